"""Laws of the domain, on made-up cases: the same few on every run, so that a failure repeats."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluate import answers
from bot.rules import evaluate, load
from bot.rules.calendar import add_months, office_day, rolled_day
from bot.rules.results import Outcome, Result

ON = date(2025, 6, 2)
LANG_SON, DONG_NAI = "lang-son-33-2022", "dong-nai-15-2023"
OBJECTIVE = ("natural_disaster", "epidemic", "fire", "force_majeure")
MINIMUM = {
    "livestock_poultry": Fraction(15, 100),
    "large_livestock": Fraction(20, 100),
    "forestry": Fraction(25, 100),
    "aquaculture": Fraction(10, 100),
    "other": Fraction(20, 100),
}

quick = settings(max_examples=60, derandomize=True, deadline=None, database=None)

percents = st.one_of(
    st.sampled_from([Fraction(text) for text in ("0", "29.99", "30", "70", "70.01", "100")]),
    st.fractions(min_value=0, max_value=100, max_denominator=1000),
)
supports = st.integers(min_value=0, max_value=10**9)
days = st.dates(min_value=date(2023, 10, 1), max_value=date(2027, 12, 31))


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Any]:
    """Return a Lạng Sơn project: its kind, its support, perhaps its approved rate."""
    kind = draw(st.sampled_from(sorted(MINIMUM)))
    facts: dict[str, Any] = {"project_type": kind, "support_vnd": draw(supports)}
    if draw(st.booleans()):
        least = MINIMUM[kind]
        rates = st.fractions(min_value=least, max_value=1, max_denominator=1000)
        facts["approved_rate"] = draw(st.one_of(st.just(least), rates))
    return facts


def _recovery(facts: Mapping[str, Any], policy: str = LANG_SON) -> Result:
    return evaluate(load()[policy], "recovery", facts, ON)


def _damaged(project: Mapping[str, Any], *events: Mapping[str, Any]) -> Result:
    told = [{"cause": "fire", "no_planned_output": True, **event} for event in events]
    return _recovery({**project, "damage": told})


def _readings(result: Result) -> Iterator[tuple[str, int]]:
    """Yield each reading's name and amount; an amount that all share has every name."""
    if "amount_vnd" in result.values:
        for name in (
            "approved_proportional",
            "minimum_proportional",
            "approved_less_minimum_share",
        ):
            yield name, result.values["amount_vnd"]
    for candidate in result.values.get("candidates", ()):
        yield candidate["reading"], candidate["amount_vnd"]


@quick
@given(projects(), percents, percents)
def test_no_reading_of_the_amount_rises_with_damage(
    project: dict[str, Any], one: Fraction, other: Fraction
) -> None:
    less, more = sorted((one, other))
    before = dict(_readings(_damaged(project, {"percent": less})))
    after = dict(_readings(_damaged(project, {"percent": more})))
    assert before.keys() == after.keys() != set()
    assert [name for name in before if after[name] > before[name]] == []


@quick
@given(projects(), percents)
def test_every_reading_lies_between_nothing_and_the_undamaged_amount(
    project: dict[str, Any], percent: Fraction
) -> None:
    undamaged = _recovery(project).values["amount_vnd"]
    amounts = [amount for _, amount in _readings(_damaged(project, {"percent": percent}))]
    assert amounts
    assert [amount for amount in amounts if not 0 <= amount <= undamaged] == []


@quick
@given(projects(), st.lists(percents, min_size=2, max_size=4))
def test_several_events_in_any_order_give_the_same_result_within_the_bounds(
    project: dict[str, Any], parts: list[Fraction]
) -> None:
    result = _damaged(project, *({"percent": percent} for percent in parts))
    turned = _damaged(project, *({"percent": percent} for percent in reversed(parts)))
    assert result == turned
    undamaged = _recovery(project).values["amount_vnd"]
    amounts = [amount for _, amount in _readings(result)]
    assert [amount for amount in amounts if not 0 <= amount <= undamaged] == []


@quick
@given(projects(), st.integers(min_value=1, max_value=10**6), st.data())
def test_lost_of_total_equals_the_percentage(
    project: dict[str, Any], total: int, data: st.DataObject
) -> None:
    lost = data.draw(st.integers(min_value=0, max_value=total))
    counted = _damaged(project, {"lost": lost, "total": total})
    assert counted == _damaged(project, {"percent": Fraction(100 * lost, total)})


@quick
@given(projects(), percents)
def test_the_outcome_follows_the_bands_of_the_text(
    project: dict[str, Any], percent: Fraction
) -> None:
    outcome = _damaged(project, {"percent": percent}).outcome
    differs = (
        project.get("approved_rate", MINIMUM[project["project_type"]])
        != (MINIMUM[project["project_type"]])
    )
    if percent > 70:
        assert outcome is Outcome.NOT_RECOVERED
    elif percent < 30 or not differs:
        assert outcome is Outcome.ESTIMATE
    else:
        assert outcome is Outcome.NEEDS_OFFICER


@quick
@given(projects(), percents)
def test_a_subjective_cause_never_changes_the_amount(
    project: dict[str, Any], percent: Fraction
) -> None:
    result = _recovery({**project, "damage": {"cause": "subjective", "percent": percent}})
    assert result.values["amount_vnd"] == _recovery(project).values["amount_vnd"]


