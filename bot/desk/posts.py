"""The stored form of messages: what the outbox keeps and channels show again. Pure."""

from typing import Any

import orjson

from bot.channels.base import FACT, NOTICE, SAME, SILENT, Button, ChatRef, Outgoing
from bot.desk.saying import Spoken
from bot.errors import BotError
from bot.records import record

FILES = "files"
"""In ``Outgoing.extra`` until they are read: references of the files that go with a message."""


class BadPost(BotError):
    """A stored message is not one of ours."""


@record
class Post:
    """One stored message; ``mine`` is the person's own, with the id that their page gave it."""

    spoken: Spoken
    mine: bool = False
    event: str = ""


def to_bytes(post: Post) -> bytes:
    """The stored form."""
    spoken = post.spoken
    form: dict[str, Any] = {"t": spoken.text}
    if spoken.question:
        form["q"] = spoken.question
    if spoken.buttons:
        form["b"] = [_short(button) for button in spoken.buttons]
    if spoken.wants or spoken.files or spoken.notice or spoken.silent or spoken.same:
        form |= _seldom(spoken)
    if post.mine:
        form["m"] = post.event
    return orjson.dumps(form)


def _seldom(spoken: Spoken) -> dict[str, Any]:
    known: dict[str, Any] = {
        "w": spoken.wants,
        "f": spoken.files,
        "n": spoken.notice,
        "s": 1 if spoken.silent else 0,
        "g": spoken.same,
    }
    return {name: it for name, it in known.items() if it}


def _short(button: Button) -> list[str | bool]:
    if button.numbered:
        return [button.id, button.label, button.tag]
    return [button.id, button.label, button.tag, False]


def from_bytes(stored: bytes) -> Post:
    """The message of a stored form.

    Raises:
        BadPost: not a form that we write.
    """
    try:
        form = orjson.loads(stored)
        buttons = tuple(Button(*button) for button in form.get("b", ()))
        files = tuple(form.get("f", ()))
        wants, notice = form.get("w", ""), form.get("n", "")
        quiet, same = "s" in form, form.get("g", "")
        spoken = Spoken(form["t"], form.get("q"), buttons, wants, files, notice, quiet, same)
        return Post(spoken, "m" in form, form.get("m", ""))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadPost("a stored message cannot be read") from error


def outgoing(chat: ChatRef, spoken: Spoken) -> Outgoing:
    """The message as channels send it."""
    extra = {FILES: "\n".join(spoken.files)} if spoken.files else {}
    if spoken.silent:
        extra[SILENT] = "yes"
    if spoken.same:
        extra[SAME] = spoken.same
    if spoken.wants:
        extra["wants"] = spoken.wants
    if spoken.notice:
        extra |= {NOTICE: spoken.notice, f"{FACT}text": spoken.text}
    return Outgoing(chat, spoken.text, spoken.question, spoken.buttons, extra=extra)


def read(stored: bytes, chat: ChatRef) -> Outgoing:
    """The message that a stored form is, to be sent to a chat."""
    return outgoing(chat, from_bytes(stored).spoken)


def stored(message: Outgoing) -> bytes:
    """The stored form of a message, for the pages that show it."""
    return to_bytes(Post(Spoken(message.text, message.question, message.buttons)))
