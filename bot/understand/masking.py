"""Words of a person without what names anybody: numbers, names, addresses of chats. Pure.

Careful: what may be a name goes. What is left says what was asked, not by whom.
"""

import re
from typing import Final

from bot.understand.fold import fold

MASK: Final = "…"
_ADDRESS: Final = re.compile(r"\S+@\S+|https?://\S+|@\w+")
_NUMBER: Final = re.compile(r"\d(?:[\d .\-]*\d)?")
_MOST_DIGITS: Final = 4
_STOPS: Final = ".?!:\n"
_MOST_SHORT: Final = 5
_INTRODUCES: Final = frozenset({"ten", "toi la", "tui la", "minh la", "em la", "con la"})
_BETWEEN: Final = frozenset({"la", "toi", "tui", "minh", "em"})
_NAMES: Final = 4
"""Words of a name at most, where one is said after "tên là"."""


def masked(text: str) -> str:
    """The text without long numbers, capitalised names, and names after "tên là"."""
    shown: list[str] = []
    hidden = 0
    words = _NUMBER.sub(_number, _ADDRESS.sub(MASK, text)).split()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if _introduced(words, place):
            hidden = _NAMES
        named = hidden > 0 and fold(word) not in _BETWEEN
        hidden -= 1 if named else 0
        if named or (place and before[-1] not in _STOPS and _is_name(word)):
            if not shown or shown[-1] != MASK:
                shown.append(MASK)
        else:
            shown.append(word)
    return " ".join(shown)


def _introduced(words: list[str], place: int) -> bool:
    """Whether a name is said from here on."""
    last = fold(words[place - 1]) if place else ""
    two = fold(" ".join(words[place - 2 : place])) if place > 1 else ""
    return last in _INTRODUCES or two in _INTRODUCES


def _is_name(word: str) -> bool:
    """A word with a capital that is no abbreviation ("HTX", "VietGAP")."""
    core = word.strip(".,;:?!()\"'")
    if not core or not core[0].isupper():
        return False
    return not (core[-1].isupper() and (len(core) > 1 and len(core) <= _MOST_SHORT + 2))


def _number(found: re.Match[str]) -> str:
    """Small numbers stay: percentages, heads, years; telephone numbers and papers do not."""
    return found[0] if len(re.sub(r"\D", "", found[0])) <= _MOST_DIGITS else MASK
