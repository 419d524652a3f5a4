"""What a sentence about a loss says by the way: how much of what unit, how much in all, since when.

Looks for the longest run of words that one of the strict grammars takes whole, so that nothing is
read here that would not be an answer by itself. Where nothing fits nothing is found.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from bot.understand.days import read_day
from bot.understand.fold import clean
from bot.understand.numbers import read_number
from bot.understand.results import Refused, Value
from bot.understand.shares import read_share
from bot.understand.tokens import phrases, tokens, words

MOST_WORDS: Final = 60
LONGEST_RUN: Final = 9
_UNITS = words("con sao cong mau ha hecta cay bui khom luong kg ky ta tan m2 o long be thung dan")
_TIME_WORDS = words("hom dem sang trua chieu toi ngay tuan thang thu chu nay qua kia truoc")
_DANGER = phrases(
    "nguoi bi thuong, bi thuong, nguoi chet, chet nguoi, mat tich, mac ket, bi ket, dang ket",
    "cuu voi, cuu nguoi, cap cuu, bi vui, vui lap, nguoi bi cuon, cuon nguoi, dang chay to",
)

_PARTS = words("/ tren trong so cua tong")


def find_share(sentence: str) -> Value | None:
    """The journal's value of lost and total counts ("12/40 con"), None where there are none."""

    def read(text: str) -> Value | None:
        found = read_share(text)
        return found if isinstance(found, dict) and "lost" in found else None

    return _longest(sentence, read)


def find_count(sentence: str) -> int | None:
    """How many of a unit are named ("12 con"), where one such count alone is there."""
    found = tokens(sentence)[:MOST_WORDS]
    counts: list[Fraction] = []
    at, last = 0, -1
    while at < len(found):
        try:
            number = read_number(found, at)
        except Refused:
            return None
        if number is None:
            at += 1
            continue
        if at == last:  # "hai ba con": two or three
            return None
        part = at > 0 and found[at - 1].plain in _PARTS
        if not part and number.end < len(found) and found[number.end].plain in _UNITS:
            counts.append(number.value)
        at = last = number.end
    if len(counts) != 1 or counts[0].denominator != 1 or counts[0] <= 0:
        return None
    return int(counts[0])


def find_day(sentence: str, today: date) -> Value | None:
    """The journal's value of the day, not after today, None where no word of time is there."""

    def read(text: str) -> Value | None:
        if not any(token.plain in _TIME_WORDS or "/" in token.raw for token in tokens(text)):
            return None
        return read_day(text, today, None, today)

    return _longest(sentence, read)


def find_named(sentence: str, labels: Mapping[str, tuple[str, ...]]) -> str | None:
    """The one option whose label or synonym stands in the sentence word for word.

    With marks where the sentence has marks: "bò" is an ox and "bỏ" is not. None where two do.
    """
    found = tokens(sentence)[:MOST_WORDS]
    marked = any(token.marked for token in found)
    said = [token.raw if marked else token.plain for token in found]
    named = {
        option
        for option, names in labels.items()
        if any(_stands(name, said, marked=marked) for name in names)
    }
    return named.pop() if len(named) == 1 else None


def _stands(name: str, said: list[str], *, marked: bool) -> bool:
    wanted = [token.raw if marked else token.plain for token in tokens(name)]
    size = len(wanted)
    return bool(size) and any(said[at : at + size] == wanted for at in range(len(said)))


def says_danger(sentence: str) -> bool:
    """Whether people are said to be hurt, lost or caught: then nothing waits for a question."""
    plain = tuple(token.plain for token in tokens(sentence)[:MOST_WORDS])
    return any(
        plain[at : at + len(phrase)] == phrase for phrase in _DANGER for at in range(len(plain))
    )


def _longest(sentence: str, read: Callable[[str], Value | None]) -> Value | None:
    for run in _runs(sentence):
        try:
            found = read(run)
        except Refused:
            continue
        if found is not None:
            return found
    return None


def _runs(sentence: str) -> Iterator[str]:
    """Runs of words, longest first, then from the left."""
    said = clean(sentence).split()[:MOST_WORDS]
    for size in range(min(LONGEST_RUN, len(said)), 0, -1):
        for start in range(len(said) - size + 1):
            yield " ".join(said[start : start + size]).strip(" ,.;:!?")
