"""A .docx opened again and read."""

import io

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def words_of(content: bytes) -> str:
    """Everything on its pages, in the order of reading."""
    document = Document(io.BytesIO(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        lines += _lines(block)
    for part in (document.sections[0].footer, document.sections[0].first_page_footer):
        lines += [paragraph.text for paragraph in part.paragraphs]
    return "\n".join(lines)


def _lines(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return [
        paragraph.text for row in block.rows for cell in row.cells for paragraph in cell.paragraphs
    ]
