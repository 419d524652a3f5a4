"""Vietnamese telephone numbers as sheets hold them: without their zero, with dots, with +84."""

import re
from typing import Final

from bot.importing.faults import Code
from bot.importing.results import Read, Wrong

_MOBILE: Final = re.compile("0[35789][0-9]{8}")
_LANDLINE: Final = re.compile("02[0-9]{9}")
_LOST_ZERO: Final = re.compile("[35789][0-9]{8}|2[0-9]{9}")
_TWO: Final = re.compile(r"[0-9][^0-9]*(?:[/;,|]|và|hoặc)[^0-9]*[0-9]{3}")
_STRANGE: Final = re.compile(r"[^0-9\s.()+'‘’`-]")
_LONGEST = 12
"""Digits of one number at most, with 84 before it."""
_OLD_PREFIXES: Final = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
    "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""Mobile prefixes of eleven digits until 2018 → those that replaced them."""


def read_phone(text: str) -> Read:
    """The number as +84…; a note where its zero was lost.

    Raises:
        Wrong: no number, two numbers, or one of the old eleven digits.
    """
    digits = "".join(re.findall("[0-9]", text))
    if len(digits) > _LONGEST and _TWO.search(text):
        raise Wrong(Code.PHONE_TWO)
    if _STRANGE.search(text):
        raise Wrong(Code.PHONE)
    lost = _LOST_ZERO.fullmatch(digits) is not None
    national = f"0{digits}" if lost else re.sub("^(0084|84)0?", "0", digits)
    if len(national) == 11 and national[:4] in _OLD_PREFIXES:
        raise Wrong(Code.PHONE_OLD, now=_OLD_PREFIXES[national[:4]] + national[4:])
    if not (_MOBILE.fullmatch(national) or _LANDLINE.fullmatch(national)):
        raise Wrong(Code.PHONE)
    if lost:
        return Read(f"+84{digits}", Code.PHONE_ZERO, {"was": digits, "now": national})
    return Read(f"+84{national[1:]}")
