"""Decisions within the text: Lạng Sơn's limits are enforced, Đồng Nai's are as decided."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bot.rules import load
from bot.rules.policy import Policy
from bot.rules.rulings import Case, Checked, Ruling, Start, Terms, Why, check

LANG_SON = load()["lang-son-33-2022"]
DONG_NAI = load()["dong-nai-15-2023"]
DAY = date(2026, 8, 15)
CASE = Case(
    support_vnd=20_000_000,
    project_type="livestock_poultry",
    project_end=date(2026, 6, 30),
    pay_by=date(2026, 9, 30),
    due_vnd=3_000_000,
    approved_rate=Fraction(15, 100),
)
HALF = Terms(percent=50, cause="epidemic")
TOTAL = Terms(percent=71, cause="fire")


def lang_son(kind: Ruling, terms: Terms, case: Case = CASE) -> Checked:
    return check(LANG_SON, kind, terms, case, DAY)


@pytest.mark.parametrize(
    ("until", "start", "why"),
    [
        (date(2027, 6, 30), None, Why.OK),
        (date(2027, 7, 1), None, Why.READING_NEEDED),
        (date(2027, 7, 1), Start.DEADLINE, Why.OK),
        (date(2027, 7, 1), Start.PROJECT_END, Why.BEYOND_MAXIMUM),
        (date(2027, 9, 30), Start.DEADLINE, Why.OK),
        (date(2027, 10, 1), Start.DEADLINE, Why.BEYOND_MAXIMUM),
        (date(2026, 9, 30), None, Why.NOT_LATER),
        (date(2026, 10, 1), None, Why.OK),
        (None, None, Why.MISSING),
    ],
)
def test_lang_son_extension_reaches_twelve_months_by_the_reading_that_was_chosen(
    until: date | None, start: Start | None, why: Why
) -> None:
    found = lang_son(Ruling.EXTENSION, replace(HALF, until=until, start=start))
    assert found.why is why
    assert found.allowed == (why is Why.OK)
    if until is not None and why is not Why.NOT_LATER:
        assert found.result.values["latest_from_deadline"] == date(2027, 9, 30)
        assert found.result.values["latest_from_project_end"] == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("percent", "cause", "why"),
    [
        (Fraction(2999, 100), "fire", Why.OUTSIDE_BAND),
        (30, "fire", Why.OK),
        (70, "fire", Why.OK),
        (Fraction(7001, 100), "fire", Why.OUTSIDE_BAND),
        (50, "subjective", Why.OUTSIDE_BAND),
        (None, "fire", Why.MISSING),
        (50, None, Why.MISSING),
    ],
)
def test_lang_son_extension_and_reduction_need_30_to_70_percent_of_objective_damage(
    percent: int | Fraction | None, cause: str | None, why: Why
) -> None:
    terms = Terms(percent=percent, cause=cause, until=date(2026, 12, 31))
    assert lang_son(Ruling.EXTENSION, terms).why is why
    terms = Terms(percent=percent, cause=cause, amount_vnd=1_500_000)
    assert lang_son(Ruling.REDUCTION, terms).why is why


@pytest.mark.parametrize(
    ("terms", "why", "amount"),
    [
        (replace(HALF, rate=Fraction(75, 1000)), Why.OK, 1_500_000),
        (replace(HALF, amount_vnd=0), Why.OK, 0),
        (replace(HALF, amount_vnd=3_000_000), Why.NOT_LESS, 3_000_000),
        (replace(HALF, amount_vnd=-1), Why.NOT_LESS, -1),
        (HALF, Why.MISSING, None),
    ],
)
def test_reduction_leaves_less_than_before_but_never_less_than_nothing(
    terms: Terms, why: Why, amount: int | None
) -> None:
    found = lang_son(Ruling.REDUCTION, terms)
    assert (found.why, found.amount_vnd) == (why, amount)


@pytest.mark.parametrize(
    ("terms", "why"), [(TOTAL, Why.OK), (HALF, Why.OUTSIDE_BAND), (Terms(), Why.MISSING)]
)
def test_lang_son_waives_only_above_70_percent(terms: Terms, why: Why) -> None:
    assert lang_son(Ruling.WAIVER, terms).why is why


@pytest.mark.parametrize("kind", [Ruling.SUSPENSION, Ruling.RECOVERY])
def test_lang_son_knows_neither_suspension_nor_recovery_decision(kind: Ruling) -> None:
    assert lang_son(kind, HALF).why is Why.NOT_IN_TEXT


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        (Ruling.EXTENSION, Terms(until=date(2030, 1, 1))),
        (Ruling.REDUCTION, Terms(amount_vnd=1)),
        (Ruling.WAIVER, Terms()),
        (Ruling.WAIVER, HALF),
        (Ruling.SUSPENSION, Terms()),
        (Ruling.RECOVERY, Terms()),
        (Ruling.RECOVERY, Terms(rate=Fraction(12, 100))),
    ],
)
def test_dong_nai_is_as_decided(kind: Ruling, terms: Terms) -> None:
    case = replace(CASE, approved_rate=None, due_vnd=2_000_000)
    assert check(DONG_NAI, kind, terms, case, DAY).allowed


def test_dong_nai_recovery_below_ten_percent_is_refused() -> None:
    found = check(DONG_NAI, Ruling.RECOVERY, Terms(rate=Fraction(9, 100)), CASE, DAY)
    assert found.why is Why.BELOW_MINIMUM


def test_extension_needs_a_day_to_move() -> None:
    terms = replace(HALF, until=date(2027, 1, 1))
    assert lang_son(Ruling.EXTENSION, terms, replace(CASE, pay_by=None)).why is Why.MISSING


@pytest.mark.parametrize("policy", [LANG_SON, DONG_NAI], ids=lambda policy: policy.id)
def test_a_refusal_moves_nothing_and_needs_no_share(policy: Policy) -> None:
    found = check(policy, Ruling.REFUSAL, Terms(), CASE, DAY)
    assert found.allowed
    assert (found.amount_vnd, found.until) == (None, None)


def test_a_refusal_of_what_the_text_does_not_know_is_not_in_it() -> None:
    found = check(load()["son-la-2021"], Ruling.REFUSAL, Terms(), CASE, DAY)
    assert found.why is Why.NOT_IN_TEXT
