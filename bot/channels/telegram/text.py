"""Texts as Telegram takes them: escaped for HTML, and cut below its limit. Pure.

Telegram counts UTF-16 code units after it has read the marks. A cut falls between paragraphs where
it can, else between lines, sentences, words, and never inside what a reader sees as one letter.
"""

import unicodedata
from typing import Final

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024

_BREAKS: Final = ("\n\n", "\n", ". ", "; ", ", ", " ")
_LEAST_PART: Final = 0.5
"""A cut at a good place must leave at least this much of what fits, else the next place counts."""
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")
_JOINER: Final = "\u200d"


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """The text without what no JSON or client can carry: control letters, halves of letters."""
    if text.isprintable():
        return text
    return "".join([c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")])


def escape(text: str) -> str:
    """The text such that no letter of it is a mark of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def split(text: str, limit: int = LONGEST_TEXT) -> tuple[str, ...]:
    """The text in parts that Telegram takes, in order; blank parts are left out."""
    parts = []
    rest = text.strip()
    while units(rest) > limit:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    parts.append(rest)
    return tuple([part for part in parts if part])


def _cut(text: str, limit: int) -> int:
    """Where to cut, so that what stands before fits; at least one letter."""
    end = _fitting(text, limit)
    least = int(end * _LEAST_PART)
    for mark in _BREAKS:
        found = text.rfind(mark, 0, end)
        if found >= max(least, 1):
            return found + len(mark.rstrip(" \n"))
    return _letter_start(text, end)


def _fitting(text: str, limit: int) -> int:
    """How many code points fit."""
    used = 0
    for index, letter in enumerate(text):
        used += 2 if ord(letter) > 0xFFFF else 1
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
