"""Words of somebody in danger: recognised before anything else. Pure.

Careful the other way round: one line too many costs nothing, one too few may cost a life. While a
question is open only plain calls for help count, since "cháy" may answer it.
"""

import re
import unicodedata
from typing import Final

from bot.understand import fold

_CALLS: Final = (
    *("cuu voi", "cuu toi", "cuu tui", "cuu nha toi", "keu cuu", "cap cuu", "dang chay nha"),
    *("chay nha roi", "nha dang chay", "dang boc chay", "duoi nuoc", "chet duoi", "dien giat"),
    *("sap nha", "bi vui lap", "nguoi bi cuon", "cuon nguoi", "bi thuong nang", "ngo doc"),
    *("co nguoi chet", "mac ket", "tren noc nha", "tren noc", "help me", "call an ambulance"),
    *("lat thuyen", "chim thuyen", "lat do", "bat tinh", "ngat xiu", "nguoi bi nuoc cuon"),
    *("nguoi bi troi", "uong thuoc sau", "uong thuoc tru sau", "uong thuoc chuot", "ran can"),
)
"""Folded phrases that call for help wherever they stand."""
_DANGERS: Final = (
    *("lu cuon", "lu quet", "sat lo", "nuoc cuon", "nuoc dang cao", "vo dap", "vo de", "chay rung"),
    *("chay chuong", "chay nha", "dang chay", "bi chay", "nuoc len nhanh", "nuoc dang len"),
    *("nuoc tran vao nha", "ngap toi noc", "ngap den noc", "ngap toi mai", "lu dang ve", "lu len"),
)
"""Folded phrases of dangers: where no question is open."""
_STOPS: Final = re.compile(r"[^\w\s]")
_FIRE: Final = re.compile(r"(?<!\w)cháy(?!\w)")


def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases, as whole words of a folded text."""
    return re.compile(f"(?:^| )(?:{'|'.join(phrases)})(?: |$)")


_ASKED: Final = _any(_CALLS)
_UNASKED: Final = _any((*_CALLS, *_DANGERS))
_SHORTEST: Final = min(map(len, _CALLS))


def in_danger(text: str, *, asked: bool) -> bool:
    """Whether the words may come from somebody in danger; ``asked``: while a question is open."""
    if asked and len(text) < _SHORTEST:
        return False
    words = fold(_STOPS.sub(" ", text))
    if asked:
        return _ASKED.search(words) is not None
    if _UNASKED.search(words) is not None:
        return True
    return _FIRE.search(unicodedata.normalize("NFC", text).lower()) is not None
