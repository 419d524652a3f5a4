"""Rows onto sheets: .xlsx and .csv. No text that we write is ever run as a formula.

A text that begins with ``= + - @`` is text in .xlsx; in .csv, which has no types, an apostrophe
comes first, as spreadsheets understand it. Rows are streamed: their number costs no memory.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias

Cell: TypeAlias = str | int | date | Fraction | None

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST: Final = 32_767
_MONEY, _DAY, _RATE = "#,##0", "dd/mm/yyyy", "0.##%"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its title, its headings with their widths, its rows (read once)."""

    title: str
    headings: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def risky(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    return text.startswith(_RISKY)


def plain(text: str) -> str:
    """A text that a cell can hold: no control characters, not too long."""
    return _CONTROL.sub("", text)[:_LONGEST]


def xlsx(pages: Iterable[Page]) -> bytes:
    """The pages as one workbook, each with its headings in bold and frozen."""
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    for page in pages:
        sheet = book.create_sheet(plain(page.title)[:31])
        sheet.freeze_panes = "A2"
        for number, (_, width) in enumerate(page.headings, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        heads = [cell_of(sheet, name) for name, _ in page.headings]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        for row in page.rows:
            sheet.append([cell_of(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(sheet: Any, value: Cell) -> Any:
    """A cell for a write-only sheet: numbers as numbers, text as text whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, Fraction) and Fraction(repr(float(value))) != value:
        value = _percent(value)  # "1/3": no number of a spreadsheet is that
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, plain(value))
        if cell.value is not None:
            cell.data_type = "s"  # otherwise "=1+1" would become a formula
        if risky(value):
            cell.quotePrefix = True
        return cell
    if isinstance(value, Fraction):
        cell = WriteOnlyCell(sheet, float(value))
        cell.number_format = _RATE
        return cell
    cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
    if isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, int):
        cell.number_format = _MONEY
    return cell


def csv_text(page: Page) -> bytes:
    """One page as .csv in UTF-8 with its mark, which Excel needs to see Vietnamese letters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_safe(name) for name, _ in page.headings])
    for row in page.rows:
        writer.writerow([_safe(_as_text(value)) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _as_text(value: Cell) -> str:
    match value:
        case None:
            return ""
        case date():
            return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
        case Fraction():
            return _percent(value)
        case _:
            return plain(str(value))


def _percent(rate: Fraction) -> str:
    hundred = rate * 100
    if hundred.denominator == 1:
        return f"{hundred.numerator}%"
    return f"{rate.numerator}/{rate.denominator}"


def _safe(text: str) -> str:
    return f"'{text}" if risky(text) else text
