"""What a household is told of its dues: how much and why, until when, how; each figure cited."""

import re
from datetime import date
from itertools import pairwise

import pytest

from bot.findings import DUE, due
from bot.handlers import dues
from bot.handlers.base import Facts
from bot.rules import load
from bot.rules.results import Citation
from bot.storage.registers.people import spoken_phone
from bot.talk import Json, Money, Say
from bot.words import Words

FACTS = Facts(date(2026, 8, 1), load())
VI = Words.of("vi")
DONG_NAI = {"policy": "dong-nai-15-2023", "rate": "1/10", "amount": 2_000_000, "rest": 2_000_000}
BANK = {"kind": "bank", "bank": "Ngân hàng Mẫu", "number": "02", "holder": "PHONG MAU"}


def said(**changes: Json) -> str:
    """The messages about a due, joined."""
    told = dues.said(FACTS, dues.read(due(**changes)))
    return "\n".join(VI.text(say) for say in told)


def test_figure_comes_line_by_line_with_its_article() -> None:
    text = said()
    assert "20.000.000 đ × 15% = 3.000.000 đ (Điều 6 khoản 1 điểm a, QĐ 33/2022" in text


def test_order_is_what_until_when_and_how() -> None:
    text = said()
    places = [text.index(part) for part in ("3.000.000 đ", "31/08/2026", "Lê Thị Mẫu")]
    assert all(one < next_ for one, next_ in pairwise(places))


def test_household_is_named_on_the_first_line() -> None:
    assert said().splitlines()[0].startswith("Nhà Hoàng Văn Mẫu")


def test_figure_that_does_not_multiply_out_is_shown_alone_with_its_decision() -> None:
    decided = {"number": "45/QĐ-UBND", "on": "2026-07-01"}
    text = said(amount=1_800_000, rest=1_800_000, decision=decided)
    assert "×" not in text
    assert "Quyết định số 45/QĐ-UBND ngày 01/07/2026" in text


def test_dong_nai_is_expected_until_the_recovery_decision() -> None:
    assert "Mới là dự kiến, chờ quyết định thu hồi vốn (Điều 5 khoản 4" in said(
        **DONG_NAI, expected=True
    )
    assert "dự kiến" not in said(**DONG_NAI, expected=False)


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("2026-08-31", "còn 30 ngày"),
        ("2026-08-01", "Hôm nay"),
        ("2026-07-29", "đã qua 3 ngày"),
    ],
)
def test_days_left_are_counted_from_today(until: str, told: str) -> None:
    assert told in said(until=until, office=until)


def test_nothing_is_asked_of_a_household_that_has_paid() -> None:
    text = said(phase="settled", counted=3_000_000, rest=0)
    assert "đã nộp đủ" in text
    assert "Nộp bằng tiền" not in text
    assert "Hạn" not in text


def test_account_is_named_with_its_holder_and_the_word_against_fraud() -> None:
    text = said(**DONG_NAI, account=BANK)
    assert "số 02, tên PHONG MAU" in text
    assert "Chỉ nộp vào tài khoản này. Ai nhắn số khác thì đừng chuyển, gọi cán bộ" in text


def test_account_that_is_changing_is_not_shown() -> None:
    text = said(**DONG_NAI, account=BANK, frozen=True)
    assert "PHONG MAU" not in text
    assert "chưa chuyển vội" in text


@pytest.mark.parametrize("phase", ["open", "part_paid", "paid", "waived", "suspended", "later"])
def test_no_interest_or_penalty_is_promised_or_threatened(phase: str) -> None:
    assert not re.search("lãi|phạt|cưỡng chế|nợ", said(phase=phase))


def test_every_message_with_a_figure_of_the_text_is_cited() -> None:
    for say in dues.said(FACTS, dues.read(due(counted=0))):
        if any(isinstance(value, Money | Say) for value in say.args.values()):
            cited = [value for value in say.args.values() if isinstance(value, Citation)]
            assert cited or say.id.startswith(("due-part", "due-paid", "only-"))


def test_what_was_paid_beyond_the_dues_is_named() -> None:
    over = {"counted": 3_500_000, "rest": 0, "over": 500_000, "phase": "settled"}
    assert "đã nộp 3.500.000 đ, nhiều hơn số phải nộp 500.000 đ" in said(**over)
    waiting = said(**over | {"phase": "paid", "unconfirmed": 3_500_000})
    assert "nhiều hơn số phải nộp 500.000 đ. Còn chờ cán bộ xác nhận 3.500.000 đ" in waiting


def test_what_is_left_is_expected_too_until_the_recovery_decision() -> None:
    part = {"counted": 500_000, "rest": 1_500_000, "phase": "part_paid"}
    assert "còn dự kiến 1.500.000 đ" in said(**DONG_NAI | part | {"expected": True})
    assert "còn 1.500.000 đ" in said(**DONG_NAI | part | {"expected": False})
    assert dues.figure(0, expected=True) == Money(0)


def test_the_officer_to_ring_has_a_number_as_people_dial_it() -> None:
    assert spoken_phone("+842513000001") == "02513000001"
    assert spoken_phone("0900000000") == "0900000000"


def test_fields_are_those_that_are_looked_up() -> None:
    names = set(dues.Due.__dataclass_fields__)
    assert names == DUE.keys()
