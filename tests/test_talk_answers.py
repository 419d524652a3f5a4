"""Recorded values against their questions: what holds, what does not, and hostile shapes."""

import math
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bot.talk import SKIP, Days, Invalid, Kind, Place, Question, Share, decode, name_of

DAY = Question("day", Kind.DAY, earliest=date(2026, 1, 10), latest=date(2026, 1, 20))
FILES = Question("files", Kind.FILES, least=1, most=2)
PLACE = Question("place", Kind.PLACE)
RATE = Question("rate", Kind.RATE)
SHARE = Question("share", Kind.SHARE)
TEXT = Question("text", Kind.TEXT, least=1, most=5)
WHOLE = Question("whole", Kind.WHOLE, least=0, most=30)
CHOICE = Question("choice", Kind.CHOICE, ("poor", "none"))


def days(first: str, last: str) -> dict[str, str]:
    return {"from": first, "to": last}


@pytest.mark.parametrize(
    ("question", "value", "decoded"),
    [
        (CHOICE, "none", "none"),
        (Question("c", Kind.CONFIRM, ("yes", "no")), "yes", "yes"),
        (WHOLE, 0, 0),
        (WHOLE, 30, 30),
        (Question("m", Kind.MONEY), 10**12, 10**12),
        (RATE, "0.15", Fraction(3, 20)),
        (RATE, "3/20", Fraction(3, 20)),
        (RATE, "1", Fraction(1)),
        (SHARE, {"percent": "29.999"}, Share(Fraction(29999, 1000))),
        (SHARE, {"percent": 100}, Share(Fraction(100))),
        (SHARE, {"percent": "100/3"}, Share(Fraction(100, 3))),
        (SHARE, {"lost": 12, "total": 40}, Share(Fraction(30), 12, 40)),
        (SHARE, {"lost": "3.5", "total": "5.0"}, Share(Fraction(70), Fraction(7, 2), 5)),
        (SHARE, {"lost": 0, "total": 1}, Share(Fraction(0), 0, 1)),
        (DAY, days("2026-01-12", "2026-01-12"), Days(date(2026, 1, 12), date(2026, 1, 12))),
        (DAY, days("2026-01-01", "2026-01-31"), Days(date(2026, 1, 10), date(2026, 1, 20))),
        (
            Question("d", Kind.DAY),
            days("2024-02-29", "2024-03-01"),
            Days(date(2024, 2, 29), date(2024, 3, 1)),
        ),
        (TEXT, "Tư", "Tư"),
        (Question("t", Kind.TEXT), "x" * 9999, "x" * 9999),
        (FILES, ["a", "b"], ("a", "b")),
        (Question("f", Kind.FILES), [], ()),
        (PLACE, {"latitude": 21.85, "longitude": -106}, Place(21.85, -106.0)),
        (PLACE, {"text": "Thôn 3"}, Place(text="Thôn 3")),
    ],
)
def test_value_that_answers_comes_back_typed(
    question: Question, value: Any, decoded: object
) -> None:
    assert decode(question, value) == decoded


@pytest.mark.parametrize(
    ("question", "value", "reason"),
    [
        (CHOICE, "rich", "option"),
        (CHOICE, "skip", "option"),
        (CHOICE, 1, "type"),
        (CHOICE, ["poor"], "type"),
        (WHOLE, True, "type"),
        (WHOLE, 3.0, "type"),
        (WHOLE, "3", "type"),
        (WHOLE, -1, "least"),
        (WHOLE, 31, "most"),
        (WHOLE, 10**300, "most"),
        (RATE, 0.15, "type"),
        (RATE, "1.0001", "range"),
        (RATE, "-0.1", "type"),
        (RATE, "1/0", "type"),
        (RATE, "0.1/2", "type"),
        (RATE, "nan", "type"),
        (RATE, "1e-2", "type"),
        (RATE, "٠.١", "type"),
        (RATE, "0." + "1" * 40, "type"),
        (SHARE, "40", "type"),
        (SHARE, {"percent": 40.0}, "type"),
        (SHARE, {"percent": True}, "type"),
        (SHARE, {"percent": -1}, "type"),
        (SHARE, {"percent": 10**40}, "type"),
        (SHARE, {"percent": "100.01"}, "range"),
        (SHARE, {"percent": "1", "lost": 1}, "type"),
        (SHARE, {"lost": 1}, "type"),
        (SHARE, {"lost": 41, "total": 40}, "range"),
        (SHARE, {"lost": 0, "total": 0}, "range"),
        (SHARE, {"lost": None, "total": 1}, "type"),
        (SHARE, {"lost": 1, "total": None}, "type"),
        (DAY, "2026-01-12", "type"),
        (DAY, {"from": "2026-01-12"}, "type"),
        (DAY, days("2026-01-12", "2026-01-11"), "range"),
        (DAY, days("2026-01-01", "2026-01-09"), "earliest"),
        (DAY, days("2026-01-21", "2026-01-31"), "latest"),
        (DAY, days("2026-02-30", "2026-02-30"), "type"),
        (DAY, days("2026-W03-1", "2026-W03-1"), "type"),
        (DAY, days("20260112", "20260112"), "type"),
        (DAY, {"from": "2026-01-12", "to": 5}, "type"),
        (TEXT, "", "empty"),
        (TEXT, " \n", "empty"),
        (TEXT, "quá dài", "long"),
        (TEXT, "a\0b", "letters"),
        (TEXT, "a\ud800", "letters"),
        (TEXT, 5, "type"),
        (FILES, "a", "type"),
        (FILES, [], "least"),
        (FILES, ["a", "b", "c"], "most"),
        (FILES, ["a", "a"], "repeated"),
        (FILES, [{}], "type"),
        (FILES, ["x" * 201], "long"),
        (PLACE, "Thôn 3", "type"),
        (PLACE, {"text": ""}, "empty"),
        (PLACE, {"latitude": 1}, "type"),
        (PLACE, {"latitude": True, "longitude": 1}, "type"),
        (PLACE, {"latitude": math.nan, "longitude": 1}, "range"),
        (PLACE, {"latitude": 1, "longitude": math.inf}, "range"),
        (PLACE, {"latitude": 91, "longitude": 1}, "range"),
        (PLACE, {"latitude": 1, "longitude": 181}, "range"),
        (PLACE, {"latitude": 10**400, "longitude": 1}, "range"),
    ],
)
def test_value_that_does_not_answer_says_why(question: Question, value: Any, reason: str) -> None:
    assert decode(question, value) == Invalid(reason)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CONFIRM])
def test_skip_is_none_where_it_is_offered(kind: Kind) -> None:
    assert decode(Question("q", kind, (SKIP,)), SKIP) is None


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("value", [None, [], {}, [[]], {"a": {}}, math.nan, -1, "", "\ud800", b""])
def test_hostile_shapes_never_raise(kind: Kind, value: Any) -> None:
    question = Question("q", kind, ("poor",), least=1, most=3)
    assert isinstance(decode(question, value), Invalid)


def test_skippable_question_says_so() -> None:
    assert Question("q", Kind.DAY, (SKIP,)).skippable
    assert not Question("q", Kind.DAY).skippable


def test_interval_is_no_exact_day() -> None:
    assert Days(date(2026, 1, 1), date(2026, 1, 2)).exact is None
    assert Days(date(2026, 1, 1), date(2026, 1, 1)).exact == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("status", "status"),
        ("line2", "line2"),
        ("item12.kind", "item.kind"),
        ("item2.part3.kind", "item.part.kind"),
    ],
)
def test_name_is_the_key_without_rounds(key: str, name: str) -> None:
    assert name_of(key) == name
