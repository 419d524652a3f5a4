"""Free text and places: bounded, cleaned, never interpreted further."""

import re

from bot.phones import normal_phone
from bot.understand.fold import clean, fold, narrow
from bot.understand.results import Refused, Value, Why

LONGEST = 1000
"""Characters of a free text where the question sets no ``most``."""
LONGEST_PLACE = 300

_NO_PLACES = frozenset(
    ("xong", "xong roi", "da xong", "het", "het roi", "roi", "da gui", "gui roi", "gui xong")
) | {"ok", "oke", "chua", "co", "khong", "da", "vang"}
"""Said of the photos before, or of nothing: no village is called so."""
_NUMBER = "([+-]?[0-9]{1,3}(?:[.][0-9]{1,12})?)"
_POINT = re.compile(f"[(]?{_NUMBER} ?[,; ] ?{_NUMBER}[)]?")
_COMMA_POINT = re.compile("([+-]?[0-9]{1,3},[0-9]{1,12})(?: ?; ?| )([+-]?[0-9]{1,3},[0-9]{1,12})")


def read_text(text: str, least: int | None, most: int | None) -> str:
    """The cleaned text, at most ``most`` characters."""
    cleaned = clean(text)
    if not cleaned:
        raise Refused(Why.EMPTY)
    if len(cleaned) > (LONGEST if most is None else most):
        raise Refused(Why.TOO_LONG)
    if len(cleaned) < (least or 0):
        raise Refused(Why.TOO_SHORT)
    return cleaned


def read_phone(text: str) -> str:
    """The cleaned words of a telephone number of Vietnam: nine digits, with a zero or 84 before."""
    cleaned = clean(text)
    if normal_phone(cleaned) is None:
        raise Refused(Why.NOT_UNDERSTOOD)
    return cleaned


def read_place(text: str) -> Value:
    """Coordinates ("21.85, 106.76", latitude first), or the place in words."""
    cleaned = clean(text)
    if len(cleaned) > LONGEST_PLACE:
        raise Refused(Why.TOO_LONG)
    digits = narrow(cleaned)
    point = _POINT.fullmatch(digits) or _COMMA_POINT.fullmatch(digits)
    if point:
        return _coordinates(*(float(part.replace(",", ".")) for part in point.groups()))
    if not any(letter.isalpha() for letter in cleaned) or fold(cleaned).strip(" .!") in _NO_PLACES:
        raise Refused(Why.NOT_UNDERSTOOD)
    return {"text": cleaned}


def _coordinates(latitude: float, longitude: float) -> Value:
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Refused(Why.NOT_UNDERSTOOD)
    return {"latitude": latitude, "longitude": longitude}
