"""Sums in đồng. Never guesses: a sum that reads two ways is asked again.

The rules, where Vietnamese usage leaves room:

- "1,5", "1.5", "1.25" before a unit are decimals; "1.500 triệu" and "20.000 nghìn" read two ways.
- After a unit one digit is tenths ("20tr5" is 20.500.000), three are thousandths ("20tr500");
  two ("1tr25") read two ways. "hai trăm" after triệu is two hundred thousand, but not with đồng.
- Without any unit a number below 100.000 has no clear unit: nobody here is supported with 20 đồng,
  and "20.000" may count thousands. From 100.000 on, the number is đồng.
"""

from bot.understand.numbers import Number, read_number
from bot.understand.results import Refused, Why
from bot.understand.tokens import (
    POLITE,
    SUBJECT,
    Tokens,
    refuse_vague,
    strip,
    tokens,
    why_not,
    words,
)

LEAST_WITHOUT_UNIT = 100_000
MOST = 10**15
"""Above every budget; still exact in every JSON reader."""

_HEAD = (POLITE | SUBJECT) | words(
    "duoc co nhan cho ho tro von tien so tong cong ca thay tat xin nop tra dong gop roi het dung",
    "vnd i got received we it is was",
)
_TAIL = POLITE | words("chan tron tien bac roi thoi dung ho tro von mat")
_CURRENCY = frozenset({"đ", "d", "đồng", "dong", "đông", "vnd", "vnđ", "₫", "đong", "dồng"})
_NONE = frozenset({("khong",), ("khong", "co"), ("khong", "dong"), ("khong", "co", "dong", "nao")})


def read_money(text: str, *, zero: bool) -> int:
    """Whole đồng; ``zero`` says whether "không có" may mean 0."""
    found = tokens(text)
    refuse_vague(found)
    if _co_may_mean_about(found):
        raise Refused(Why.VAGUE)
    found = strip(found, _HEAD, _TAIL)
    if zero and tuple(token.plain for token in found) in _NONE:
        return 0
    if found and (found[0].raw == "-" or found[0].raw == "âm"):
        raise Refused(Why.TOO_SMALL)
    number = read_number(found)
    if number is None:
        raise Refused(why_not(found))
    return _amount(number, found)


def _co_may_mean_about(found: Tokens) -> bool:
    """Whether it begins with "co" without marks, which is "có" (has) or "cỡ" (about)."""
    found = strip(found, words("da thua a em"), frozenset())
    return bool(found) and found[0].raw == "co" and not any(token.marked for token in found)


def _amount(number: Number, found: Tokens) -> int:
    end = number.end
    while end < len(found) and found[end].raw in _CURRENCY | {"việt", "viet", "nam", "vn"}:
        end += 1
    if end < len(found):
        raise Refused(why_not(found))
    currency = end > number.end
    if number.colloquial and currency:
        raise Refused(Why.AMBIGUOUS_MONEY)
    if not (currency or number.scaled) and 0 < number.value < LEAST_WITHOUT_UNIT:
        raise Refused(Why.UNIT)
    if number.value.denominator != 1:
        raise Refused(Why.NOT_WHOLE)
    return int(number.value)
