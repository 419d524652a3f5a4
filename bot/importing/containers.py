"""What kind of file it is, by its content, and whether it may be opened at all.

Reads heads and directories only. A name's ending decides nothing; a size that a file claims is
checked before anything is unpacked.
"""

import zipfile
import zlib
from enum import StrEnum
from typing import IO, BinaryIO, Final
from xml.parsers.expat import ExpatError, ParserCreate

from bot.importing.faults import Code, Refused

MOST_BYTES: Final = 30 * 1024 * 1024
"""Of a file; 20,000 rows take about 2 MB."""
MOST_UNPACKED: Final = 200 * 1024 * 1024
MOST_STRINGS: Final = 30 * 1024 * 1024
"""Of the part that is kept in memory: the texts of all cells."""
MOST_OTHERS: Final = 8 * 1024 * 1024
"""Of each part that is no sheet: styles and lists are read whole."""
MOST_PARTS: Final = 1000
_HEAD: Final = 4096

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"


BROKEN: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ExpatError,
    NotImplementedError, RuntimeError, OSError, EOFError, KeyError, ValueError,
)  # fmt: skip
"""What the standard library raises for archives and parts that are damaged, or were made so."""


class Container(StrEnum):
    """What can be read."""

    XLSX = "xlsx"
    CSV = "csv"


def identify(file: BinaryIO) -> Container:
    """What the file is; the file stands at its beginning afterwards.

    Raises:
        Refused: it is empty, too large, encrypted, of another format, or an archive that lies.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise Refused(Code.EMPTY_FILE)
    if size > MOST_BYTES:
        raise Refused(Code.TOO_LARGE, most=str(MOST_BYTES // 1024 // 1024))
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(_OLE):
        raise Refused(_ole(file))
    if head.startswith(b"PK"):
        _check_archive(file)
        file.seek(0)
        return Container.XLSX
    if head.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")):
        raise Refused(Code.OTHER_FORMAT)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<html", b"<!doctype", b"<?xml")):
        raise Refused(Code.OTHER_FORMAT)
    return Container.CSV


def _ole(file: BinaryIO) -> Code:
    """An encrypted workbook and an old one begin alike; their directories tell them apart."""
    content = file.read()
    file.seek(0)
    return Code.ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in content else Code.OLD_EXCEL


def _check_archive(file: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            if _WORKBOOK not in parts:
                raise Refused(Code.OTHER_FORMAT)
            if any(part.flag_bits & 1 for part in parts.values()):
                raise Refused(Code.ENCRYPTED)
            if len(parts) > MOST_PARTS or _unpacked(parts) > MOST_UNPACKED:
                raise Refused(Code.BOMB)
            if any(part.file_size > _most(name) for name, part in parts.items()):
                raise Refused(Code.BOMB)
            for name, part in parts.items():
                if name.endswith((".xml", ".rels")):
                    _check_prolog(archive.open(part))
    except BROKEN:
        raise Refused(Code.BROKEN) from None


def _unpacked(parts: dict[str, zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts.values())


def _most(name: str) -> int:
    if name.startswith("xl/worksheets/") or not name.endswith((".xml", ".rels")):
        return MOST_UNPACKED
    return MOST_STRINGS if name == _STRINGS else MOST_OTHERS


def _check_prolog(part: IO[bytes]) -> None:
    """Refuse a document type, which is where entities come from; it stands before the root."""
    roots: list[str] = []
    parser = ParserCreate()
    parser.StartElementHandler = lambda tag, _: roots.append(tag)
    parser.StartDoctypeDeclHandler = _refuse
    while not roots:
        chunk = part.read(_HEAD)
        parser.Parse(chunk, not chunk)
        if not chunk:
            return


def _refuse(*_: object) -> None:
    raise Refused(Code.BROKEN)
