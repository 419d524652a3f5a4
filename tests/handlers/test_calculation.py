"""/tinh: who is asked what, and every figure line by line."""

from datetime import date

import pytest

from bot.handlers.base import Offer
from bot.talk import Json
from tests.handlers.asking import answered, asked, day, ids, texts

TODAY = date(2026, 8, 1)
RATE = "Điều 5 khoản 1 điểm b, QĐ 33/2022, Lạng Sơn"
TERM = "Điều 5 khoản 3 điểm a, QĐ 33/2022, Lạng Sơn"
DAMAGE = "Điều 5 khoản 4 điểm a, QĐ 33/2022, Lạng Sơn"
PIGS: dict[str, Json] = {
    "province": "lang-son",
    "project_type": "livestock_poultry",
    "support_vnd": 20_000_000,
    "approved_rate": "skip",
    "project_end": day("2026-06-30"),
    "damaged": "no",
}
LOST: dict[str, Json] = {
    "damaged": "yes",
    "damage_cause": "epidemic",
    "damage_percent": {"lost": 16, "total": 40},
}
DONG_NAI: dict[str, Json] = {
    "province": "dong-nai",
    "support_vnd": 20_000_000,
    "has_income": "yes",
    "project_end": day("2026-06-30"),
    "damaged": "no",
}


def test_pigs_in_lang_son_cost_at_least_15_percent() -> None:
    answer = answered("calculation", TODAY, PIGS)
    amount, days, payment = texts(answer)
    assert amount == (
        "Phần vốn nhà mình nộp lại để quay vòng, ít nhất: 20.000.000 đ × 15% = 3.000.000 đ "
        f"({RATE}). Đây là mức thấp nhất. Số phải nộp theo quyết định duyệt dự án."
    )
    assert days == (
        f"Nên nộp trước hết thứ Tư 30/09/2026. Hạn theo văn bản: thứ Tư 30/09/2026 ({TERM})."
    )
    assert payment == (
        "Nộp bằng tiền cho tổ trưởng, lấy phiếu nhận "
        "(Điều 6 khoản 1 điểm a, QĐ 33/2022, Lạng Sơn). "
        "Phần vốn này để quay vòng, không phải lãi, không phải phạt."
    )
    assert answer.offers == (
        Offer.RATE,
        Offer.WHY,
        Offer.EDIT,
        Offer.PERSON,
        Offer.REMINDERS,
    )


def test_an_approved_rate_gives_the_amount_itself() -> None:
    answer = answered("calculation", TODAY, PIGS | {"approved_rate": "0.18"})
    assert ids(answer)[0] == "calculation-approved"
    assert "20.000.000 đ × 18% = 3.600.000 đ, theo tỷ lệ đã duyệt" in texts(answer)[0]
    assert Offer.RATE not in answer.offers


def test_16_of_40_leaves_60_percent_of_the_rate() -> None:
    answer = answered("calculation", TODAY, PIGS | LOST)
    assert texts(answer)[0] == (
        "Ước tính, chưa phải quyết định. Thiệt hại 16 trên 40, tức 40%, phần nộp lại ít nhất: "
        f"20.000.000 đ × 15% × 60% = 1.800.000 đ ({DAMAGE}). "
        "Số phải nộp theo quyết định duyệt dự án."
    )
    assert ids(answer)[1] == "calculation-authority"


def test_a_share_without_a_short_percentage_is_shown_as_counted() -> None:
    answer = answered(
        "calculation", TODAY, PIGS | LOST | {"damage_percent": {"lost": 5, "total": 12}}
    )
    assert "20.000.000 đ × 15% × 7/12 = 1.750.000 đ" in texts(answer)[0]


def test_an_approved_rate_above_the_minimum_shows_every_reading_of_a_damage() -> None:
    answer = answered("calculation", TODAY, PIGS | LOST | {"approved_rate": "0.18"})
    assert ids(answer)[0] == "calculation-damage-readings"
    assert texts(answer)[0].splitlines()[1:] == [
        "• 20.000.000 đ × 18% × 60% = 2.160.000 đ",
        "• 20.000.000 đ × 15% × 60% = 1.800.000 đ",
        "• 20.000.000 đ × (18% − 15% × 40%) = 2.400.000 đ",
    ]


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("29.99", "calculation-damage-full"),
        ("30", "calculation-damage-reduced"),
        ("70", "calculation-damage-reduced"),
        ("70.01", "calculation-damage-none"),
        ("0", "calculation-damage-full"),
        ("100", "calculation-damage-none"),
    ],
)
def test_the_borders_of_30_and_70_percent_are_inside(percent: str, said: str) -> None:
    answer = answered("calculation", TODAY, PIGS | LOST | {"damage_percent": {"percent": percent}})
    assert ids(answer)[0] == said


def test_a_crop_of_exactly_one_year_has_two_readings() -> None:
    crop = PIGS | {"project_type": "crop", "cycle_months": 12}
    answer = answered("calculation", TODAY, crop)
    assert ids(answer)[0] == "calculation-readings"
    assert texts(answer)[0].splitlines()[1:3] == [
        "• 20.000.000 đ × 10% = 2.000.000 đ",
        "• 20.000.000 đ × 15% = 3.000.000 đ",
    ]


def test_another_cause_is_labelled_plainly_and_changes_nothing() -> None:
    answer = answered("calculation", TODAY, PIGS | {"damaged": "yes", "damage_cause": "subjective"})
    assert ids(answer)[:2] == ["calculation-minimum", "note-subjective"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"damaged": "yes", "damage_cause": "skip"}, "note-cause"),
        ({"damaged": "yes", "damage_cause": "fire", "damage_percent": "skip"}, "note-share"),
    ],
)
def test_what_is_not_known_of_a_damage_leaves_the_full_figure_and_an_officer(
    answers: dict[str, Json], said: str
) -> None:
    answer = answered("calculation", TODAY, PIGS | answers)
    assert ids(answer)[:2] == ["calculation-minimum", said]


