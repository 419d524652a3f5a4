"""The values that conversations speak in: what is said, what is asked, what comes back.

Plain frozen data. Nothing here asks, checks or renders.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeAlias

from bot.records import record

Json: TypeAlias = Any
"""A JSON value: None, bool, int, float, str, or lists and objects of those."""

SKIP: Final = "skip"
"""The option "Không biết" of a question that may be skipped; the conversation receives None."""

YES_NO: Final = ("yes", "no")
CONFIRMATIONS: Final = ("yes", "edit", "no")

_ROUND = re.compile(r"(?<=[a-z_])[1-9][0-9]*\.")


class Kind(StrEnum):
    """What a question wants; each kind has one grammar in ``bot.understand``."""

    CHOICE = "choice"
    WHOLE = "whole"
    MONEY = "money"
    RATE = "rate"
    SHARE = "share"
    DAY = "day"
    TEXT = "text"
    FILES = "files"
    PLACE = "place"
    CONFIRM = "confirm"


@record
class Money:
    """Whole đồng, as a value to be shown."""

    vnd: int | Fraction


@record
class Percent:
    """A rate (0 to 1) to be shown as a percentage."""

    rate: Fraction


@record
class Label:
    """An option's label in the reader's language."""

    question: str
    option: str


@record
class Days:
    """A day, or the interval that an imprecise date names ("tháng 12/2022")."""

    first: date
    last: date

    @property
    def exact(self) -> date | None:
        """The day itself where it is one day."""
        return self.first if self.first == self.last else None


@record
class Share:
    """A part of a whole: ``percent`` is 0 to 100 and exact.

    ``lost`` and ``total`` are there where the person gave counts; they may be fractions
    ("3,5 sào trên 5 sào").
    """

    percent: Fraction
    lost: int | Fraction | None = None
    total: int | Fraction | None = None


@record
class Place:
    """Where something is: a point in degrees, or the person's words for it; never both."""

    latitude: float | None = None
    longitude: float | None = None
    text: str | None = None


@record
class Say:
    """One message by its Fluent id with typed variables; ``bot.words`` makes the text.

    A variable may be a str or int, Money, Percent, Label, date, Days, Share, a Citation of the
    rules, another Say, or a tuple of those (shown as lines).
    """

    id: str
    args: Mapping[str, Any]


@record
class Question:
    """One question, named by a key that never changes its meaning.

    ``options`` are what may be chosen: all of them for a choice, ``skip`` alone for a value that
    may be unknown. ``least`` and ``most`` bound a number, the letters of a text, or how many
    files. ``shown`` is what a confirmation confirms and ``digest`` its fingerprint.
    """

    key: str
    kind: Kind
    options: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    earliest: date | None = None
    latest: date | None = None
    context: Mapping[str, Any] | None = None
    shown: tuple[Say, ...] = ()
    digest: str = ""

    @property
    def name(self) -> str:
        """The key without the numbers of rounds: ``item2.kind`` → ``item.kind``. Words hang on it.

        Never record an answer under it: two rounds would share the answer.
        """
        return name_of(self.key)

    @property
    def skippable(self) -> bool:
        """Whether "Không biết" is an answer."""
        return SKIP in self.options


def name_of(key: str) -> str:
    """The key without the numbers of rounds: ``item2.kind`` → ``item.kind``."""
    return _ROUND.sub(".", key) if "." in key else key
