"""From a question and a text to an answer: picks the grammar and holds the question's bounds."""

from collections.abc import Mapping
from datetime import date

from bot.talk import SKIP, Kind, Question
from bot.understand.counts import read_count
from bot.understand.days import read_day
from bot.understand.fold import clean
from bot.understand.free import read_phone, read_place, read_text
from bot.understand.money import MOST, read_money
from bot.understand.names import mistaken_name
from bot.understand.options import exact_option, read_option
from bot.understand.rates import read_rate
from bot.understand.results import (
    DidYouMean,
    NotUnderstood,
    Refused,
    Understanding,
    Understood,
    Value,
    Why,
)
from bot.understand.shares import read_share
from bot.understand.skips import says_skip

LONGEST_RAW = 8000
"""Characters looked at, whatever the question: longer ones are refused unread."""
LONGEST_ANSWER = 400
"""Characters of an answer that is no free text."""
MOST_COUNT = 10**9


def understand(
    question: Question,
    text: str,
    labels: Mapping[str, tuple[str, ...]],
    today: date,
    *,
    numbered: bool = True,
) -> Understanding:
    """The journal's value for a typed answer, the close options, or why there is none.

    ``labels`` maps each option's id to its label and synonyms. A number is an option's place
    where the options are shown ``numbered``; misuse: leaving that on for options nobody sees,
    so that "2" chooses one. Never raises for any text.
    """
    if len(text) > LONGEST_RAW:
        return NotUnderstood(Why.TOO_LONG)
    cleaned = clean(text)
    if not cleaned:
        return NotUnderstood(Why.EMPTY)
    if question.kind is not Kind.TEXT and len(cleaned) > LONGEST_ANSWER:
        return NotUnderstood(Why.TOO_LONG)
    if question.kind in {Kind.CHOICE, Kind.CONFIRM}:
        options = question.options or tuple(labels)
        found = read_option(cleaned, options, labels, numbered=numbered)
        names: Mapping[str, str] = (question.context or {}).get("named", {})
        if isinstance(found, Understood) and mistaken_name(cleaned, names.get(str(found.value))):
            return DidYouMean((str(found.value),))
        return found
    return _value(question, cleaned, labels, today)


def _value(
    question: Question, text: str, labels: Mapping[str, tuple[str, ...]], today: date
) -> Understanding:
    named = exact_option(text, question.options, labels)
    if named is not None:
        return named
    free = question.kind in {Kind.TEXT, Kind.PLACE}
    if SKIP in question.options and says_skip(text, alone=free):
        return Understood(SKIP)
    try:
        return Understood(_read(question, text, today))
    except Refused as refused:
        return NotUnderstood(refused.why)


def _read(question: Question, text: str, today: date) -> Value:
    match question.kind:
        case Kind.MONEY:
            return _bounded(read_money(text, zero=not question.least), question, MOST)
        case Kind.WHOLE:
            return _bounded(read_count(text, question.key), question, MOST_COUNT)
        case Kind.RATE:
            return read_rate(text)
        case Kind.SHARE:
            return read_share(text)
        case Kind.DAY:
            return read_day(text, today, question.earliest, question.latest)
        case Kind.PLACE:
            return read_place(text)
        case Kind.FILES:
            raise Refused(Why.FILE)
        case _:
            return _words(question, text)


def _words(question: Question, text: str) -> str:
    if question.name.endswith("_phone"):
        return read_phone(text)
    return read_text(text, question.least, question.most)


def _bounded(value: int, question: Question, most: int) -> int:
    if value < (question.least or 0):
        raise Refused(Why.TOO_SMALL)
    if value > (most if question.most is None else question.most):
        raise Refused(Why.TOO_BIG)
    return value
