"""Everyday words and official words for the same thing, and words that say nothing by themselves.

Duty: read the table once and find its phrases in a line of syllables.
Must not: rank.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from bot.records import record
from bot.rules.spelling import Syllable, syllables
from bot.rules.table import Table

LONGEST = 9  # syllables of one phrase
ELSEWHERE = "!"  # what marks a phrase of things that no document speaks of

Phrases = dict[tuple[str, ...], str]


@record
class Meaning:
    """One phrase found: where it begins, how long it is, and what it means."""

    first: int
    length: int
    concept: str


class Synonyms:
    """Phrases that mean the same, common words, and words of other subjects."""

    __slots__ = ("_bare", "_longest", "_toned", "common", "elsewhere", "phrases", "vague")

    def __init__(self, content: bytes) -> None:
        """Read a table.

        Raises: PackError with the first place that breaks its schema.
        """
        self._toned: Phrases = {}
        self._bare: Phrases = {}
        self.vague: set[str] = set()
        self.phrases: list[str] = []
        with Table("synonyms", tomllib.loads(content.decode())) as table:
            common = [word for line in table.texts("common") for word in syllables(line)]
            self.elsewhere: list[str] = []
            for entry in table.tables("elsewhere"):
                for phrase in entry.texts("words"):
                    self._add(phrase, ELSEWHERE, entry)
                    self.elsewhere.append(phrase)
            for number, entry in enumerate(table.tables("same")):
                concept = f"#{number}"
                if entry.maybe("vague", entry.flag):
                    self.vague.add(concept)
                for phrase in entry.texts("words"):
                    self._add(phrase, concept, entry)
                    self.phrases.append(phrase)
        self.common = frozenset(form for word in common for form in (word.toned, word.base))
        self._longest: Mapping[str, int] = _longest([*self._toned, *self._bare])

    def _add(self, phrase: str, concept: str, entry: Table) -> None:
        line = syllables(phrase)
        toned = tuple(word.toned for word in line)
        if not 0 < len(line) <= LONGEST or self._toned.get(toned, concept) != concept:
            raise entry.fail("words", f"{phrase!r} is empty, too long or in two groups")
        self._toned[toned] = concept
        # One syllable without marks may be many words; two are seldom ambiguous.
        if len(line) > 1 or concept != ELSEWHERE:
            self._bare.setdefault(tuple(word.base for word in line), concept)

    def find(self, line: Sequence[Syllable], *, bare: bool) -> Iterator[Meaning]:
        """Yield the phrases of a line, longest first at each place; ``bare`` allows lost marks.

        Otherwise only several words without marks may have lost them: "cho" is not "chợ".
        """
        first = 0
        while first < len(line):
            found = self._at(line, first, bare=bare)
            if found is not None and found.concept == ELSEWHERE:
                found = self._unless_longer(found, line, bare=bare)
            if found is not None:
                yield found
            first += found.length if found is not None else 1

    def _unless_longer(
        self, found: Meaning, line: Sequence[Syllable], *, bare: bool
    ) -> Meaning | None:
        """Return a phrase of another subject, unless it runs into ours: "xây (nhà văn hóa)"."""
        for first in range(found.first + 1, found.first + found.length):
            other = self._at(line, first, bare=bare)
            if other is not None and other.concept != ELSEWHERE and other.length >= found.length:
                return None
        return found

    def _at(self, line: Sequence[Syllable], first: int, *, bare: bool) -> Meaning | None:
        word = line[first]
        longest = max(self._longest.get(word.toned, 0), self._longest.get(word.base, 0))
        for length in range(min(longest, len(line) - first), 0, -1):
            part = line[first : first + length]
            concept = self._toned.get(tuple([word.toned for word in part]))
            if concept is None and (bare or (length > 1 and all(word.bare for word in part))):
                concept = self._bare.get(tuple([word.base for word in part]))
                if concept == ELSEWHERE and not bare:
                    concept = None
            if concept is not None:
                return Meaning(first, length, concept)
        return None


def _longest(phrases: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Return the length of the longest phrase by its first syllable."""
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


@cache
def load() -> Synonyms:
    """Return the table that ships with the package, read once."""
    return Synonyms(resources.files("bot.rules").joinpath("synonyms.toml").read_bytes())
