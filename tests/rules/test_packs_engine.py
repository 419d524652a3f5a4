"""The engine knows no province: packs with fewer sections, typed facts, open dates."""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bot.evaluate.answers import citation_as_json
from bot.rules import BadFact, Citation, Outcome, UnknownAsk, UnknownFact, evaluate, load
from bot.rules.calendar import Calendar
from bot.rules.dates import due
from bot.rules.loading import shipped
from bot.rules.pack import ASKS, read_pack
from bot.rules.policy import Policy
from bot.rules.results import Result

ON = date(2026, 8, 1)
PACKS = dict(shipped())
SECTIONS = (
    "standing", "silent", "rates", "base", "form", "payment", "deadline", "salvage", "damage",
    "case", "extension", "turnover", "supervision", "income", "eligibility", "support", "record",
)  # fmt: skip


def pack(name: str, *sections: str) -> Policy:
    """Return a pack that ships without some sections, and without the points that only they use."""
    text = PACKS[f"{name}.toml"].decode()
    for section in sections:
        pattern = rf"^\[+{section}(\.[a-z_.]+)?\]+\n(?:(?!\[).*\n)*"
        text = re.sub(pattern, "", text, flags=re.MULTILINE)
    used = set(re.findall(r'"([a-z0-9_]+)"', text.split("# --- Điều văn bản để ngỏ")[0]))
    entry = re.compile(r'\[\[open_point\]\]\nid = "([a-z0-9_]+)"\ntext = .*\n')
    return read_pack(entry.sub(lambda m: m[0] if m[1] in used else "", text).encode())


def ask(policy: Policy, name: str, on: date = ON, **facts: Any) -> Result:
    return evaluate(policy, name, facts, on)


def points(result: Result) -> set[str]:
    return {point.id for point in result.open_points}


LANG_SON, DONG_NAI = load()["lang-son-33-2022"], load()["dong-nai-15-2023"]
PIGS: dict[str, Any] = {"support_vnd": 20_000_000, "project_type": "livestock_poultry"}


def test_a_document_without_sections_answers_nothing() -> None:
    policy = pack("lang-son-33-2022", *SECTIONS)
    for name in ASKS:
        result = ask(policy, name)
        assert (result.outcome, result.reasons) == (Outcome.NOT_COVERED, ())


def test_an_ask_of_a_later_document_is_not_covered() -> None:
    assert ask(LANG_SON, "support_share", works=1).outcome is Outcome.NOT_COVERED
    with pytest.raises(UnknownAsk):
        ask(LANG_SON, "weather")


def test_silence_is_answered_with_where_the_answer_is_written() -> None:
    result = ask(LANG_SON, "eligibility", household_status="poor")
    assert result.outcome is Outcome.NOT_COVERED
    assert {"no_categories", "no_support_level"} <= points(result)
    assert [reason.met for reason in result.reasons] == [False]


def test_rates_alone_give_an_amount() -> None:
    names = ("base", "form", "payment", "damage", "case", "extension", "salvage")
    policy = pack("lang-son-33-2022", *names)
    damage = {"cause": "fire", "percent": 80}
    result = ask(policy, "recovery", **PIGS, damage=damage, salvage_vnd=5)
    assert (result.outcome, result.values["amount_vnd"]) == (Outcome.DETERMINED, 3_000_000)
    assert "salvage_vnd" not in result.values
    assert policy.identity.text == "Văn bản này do UBND tỉnh Lạng Sơn ban hành ngày 12/12/2022."


def test_a_second_document_like_dong_nai_s_may_have_no_period() -> None:
    text = PACKS["dong-nai-15-2023.toml"].decode()
    start, end = text.index("[identity.period]"), text.index("[checked]")
    point = text.index('[[open_point]]\nid = "period_ended"')
    rest = text.index("[[open_point]]", point + 5)
    policy = read_pack((text[:start] + text[end:point] + text[rest:]).encode())
    result = ask(policy, "eligibility", household_status="poor", able_members=1)
    assert result.outcome is Outcome.ELIGIBLE


