"""Lines onto A4, by python-docx: a sheet of slips, a sheet for the wall. No words of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Final

from bot.documents.errors import CannotPrint
from bot.documents.fonts import drawable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT: Final = "Times New Roman"
"""The font of official letters; where it is missing, LibreOffice takes one of the same widths."""
_PAGE = (210, 297)
_EDGE = 8
_COLUMNS, _ROWS = 2, 4
_SLIP = ((_PAGE[0] - 2 * _EDGE) / _COLUMNS, 69.5)
"""Four rows leave a few millimetres for the line that Word wants after a table."""

_SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8)
"""Points, largest first: a slip takes the first in which everything fits."""
_LEADING = 1.0
_LETTERS = 55 * 10.5
"""Letters of one line times their size, for this width and font."""
_WIDE = 1.05
_INSIDE = (_SLIP[1] - 3) * 72 / 25.4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and how much it weighs."""

    text: str
    heading: bool = False
    strong: bool = False
    small: bool = False


def sheet_of_slips(slips: Sequence[Sequence[Line]]) -> bytes:
    """A .docx with eight places to a page.

    Raises:
        CannotPrint: there are none.
    """
    if not slips:
        raise CannotPrint("there is no slip to print")
    document = a4(_EDGE, _EDGE, _EDGE, _EDGE)
    places = _COLUMNS * _ROWS
    pages = [slips[start : start + places] for start in range(0, len(slips), places)]
    for number, page in enumerate(pages):
        _page(document, page, last=number == len(pages) - 1)
    return to_bytes(document)


def sheet_for_the_wall(
    heading: str, lines: Sequence[Line], rows: Sequence[tuple[str, str]]
) -> bytes:
    """A .docx of one page: a heading, a table of two columns, lines below it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = a4(20, 20, 20, 20)
    top = document.add_paragraph()
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(top, Line(heading, heading=True), 20)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for name, value in rows:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, (name, value), (100, 70), strict=True):
            cell.width = Mm(width)
            _write(cell.paragraphs[0], Line(text, strong=cell is cells[1]), 15)
            cell.paragraphs[0].paragraph_format.space_before = Pt(4)
            cell.paragraphs[0].paragraph_format.space_after = Pt(4)
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        _write(paragraph, line, 15)
    return to_bytes(document)


def a4(top: float, right: float, bottom: float, left: float) -> "Document":
    """An empty document of A4 pages with these margins in millimetres; it names nobody."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = section.footer_distance = Mm(0)
    _style(document)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    return document


def _style(document: "Document") -> None:
    from docx.oxml.ns import qn

    style = document.styles["Normal"]
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)


def _page(document: "Document", slips: Sequence[Sequence[Line]], *, last: bool) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.enum.text import WD_BREAK
    from docx.shared import Mm, Pt

    table = document.add_table(rows=_ROWS, cols=_COLUMNS)
    table.autofit = False
    _cutting_lines(table._tbl)
    for number, row in enumerate(table.rows):
        row.height, row.height_rule = Mm(_SLIP[1]), WD_ROW_HEIGHT_RULE.EXACTLY
        for column, cell in enumerate(row.cells):
            cell.width = Mm(_SLIP[0])
            place = number * _COLUMNS + column
            if place < len(slips):
                _slip(cell, slips[place])
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(1)
    if not last:
        after.add_run().add_break(WD_BREAK.PAGE)


def _slip(cell: "_Cell", lines: Sequence[Line]) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Mm, Pt

    size = next((size for size in _SIZES if _height(lines, size) <= _INSIDE), _SIZES[-1])
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Mm(3)
        layout.space_after = Pt(_gap(line))
        layout.line_spacing = _LEADING
        _write(paragraph, line, size)


def _write(paragraph: "Paragraph", line: Line, size: float) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(drawable(line.text))
    run.font.size = Pt(_size(line, size))
    run.bold = line.heading or line.strong


def _size(line: Line, size: float) -> float:
    return size + 1 if line.strong else size - 1.5 if line.small else size


def _gap(line: Line) -> int:
    return 4 if line.heading else 2


def _height(lines: Sequence[Line], size: float) -> float:
    """About how many points a slip takes at this size; rather too many than too few."""
    total = 0.0
    for line in lines:
        own = _size(line, size)
        letters = len(line.text) * own * (_WIDE if line.heading or line.strong else 1)
        total += ceil(letters / _LETTERS) * own * 1.15 * _LEADING + _gap(line)
    return total


def _cutting_lines(table: object) -> None:
    """Dashed borders inside and around, thin enough to cut along."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "dashed"), ("sz", "4"), ("space", "0"), ("color", "999999")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    table.tblPr.append(borders)  # type: ignore[attr-defined]


def to_bytes(document: "Document") -> bytes:
    """The file of a document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
