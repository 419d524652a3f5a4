"""Telephone numbers of Vietnam as people write them. Pure."""

import re
import unicodedata
from typing import Final

_PHONE: Final = re.compile(r"(?:\+?84|0)?([1-9][0-9]{8,9})")


def normal_phone(text: str) -> str | None:
    """A telephone number as +84…, None where it is none; a lost leading zero is put back."""
    digits = re.sub(r"[\s.()-]", "", unicodedata.normalize("NFKC", text))
    match = _PHONE.fullmatch(digits)
    return f"+84{match.group(1)}" if match is not None and digits.isascii() else None