def test_typed_facts_are_taken_as_they_are() -> None:
    result = ask(
        LANG_SON,
        "recovery",
        support_vnd=Decimal(20_000_000),
        project_type="livestock_poultry",
        approved_rate=Fraction(15, 100),
        project_end=date(2026, 6, 30),
        paid_vnd=None,
        damage=({"cause": "fire", "percent": Decimal("40.0"), "no_planned_output": None},),
    )
    assert result.outcome is Outcome.ESTIMATE
    assert result.values["rate"] == Fraction(9, 100)
    assert result.values["pay_by"] == date(2026, 9, 30)
    assert "output_not_stated" in points(result)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("support_vnd", 0.5),
        ("support_vnd", Decimal("Infinity")),
        ("support_vnd", Decimal("NaN")),
        ("support_vnd", Decimal("1e40")),
        ("support_vnd", Fraction(1, 2)),
        ("support_vnd", True),
        ("project_end", datetime(2026, 6, 30)),  # noqa: DTZ001 (a wrong type, not an instant)
        ("project_end", date(1899, 12, 31)),
        ("damage", "fire"),
    ],
)
def test_a_typed_fact_of_a_wrong_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(BadFact) as caught:
        evaluate(LANG_SON, "recovery", {name: value}, ON)
    assert caught.value.fact == name


def test_an_unknown_fact_is_refused_even_without_a_value() -> None:
    with pytest.raises(UnknownFact):
        ask(LANG_SON, "recovery", wealth=None)


@pytest.mark.parametrize("cause", ["natural_disaster", "epidemic", "fire", "force_majeure"])
def test_an_event_after_the_project_s_end_goes_to_an_officer(cause: str) -> None:
    damage = {"cause": cause, "percent": 50, "occurred_on": "2026-07-01"}
    result = ask(LANG_SON, "recovery", **PIGS, project_end="2026-06-30", damage=damage)
    assert result.outcome is Outcome.NEEDS_OFFICER
    assert result.values["until_decided"]["amount_vnd"] == 3_000_000
    assert result.values["until_decided"]["pay_by"] == date(2026, 9, 30)
    assert "event_outside_project" in points(result)
    longer = ask(LANG_SON, "extension", project_end="2026-06-30", months=1, damage=damage)
    assert longer.outcome is Outcome.NEEDS_OFFICER
    inside = damage | {"occurred_on": "2026-06-30"}
    result = ask(LANG_SON, "recovery", **PIGS, project_end="2026-06-30", damage=inside)
    assert "event_outside_project" not in points(result)


def test_events_that_count_differently_show_both_figures() -> None:
    events = [{"cause": "fire", "percent": 20, "no_planned_output": True}] * 2
    result = ask(LANG_SON, "recovery", **PIGS, damage=events)
    assert result.outcome is Outcome.ESTIMATE
    assert result.values["amount_vnd"] == 1_920_000  # the compounded 36 %, never too little
    shown = [(item["events"], item["amount_vnd"]) for item in result.values["candidates"]]
    assert shown == [("added", 1_800_000), ("compounded", 1_920_000)]
    assert "several_events" in points(result)


def test_events_that_count_alike_show_one_figure() -> None:
    events = [
        {"cause": "fire", "percent": 0, "no_planned_output": True},
        {"cause": "fire", "percent": 40, "no_planned_output": True},
    ]
    result = ask(LANG_SON, "recovery", **PIGS, damage=events)
    assert (result.outcome, result.values["amount_vnd"]) == (Outcome.ESTIMATE, 1_800_000)
    assert "candidates" not in result.values


def test_events_on_both_sides_of_a_border_show_what_each_side_gives() -> None:
    events = [{"cause": "fire", "percent": part, "no_planned_output": True} for part in (20, 10)]
    result = ask(LANG_SON, "recovery", **PIGS, damage=events)
    assert result.outcome is Outcome.NEEDS_OFFICER
    assert [(item["events"], item["rate"]) for item in result.values["candidates"]] == [
        ("added", Fraction(21, 200)),
        ("compounded", Fraction(3, 20)),
    ]
    assert result.values["candidates"][1]["damage_percent"] == 28


def test_an_approved_rate_above_ten_percent_in_dong_nai_has_two_readings() -> None:
    on = date(2025, 6, 2)
    result = ask(DONG_NAI, "recovery", on, support_vnd=20_000_000, approved_rate="0.12")
    assert result.outcome is Outcome.NEEDS_OFFICER
    assert [item["amount_vnd"] for item in result.values["candidates"]] == [2_000_000, 2_400_000]
    assert "rate_exact_or_floor" in points(result)
    rate = ask(DONG_NAI, "minimum_rate", on, proposed_rate="0.12")
    assert rate.values["candidates"] == [{"rate": Fraction(1, 10)}, {"rate": Fraction(3, 25)}]


