"""The form in which a quote and a document's text are compared.

Duty: fold both sides alike: NFC, no bookmark tags, no Markdown marks, white space to one space.
Must not: touch a letter, a digit or a stop.
"""

import re
import unicodedata

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_HEADING = re.compile(r"^[ \t]*#+[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"\*+|`+")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return a text as it is compared.

    A dash at the beginning of a line stays: it may be a list's mark or a word's ("Lao động -
    Thương binh"), so no quote begins with one or runs across one.
    """
    text = unicodedata.normalize("NFC", text)
    text = _BOOKMARK.sub("", text)
    text = _HEADING.sub("", text)
    text = _EMPHASIS.sub("", text)
    return _SPACE.sub(" ", text).strip()
