"""What is wrong with a sheet, in plain words with what to do; Vietnamese first, English second."""

from collections.abc import Mapping
from typing import Final

from bot.importing.faults import Code, Fault

_FILE: Final[Mapping[Code, tuple[str, str]]] = {
    Code.NOT_FOUND: ("Không mở được tệp {name}.", "The file {name} cannot be opened."),
    Code.EMPTY_FILE: ("Tệp trống, không có chữ nào.", "The file is empty."),
    Code.TOO_LARGE: (
        "Tệp lớn hơn {most} MB. Hãy chia thành nhiều tệp.",
        "The file is larger than {most} MB. Split it.",
    ),
    Code.OLD_EXCEL: (
        "Tệp Excel đời cũ (.xls). Mở bằng Excel, chọn Lưu thành, kiểu .xlsx, rồi gửi lại.",
        "An old Excel file (.xls). Save it as .xlsx and send it again.",
    ),
    Code.ENCRYPTED: (
        "Tệp có đặt mật khẩu. Bỏ mật khẩu rồi gửi lại.",
        "The file has a password. Remove it and send the file again.",
    ),
    Code.OTHER_FORMAT: (
        "Không phải tệp .xlsx hay .csv. Mở tệp, chọn Lưu thành, kiểu .xlsx, rồi gửi lại.",
        "Neither .xlsx nor .csv. Save it as .xlsx and send it again.",
    ),
    Code.BROKEN: (
        "Tệp bị hỏng, không đọc hết được. Mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
        "The file is broken. Open it in Excel, save it as .xlsx and send it again.",
    ),
    Code.BOMB: (
        "Tệp nén quá nhiều dữ liệu nên trợ lý không mở. Chép các dòng sang tệp mới rồi gửi lại.",
        "The file unpacks to too much, so it was not opened. Copy the rows to a new file.",
    ),
    Code.ENCODING: (
        "Không rõ bảng mã chữ (có thể là TCVN3 hay VNI). Lưu lại kiểu .xlsx, hoặc .csv UTF-8.",
        "Unknown encoding (perhaps TCVN3 or VNI). Save it as .xlsx, or as .csv in UTF-8.",
    ),
    Code.NO_SHEET: (
        "Không thấy trang nào đúng mẫu. Lấy mẫu bằng: bot export template.",
        "No sheet is like the form. Get the form by: bot export template.",
    ),
    Code.TWO_SHEETS: (
        "Trang này trùng loại với trang “{other}”. Gộp làm một.",
        "This sheet is of the same kind as “{other}”. Join them.",
    ),
}
_SHEET: Final[Mapping[Code, tuple[str, str]]] = {
    Code.HIDDEN_SHEET: (
        "Trang đang bị ẩn. Cho hiện ra, hoặc xóa đi.",
        "The sheet is hidden. Show it, or delete it.",
    ),
    Code.HIDDEN_COLUMN: (
        "Cột đang bị ẩn. Cho hiện ra, hoặc xóa đi.",
        "The column is hidden. Show it, or delete it.",
    ),
    Code.HIDDEN_ROW: (
        "Dòng đang bị ẩn hoặc bị lọc. Cho hiện ra, hoặc xóa đi.",
        "The row is hidden or filtered out. Show it, or delete it.",
    ),
    Code.MERGED: (
        "Các ô {ref} bị gộp. Bỏ gộp (Unmerge), mỗi dòng ghi đủ.",
        "The cells {ref} are merged. Unmerge them and fill in each row.",
    ),
    Code.TOO_MANY_ROWS: (
        "Nhiều hơn {most} dòng. Hãy chia thành nhiều tệp.",
        "More than {most} rows. Split the file.",
    ),
    Code.MISSING_COLUMN: ("Thiếu cột “{header}”.", "The column “{header}” is missing."),
    Code.RENAMED_COLUMN: (
        "Cột “{header}” có phải là “{near}”? Sửa lại tên cột.",
        "Is the column “{header}” meant to be “{near}”? Correct its heading.",
    ),
    Code.COLUMN_TWICE: (
        "Cột “{header}” có hai lần (cột {other} nữa). Giữ một.",
        "The column “{header}” is there twice (also {other}). Keep one.",
    ),
    Code.COLUMN_UNIT: (
        "Cột “{header}” tính bằng nghìn hay triệu. Ghi đủ đồng, bỏ đơn vị ở tên cột.",
        "The column “{header}” counts thousands or millions. Write whole đồng.",
    ),
    Code.UNUSED_COLUMN: (
        "Cột “{header}” không dùng, bỏ qua.",
        "The column “{header}” is not used and was left out.",
    ),
    Code.UNUSED_SHEET: (
        "Trang này không đúng mẫu nào, bỏ qua.",
        "This sheet is like no form and was left out.",
    ),
    Code.EXAMPLE: ("Dòng ví dụ của mẫu, bỏ qua.", "An example of the form; left out."),
    Code.SUM: ("Dòng cộng, bỏ qua.", "A line of sums; left out."),
}
_CELL: Final[Mapping[Code, tuple[str, str]]] = {
    Code.EMPTY: ("Còn trống: {header}.", "{header} is empty."),
    Code.FORMULA: (
        "Ô là công thức, hoặc bắt đầu bằng = + - @. Chép rồi dán giá trị (Paste Values).",
        "A formula, or it begins with = + - @. Copy it and paste its value.",
    ),
    Code.ERROR_VALUE: ("Ô báo lỗi của Excel. Ghi lại.", "An Excel error. Write the value."),
    Code.TOO_LONG: (
        "Dài quá {most} chữ. Ghi ngắn lại.",
        "Longer than {most} characters. Shorten it.",
    ),
    Code.LETTERS: (
        "Chữ bị lỗi phông (TCVN3, VNI) hoặc có ký hiệu lạ. Gõ lại bằng Unicode.",
        "Letters of an old font (TCVN3, VNI) or strange signs. Type it in Unicode.",
    ),
    Code.CONTROL: (
        "Có ký tự ẩn, trợ lý đã bỏ đi.",
        "Had invisible signs, which were taken out.",
    ),
    Code.NOT_TEXT: (
        "Phải là chữ. Excel có thể đã đổi ô này; đặt kiểu ô là Text rồi ghi lại.",
        "Must be text. Excel may have changed it: format the cell as Text, write it again.",
    ),
    Code.DAY: (
        "Không đọc được ngày. Ghi ngày/tháng/năm, ví dụ 30/06/2026.",
        "No day that can be read. Write day/month/year, such as 30/06/2026.",
    ),
    Code.DAY_YEAR: (
        "Ngày thiếu năm. Ghi đủ, ví dụ 30/06/2026.",
        "The year is missing. Write it, such as 30/06/2026.",
    ),
    Code.DAY_PARTIAL: (
        "Chưa rõ ngày nào. Ghi đủ ngày, tháng, năm, ví dụ 30/06/2026.",
        "Not one day. Write day, month and year, such as 30/06/2026.",
    ),
    Code.DAY_RANGE: (
        "Ngày phải từ năm 2000 đến năm 2060.",
        "The day must lie between 2000 and 2060.",
    ),
    Code.DAY_LUNAR: ("Ngày âm lịch. Ghi ngày dương lịch.", "A lunar day. Write the solar one."),
    Code.SERIAL: ("Ô ghi số {was}, đọc là ngày {now}.", "The number {was} was read as {now}."),
    Code.MONEY: (
        "Không đọc được số tiền. Ghi đủ đồng, ví dụ 20.000.000.",
        "No sum that can be read. Write whole đồng, such as 20.000.000.",
    ),
    Code.MONEY_UNIT: (
        "Chưa rõ {was} là đồng, nghìn hay triệu. Ghi đủ đồng, ví dụ 20.000.000.",
        "{was} may be đồng, thousands or millions. Write whole đồng, such as 20.000.000.",
    ),
    Code.MONEY_TWO_WAYS: (
        "“{was}” có hai cách hiểu. Ghi đủ đồng, ví dụ 20.000.000.",
        "“{was}” reads two ways. Write whole đồng, such as 20.000.000.",
    ),
    Code.MONEY_NOT_WHOLE: ("Số tiền phải tròn đồng.", "The sum must be whole đồng."),
    Code.MONEY_RANGE: (
        "Số tiền phải từ {least} đến {most} đồng.",
        "The sum must lie between {least} and {most} đồng.",
    ),
    Code.NUMBER: ("Phải là số nguyên.", "Must be a whole number."),
    Code.NUMBER_RANGE: (
        "Số phải từ {least} đến {most}.",
        "The number must lie between {least} and {most}.",
    ),
    Code.RATE: (
        "Không đọc được tỷ lệ. Ghi 15% hoặc 0,15.",
        "No rate that can be read. Write 15% or 0.15.",
    ),
    Code.PHONE: (
        "Không phải số điện thoại Việt Nam. Ví dụ đúng: 0912345678.",
        "No Vietnamese telephone number. A right one: 0912345678.",
    ),
    Code.PHONE_OLD: (
        "Số 11 chữ số đã đổi đầu; có lẽ nay là {now}. Hỏi lại rồi ghi.",
        "An old number of eleven digits; it may be {now} now. Ask, then write it.",
    ),
    Code.PHONE_TWO: ("Có hai số. Mỗi ô ghi một số.", "Two numbers. Write one in a cell."),
    Code.PHONE_ZERO: (
        "Thiếu số 0 ở đầu: {was} đọc là {now}.",
        "Lost its zero: {was} was read as {now}.",
    ),
    Code.CHOICE: (
        "“{was}” không có trong danh mục của cột {header}. Chọn: {known}.",
        "“{was}” is not in the list of {header}. Choose: {known}.",
    ),
    Code.CHOICE_NEAR: ("“{was}” có phải {near}?", "Is “{was}” meant to be {near}?"),
    Code.ACCOUNT: (
        "Excel đã làm tròn số dài này. Đặt kiểu ô là Text rồi ghi lại đủ chữ số.",
        "Excel rounded this long number. Format the cell as Text and write all digits.",
    ),
}
_ROWS: Final[Mapping[Code, tuple[str, str]]] = {
    Code.TWICE: ("Trùng với dòng {other}.", "The same as row {other}."),
    Code.CONFLICT: (
        "Khác với dòng {other} về {what}. Sửa cho giống.",
        "Differs from row {other} in {what}. Make them equal.",
    ),
    Code.UNKNOWN_PROJECT: (
        "Không có dự án mã “{name}”.{near}",
        "There is no project with the code “{name}”.{near}",
    ),
    Code.UNKNOWN_GROUP: (
        "Tổ “{name}” có phải là tổ {near}? Sửa cho giống, hoặc thêm tổ này vào trang Tổ nhóm.",
        "Is the group “{name}” meant to be {near}? Make them equal, or add it to Tổ nhóm.",
    ),
    Code.UNKNOWN_AGENCY: (
        "Không có cơ quan “{name}” ở trang Đơn vị.",
        "There is no agency “{name}” on the sheet Đơn vị.",
    ),
    Code.UNKNOWN_COMMUNE: ("Không có xã “{name}”.", "There is no commune “{name}”."),
    Code.WHICH_COMMUNE: (
        "Chưa rõ xã nào. Thêm trang Đơn vị, hoặc ghi cột Xã.",
        "Which commune? Add the sheet Đơn vị, or fill in the column Xã.",
    ),
    Code.OTHER_PROVINCE: (
        "Văn bản này của tỉnh khác ({province}).",
        "This document belongs to another province ({province}).",
    ),
    Code.ENDS_FIRST: (
        "Ngày kết thúc phải sau ngày bắt đầu.",
        "The end must come after the beginning.",
    ),
    Code.ACCOUNT_PARTS: (
        "Tài khoản thiếu: {what}. Ghi đủ, hoặc để trống cả.",
        "The account lacks: {what}. Fill in all of it, or nothing.",
    ),
    Code.OUT_OF_SCOPE: (
        "Anh/chị không phụ trách xã “{name}”.",
        "You are not in charge of the commune “{name}”.",
    ),
    Code.NAMESAKE: (
        "Trùng tên và thôn với dòng {other}, nơi hộ có mã {known}. Ghi mã hộ ở đây nữa.",
        "The same name and village as row {other}, which has the code {known}. Write a code here.",
    ),
    Code.REGISTER: ("Sổ không nhận dòng này: {why}.", "The registers refuse this row: {why}."),
}
WORDS: Final[Mapping[Code, tuple[str, str]]] = {**_FILE, **_SHEET, **_CELL, **_ROWS}


def what(fault: Fault, language: str = "vi") -> str:
    """What is wrong and what to do, without the place."""
    return WORDS[fault.code][language != "vi"].format_map(fault.args)


def line(fault: Fault, language: str = "vi") -> str:
    """Place and fault on one line: ``Hộ tham gia, ô F12: Còn trống: Chủ hộ.``"""
    text = what(fault, language)
    where = place(fault, language)
    return f"{where}: {text}" if where else text


def place(fault: Fault, language: str = "vi") -> str:
    """Where it is, as a person looks for it; empty for the file as a whole."""
    kind = 0 if fault.row and fault.column else 1 if fault.row else 2
    name = (("ô", "dòng", "cột"), ("cell", "row", "column"))[language != "vi"][kind]
    return ", ".join(filter(None, (fault.sheet, f"{name} {fault.place}" if fault.place else "")))
