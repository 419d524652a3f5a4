"""Slips, the sheet for the wall, the loudspeaker: what they say, and what they never say."""

import io
from dataclasses import fields, replace
from datetime import date

import pytest
from docx import Document
from docx.shared import Mm

from bot.documents.errors import CannotPrint
from bot.documents.notices import Broadcast, GroupTotals, Turnover, loudspeaker, notice_board
from bot.documents.paper import Line, _height
from bot.documents.slips import Invitation, Receipt, Reminder, Slip, lines, sheet

RECEIPT = Receipt(
    "12/2026", "7K2M4QX9", "Lý Văn Mẫu", "Bản Mẫu", "Nuôi lợn đen", 3_000_000,
    date(2026, 9, 28), "Nông Thị Hoa", 1_500_000,
)  # fmt: skip
INVITATION = Invitation(
    "Lý Văn Mẫu", "Bản Mẫu", "xã Mẫu Sơn", "7K2M4QX9", date(2026, 12, 5), "Zalo: Vốn quay vòng"
)
REMINDER = Reminder(
    "Lý Văn Mẫu", "Bản Mẫu", "xã Mẫu Sơn", "Nuôi lợn đen", 3_000_000, date(2026, 9, 30),
    "chị Hoa, tổ trưởng", "Điều 5 khoản 3, QĐ 33/2022, Lạng Sơn", "chị Hoa 0912 000 001",
)  # fmt: skip
LONG = "Nguyễn Hoàng Thị Phương Quỳnh Thưởng Thức Rất Dài " * 6
LONGEST: tuple[Slip, ...] = (
    Receipt(LONG, LONG, LONG, LONG, LONG, 10**12, date(2026, 9, 28), LONG, 10**12),
    Invitation(LONG, LONG, LONG, "7K2M4QX9", date(2026, 12, 5), LONG),
    Reminder(LONG, LONG, LONG, LONG, 10**12, date(2026, 9, 30), LONG, LONG, LONG, estimate=True),
)
TOTALS = GroupTotals(
    "Tổ lợn Bản Mẫu", "Nuôi lợn đen", "xã Mẫu Sơn", 12, 7, 36_000_000, 21_000_000, 18_000_000,
    date(2026, 9, 30), (Turnover(date(2026, 10, 12), "số 3/BB", 4, 18_000_000),),
)  # fmt: skip


def text_of(slip: Slip) -> str:
    return "\n".join(line.text for line in lines(slip))


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [
        paragraph.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    return "\n".join(parts)


@pytest.mark.parametrize(("slips", "pages"), [(1, 1), (8, 1), (9, 2), (24, 3)])
def test_eight_slips_stand_on_an_a4_sheet(slips: int, pages: int) -> None:
    document = Document(io.BytesIO(sheet([RECEIPT] * slips)))
    section = document.sections[0]
    width, height = section.page_width, section.page_height
    assert width
    assert height
    assert (round(width / Mm(1)), round(height / Mm(1))) == (210, 297)
    assert [(len(table.rows), len(table.columns)) for table in document.tables] == [(4, 2)] * pages
    heights = [row.height for row in document.tables[0].rows]
    assert sum(height for height in heights if height) < Mm(297 - 16)
    filled = [
        cell for table in document.tables for row in table.rows for cell in row.cells if cell.text
    ]
    assert len(filled) == slips


def test_no_slip_is_no_sheet() -> None:
    with pytest.raises(CannotPrint):
        sheet([])


def test_a_receipt_has_number_sum_day_and_a_code_that_anyone_can_check() -> None:
    text = text_of(RECEIPT)
    for part in ("số 12/2026", "Lý Văn Mẫu, Bản Mẫu", "3.000.000 đ", "28/09/2026", "7K2M-4QX9"):
        assert part in text
    assert "Còn lại: 1.500.000 đ" in text


def test_an_invitation_has_its_code_and_says_that_it_is_a_machine() -> None:
    text = text_of(INVITATION)
    for part in ("7K2M-4QX9", "dùng một lần, đến hết ngày 05/12/2026", "Trợ lý là máy", "OTP"):
        assert part in text


def test_a_reminder_says_sum_day_whom_and_where_it_is_written() -> None:
    text = text_of(REMINDER)
    for part in (
        "Nộp lại: 3.000.000 đ",
        "thứ Tư 30/09/2026",
        "chị Hoa, tổ trưởng",
        "Điều 5 khoản 3",
    ):
        assert part in text
    assert "dự kiến" not in text


def test_a_reminder_before_the_decision_says_that_it_is_expected_only() -> None:
    expected = replace(REMINDER, estimate=True)
    assert "3.000.000 đ (dự kiến, chưa có quyết định)" in text_of(expected)


@pytest.mark.parametrize("slip", [RECEIPT, INVITATION, REMINDER])
def test_no_slip_threatens_or_speaks_like_an_office(slip: Slip) -> None:
    text = text_of(slip).lower()
    for word in ("nợ", "vay", "vi phạm", "cưỡng chế", "nghĩa vụ", "hệ thống", "!"):
        assert word not in text.replace("không phải lãi", "")


@pytest.mark.parametrize("slip", LONGEST)
def test_the_longest_slip_fits_its_place(slip: Slip) -> None:
    assert _height(lines(slip), 8) < 69.5 * 72 / 25.4


def test_the_sheet_for_the_wall_shows_sums_and_turnover() -> None:
    text = words_of(notice_board(TOTALS, date(2026, 10, 15), "UBND xã, giờ hành chính"))
    for part in ("36.000.000 đ", "21.000.000 đ", "15.000.000 đ", "12", "7", "số 3/BB"):
        assert part in text


def test_what_everybody_reads_has_no_place_for_a_name() -> None:
    for kind in (GroupTotals, Turnover, Broadcast):
        assert not {"household", "name", "person", "leader"} & {item.name for item in fields(kind)}
    assert "amount_vnd" not in {item.name for item in fields(Broadcast)}


def test_a_small_group_shows_no_sums_for_they_would_tell_about_one_household() -> None:
    small = GroupTotals(
        "Tổ nhỏ", "Nuôi bò", "xã Mẫu Sơn", 2, 1, 4_000_000, 2_000_000, 0, None,
        (Turnover(date(2026, 10, 12), "số 4", 1, 2_000_000),),
    )  # fmt: skip
    text = words_of(notice_board(small, date(2026, 10, 15), "UBND xã"))
    assert " đ" not in text.replace(" đã", "").replace(" đủ", "").replace(" để", "")
    assert "không ghi số tiền" in text


@pytest.mark.parametrize("to_leader", [True, False])
def test_the_loudspeaker_names_no_person_and_no_sum(to_leader: bool) -> None:
    news = Broadcast("xã Mẫu Sơn", "tổ lợn Bản Mẫu", "nuôi lợn đen", date(2026, 9, 30), to_leader)
    text = loudspeaker(news)
    assert "thứ Tư 30/09/2026" in text
    assert ("nộp cho tổ trưởng" in text) == to_leader
    assert not any(sign in text for sign in (" đ ", " đ.", "đồng", "%"))
    assert not {"Hoa", "Páo", "Mẫu."} & set(text.split())


def test_control_characters_never_reach_a_document() -> None:
    dirty = Invitation("Lý\x00\x0b Văn", "Bản", "xã", "7K2M4QX9", date(2026, 12, 5), "a\ud800b")
    assert "Lý Văn" in words_of(sheet([dirty]))
    assert Line("x").text == "x"
