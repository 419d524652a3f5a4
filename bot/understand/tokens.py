"""A text as tokens that keep their marks beside their folded form, and the small words around.

Marks matter where a person types them ("sáu" is six, "sau" is after) and must not where not.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.understand.fold import clean, fold, narrow
from bot.understand.results import Refused, Why

_TOKEN = re.compile(
    r"(?<!\S)[.,]+[0-9][0-9.,]*|m2(?![0-9])|[0-9]+(?:[.,][0-9]+)*|[^\W0-9_]+|[^\w\s]|_"
)
_SIGNS = frozenset("%/-<>≤≥~≈+±×*?=₫$€£¥₭")
_DASHES = str.maketrans("–—−‐‑", "-----")


class Token(NamedTuple):
    """One word, number or sign: as typed in lower case, and folded."""

    raw: str
    plain: str

    @property
    def marked(self) -> bool:
        """Whether the word carries diacritics."""
        return self.raw != self.plain

    @property
    def literal(self) -> bool:
        """Whether it is written in digits."""
        return "0" <= self.plain[0] <= "9"


Tokens = tuple[Token, ...]


@lru_cache(maxsize=256)  # several readers look at one text, one after the other
def tokens(text: str, keep: str = "") -> Tokens:
    """The words, numbers and meaningful signs of a text; signs not in ``keep`` and emoji go."""
    text = narrow(clean(text)).translate(_DASHES).lower().replace("m²", "m2")
    found = []
    for raw in _TOKEN.findall(text):
        plain = raw if raw.isascii() else fold(raw)
        if plain and (raw in _SIGNS or raw[-1].isalnum() or raw in keep):
            found.append(Token(raw, plain))
    return tuple(found)


@lru_cache(maxsize=256)
def words(*lines: str) -> frozenset[str]:
    """The set of the words in the lines."""
    return frozenset(" ".join(lines).split())


def phrases(*lines: str) -> frozenset[tuple[str, ...]]:
    """The set of the phrases, split at commas, each as its words."""
    return frozenset(tuple(part.split()) for line in lines for part in line.split(",") if part)


POLITE = words(
    "da thua bam alo a ah uhm em toi tui tao minh chau nha nhe nhen nghen nhi ne do day vay luon",
    "oi anh chi chu bac xin chao thoi di hen hi thi la",
)
"""Words around an answer that do not change it, folded."""

SUBJECT = words("nha gia dinh ho ben ban than")
"""Who the answer is about."""

VAGUE = words(
    "khoang chung gan hon tren duoi ngot xap xi uoc may vai dam chac hinh nhu nhieu it hoac hay",
    "hau quá già non tầm cỡ độ đến tới nọ < > ≤ ≥ ~ ≈ ± ? - + about around almost nearly roughly",
    "over under more less most some few maybe probably between or to",
)
"""Words that turn a figure into a guess; looked at only after a strict reading has failed."""

_VAGUE_MARKED = words(
    "chừng cỡ tầm độ hơn gần khoảng quá già non mấy vài dăm ngót đến tới hoặc ít suýt sắp tối",
)
_VAGUE_PAIRS = phrases(
    "hai ba, ba bon, bon nam, nam bay, nam sau, mot hai, bay tam, muoi may",
    "da so, phan lon, toi da, toi thieu, da phan, mot so, lan hoi, hom truoc, bua truoc, vua roi",
    "moi day, tro len, tro xuong, gi do, do lai, do len, do xuong",
)


_ADDRESSED = (("can", "bo"), ("tro", "ly"), ("bà", "con"))
"""Who is spoken to. Pairs, for "cận", "bò" and "ba con" alone are answers."""


def strip(found: Tokens, head: frozenset[str], tail: frozenset[str]) -> Tokens:
    """The tokens without the leading ones of ``head`` and the trailing ones of ``tail``."""
    start, end = 0, len(found)
    while start < end and (found[start].plain in head or _addressed(found, start)):
        start += 1 if found[start].plain in head else 2
    while end > start and found[end - 1].plain in tail:
        end -= 1
    return found[start:end]


_BOUNDS = phrases("toi da, toi thieu, it nhat, nhieu nhat")


def refuse_vague(found: Tokens) -> None:
    """Refuse a guess by its marks: without them "cỡ" looks like "có" and "độ" like "do"."""
    plain = [token.plain for token in found]
    at_most = [
        found[at + 2]
        for at, pair in enumerate(pairwise(plain))
        if pair in _BOUNDS and at + 2 < len(found)
    ]
    if any(token.raw in _VAGUE_MARKED for token in found) or any(t.literal for t in at_most):
        raise Refused(Why.VAGUE)


def _addressed(found: Tokens, at: int) -> bool:
    pair = found[at : at + 2]
    return len(pair) == 2 and (
        (pair[0].plain, pair[1].plain) in _ADDRESSED or (pair[0].raw, pair[1].raw) in _ADDRESSED
    )


def why_not(found: Tokens) -> Why:
    """The reason for a text that no strict reading took."""
    plain = [token.plain for token in found]
    if any(token.plain in VAGUE or token.raw in VAGUE for token in found):
        return Why.VAGUE
    if not _VAGUE_PAIRS.isdisjoint(pairwise(plain)):
        return Why.VAGUE
    return Why.NOT_UNDERSTOOD