def test_a_rate_between_the_two_minimums_of_one_year_has_two_readings() -> None:
    year: dict[str, Any] = {"project_type": "crop", "cycle_months": 12}
    result = ask(LANG_SON, "recovery", support_vnd=100, approved_rate="0.12", **year)
    assert result.outcome is Outcome.NEEDS_OFFICER
    shown = [(item["reading"], item["amount_vnd"]) for item in result.values["candidates"]]
    assert shown == [("approved", 12), ("minimum", 15)]
    over = ask(LANG_SON, "recovery", support_vnd=100, approved_rate="0.15", **year)
    assert (over.outcome, over.values["amount_vnd"]) == (Outcome.DETERMINED, 15)


def test_without_a_cycle_a_high_approved_rate_is_enough_until_damage_reduces_it() -> None:
    facts: dict[str, Any] = {"support_vnd": 100, "project_type": "crop", "approved_rate": "0.2"}
    assert ask(LANG_SON, "recovery", **facts).outcome is Outcome.DETERMINED
    half: dict[str, Any] = {"cause": "fire", "percent": 50, "no_planned_output": True}
    result = ask(LANG_SON, "recovery", **facts, damage=half)
    assert (result.outcome, result.missing) == (Outcome.NEEDS_INFORMATION, ("cycle_months",))
    most = half | {"percent": 80}
    assert ask(LANG_SON, "recovery", **facts, damage=most).outcome is Outcome.NOT_RECOVERED


@pytest.mark.parametrize(
    ("months", "days", "expected"),
    [
        (11, 29, ["1/10"]),
        (11, 30, ["1/10", "3/20"]),
        (11, 31, ["1/10", "3/20"]),
        (11, 32, ["3/20"]),
        (None, 364, ["1/10"]),
        (None, 365, ["1/10", "3/20"]),
        (None, 366, ["3/20"]),
        (12, None, ["1/10", "3/20"]),
        (12, 1, ["3/20"]),
        (0, 0, ["1/10"]),
    ],
)
def test_a_cycle_of_months_and_days_is_compared_with_one_year(
    months: int | None, days: int | None, expected: list[str]
) -> None:
    facts: dict[str, Any] = {"project_type": "crop", "cycle_months": months, "cycle_days": days}
    values = ask(LANG_SON, "minimum_rate", **facts).values
    shown = values.get("candidates", [{"rate": values.get("rate")}])
    assert [str(item["rate"]) for item in shown] == expected


def test_late_and_part_payments_show_that_nothing_is_written_about_them() -> None:
    facts = PIGS | {"project_end": date(2026, 6, 30)}
    early = ask(LANG_SON, "recovery", **facts, paid_vnd=1)
    assert {"part_payment"} <= points(early)
    assert "late_payment" not in points(early)
    late = ask(LANG_SON, "recovery", date(2026, 10, 1), **facts)
    assert "late_payment" in points(late)
    assert "part_payment" not in points(late)


def test_a_mixed_project_shows_the_approved_figure_and_asks_an_officer() -> None:
    facts: dict[str, Any] = {"support_vnd": 100, "project_type": "mixed"}
    result = ask(LANG_SON, "recovery", **facts, approved_rate="0.18")
    assert result.outcome is Outcome.NEEDS_OFFICER
    assert [item["amount_vnd"] for item in result.values["candidates"]] == [18]
    assert "mixed_project" in points(ask(LANG_SON, "recovery", **facts))
    assert "mixed_project" in points(ask(LANG_SON, "minimum_rate", project_type="mixed"))


def test_a_window_that_closed_after_the_proposal_goes_to_an_officer() -> None:
    facts: dict[str, Any] = {
        "household_status": "escaped_poverty",
        "recognised_on": date(2022, 12, 15),
        "project_proposed_on": date(2025, 6, 1),
    }
    result = ask(DONG_NAI, "eligibility", **facts)
    assert result.outcome is Outcome.NEEDS_OFFICER
    assert "status_day" in points(result)
    before: dict[str, Any] = facts | {"recognised_on": date(2022, 1, 1)}
    assert ask(DONG_NAI, "eligibility", **before).outcome is Outcome.NOT_ELIGIBLE


def test_leaving_poverty_in_the_future_is_refused() -> None:
    facts: dict[str, Any] = {
        "household_status": "escaped_poverty",
        "recognised_on": date(2026, 8, 2),
    }
    with pytest.raises(BadFact, match="recognised_on: lies after the day of the case"):
        ask(DONG_NAI, "eligibility", **facts)


