"""Which option a text means: by id, label, synonym or number, without marks, with typing errors.

A longer label wins over a shorter one inside it, a negated label is no choice, and wherever two
options stay close the person is asked. Nothing here knows what the options are about.
"""

from collections.abc import Callable, Iterable, Mapping

from bot.records import record
from bot.understand.fold import squeeze
from bot.understand.labels import FILLERS, Book, Words, book_of, marked
from bot.understand.numbers import read_number
from bot.understand.results import (
    DidYouMean,
    NotUnderstood,
    Refused,
    Understanding,
    Understood,
    Why,
)
from bot.understand.runs import (
    KNOWN,
    Run,
    longer_labels,
    negated,
    plain,
    ranked,
    runs_of,
    scores_of,
    typed_words,
)
from bot.understand.skips import says_skip
from bot.understand.tokens import POLITE, SUBJECT, Tokens, phrases, strip, tokens, words
from bot.understand.yes_no import read_yes_no

_AROUND = POLITE | words("so cau thu muc chon lua option number o cai y dap an phuong roi nhe nay")
_BEFORE = POLITE | SUBJECT
_FIRST = phrases("dau tien, dau, nhat, first, the first")
_LAST = phrases("cuoi cung, cuoi, last, the last")
_MANY = 3
"""More close options than this are no help."""
_SHORT, _MOST_HEARD = 24, 128
"""Letters of an answer that is likely to come again, and how many such a book remembers."""
_FEW = 2
"""Words that are always looked at as one choice, mistyped as they may be."""
_SURE, _CLOSE, _MARGIN = 0.84, 0.72, 0.12
"""Likeness of whole labels: taken from, asked from, and the lead that a sure one needs."""


_THIN = frozenset({"co", "khong", "duoc", "roi"})
"""Words that choose where they are all that is said: "có", but not "có 2 người làm được"."""
_BARE = frozenset({"yes", "no", "skip"})
"""Options whose one-word labels stand in too many sentences to mean anything there."""


@record
class _Choice:
    """The text and the labels that it is compared with."""

    text: str
    options: Words
    book: Book


def read_option(
    text: str, options: Words, labels: Mapping[str, Words], *, numbered: bool = True
) -> Understanding:
    """The option, or the close ones, or why none."""
    book = book_of(labels, options)
    key = text if numbered else f"{text}\n"
    if (heard := book.heard.get(key)) is None:
        heard = _heard(_Choice(text, options, book), numbered=numbered)
        if len(text) <= _SHORT:
            if len(book.heard) == _MOST_HEARD:
                book.heard.clear()
            book.heard[key] = heard
    return heard


def _heard(choice: _Choice, *, numbered: bool) -> Understanding:
    readers: list[Callable[[_Choice], Understanding | None]] = [_exact, _yes_or_no, _skip]
    readers += [_position] if numbered else []
    for read in (*readers, _phrase, _alike):
        answer = read(choice)
        if answer is not None:
            return answer
    return NotUnderstood(Why.NOT_UNDERSTOOD)


def exact_option(text: str, options: Words, labels: Mapping[str, Words]) -> Understanding | None:
    """The option whose id, label or synonym is the whole text, else None."""
    return _exact(_Choice(text, options, book_of(labels, options))) if options else None


def mostly(text: str, names: Words) -> bool:
    """Whether the text says little beside these labels: "có mã" is one, "có bị phạt không" is not.

    For choices that nobody was asked for: a longer sentence more likely wants something else.
    """
    said = [word for word in plain(tokens(text)) if word not in FILLERS and word not in _AROUND]
    of_label = {word for name in names for word in plain(tokens(name))}
    beside = sum(1 for word in said if word not in of_label)
    return len(said) <= _FEW or 2 * beside <= 3 * (len(said) - beside)


def _exact(choice: _Choice) -> Understanding | None:
    exact = choice.book.exact
    kept = strip(tokens(choice.text), _BEFORE, POLITE)
    for key in (squeeze(choice.text), "".join(plain(kept))):
        found = exact.get(key, ())
        if found and not _other_marks(kept, choice.book):
            return Understood(found[0]) if len(found) == 1 else _ask(found)
    return None


