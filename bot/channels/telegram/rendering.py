"""A message as calls of the Bot API, in their order. Pure: makes no call.

The keyboard goes with the last call, where it is read. One short text and one file are one call.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from bot.channels.base import SILENT, File, Outgoing, Refused
from bot.channels.telegram.keyboard import Markup, markup
from bot.channels.telegram.text import LONGEST_CAPTION, split, units
from bot.channels.texts import plain

LARGEST_PHOTO: Final = 10 * 1024 * 1024
LARGEST_FILE: Final = 50 * 1024 * 1024
MOST_TOGETHER: Final = 10
"""Files of one album."""

_PHOTOS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})


@dataclass(frozen=True, slots=True)
class Call:
    """One call: a text, a file with its caption, or several files as an album.

    ``text`` is plain; the one who calls escapes it. ``photo`` says how the files are shown,
    ``silent`` that the telephone makes no sound.
    """

    chat: int
    text: str = ""
    files: tuple[File, ...] = ()
    photo: bool = False
    silent: bool = False
    keyboard: Markup | None = field(default=None, compare=False)


def render(message: Outgoing) -> tuple[Call, ...]:
    """The calls.

    Raises:
        Refused: Telegram would never take it: no chat, nothing to say, or a file too large.
    """
    chat = _chat(message.to.id)
    text = plain(message.text).strip()
    if any(len(file.content) > LARGEST_FILE for file in message.attachments):
        raise Refused("file_too_large")
    calls = list(_calls(chat, text, message.attachments))
    if not calls:
        raise Refused("empty")
    silent = SILENT in message.extra
    calls = [replace(call, silent=silent) for call in calls]
    calls[-1] = replace(calls[-1], keyboard=markup(message))
    return tuple(calls)


def _calls(chat: int, text: str, files: Sequence[File]) -> Iterator[Call]:
    if len(files) == 1 and units(text) <= LONGEST_CAPTION:
        yield Call(chat, text, tuple(files), is_photo(files[0]))
        return
    for photo in (True, False):
        kind = [file for file in files if is_photo(file) is photo]
        for start in range(0, len(kind), MOST_TOGETHER):
            yield Call(chat, "", tuple(kind[start : start + MOST_TOGETHER]), photo)
    for part in split(text):
        yield Call(chat, part)


def is_photo(file: File) -> bool:
    """Whether the file is shown as a photo."""
    suffix = PurePath(file.name).suffix.lower()
    return suffix in _PHOTOS and len(file.content) <= LARGEST_PHOTO


def _chat(id_: str) -> int:
    try:
        return int(id_)
    except ValueError:
        raise Refused("not_found") from None
