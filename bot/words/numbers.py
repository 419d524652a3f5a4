"""Figures as text: exact decimals with a language's own separators. No rounding that hides."""

from fractions import Fraction

from bot.records import record


@record
class Figures:
    """One language's separators, read from Babel once: ``#,##0`` and the decimal sign."""

    group: str
    decimal: str

    @classmethod
    def of(cls, language: str) -> "Figures":
        """The separators of a language ("vi" → "." and ",")."""
        from babel import Locale  # with the first message: no start needs it

        symbols = Locale.parse(language).number_symbols["latn"]
        return cls(symbols["group"], symbols["decimal"])

    def text(self, number: int | Fraction) -> str:
        """The number exactly where its decimals end; else two decimals after "≈"."""
        if isinstance(number, int):
            return self._grouped(number)
        if number.denominator == 1:
            return self._grouped(number.numerator)
        places = _places(number.denominator)
        if places is None:
            return f"≈ {self._decimal(round(number * 100), 2)}"
        return self._decimal(int(number * 10**places), places)

    def _decimal(self, scaled: int, places: int) -> str:
        whole, part = divmod(abs(scaled), 10**places)
        sign = "-" if scaled < 0 else ""
        return f"{sign}{self._grouped(whole)}{self.decimal}{part:0{places}d}"

    def _grouped(self, whole: int) -> str:
        return f"{whole:,}".replace(",", self.group)


def _places(denominator: int) -> int | None:
    """How many decimals a fraction needs; None where they never end or pass six."""
    return next((n for n in range(1, 7) if 10**n % denominator == 0), None)
