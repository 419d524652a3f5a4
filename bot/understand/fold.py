"""Cleaned and folded text: the one place that normalises what people type.

``clean`` keeps what is shown again; ``fold`` is for comparing only and is never shown.
"""

import re
import unicodedata
from functools import lru_cache

MARKS_PER_LETTER = 3
"""A Vietnamese letter carries two marks at most; longer runs are pranks that cost time."""

_ORDINARY = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff]*")
"""Latin letters as keyboards send them: nothing to compose, to drop or to unify."""
SHORT = 40
"""Letters of an answer; what is longer is folded anew each time."""
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[\n ]*")
_D = str.maketrans("đĐ", "dd")
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_GONE = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(text: str) -> str:
    """The text in NFC without control and invisible characters, with single spaces and breaks."""
    if "  " not in text and _ORDINARY.fullmatch(text):
        return text.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _visible(text))
    elif not text.isprintable():
        text = _visible(text)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text.replace("\r\n", "\n").replace("\r", "\n"):
        if letter.isspace():
            kept.append("\n" if letter in "\n\u2028\u2029" else " ")
            marks = 0
        elif unicodedata.combining(letter):
            marks += 1
            if marks <= MARKS_PER_LETTER:
                kept.append(letter)
        elif unicodedata.category(letter) not in _GONE:
            kept.append(letter)
            marks = 0
    return "".join(kept)


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    bare = "".join(letter for letter in word if not unicodedata.combining(letter))
    apart = unicodedata.normalize("NFD", bare)
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").translate(_D)


def fold(text: str) -> str:
    """The text in lower case without diacritics, đ as d, with single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return _fold_short(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    text = text.lower()
    return " ".join(
        word
        if word.isascii()
        else _fold_word(word)
        if len(word) < 32
        else _fold_word.__wrapped__(word)
        for word in text.split()
    )


_fold_short = lru_cache(maxsize=2048)(_fold)  # an answer is folded for several questions


def narrow(text: str) -> str:
    """The text with full-width digits and signs as ordinary ones, as some keyboards send them."""
    return text if text.isascii() else text.translate(_WIDE)


def squeeze(text: str) -> str:
    """The folded text with its letters and digits only: "Hộ cận nghèo" is "hocanngheo"."""
    return "".join(filter(str.isalnum, fold(text)))
