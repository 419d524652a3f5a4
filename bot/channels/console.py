"""The terminal's channel: the line protocol of ``bot chat --json`` (docs/contract.md, section 3).

Reads one event per line and renders one message per line; runs nothing itself.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.channels.base import ChatRef, Event, File, Incoming, Outgoing
from bot.errors import BotError

CHANNEL = "console"
ACCOUNT = "local"
LONGEST_LINE = 200_000
LARGEST_FILE = 20 * 1024 * 1024


class BadEvent(BotError):
    """A line that is no event: says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class MoveClock:
    """The event ``{"now": INSTANT}``."""

    to: datetime


def chat_of(user: str) -> ChatRef:
    """The chat of a console user."""
    return ChatRef(CHANNEL, ACCOUNT, user)


def read(line: str, name: str, at: datetime) -> Incoming | MoveClock:
    """The event of one line.

    Args:
        line: one JSON object.
        name: the event's id where the line gives none; unique over all runs.
        at: the instant of arrival.

    Raises:
        BadEvent: the line is no event.
    """
    event = _object(line)
    if "now" in event:
        return MoveClock(_instant(event["now"]))
    user = _text(event, "user")
    if not user.strip():
        raise BadEvent('"user" is empty: say who is speaking')
    given = event.get("id")
    return _incoming(event, chat_of(user), name if given is None else f"id:{given}", at)


def _incoming(event: dict[str, Any], chat: ChatRef, name: str, at: datetime) -> Incoming:
    for key, read_fields in _READERS.items():
        if key in event:
            return Incoming(chat, name, at, Event(key), **read_fields(event))
    raise BadEvent(f"no event in this line: give one of {', '.join(_READERS)} or now")


def _choose(event: dict[str, Any]) -> dict[str, Any]:
    question = _text(event, "question") if "question" in event else ""
    return {"option": _text(event, "choose"), "question": question}


def _location(event: dict[str, Any]) -> dict[str, Any]:
    latitude, longitude = _place(event["location"])
    return {"latitude": latitude, "longitude": longitude}


_READERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "text": lambda event: {"text": _text(event, "text")},
    "choose": _choose,
    "edit": lambda event: {"question": _text(event, "edit")},
    "back": lambda _: {},
    "photo": lambda event: {"files": (_file(_text(event, "photo")),)},
    "document": lambda event: {"files": (_file(_text(event, "document")),)},
    "voice": lambda event: {"files": (_file(_text(event, "voice")),)},
    "location": _location,
    "contact": lambda event: {"text": _text(event, "contact"), "own": True},
}


def render(message: Outgoing, folder: Path) -> dict[str, Any]:
    """The JSON object of one message; attachments are written into ``folder``."""
    line: dict[str, Any] = {"to": message.to.id, "text": message.text}
    if message.question:
        line["question"] = message.question
    if message.buttons:
        line["options"] = [{"id": b.id, "label": b.label} for b in message.buttons]
    if message.attachments:
        names = [Path(item.name).name for item in message.attachments]
        line["attachments"] = [
            _attachment(item, folder, names[:number].count(names[number]))
            for number, item in enumerate(message.attachments)
        ]
    return line


def _attachment(item: File, folder: Path, before: int) -> dict[str, str]:
    """One file, written; ``before`` counts those of its name in the same message."""
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(item.name)
    path = folder / (f"{name.stem}-{before + 1}{name.suffix}" if before else name.name)
    path.write_bytes(item.content)
    photo = path.suffix.lower() in {".png", ".jpg", ".jpeg", ".webp"}
    return {"kind": "photo" if photo else "document", "name": path.name, "path": str(path)}


def _object(line: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise BadEvent(f"the line is longer than {LONGEST_LINE} characters")
    try:
        event = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadEvent("the line is no JSON") from error
    if not isinstance(event, dict):
        raise BadEvent("the line is no JSON object")
    return event


def _text(event: dict[str, Any], key: str) -> str:
    value = event.get(key)
    if not isinstance(value, str):
        raise BadEvent(f'"{key}" must be a text')
    return value


def _instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise BadEvent('"now" must be an instant in ISO 8601 with an offset')
    return instant


def _place(value: object) -> tuple[float, float]:
    if not (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(x, int | float) and not isinstance(x, bool) for x in value)
        and abs(value[0]) <= 90
        and abs(value[1]) <= 180
    ):
        raise BadEvent('"location" must be [latitude, longitude]')
    return float(value[0]), float(value[1])


def _file(text: str) -> File:
    path = Path(text)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadEvent(f"{path.name} is larger than {LARGEST_FILE} bytes")
        return File(path.name, path.read_bytes())
    except (OSError, ValueError) as error:
        raise BadEvent(f"the file {path.name!r} cannot be read") from error
