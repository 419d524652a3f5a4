"""Where labels stand inside a sentence, and which of them are denied or only look alike."""

from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understand.labels import FILLERS, Book, Words, marked
from bot.understand.skips import everyday
from bot.understand.tokens import Token, Tokens, tokens, words

_BLOCKS = words(
    "khong chua chang sap muon suyt gan tung thoat het dau tro khoi cuu truoc can ngoai tru never",
    "not",
)
"""Words right before a label that make it something else, unless they belong to it."""
_BETWEEN = words("phai con he duoc bi co trong")
KNOWN = _BLOCKS | _BETWEEN | words("nhung hay hoac voi cung deu khac nua them luc sau biet ro nho")
"""Words that are never a mistyped label."""

_ITSELF = words("chet benh cho")
"""Words of their own that a label's word is near to: "chết" is no "hết"."""
_EMPTY = KNOWN - words("can thoat")
"""Words that alone are no part of a label worth asking about."""


class Run(NamedTuple):
    """Where in the text words of a label stand, and how much of the label they are."""

    start: int
    end: int
    option: str
    share: float

    @property
    def full(self) -> bool:
        """Whether it is the whole label."""
        return self.share == 1


def typed_words(text: str, book: Book) -> Tokens:
    """The words that count, typing errors put right where one label word is nearest."""
    found: list[Token] = []
    for token, word in zip(tokens(text), everyday(text), strict=True):
        if word == "dinh" and found[-1:] == [Token("gia", "gia")] and word not in book.places:
            found.pop()
        elif word in book.places:
            found.append(token if token.plain == word else Token(word, word))
        elif word not in FILLERS:
            right = (None if word in KNOWN or word in _ITSELF else book.nearest(word)) or word
            found.append(Token(right, right))
    return tuple(found)


def plain(found: Tokens) -> Words:
    """The folded words."""
    return tuple(token.plain for token in found)


def runs_of(typed: Tokens, book: Book) -> list[Run]:
    """The longest runs of label words in the text, none inside a longer one."""
    runs, found = [], plain(typed)
    for start, word in enumerate(found):
        for number, place in book.places.get(word, ()):
            alias = book.aliases[number]
            end, at = start + 1, place + 1
            while end < len(found) and at < len(alias.words) and found[end] == alias.words[at]:
                end, at = end + 1, at + 1
            share = (end - start) / len(alias.words)
            if alias.marks and typed[start].marked and marked(typed[start].raw) != alias.marks:
                share = 0.5
            if share == 1 or not _EMPTY.issuperset(found[start:end]):
                runs.append(Run(start, end, alias.option, share))
    return [run for run in runs if not any(_inside(run, other) for other in runs)]


def _inside(run: Run, other: Run) -> bool:
    """Whether the other run covers more, or the same with its whole label."""
    covered = other.start <= run.start and run.end <= other.end
    longer = other.end - other.start > run.end - run.start
    return covered and (longer or (other.full and not run.full))


def negated(found: Words, run: Run) -> bool:
    """Whether the label is denied or asked: "không phải hộ nghèo", "nghèo đâu"."""
    before = run.start - 1
    while before >= 0 and found[before] in _BETWEEN:
        before -= 1
    if before >= 0 and found[before] in _BLOCKS:
        return True
    after = found[run.end :]
    return after[:1] == ("dau",) or after in {("khong",), ("khong", "phai")}


def longer_labels(found: Words, run: Run, book: Book) -> Words:
    """Other options whose label has a word where the text has an unknown one: "c nghèo"."""
    beside = {*found[max(run.start - 1, 0) : run.start], *found[run.end : run.end + 1]}
    if not any(word not in KNOWN and not word[0].isdigit() for word in beside):
        return ()
    core, size = found[run.start : run.end], run.end - run.start
    longer = [
        alias.option
        for alias in book.aliases
        if len(alias.words) > size and core in {alias.words[:size], alias.words[-size:]}
    ]
    return tuple(option for option in dict.fromkeys(longer) if option != run.option)


def ranked(options: Words, scores: Mapping[str, float]) -> Words:
    """The options with the nearest label first."""
    return tuple(sorted(options, key=lambda option: -scores.get(option, 0.0)))


def scores_of(found: Words, book: Book) -> dict[str, float]:
    """How near each option's nearest label is to all the words, 0 to 1; far ones left out."""
    near = process.extract(
        " ".join(found),
        book.strings,
        scorer=OSA.normalized_similarity,
        score_cutoff=0.5,
        limit=None,
    )
    scores: dict[str, float] = {}
    for _, score, number in near:
        option = book.aliases[number].option
        scores[option] = max(score, scores.get(option, 0.0))
    return scores
