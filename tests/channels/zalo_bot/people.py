"""People who write to the fake Zalo bot, and read what it says."""

import asyncio
from collections.abc import Sequence
from itertools import count
from typing import Any

from tests.channels.zalo_bot.fake import Chat, Fake

JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
PATIENCE = 15.0
_ids = count(1)


class Person:
    """One person in a private chat with the bot."""

    def __init__(self, fake: Fake, id_: str = "") -> None:
        self.fake = fake
        self.id = id_ or f"zu-{next(_ids)}"
        self.chat = fake.chats.setdefault(self.id, Chat(self.id))
        self.read = 0

    # What they do

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of theirs, not sent yet."""
        return {
            "message_id": f"m{next(self.fake.ids)}",
            "date": 1763650000000,
            "from": {"id": self.id, "display_name": "Ted", "is_bot": False},
            "chat": {"id": self.id, "chat_type": "PRIVATE"},
            **content,
        }

    def say(self, text: str) -> bytes:
        """Type something; the body."""
        return self.fake.publish("message.text.received", self.message(text=text))

    def photo(self, content: bytes = JPEG, *, field: str = "photo", caption: str = "") -> bytes:
        """Send a photo; the body."""
        name = f"p{len(self.fake.files)}.jpg"
        self.fake.files[name] = content
        more = {"caption": caption} if caption else {}
        url = f"{self.fake.address}/photos/{name}"
        message = self.message(**{field: url}, **more)
        return self.fake.publish("message.image.received", message)

    def send(self, kind: str, **content: Any) -> bytes:
        """Send anything else; the body."""
        return self.fake.publish(f"message.{kind}.received", self.message(**content))

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
        return [message["text"] for message in self.chat.messages[self.read :]]


def _holds(messages: Sequence[str], words: Sequence[str]) -> bool:
    return all(some in "\n".join(messages) for some in words)
