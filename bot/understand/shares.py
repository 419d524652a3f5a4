"""What part was lost, as a percentage or as lost and total. Never guesses and never estimates.

Only listed codes of ``bot.understand.parts`` are read, so an unknown word refuses the whole text.
A bare number has no unit, even where only per cent would fit; what remains ("còn 40%") is not
turned round, except beside what was lost: "chết 12 con còn 28" is 12 of 40.
"""

import re
from collections.abc import Callable
from fractions import Fraction

from bot.understand.literals import Form
from bot.understand.numbers import Number
from bot.understand.parts import Parts, read_parts
from bot.understand.results import Refused, Value, Why
from bot.understand.tokens import POLITE, SUBJECT, phrases, refuse_vague, strip, tokens, words

_ALL = phrases(
    "het, het sach, het tron, het trui, sach, sach tron, toan bo, tat ca, ca dan, het ca dan",
    "khong con con nao, khong con gi, khong con cay nao, khong con gi het, mat trang, all",
    "everything, all of them, all died, all dead, ca dan chet, ca dan deu chet, toan bo dan",
    "tram phan tram, tat ca deu chet, toan bo dien tich",
)
_VERBS = phrases("chet, mat, hu, troi, ngap, chay, chet dich, thiet hai, hỏng")
_WHOLLY = phrases(
    "het, sach, het sach, het tron, toan bo, tat ca, ca dan, trui, het ca dan, het toan bo, het ca",
    "sach tron, sach het, het tat ca",
)
_NOTHING = phrases(
    "khong chet con nao, khong mat con nao, khong mat gi, khong thiet hai, khong thiet hai gi",
    "khong chet, khong mat, khong bi thiet hai, khong co thiet hai, khong bi gi, nothing, none",
    "chua chet con nao, khong hu cay nao",
)


def read_share(text: str) -> Value:
    """The journal's value of a share: ``percent`` as text, or ``lost`` and ``total``."""
    if everything := _everything(text):
        return {"percent": everything}
    parts = read_parts(text)
    for pattern, read in _CODES:
        if pattern.fullmatch(parts.code):
            return read(parts)
    raise Refused(Why.VAGUE if parts.code.startswith("ON") else parts.why)


def _everything(text: str) -> str | None:
    typed = tokens(text)
    refuse_vague(typed)
    found = strip(typed, POLITE | SUBJECT | words("bi da roi"), POLITE | words("roi"))
    phrase = tuple(token.raw if token.raw == "hỏng" else token.plain for token in found)
    if phrase in _ALL or any(phrase[:n] in _VERBS and phrase[n:] in _WHOLLY for n in (1, 2)):
        return "100"
    return "0" if phrase in _NOTHING else None


def _percent(parts: Parts) -> Value:
    number = parts.numbers[0]
    if number.form is Form.EITHER or number.scaled:
        raise Refused(Why.NOT_UNDERSTOOD)
    return _whole_share(number.value)


def _whole_share(percent: Fraction) -> Value:
    if percent > 100:
        raise Refused(Why.TOO_BIG)
    return {"percent": decimal(percent)}


def decimal(value: Fraction) -> str:
    """A terminating fraction in decimal digits: 1/8 is "0.125"."""
    whole, rest = divmod(value, 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)


def _readings(number: Number) -> set[Fraction]:
    """Both readings of "1.500", else the one."""
    return {number.value, number.value / 1000} if number.form is Form.EITHER else {number.value}


def _of(lost: int, total: int) -> Callable[[Parts], Value]:
    return lambda parts: _ratio(parts, parts.numbers[lost], parts.numbers[total])


def _ratio(parts: Parts, lost: Number, total: Number) -> Value:
    if len(parts.units) > 1:
        raise Refused(Why.UNIT)
    if lost.form is total.form is Form.EITHER:
        return _counts(lost.value, total.value)
    pairs = {(a, b) for a in _readings(lost) for b in _readings(total) if 0 <= a <= b and b}
    if not pairs:
        raise Refused(Why.TOO_BIG)
    if len({a / b for a, b in pairs}) > 1:
        raise Refused(Why.UNIT)
    return _counts(*max(pairs, key=lambda pair: pair[1]))


def _counts(lost: Fraction, total: Fraction) -> Value:
    if not 0 <= lost <= total or not total:
        raise Refused(Why.TOO_BIG)
    return {"lost": _figure(lost), "total": _figure(total)}


def _figure(value: Fraction) -> int | str:
    return int(value) if value.denominator == 1 else decimal(value)


def _exact(parts: Parts) -> list[Fraction]:
    if any(number.form is Form.EITHER for number in parts.numbers) or len(parts.units) > 1:
        raise Refused(Why.UNIT)
    return [number.value for number in parts.numbers]


def _and_left(parts: Parts) -> Value:
    lost, left = _exact(parts)
    return _counts(lost, lost + left)


def _checked(lost: int, total: int, left: int) -> Callable[[Parts], Value]:
    """Three figures must agree, or none is taken."""

    def read(parts: Parts) -> Value:
        figures = _exact(parts)
        if figures[lost] + figures[left] != figures[total]:
            raise Refused(Why.CONFLICT)
        return _counts(figures[lost], figures[total])

    return read


def _with_percent(lost: int, total: int, percent: int) -> Callable[[Parts], Value]:
    """Counts with their percentage, which may be rounded to a whole one."""

    def read(parts: Parts) -> Value:
        figures = _exact(parts)
        value = _counts(figures[lost], figures[total])
        if abs(figures[lost] * 100 / figures[total] - figures[percent]) > Fraction(1, 2):
            raise Refused(Why.CONFLICT)
        return value

    return read


def _alone(parts: Parts) -> Value:
    if parts.numbers[0].value == 0:
        return {"percent": "0"}
    raise Refused(Why.TOTAL if parts.units or "D" in parts.code else Why.UNIT)


def _refuse(why: Why) -> Callable[[Parts], Value]:
    def refuse(_: Parts) -> Value:
        raise Refused(why)

    return refuse


_CODES: tuple[tuple[re.Pattern[str], Callable[[Parts], Value]], ...] = tuple(
    (re.compile(code), read)
    for code, read in (
        ("T{0,2}D?NPT{0,2}D?", _percent),
        ("T{0,2}D?HT{0,2}D?", lambda _: _whole_share(Fraction(50))),
        ("T{0,2}D?NFNT{0,2}D?", _of(0, 1)),
        ("T{0,2}D?ND?[OI][TA]{0,3}NT{0,2}D?", _of(0, 1)),
        ("D?ND?C?[TA]{1,3}N", _of(0, 1)),
        ("[ITA]{0,3}NT?DN", _of(1, 0)),
        ("DNRN|NDC?RN|NDC?NR", _and_left),
        ("[TA]{0,2}NDNRN", _checked(1, 0, 2)),
        ("D?N[OI]T{0,2}NRN", _checked(0, 1, 2)),
        ("D?N[OI]T{0,2}NNP", _with_percent(0, 1, 2)),
        ("D?NPN[OI]T{0,2}N", _with_percent(1, 2, 0)),
        ("[TA]{0,2}D?ND?", _alone),
        ("-NP?.*", _refuse(Why.TOO_SMALL)),
        ("D?NF", _refuse(Why.VAGUE)),
    )
)
