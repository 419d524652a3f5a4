"""What understanding comes to: an answer, a question back, or a reason. Plain values only."""

from collections.abc import Mapping
from enum import StrEnum

from bot.records import record

Value = str | int | Mapping[str, int | float | str]
"""A journal's JSON value: option id, whole number, rate, share, days, text or place."""


class Why(StrEnum):
    """Why a text is no answer. The list is closed; every member has words in every language.

    A reason says what to ask for next, never what the person did wrong.
    """

    EMPTY = "empty"
    """Nothing to read: no letter, digit or sign."""
    TOO_LONG = "too_long"
    """More than the question's ``most`` characters, or than any answer needs."""
    TOO_SHORT = "too_short"
    """A text with fewer than the question's ``least`` characters."""
    TOO_SMALL = "too_small"
    """A number below ``least``, or a negative one."""
    TOO_BIG = "too_big"
    """A number above ``most``; more lost than there was; more than 100 %."""
    TOO_EARLY = "too_early"
    """Every day that the text may name lies before ``earliest``."""
    TOO_LATE = "too_late"
    """Every day that the text may name lies after ``latest``."""
    VAGUE = "vague"
    """No exact figure: "khoảng 40%", "hơn nửa", "gần hết", "20–30 triệu", "mấy hôm trước"."""
    UNIT = "unit"
    """A number whose unit could be several things: "20" for a sum, "40" for a share."""
    TOTAL = "total"
    """What was lost without the whole: "chết 12 con"."""
    NOT_WHOLE = "not_whole"
    """A fraction where only whole people, months or đồng make sense."""
    AMBIGUOUS_MONEY = "ambiguous_money"
    """A sum that reads two ways: "1 triệu 25", "1.500 triệu"."""
    AMBIGUOUS_DATE = "ambiguous_date"
    """A day that reads two ways: "thang sau" without marks, "thứ hai" before or after today."""
    CONFLICT = "conflict"
    """Figures that contradict each other: "chết 12 còn 20 trên 40", a wrong weekday."""
    NO_SUCH_DAY = "no_such_day"
    """A day that no calendar has: 31/6."""
    LUNAR = "lunar"
    """A day of the lunar calendar, or one that may be: "mùng 2 Tết", "rằm tháng 7"."""
    NO_SUCH_OPTION = "no_such_option"
    """A number that no option has."""
    FILE = "file"
    """Words where a photo or a file was asked for."""
    NOT_UNDERSTOOD = "not_understood"
    """Anything else."""


@record
class Understood:
    """The answer, as it goes into the journal."""

    value: Value


@record
class DidYouMean:
    """One to three options that are close; one means "Ý bà con là …?"."""

    options: tuple[str, ...]


@record
class NotUnderstood:
    """No answer, and why."""

    why: Why


Understanding = Understood | DidYouMean | NotUnderstood


class Refused(Exception):
    """Raised inside a grammar; ``understand`` turns it into ``NotUnderstood``."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
