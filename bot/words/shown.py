"""Typed values as text: money, percentages, dates, parts of a whole, citations. No messages."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from bot.rules import load
from bot.rules.results import Citation, OpenPoint, Reason
from bot.talk import Days, Money, Percent, Share
from bot.words.book import Book, open_book
from bot.words.numbers import Figures
from bot.words.patterns import Typed


class Values:
    """One language's ways of showing a value."""

    def __init__(self, language: str) -> None:
        """Reads separators and weekdays from Babel, and the words for places of the law."""
        self.book: Final[Book] = open_book(language, FUNCTIONS)
        self._figures = Figures.of(language)
        self._weekdays = _weekdays(language)
        self._places: dict[Citation, str] = {}
        self._by_type: Final[Mapping[type, Callable[[Any], str]]] = {
            Money: self.money,
            Percent: self.percent,
            Fraction: self._figures.text,
            date: self.day,
            Days: self.days,
            Share: self.share,
            Citation: self.citation,
            Reason: self.of_law,
            OpenPoint: self.of_law,
        }

    def text(self, value: object) -> str:
        """A value's text by its type; several citations share their document's name."""
        show = self._by_type.get(type(value))
        if show is not None:
            return show(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Citation):
            return self.citations(value)
        return str(value)

    def money(self, value: Money) -> str:
        """``20.000.000 đ``."""
        return f"{self._figures.text(value.vnd)} đ"

    def percent(self, value: Percent) -> str:
        """``10,5%``."""
        return f"{self._figures.text(value.rate * 100)}%"

    def day(self, value: date) -> str:
        """``30/09/2026``, in every language."""
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"

    def weekday(self, value: date) -> str:
        """``thứ Tư 30/09/2026``."""
        return f"{self._weekdays[value.weekday()]} {self.day(value)}"

    def days(self, value: Days) -> str:
        """A day, or both ends of an interval."""
        if value.exact is not None:
            return self.day(value.exact)
        ends = {"first": self.day(value.first), "last": self.day(value.last)}
        return self.book.text("days-between", ends)

    def share(self, value: Share) -> str:
        """``12 trên 40, tức 30%`` where it was counted, else ``30%``; units stay as they are."""
        percent = self.percent(Percent(value.percent / 100))
        if value.lost is None or value.total is None:
            return percent
        text = self._figures.text
        part = {"lost": text(value.lost), "total": text(value.total), "percent": percent}
        return self.book.text("share-counted", part)

    def citation(self, value: Citation) -> str:
        """``Điều 5 khoản 3, QĐ 33/2022, Lạng Sơn``."""
        return f"{self.place(value)}, {self.document_short(value)}"

    def citations(self, values: tuple[Citation, ...]) -> str:
        """Several places, each document named once after its places."""
        by_document: dict[str, dict[str, None]] = {}
        for value in values:
            by_document.setdefault(self.document_short(value), {})[self.place(value)] = None
        return "; ".join(f"{', '.join(places)}, {name}" for name, places in by_document.items())

    def of_law(self, value: Reason | OpenPoint) -> str:
        """A rule or an open point in plain words, without its full stop.

        In Vietnamese, as the pack says it, where nobody has translated it.
        """
        id_ = translation_id(value.text)
        text = self.book.text(id_, {}) if id_ in self.book.ids else value.text
        return text.removesuffix(".")

    def place(self, value: Citation) -> str:
        """The article, clause and point (or section, or heading) alone."""
        known = self._places.get(value)
        if known is None:
            known = self._places[value] = self._place(value)
        return known

    def document(self, value: Citation) -> str:
        """The document's number and province in full: ``15/2023/QĐ-UBND, Đồng Nai``."""
        policy = load()[value.policy]
        return f"{policy.number}, {policy.province_name}"

    def document_short(self, value: Citation) -> str:
        """The document's number and province: ``QĐ 33/2022, Lạng Sơn``."""
        policy = load()[value.policy]
        return f"{policy.short}, {policy.province_name}"

    def _place(self, value: Citation) -> str:
        parts = [
            self.book.text(f"place-{name}", {"number": number})
            for name in ("article", "section", "clause", "point")
            if (number := getattr(value, name)) is not None
        ]
        return " ".join(parts) or value.heading or self.book.text("place-whole", {})


@lru_cache(maxsize=4096)
def translation_id(text: str) -> str:
    """The id of a translation of a pack's words: it changes with them, so none is ever stale."""
    return f"law-{blake2b(text.encode(), digest_size=5).hexdigest()}"


class Shown(Typed):
    """A typed value inside a message; it becomes text only where the message uses it."""

    __slots__ = ("value", "values")

    def __init__(self, value: Any, values: Values) -> None:
        self.value = value
        self.values = values

    def shown(self) -> str:
        """The value's text."""
        return self.values.text(self.value)


def _weekdays(language: str) -> tuple[str, ...]:
    """Monday to Sunday as inside a sentence: "thứ Hai" … "Chủ Nhật", "Monday" …."""
    from babel import Locale  # with the first message: no start needs it

    names = Locale.parse(language).days["format"]["wide"]
    return tuple(
        "t" + name[1:] if (name := str(names[n])).startswith("Th") and language == "vi" else name
        for n in range(7)
    )


FUNCTIONS: Final[Mapping[str, Callable[..., str]]] = {
    "WEEKDAY": lambda shown: shown.values.weekday(shown.value),
    "PLACE": lambda shown: shown.values.place(shown.value),
    "DOCUMENT": lambda shown: shown.values.document(shown.value),
    "QUOTE": lambda shown: str(shown.value.quote),
}
"""What a message may ask of a value beside its usual text: ``{ WEEKDAY($day) }``."""
