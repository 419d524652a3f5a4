"""Vietnamese words as they are compared: without marks, with their tone, and as they are mistyped.

Duty: the syllables of a text, and the ways in which a syllable is commonly written otherwise.
Must not: know which words a document has.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.records import record
from bot.rules.counting import counted
from bot.rules.shorthand import written_out

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_][^\W_]*")
_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "3", "\u0323": "5"}
_SHORT_Y = re.compile(r"([bcdđghklmnpqrstvx]*)y")
_TELEX = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("w", ""))
_VOWEL = re.compile(r"[aeiouy]")
_ALIKE = (
    (re.compile("^f"), "ph"), (re.compile("^(dz|[zj])"), "d"),
    (re.compile("^tr"), "ch"), (re.compile("^(gi|r|v)"), "d"), (re.compile("^s"), "x"),
    (re.compile("^l"), "n"), (re.compile("^qu"), "w"), (re.compile("^ngh"), "ng"),
    (re.compile("^gh"), "g"), (re.compile("^k"), "c"), (re.compile("ng$"), "n"),
    (re.compile("nh$"), "n"), (re.compile("(c|ch)$"), "t"),
)  # fmt: skip


@record
class Syllable:
    """One syllable: without marks, with its vowels and tone, and whether it was typed bare.

    Hỏi and ngã are one tone: half of the country says and writes them alike.
    """

    base: str
    toned: str
    bare: bool


def syllables(text: str) -> tuple[Syllable, ...]:
    """Return the syllables and numbers of a text ("12.083,2" is "12083,2")."""
    folded = unicodedata.normalize("NFC", text).lower().replace("%", " phần trăm ")
    return tuple(_syllable(word) for word in counted([*written_out(_WORD.findall(folded))]))


@lru_cache(maxsize=16384)
def _syllable(word: str) -> Syllable:
    if word[0].isdigit():
        number = word.replace(".", "").lstrip("0") or "0"
        return Syllable(number, number, bare=False)
    if word.isascii():
        base = _SHORT_Y.sub(r"\1i", word) if _SHORT_Y.fullmatch(word) else word
        return Syllable(base, base, bare=True)
    tone = ""
    letters: list[str] = []
    bases: list[str] = []
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
            continue
        letters.append(letter)
        if not unicodedata.combining(letter):
            bases.append("d" if letter == "đ" else letter)
    stem = unicodedata.normalize("NFC", "".join(letters))
    bare = "".join(bases)
    if _SHORT_Y.fullmatch(bare):
        stem, bare = stem[:-1] + "i", bare[:-1] + "i"
    return Syllable(bare, stem + tone, bare=False)


def typed_otherwise(word: str) -> Iterator[str]:
    """Yield what a word may stand for that was typed without its keyboard ("tieenf", "tie6n2")."""
    if any(letter.isdigit() for letter in word):
        yield re.sub("[0-9]", "", word)
        return
    plain = word
    if len(word) > 2 and word[-1] in "sfrxj" and _VOWEL.search(word):
        plain = word[:-1]
    for doubled, letter in _TELEX:
        plain = plain.replace(doubled, letter)
    yield plain
    inner = re.sub(r"(?<=[aeiouy])[sfrxj]", "", plain)
    if inner != plain:
        yield inner


@lru_cache(maxsize=16384)
def sounded(word: str) -> str:
    """Return a key under which words meet that sound alike somewhere in the country."""
    for pattern, letters in _ALIKE:
        word = pattern.sub(letters, word)
    return word
