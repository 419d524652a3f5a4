"""The sheets of an .xlsx, streamed: openpyxl reads the cells, a second pass reads the layout.

openpyxl's read-only mode knows neither merged cells nor hidden rows and columns; they are read
from the sheet's XML before. Formulas are seen as formulas, never as what they last came to.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers.expat import ParserCreate

from bot.importing.containers import BROKEN
from bot.importing.faults import Code, Refused
from bot.importing.sources import MOST_COLUMNS, NOTHING, Merged, Raw, RawRow, Source

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_MOST_MERGED = 10_000
_CELLS = frozenset({"c", "v", "t", "is", "f"})


@contextmanager
def workbook(file: BinaryIO) -> Iterator[Iterator[Source]]:
    """The sheets in their order; each must be read before the next.

    Raises:
        Refused: it is broken inside.
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except Exception as error:
        raise Refused(Code.BROKEN) from error
    try:
        yield _sheets(book, file)
    finally:
        book.close()


def _sheets(book: "Workbook", file: BinaryIO) -> Iterator[Source]:
    for sheet in book.worksheets:
        layout = _layout(file, str(getattr(sheet, "_worksheet_path", "")))
        yield Source(
            sheet.title,
            _rows(sheet, layout),
            hidden=sheet.sheet_state != "visible",
            hidden_columns=frozenset(layout.columns),
            merged=tuple(layout.merged),
            epoch=book.epoch,
        )


@dataclass(slots=True)
class _Layout:
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)


def _rows(sheet: Any, layout: _Layout) -> Iterator[RawRow]:
    sheet.reset_dimensions()  # what a sheet says of its own size may be a lie
    try:
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            cells = tuple(_raw(cell) for cell in row)
            yield RawRow(number, cells, hidden=number in layout.rows)
    except Refused:
        raise
    except Exception as error:
        raise Refused(Code.BROKEN) from error


def _raw(cell: Any) -> Raw:
    value = cell.value
    if value is None:
        return NOTHING
    kind = cell.data_type
    if kind == "f":
        return Raw(str(value), formula=True)
    return Raw(value, error=kind == "e")


def _layout(file: BinaryIO, path: str) -> _Layout:
    """Merged cells and what is hidden, in one pass that keeps nothing else."""
    layout = _Layout()
    parser = ParserCreate()
    parser.StartElementHandler = lambda tag, marks: _look(tag, marks, layout)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        with zipfile.ZipFile(file) as archive, archive.open(path.lstrip("/")) as part:
            parser.ParseFile(part)
    except BROKEN as error:
        raise Refused(Code.BROKEN) from error
    return layout


def _refuse_doctype(*_: object) -> None:
    raise Refused(Code.BROKEN)


def _look(tag: str, marks: dict[str, str], layout: _Layout) -> None:
    if tag in _CELLS:  # nearly all of a sheet
        return
    hidden = marks.get("hidden") in {"1", "true"}
    match tag.rpartition(":")[2]:
        case "row" if hidden:
            layout.rows.add(int(marks.get("r", 0)))
        case "col" if hidden:
            first, last = int(marks.get("min", 0)), int(marks.get("max", 0))
            layout.columns.update(range(first, min(last, MOST_COLUMNS) + 1))
        case "mergeCell" if len(layout.merged) < _MOST_MERGED:
            if found := _REF.fullmatch(marks.get("ref", "")):
                layout.merged.append(_merged(found))
        case _:
            pass


def _merged(found: re.Match[str]) -> Merged:
    column, row = _number(found[1]), int(found[2])
    last_column = _number(found[3]) if found[3] else column
    last_row = int(found[4]) if found[4] else row
    return Merged(row, last_row, column, last_column, found[0])


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
