"""How a letter is written with python-docx: runs, paragraphs, rules, tables; no words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.documents.figures import clipped
from bot.documents.fonts import drawable
from bot.documents.letter_parts import Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

BODY = 13.0
MARGINS = (20, 15, 20, 30)
"""Top, right, bottom, left, in millimetres."""
WIDTH = 210 - MARGINS[1] - MARGINS[3]
HEAD = (68, WIDTH - 68)
ON_A_LINE = 75
MOST = 400
"""Letters of one value; what is longer stands in the case."""


def rule(cell: "_Cell", inside: float, width: float) -> None:
    """A thin line under a heading, as wide as asked, in the middle of its cell."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((inside - 4 - width) / 2)
    layout.line_spacing, layout.space_after = Pt(5), Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def leader(paragraph: "Paragraph") -> None:
    """Dots to the right margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.add_run("\t")


def repeated(table: "Table") -> None:
    """The headings stand on top of every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def bare_table(document: "Document", columns: int, widths: Sequence[float]) -> "Table":
    """A table without borders, one row of cells this wide."""
    from docx.shared import Mm

    table: Table = document.add_table(rows=1, cols=columns)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    whole(table)
    return table


def whole(table: "Table") -> None:
    """No row of it breaks across pages."""
    from docx.oxml import OxmlElement

    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def add(
    cell: "_Cell",
    text: str,
    size: float,
    *,
    strong: bool = False,
    italic: bool = False,
    first: bool = False,
) -> None:
    """Write a line of its own into a cell, in the middle."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run(paragraph, clipped(text, MOST), size, strong=strong, italic=italic)


def text(
    document: "Document", text: Text, size: float, *, before: float = 0, after: float = 4
) -> "Paragraph":
    """A paragraph of a text."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    centre, both = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.alignment = centre if text.centred else both
    layout.keep_with_next = text.strong
    run(paragraph, text.text, size, strong=text.strong, italic=text.italic)
    return paragraph


def indent(paragraph: "Paragraph", by: float) -> None:
    """Set a paragraph in, by millimetres."""
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = Mm(by)


def run(
    paragraph: "Paragraph", text: str, size: float, *, strong: bool = False, italic: bool = False
) -> None:
    """Write into a paragraph: only ever text."""
    from docx.shared import Pt

    run = paragraph.add_run(drawable(text) + (" " if text.endswith(": ") else ""))
    run.font.size = Pt(size)
    run.bold, run.italic = strong, italic
