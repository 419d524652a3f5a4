"""Letters and records in the administrative layout, as .docx bytes, by python-docx.

Heading of the state, issuing body, number, place and day, title, body, who gets a copy, signatures:
the usual order of Nghị định 30/2020/NĐ-CP, Phụ lục I. Texts come in as plain values and are only
ever text: nothing in a name becomes a field, a tag or a second line. Every page says that it is no
issued form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.documents.figures import clipped
from bot.documents.fonts import drawable
from bot.documents.paper import a4, to_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

PREPARED: Final = "Bản chuẩn bị, không phải mẫu ban hành"
STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
ADDED: Final = "(*) Mục ghi thêm cho đủ việc, văn bản không nêu; được để trống."
DOTS: Final = "…" * 12
SIGNED: Final = "(Ký, ghi rõ họ tên)"
_BODY = 13.0
_MARGINS = (20, 15, 20, 30)
"""Top, right, bottom, left, in millimetres."""
_WIDTH = 210 - _MARGINS[1] - _MARGINS[3]
_HEAD = (68, _WIDTH - 68)
_ON_A_LINE = 75
_MOST = 400
"""Letters of one value; what is longer stands in the case."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top; whatever is empty becomes a dotted place to be filled by hand."""

    office: str = ""
    over: str = ""
    symbol: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    text: str
    strong: bool = False
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A named value; ``added`` marks what the legal text does not name."""

    name: str
    value: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """A named choice: boxes, each ticked or not."""

    name: str
    options: tuple[tuple[str, bool], ...]
    added: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Dotted lines to be written on."""

    lines: int = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: headings with their widths in millimetres, rows of texts."""

    headings: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """A place for a signature."""

    title: str
    name: str = ""
    note: str = SIGNED


Block: TypeAlias = Text | Field | Ticks | Blank | Grid


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter; without a title it is an official letter, whose subject stands in the head.

    ``copies`` (Nơi nhận) stand left of the last signature where there are some.
    """

    head: Head
    title: str
    about: str
    blocks: tuple[Block, ...]
    signers: tuple[Signer, ...]
    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def letter(whole: Letter) -> bytes:
    """The letter as .docx."""
    document = _page()
    _head(document, whole)
    if whole.title:
        _text(document, Text(whole.title, strong=True, centred=True), 14, before=12)
        _text(document, Text(whole.about, strong=True, centred=True), 13)
        _text(document, Text(f"({PREPARED})", italic=True, centred=True), 12, after=6)
    for line in whole.to:
        _text(document, Text(f"Kính gửi: {line}", centred=True), 14, after=4)
    for block in whole.blocks:
        _block(document, block)
    for paragraph in document.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True  # no page holds signatures alone
    _end(document, whole)
    return to_bytes(document)


def _page() -> "Document":
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = a4(*_MARGINS)
    document.styles["Normal"].font.size = Pt(_BODY)
    section = document.sections[0]
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(top)
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(foot.paragraphs[0], f"{PREPARED}.", 11, italic=True)
    return document


def _page_number(paragraph: "Paragraph") -> None:
    """Page numbers from the second page on; the one field of the file, and it is ours."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _head(document: "Document", whole: Letter) -> None:
    head = whole.head
    table = _bare_table(document, 2, _HEAD)
    left, right = table.rows[0].cells
    if head.over:
        _add(left, head.over.upper(), 12, first=True)
    _add(left, (head.office or DOTS).upper(), 12, strong=True, first=not head.over)
    _rule(left, _HEAD[0], 20)
    _add(left, f"Số: …………/{head.symbol}" if head.symbol else "Số: …………", 13)
    if not whole.title:
        _add(left, f"V/v {whole.about}", 12)
    _add(right, STATE, 12, strong=True, first=True)
    _add(right, MOTTO, 13, strong=True)
    _rule(right, _HEAD[1], 58)
    _add(right, f"{head.place or '……………'}, {_dated(head.on)}", 13, italic=True)


def _dated(on: date | None) -> str:
    if on is None:
        return "ngày …… tháng …… năm ………"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def _rule(cell: "_Cell", inside: float, width: float) -> None:
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


def _block(document: "Document", block: Block) -> None:
    match block:
        case Text():
            _text(document, block, _BODY)
        case Field():
            _field(document, block)
        case Ticks():
            _ticks(document, block)
        case Blank():
            for _ in range(block.lines):
                _dotted(document)
        case Grid():
            _grid(document, block)


def _field(document: "Document", field: Field) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    _run(paragraph, f"{_name(field)}: ", _BODY)
    if field.value:
        _run(paragraph, clipped(field.value, _MOST), _BODY, strong=True)
        return
    _leader(paragraph)


def _ticks(document: "Document", ticks: Ticks) -> None:
    """The boxes after the name where they fit on its line, else below it."""
    boxes = [f"{'☒' if ticked else '☐'} {clipped(text, _MOST)}" for text, ticked in ticks.options]
    line = f"{_name(ticks)}:  {'     '.join(boxes)}"
    if len(line) <= _ON_A_LINE:
        paragraph = _text(document, Text(""), _BODY)
        for number, part in enumerate((f"{_name(ticks)}:", *boxes)):
            if number:
                paragraph.add_run("\t")
            _run(paragraph, part, _BODY)
        return
    _text(document, Text(f"{_name(ticks)}:"), _BODY)
    for box in boxes:
        _indent(_text(document, Text(box), _BODY), 8)


def _name(block: Field | Ticks) -> str:
    return f"{block.name} (*)" if block.added else block.name


def _leader(paragraph: "Paragraph") -> None:
    """Dots to the right margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.add_run("\t")


