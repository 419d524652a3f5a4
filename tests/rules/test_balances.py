"""Balances out of entries alone, and entries that contradict each other."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.rules import load
from bot.rules.balance_faults import faults
from bot.rules.balances import (
    Entry,
    Kind,
    Path,
    Phase,
    Sums,
    counts,
    path_of,
    payments,
    standing,
    total,
)

AT = datetime(2026, 8, 1, tzinfo=UTC)
DAY = date(2026, 9, 30)


def entry(id_: int, kind: Kind, amount: int = 100, **fields: Any) -> Entry:
    return replace(Entry(id_, 1, kind, amount, AT, "officer"), **fields)


CHARGE = entry(1, Kind.CHARGE, pay_by=DAY)


def test_way_of_the_money_is_that_of_the_document() -> None:
    assert path_of(load()["lang-son-33-2022"]) is Path.THROUGH_LEADER
    assert path_of(load()["dong-nai-15-2023"]) is Path.DIRECT


def test_nothing_is_nothing() -> None:
    found = standing((), Path.DIRECT)
    assert (found.phase, found.sums, found.pay_by) == (Phase.NOTHING, Sums(), None)
    assert found.days_left(DAY) is None


def test_days_are_counted_to_the_last_day() -> None:
    found = standing((CHARGE,), Path.DIRECT)
    assert [found.days_left(date(2026, 9, day)) for day in (1, 30)] == [29, 0]
    assert found.days_left(date(2026, 10, 3)) == -3


@pytest.mark.parametrize(
    ("kind", "slip", "through_leader", "direct"),
    [
        (Kind.DECLARED, None, False, False),
        (Kind.DECLARED, "a", False, True),
        (Kind.RECEIVED, None, True, False),
        (Kind.DEPOSITED, None, True, True),
        (Kind.CONFIRMED, None, True, True),
        (Kind.CHARGE, None, False, False),
    ],
)
def test_which_step_counts_as_paid_is_the_documents_matter(
    kind: Kind, slip: str | None, through_leader: bool, direct: bool
) -> None:
    step = entry(2, kind, slip_sha256=slip)
    assert counts(step, Path.THROUGH_LEADER) is through_leader
    assert counts(step, Path.DIRECT) is direct


def test_steps_of_one_payment_count_once() -> None:
    steps = (
        entry(2, Kind.DECLARED, slip_sha256="a"),
        entry(3, Kind.RECEIVED, follows=2),
        entry(4, Kind.DEPOSITED, follows=3),
        entry(5, Kind.CONFIRMED, 90, follows=4),
    )
    assert payments((CHARGE, *steps)) == (steps,)
    for path in Path:
        sums = standing((CHARGE, *steps), path).sums
        assert (sums.counted, sums.remaining) == (90, 10)
        assert (sums.declared, sums.received, sums.deposited, sums.confirmed) == (100, 100, 100, 90)


def test_step_whose_declaration_was_taken_back_counts_by_itself() -> None:
    entries = (CHARGE, entry(3, Kind.RECEIVED, follows=2))
    assert standing(entries, Path.THROUGH_LEADER).phase is Phase.PAID


@pytest.mark.parametrize(
    ("more", "phase", "paid"),
    [
        ([], Phase.OPEN, False),
        ([entry(2, Kind.CONFIRMED, 40)], Phase.PART_PAID, False),
        ([entry(2, Kind.DECLARED, slip_sha256="a")], Phase.PAID, True),
        ([entry(2, Kind.CONFIRMED)], Phase.SETTLED, True),
        ([entry(2, Kind.SUSPENSION, 0)], Phase.SUSPENDED, False),
        ([entry(2, Kind.SUSPENSION, 0), entry(3, Kind.CONFIRMED)], Phase.SETTLED, True),
        ([entry(2, Kind.WAIVER)], Phase.WAIVED, True),
        ([entry(2, Kind.REDUCTION)], Phase.SETTLED, True),
    ],
)
def test_phase_says_whether_nothing_more_is_asked(
    more: list[Entry], phase: Phase, paid: bool
) -> None:
    found = standing((CHARGE, *more), Path.DIRECT)
    assert (found.phase, found.counts_as_paid) == (phase, paid)


def test_flags_are_those_of_living_entries() -> None:
    wrong = entry(2, Kind.RECEIVED, off_path=True)
    back = entry(3, Kind.REVERSAL, reverses=2)
    expected = replace(CHARGE, expected=True)
    assert standing((expected, wrong), Path.DIRECT).off_path
    found = standing((expected, wrong, back), Path.DIRECT)
    assert (found.off_path, found.expected) == (False, True)


def test_sums_of_many_are_the_sums_of_each() -> None:
    one = standing((CHARGE,), Path.DIRECT)
    other = standing((CHARGE, entry(2, Kind.CONFIRMED, 40)), Path.DIRECT)
    found = total([one, other])
    assert (found.charged, found.counted, found.remaining, found.due) == (200, 40, 160, 200)
    assert total([]) == Sums()


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        ([entry(2, Kind.RECEIVED, -5)], "below_nothing"),
        ([entry(2, Kind.REVERSAL)], "reverses_nothing"),
        ([entry(2, Kind.REVERSAL, reverses=9)], "reverses_nothing"),
        ([entry(2, Kind.RECEIVED, reverses=1)], "reverses_nothing"),
        ([entry(2, Kind.REVERSAL, 99, reverses=1)], "reverses_another_amount"),
        ([entry(2, Kind.DEPOSITED, follows=9)], "follows_nothing"),
        ([entry(2, Kind.DEPOSITED, follows=1)], "follows_nothing"),
        ([entry(2, Kind.CONFIRMED), entry(3, Kind.RECEIVED, follows=2)], "follows_nothing"),
        ([entry(2, Kind.REDUCTION, 101)], "due_below_nothing"),
        (
            [entry(n, Kind.REVERSAL, reverses=1) for n in (2, 3)],
            "reversed_twice",
        ),
    ],
)
def test_contradiction_is_found(entries: list[Entry], what: str) -> None:
    assert what in {found for _, found in faults([CHARGE, *entries])}


def test_entries_that_agree_have_no_fault() -> None:
    entries = [CHARGE, entry(2, Kind.RECEIVED), entry(3, Kind.DEPOSITED, follows=2)]
    assert faults([*entries, entry(4, Kind.REVERSAL, reverses=3)]) == ()
