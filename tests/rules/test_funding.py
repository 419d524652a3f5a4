"""Public money and public tasks: sums, shares, tasks, and how a pack about them may break."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules import PackError, evaluate, load
from bot.rules.allocation import shares
from bot.rules.loading import shipped
from bot.rules.pack import read_pack
from bot.rules.policy import Status

PACKS = {name.removesuffix(".toml"): content.decode() for name, content in shipped()}
QUANG_NGAI, SOC_TRANG, SON_LA = "quang-ngai-08-2022", "soc-trang-2021", "son-la-2021"
ON = date(2024, 3, 1)

quick = settings(max_examples=100, derandomize=True, deadline=None, database=None)


def fault(pack: str, old: str, new: str) -> PackError:
    content = PACKS[pack]
    assert old in content, old
    with pytest.raises(PackError) as caught:
        read_pack(content.replace(old, new, 1).encode())
    return caught.value


def test_every_stated_sum_of_soc_trang_is_that_of_its_lines_but_one() -> None:
    budget = load()[SOC_TRANG].budget
    assert budget is not None
    sums = {name for name, line in budget.lines.items() if line.adds}
    wrong = {name for name in sums if budget.computed(name) != budget.lines[name].amount}
    assert wrong == {"merged_line"}
    assert sums == {"central", "fund", "province", "district", "total", "merged_line"}
    assert budget.computed("total") == Fraction("50483.9")
    assert budget.computed("merged_line") == 4300
    assert budget.unit_vnd == 1_000_000


def test_the_mismatch_is_the_line_that_is_counted_twice() -> None:
    budget = load()[SOC_TRANG].budget
    assert budget is not None
    lines = budget.lines
    beyond = lines["merged_line"].amount - budget.computed("merged_line")
    assert beyond == lines["young_labour"].amount == Fraction("7783.2")
    narrative = sum(
        lines[name].amount
        for name in ("fund_capital", "fund_change", "committee", "propaganda", "technology",
                     "merged_line")
    )  # fmt: skip
    assert narrative == Fraction("30752.7")
    assert narrative - lines["province"].amount == beyond


def test_soc_trang_by_nature_adds_up_to_the_whole() -> None:
    budget = load()[SOC_TRANG].budget
    assert budget is not None
    by_nature: dict[str, Fraction] = {}
    for line in budget.lines.values():
        if not line.adds:
            by_nature[line.nature] = by_nature.get(line.nature, Fraction(0)) + line.amount
    assert by_nature == {
        "investment": Fraction(19_600),
        "recurrent": Fraction("30283.9"),
        "other": Fraction(600),
    }
    assert sum(by_nature.values()) == budget.lines["total"].amount


def test_soc_trang_is_a_draft_without_number_and_day() -> None:
    policy = load()[SOC_TRANG]
    assert (policy.status, policy.issued_as, policy.in_force_from) == (Status.DRAFT, "2021", None)
    assert {point.point for point in policy.standing["lookup"]} >= {"draft", "blank_number"}
    assert {point.point for point in policy.standing["recovery"]} >= {"draft", "blank_number"}
    assert len(policy.targets) == 11
    assert policy.targets["ocop_owners"].figure == "từ 5 - 10 hợp tác xã nông nghiệp trở lên"


def test_son_la_tells_tasks_of_an_agency_agencies_of_a_task_and_both_of_a_topic() -> None:
    policy = load()[SON_LA]
    assert (policy.status, policy.issued_as) == (Status.ISSUED, "2021-06")
    assert [task.rule.id for task in policy.tasks_of("planning")] == [
        "new_model_plan",
        "two_yearly_report",
        "monitoring",
    ]
    assert policy.tasks["brands_traceability"].agencies == ("science",)
    assert policy.tasks["new_model_plan"].partners == ("agriculture", "alliance")
    fund = {task.rule.id: task.agencies for task in policy.tasks_about("fund")}
    assert fund == {
        "fund_capital": ("finance",),
        "fund_model": ("alliance",),
        "use_of_fund": ("alliance",),
    }
    assert policy.tasks_about("nothing") == ()


def test_son_la_names_merged_agencies_until_they_merged() -> None:
    policy = load()[SON_LA]
    assert policy.holder("planning", date(2025, 6, 30)) == "Sở Kế hoạch và Đầu tư"
    assert policy.holder("planning", date(2025, 7, 1)) is None
    assert policy.authorities["planning"].holder(date(2025, 7, 1)).points == ("merged_planning",)
    assert policy.holder("finance", date(2026, 1, 1)) == "Sở Tài chính"


def test_every_row_of_the_quang_ngai_table_makes_the_whole() -> None:
    rules = load()[QUANG_NGAI].support_share
    assert rules is not None
    assert [one.number for one in rules.works.values()] == list(range(1, 13))
    for number, works in enumerate(rules.works.values(), 1):
        assert rules.find(number) is rules.find(str(number)) is rules.find(works.id) is works
        for kind, share in works.shares.items():
            facts = {"works": number, "commune": kind, "cost_vnd": 999_999_999}
            values = evaluate(load()[QUANG_NGAI], "support_share", facts, ON).values
            assert values["state_percent"] + values["local_percent"] == 100
            assert values["state_vnd"] + values["local_vnd"] == 999_999_999
            assert values["state_percent"] == share.percent
    assert rules.find(13) is None


weights = st.one_of(
    st.integers(min_value=0, max_value=1000),
    st.fractions(min_value=0, max_value=1000, max_denominator=1000),
)


@quick
@given(st.integers(min_value=0, max_value=10**18), st.lists(weights, min_size=1, max_size=40))
def test_shares_add_up_exactly_and_are_within_one_dong(
    budget: int, coefficients: list[int | Fraction]
) -> None:
    if not any(coefficients):
        coefficients[0] = 1
    parts = shares(budget, coefficients)
    total = sum(coefficients)
    assert sum(parts) == budget
    for part, weight in zip(parts, coefficients, strict=True):
        assert abs(part - Fraction(budget) * weight / total) < 1


@quick
@given(st.integers(min_value=0, max_value=10**18), st.integers(min_value=0, max_value=10**18))
def test_cofunding_is_met_exactly_from_one_and_a_half_times_on(central: int, own: int) -> None:
    facts = {"central_vnd": central, "provincial_vnd": own}
    result = evaluate(load()[QUANG_NGAI], "cofunding", facts, ON)
    assert (result.outcome == "met") is (own >= result.values["minimum_provincial_vnd"])
    assert (result.outcome == "met") is (2 * own >= 3 * central)


@quick
@given(
    st.sampled_from(["commune", "district"]),
    st.integers(min_value=2021, max_value=2025),
    st.sampled_from([None, "central", "provincial"]),
    st.one_of(st.none(), st.integers(min_value=0, max_value=25)),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "none", "advanced", "model"]),
)
def test_a_coefficient_is_one_figure_or_candidates_with_an_open_point(
    unit: str, year: int, source: str | None, criteria: int | None, difficult: bool | None,
    recognised: bool | None, registered: str | None,
) -> None:  # fmt: skip
    facts = {
        "unit": unit, "capital_year": year, "source": source, "criteria_met": criteria,
        "extremely_difficult": difficult, "recognised": recognised, "registered": registered,
    }  # fmt: skip
    result = evaluate(load()[QUANG_NGAI], "coefficient", facts, ON)
    figure, candidates = result.values.get("coefficient"), result.values.get("candidates")
    assert (figure is not None) is (result.outcome in ("determined", "estimate"))
    assert (candidates is not None) is (result.outcome == "needs_officer")
    assert bool(result.missing) is (result.outcome == "needs_information")
    assert result.citations
    if result.outcome in ("estimate", "needs_officer"):
        assert result.open_points


Q, S, L = QUANG_NGAI, SOC_TRANG, SON_LA
BROKEN = [
    (Q, 'state_percent = 70\nlocal_percent = 30\ntext = "Huyện',
     'state_percent = 70\nlocal_percent = 40\ntext = "Huyện', "support_share.district[1]", "add"),
    (Q, 'kind = "plain_or_town"', 'kind = "mountain"', "support_share.district[2]", "twice"),
    (Q, 'kind = "plain_or_town"', 'kind = "island"', "support_share.district[2]", "not one"),
    (Q, 'id = "irrigation"', 'id = "roads"', "support_share.works[2].id", "twice"),
    (Q, 'times = "1.5"', 'times = "x"', "cofunding.times", "decimal"),
    (Q, 'decided_by = "province"', 'decided_by = "king"', "allocation.decided_by", "role"),
    (Q, 'any = [{ fact = "extremely_difficult", is = true }]', "any = []",
     "coefficient[1].class[1].any", "at least one"),
    (Q, '{ fact = "criteria_met", most = 14 }', '{ fact = "criteria_met" }',
     "coefficient[1].class[2].any[1].least", "missing"),
    (Q, '{ fact = "criteria_met", most = 14 }', '{ fact = "weather", most = 14 }',
     "coefficient[1].class[2].any[1].fact", "not one"),
    (Q, 'nearest = ["from_15_to_18", "recognised"]', 'nearest = ["x"]',
     "coefficient[1].nearest", "not one"),
    (Q, 'id = "below_15"', 'id = "extremely_difficult"', "coefficient[1].class", "once"),
    (S, 'amount = "5931.2"', 'amount = "5931.3"', "budget.line[4].amount", "adds up to"),
    (S, 'amount = "12083.2"', 'amount = "4300"', "budget.line[21].amount", "fits"),
    (S, 'id = "central_training"', 'id = "central_programme"', "budget.line[2].id", "twice"),
    (S, 'figure = "110 hợp tác xã"', 'figure = "120 hợp tác xã"', "target[1].figure", "quote"),
    (S, 'issued = "2021"', 'issued = "21"', "identity.issued", "must be a date"),
    (S, 'issued_open_point = "blank_number"\n', "", "identity.issued_open_point", "missing"),
    (L, 'agencies = ["education"]', "agencies = []", "task[4].agencies", "at least one"),
    (L, 'agencies = ["education"]', 'agencies = ["army"]', "task 'teaching'", "role"),
    (L, 'id = "awards"', 'id = "propaganda"', "task[3].id", "twice"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pack", "old", "new", "where", "words"), BROKEN, ids=[f"{row[3]}" for row in BROKEN]
)
def test_a_broken_pack_is_refused_at_its_place(
    pack: str, old: str, new: str, where: str, words: str
) -> None:
    error = fault(pack, old, new)
    assert error.where.startswith(where)
    assert words in error.message


def test_a_missing_kind_of_commune_is_refused() -> None:
    content = PACKS[QUANG_NGAI]
    start = content.index('[[support_share.works.commune]]\nkind = "other"')
    end = content.index("[[support_share.works]]", start)
    with pytest.raises(PackError, match="has no other"):
        read_pack((content[:start] + content[end:]).encode())


def test_silence_about_what_is_regulated_is_refused() -> None:
    silent = (
        '[[silent]]\nasks = ["cofunding"]\ntext = "Không ghi."\n'
        'citation = { part = "regulation", article = "6", quote = "Ngân sách tỉnh" }\n\n'
        "# --- Nhà nước"
    )
    error = fault(QUANG_NGAI, "# --- Nhà nước", silent)
    assert (error.where, "is regulated" in error.message) == ("silent", True)
