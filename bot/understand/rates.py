"""A rate from 0 to 1 as the journal's text: "15%" is "0.15", "1/3" is "1/3". Never guesses.

A bare decimal between 0 and 1 is a rate as it stands; any other bare number has no unit.
"""

from fractions import Fraction

from bot.understand.literals import Form
from bot.understand.parts import Parts, read_parts
from bot.understand.results import Refused, Why
from bot.understand.shares import decimal

_TERMINATING = frozenset({2, 5})


def read_rate(text: str) -> str:
    """The rate as decimal digits, or as ``n/d`` in lowest terms where they do not end."""
    parts = read_parts(text)
    if parts.units or any(number.form is Form.EITHER for number in parts.numbers):
        raise Refused(Why.UNIT)  # "12 trên 40 con" counts animals
    rate = _rate(parts)
    if rate > 1:
        raise Refused(Why.TOO_BIG)
    return rate_text(rate)


def rate_text(rate: Fraction) -> str:
    """A rate in its one journal form."""
    rest = rate.denominator
    for prime in _TERMINATING:
        while rest % prime == 0:
            rest //= prime
    return decimal(rate) if rest == 1 else f"{rate.numerator}/{rate.denominator}"


def _rate(parts: Parts) -> Fraction:
    values = [number.value for number in parts.numbers]
    match parts.code:
        case "NP":
            return values[0] / 100
        case "NFN" | "NON" if values[1]:
            return values[0] / values[1]
        case "H":
            return Fraction(1, 2)
        case "N" if values[0] < 1:
            return values[0]
        case "N" | "NF":
            raise Refused(Why.UNIT)
        case code if code.startswith("-"):
            raise Refused(Why.TOO_SMALL)
        case _:
            raise Refused(parts.why)
