"""Workbooks for tests; every name and number in them is invented."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl

from bot.importing.checking import check
from bot.importing.faults import Fault
from bot.importing.known import KnownCommune
from bot.importing.reading import read
from bot.importing.rows import Reading

TODAY = date(2026, 11, 21)

Rows = list[list[Any]]

AGENCY: Rows = [
    ["Tỉnh", "Xã", "Cơ quan được giao vốn", "Điện thoại cơ quan", "Loại tài khoản",
     "Kho bạc hoặc ngân hàng", "Số tài khoản", "Chủ tài khoản"],
    ["Lạng Sơn", "Xã Mẫu Sơn", "Phòng Kinh tế", "02053000000", "Kho bạc", "KBNN khu vực",
     "3713.0.1234567", "Phòng Kinh tế xã Mẫu Sơn"],
]  # fmt: skip
AUTHORITIES: Rows = [
    ["Việc", "Cơ quan giữ việc ấy", "Từ ngày", "Đến hết ngày"],
    ["Phê duyệt dự án", "UBND huyện Mẫu", date(2022, 12, 12), date(2025, 6, 30)],
    ["Phê duyệt dự án", "UBND xã Mẫu Sơn", date(2025, 7, 1), None],
]
PROJECTS: Rows = [
    ["Mã dự án", "Tên dự án", "Văn bản", "Loại", "Số tháng trồng", "Số quyết định duyệt",
     "Ngày quyết định", "Người phê duyệt", "Tỷ lệ nộp lại được duyệt", "Ngày bắt đầu",
     "Ngày kết thúc", "Chương trình"],
    ["LN-01", "Nuôi lợn đen", "33/2022/QĐ-UBND", "lợn", None, "45/QĐ-UBND",
     date(2025, 6, 10), "Chủ tịch UBND huyện", "15%", date(2025, 7, 1), date(2026, 6, 30),
     "Giảm nghèo bền vững"],
    ["NG-01", "Trồng ngô", "QĐ 33/2022, Lạng Sơn", "Cây trồng", 5, "46/QĐ-UBND",
     date(2025, 6, 10), "UBND xã", 0.1, date(2025, 8, 1), date(2027, 7, 31), None],
]  # fmt: skip
GROUPS: Rows = [
    ["Mã dự án", "Tên tổ", "Tổ trưởng", "Điện thoại tổ trưởng"],
    ["LN-01", "Tổ lợn Bản Mẫu", "Nông Thị Hoa", "0912000001"],
    ["NG-01", "Tổ ngô Bản Mẫu", "Vi Văn Bình", "0912000002"],
]
HEADINGS = ["Mã dự án", "Tổ nhóm", "Chủ hộ", "Thôn", "Đối tượng", "Điện thoại",
            "Vốn nhà nước hỗ trợ", "Vốn của hộ", "Mã hộ", "Tỷ lệ riêng của hộ"]  # fmt: skip


def participant(number: int, **changed: Any) -> list[Any]:
    """One good row; ``changed`` by heading."""
    row = {
        "Mã dự án": "LN-01",
        "Tổ nhóm": "Tổ lợn Bản Mẫu",
        "Chủ hộ": f"Hoàng Văn {_spelled(number)}",
        "Thôn": f"Bản {number % 40}",
        "Đối tượng": ("Hộ nghèo", "Hộ cận nghèo", "Mới thoát nghèo")[number % 3],
        "Điện thoại": f"0913{number:06d}",
        "Vốn nhà nước hỗ trợ": 20_000_000,
        "Vốn của hộ": 5_000_000,
        "Mã hộ": None,
        "Tỷ lệ riêng của hộ": None,
    }
    return list((row | changed).values())


def _spelled(number: int) -> str:
    """A number as a name, so that no two rows have one."""
    letters = ""
    while number:
        number, rest = divmod(number, 24)
        letters += "ABCDEGHIKLMNOPQRSTUVXYĐÊ"[rest]
    return (letters or "A").capitalize()


def sheets(*participants: Sequence[Any]) -> dict[str, Rows]:
    """A whole commune."""
    return {
        "Đơn vị": AGENCY,
        "Thẩm quyền": AUTHORITIES,
        "Dự án": PROJECTS,
        "Tổ nhóm": GROUPS,
        "Hộ tham gia": [HEADINGS, *map(list, participants)],
    }


def workbook(pages: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """The pages as .xlsx."""
    book = openpyxl.Workbook(write_only=True)
    for title, rows in pages.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def reading(content: bytes, *known: KnownCommune, name: str = "bang.xlsx") -> Reading:
    """The file read and checked."""
    return check(read(io.BytesIO(content), name, TODAY), known)


def spots(faults: Sequence[Fault]) -> list[tuple[str, str]]:
    """Place and kind of each fault."""
    return [(fault.place, str(fault.code)) for fault in faults]


def moment(hour: int = 0) -> datetime:
    """An instant of the day of the tests."""
    return datetime.fromisoformat(f"2026-11-21T{hour:02d}:00:00+00:00")