@quick
@given(
    st.integers(min_value=0, max_value=20_000_000),
    st.sampled_from(OBJECTIVE),
    percents,
    percents,
)
def test_no_percentage_matters_in_dong_nai(
    support: int, cause: str, one: Fraction, other: Fraction
) -> None:
    results = [
        _recovery(
            {"support_vnd": support, "damage": {"cause": cause, "percent": percent}}, DONG_NAI
        )
        for percent in (one, other)
    ]
    assert results[0] == results[1]
    assert results[0].outcome is Outcome.NEEDS_OFFICER


@quick
@given(projects(), st.integers(min_value=1, max_value=1000))
def test_the_total_adds_the_rounded_amounts_of_the_households(
    project: dict[str, Any], households: int
) -> None:
    values = _recovery({**project, "households": households}).values
    assert values["total_vnd"] == households * values["amount_vnd"]


@quick
@given(projects())
def test_the_amount_is_the_exact_one_rounded_half_up(project: dict[str, Any]) -> None:
    rate = project.get("approved_rate", MINIMUM[project["project_type"]])
    exact = project["support_vnd"] * rate
    values = _recovery(project).values
    assert values["amount_vnd"] == (2 * exact.numerator + exact.denominator) // (
        2 * exact.denominator
    )
    assert values.get("exact_vnd", values["amount_vnd"]) == exact


@quick
@given(projects(), supports)
def test_what_was_paid_and_what_remains_add_up(project: dict[str, Any], paid: int) -> None:
    values = _recovery({**project, "paid_vnd": paid}).values
    remaining, overpaid = values.get("remaining_vnd"), values.get("overpaid_vnd")
    assert (remaining is None) != (overpaid is None)
    assert min(remaining or 0, overpaid or 0) >= 0
    assert values["amount_vnd"] - paid == (remaining or 0) - (overpaid or 0)


@pytest.mark.parametrize("policy", [LANG_SON, DONG_NAI])
@quick
@given(end=days)
def test_a_deadline_lies_after_its_anchor_and_between_office_and_rolled_day(
    policy: str, end: date
) -> None:
    values = evaluate(load()[policy], "deadline", {"project_end": end}, ON).values
    pay_by = values["pay_by"]
    assert end < pay_by == add_months(end, 3)
    assert values.get("pay_by_office", pay_by) <= pay_by <= values.get("pay_by_rolled", pay_by)
    assert values.get("pay_by_office") == office_day(pay_by).day
    assert values.get("pay_by_rolled") == rolled_day(pay_by).day


@quick
@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)),
    st.integers(min_value=0, max_value=600),
)
def test_months_are_counted_whole(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day <= day.day
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


@quick
@given(projects(), percents, st.randoms(use_true_random=False))
def test_the_same_facts_give_the_same_bytes_in_any_order(
    project: dict[str, Any], percent: Fraction, shuffle: Any
) -> None:
    rate = project.get("approved_rate")
    facts = {
        **project,
        **({"approved_rate": f"{int(rate * 10**4) / 10**4:.4f}"} if rate else {}),
        "project_end": "2025-03-31",
        "damage": {"cause": "fire", "percent": f"{float(percent):.6f}"},
    }
    turned = list(facts.items())
    shuffle.shuffle(turned)
    lines = [
        json.dumps({"id": "same", "policy": LANG_SON, "ask": "recovery", "facts": told})
        for told in (facts, dict(turned))
    ]
    first, second = answers(lines, ON)
    assert first == second


FACTS = [
    *("household_status", "able_members", "able_to_work", "recognised_on", "in_province"),
    *("project_proposed_on", "project_type", "cycle_months", "cycle_days", "proposed_rate"),
    *("approved_rate", "support_vnd", "own_vnd", "paid_vnd", "salvage_vnd", "households"),
    *("has_income", "project_end", "damage", "months", "deadline", "approved_by", "nonsense"),
]
ASKS = [
    *("eligibility", "minimum_rate", "recovery", "deadline", "extension", "record_participants"),
    *("lookup", "nonsense"),
]
texts = st.one_of(
    st.sampled_from(["poor", "crop", "mixed", "0.15", "1/3", "30", "9999-12-31", "-0"]),
    st.text(max_size=8),
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(0, 100), st.floats(), texts
)
events = st.dictionaries(
    st.sampled_from(["cause", "percent", "lost", "total", "no_planned_output", "nonsense"]),
    st.one_of(scalars, st.sampled_from([*OBJECTIVE, "subjective"])),
)
anything = st.one_of(scalars, events, st.lists(events, max_size=3))
CODES = {"bad_request", "unknown_policy", "unknown_ask", "unknown_fact", "bad_fact"}


@settings(quick, max_examples=300)
@given(
    st.sampled_from([LANG_SON, DONG_NAI, "nonsense"]),
    st.sampled_from(ASKS),
    st.dictionaries(st.sampled_from(FACTS), anything, max_size=6),
    st.sampled_from(["2022-12-12", "2024-02-29", "2025-12-31", "2027-06-30", "2026-02-30"]),
)
def test_any_request_gets_an_answer_or_an_error_in_its_place(
    policy: str, ask: str, facts: dict[str, Any], as_of: str
) -> None:
    line = json.dumps({"id": 7, "policy": policy, "ask": ask, "as_of": as_of, "facts": facts})
    (text,) = answers([line], ON)
    answer = json.loads(text)
    assert answer["id"] == 7
    if "error" in answer:
        assert answer["error"]["code"] in CODES
        assert answer["error"]["message"]
    else:
        assert answer["outcome"] in set(Outcome)
