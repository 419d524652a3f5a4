"""What each kind of update says: a table of payloads, one file each."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.parsing import parse
from bot.channels.telegram.reading import (
    Heard,
    InGroup,
    Member,
    Migrated,
    Nothing,
    Read,
    Tapped,
    read,
)

PAYLOADS = sorted((Path(__file__).parents[1] / "payloads" / "telegram").glob("*.json"))
AT = datetime(2026, 8, 1, tzinfo=UTC)


def shown(what: Read) -> dict[str, Any]:
    """What was read, with only what differs from the usual."""
    found: dict[str, Any] = {}
    match what:
        case Heard():
            found = {"is": "heard", **event(what)}
            found |= {"message": what.message, "edited": what.edited, "album": what.album}
            found["files"] = [[file.id, file.name, file.size] for file in what.files]
        case Tapped():
            return {"is": "tapped", **event(what), "private": what.private}
        case InGroup(group, by, text):
            return {"is": "in_group", "group": group.id, "by": by.id, "text": text}
        case Member(chat, reachable):
            return {"is": "member", "chat": chat.id, "reachable": reachable}
        case Migrated(old, new):
            return {"is": "migrated", "old": old.id, "new": new.id}
        case Nothing():
            return {"is": "nothing"}
    return {name: value for name, value in found.items() if value}


def event(what: Heard | Tapped) -> dict[str, Any]:
    """The event's fields that say something."""
    incoming = what.incoming
    assert (incoming.chat.channel, incoming.chat.account) == ("telegram", "123456")
    assert (incoming.id, incoming.at) == ("1001", AT)
    fields = {name: getattr(incoming, name) for name in ("text", "tag", "option", "question")}
    fields["own"] = incoming.own
    if incoming.latitude is not None:
        fields["place"] = [incoming.latitude, incoming.longitude]
    said = {name: value for name, value in fields.items() if value}
    return {"chat": incoming.chat.id, "event": incoming.event.value, **said}


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_update_says(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    update = parse(case["update"])
    assert shown(read(update, "123456", AT, "Quay_Vong_Bot")) == case["read"]


def test_mention_counts_only_once_our_name_is_known() -> None:
    path = next(path for path in PAYLOADS if path.stem == "group_mention")
    update = parse(json.loads(path.read_text("utf-8"))["update"])
    assert read(update, "123456", AT) == Nothing()