def _other_marks(kept: Tokens, book: Book) -> bool:
    """Whether one word is like a label of one word but for its marks: "cô" is not "có"."""
    if len(kept) != 1 or not kept[0].marked:
        return False
    same = {alias.marks for alias in book.aliases if alias.words == plain(kept)}
    return bool(same) and marked(kept[0].raw) not in same


def _yes_or_no(choice: _Choice) -> Understanding | None:
    if "yes" not in choice.options or "no" not in choice.options:
        return None
    if "skip" in choice.options and says_skip(choice.text):
        return Understood("skip")
    return read_yes_no(choice.text, choice.options)


def _skip(choice: _Choice) -> Understanding | None:
    if "skip" not in choice.options or not says_skip(choice.text):
        return None
    runs = runs_of(typed_words(choice.text, choice.book), choice.book)
    others = tuple(o for o in _distinct(run for run in runs if run.full) if o != "skip")
    return _ask((*others[: _MANY - 1], "skip")) if others else Understood("skip")


def _position(choice: _Choice) -> Understanding | None:
    found = strip(tokens(choice.text), _AROUND, _AROUND)
    if not found or any(token.plain in choice.book.places for token in found):
        return None
    number = _number(found, len(choice.options))
    if number is None:
        return None
    if not 1 <= number <= len(choice.options):
        return NotUnderstood(Why.NO_SUCH_OPTION)
    return Understood(choice.options[number - 1])


def _number(found: Tokens, last: int) -> int | None:
    said = plain(found)
    if said in _FIRST or said in _LAST:
        return 1 if said in _FIRST else last
    if said == ("tu",):
        return 4
    try:
        number = read_number(found)
    except Refused:
        return None
    if number is None or number.end < len(found) or number.value.denominator != 1:
        return None
    return int(number.value)


def _phrase(choice: _Choice) -> Understanding | None:
    """The label inside a sentence."""
    typed, book = typed_words(choice.text, choice.book), choice.book
    found = plain(typed)
    runs = [run for run in runs_of(typed, book) if not negated(found, run)]
    known = all(word in book.places for word in found)
    thin = set() if known or len(found) <= _FEW else _THIN
    runs = [
        run
        for run in runs
        if run.end - run.start > 1
        or (_says_enough(run, known=known) and found[run.start] not in thin)
    ]
    full = [run for run in runs if run.full]
    options = _distinct(full or runs)
    if not options:
        return None
    if len(options) > 1:
        return _ask(ranked(options, scores_of(found, book)))
    best = max(full or runs, key=lambda run: (run.end - run.start, run.share))
    sure = best.full or best.end - best.start > 1 or best.share > 0.6
    others = longer_labels(found, best, book)
    if sure and not others:
        return Understood(best.option)
    return _ask(ranked((best.option, *others), scores_of(found, book))[:_MANY])


def _says_enough(run: Run, *, known: bool) -> bool:
    """Whether one word is half a label, or all words of the text are ``known`` from labels."""
    return (known or run.share >= 0.5) and run.option not in _BARE


def _distinct(runs: Iterable[Run]) -> Words:
    return tuple(dict.fromkeys(run.option for run in runs))


def _ask(options: Words) -> Understanding:
    if len(options) > _MANY:
        return NotUnderstood(Why.NOT_UNDERSTOOD)
    return DidYouMean(options)


def _alike(choice: _Choice) -> Understanding | None:
    """The label whose letters are nearest as a whole."""
    found = plain(typed_words(choice.text, choice.book))
    if not found or not KNOWN.isdisjoint(found):
        return None
    scores = scores_of(found, choice.book)
    best = max(scores.values(), default=0.0)
    if best < _CLOSE:
        return None
    close = tuple(o for o in ranked(tuple(scores), scores) if scores[o] > best - _MARGIN)
    return Understood(close[0]) if len(close) == 1 and best >= _SURE else _ask(close[:_MANY])
