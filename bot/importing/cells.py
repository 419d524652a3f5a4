"""One cell into a typed value, or the reason why not. What reads two ways is never decided.

Text is cleaned first: composed letters, single spaces, no control characters. Grammars of days,
sums and rates are those of the chat (``bot.understand``).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, TypeAlias

from bot.importing.columns import Cell, Column
from bot.importing.faults import Code
from bot.importing.phones import read_phone
from bot.importing.results import Read, Wrong
from bot.importing.sources import Raw
from bot.talk import Kind, Question
from bot.understand import DidYouMean, NotUnderstood, Understood, Why, clean, understand

Labels: TypeAlias = Mapping[str, tuple[str, ...]]

EARLIEST: Final = date(2000, 1, 1)
LATEST: Final = date(2060, 12, 31)
SMALLEST_SUM: Final = 100_000
"""A smaller sum may count thousands or millions of đồng: it is asked about, never multiplied."""
_LONGEST = 32_767
_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number; a longer account number was rounded."""
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2}$|^\d{8}$")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_NUMBER = re.compile(r"[+-]?\d+([.,]0+)?")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells for one file: today, the epoch of its day numbers, the labels of choices."""

    today: date
    epoch: datetime
    labels: Mapping[str, Labels]

    def read(self, column: Column, raw: Raw) -> Read:
        """The value, None where the cell is empty.

        Raises:
            Wrong: why it cannot be read.
        """
        if raw.formula:
            raise Wrong(Code.FORMULA)
        if raw.error:
            raise Wrong(Code.ERROR_VALUE)
        if raw.empty:
            return _nothing(column)
        if isinstance(raw.value, str):
            if len(raw.value) > _LONGEST:
                raise Wrong(Code.TOO_LONG, most=str(column.limit))
            if raw.value.lstrip().startswith("="):
                raise Wrong(Code.FORMULA)
        return _READERS[column.kind](self, column, raw.value)


def _nothing(column: Column) -> Read:
    if column.required:
        raise Wrong(Code.EMPTY)
    return Read(None)


def _text(_: Reader, column: Column, value: Any) -> Read:
    text = _words(value)
    if len(text) > column.limit:
        raise Wrong(Code.TOO_LONG, most=str(column.limit))
    if not all(_sound(letter) for letter in text):
        raise Wrong(Code.LETTERS)
    if not text:
        return _nothing(column)
    if isinstance(value, str) and _hidden_signs(value):
        return Read(text, Code.CONTROL)
    return Read(text)


def _name(reader: Reader, column: Column, value: Any) -> Read:
    if not isinstance(value, str) or not any(letter.isalpha() for letter in value):
        raise Wrong(Code.NOT_TEXT)
    if value.lstrip()[:1] in "+-@":
        raise Wrong(Code.FORMULA)
    return _text(reader, column, value)


def _code(reader: Reader, column: Column, value: Any) -> Read:
    rounded = isinstance(value, int | float) and abs(value) >= _EXACT
    if rounded or (isinstance(value, str) and re.fullmatch(r"\d([.,]\d+)?E\+\d+", value.strip())):
        raise Wrong(Code.ACCOUNT)
    read = _text(reader, column, value)
    if isinstance(read.value, str) and read.value[:1] in "+-@":
        raise Wrong(Code.FORMULA)
    return read


def _day(reader: Reader, _: Column, value: Any) -> Read:
    if isinstance(value, bool | time | timedelta):
        raise Wrong(Code.DAY)
    if isinstance(value, datetime | date):
        return Read(_in_range(value.date() if isinstance(value, datetime) else value))
    if _counts_days(value):
        return _serial(reader, value)
    return _written_day(reader, _TIME.sub("", clean(str(value))))


def _written_day(reader: Reader, text: str) -> Read:
    question = Question("day", Kind.DAY, earliest=EARLIEST, latest=LATEST)
    match understand(question, text, {}, reader.today):
        case Understood({"from": str(first), "to": str(last)}):
            if not _YEAR.search(text):
                raise Wrong(Code.DAY_YEAR)
            if first != last:
                raise Wrong(Code.DAY_PARTIAL)
            return Read(date.fromisoformat(first))
        case NotUnderstood(Why.LUNAR):
            raise Wrong(Code.DAY_LUNAR)
        case NotUnderstood(Why.TOO_EARLY | Why.TOO_LATE):
            raise Wrong(Code.DAY_RANGE)
        case _:
            raise Wrong(Code.DAY)


def _counts_days(value: Any) -> bool:
    """Whether it is a bare number, too short to be a day's digits ("30062026")."""
    text = str(value).strip()
    return len(text) < 8 and _NUMBER.fullmatch(text) is not None


