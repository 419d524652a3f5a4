"""A question taken apart: its words and meanings, each with the features that stand for it.

Duty: units of a question, weighed by how rare they are, mistyped words among them.
Must not: compare with a passage.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.records import record
from bot.rules.spelling import Syllable, sounded, typed_otherwise
from bot.rules.synonyms import ELSEWHERE, Meaning, Synonyms

BARE, OTHER_TONE, TYPED, SOUNDED, MISSPELT, PART = 0.99, 0.53, 0.9, 0.8, 0.75, 0.85
COMMON = 0.13  # the weight of a word that says nothing
VAGUE = 0.25  # that of a way to ask (who, how much, when)
UNKNOWN = 0.4  # that of a word that no passage has, as part of that of the rarest
PAIR = 0.7  # two neighbouring words together, beside each by itself
OTHER_SUBJECT = 4  # the weight of a word of another subject, in rarest words
LONG = 7  # letters from which two mistakes are allowed
FIGURE = 4  # digits and signs of a number that is told apart by itself
LONG_FIGURE = 5  # those of one that is no year
TELLING = 2  # how much more such a number tells
SHORTEST = 4  # letters of a word in which a mistake is looked for
NEAREST = 4  # words that a mistyped one may be
_VOWELS = frozenset("aeiouy")
SUMS = frozenset({"triệu5", "tỉ3", "đồng2", "ngàn2", "nghìn2", "trieu", "ti", "dong", "nghin"})


@record
class Unit:
    """One word or meaning of a question: the features that stand for it, and its weight.

    ``first`` and ``length`` are the syllables that it covers; ``tells`` says that it is evidence
    of what the question is about; ``short_form`` that it is one like "MTTQ", no other word.
    """

    features: tuple[tuple[str, float], ...]
    weight: float
    tells: bool
    first: int
    length: int
    sure: bool = False
    pair: bool = False
    short_form: bool = False


class Reader:
    """Takes questions apart against the words of some passages."""

    __slots__ = ("_idf", "_sounds", "_synonyms", "_words", "rarest")

    def __init__(self, idf: Mapping[str, float], size: int, synonyms: Synonyms) -> None:
        """Take the weight of each feature, how many passages there are, and the synonyms."""
        self._idf = idf
        self.rarest = log(1 + size)
        self._synonyms = synonyms
        self._words = sorted(word for word in idf if word[0].isalpha())
        self._sounds: dict[str, list[str]] = {}
        for word in self._words:
            self._sounds.setdefault(sounded(word), []).append(word)

    def weight(self, feature: str) -> float:
        """Return what a feature of a passage weighs when it is compared with a question."""
        known = self._idf.get(feature, 0.0)
        if feature[0] == "=":
            return 0.0
        if feature[0] == "+":
            return PAIR * known
        if feature in self._synonyms.common:
            return COMMON * known
        return VAGUE * known if feature in self._synonyms.vague else known

    def units(self, line: Sequence[Syllable]) -> list[Unit]:
        """Return the words and meanings of a question."""
        bare = all(word.bare or word.base[0].isdigit() for word in line)
        meanings = {found.first: found for found in self._synonyms.find(line, bare=bare)}
        units: list[Unit] = []
        place = 0
        while place < len(line):
            meaning = meanings.get(place)
            if meaning is None or self._is_said_here(line, meaning):
                units.append(self._word(line, place, bare=bare))
                place += 1
                continue
            part = line[place : place + meaning.length]
            units.append(self._meant(part, place, meaning.concept, bare=bare))
            place += meaning.length
        for place, (before, after) in enumerate(pairwise(line)):
            pair = f"+{before.base} {after.base}"
            if pair in self._idf:
                features = ((pair, 1.0),)
                units.append(Unit(features, PAIR * self._idf[pair], False, place, 2, pair=True))
        return units

    def _is_said_here(self, line: Sequence[Syllable], meaning: Meaning) -> bool:
        """Whether a phrase of another subject is cut out of a passage's words: "(de) an gi"."""
        first, last = meaning.first, meaning.first + meaning.length - 1
        if meaning.concept != ELSEWHERE or not all(word.bare for word in line[first : last + 1]):
            return False
        around = pairwise(line[max(first - 1, 0) : last + 2])
        known = [f"+{one.base} {other.base}" in self._idf for one, other in around]
        return len(known) > meaning.length - 1 and all(known)

    def _meant(self, part: Sequence[Syllable], first: int, concept: str, *, bare: bool) -> Unit:
        """Return a phrase that has a meaning; one word may also stand for itself."""
        if concept == ELSEWHERE:
            return Unit((), OTHER_SUBJECT * self.rarest, True, first, len(part))
        features = [(concept, 1.0)]
        if len(part) == 1:
            features += self._ways(part[0], bare=bare)
        known = [self._idf[name] for name, _ in features if name in self._idf]
        weight = max(known) if known else self.rarest * UNKNOWN
        vague = concept in self._synonyms.vague
        sure = len(part) > 1 or not part[0].bare or not bare
        return Unit(
            tuple(features),
            weight * (VAGUE if vague else 1.0),
            not vague,
            first,
            len(part),
            sure,
            short_form=len(part) == 1 and _is_short_form(part[0]),
        )

    def _word(self, line: Sequence[Syllable], place: int, *, bare: bool) -> Unit:
        word = line[place]
        features = tuple(self._ways(word, bare=bare))
        exact = any(name[0] == "=" for name, _ in features)
        surely = exact or (bare and word.base in self._idf)
        known = [self._idf[name] for name, _ in features if name in self._idf]
        weight = min(known) if surely else self.rarest * UNKNOWN
        if _is_figure(word, LONG_FIGURE) and word.base in self._idf:
            weight *= TELLING
        if self._says_nothing(line, place, bare=bare):
            return Unit(features, weight * COMMON, tells=False, first=place, length=1)
        return Unit(features, weight, tells=True, first=place, length=1, sure=exact)

    def _says_nothing(self, line: Sequence[Syllable], place: int, *, bare: bool) -> bool:
        word = line[place]
        if word.base[0].isdigit():
            alone = all(other.base[0].isdigit() for other in line)
            if _is_figure(word, LONG_FIGURE if alone else FIGURE) and word.base in self._idf:
                return False  # a figure that a passage writes says which one is meant
            if alone:
                return True
            return len(word.base) == 1 or (place + 1 < len(line) and line[place + 1].toned in SUMS)
        return word.toned in self._synonyms.common or (bare and word.base in self._synonyms.common)

    def _ways(self, word: Syllable, *, bare: bool) -> Iterator[tuple[str, float]]:
        """Yield the features that may stand for a word, with how surely each does."""
        if word.base not in self._idf:
            yield from self._misspelt(word.base)
        elif word.bare and bare:
            yield word.base, BARE
        else:
            toned = f"={word.toned}"
            if toned in self._idf:
                yield toned, 1.0
            yield word.base, OTHER_TONE

    def _misspelt(self, word: str) -> Iterator[tuple[str, float]]:
        if word[0].isdigit():
            return
        for typed in typed_otherwise(word):
            if typed in self._idf:
                yield typed, TYPED
                return
        alike = self._sounds.get(sounded(word))
        if alike:
            yield from ((other, SOUNDED) for other in alike)
            return
        if len(word) < SHORTEST:
            return
        cut = self._cut(word)
        if cut:
            yield from ((part, PART) for part in cut)
            return
        mistakes = 2 if len(word) >= LONG else 1
        for other, _, _ in process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=mistakes, limit=NEAREST
        ):
            yield other, MISSPELT

    def _cut(self, word: str) -> tuple[str, str] | None:
        """Return the two words that were typed as one."""
        for place in range(2, len(word) - 1):
            if f"+{word[:place]} {word[place:]}" in self._idf:
                return word[:place], word[place:]
        return None


def _is_figure(word: Syllable, least: int) -> bool:
    return word.base[0].isdigit() and len(word.base) >= least


def _is_short_form(word: Syllable) -> bool:
    return len(word.base) >= SHORTEST - 1 and not _VOWELS & set(word.base)
