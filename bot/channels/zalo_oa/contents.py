"""What a person's message holds: words, pictures, files, a place, or what nobody reads. Pure."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

from bot.channels.base import Event

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remote:
    """A file that Zalo holds for a while: its address, what to call it, its size where known."""

    url: str
    name: str
    size: int = 0


Content = tuple[Event, dict[str, Any], tuple[Remote, ...]]
Reads = Callable[[Body, str, str], Content]


def _text(_message: Body, text: str, _id: str) -> Content:
    return Event.TEXT, {"text": text}, ()


def _link(_message: Body, text: str, _id: str) -> Content:
    return (Event.TEXT if text else Event.OTHER), {"text": text}, ()


def _other(_message: Body, text: str, _id: str) -> Content:
    return Event.OTHER, {"text": text}, ()


def _image(message: Body, text: str, id_: str) -> Content:
    files = [
        Remote(str(payload["url"]), _image_name(id_, number))
        for number, payload in enumerate(_payloads(message), start=1)
        if payload.get("url")
    ]
    return Event.PHOTO, {"text": text}, tuple(files)


def _audio(message: Body, text: str, _id: str) -> Content:
    files = [
        Remote(str(payload["url"]), f"loi-noi-{number}.amr")
        for number, payload in enumerate(_payloads(message), start=1)
        if payload.get("url")
    ]
    return Event.VOICE, {"text": text}, tuple(files)


def _image_name(id_: str, number: int) -> str:
    """A name of letters that every folder takes."""
    short = sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"anh-{short}-{number}.jpg"


def _file(message: Body, text: str, _id: str) -> Content:
    files = [
        Remote(str(payload["url"]), _file_name(payload), _size(payload))
        for payload in _payloads(message)
        if payload.get("url")
    ]
    return Event.DOCUMENT, {"text": text}, tuple(files)


def _file_name(payload: Body) -> str:
    """The file's name without folders."""
    name = PurePosixPath(str(payload.get("name") or "tep").replace("\\", "/")).name.strip(". ")
    return (name or "tep")[-100:]


def _size(payload: Body) -> int:
    size = str(payload.get("size") or "0")
    return (
        int(size) if size.isascii() and size.isdecimal() and len(size) <= len("99999999999") else 0
    )


def _location(message: Body, text: str, _id: str) -> Content:
    """A place; its numbers are texts, its name stands in the message."""
    for payload in _payloads(message):
        try:
            where = payload["coordinates"]
            latitude, longitude = float(where["latitude"]), float(where["longitude"])
        except (KeyError, TypeError, ValueError):
            continue
        if math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180:
            return Event.LOCATION, {"latitude": latitude, "longitude": longitude, "text": text}, ()
    return Event.OTHER, {"text": text}, ()


def _payloads(message: Body) -> list[Body]:
    attachments = message.get("attachments") or ()
    return [item["payload"] for item in attachments if isinstance(item.get("payload"), dict)]


SENT_BY_USER: Final[Mapping[str, Reads]] = {
    "user_send_text": _text,
    "user_send_link": _link,
    "user_send_image": _image,
    "user_send_file": _file,
    "user_send_location": _location,
    "user_send_gif": _other,
    "user_send_audio": _audio,
    "user_send_video": _other,
    "user_send_sticker": _other,
    "user_send_business_card": _other,
}
"""By the event's name: from the message, its words and its id to what the desk hears."""
