"""A message as calls of the Zalo Bot Platform, in their order. Pure: makes no call.

Choices go with the last text, numbered as the desk counts them. A photo goes as its address, any
other file as a link.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Final

from bot.channels.base import Button, File, Outgoing, Refused
from bot.channels.choices import listed
from bot.channels.texts import plain, split

LONGEST_TEXT: Final = 2000
"""Characters, composed."""
NO_NUMBER: Final = "Ở Zalo Bot chưa gửi được số điện thoại: nhắn /lienket rồi chọn gửi mã."
NO_FILE: Final = "Tệp {} chưa gửi được qua đây. Mở trợ lý ở trang web để lấy."
FILE: Final = "Tệp {}: {}"

_PHOTOS: Final = frozenset({".jpg", ".jpeg", ".png"})

Link = Callable[[File], str]
"""The public address of a file, "" where it has none."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its method and what it is given."""

    method: str
    given: dict[str, Any]


def render(message: Outgoing, link: Link) -> tuple[Call, ...]:
    """The calls.

    Raises:
        Refused: there is nothing to say.
    """
    chat = message.to.id
    photos, lines = _files(message.attachments, link)
    if message.extra.get("wants") == "contact":
        lines.append(NO_NUMBER)
    parts = (message.text.strip(), "\n".join(lines), listed(_buttons(message)))
    whole = plain("\n\n".join([part for part in parts if part]))
    calls = list(_calls(chat, unicodedata.normalize("NFC", whole), photos))
    if not calls:
        raise Refused("empty")
    return tuple(calls)


def _buttons(message: Outgoing) -> Sequence[Button]:
    """The choices; under an alert each has its number, which ``Seams.meant`` finds again."""
    if message.question is not None:
        return message.buttons
    return [replace(button, numbered=True) for button in message.buttons]


def _files(files: Sequence[File], link: Link) -> tuple[list[str], list[str]]:
    """Addresses of photos, and lines about other files."""
    photos, lines = [], []
    for file in files:
        url = link(file)
        if not url:
            lines.append(NO_FILE.format(file.name))
        elif PurePath(file.name).suffix.lower() in _PHOTOS:
            photos.append(url)
        else:
            lines.append(FILE.format(file.name, url))
    return photos, lines


def _calls(chat: str, text: str, photos: Sequence[str]) -> Iterator[Call]:
    """Photos first, the words where they are read: under the only photo, or after all."""
    parts = split(text, LONGEST_TEXT)
    if len(photos) == 1 and len(parts) == 1:
        yield Call("sendPhoto", {"chat_id": chat, "photo": photos[0], "caption": parts[0]})
        return
    for url in photos:
        yield Call("sendPhoto", {"chat_id": chat, "photo": url})
    for part in parts:
        yield Call("sendMessage", {"chat_id": chat, "text": part})
