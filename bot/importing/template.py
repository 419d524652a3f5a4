"""The form that sets up a commune: one workbook, or the participants alone as .csv.

Its examples are invented and say so; rows with "ví dụ" in them are never imported.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.documents.sheets import Page, csv_text
from bot.importing.cells import Labels
from bot.importing.columns import (
    FORMS,
    GUIDE,
    LISTS,
    PARTICIPANTS,
    Cell,
    Column,
    Form,
)
from bot.importing.faults import letters
from bot.importing.labels import choices

_LAST_ROW: Final = 2000
"""How far the lists of choices reach."""
_WIDTHS: Final = {Cell.NAME: 26, Cell.TEXT: 26, Cell.CHOICE: 24, Cell.MONEY: 18}

_WORDS: Final = (
    "Tệp này ghi một lần cho cả xã. Ghi xong gửi cho trợ lý, hoặc chạy: bot import TỆP --dry-run.",
    "Cột có dấu * phải ghi. Cột khác chưa biết thì để trống, ghi sau cũng được.",
    "Các dòng chữ xám là ví dụ bịa ra. Xóa hay để lại đều được, trợ lý bỏ qua.",
    "Tiền ghi đủ đồng: 20.000.000. Ngày ghi: 30/06/2026. Tỷ lệ ghi: 15%.",
    "Điện thoại ghi đủ 10 số. Một số có thể ghi cho nhiều hộ.",
    "Không gộp ô, không dùng công thức, không đặt mật khẩu, không ẩn dòng.",
    "Không ghi số căn cước, số sổ hộ nghèo hay điều gì không có trong các cột.",
    "Gửi lại đúng tệp này lần nữa thì không có gì bị ghi hai lần.",
    "Sai chỗ nào, trợ lý trả lại bản sao có đánh dấu từng ô. Chưa sửa hết thì chưa ghi gì.",
)


def template() -> bytes:
    """The workbook: a guide, a sheet for each form, and the lists to choose from."""
    import openpyxl

    book = openpyxl.Workbook()
    guide = book.worksheets[0]
    guide.title = GUIDE
    labels = choices()
    _guide(guide)
    lists = book.create_sheet(LISTS)
    ranges = _lists(lists, labels)
    for form in FORMS:
        _sheet(book.create_sheet(form.title, len(book.sheetnames) - 1), form, ranges)
    lists.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def participants_csv() -> bytes:
    """The sheet of participants alone, as .csv."""
    columns = PARTICIPANTS.columns
    headings = [(_heading(column), 0) for column in columns]
    return csv_text(Page(PARTICIPANTS.title, headings, _examples(columns)))


def _heading(column: Column) -> str:
    return f"{column.header} *" if column.required else column.header


def _examples(columns: Sequence[Column]) -> Iterable[tuple[Any, ...]]:
    """Rows of examples; a column that has fewer repeats its last one."""
    most = max(len(column.examples) for column in columns)
    for number in range(most):
        yield tuple(column.examples[min(number, len(column.examples) - 1)] for column in columns)


def _guide(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    sheet.append(["Bảng ghi vốn quay vòng của xã"])
    sheet["A1"].font = Font(bold=True, size=14)
    for text in _WORDS:
        sheet.append([text])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=2
        )
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    for form in FORMS:
        sheet.append([])
        sheet.append([f"Trang “{form.title}”"])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for column in form.columns:
            sheet.append([_heading(column), column.help])
            sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True)


def _lists(sheet: Any, labels: dict[str, Labels] | Any) -> dict[str, str]:
    """The hidden page of choices; by column key, the range to choose from."""
    ranges: dict[str, str] = {}
    for number, (key, options) in enumerate(labels.items(), start=1):
        for row, names in enumerate(options.values(), start=1):
            sheet.cell(row, number, names[0])
        ranges[key] = f"'{LISTS}'!${letters(number)}$1:${letters(number)}${len(options)}"
    return ranges


def _sheet(sheet: Any, form: Form, ranges: dict[str, str]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "A2"
    for number, column in enumerate(form.columns, start=1):
        head = sheet.cell(1, number, _heading(column))
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="FFE2EFDA")
        if column.help:
            head.comment = Comment(column.help, "Trợ lý")
        letter = letters(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.kind, 16)
        style = _FORMATS.get(column.kind)
        for row in range(2, 200 if style else 2):
            sheet.cell(row, number).number_format = style
        if column.key in ranges and column.kind is Cell.CHOICE:
            rule = DataValidation("list", formula1=ranges[column.key], allow_blank=True)
            rule.error, rule.errorTitle = "Chọn trong danh sách.", column.header
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    for row, values in enumerate(_examples(form.columns), start=2):
        for number, value in enumerate(values, start=1):
            cell = sheet.cell(row, number, value if value != "" else None)
            cell.font = Font(italic=True, color="FF7F7F7F")


_FORMATS: Final = {
    Cell.DAY: "dd/mm/yyyy",
    Cell.MONEY: "#,##0",
    Cell.PHONE: "@",
    Cell.CODE: "@",
    Cell.RATE: "@",
}
