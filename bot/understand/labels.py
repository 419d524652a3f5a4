"""A question's labels folded once: exact forms, words, and what an unclear word may stand for."""

import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.records import record
from bot.understand.fold import squeeze
from bot.understand.tokens import POLITE, tokens, words

Words = tuple[str, ...]

_EITHER = re.compile(r"([^()]+)\(([^()]+)\)")

FILLERS = POLITE | words(
    "ho nha toi tui em minh chau la thuoc dien dang da van cua bi duoc thi o ben so cai",
    "thua roi luon thoi chon cau va cho xin nhu ma the is am are we option choose my our it nguoi",
    "nam nay hien gio xa thon cong nhan",
)
"""Words beside a label that change nothing, unless they belong to a label."""


@record
class Alias:
    """One label or synonym of an option, without fillers."""

    option: str
    words: Words
    marks: str = ""
    """A label of one word with its marks, for "lợn" is not "lớn"."""


@record
class Book:
    """All labels of one question, ready for comparing."""

    exact: Mapping[str, Words]
    """Letters and digits of a label → the options that have it."""
    aliases: tuple[Alias, ...]
    strings: tuple[str, ...]
    """``aliases`` as strings, in the same order."""
    vocabulary: tuple[str, ...]
    places: Mapping[str, tuple[tuple[int, int], ...]]
    """Word → the aliases and places in them where it stands."""
    heard: dict[str, Any] = field(default_factory=dict)
    """What short texts were understood as before, by the text: most people answer alike."""

    def nearest(self, word: str) -> str | None:
        """The one word of the labels that a mistyped word stands for, or None."""
        if not 4 <= len(word) <= 20:
            return None
        cutoff = 1 if len(word) < 8 else 2
        near = process.extract(
            word, self.vocabulary, scorer=OSA.distance, score_cutoff=cutoff, limit=2
        )
        if not near or (len(near) > 1 and near[0][1] == near[1][1]):
            return None
        return near[0][0]


def book_of(labels: Mapping[str, Words], options: Words) -> Book:
    """The labels of those options, folded; the same label set is folded once."""
    return _book(tuple((option, tuple(labels.get(option, ()))) for option in options))


@lru_cache(maxsize=512)
def _book(items: tuple[tuple[str, Words], ...]) -> Book:
    exact: dict[str, Words] = {}
    aliases: list[Alias] = []
    for option, names in items:
        wide = [part for name in names for part in _readings(name)]
        for name in (option, *wide):
            key = squeeze(name)
            if key and option not in exact.get(key, ()):
                exact[key] = (*exact.get(key, ()), option)
        aliases += [alias for name in wide if (alias := _alias(option, name)).words]
    places: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, alias in enumerate(aliases):
        for place, word in enumerate(alias.words):
            places[word] = (*places.get(word, ()), (number, place))
    strings = tuple(" ".join(alias.words) for alias in aliases)
    return Book(exact, tuple(aliases), strings, tuple(sorted(places)), places)


def _readings(name: str) -> Words:
    """The label, and for "Lợn (heo)" either word alone."""
    both = _EITHER.fullmatch(name)
    return (name, both[1], both[2]) if both else (name,)


def _alias(option: str, name: str) -> Alias:
    found = tokens(name)
    kept = tuple(token for token in found if token.plain not in FILLERS) or found
    marks = marked(kept[0].raw) if len(kept) == 1 else ""
    return Alias(option, tuple(token.plain for token in kept), marks)


def marked(word: str) -> str:
    """The word's letters and marks in one order, so that "thuỷ" and "thủy" are the same."""
    return "".join(sorted(normalize("NFD", word)))
