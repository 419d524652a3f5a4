"""Which passages answer a question best.

Duty: one score, 0 to 1, out of exact words, synonyms, mistyped words and whole questions alike.
Must not: know what a passage says, or read a clock: the same question gets the same order.

How: every word weighs by how rare it is among the passages. A passage's score joins the part of
the question's weight that it has with how like the question one of its own questions, keywords
or its title is. Its evidence is the part of the telling words that it has for sure: by their
marks, by a neighbour, or by a meaning of several words; without it an everyday word that happens
to stand in a passage would pass for an answer.
"""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from itertools import pairwise
from math import fsum, log

from bot.records import record
from bot.rules.questions import Reader, Unit
from bot.rules.spelling import syllables, typed_otherwise
from bot.rules.subject import Subject
from bot.rules.synonyms import Synonyms

LOOKED_AT = 10  # documents compared in full
WORTH = 0.25  # the part of the best one's rare words without which none is worth it
MOST_POSTINGS = 1_200  # places looked at to find them; more only in the list of the rarest word
MOST_WORDS = 60  # of one question
PHRASE, BODY = 1.0, 0.72  # a word in a question, keyword or title; in the sentence or the quote
COVERED, ALIKE = 0.5, 0.5
ALONE = 0.68  # how sure a word is that stands there with its marks, but without its neighbour
GUESSED = 0.35  # that of a word without its marks, with others, or mistyped


Worth = dict[str, list[tuple[int, float]]]  # by feature: of which units, and what it is worth


@record
class Document:
    """What is found: whole phrases, and other text that mentions it."""

    phrases: tuple[str, ...]
    body: str


@record
class Hit:
    """One document found: its place, its score, and how surely it is about the question.

    ``evidence`` is the part of the question's telling words that it surely has, ``sure`` what
    they weigh, in words as rare as any, and ``likeness`` how like the closest of its phrases is.
    ``ours`` is how much the question's words speak for our subjects, the same for every hit.
    """

    place: int
    score: float
    evidence: float
    sure: float
    likeness: float
    ours: float


