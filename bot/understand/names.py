"""Whether a name was typed, or something that only looks like it: names are never corrected.

"Sính" is no misspelt "Bình" but somebody else, and a decision must not reach the wrong household.
"""

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from bot.understand.tokens import tokens, words

_PLACES = words("mot hai ba bon nam sau bay tam chin muoi so thu dau tien cuoi cung nhat")


def mistaken_name(text: str, name: str | None) -> bool:
    """Whether the text was taken for this name only by correcting it: then the person is asked.

    Numbers choose by place and correct nothing; without a name there is nothing to mistake.
    """
    if name is None:
        return False
    typed = tokens(text)
    said = [token.plain for token in typed if token.plain not in _PLACES]
    if not said or any(token.literal for token in typed):
        return False
    named = {token.plain for token in tokens(name)}
    there = named.intersection(said)
    return not there or any(_corrected(word, named - there) for word in said if word not in there)


def _corrected(word: str, others: Iterable[str]) -> bool:
    """Whether a word is one letter away from a word of the name that was not typed."""
    return len(word) > 1 and any(Levenshtein.distance(word, other) <= 1 for other in others)
