"""People on the fake Telegram: they say, tap and send, and read what the bot says in their chat."""

import asyncio
from collections.abc import Sequence
from itertools import count
from typing import Any

from tests.channels.telegram.fake import Fake
from tests.channels.telegram.methods import DATE, Chat

JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
_ids = count(700_001)
_queries = count(1)
PATIENCE = 15.0


class Person:
    """One person in a private chat with the bot, or in a group."""

    def __init__(self, fake: Fake, id_: int | None = None, chat: Chat | None = None) -> None:
        self.fake = fake
        self.id = id_ or next(_ids)
        self.chat = chat or fake.chats.setdefault(self.id, Chat(self.id))
        self.read = 0
        self.answered = 0

    @property
    def user(self) -> dict[str, Any]:
        """The person as Telegram shows them."""
        return {"id": self.id, "is_bot": False, "first_name": "Páo", "language_code": "vi"}

    # What they do

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of theirs, not sent yet."""
        return {
            "message_id": next(self.fake.message_ids),
            "from": self.user,
            "chat": self.chat.shown(),
            "date": DATE,
            **content,
        }

    def say(self, text: str) -> dict[str, Any]:
        """Type something; the update."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.send(**content)

    def send(self, **content: Any) -> dict[str, Any]:
        """Send any message; the update."""
        return self.fake.publish(message=self.message(**content))

    def edit(self, update: dict[str, Any], text: str) -> dict[str, Any]:
        """Change an earlier message."""
        edited = {**update["message"], "text": text, "edit_date": DATE + 60}
        return self.fake.publish(edited_message=edited)

    def photo(self, content: bytes = JPEG, *, album: str = "", caption: str = "") -> dict[str, Any]:
        """Send a photo, perhaps one of an album."""
        sizes = []
        for edge in (90, 1280):
            id_ = f"photo-{len(self.fake.files)}"
            self.fake.files[id_] = content
            sizes.append(
                {
                    "file_id": id_,
                    "file_unique_id": id_,
                    "width": edge,
                    "height": edge,
                    "file_size": len(content),
                }
            )
        more = {"media_group_id": album} if album else {}
        if caption:
            more["caption"] = caption
        return self.send(photo=sizes, **more)

    def file(self, kind: str, content: bytes = b"%PDF-1.4", **more: Any) -> dict[str, Any]:
        """Send a document, a voice message, a video."""
        id_ = f"{kind}-{len(self.fake.files)}"
        self.fake.files[id_] = content
        return self.send(
            **{kind: {"file_id": id_, "file_unique_id": id_, "file_size": len(content), **more}}
        )

    def tap(self, label: str, *, by: "Person | None" = None) -> dict[str, Any]:
        """Press a button under the newest message that has it."""
        for message in reversed(self.chat.messages):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if button["text"].removeprefix("✓ ") == label:
                        return (by or self).press(button["callback_data"], message)
        raise AssertionError(f"no button {label!r} in {self.labels}")

    def press(self, data: str, message: dict[str, Any]) -> dict[str, Any]:
        """Press a button with any data."""
        id_ = f"q{next(_queries)}"
        self.fake.asked.add(id_)
        query = {
            "id": id_,
            "from": self.user,
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
        return self.fake.publish(callback_query=query)

    def member(self, status: str) -> dict[str, Any]:
        """Block the bot ("kicked") or let it in again ("member")."""
        bot = {"id": 123456, "is_bot": True, "first_name": "b"}
        new: dict[str, Any] = {"status": status, "user": bot}
        if status == "kicked":
            new["until_date"] = 0
        change = {
            "chat": self.chat.shown(),
            "from": self.user,
            "date": DATE,
            "old_chat_member": {"status": "member", "user": bot},
            "new_chat_member": new,
        }
        return self.fake.publish(my_chat_member=change)

    # What they read

    async def hears(self, *words: str, patience: float = PATIENCE) -> str:
        """The new messages, joined, once there are some and they hold all of these."""
        try:
            async with asyncio.timeout(patience):
                while not (new := self.new()) or not _holds(new, words):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"{words!r} was not said, but {self.new()!r}") from None
        self.read = len(self.chat.messages)
        return "\n".join(new)

    def new(self) -> Sequence[str]:
        """What was said since they last read."""
        return [said(message) for message in self.chat.messages[self.read :]]

    @property
    def labels(self) -> list[str]:
        """The choices under the last message."""
        if not self.chat.messages:
            return []
        rows = self.chat.messages[-1].get("reply_markup", {}).get("inline_keyboard", ())
        return [button["text"] for row in rows for button in row]


def said(message: dict[str, Any]) -> str:
    """The words of a message."""
    return str(message.get("text") or message.get("caption") or "")


def _holds(messages: Sequence[str], words: Sequence[str]) -> bool:
    return all(some in "\n".join(messages) for some in words)
