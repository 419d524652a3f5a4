"""Whether a question is about what the passages are about, or about something else.

Duty: how much more likely its words are in everyday questions that passages answer than in
phrases of other subjects (weather, prices, diseases): naive Bayes over words and neighbours.
Must not: say which passage answers.
"""

from collections import Counter
from collections.abc import Iterable
from math import log

UNSEEN = 0.3  # what is counted of a word that one side does not have
STRANGE = -0.5  # what a word says that neither side has
MOST = 3.0  # what one word says at most

Features = Iterable[str]


class Subject:
    """The words of ours and of others, counted."""

    __slots__ = ("_says",)

    def __init__(self, ours: Iterable[Features], others: Iterable[Features]) -> None:
        """Count each word once for each phrase that has it."""
        own, other = Counter[str](), Counter[str]()
        for phrase in ours:
            own.update(filter(_speaks, phrase))
        for phrase in others:
            other.update(filter(_speaks, phrase))
        known = own.keys() | other.keys()
        of_own = log(own.total() + UNSEEN * len(known))
        of_other = log(other.total() + UNSEEN * len(known))
        self._says = {
            word: max(-MOST, min(MOST, _seen(own[word]) - of_own - _seen(other[word]) + of_other))
            for word in known
        }

    def odds(self, features: Features) -> float:
        """Return how much the words speak for our subjects; below 0, for others."""
        return sum(
            self._says.get(word, 0.0 if word[0] == "+" else STRANGE)
            for word in features
            if _speaks(word)
        )


def _seen(count: int) -> float:
    return log(count + UNSEEN)


def _speaks(word: str) -> bool:
    return word[0] not in "=#" and not word[0].isdigit()
