"""Public money in the chat: every figure with its article, every gap with its readings."""

from datetime import date

import pytest

from bot.handlers.allocation import read_units
from bot.talk import Json
from tests.handlers.asking import answered, asked, ids, texts

ON = date(2024, 3, 1)


def test_share_shows_both_kinds_where_the_commune_is_not_known() -> None:
    said = answered(
        "support_share",
        ON,
        {"works": "village_hall", "commune_kind": "skip", "cost_vnd": 2_000_000_000},
    )
    text = "\n".join(texts(said))
    assert "90% = 1.800.000.000 đ" in text
    assert "70% = 1.400.000.000 đ" in text
    assert "(Điều 7 khoản 2, NQ 08/2022, Quảng Ngãi)" in text
    assert "share-which-commune" in ids(said)


def test_share_of_a_district() -> None:
    said = answered(
        "support_share",
        ON,
        {"works": "of_district", "district_kind": "plain_or_town", "cost_vnd": 10_000_000_000},
    )
    assert "50% = 5.000.000.000 đ; còn lại 50% = 5.000.000.000 đ" in texts(said)[0]


def test_after_the_documents_years_it_is_said() -> None:
    facts: dict[str, Json] = {"works": "roads", "commune_kind": "other", "cost_vnd": "skip"}
    assert "funding-period" in ids(answered("support_share", date(2026, 8, 1), facts))
    assert "funding-period" not in ids(answered("support_share", ON, facts))


COMMUNE: dict[str, Json] = {"unit": "commune", "extremely_difficult": "no"}


@pytest.mark.parametrize(
    ("year", "met", "figure"),
    [(2021, 14, "3,0"), (2021, 15, "2,0"), (2021, 18, "2,0"), (2023, 14, "5,0"), (2023, 18, "3,0")],
)
def test_coefficient_by_criteria(year: int, met: int, figure: str) -> None:
    facts = COMMUNE | {"capital_year": year, "recognised": "no", "criteria_met": met}
    facts |= {} if year == 2021 else {"registered": "none"}
    said = answered("coefficient", ON, facts)
    assert ids(said) == ["coefficient-is"]
    assert f"hệ số {figure}" in texts(said)[0]


@pytest.mark.parametrize(
    ("facts", "figures"),
    [
        ({"recognised": "no", "criteria_met": 19, "registered": "none"}, ("3,0", "1,0")),
        ({"recognised": "yes", "registered": "advanced"}, ("2,0", "1,0")),
    ],
    ids=["gap", "overlap"],
)
def test_gaps_and_overlaps_show_candidates_and_who_answers(
    facts: dict[str, Json], figures: tuple[str, str]
) -> None:
    said = answered("coefficient", ON, COMMUNE | {"capital_year": 2023} | facts)
    assert ids(said) == ["coefficient-candidates"]
    text = texts(said)[0]
    assert all(f"hệ số {figure}" in text for figure in figures)
    assert "cán bộ phụ trách trả lời" in text


def test_extremely_difficult_commune_is_left_out_for_central_money_only() -> None:
    facts: dict[str, Json] = {
        "unit": "commune",
        "capital_year": 2023,
        "extremely_difficult": "yes",
        "recognised": "no",
        "criteria_met": 10,
        "registered": "none",
    }
    assert asked("coefficient", ON, facts) == "source"
    assert ids(answered("coefficient", ON, facts | {"source": "central"})) == [
        "coefficient-not-covered"
    ]
    assert ids(answered("coefficient", ON, facts | {"source": "provincial"})) == [
        "coefficient-estimate"
    ]


def test_year_that_is_not_known_shows_both_tables() -> None:
    facts = COMMUNE | {"capital_year": "skip", "recognised": "no", "criteria_met": 14}
    said = answered("coefficient", ON, facts | {"registered": "none"})
    text = "\n".join(texts(said))
    assert "hệ số 3,0" in text
    assert "hệ số 5,0" in text


@pytest.mark.parametrize(
    ("provincial", "id_"),
    [
        (150_000_000_000, "cofunding-met"),
        (149_900_000_000, "cofunding-not_met"),
        ("skip", "cofunding-determined"),
    ],
)
def test_cofunding_is_one_and_a_half_times_inclusive(provincial: Json, id_: str) -> None:
    facts: dict[str, Json] = {"central_vnd": 100_000_000_000, "provincial_vnd": provincial}
    said = answered("cofunding", ON, facts)
    assert ids(said) == [id_]
    assert "150.000.000.000 đ" in texts(said)[0]


def test_typed_units_are_read_line_by_line_and_others_are_named() -> None:
    units, bad = read_units("Xã Trà Lâm 5\n2) Ba Vinh: 3,0; Sơn Tây - 2,5\nXã không số")
    assert units == [
        {"name": "Xã Trà Lâm", "coefficient": "5"},
        {"name": "Ba Vinh", "coefficient": "3.0"},
        {"name": "Sơn Tây", "coefficient": "2.5"},
    ]
    assert bad == ["Xã không số"]
