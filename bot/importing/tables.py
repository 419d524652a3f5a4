"""The rows of a .csv: its encoding and its separator are found, never assumed.

UTF-8, UTF-16 and Windows-1258 are read. Anything else (TCVN3, VNI, Windows-1252) has letters that
Vietnamese does not, and is refused by name rather than turned into nonsense.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO, Final

from bot.importing.faults import Code, Refused
from bot.importing.sources import MOST_COLUMNS, Raw, RawRow, Source

_CHUNK: Final = 1 << 16
_FIELD: Final = 1 << 22
"""Characters of one cell; a longer one is a broken file (a quote that never closes)."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_VIETNAMESE: Final = re.compile(
    "[\t\r\n -~àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ₫–—‘’“”…•"
    "\u00a0\u0300\u0301\u0303\u0309\u0323]*",
    re.IGNORECASE,
)


def table(file: BinaryIO, title: str) -> Source:
    """The rows of a .csv.

    Raises:
        Refused: an encoding that is not known; while rows are read, a file that is broken.
    """
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    head = text.read(_CHUNK)
    text.seek(0)
    return Source(title, _rows(text, _separator(head)))


def _rows(text: io.TextIOWrapper, separator: str) -> Iterator[RawRow]:
    limit = csv.field_size_limit(_FIELD)
    try:
        for number, row in enumerate(csv.reader(text, delimiter=separator), start=1):
            yield RawRow(number, tuple(_raw(cell) for cell in row[:MOST_COLUMNS]))
    except (csv.Error, UnicodeError) as error:
        raise Refused(Code.BROKEN) from error
    finally:
        csv.field_size_limit(limit)
        text.detach()


def _raw(cell: str) -> Raw:
    value = unicodedata.normalize("NFC", cell)
    if value[:1] == "'" and value[1:2] in tuple("=+-@\t\r"):
        return Raw(value[1:])  # our own exports write such a cell as text
    return Raw(value or None, formula=value[:1] == "=")


def _encoding(file: BinaryIO) -> str:
    """The encoding; one pass over the file in bounded memory."""
    head = file.read(4)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _checked(file, name)
    file.seek(0)
    if _nulls(file.read(_CHUNK)):
        return _checked(file, "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be")
    if _decodes(file, "utf-8"):
        return "utf-8"
    if _decodes(file, "cp1258", only=_VIETNAMESE):
        return "cp1258"
    raise Refused(Code.ENCODING)


def _checked(file: BinaryIO, name: str) -> str:
    if not _decodes(file, name):
        raise Refused(Code.ENCODING)
    return name


def _nulls(head: bytes) -> bool:
    """Whether every second byte is often zero, as in UTF-16 without a mark."""
    return len(head) >= 4 and head.count(0) > len(head) // 5


def _decodes(file: BinaryIO, name: str, only: re.Pattern[str] | None = None) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(name)()
    rest = ""
    try:
        while chunk := file.read(_CHUNK):
            text = rest + decoder.decode(chunk)
            # A combining mark may come with the next chunk: the last letter waits for it.
            text, rest = text[:-2], text[-2:]
            if not _allowed(text, only):
                return False
        return _allowed(rest + decoder.decode(b"", final=True), only)
    except UnicodeDecodeError:
        return False


def _allowed(text: str, only: re.Pattern[str] | None) -> bool:
    if "\x00" in text:
        return False
    return only is None or only.fullmatch(unicodedata.normalize("NFC", text)) is not None


def _separator(head: str) -> str:
    """The sign that stands most steadily outside quotes in the first lines, else a comma."""
    outside = re.sub('"[^"]*"', "", head[:_CHUNK])
    first = [line for line in outside.splitlines() if line.strip()][:5]
    return max(",;\t|", key=lambda sign: _steady(first, sign))


def _steady(lines: list[str], sign: str) -> tuple[int, int]:
    counts = [line.count(sign) for line in lines]
    return min(counts, default=0), sum(counts)
