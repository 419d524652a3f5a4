"""Numbers in Vietnamese words, digits or both: "hai mươi mốt", "2 chục", "20 triệu rưỡi".

A strict grammar: it reads from one token on as far as the number goes and never skips a word,
so that "hai ba" (two or three), "mười mấy" or "hai mươi năm" (twenty years) is no 23, 10 or 25.
Every token becomes one letter of a code, on which short patterns work:
0–9 units, a b c mốt tư lăm (p q: tu lam without marks), X mười, m mươi, x muoi, H hăm, K băm,
h chục, T trăm, N M B nghìn triệu tỷ, l lẻ, r rưỡi, n nửa, L digits (E: three of them).
"""

import re
from collections.abc import Callable
from fractions import Fraction

from bot.records import record
from bot.understand.literals import Form, read_literal
from bot.understand.results import Refused, Why
from bot.understand.tokens import Token, Tokens

_CODES: dict[str, str] = {
    word: code
    for code, line in {
        "0": "không zero", "1": "một mot one", "2": "hai two", "3": "ba three", "4": "bốn bon four",
        "5": "năm nam five", "6": "sáu sau six", "7": "bảy bẩy bay seven", "8": "tám tam eight",
        "9": "chín chin nine", "a": "mốt", "b": "tư", "c": "lăm nhăm", "p": "tu", "q": "lam nham",
        "X": "mười", "m": "mươi", "x": "muoi", "H": "hăm ham", "K": "băm bam", "h": "chục chuc",
        "T": "trăm tram hundred", "N": "nghìn ngàn nghin ngan ngìn k thousand",
        "M": "triệu trieu tr triu trẹo củ cu trđ trd trieeuj million millions",
        "B": "tỷ tỉ ty ti billion", "l": "linh lẻ le", "r": "rưỡi rưởi ruoi", "n": "nửa nua half",
    }.items()
    for word in line.split()
}  # fmt: skip
_SLIPS = {"trieu": "M", "nghin": "N", "chuc": "h", "tram": "T", "ruoi": "r"}
"""Words that are recognised with any marks, as in "trịêu"; nothing else fits by a number."""
_ENGLISH = {
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50,
}  # fmt: skip
_ABBREVIATED = frozenset({"k", "tr", "ti", "cu", "củ", "trđ", "trd"})
_VALUES = {**{str(n): n for n in range(10)}, "a": 1, "b": 4, "p": 4, "c": 5, "q": 5}
_SCALES = {"N": 10**3, "M": 10**6, "B": 10**9}

_LAST = "[1-46-9abcpq]"
"""The last digit after tens: never năm, which is five no more but "years"."""
_TENS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
    (re.compile(f"[Xx]({_LAST}?)"), lambda m: 10 + _VALUES.get(m[1], 0)),
    (re.compile(f"H({_LAST})"), lambda m: 20 + _VALUES[m[1]]),
    (re.compile(f"K({_LAST})"), lambda m: 30 + _VALUES[m[1]]),
    (re.compile(f"([2-9])[mxX]({_LAST}?)"), lambda m: 10 * int(m[1]) + _VALUES.get(m[2], 0)),
    (re.compile("([1-9])h(r?)"), lambda m: 10 * int(m[1]) + (5 if m[2] else 0)),
    (re.compile("hr"), lambda _: 15),
    (re.compile("([2-9])([abc])"), lambda m: 10 * int(m[1]) + _VALUES[m[2]]),
)
_GROUP = re.compile("[0-9]{3}")
_HUNDREDS = re.compile("([0-9])T|T(?=[r1-9abc])")
_ODD = re.compile("l([1-9abcpq])")
_SHORT = re.compile("([1-9abcp])(?![TmxXhlabcNMB])")
_IMPLIED = re.compile("[NMB](?=r|[1-9abc](?![TmxXhlabcNMB]))")


@record
class Number:
    """A number and the place after it. ``scaled``: it names thousands, millions or billions."""

    value: Fraction
    end: int
    scaled: bool = False
    colloquial: bool = False
    """It ends in hundreds that mean thousands ("một triệu hai trăm"), which "đồng" would undo."""
    form: Form = Form.PLAIN
    hundreds: bool = False


def read_number(found: Tokens, start: int = 0, *, year: bool = False) -> Number | None:
    """The number that begins at ``start``, or None; refuses one that reads two ways.

    With ``year`` two digits after a thousand are added: "hai nghìn hai mươi sáu" is 2026.
    """
    code = "".join(_code(token, found[at + 1 : at + 2]) for at, token in enumerate(found))
    number = _group(found, code, start)
    if number and number.hundreds and number.value < 100:
        raise Refused(Why.NOT_UNDERSTOOD)
    scale, end = _scale(code, number.end) if number else (0, 0)
    if number is None or not scale:
        return number
    if number.form is Form.EITHER or not number.value:
        raise Refused(Why.AMBIGUOUS_MONEY)
    total = number.value * scale
    while tail := _tail(found, code, end, scale, year=year):
        if number.form is Form.DECIMAL:
            raise Refused(Why.AMBIGUOUS_MONEY)
        lower, after = _scale(code, tail.end)
        if not lower or tail.scaled:
            return Number(total + tail.value, tail.end, scaled=True, colloquial=tail.colloquial)
        if lower >= scale or tail.form is Form.EITHER:
            raise Refused(Why.NOT_UNDERSTOOD)
        total, scale, end = total + tail.value * lower, lower, after
    return Number(total, end, scaled=True)