def _dotted(document: "Document") -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    _leader(paragraph)


def _grid(document: "Document", grid: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1, cols=len(grid.headings))
    table.style = "Table Grid"
    table.autofit = False
    _repeated(table)
    for _ in grid.rows:
        table.add_row()
    _whole(table)
    for column, (_, width) in zip(table.columns, grid.headings, strict=True):
        column.width = Mm(width)
    every = (tuple(name for name, _ in grid.headings), *grid.rows)
    for number, (cells, texts) in enumerate(
        zip((row.cells for row in table.rows), every, strict=True)
    ):
        for cell, text in zip(cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            if number == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _run(paragraph, clipped(text, _MOST), 12, strong=number == 0)
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(2)


def _repeated(table: "Table") -> None:
    """The headings stand on top of every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _end(document: "Document", whole: Letter) -> None:
    """Signatures, two abreast; who gets a copy stands left of a lone one."""
    from docx.shared import Pt

    signers = whole.signers
    pairs = [signers[n : n + 2] for n in range(0, len(signers), 2)]
    half = (_WIDTH / 2, _WIDTH / 2)
    for pair in pairs:
        table = _bare_table(document, 2, half)
        cells = table.rows[0].cells
        if len(pair) == 1 and len(signers) == 1:
            _copies(cells[0], whole.copies)
            _signature(cells[1], pair[0])
            return
        for cell, signer in zip(cells, pair, strict=False):
            _signature(cell, signer)
        document.add_paragraph().paragraph_format.space_after = Pt(0)
    if whole.copies:
        table = _bare_table(document, 1, (_WIDTH,))
        _copies(table.rows[0].cells[0], whole.copies)


def _copies(cell: "_Cell", copies: Sequence[str]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if not copies:
        return
    _add(cell, "Nơi nhận:", 12, strong=True, italic=True, first=True)
    for copy in copies:
        _add(cell, f"- {clipped(copy, _MOST)};", 11)
    for paragraph in cell.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _signature(cell: "_Cell", signer: Signer) -> None:
    _add(cell, signer.title.upper(), 13, strong=True, first=True)
    _add(cell, signer.note, 12, italic=True)
    for _ in range(3):
        _add(cell, "", 13)
    _add(cell, signer.name, 13, strong=True)


def _bare_table(document: "Document", columns: int, widths: Sequence[float]) -> "Table":
    from docx.shared import Mm

    table: Table = document.add_table(rows=1, cols=columns)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _whole(table)
    return table


def _whole(table: "Table") -> None:
    """No row of it breaks across pages."""
    from docx.oxml import OxmlElement

    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _add(
    cell: "_Cell",
    text: str,
    size: float,
    *,
    strong: bool = False,
    italic: bool = False,
    first: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, clipped(text, _MOST), size, strong=strong, italic=italic)


def _text(
    document: "Document", text: Text, size: float, *, before: float = 0, after: float = 4
) -> "Paragraph":
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    centre, both = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.alignment = centre if text.centred else both
    layout.keep_with_next = text.strong
    _run(paragraph, text.text, size, strong=text.strong, italic=text.italic)
    return paragraph


def _indent(paragraph: "Paragraph", by: float) -> None:
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = Mm(by)


def _run(
    paragraph: "Paragraph", text: str, size: float, *, strong: bool = False, italic: bool = False
) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(drawable(text) + (" " if text.endswith(": ") else ""))
    run.font.size = Pt(size)
    run.bold, run.italic = strong, italic
