"""Texts as platforms take them: cut below a limit, without what no client shows. Pure.

A cut falls between paragraphs where it can, else between lines, sentences, words, and never inside
what a reader sees as one letter. How long a letter counts is the platform's: a measure.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

Measure = Callable[[str], int]

_BREAKS: Final = ("\n\n", "\n", ". ", "; ", ", ", " ")
_LEAST_PART: Final = 0.5
"""A cut at a good place must leave at least this much of what fits, else the next place counts."""
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")
_JOINER: Final = "\u200d"


def plain(text: str) -> str:
    """The text without what no JSON or client can carry: control letters, halves of letters."""
    if text.isprintable():
        return text
    return "".join([c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")])


def split(text: str, limit: int, measure: Measure = len) -> tuple[str, ...]:
    """The text in parts that the platform takes, in order; blank parts are left out.

    ``measure`` adds up: the length of a text is the sum of its letters' lengths.
    """
    parts = []
    rest = text.strip()
    while measure(rest) > limit:
        cut = _cut(rest, limit, measure)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    parts.append(rest)
    return tuple([part for part in parts if part])


def shortened(text: str, limit: int) -> str:
    """The text where it fits into so many characters, else its beginning with an ellipsis."""
    if len(text) <= limit:
        return text
    return text[: _letter_start(text, limit - 1)].rstrip() + "…"


def _cut(text: str, limit: int, measure: Measure) -> int:
    """Where to cut, so that what stands before fits; at least one letter."""
    end = _fitting(text, limit, measure)
    least = int(end * _LEAST_PART)
    for mark in _BREAKS:
        found = text.rfind(mark, 0, end)
        if found >= max(least, 1):
            return found + len(mark.rstrip(" \n"))
    return _letter_start(text, end)


def _fitting(text: str, limit: int, measure: Measure) -> int:
    """How many code points fit."""
    used = 0
    for index, letter in enumerate(text):
        used += measure(letter)
        if used > limit:
            return index
    return len(text)


def _letter_start(text: str, end: int) -> int:
    """The nearest start of a letter at or before ``end``; ``end`` where none is near."""
    start = end
    while start > 0 and _goes_on(text, start):
        start -= 1
    return start or end


def _goes_on(text: str, index: int) -> bool:
    """Whether the letter before ``index`` goes on there."""
    here = text[index]
    return (
        unicodedata.combining(here) != 0
        or unicodedata.category(here) in ("Mn", "Me", "Mc")
        or here in _JOINERS
        or text[index - 1] == _JOINER
        or "\U0001f3fb" <= here <= "\U0001f3ff"
    )