class Index:
    """Documents, ready to be searched."""

    __slots__ = ("_held", "_phrases", "_postings", "_reader", "_subject", "_synonyms", "size")

    def __init__(self, documents: Sequence[Document], synonyms: Synonyms) -> None:
        """Fold every text once."""
        self.size = len(documents)
        self._synonyms = synonyms
        self._held: list[dict[str, float]] = []
        phrases: list[tuple[frozenset[str], ...]] = []
        for document in documents:
            held = dict.fromkeys(self._features(document.body), BODY)
            lines = [frozenset(self._features(phrase)) for phrase in document.phrases]
            for line in lines:
                held |= dict.fromkeys(line, PHRASE)
            self._held.append(held)
            phrases.append(tuple(dict.fromkeys(lines)))
        others = map(self._features, synonyms.elsewhere)
        ours = (line for lines in phrases for line in lines)
        self._subject = Subject(ours, others)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            for feature in held:
                self._postings[feature].append(place)
        idf = {name: log(1 + self.size / len(found)) for name, found in self._postings.items()}
        self._reader = Reader(idf, self.size, synonyms)
        weight = self._reader.weight
        self._phrases = [
            tuple((line, sum(map(weight, sorted(line)))) for line in lines) for lines in phrases
        ]

    def _features(self, text: str) -> list[str]:
        """Return words, words with their tone ("="), neighbours ("+") and meanings ("#")."""
        line = syllables(text)
        found = _plain([word.base for word in line])
        found += [f"={word.toned}" for word in line]
        found += [meaning.concept for meaning in self._synonyms.find(line, bare=False)]
        return found

    def search(self, query: str, most: int) -> list[Hit]:
        """Return the best documents, best first; equal ones in the order of the documents."""
        said = syllables(query)[:MOST_WORDS]
        units = self._reader.units(said)
        if not any(unit.tells for unit in units):
            return []
        whole = sum(unit.weight for unit in units)
        told = sum(unit.weight for unit in units if unit.tells)
        worth = _worth(units)
        ours = self._subject.odds(_plain([self._written(word.base) for word in said]))
        weights = whole, told
        hits = [self._hit(units, worth, weights, ours, at) for at in self._candidates(units)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.place))[:most]

    def _hit(
        self,
        units: Sequence[Unit],
        worth: Worth,
        weights: tuple[float, float],
        ours: float,
        place: int,
    ) -> Hit:
        whole, told = weights
        likeness = self._likeness(worth, whole, place)
        sure = self._sure(units, place)
        score = COVERED * self._coverage(units, place) / whole + ALIKE * likeness
        return Hit(place, score, sure / told, sure / self._reader.rarest, likeness, ours)

    def _written(self, word: str) -> str:
        """Return a word, or the one that it was typed for without its keyboard ("tie6n2")."""
        if word in self._postings:
            return word
        return next((one for one in typed_otherwise(word) if one in self._postings), word)

    def _candidates(self, units: Sequence[Unit]) -> list[int]:
        """Return the documents that are worth comparing in full: those with the rarest words.

        The lists of common words are left aside once enough has been looked at: they tell little
        and are long.
        """
        found: dict[int, float] = {}
        looked_at = 0
        for unit in sorted(units, key=lambda one: -one.weight):
            for feature, factor in unit.features:
                places = self._postings.get(feature, ())
                if found and looked_at + len(places) > MOST_POSTINGS:
                    continue
                looked_at += len(places)
                weight = unit.weight * factor
                for place in places:
                    found[place] = found.get(place, 0.0) + weight
        least = max(found.values(), default=0.0) * WORTH
        worth = [(-weight, place) for place, weight in found.items() if weight >= least]
        return [place for _, place in nsmallest(LOOKED_AT, worth)]

    def _coverage(self, units: Sequence[Unit], place: int) -> float:
        """Return the weight of a question's words that a document has."""
        held = self._held[place]
        found = 0.0
        for unit in units:
            shares = [factor * held[name] for name, factor in unit.features if name in held]
            if shares:
                found += unit.weight * max(shares)
        return found

    def _likeness(self, worth: Worth, whole: float, place: int) -> float:
        """Return how like the question the closest phrase of a document is."""
        best = 0.0
        names = frozenset(worth)
        for line, weight in self._phrases[place]:
            shared: dict[int, float] = {}
            for name in names & line:
                for unit, value in worth[name]:
                    if value > shared.get(unit, 0.0):
                        shared[unit] = value
            if shared:
                best = max(best, 2 * fsum(shared.values()) / (whole + weight))
        return min(best, 1.0)

    def _sure(self, units: Sequence[Unit], place: int) -> float:
        """Return the weight of a question's telling words that a document surely has."""
        held = self._held[place]
        paired: set[int] = set()
        for unit in units:
            if unit.pair and unit.features[0][0] in held:
                paired |= {unit.first, unit.first + 1}
        sure = 0.0
        for unit in units:
            if not unit.tells:
                continue
            best = max((factor for name, factor in unit.features if name in held), default=0.0)
            if best:
                sure += unit.weight * self._surely(unit, best, paired)
        return sure

    @staticmethod
    def _surely(unit: Unit, best: float, paired: set[int]) -> float:
        if unit.length > 1 or unit.short_form or unit.first in paired:
            return best
        return best * (ALONE if unit.sure and best == 1.0 else GUESSED)


def _plain(words: Sequence[str]) -> list[str]:
    """Return words and their neighbours ("+")."""
    return [*words, *(f"+{one} {other}" for one, other in pairwise(words))]


def _worth(units: Sequence[Unit]) -> Worth:
    """Return what each feature of a question says for which of its units."""
    worth: Worth = {}
    for number, unit in enumerate(units):
        for name, factor in unit.features:
            worth.setdefault(name, []).append((number, unit.weight * factor))
    return worth
