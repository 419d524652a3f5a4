"""The part that a question says is lost: "25%", "mất nửa", "4 trên 10 con".

Duty: one percentage out of a question's own words, or none where it names none or several.
Must not: say what follows from it: a policy's bands do.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from bot.rules.spelling import Syllable, syllables

_PART: Final = re.compile(r"(?<![\d/])(\d{1,6})\s*/\s*(\d{1,6})(?![\d/])")
_HALF: Final = frozenset({"nửa3", "nửa", "nua"})
_MOST: Final = 100
_LITTLE: Final = Fraction(1, 1000)
_OVER: Final = frozenset({"tren", "hon", "qua"})
_OUT_OF: Final = frozenset({"tren", "trong"})
_TIME: Final = frozenset({"ngay", "thang", "nam", "tuan", "hom", "gio", "bua"})
_UNDER: Final = frozenset({"duoi", "gan", "chua"})


def said_share(query: str) -> Fraction | None:
    """Return the percentage from 0 to 100 that a question names, where it names one alone."""
    found = {share for share in _shares(query) if 0 <= share <= _MOST}
    return found.pop() if len(found) == 1 else None


def _shares(query: str) -> Iterator[Fraction]:
    for lost, whole in _PART.findall(query):
        if int(whole):
            yield Fraction(int(lost) * 100, int(whole))
    line = syllables(query)
    for place, word in enumerate(line):
        following = [other.base for other in line[place + 1 : place + 3]]
        if word.base.isdigit() and following == ["phan", "tram"]:
            yield int(word.base) + _beyond(line[:place])
        elif word.base.isdigit():
            yield from _of(word, line[place + 1 : place + 6])
        elif word.base in _HALF:
            yield Fraction(50)


def _beyond(before: Sequence[Syllable]) -> Fraction:
    """Return what "over" or "under" before a percentage adds: so little that no border is met."""
    said = before[-1].base if before else ""
    return _LITTLE * ((said in _OVER) - (said in _UNDER))


def _of(lost: Syllable, after: Sequence[Syllable]) -> Iterator[Fraction]:
    """Yield the part that "4 trên 10", "7 con trong 20 con" says; "2 con trong 7 ngày" none."""
    said = [word.base for word in after]
    if said[:1] and said[0] not in _OUT_OF:
        said = said[1:]
    if len(said) < 2 or said[0] not in _OUT_OF:
        return
    said = said[1 + (said[1:3] == ["tong", "so"]) * 2 :]
    if said and said[0].isdigit() and int(said[0]) and not _TIME & set(said[1:2]):
        yield Fraction(int(lost.base) * 100, int(said[0]))
