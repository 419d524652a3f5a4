"""5,000 invented rows with 40 planted errors: each is named with its row and column."""

from datetime import date
from typing import Any

from bot.importing.faults import Code
from bot.importing.wording import line
from tests.importing.books import HEADINGS, participant, reading, sheets, spots, workbook

ROWS = 5000

# Row of the sheet → what is wrong there: heading, value, what it is called.
PLANTED: dict[int, tuple[str, Any, Code]] = {
    12: ("Chủ hộ", None, Code.EMPTY),
    47: ("Thôn", "   ", Code.EMPTY),
    103: ("Mã dự án", None, Code.EMPTY),
    150: ("Vốn nhà nước hỗ trợ", None, Code.EMPTY),
    203: ("Vốn nhà nước hỗ trợ", 20, Code.MONEY_UNIT),
    254: ("Vốn nhà nước hỗ trợ", "20.000", Code.MONEY_UNIT),
    301: ("Vốn nhà nước hỗ trợ", "1.500 triệu", Code.MONEY_TWO_WAYS),
    350: ("Vốn nhà nước hỗ trợ", "hai mươi con lợn", Code.MONEY),
    402: ("Vốn nhà nước hỗ trợ", -20_000_000, Code.MONEY_RANGE),
    450: ("Vốn nhà nước hỗ trợ", 20_000_000.5, Code.MONEY_NOT_WHOLE),
    501: ("Vốn nhà nước hỗ trợ", 10**12, Code.MONEY_RANGE),
    550: ("Vốn nhà nước hỗ trợ", "=10000000*2", Code.FORMULA),
    601: ("Vốn của hộ", "#N/A", Code.ERROR_VALUE),
    650: ("Vốn nhà nước hỗ trợ", date(2026, 1, 1), Code.MONEY),
    701: ("Điện thoại", "12345", Code.PHONE),
    750: ("Điện thoại", "0168 123 4567", Code.PHONE_OLD),
    801: ("Điện thoại", "0912345678 / 0987654321", Code.PHONE_TWO),
    850: ("Điện thoại", "không có", Code.PHONE),
    901: ("Điện thoại", "+1 202 555 0100", Code.PHONE),
    1000: ("Đối tượng", "Hộ giàu", Code.CHOICE),
    1100: ("Đối tượng", "Nghèo / cận nghèo", Code.CHOICE_NEAR),
    1200: ("Mã dự án", "LN-99", Code.UNKNOWN_PROJECT),
    1300: ("Mã dự án", "=A2", Code.FORMULA),
    1400: ("Chủ hộ", "NguyÔn V¨n A", Code.LETTERS),
    1500: ("Chủ hộ", 12345, Code.NOT_TEXT),
    1600: ("Chủ hộ", "@cmd", Code.FORMULA),
    1700: ("Chủ hộ", "Lý " * 60, Code.TOO_LONG),
    1800: ("Thôn", "Bản " * 5000, Code.TOO_LONG),
    1900: ("Tổ nhóm", "Tổ lợn Bản Mâu", Code.UNKNOWN_GROUP),
    2000: ("Tỷ lệ riêng của hộ", "15", Code.RATE),
    2100: ("Tỷ lệ riêng của hộ", "150%", Code.RATE),
    2200: ("Tỷ lệ riêng của hộ", "một ít", Code.RATE),
    2300: ("Mã hộ", 12345678901234567, Code.ACCOUNT),
    2400: ("Mã hộ", date(2026, 5, 1), Code.NOT_TEXT),
    2500: ("Thôn", "=HYPERLINK(1)", Code.FORMULA),
    2600: ("Vốn của hộ", "5", Code.MONEY_UNIT),
    2700: ("Mã hộ", "H" * 40, Code.TOO_LONG),
    4999: ("Điện thoại", "0412345678", Code.PHONE),
}
TWICE = {3000: 2999, 3100: 2}
"""Rows that repeat an earlier one."""


def book() -> bytes:
    rows = [participant(number) for number in range(2, ROWS + 2)]
    for row, (heading, value, _) in PLANTED.items():
        rows[row - 2][HEADINGS.index(heading)] = value
    for row, first in TWICE.items():
        rows[row - 2] = list(rows[first - 2])
    return workbook(sheets(*rows))


def test_every_planted_error_is_named_with_row_and_column_and_nothing_else_is() -> None:
    found = reading(book())
    columns = {heading: "ABCDEFGHIJ"[place] for place, heading in enumerate(HEADINGS)}
    expected = [
        (f"{columns[heading]}{row}", str(code)) for row, (heading, _, code) in PLANTED.items()
    ]
    expected += [(f"C{row}", str(Code.TWICE)) for row in TWICE]
    assert len(expected) == 40
    assert sorted(spots(found.faults)) == sorted(expected)
    assert {fault.sheet for fault in found.faults} == {"Hộ tham gia"}


def test_each_error_is_said_in_plain_words_with_its_place() -> None:
    lines = [line(fault) for fault in reading(book()).faults]
    assert lines[0] == "Hộ tham gia, ô C12: Còn trống: Chủ hộ."
    assert "Hộ tham gia, ô C3000: Trùng với dòng 2999." in lines
    assert (
        "Hộ tham gia, ô B1900: Tổ “Tổ lợn Bản Mâu” có phải là tổ “Tổ lợn Bản Mẫu”?"
        " Sửa cho giống, hoặc thêm tổ này vào trang Tổ nhóm."
    ) in lines


def test_five_thousand_good_rows_have_no_fault() -> None:
    found = reading(workbook(sheets(*map(participant, range(ROWS)))))
    assert found.faults == ()
    assert len(found.batch.participants) == ROWS
