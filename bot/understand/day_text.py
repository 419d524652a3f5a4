"""A text about a day in one spelling: folded, number words as digits, signs without spaces.

Where marks decide ("tháng sáu" is June, "tháng sau" is next month) and were typed, they do; where
they were not typed anywhere, ``thang sau`` stays apart as ``sau?`` and is asked again.
"""

import re

from bot.understand.numbers import read_number
from bot.understand.results import Refused
from bot.understand.tokens import POLITE, Tokens, strip, tokens, words

_UNITS = words("ngay hom bua tuan thang nam")
_ENDS = words("truoc nua sau toi qua")
_HEAD = (POLITE - {"chu", "thoi"}) | words(
    "la vao luc hoi duoc trong xong tu den het ket thuc du an xay ra chet mat bi da roi",
    "duyet nha trua chieu dem on since until by the at it was is dot cong nhan thoat ngheo",
)
_TAIL = (POLITE - {"nay"}) | words("sang chieu trua dem xong")
_LUNAR = words("ram tet gieng chap am nhuan al")
_MUNG = words("mung mong")
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = {
    name[:size]: str(month)
    for month, name in enumerate(_MONTH_NAMES.split(), start=1)
    for size in (3, len(name))
} | {"sept": "9"}
_SURE_MONTHS = frozenset(_MONTHS) & words(
    "january february june july august september october november december"
)
_SPELLINGS = {"kìa": "kia!", "một": "1"}
_CLOCK = "(?:luc )?[0-9]{1,2} (?:h|g|gio)(?: [0-9]{1,2})?(?: (?:sang|trua|chieu|toi|dem))?"
_AT_TIME = re.compile(f"^{_CLOCK} | {_CLOCK}$")
_SOLAR = words("duong lich dl tay")
_ORDINALS = words("st nd rd th")
_ALREADY = re.compile(r"([0-9]|qua|nay|kia|truoc) roi$")
_GLUE = re.compile(r" ?([/.-]) ?")


def day_text(text: str) -> str:
    """The one spelling; day patterns match it whole."""
    found = strip(tokens(text, keep=".,"), _HEAD - {"ngay"}, _TAIL | {".", ","})
    found = tuple(t for t in found if t.raw != "," and t.plain not in _SOLAR | _ORDINALS)
    if len(found) > 1 and found[0].plain == "sang" and found[1].plain != "nam":
        found = found[1:]
    spelled = _GLUE.sub(r"\1", " ".join(_spell(found)))
    spelled = spelled.removeprefix("bat dau ").removeprefix("tu ")
    return _ALREADY.sub(r"\1", _AT_TIME.sub("", spelled))


def lunar(text: str) -> bool:
    """Whether the text names, or may name, a day of the lunar calendar."""
    found = tokens(text)
    plain = {token.plain for token in found}
    if plain & _LUNAR and "duong" not in plain:
        return True
    return bool(plain & _MUNG) and not any(re.fullmatch("[0-9]{4}", word) for word in plain)


def _spell(found: Tokens) -> list[str]:
    marked = any(token.marked for token in found)
    spelled: list[str] = []
    at = 0
    while at < len(found):
        number, end = _number(found, at, spelled, marked=marked)
        spelled.append(number or _word(found, at, spelled))
        at = end if number else at + 1
    return spelled


def _word(found: Tokens, at: int, spelled: list[str]) -> str:
    token = found[at]
    if token.plain == "sau" and not any(t.marked for t in found) and spelled[-1:] == ["thang"]:
        return "sau?"
    if token.raw in _SPELLINGS:
        return _SPELLINGS[token.raw]
    if token.plain not in _MONTHS:
        return token.plain
    near = found[max(at - 1, 0) : at] + found[at + 1 : at + 2]
    sure = token.plain in _SURE_MONTHS or any(t.literal or t.plain == "of" for t in near)
    return f"m{_MONTHS[token.plain]}" if sure else token.plain


def _number(found: Tokens, at: int, spelled: list[str], *, marked: bool) -> tuple[str, int]:
    """Number words at a place as digits and the place after them, or nothing."""
    token = found[at]
    before = spelled[-1] if spelled else ""
    if token.literal or token.plain in _MONTHS or not _may_count(found, at, before, marked=marked):
        return "", at
    if token.plain == "tu":
        return "4", at + 1
    try:
        number = read_number(found, at, year=True)
    except Refused:
        return "", at
    if number is None or number.value.denominator != 1:
        return "", at
    return str(int(number.value)), number.end


def _may_count(found: Tokens, at: int, before: str, *, marked: bool) -> bool:
    """Whether a word that is a number and something else is the number here."""
    token = found[at]
    after = [t.plain for t in found[at + 1 : at + 3]] + ["", ""]
    counted = after[0] in _UNITS and after[1] in _ENDS
    match token.plain:
        case "nam":
            return before in {"ngay", "thang", "thu", "mung", "mong", "hom", "quy"} or counted
        case "sau" if marked:
            return token.marked
        case "sau":
            dated = after[0] == "nam" or after[0].isdigit() or after[0] in {"/", "-", "."}
            return counted or before in {"ngay", "thu"} or (before == "thang" and dated)
        case "mot":
            near = before in {"thang", "mung", "mong", "quy"} or after[0] in _UNITS
            return token.raw != "mốt" and near
        case "tu":
            return before in {"thang", "thu", "quy"}
        case _:
            return True
