"""Letters and records in the administrative layout, as .docx bytes, by python-docx.

Heading of the state, issuing body, number, place and day, title, body, who gets a copy, signatures:
the usual order of Nghị định 30/2020/NĐ-CP, Phụ lục I. Texts come in as plain values and are only
ever text: nothing in a name becomes a field, a tag or a second line. Every page says that it is no
issued form.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.documents.figures import clipped
from bot.documents.letter_ink import (
    BODY,
    HEAD,
    MARGINS,
    MOST,
    ON_A_LINE,
    WIDTH,
    add,
    bare_table,
    indent,
    leader,
    repeated,
    rule,
    run,
    text,
    whole,
)
from bot.documents.letter_parts import (
    DOTS,
    MOTTO,
    PREPARED,
    STATE,
    Blank,
    Block,
    Field,
    Grid,
    Letter,
    Signer,
    Text,
    Ticks,
)
from bot.documents.paper import a4, to_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph


def letter(whole: Letter) -> bytes:
    """The letter as .docx."""
    document = _page()
    _head(document, whole)
    if whole.title:
        text(document, Text(whole.title, strong=True, centred=True), 14, before=12)
        text(document, Text(whole.about, strong=True, centred=True), 13)
        text(document, Text(f"({PREPARED})", italic=True, centred=True), 12, after=6)
    for line in whole.to:
        text(document, Text(f"Kính gửi: {line}", centred=True), 14, after=4)
    for block in whole.blocks:
        _block(document, block)
    for paragraph in document.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True  # no page holds signatures alone
    _end(document, whole)
    return to_bytes(document)


def _page() -> "Document":
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = a4(*MARGINS)
    document.styles["Normal"].font.size = Pt(BODY)
    section = document.sections[0]
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(top)
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        run(foot.paragraphs[0], f"{PREPARED}.", 11, italic=True)
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
    table = bare_table(document, 2, HEAD)
    left, right = table.rows[0].cells
    if head.over:
        add(left, head.over.upper(), 12, first=True)
    add(left, (head.office or DOTS).upper(), 12, strong=True, first=not head.over)
    rule(left, HEAD[0], 20)
    add(left, f"Số: …………/{head.symbol}" if head.symbol else "Số: …………", 13)
    if not whole.title:
        add(left, f"V/v {whole.about}", 12)
    add(right, STATE, 12, strong=True, first=True)
    add(right, MOTTO, 13, strong=True)
    rule(right, HEAD[1], 58)
    add(right, f"{head.place or '……………'}, {_dated(head.on)}", 13, italic=True)


def _dated(on: date | None) -> str:
    if on is None:
        return "ngày …… tháng …… năm ………"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def _block(document: "Document", block: Block) -> None:
    match block:
        case Text():
            text(document, block, BODY)
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
    run(paragraph, f"{_name(field)}: ", BODY)
    if field.value:
        run(paragraph, clipped(field.value, MOST), BODY, strong=True)
        return
    leader(paragraph)


def _ticks(document: "Document", ticks: Ticks) -> None:
    """The boxes after the name where they fit on its line, else below it."""
    boxes = [f"{'☒' if ticked else '☐'} {clipped(text, MOST)}" for text, ticked in ticks.options]
    line = f"{_name(ticks)}:  {'     '.join(boxes)}"
    if len(line) <= ON_A_LINE:
        paragraph = text(document, Text(""), BODY)
        for number, part in enumerate((f"{_name(ticks)}:", *boxes)):
            if number:
                paragraph.add_run("\t")
            run(paragraph, part, BODY)
        return
    text(document, Text(f"{_name(ticks)}:"), BODY)
    for box in boxes:
        indent(text(document, Text(box), BODY), 8)


def _name(block: Field | Ticks) -> str:
    return f"{block.name} (*)" if block.added else block.name


def _dotted(document: "Document") -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    leader(paragraph)


def _grid(document: "Document", grid: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1, cols=len(grid.headings))
    table.style = "Table Grid"
    table.autofit = False
    repeated(table)
    for _ in grid.rows:
        table.add_row()
    whole(table)
    for column, (_, width) in zip(table.columns, grid.headings, strict=True):
        column.width = Mm(width)
    every = (tuple(name for name, _ in grid.headings), *grid.rows)
    for number, (cells, texts) in enumerate(
        zip((row.cells for row in table.rows), every, strict=True)
    ):
        for cell, words in zip(cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            if number == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run(paragraph, clipped(words, MOST), 12, strong=number == 0)
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(2)


def _end(document: "Document", whole: Letter) -> None:
    """Signatures, two abreast; who gets a copy stands left of a lone one."""
    from docx.shared import Pt

    signers = whole.signers
    pairs = [signers[n : n + 2] for n in range(0, len(signers), 2)]
    half = (WIDTH / 2, WIDTH / 2)
    for pair in pairs:
        table = bare_table(document, 2, half)
        cells = table.rows[0].cells
        if len(pair) == 1 and len(signers) == 1:
            _copies(cells[0], whole.copies)
            _signature(cells[1], pair[0])
            return
        for cell, signer in zip(cells, pair, strict=False):
            _signature(cell, signer)
        document.add_paragraph().paragraph_format.space_after = Pt(0)
    if whole.copies:
        table = bare_table(document, 1, (WIDTH,))
        _copies(table.rows[0].cells[0], whole.copies)


def _copies(cell: "_Cell", copies: Sequence[str]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if not copies:
        return
    add(cell, "Nơi nhận:", 12, strong=True, italic=True, first=True)
    for copy in copies:
        add(cell, f"- {clipped(copy, MOST)};", 11)
    for paragraph in cell.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _signature(cell: "_Cell", signer: Signer) -> None:
    add(cell, signer.title.upper(), 13, strong=True, first=True)
    add(cell, signer.note, 12, italic=True)
    for _ in range(3):
        add(cell, "", 13)
    add(cell, signer.name, 13, strong=True)
