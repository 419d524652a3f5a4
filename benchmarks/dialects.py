"""How a message looks to the systems that are measured: Telegram's form and plain JSON.

Both directions: the update that the load posts, and the message that the platform receives.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from benchmarks.report import BrokenError
from benchmarks.wire import ok


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform received: for which chat, and what tells which question it was."""

    chat: int
    said: str


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way to write updates and to read replies; ``answer`` is None for other calls."""

    update: Callable[[int, int, str], bytes]
    reply: Callable[[bytes, bytes], Reply | None]
    answer: Callable[[bytes, Reply | None], bytes]


def _telegram_update(chat: int, number: int, text: str) -> bytes:
    message: dict[str, Any] = {
        "message_id": number,
        "from": {"id": chat, "is_bot": False, "first_name": "Bench", "language_code": "vi"},
        "chat": {"id": chat, "first_name": "Bench", "type": "private"},
        "date": 1790000000,
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"offset": 0, "length": len(text), "type": "bot_command"}]
    return json.dumps({"update_id": number, "message": message}).encode()


def _telegram_reply(head: bytes, body: bytes) -> Reply | None:
    if b"/sendMessage" not in head[: head.find(b"\r\n")]:
        return None
    if b"application/json" in head:
        call = json.loads(body)
        return Reply(int(call["chat_id"]), call["text"])
    form = parse_qs(body.decode())
    return Reply(int(form["chat_id"][0]), form["text"][0])


_ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


def _telegram_answer(head: bytes, reply: Reply | None) -> bytes:
    if reply is None:
        known = b"/getMe" in head[: head.find(b"\r\n")]
        return ok(json.dumps({"ok": True, "result": _ME if known else True}).encode())
    chat = {"id": reply.chat, "first_name": "Bench", "type": "private"}
    message = {"message_id": 1, "from": _ME, "chat": chat, "date": 1790000000, "text": reply.said}
    return ok(json.dumps({"ok": True, "result": message}).encode())


def _plain_update(chat: int, number: int, text: str) -> bytes:
    return json.dumps({"chat": str(chat), "id": str(number), "text": text}).encode()


def _plain_reply(_head: bytes, body: bytes) -> Reply | None:
    call = json.loads(body)
    if not call["text"]:
        raise BrokenError(f"an empty text was sent to chat {call['chat']}")
    return Reply(int(call["chat"]), call["question"] or call["text"])


def _plain_answer(_head: bytes, _reply: Reply | None) -> bytes:
    return ok(b'{"ok":true}')


TELEGRAM = Dialect(_telegram_update, _telegram_reply, _telegram_answer)
PLAIN = Dialect(_plain_update, _plain_reply, _plain_answer)