def test_a_rate_below_the_minimum_is_questioned_and_not_computed() -> None:
    answer = answered("calculation", TODAY, PIGS | {"approved_rate": "0.08"})
    assert ids(answer) == ["calculation-below-minimum"]
    assert texts(answer)[0].startswith("Tỷ lệ 8% thấp hơn mức ít nhất 15%")


def test_several_kinds_are_for_an_officer() -> None:
    answer = answered("calculation", TODAY, PIGS | {"project_type": "mixed"})
    assert ids(answer)[0] == "calculation-mixed"


def test_an_unknown_support_still_gives_the_rate_and_the_days() -> None:
    answer = answered("calculation", TODAY, PIGS | {"support_vnd": "skip"})
    assert ids(answer)[:3] == ["calculation-missing", "calculation-rate-minimum", "days-office"]
    assert "ghi trong quyết định duyệt dự án; tổ trưởng có bản sao" in texts(answer)[0]


def test_an_amount_that_is_not_whole_shows_both_figures() -> None:
    answer = answered("calculation", TODAY, DONG_NAI | {"support_vnd": 12_345_678})
    assert "12.345.678 đ × 10% = 1.234.567,8 đ" in texts(answer)[0]
    assert "Số đúng là 1.234.567,8 đ, làm tròn thành 1.234.568 đ." in texts(answer)[1]


def test_dong_nai_asks_neither_kind_nor_rate_nor_percentage() -> None:
    assert asked("calculation", TODAY, {"province": "dong-nai"}) == "support_vnd"
    after = {"province": "dong-nai", "support_vnd": 20_000_000}
    assert asked("calculation", TODAY, after) == "has_income"
    answer = answered(
        "calculation", TODAY, DONG_NAI | {"damaged": "yes", "damage_cause": "epidemic"}
    )
    assert ids(answer)[:2] == ["calculation-officer-damage", "calculation-report"]
    assert "Chưa có quyết định thì vẫn tính: 20.000.000 đ × 10% = 2.000.000 đ." in texts(answer)[0]


def test_dong_nai_takes_ten_percent_to_the_agency() -> None:
    answer = answered("calculation", TODAY, DONG_NAI)
    assert texts(answer)[0] == (
        "Phần vốn nhà mình nộp lại để quay vòng: 20.000.000 đ × 10% = 2.000.000 đ "
        "(Điều 4 khoản 2, QĐ 15/2023, Đồng Nai)."
    )
    assert ids(answer)[-1] == "pay-agency"
    assert Offer.RATE not in answer.offers


def test_dong_nai_without_income_is_for_an_officer() -> None:
    answer = answered("calculation", TODAY, DONG_NAI | {"has_income": "no"})
    assert ids(answer)[0] == "calculation-officer-income"
    unknown = answered("calculation", TODAY, DONG_NAI | {"has_income": "skip"})
    assert ids(unknown)[:2] == ["calculation-exact", "note-income"]


def test_support_above_the_level_is_questioned() -> None:
    answer = answered("calculation", TODAY, DONG_NAI | {"support_vnd": 25_000_000})
    assert ids(answer) == ["calculation-above-maximum"]


def test_a_last_day_on_a_weekend_shows_office_text_and_rolled_day_in_this_order() -> None:
    answer = answered("calculation", TODAY, PIGS | {"project_end": day("2025-11-30")})
    first, rolled, past = texts(answer)[1:4]
    assert first == (
        f"Nên nộp trước hết thứ Sáu 27/02/2026. Hạn theo văn bản: thứ Bảy 28/02/2026 ({TERM})."
    )
    assert rolled.endswith("ngày làm việc sau thì là thứ Hai 02/03/2026, cần cán bộ xác nhận.")
    assert past.startswith("Ngày này đã qua.")


def test_a_project_end_that_is_a_month_gives_a_span_and_the_safe_day() -> None:
    month = {"from": "2026-06-01", "to": "2026-06-30"}
    answer = answered("calculation", TODAY, PIGS | {"project_end": month})
    assert ids(answer)[1] == "days-range"
    assert "từ 01/09/2026 đến 30/09/2026" in texts(answer)[1]


def test_an_unknown_project_end_gives_the_term_and_where_the_day_is_written() -> None:
    answer = answered("calculation", TODAY, PIGS | {"project_end": "skip"})
    assert texts(answer)[1].startswith("Hạn nộp: trong 3 tháng sau ngày kết thúc dự án")


def test_a_year_without_a_calendar_names_the_day_of_the_text_alone() -> None:
    answer = answered("calculation", TODAY, PIGS | {"project_end": day("2040-01-15")})
    assert ids(answer)[1] == "days-no-calendar"


def test_what_is_never_known_still_ends_with_where_everything_is_written() -> None:
    nothing: dict[str, Json] = {
        "province": "lang-son",
        "project_type": "skip",
        "support_vnd": "skip",
        "approved_rate": "skip",
        "project_end": "skip",
        "damaged": "skip",
    }
    answer = answered("calculation", TODAY, nothing)
    assert ids(answer) == ["calculation-missing", "days-end-unknown", "pay-group-leader"]


def test_another_province_is_told_which_documents_are_here() -> None:
    assert ids(answered("calculation", TODAY, {"province": "skip"})) == ["elsewhere"]
