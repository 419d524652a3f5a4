"""Numbers in digits: what "20.000.000", "1,5" and "1.500" can mean. Decides nothing by taste."""

from enum import StrEnum
from fractions import Fraction

from bot.records import record
from bot.understand.results import Refused, Why

MOST_DIGITS = 18
"""More digits than any sum has; longer ones are refused before they cost time."""


class Form(StrEnum):
    """How a number in digits is written."""

    PLAIN = "plain"
    GROUPED = "grouped"
    DECIMAL = "decimal"
    EITHER = "either"
    """One separator and three digits: "1.500" is 1500 in Vietnam and 1.5 elsewhere."""


@record
class Literal:
    """A number in digits; where it reads two ways ``value`` is the grouped reading."""

    value: Fraction
    form: Form


def read_literal(text: str) -> Literal:
    """The number that the digits and separators write; refuses what is no number."""
    if len(text) > MOST_DIGITS * 2 or sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise Refused(Why.TOO_BIG)
    parts = text.replace(",", ".").split(".")
    marks = [letter for letter in text if letter in ".,"]
    if not marks:
        return Literal(Fraction(int(text)), Form.PLAIN)
    if len(marks) == 1:
        return _one_mark(*parts)
    return _many_marks(parts, marks)


def _one_mark(whole: str, rest: str) -> Literal:
    decimal = Literal(Fraction(f"{whole}.{rest}"), Form.DECIMAL)
    if len(rest) <= 2 or (whole == "0" and len(rest) <= 6):
        return decimal
    if len(rest) == 3 and len(whole) <= 3 and whole[0] != "0":
        return Literal(Fraction(int(whole + rest)), Form.EITHER)
    raise Refused(Why.NOT_UNDERSTOOD)


def _many_marks(parts: list[str], marks: list[str]) -> Literal:
    """Groups of three; a last mark of the other kind opens one or two decimals."""
    decimals = ""
    if marks[-1] != marks[0] and len(parts[-1]) <= 2:
        *parts, decimals = parts
        marks = marks[:-1]
    head, *groups = parts
    sound = len(set(marks)) == 1 and 1 <= len(head) <= 3 and head[0] != "0"
    if not sound or any(len(group) != 3 for group in groups):
        raise Refused(Why.NOT_UNDERSTOOD)
    return Literal(Fraction(f"{''.join(parts)}.{decimals or 0}"), Form.GROUPED)