def test_an_unmet_condition_leaves_nothing_missing() -> None:
    result = ask(DONG_NAI, "eligibility", date(2025, 6, 2), household_status="poor",
                 in_province=False)  # fmt: skip
    assert (result.outcome, result.missing) == (Outcome.NOT_ELIGIBLE, ())
    assert {reason.id: reason.met for reason in result.reasons} == {
        "poor": True,
        "able_members": None,
        "in_province": False,
    }


def test_a_project_proposed_after_the_period_goes_to_an_officer() -> None:
    result = ask(
        DONG_NAI, "eligibility", date(2025, 6, 2), household_status="none",
        project_proposed_on=date(2026, 1, 1),
    )  # fmt: skip
    assert result.outcome is Outcome.NEEDS_OFFICER
    assert result.values["under_text"] is Outcome.NOT_ELIGIBLE
    assert "period_ended" in points(result)


def test_a_deadline_before_the_project_s_end_is_refused() -> None:
    with pytest.raises(BadFact, match="deadline: lies before the project's end"):
        ask(LANG_SON, "extension", project_end=date(2026, 6, 30), deadline=date(2026, 6, 29))


def test_an_extension_without_damage_asks_for_it_and_still_shows_the_latest_days() -> None:
    result = ask(LANG_SON, "extension", project_end=date(2026, 6, 30), months=6)
    assert result.outcome is Outcome.NEEDS_INFORMATION
    assert result.missing == ("damage.cause", "damage.percent")
    assert result.values == {
        "latest_from_deadline": date(2027, 9, 30),
        "latest_from_project_end": date(2027, 6, 30),
    }
    months = ask(LANG_SON, "extension", damage={"cause": "fire", "percent": 50})
    assert months.missing == ("months",)
    nine = ask(LANG_SON, "extension", damage={"cause": "fire", "percent": 50}, months=9)
    assert nine.outcome is Outcome.ALLOWED


def test_days_of_a_year_without_a_table_are_left_open() -> None:
    result = ask(LANG_SON, "deadline", project_end=date(2100, 1, 31))
    assert result.values == {"pay_by": date(2100, 4, 30)}
    assert "no_calendar" in points(result)


def test_another_calendar_may_be_taken() -> None:
    table = Calendar.read(
        b'[[year]]\nyear = 2026\nannounced = true\nsource = "x"\n'
        b'[[day]]\ndate = 2026-09-30\nkind = "holiday"\nname = "x"\n'
        b'status = "statute"\nsource = "x"\n'
    )
    facts: dict[str, Any] = {"project_end": date(2026, 6, 30)}
    result = evaluate(LANG_SON, "deadline", facts, ON, calendar=table)
    assert result.values["pay_by_rolled"] == date(2026, 10, 1)
    assert due(date(2026, 6, 30), 3, table).office == date(2026, 9, 29)


def test_payment_steps_are_compared_as_far_as_they_are_told() -> None:
    path: dict[str, Any] = {"payer": "group_leader", "payee": "agency"}
    assert ask(LANG_SON, "payment_path", **path).missing == ("account",)
    assert ask(LANG_SON, "payment_path", payer="agency").outcome is Outcome.NOT_MET
    assert ask(LANG_SON, "payment_path", payer="household").missing == ("payee",)
    assert ask(LANG_SON, "payment_path").missing == ("payer", "payee")
    bank = ask(LANG_SON, "payment_path", payer="group_leader", account="bank")
    assert bank.outcome is Outcome.NOT_MET


def test_participants_depend_on_who_approved_the_project() -> None:
    result = ask(DONG_NAI, "record_participants", approved_by="district_chair")
    assert "successor_bodies" in points(result)
    alone = PACKS["dong-nai-15-2023.toml"].decode().replace('role = "district"', 'role = "xx"')
    result = ask(read_pack(alone.encode()), "record_participants", approved_by="district_chair")
    assert "successor_bodies" not in points(result)


def test_a_citation_may_name_a_section() -> None:
    cited = Citation("soc-trang-2021", "proposal", section="II.2", quote="110")
    assert citation_as_json(cited)["section"] == "II.2"


def test_only_toml_files_are_packs(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x")
    (tmp_path / "notes.md").write_bytes(b"y")
    assert list(shipped(tmp_path)) == [("a.toml", b"x")]
