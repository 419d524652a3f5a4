"""Pictures and sheets as Zalo takes them: bytes in, bytes out. Libraries load on first use."""

import csv
import io
from pathlib import PurePath
from typing import Final

from bot.channels.base import File, Refused
from bot.channels.zalo_oa.wire import Upload

LARGEST_PICTURE: Final = 1024 * 1024
LARGEST_FILE: Final = 5 * 1024 * 1024
KINDS: Final = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv",
}
"""Files that Zalo takes."""
SHEET: Final = ".xlsx"
_EDGES: Final = (2048, 1600, 1200, 900, 640)
_QUALITIES: Final = (88, 75, 60)
_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG"


def picture(file: File) -> Upload:
    """The picture below 1 MB, written anew without what a camera notes; for a thread.

    Raises:
        Refused: it is none.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(file.content)) as opened:
            whole = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused("bad_picture") from None
    if file.content.startswith(_PNG):
        # A drawing or a code of ours: sharp edges stay sharp where it fits.
        made = _written(whole, "PNG")
        if len(made) <= LARGEST_PICTURE:
            return Upload(_named(file, ".png"), made, "image/png")
    for edge in _EDGES:
        smaller = whole.copy()
        smaller.thumbnail((edge, edge))
        for quality in _QUALITIES:
            made = _written(smaller, "JPEG", quality=quality)
            if len(made) <= LARGEST_PICTURE:
                return Upload(_named(file, ".jpg"), made, "image/jpeg")
    raise Refused("picture_too_large")


def document(file: File) -> Upload:
    """The file as Zalo takes it: of a workbook the first sheet's values; for a thread.

    Raises:
        Refused: of a kind that it does not take, or larger than 5 MB.
    """
    suffix = PurePath(file.name).suffix.lower()
    name, content = file.name, file.content
    if suffix == SHEET:
        name, content, suffix = _named(file, ".csv"), _values(file.content), ".csv"
    if suffix not in KINDS:
        raise Refused("file_kind")
    if len(content) > LARGEST_FILE:
        raise Refused("file_too_large")
    return Upload(name, content, KINDS[suffix])


def _written(image: object, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, form, optimize=True, **options)  # type: ignore[attr-defined]
    return out.getvalue()


def _named(file: File, suffix: str) -> str:
    return f"{PurePath(file.name).stem or 'tep'}{suffix}"


def _values(workbook: bytes) -> bytes:
    """The first sheet as CSV that spreadsheets read with its letters."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook), read_only=True, data_only=True)
    out = io.StringIO()
    writer = csv.writer(out)
    for row in book.worksheets[0].iter_rows(values_only=True):
        writer.writerow(["" if value is None else _cell(str(value)) for value in row])
    book.close()
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "@"} else text
