"""The stored form of a journal, strictly read; plain data; effects and their corrections."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest

from bot.talk import (
    Asking,
    BadJournal,
    Days,
    Effect,
    EffectRow,
    Finished,
    Header,
    Journal,
    Kind,
    Looking,
    Money,
    Question,
    Say,
    answer,
    corrections,
    fingerprint,
    from_json,
    look,
    reopen,
    show,
    to_json,
)

QUESTION = Question("status", Kind.CHOICE, ("poor", "none"))
CONFIRM = Question("confirm", Kind.CONFIRM, ("yes", "edit", "no"), digest="ab12")
HEADER = Header(
    "eligibility", "77", "2026-08-01T07:00:00+07:00", date(2026, 8, 1), {"dong-nai-15-2023": "3"}
)


def journal() -> Journal:
    recorded = answer(Journal(HEADER), QUESTION, "poor")
    recorded = look(recorded, "household_of", {"code": "A1"}, {"found": [1, 2.5, None]})
    recorded = answer(show(recorded, CONFIRM), CONFIRM, "yes")
    return reopen(recorded, "status")


def stored() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(to_json(journal())))
    return data


def test_stored_journal_comes_back_the_same() -> None:
    assert from_json(stored()) == journal()


def test_stored_form_is_this_one_for_ever() -> None:
    assert stored() == {
        "format": 1,
        "conversation": "eligibility",
        "id": "77",
        "opened_at": "2026-08-01T07:00:00+07:00",
        "today": "2026-08-01",
        "policies": {"dong-nai-15-2023": "3"},
        "answers": {"status": "poor", "confirm": "yes"},
        "shown": {"confirm": "ab12"},
        "confirmed": {"confirm": "ab12"},
        "lookups": [["household_of", {"code": "A1"}, {"found": [1, 2.5, None]}]],
        "reopened": "status",
        "revision": 5,
    }


def nested(depth: int) -> object:
    value: object = "deep"
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 2),
        ("format", True),
        ("format", "1"),
        ("conversation", "Eligibility!"),
        ("conversation", ""),
        ("conversation", None),
        ("conversation", "a" * 101),
        ("id", 77),
        ("id", ""),
        ("id", "x" * 201),
        ("id", "\ud800"),
        ("opened_at", "yesterday"),
        ("opened_at", "2026-08-01T07:00:00"),
        ("today", "2026-02-30"),
        ("today", "20260801"),
        ("today", 20260801),
        ("policies", []),
        ("policies", {"a": 1}),
        ("policies", {1: "a"}),
        ("answers", None),
        ("answers", {"Status": "poor"}),
        ("answers", {"status": math.nan}),
        ("answers", {"status": 10**40}),
        ("answers", {"status": "x" * 20_001}),
        ("answers", {"status": "\udfff"}),
        ("answers", {"status": {1: 2}}),
        ("answers", {"status": {1, 2}}),
        ("answers", {"status": nested(17)}),
        ("answers", {f"k{n}": 1 for n in range(1001)}),
        ("shown", {"confirm": 1}),
        ("shown", {"Confirm": "ab"}),
        ("confirmed", {"confirm": ""}),
        ("confirmed", {"a..b": "ab"}),
        ("lookups", {}),
        ("lookups", [["a", 1]]),
        ("lookups", ["abc"]),
        ("lookups", [[1, 1, 1]]),
        ("lookups", [["a", math.inf, 1]]),
        ("lookups", [["a", n, 1] for n in range(101)]),
        ("reopened", 5),
        ("reopened", "not a key"),
        ("revision", -1),
        ("revision", True),
        ("revision", 2**63),
        ("revision", "1"),
    ],
)
def test_hostile_journal_is_refused(name: str, value: object) -> None:
    with pytest.raises(BadJournal):
        from_json({**stored(), name: value})


@pytest.mark.parametrize("data", [None, [], "x", {}, {**stored(), "more": 1}])
def test_what_is_no_journal_is_refused(data: object) -> None:
    with pytest.raises(BadJournal):
        from_json(data)


@pytest.mark.parametrize("name", sorted(stored()))
def test_journal_without_one_of_its_names_is_refused(name: str) -> None:
    data = stored()
    del data[name]
    with pytest.raises(BadJournal):
        from_json(data)


def test_refusal_does_not_repeat_what_was_stored() -> None:
    with pytest.raises(BadJournal) as caught:
        from_json({**stored(), "answers": {"name": "Vàng A Páo\ud800"}})
    assert "Páo" not in str(caught.value)


# Fingerprints


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Citation:
    article: str | None
    on: date


def say(**args: object) -> Say:
    return Say("line", args)


def test_fingerprint_does_not_depend_on_the_order_of_names() -> None:
    assert fingerprint(say(a=1, b=2)) == fingerprint(say(b=2, a=1))


def test_fingerprint_tells_values_apart() -> None:
    day = date(2026, 1, 1)
    values: list[object] = [
        say(a=1),
        say(a="1"),
        say(a=Fraction(1, 3)),
        say(a=Fraction(1, 2)),
        say(a=Money(1)),
        say(a=Days(day, day)),
        say(a=day),
        say(a=(Say("x", {}), 1.5)),
        say(a=Colour.RED),
        say(a=Citation(None, day)),
        say(a=None),
        [],
    ]
    assert len({fingerprint(value) for value in values}) == len(values)


def test_fingerprint_is_this_one_in_every_process() -> None:
    assert fingerprint((Say("line", {"a": Money(5)}),)) == "1257f7e9f5c2794a"


@pytest.mark.parametrize("value", [object(), {1, 2}, Say, lambda: None])
def test_what_is_no_plain_value_has_no_fingerprint(value: object) -> None:
    with pytest.raises(ValueError, match="no plain value"):
        fingerprint(value)


# Effects


def finished(**commands: int) -> Finished[None]:
    return Finished(None, (), effects(**commands))


def effects(**commands: int) -> tuple[Effect, ...]:
    return tuple(Effect(key, {"n": n}) for key, n in commands.items())


def test_new_effect_is_a_row_without_a_predecessor() -> None:
    assert corrections([], finished(alert=1), 3) == (EffectRow("alert", 3, {"n": 1}),)


def test_same_effect_is_nothing() -> None:
    assert corrections([EffectRow("alert", 3, {"n": 1})], finished(alert=1), 3) == ()


def test_changed_effect_names_its_predecessor() -> None:
    rows = [EffectRow("alert", 3, {"n": 1})]
    assert corrections(rows, finished(alert=2), 5) == (EffectRow("alert", 5, {"n": 2}, 3),)


def test_effect_that_is_gone_is_withdrawn() -> None:
    rows = [EffectRow("alert", 3, {"n": 1}), EffectRow("note", 3, {"n": 1})]
    assert corrections(rows, finished(note=1), 5) == (EffectRow("alert", 5, None, 3),)


def test_withdrawn_effect_stays_withdrawn() -> None:
    rows = [EffectRow("alert", 5, None, 3), EffectRow("alert", 3, {"n": 1})]
    assert corrections(rows, finished(), 7) == ()


def test_withdrawn_effect_that_comes_back_corrects_the_withdrawal() -> None:
    rows = [EffectRow("alert", 3, {"n": 1}), EffectRow("alert", 5, None, 3)]
    assert corrections(rows, finished(alert=1), 7) == (EffectRow("alert", 7, {"n": 1}, 5),)


STOPPED: list[Callable[[], Asking | Looking]] = [
    lambda: Asking(QUESTION, (), effects(alert=2)),
    lambda: Looking("household_of", 1, (), effects(alert=2)),
]


@pytest.mark.parametrize("stopped", STOPPED)
def test_walk_that_stopped_withdraws_nothing_but_corrects(
    stopped: Callable[[], Asking | Looking],
) -> None:
    rows = [EffectRow("alert", 3, {"n": 1}), EffectRow("note", 3, {"n": 1})]
    assert corrections(rows, stopped(), 5) == (EffectRow("alert", 5, {"n": 2}, 3),)


def test_corrections_of_the_same_revision_are_refused() -> None:
    with pytest.raises(ValueError, match="not later"):
        corrections([EffectRow("alert", 3, {"n": 1})], finished(alert=2), 3)


def test_corrections_applied_again_are_nothing() -> None:
    rows = [EffectRow("alert", 3, {"n": 1})]
    walk = finished(note=1)
    rows += corrections(rows, walk, 5)
    assert corrections(rows, walk, 5) == ()
