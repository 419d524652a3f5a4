"""Which start word a text is: "/tinh", "tính", "bao thiet hai". Whole texts only."""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understand.fold import clean, fold, squeeze

_LONGEST = 60
_LEAST_LETTERS = 6
"""Shorter words must be exact: one letter makes another word of them."""


def find_start(text: str, starts: Mapping[str, tuple[str, ...]]) -> str | None:
    """The name whose word the text is, with or without slash and marks, else None.

    With a slash, what follows the first word is left out ("/start abc", "/tinh@bot").
    """
    if len(text) > _LONGEST * 4:
        return None
    typed = fold(clean(text))
    if typed.startswith("/"):
        typed = typed.removeprefix("/").partition("@")[0].partition(" ")[0]
    key = squeeze(typed)
    if not key or len(key) > _LONGEST:
        return None
    known = _known(tuple((name, tuple(words)) for name, words in starts.items()))
    return known.get(key) or _near(key, known)


@lru_cache(maxsize=32)
def _known(starts: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {squeeze(word): name for name, words in starts for word in (name, *words)}


def _near(key: str, known: Mapping[str, str]) -> str | None:
    if len(key) < _LEAST_LETTERS:
        return None
    long = [word for word in known if len(word) >= _LEAST_LETTERS]
    cutoff = 1 if len(key) < 10 else 2
    near = process.extract(key, long, scorer=OSA.distance, score_cutoff=cutoff, limit=5)
    names = {known[word] for word, distance, _ in near if distance == near[0][1]}
    return names.pop() if len(names) == 1 else None
