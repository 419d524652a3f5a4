"""From a recorded JSON value to what the conversation receives, checked against its question.

Runs on every walk for every answer, so a changed question never sees a value that it would not
take today. Guesses nothing: what people write is read by ``bot.understand``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, TypeAlias

from bot.records import record
from bot.talk.values import SKIP, Days, Json, Kind, Place, Question, Share

LONGEST_ID: Final = 200
LONGEST_NUMBER: Final = 40
LONGEST_PLACE: Final = 500

Value: TypeAlias = str | int | Fraction | Share | Days | Place | tuple[str, ...] | None

_EXACT = re.compile(r"[0-9]+(?:\.[0-9]+|/[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@record
class Invalid:
    """Why a value does not answer a question: a code for programs, never a person's words.

    One of ``type``, ``option``, ``least``, ``most``, ``range``, ``earliest``, ``latest``,
    ``empty``, ``long``, ``letters``, ``repeated``; of a walk also ``moved``: what was confirmed is
    not what would be shown now.
    """

    reason: str


def decode(question: Question, value: Json) -> Value | Invalid:
    """What the conversation receives for this recorded value, or why it does not answer.

    ``skip`` is None where the question offers it. Misuse: testing the result for truth (0 and
    None are answers); test ``isinstance(result, Invalid)``.
    """
    if value == SKIP and SKIP in question.options:
        return None
    return _DECODERS[question.kind](question, value)


def _option(question: Question, value: Json) -> Value | Invalid:
    if not isinstance(value, str):
        return Invalid("type")
    return value if value in question.options else Invalid("option")


def _whole(question: Question, value: Json) -> Value | Invalid:
    if type(value) is not int:  # True is an int to isinstance
        return Invalid("type")
    if question.least is not None and value < question.least:
        return Invalid("least")
    if question.most is not None and value > question.most:
        return Invalid("most")
    return value


def _rate(_question: Question, value: Json) -> Value | Invalid:
    rate = _exact(value) if isinstance(value, str) else None
    if rate is None:
        return Invalid("type")
    return rate if rate <= 1 else Invalid("range")


def _share(_question: Question, value: Json) -> Value | Invalid:
    if not isinstance(value, dict):
        return Invalid("type")
    if value.keys() == {"percent"}:
        percent = _number(value["percent"])
        if percent is None:
            return Invalid("type")
        return Share(Fraction(percent)) if percent <= 100 else Invalid("range")
    if value.keys() != {"lost", "total"}:
        return Invalid("type")
    lost, total = _number(value["lost"]), _number(value["total"])
    if lost is None or total is None:
        return Invalid("type")
    if total == 0 or lost > total:
        return Invalid("range")
    return Share(Fraction(lost * 100) / total, lost, total)


def _day(question: Question, value: Json) -> Value | Invalid:
    if not isinstance(value, dict) or value.keys() != {"from", "to"}:
        return Invalid("type")
    first, last = _date(value["from"]), _date(value["to"])
    if first is None or last is None:
        return Invalid("type")
    if first > last:
        return Invalid("range")
    # An imprecise date keeps the days that are possible: "tháng này" for something past.
    if question.earliest is not None:
        if last < question.earliest:
            return Invalid("earliest")
        first = max(first, question.earliest)
    if question.latest is not None:
        if first > question.latest:
            return Invalid("latest")
        last = min(last, question.latest)
    return Days(first, last)


def _text(question: Question, value: Json) -> Value | Invalid:
    return _letters(value, question.most)


def _files(question: Question, value: Json) -> Value | Invalid:
    if not isinstance(value, list):
        return Invalid("type")
    if len(value) < (question.least or 0):
        return Invalid("least")
    if question.most is not None and len(value) > question.most:
        return Invalid("most")
    for item in value:
        if isinstance(wrong := _letters(item, LONGEST_ID), Invalid):
            return wrong
    return tuple(value) if len(set(value)) == len(value) else Invalid("repeated")


def _place(_question: Question, value: Json) -> Value | Invalid:
    if not isinstance(value, dict):
        return Invalid("type")
    if value.keys() == {"text"}:
        words = _letters(value["text"], LONGEST_PLACE)
        return words if isinstance(words, Invalid) else Place(text=words)
    if value.keys() != {"latitude", "longitude"}:
        return Invalid("type")
    latitude, longitude = value["latitude"], value["longitude"]
    if type(latitude) not in (int, float) or type(longitude) not in (int, float):
        return Invalid("type")
    if abs(latitude) <= 90 and abs(longitude) <= 180:  # a NaN is neither
        return Place(float(latitude), float(longitude))
    return Invalid("range")


def _letters(value: Json, longest: int | None) -> str | Invalid:
    if not isinstance(value, str):
        return Invalid("type")
    if not value or value.isspace():
        return Invalid("empty")
    if longest is not None and len(value) > longest:
        return Invalid("long")
    # NUL and lone surrogates cannot be stored or sent.
    return Invalid("letters") if "\0" in value or not _encodable(value) else value


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(value: Json) -> int | Fraction | None:
    """A count or percentage from an int or a decimal string; never from a float."""
    if type(value) is int:
        return value if 0 <= value < 10**LONGEST_NUMBER else None
    exact = _exact(value) if isinstance(value, str) else None
    return int(exact) if exact is not None and exact.denominator == 1 else exact


@lru_cache(maxsize=1024)
def _exact(text: str) -> Fraction | None:
    if len(text) > LONGEST_NUMBER or not _EXACT.fullmatch(text):
        return None
    top, _, bottom = text.partition("/")
    if not bottom:
        return Fraction(top)
    return Fraction(top) / int(bottom) if int(bottom) else None


def _date(value: Json) -> date | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None  # fromisoformat alone also takes weeks and days without dashes
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


_DECODERS: Final[Mapping[Kind, Callable[[Question, Any], Value | Invalid]]] = {
    Kind.CHOICE: _option,
    Kind.WHOLE: _whole,
    Kind.MONEY: _whole,
    Kind.RATE: _rate,
    Kind.SHARE: _share,
    Kind.DAY: _day,
    Kind.TEXT: _text,
    Kind.FILES: _files,
    Kind.PLACE: _place,
    Kind.CONFIRM: _option,
}
