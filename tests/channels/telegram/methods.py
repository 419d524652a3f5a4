"""The methods of the Bot API that the assistant calls, with the chats that they act on."""

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.channels.telegram.strict import Refusal, parsed

ME = {"id": 123456, "is_bot": True, "first_name": "Trợ lý", "username": "quay_vong_bot"}
DATE = 1_785_560_400
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Chat:
    """A chat as Telegram knows it, with what the bot said there."""

    id: int
    kind: str = "private"
    title: str = ""
    refusal: tuple[int, str] | None = None
    moved_to: int | None = None
    messages: list[dict[str, Any]] = field(default_factory=list)
    actions: int = 0

    def shown(self) -> dict[str, Any]:
        """The chat inside a message."""
        named = {"first_name": "Bà con"} if self.kind == "private" else {"title": self.title}
        return {"id": self.id, "type": self.kind, **named}


class Failed(Exception):
    """An answer other than 200 that is no fault of the caller."""

    def __init__(
        self, status: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


class Methods:
    """Chats, updates that wait, files, and what each method does with them."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.violations: list[str] = []
        self.callbacks: Counter[str] = Counter()
        self.asked: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.commands: dict[str, Any] = {}
        self.pace = 0.0
        self.webhook: dict[str, Any] = {}
        self.updates: deque[dict[str, Any]] = deque()
        self.confirmed = 0
        self.message_ids = count(1)
        self.more = asyncio.Event()
        self._spoke: dict[int, float] = {}
        self._polls = 0

    async def do_getme(self, *_: Any) -> dict[str, Any]:
        return ME

    async def do_setwebhook(self, given: dict[str, Any], *_: Any) -> bool:
        if not given.get("secret_token"):
            self.violations.append("a webhook without a secret")
        self.webhook = dict(given)
        return True

    async def do_deletewebhook(self, *_: Any) -> bool:
        self.webhook = {}
        return True

    async def do_getwebhookinfo(self, *_: Any) -> dict[str, Any]:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates),
        }

    async def do_getupdates(self, given: dict[str, Any], *_: Any) -> list[dict[str, Any]]:
        if self.webhook.get("url"):
            raise Failed(409, "Conflict: can't use getUpdates method while webhook is active")
        if self._polls:
            self.violations.append("two polls at once")
            raise Failed(409, "Conflict: terminated by other getUpdates request")
        offset = given.get("offset", 0)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        self.confirmed = max(self.confirmed, offset - 1)
        self._polls += 1
        try:
            self.more.clear()
            if not self.updates and given.get("timeout", 0):
                async with asyncio.timeout(min(given["timeout"], 2)):
                    await self.more.wait()
        except TimeoutError:
            pass
        finally:
            self._polls -= 1
        return list(self.updates)[: given.get("limit", 100)]

    async def do_sendmessage(self, given: dict[str, Any], _files: Any) -> dict[str, Any]:
        html = given.get("parse_mode") == "HTML"
        return self._said(given, text=parsed(given["text"]) if html else given["text"])

    async def do_sendphoto(self, given: dict[str, Any], files: dict[str, bytes]) -> dict[str, Any]:
        return self._said(given, caption=parsed(given.get("caption", "")), photo=files)

    async def do_senddocument(
        self, given: dict[str, Any], files: dict[str, bytes]
    ) -> dict[str, Any]:
        return self._said(given, caption=parsed(given.get("caption", "")), document=files)

    async def do_sendmediagroup(
        self, given: dict[str, Any], files: dict[str, bytes]
    ) -> list[dict[str, Any]]:
        return [self._said({"chat_id": given["chat_id"]}, media=files)]

    async def do_sendchataction(self, given: dict[str, Any], _files: Any) -> bool:
        self.chat(given["chat_id"]).actions += 1
        return True

    async def do_editmessagereplymarkup(self, given: dict[str, Any], _files: Any) -> dict[str, Any]:
        chat = self.chat(given["chat_id"])
        message = next((m for m in chat.messages if m["message_id"] == given["message_id"]), None)
        if message is None:
            raise Refusal("message to edit not found")
        if message.get("reply_markup") == given.get("reply_markup"):
            raise Refusal("message is not modified")
        message["reply_markup"] = given.get("reply_markup")
        return _public(message)

    async def do_editmessagetext(self, given: dict[str, Any], _files: Any) -> dict[str, Any]:
        chat = self.chat(given["chat_id"])
        message = next((m for m in chat.messages if m["message_id"] == given["message_id"]), None)
        if message is None:
            raise Refusal("message to edit not found", ours=False)
        text = parsed(given["text"])
        if (message["text"], message.get("reply_markup")) == (text, given.get("reply_markup")):
            raise Refusal("message is not modified", ours=False)
        message |= {"text": text}
        message.pop("reply_markup", None)
        message |= {name: given[name] for name in ("reply_markup",) if name in given}
        return _public(message)

    async def do_answercallbackquery(self, given: dict[str, Any], _files: Any) -> bool:
        id_ = given["callback_query_id"]
        self.callbacks[id_] += 1
        if id_ not in self.asked:
            raise Refusal(TOO_OLD)
        return True

    async def do_setmycommands(self, given: dict[str, Any], _files: Any) -> bool:
        where = given.get("scope", {})
        scope = f"{where.get('type', 'default')}{where.get('chat_id', '')}"
        self.commands[f"{scope}/{given.get('language_code', '')}"] = given["commands"]
        return True

    async def do_getfile(self, given: dict[str, Any], _files: Any) -> dict[str, Any]:
        id_ = given["file_id"]
        if id_ not in self.files:
            raise Refusal("wrong file_id or the file is temporarily unavailable", ours=False)
        if len(self.files[id_]) > 20 * 1024 * 1024:
            raise Refusal("file is too big")
        return {"file_id": id_, "file_unique_id": id_, "file_path": id_}

    def chat(self, id_: int) -> Chat:
        """A chat that exists and that the bot may write to."""
        chat = self.chats.get(int(id_))
        if chat is None:
            raise Refusal("chat not found", ours=False)
        if chat.moved_to is not None:
            description = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Failed(400, description, {"migrate_to_chat_id": chat.moved_to})
        if chat.refusal is not None:
            raise Failed(*chat.refusal)
        return chat

    def _said(self, given: dict[str, Any], **content: Any) -> dict[str, Any]:
        chat = self.chat(given["chat_id"])
        now = asyncio.get_running_loop().time()
        if self.pace and now - self._spoke.get(chat.id, -9.0) < self.pace:
            raise Failed(429, "Too Many Requests: retry after 1", {"retry_after": 1})
        self._spoke[chat.id] = now
        message = {
            "message_id": next(self.message_ids),
            "from": ME,
            "chat": chat.shown(),
            "date": DATE,
            **content,
        }
        if "reply_markup" in given:
            message["reply_markup"] = given["reply_markup"]
        chat.messages.append(message)
        return _public(message)


def _public(message: dict[str, Any]) -> dict[str, Any]:
    """The message as it is answered: files by their description, reply keyboards not at all."""
    shown = {k: v for k, v in message.items() if k not in ("photo", "document", "media")}
    if "inline_keyboard" not in shown.get("reply_markup", {}):
        shown.pop("reply_markup", None)
    return shown
