"""A text about a part of a whole as a short code with its numbers; shares and rates read codes.

N a number, P phần trăm, F phần, H half, D died or was lost, R remains, O out of ("trên", "/"),
I in ("trong", also "trồng" without marks), T in all, A "có", C a comma after D, ? anything unknown.
"12 con trên 40 con" is ``NON``, "40 con chết 12" is ``NDN``.
"""

from bot.records import record
from bot.understand.numbers import Number, read_number
from bot.understand.results import Refused, Why
from bot.understand.tokens import (
    POLITE,
    SUBJECT,
    Token,
    Tokens,
    refuse_vague,
    tokens,
    why_not,
    words,
)

_CLASSES = {
    word: code
    for code, line in {
        "D": "chet mat hu hỏng ngap troi chay đổ gãy sập huy died dead lost die",
        "R": "còn song left remain remaining alive", "O": "/ tren", "A": "co", "I": "trong of",
        "T": "tong dan nuoi total thay", "P": "% percent pct", "F": "phan", "C": ", ;",
        "H": "nua half ½", "-": "-",
    }.items()
    for word in line.split()
}  # fmt: skip
_PAIRS = {
    ("thiet", "hai"): "D", ("tieu", "huy"): "D", ("phan", "tram"): "P", ("per", "cent"): "P",
    ("phan", "nua"): "H", ("mot", "nua"): "H", ("1", "nua"): "H", ("a", "half"): "H",
    ("con", "lai"): "R", ("con", "song"): "R", ("con", "duoc"): "R", ("out", "of"): "O",
    ("ca", "dan"): "T", ("tat", "ca"): "T", ("ca", "thay"): "T", ("tong", "so"): "T",
    ("tong", "cong"): "T", ("tong", "dan"): "T", ("dien", "tich"): "T", ("ban", "dau"): "T",
    ("trong", "so"): "I", ("trong", "do"): "", ("nam", "nay"): "", ("nam", "ngoai"): "",
    ("hom", "nay"): "", ("hom", "qua"): "", ("bà", "con"): "", ("nop", "lai"): "",
    ("ty", "le"): "", ("ti", "le"): "",
}  # fmt: skip
_UNITS = words(
    "con cay sao cong ha hecta mau m2 bui goc ao long kg ta tan thuoc o luong ho bao chuong trai",
    "khom thung dong bau met head pigs pig chickens trees cows animals",
)
_DROPPED = (POLITE | SUBJECT) | words(
    "bi da roi la cua so lon heo ga vit trau bo de ca tom lua ngo bap mi san rung keo cua bao",
    "lu lut cá ret han mua do vi nay gio ma thi va moi chi duoc cai the muc thu hoi nop duyet",
)


_MOST_WORDS = 40
"""A longer text tells a story; no listed code is that long."""


@record
class Parts:
    """The code, its numbers in order, and the units beside them without repeats."""

    code: str
    numbers: tuple[Number, ...]
    units: frozenset[str]
    why: Why


def read_parts(text: str) -> Parts:
    """The code of a text."""
    found = tokens(text, keep=",;½")
    refuse_vague(found)
    if len(found) > _MOST_WORDS:
        raise Refused(Why.NOT_UNDERSTOOD)
    marked = any(token.marked for token in found)
    code, numbers, units = "", [], set()
    at = 0
    while at < len(found):
        pair = _pair(found, at)
        if pair is not None:
            code, at = code + pair, at + 2
            continue
        number = _number(found, at, code)
        if number is None:
            code, at = code + _class(found[at], code, marked=marked), at + 1
            continue
        numbers.append(number)
        code, at = code + "N", number.end
        if at < len(found) and found[at].plain in _UNITS and found[at].raw != "còn":
            units.add(found[at].plain)
            at += 1
    return Parts(code, tuple(numbers), frozenset(units), why_not(found))


def _pair(found: Tokens, at: int) -> str | None:
    if at + 1 >= len(found):
        return None
    first, second = found[at], found[at + 1]
    return _PAIRS.get((first.plain, second.plain), _PAIRS.get((first.raw, second.plain)))


def _number(found: Tokens, at: int, code: str) -> Number | None:
    """The number at a place; "tư" is one only in "phần tư"."""
    token = found[at]
    if code.endswith("F") and token.plain == "tu":
        four = read_number((Token("bốn", "bon"),))
        return None if four is None else Number(four.value, at + 1)
    if token.plain == "khong":  # "chết không trên 12 con" is not 0 of 12
        return None
    return read_number(found, at)


def _class(token: Token, code: str, *, marked: bool) -> str:
    if token.raw in {",", ";"}:
        return "C" if code.endswith("D") else ""
    if token.raw == "con":
        return "" if marked else "R"
    known = _CLASSES.get(token.raw) or _CLASSES.get(token.plain)
    if known:
        return known
    return "" if token.plain in _DROPPED or token.raw in _DROPPED else "?"
