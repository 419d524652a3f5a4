"""What a sentence about a loss says by the way: how much of what unit, how much in all, since when.

Looks for the longest run of words that one of the strict grammars takes whole, so that nothing is
read here that would not be an answer by itself. Where nothing fits nothing is found.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from bot.understand.days import read_day
from bot.understand.fold import clean, fold
from bot.understand.numbers import Number, read_number
from bot.understand.results import Refused, Value
from bot.understand.shares import read_share
from bot.understand.tokens import Tokens, phrases, tokens, words

MOST_WORDS: Final = 60
LONGEST_RUN: Final = 9
_UNITS = words("con sao cong mau ha hecta cay bui khom luong kg ky ta tan m2 o long be thung dan")
_TIME_WORDS = words("hom dem sang trua chieu toi ngay tuan thang thu chu nay qua kia truoc")
_DANGER = phrases(
    "nguoi bi thuong, bi thuong, nguoi chet, chet nguoi, mat tich, mac ket, bi ket, dang ket",
    "cuu voi, cuu nguoi, cap cuu, bi vui, vui lap, nguoi bi cuon, cuon nguoi, dang chay to",
)

_PARTS = words("/ tren trong so cua tong")
_WHOLE = phrases(
    "tong, trong, tren, ca dan, dan co, chuong co, nha co, dang nuoi, nuoi, truoc co, truoc do co",
    "truoc day co, von co, ban dau, ban dau co, tat ca, co tat ca, dan",
)
"""What stands before the count of how much there was in all."""
_LOST = words("mat chet hong hu troi chay ngap thiet cuon")
_THINGS: Final = {
    "lợn": "pig",
    "heo": "pig",
    "lon": "pig",
    "gà": "hen",
    "ga": "hen",
    "vịt": "duck",
    "vit": "duck",
    "ngan": "duck",
    "ngỗng": "goose",
    "trâu": "buffalo",
    "trau": "buffalo",
    "bò": "ox",
    "dê": "goat",
    "cá": "fish",
    "tôm": "shrimp",
    "lúa": "rice",
    "ngô": "maize",
}
_BEFORE = 4
"""So many words before a number say what it counts."""
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(/[0-9]{2,4})?[.,;:!?]*")
_BEFORE_DAY = words("ngay hom tu dem sang trua chieu toi mung vao")
_LAST_DAY, _LAST_MONTH = 31, 12


def find_share(sentence: str) -> Value | None:
    """The journal's value of lost and total counts, None where there are none.

    Together ("12/40 con"), or apart where each says what it counts ("mất 16 con lợn, trước có 40").
    What may as well be a day ("chết 5/11") is no share.
    """

    def read(text: str) -> Value | None:
        found = read_share(text)
        return found if isinstance(found, dict) and "lost" in found else None

    if _several_things(sentence):
        return None
    said = _without_slashes(sentence, days=True)
    return _apart(said) or _longest(said, read, whole=_UNITS)


def _apart(sentence: str) -> Value | None:
    """Two counts of one unit that are far from each other: one after a word of loss, the other
    after a word that means everything."""
    found = tokens(sentence)[:MOST_WORDS]
    counts: dict[str, list[tuple[Fraction, str]]] = {"lost": [], "total": [], "": []}
    last = 0
    for at, number in _numbers(found):
        after = found[number.end].plain if number.end < len(found) else ""
        before = tuple(token.plain for token in found[max(last, at - _BEFORE) : at])
        last = number.end
        if after not in _TIME_WORDS:
            unit = after if after in _UNITS else ""
            counts[_counts_what(before)].append((number.value, unit))
    if [len(counts[name]) for name in ("lost", "total", "")] != [1, 1, 0]:
        return None
    (part, of), (all_, unit) = *counts["lost"], *counts["total"]
    whole = part.denominator == all_.denominator == 1
    if not whole or not 0 < part <= all_ or (of and unit and of != unit):
        return None
    return {"lost": int(part), "total": int(all_)}


def _numbers(found: Tokens) -> list[tuple[int, Number]]:
    """Every number with the place where it begins; nothing where one reads two ways."""
    numbers: list[tuple[int, Number]] = []
    at = 0
    while at < len(found):
        try:
            number = read_number(found, at)
        except Refused:
            return []
        if number is not None:
            numbers.append((at, number))
        at = at + 1 if number is None else number.end
    return numbers


def _counts_what(before: tuple[str, ...]) -> str:
    """What a count is of, by the words before it: the nearest one that says it decides."""
    for end in range(len(before), 0, -1):
        if before[end - 1] in _LOST:
            return "lost"
        if any(before[max(0, end - len(phrase)) : end] == phrase for phrase in _WHOLE):
            return "total"
    return ""


def _several_things(sentence: str) -> bool:
    """Whether more than one kind of thing is named, so that two counts may not be of one."""
    return len({_THINGS[t.raw] for t in tokens(sentence) if t.raw in _THINGS}) > 1


def _without_slashes(sentence: str, *, days: bool) -> str:
    """The sentence without the fractions that are days (``days``) or shares, and without those that
    may be either."""
    said = clean(sentence).split()
    plain = [fold(word).strip(" ,.;:!?") for word in said]

    def goes(at: int) -> bool:
        found = _SLASHED.fullmatch(said[at])
        if found is None:
            return False
        if at + 1 < len(plain) and plain[at + 1] in _UNITS and not found[3]:
            return not days
        if int(found[1]) > _LAST_DAY or int(found[2]) > _LAST_MONTH:
            return not days
        if found[3] or (at and plain[at - 1] in _BEFORE_DAY):
            return days
        rest = " ".join(said[:at] + said[at + 1 :])
        return days or find_count(rest) is None

    return " ".join(word for at, word in enumerate(said) if not goes(at))


def find_count(sentence: str) -> int | None:
    """How many of a unit are named ("12 con"), where one such count alone is there."""
    found = tokens(sentence)[:MOST_WORDS]
    counts: list[Fraction] = []
    last = -1
    for at, number in _numbers(found):
        if at == last:  # "hai ba con": two or three
            return None
        part = at > 0 and found[at - 1].plain in _PARTS
        if not part and number.end < len(found) and found[number.end].plain in _UNITS:
            counts.append(number.value)
        last = number.end
    if len(counts) != 1 or counts[0].denominator != 1 or counts[0] <= 0:
        return None
    return int(counts[0])


def find_day(sentence: str, today: date) -> Value | None:
    """The journal's value of the day, not after today, None where no word of time is there."""

    def read(text: str) -> Value | None:
        if not any(token.plain in _TIME_WORDS or "/" in token.raw for token in tokens(text)):
            return None
        return read_day(text, today, None, today)

    return _longest(_without_slashes(sentence, days=False), read)


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


def _longest(
    sentence: str, read: Callable[[str], Value | None], whole: frozenset[str] = frozenset()
) -> Value | None:
    """What the longest readable run says; none is cut off before one of the words of ``whole``."""
    for run in _runs(sentence, whole):
        try:
            found = read(run)
        except Refused:
            continue
        if found is not None:
            return found
    return None


def _runs(sentence: str, whole: frozenset[str]) -> Iterator[str]:
    """Runs of words, longest first, then from the left."""
    said = clean(sentence).split()[:MOST_WORDS]
    plain = [fold(word).strip(" ,.;:!?") for word in said]
    for size in range(min(LONGEST_RUN, len(said)), 0, -1):
        for start in range(len(said) - size + 1):
            end = start + size
            if end == len(said) or plain[end] not in whole:
                yield " ".join(said[start:end]).strip(" ,.;:!?")
