"""Whole numbers of people, animals, households, months or days. Reads no sums and no shares.

A bare number counts what the question asks. The unit of a question of time is the last part of
its key (``cycle_months``, ``cycle_days``); years and weeks are turned into it where that is exact.
"""

from fractions import Fraction

from bot.understand.literals import Form
from bot.understand.numbers import Number, read_number
from bot.understand.results import Refused, Why
from bot.understand.tokens import (
    POLITE,
    SUBJECT,
    Token,
    Tokens,
    phrases,
    refuse_vague,
    strip,
    tokens,
    why_not,
    words,
)

_HEAD = (POLITE | SUBJECT) | words(
    "co con chi duoc tong cong ca tat gom duy nhat dang hien gio trong dung so ky chu keo dai het",
    "we have i there are is only just nuoi trong vay mat thoi gian",
)
_TAIL = POLITE | words(
    "nguoi con dua ho khau nhan thanh vien lao dong chinh lam duoc viec co kha nang suc khoe trong",
    "nha vo chong minh toi cay gia dinh roi thoi dung ca nam nu trau bo heo lon ga vit",
    "person people worker workers persons member members able to work who can households household",
    "chan tron cai ruong nuong ray noi",
) - words("nam")
_DIGITS = words("lăm nhăm mốt tư")
"""Last digits that fold to words of ``_TAIL``: "mười một lăm" is no number."""
_BEFORE, _AFTER = (POLITE | SUBJECT) - {"la"}, POLITE - {"la"}
_NOBODY = phrases(
    "khong, khong co, khong ai, khong ai ca, khong co ai, khong co ai ca, khong co ai het",
    "khong nguoi nao, khong co nguoi nao, khong con ai, khong con nguoi nao, khong con nao",
    "khong co con nao, khong ai lam duoc, khong co ai lam duoc, khong co lao dong",
    "khong co lao dong nao, khong co nguoi lam, chua co ai, chua co, lam gi co ai, dau co ai",
    "none, nobody, no one",
)
_ALONE = phrases(
    "mot, chi mot, co mot, moi, co moi, chi co, chi co mot, chi, co, moi mot, con mot, con moi",
    "chi con",
)
"""What may stand before "mình" or "mình tôi" for one person alone."""
_NOT_WORDS = {"k": "khong", "ko": "khong", "hong": "khong", "chang": "khong", "hok": "khong"}
_TIME = {"thang": "months", "nam": "years", "ngay": "days", "tuan": "weeks", "hom": "days"} | {
    "month": "months", "months": "months", "year": "years", "years": "years", "day": "days",
    "days": "days", "week": "weeks", "weeks": "weeks",
}  # fmt: skip
_EXACT = {
    ("months", "months"): 1,
    ("years", "months"): 12,
    ("days", "days"): 1,
    ("weeks", "days"): 7,
}


def read_count(text: str, key: str) -> int:
    """The count that the text names; ``key`` is the question's."""
    found = tokens(text)
    refuse_vague(found)
    if _nobody(found):
        return 0
    unit = _unit_of(key)
    if unit is None and _alone(found):
        return 1
    found = strip(found, _HEAD, words("chan tron thoi roi a"))
    if found and (found[0].raw == "-" or found[0].raw == "âm"):
        raise Refused(Why.TOO_SMALL)
    value = _time(found, unit) if unit else _count(found)
    if value.denominator != 1:
        raise Refused(Why.NOT_WHOLE)
    return int(value)


def _unit_of(key: str) -> str | None:
    last = key.rsplit("_", 1)[-1].rsplit(".", 1)[-1]
    return last if last in {"months", "days"} else None


def _nobody(found: Tokens) -> bool:
    found = strip(found, _BEFORE, _AFTER)
    return tuple(_NOT_WORDS.get(token.plain, token.plain) for token in found) in _NOBODY


def _alone(found: Tokens) -> bool:
    """Whether it says "một mình tôi"."""
    plain = tuple(
        token.plain for token in strip(found, words("da thua nha a"), words("thoi a nha"))
    )
    while plain and plain[-1] in {"toi", "tui", "em", "chau"}:
        plain = plain[:-1]
    return len(plain) >= 2 and plain[-1] == "minh" and plain[:-1] in _ALONE


def _number(found: Tokens, at: int) -> Number:
    number = read_number(found, at)
    if number is None:
        raise Refused(why_not(found))
    if number.form is Form.EITHER and "," in found[at].raw:
        raise Refused(Why.NOT_UNDERSTOOD)
    return number


def _count(found: Tokens) -> Fraction:
    number = _number(found, 0)
    if any(t.plain not in _TAIL or t.raw in _DIGITS for t in found[number.end :]):
        raise Refused(why_not(found))
    return number.value


def _time(found: Tokens, unit: str) -> Fraction:
    """Months or days, with a half after a whole: "một năm rưỡi" is 18 months."""
    if tuple(token.plain for token in found) == ("nam", "ruoi"):
        return _turn(Fraction(3, 2), "years", unit)
    total, at, last = Fraction(0), 0, "none"
    while at < len(found):
        value, at = _part(found, at)
        name = _TIME.get(found[at].plain, "") if at < len(found) else ""
        at += bool(name)
        if name and at < len(found) and found[at].plain == "ruoi":
            value, at = value + Fraction(1, 2), at + 1
        total += _turn(value, name or unit, unit)
        found = found[:at] + strip(found[at:], words("va"), POLITE)
        if name == last or (at < len(found) and not name):
            raise Refused(why_not(found))
        last = name
    if not found:
        raise Refused(Why.NOT_UNDERSTOOD)
    return total


def _part(found: Tokens, at: int) -> tuple[Fraction, int]:
    half: Token = found[at]
    if half.plain in {"nua", "half"}:
        return Fraction(1, 2), at + 1 + (found[at + 1 : at + 2] == (Token("a", "a"),))
    number = _number(found, at)
    return number.value, number.end


def _turn(value: Fraction, name: str, unit: str) -> Fraction:
    factor = _EXACT.get((name, unit))
    if factor is None:
        raise Refused(Why.UNIT)
    return value * factor
