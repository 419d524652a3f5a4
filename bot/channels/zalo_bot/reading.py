"""What an event of the Zalo Bot Platform says. Pure.

It comes wrapped (``{"ok": true, "result": {…}}``) or flat, and a photo's address under two names.
What comes of it is the desk's; files are only named here.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.channels.base import ChatRef, Event, Incoming
from bot.channels.zalo_bot import CHANNEL

PHOTOS: Final = "photos"
"""The set that photos sent one after the other belong to: Zalo has no albums."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file at an address that Zalo gave, and what we call it."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An event of a private chat; ``files`` are still at Zalo."""

    incoming: Incoming
    files: tuple[Remote, ...] = ()
    set: str = ""


@dataclass(frozen=True, slots=True)
class InGroup:
    """A command in a group, where nobody's own things are talked about."""

    group: ChatRef
    id: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """An event that asks nothing of us; ``why`` is a code."""

    why: str


Read = Heard | InGroup | Nothing
Content = tuple[Event, dict[str, Any], tuple[Remote, ...]]


def read(body: object, account: str, at: datetime) -> Read:
    """What the event says.

    Args:
        body: the JSON as it came.
        account: our bot's id.
        at: when it arrived.
    """
    wrapped = body.get("result", body) if isinstance(body, Mapping) else body
    if not isinstance(wrapped, Mapping):
        return Nothing("no_object")
    name, message = wrapped.get("event_name"), wrapped.get("message")
    if not isinstance(name, str) or not isinstance(message, Mapping):
        return Nothing("no_message")
    chat, sender = _object(message, "chat"), _object(message, "from")
    chat_id, id_ = _text(chat, "id"), _text(message, "message_id")
    if not chat_id or not id_:
        return Nothing("no_chat")
    if sender.get("is_bot") is True:
        return Nothing("of_a_bot")
    if _text(chat, "chat_type", "type").upper() not in {"", "PRIVATE"}:
        # The rest is not ours to read: households' things are talked about privately.
        group = ChatRef(CHANNEL, account, chat_id)
        asked = name == "message.text.received" and _words(message, "text").startswith("/")
        return InGroup(group, f"{name}:{id_}") if asked else Nothing("in_a_group")
    reader = _READERS.get(name)
    if reader is None:
        return Nothing("unknown_event")
    event, fields, files = reader(message)
    incoming = Incoming(ChatRef(CHANNEL, account, chat_id), f"{name}:{id_}", at, event, **fields)
    return Heard(incoming, files, PHOTOS if event is Event.PHOTO else "")


def _typed(message: Mapping[str, Any]) -> Content:
    return Event.TEXT, {"text": _words(message, "text")}, ()


def _photo(message: Mapping[str, Any]) -> Content:
    caption = {"text": _words(message, "caption")}
    url = _text(message, "photo", "photo_url")
    if not url:
        return Event.OTHER, caption, ()
    return Event.PHOTO, caption, (Remote(url, f"anh-{_name(message)}.jpg"),)


def _voice(message: Mapping[str, Any]) -> Content:
    url = _text(message, "voice_url", "voice", "audio_url")
    return Event.VOICE, {}, (Remote(url, f"loi-noi-{_name(message)}.aac"),) if url else ()


def _other(_message: Mapping[str, Any]) -> Content:
    return Event.OTHER, {}, ()


_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Content]]] = {
    "message.text.received": _typed,
    "message.image.received": _photo,
    "message.voice.received": _voice,
    "message.sticker.received": _other,
    "message.unsupported.received": _other,
}


def _object(holder: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = holder.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(holder: Mapping[str, Any], *keys: str) -> str:
    """The first of these fields that holds something; ids may come as numbers."""
    for key in keys:
        found = holder.get(key)
        if isinstance(found, str) and found:
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return ""


def _words(message: Mapping[str, Any], key: str) -> str:
    """What a person typed: composed, so that lengths and comparisons hold."""
    found = message.get(key)
    return unicodedata.normalize("NFC", found) if isinstance(found, str) else ""


def _name(message: Mapping[str, Any]) -> str:
    """A part of a file's name."""
    return "".join(c for c in _text(message, "message_id") if c.isascii() and c.isalnum())[-12:]
