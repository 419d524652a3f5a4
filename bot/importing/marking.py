"""A copy of a sheet in which every faulty cell is marked and says what is wrong.

The copy has the file's rows and columns at their places, so that it can be corrected and sent
again. It is streamed; formulas are copied as text, for nothing of a foreign file is ever run.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, Final

from bot.documents.sheets import cell_of
from bot.importing.containers import Container, identify
from bot.importing.faults import Fault
from bot.importing.rows import Reading
from bot.importing.sources import MOST_ROWS, RawRow, Source
from bot.importing.tables import table
from bot.importing.wording import line, place, what
from bot.importing.workbooks import workbook

LIST: Final = "Lỗi"
_RED, _YELLOW = "FFFFC7CE", "FFFFF2CC"
_COMMENTS: Final = 2000
"""More boxes make a workbook that spreadsheets open slowly."""


def marked_copy(file: BinaryIO, name: str, reading: Reading) -> bytes:
    """The copy, .xlsx whatever the file was, with a first page that lists every fault.

    Raises:
        Refused: the file as a whole cannot be read.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    _list(book, reading)
    if identify(file) is Container.CSV:
        _copy(book, table(file, PurePath(name).stem), reading)
    else:
        with workbook(file) as sources:
            for source in sources:
                _copy(book, source, reading)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _list(book: Any, reading: Reading) -> None:
    sheet = book.create_sheet(LIST)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
    sheet.append(["Chỗ", "Cần sửa"])
    for fault in reading.faults:
        sheet.append([cell_of(sheet, place(fault)), cell_of(sheet, what(fault))])
    if reading.unlisted:
        sheet.append(["", f"Và {reading.unlisted} chỗ nữa."])
    if reading.notes:
        sheet.append([])
        sheet.append(["Trợ lý đã đọc thế này", ""])
    for note in reading.notes:
        sheet.append([cell_of(sheet, place(note)), cell_of(sheet, what(note))])


def _copy(book: Any, source: Source, reading: Reading) -> None:
    marks = _marks(reading.notes, source.title, _YELLOW)
    marks |= _marks(reading.faults, source.title, _RED)
    widths: dict[int, int] = {}
    for number, column in marks:
        widths[number] = max(widths.get(number, 0), column)
    sheet = book.create_sheet(_title(source.title, book))
    room = _COMMENTS
    for row in _rows(source):
        cells = []
        width = max(len(row.cells), widths.get(row.number, 0))
        for column in range(1, width + 1):
            cell = _cell(sheet, row, column)
            if found := marks.get((row.number, column)):
                room -= 1
                _mark(cell, *found, comment=room > 0)
            cells.append(cell)
        sheet.append(cells)


def _marks(
    faults: Iterable[Fault], title: str, colour: str
) -> dict[tuple[int, int], tuple[str, str]]:
    """Texts by place; what is about a row stands in its first cell, about a column in its first."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for fault in faults:
        if fault.sheet == title and (fault.row or fault.column):
            spot = (fault.row or 1, fault.column or 1)
            before = found[spot][0] + "\n" if spot in found else ""
            found[spot] = (before + what(fault), colour)
    return found


def _rows(source: Source) -> Iterator[RawRow]:
    blank: list[RawRow] = []
    for row in source.rows:
        if row.number > 4 * MOST_ROWS:
            return
        if row.empty:
            blank.append(row)
            continue
        yield from blank
        blank.clear()
        yield row


def _cell(sheet: Any, row: RawRow, column: int) -> Any:
    raw = row.cells[column - 1] if column <= len(row.cells) else None
    value: Any = raw.value if raw else None
    if isinstance(value, str | None):
        return cell_of(sheet, value or "")
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    if hasattr(value, "year"):
        cell.number_format = "dd/mm/yyyy"
    return cell


def _mark(cell: Any, text: str, colour: str, *, comment: bool) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=colour)
    if comment:
        box = Comment(text[:1000], "Trợ lý")
        box.width, box.height = 360, 120
        cell.comment = box


def _title(title: str, book: Any) -> str:
    """A title that a sheet may have and that no other has."""
    kept = "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31].strip() or "Trang"
    taken = {sheet.title for sheet in book.worksheets}
    return kept if kept not in taken else f"{kept[:27]} ({len(taken)})"


def listing(reading: Reading, language: str = "vi", most: int = 50) -> list[str]:
    """The faults as lines for a terminal or a chat, the first ones only."""
    lines = [line(fault, language) for fault in reading.faults[:most]]
    more = len(reading.faults) - len(lines) + reading.unlisted
    if more > 0:
        lines.append(f"… và {more} chỗ nữa." if language == "vi" else f"… and {more} more.")
    return lines