def _serial(reader: Reader, value: Any) -> Read:
    """A day as a spreadsheet counts it, where the cell lost its date format."""
    number = float(str(value).replace(",", "."))
    if not 0 < number < 100_000:
        raise Wrong(Code.DAY)
    day = _in_range((reader.epoch + timedelta(days=int(number))).date())
    shown = f"{day.day:02d}/{day.month:02d}/{day.year}"
    return Read(day, Code.SERIAL, {"was": str(value), "now": shown})


def _in_range(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Wrong(Code.DAY_RANGE)
    return day


def _money(reader: Reader, column: Column, value: Any) -> Read:
    if isinstance(value, bool | date | datetime | time | timedelta):
        raise Wrong(Code.MONEY)
    amount = _sum(reader, column, value)
    if 0 < amount < SMALLEST_SUM and not isinstance(value, str):
        raise Wrong(Code.MONEY_UNIT, was=f"{amount}")
    if not column.least <= amount <= column.most:
        raise Wrong(Code.MONEY_RANGE, least=_grouped(column.least), most=_grouped(column.most))
    return Read(amount)


def _sum(reader: Reader, column: Column, value: Any) -> int:
    if isinstance(value, int | float):
        if not float(value).is_integer():
            raise Wrong(Code.MONEY_NOT_WHOLE)
        return int(value)
    question = Question(column.key, Kind.MONEY, least=0, most=10**14)
    match understand(question, value, {}, reader.today):
        case Understood(int(amount)):
            return amount
        case NotUnderstood(why):
            raise Wrong(_MONEY_WHY.get(why, Code.MONEY), was=clean(value)[:40])
        case _:
            raise Wrong(Code.MONEY)


_MONEY_WHY: Final = {
    Why.UNIT: Code.MONEY_UNIT,
    Why.AMBIGUOUS_MONEY: Code.MONEY_TWO_WAYS,
    Why.NOT_WHOLE: Code.MONEY_NOT_WHOLE,
    Why.TOO_SMALL: Code.MONEY,
}


def _whole(_: Reader, column: Column, value: Any) -> Read:
    text = _words(value)
    if not _NUMBER.fullmatch(text) or len(text) > 12:
        raise Wrong(Code.NUMBER)
    number = int(re.split("[.,]", text)[0])
    if not column.least <= number <= column.most:
        raise Wrong(Code.NUMBER_RANGE, least=str(column.least), most=str(column.most))
    return Read(number)


def _rate(reader: Reader, column: Column, value: Any) -> Read:
    if isinstance(value, bool | date | datetime | time | timedelta):
        raise Wrong(Code.RATE)
    text = repr(value) if isinstance(value, float) else str(value)
    match understand(Question(column.key, Kind.RATE), text, {}, reader.today):
        case Understood(str(rate)) if 0 < Fraction(rate) <= 1:
            return Read(Fraction(rate))
        case _:
            raise Wrong(Code.RATE)


def _phone(_: Reader, __: Column, value: Any) -> Read:
    return read_phone(_words(value))


def _choice(reader: Reader, column: Column, value: Any) -> Read:
    labels = reader.labels[column.key]
    text = _words(value)
    question = Question(column.key, Kind.CHOICE, tuple(labels))
    match understand(question, text, labels, reader.today, numbered=False):
        case Understood(str(option)):
            return Read(option)
        case DidYouMean(options):
            near = ", ".join(f"“{labels[option][0]}”" for option in options)
            raise Wrong(Code.CHOICE_NEAR, was=text[:40], near=near)
        case _:
            known = ", ".join(names[0] for names in labels.values())
            raise Wrong(Code.CHOICE, was=text[:40], known=known)


def _words(value: Any) -> str:
    """A cell as text; a whole number has no decimals there."""
    if isinstance(value, bool | time | timedelta):
        raise Wrong(Code.NOT_TEXT)
    if isinstance(value, datetime | date):
        raise Wrong(Code.NOT_TEXT)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return clean(str(value)).replace("\n", " ")


@lru_cache(maxsize=4096)
def _sound(letter: str) -> bool:
    """Whether a letter can stand in a Vietnamese text; the old encodings' letters cannot."""
    if letter.isascii():
        return True
    if letter.isalpha():
        return unicodedata.name(letter, "").startswith("LATIN ") and letter not in "ªº"
    return (
        unicodedata.category(letter) not in {"Sk", "So", "Lo", "Lm", "No"}
        and letter not in "¬±µ¤¦§¨"
    )


def _hidden_signs(text: str) -> bool:
    return not text.isprintable() and any(
        unicodedata.category(sign) in {"Cc", "Cf"} and sign not in "\n\r\t" for sign in text
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


_READERS: Final[Mapping[Cell, Callable[[Reader, Column, Any], Read]]] = {
    Cell.TEXT: _text,
    Cell.NAME: _name,
    Cell.CODE: _code,
    Cell.DAY: _day,
    Cell.MONEY: _money,
    Cell.WHOLE: _whole,
    Cell.RATE: _rate,
    Cell.PHONE: _phone,
    Cell.CHOICE: _choice,
}