def _code(token: Token, after: Tokens) -> str:
    if token.literal:
        return _literal_code(token.raw, grouped=bool(after) and _GROUP.fullmatch(after[0].raw))
    code = _CODES.get(token.raw) or _SLIPS.get(token.plain)
    return code or ("L" if token.raw in _ENGLISH else "?")


def _literal_code(raw: str, *, grouped: object) -> str:
    if len(raw) == 1 and not (grouped and raw != "0"):
        return raw
    return "E" if len(raw) == 3 and raw.isdigit() and raw[0] != "0" else "L"


def _scale(code: str, at: int) -> tuple[int, int]:
    """The scale at a place and the place after it, or 0."""
    if code.startswith("NB", at):
        return 10**12, at + 2
    scale = _SCALES.get(code[at : at + 1], 0)
    return scale, at + bool(scale)


def _group(found: Tokens, code: str, at: int) -> Number | None:
    """A number before a scale: digits, words below a thousand, a half, or nothing for one."""
    head = code[at : at + 1]
    if head in {"L", "E"}:
        return _digits(found, at)
    if head == "n" and _scale(code, at + 1)[0]:
        return Number(Fraction(1, 2), at + 1, form=Form.DECIMAL)
    if _IMPLIED.match(code, at) and found[at].raw not in _ABBREVIATED:
        return Number(Fraction(1), at)
    return _below_thousand(code, at)


def _digits(found: Tokens, at: int) -> Number:
    """Digits, with single spaces between groups of three taken as one number."""
    if found[at].raw in _ENGLISH:
        return Number(Fraction(_ENGLISH[found[at].raw]), at + 1)
    literal, end = read_literal(found[at].raw), at + 1
    groups = found[at].raw
    if re.fullmatch("[1-9][0-9]{0,2}", groups):
        while end < len(found) and _GROUP.fullmatch(found[end].raw):
            groups, end = f"{groups}.{found[end].raw}", end + 1
        literal = read_literal(groups)
    return Number(literal.value, end, form=literal.form)


def _below_thousand(code: str, at: int) -> Number | None:
    hundred = _HUNDREDS.match(code, at)
    if hundred is None:
        return _below_hundred(code, at)
    base, at = 100 * int(hundred[1] or 1), hundred.end()
    rest, at = _after_hundred(code, at)
    return Number(Fraction(base + rest), at, hundreds=True)


def _after_hundred(code: str, at: int) -> tuple[int, int]:
    if odd := _ODD.match(code, at):
        return _VALUES[odd[1]], odd.end()
    if code.startswith("r", at):
        return 50, at + 1
    if (short := _SHORT.match(code, at)) and short[1] != "5":
        return 10 * _VALUES[short[1]], short.end()
    tens = _below_hundred(code, at)
    if tens is None or tens.value == 0:
        return 0, at
    if tens.value < 10:
        raise Refused(Why.NOT_UNDERSTOOD)
    return int(tens.value), tens.end


def _below_hundred(code: str, at: int) -> Number | None:
    for pattern, value in _TENS:
        if match := pattern.match(code, at):
            return Number(Fraction(value(match)), match.end())
    unit = code[at : at + 1]
    return Number(Fraction(int(unit)), at + 1) if unit.isdigit() else None


def _tail(found: Tokens, code: str, at: int, scale: int, *, year: bool) -> Number | None:
    """What follows a scale: the rest in its colloquial reading, or the next group."""
    if code.startswith("r", at):
        return Number(Fraction(scale, 2), at + 1, scaled=True)
    if short := _SHORT.match(code, at):
        if found[at].plain == "nam":  # "20 triệu năm" is rather 20 million a year
            raise Refused(Why.AMBIGUOUS_MONEY)
        return Number(Fraction(_VALUES[short[1]] * scale, 10), short.end(), scaled=True)
    if odd := _ODD.match(code, at):
        if scale > 10**3:
            raise Refused(Why.AMBIGUOUS_MONEY)
        return Number(Fraction(_VALUES[odd[1]]), odd.end(), scaled=True)
    if code.startswith("n", at):
        raise Refused(Why.NOT_UNDERSTOOD)
    group = _group(found, code, at)
    if group is None or _scale(code, group.end)[0]:
        return group
    return _last_group(group, scale, hundreds=group.hundreds or code[at] == "E", year=year)


def _last_group(group: Number, scale: int, *, hundreds: bool, year: bool) -> Number:
    """The last digits without a scale of their own: "1 triệu 200", "1 triệu 200.000"."""
    whole = group.value
    if group.form in {Form.EITHER, Form.GROUPED} or whole >= 10**5:
        if not 10**3 <= whole < scale:
            raise Refused(Why.NOT_UNDERSTOOD)
        return Number(whole, group.end, scaled=True)
    if hundreds and (whole >= 100 or scale == 10**3):
        return Number(whole * scale / 1000, group.end, scaled=True, colloquial=scale > 1000)
    if year and scale == 10**3:
        return Number(whole, group.end, scaled=True)
    raise Refused(Why.AMBIGUOUS_MONEY)
