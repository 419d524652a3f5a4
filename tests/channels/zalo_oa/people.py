"""People on the fake Zalo: they say, press and send, and read what the account says to them."""

import asyncio
from collections.abc import Sequence
from itertools import count
from typing import Any

from tests.channels.zalo_oa.fake import APP_ID, OA_ID, Chat, Fake, echo_of

JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
_ids = count(9_007_199_254_741_500_001)
_messages = count(1)
PATIENCE = 15.0


class Person:
    """One person in a chat with the account; ids exceed 2⁵³."""

    def __init__(self, fake: Fake, id_: str = "") -> None:
        self.fake = fake
        self.id = id_ or str(next(_ids))
        self.chat = fake.chats.setdefault(self.id, Chat(self.id))
        self.read = 0

    # What they do

    def message(self, kind: str = "text", **message: Any) -> dict[str, Any]:
        """An event of theirs, not sent yet."""
        self.chat.last = self.fake.clock.now()
        return {
            "app_id": APP_ID,
            "user_id_by_app": "77",
            "event_name": f"user_send_{kind}",
            "timestamp": self.now,
            "sender": {"id": self.id},
            "recipient": {"id": OA_ID},
            "message": {"msg_id": f"u{next(_messages)}", **message},
        }

    @property
    def now(self) -> str:
        """Zalo's form of the instant."""
        return str(int(self.fake.clock.now().timestamp() * 1000))

    def say(self, text: str) -> bytes:
        """Type something; the body of its event."""
        return self.fake.publish(self.message(text=text))

    def press(self, title: str) -> bytes:
        """Press a button: what it carries comes as a text."""
        for message in reversed(self.chat.messages):
            for button in buttons(message):
                if button["title"] == title:
                    return self.say(button["payload"])
        raise AssertionError(f"no button {title!r} in {self.titles}")

    def send(self, kind: str, *payloads: dict[str, Any], text: str = "") -> bytes:
        """Send attachments of a kind."""
        items = [{"type": kind, "payload": payload} for payload in payloads]
        more = {"text": text} if text else {}
        return self.fake.publish(self.message(kind, attachments=items, **more))

    def image(self, content: bytes = JPEG) -> bytes:
        """Send a picture."""
        name = f"p{len(self.fake.files)}.jpg"
        self.fake.files[name] = content
        url = f"{self.fake.address}/files/{name}"
        return self.send("image", {"url": url, "thumbnail": url})

    def does(self, kind: str, **more: Any) -> bytes:
        """Something that is no message: follow, unfollow, withdraw."""
        event = {"app_id": APP_ID, "user_id_by_app": "77", "event_name": kind, **more}
        return self.fake.publish({**event, "timestamp": self.now})

    def follow(self) -> bytes:
        """Follow the account."""
        self.chat.last = self.fake.clock.now()
        return self.does("follow", oa_id=OA_ID, follower={"id": self.id}, source="oa_profile")

    def answered_by_staff(self, text: str) -> bytes:
        """Somebody of the office answers by hand."""
        id_ = f"s{next(_messages)}"
        return self.fake.publish(
            {**echo_of(self.chat, id_, {"text": text}, admin="42"), "timestamp": self.now}
        )

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
        return [str(message.get("text", "")) for message in self.chat.messages[self.read :]]

    @property
    def titles(self) -> list[str]:
        """The buttons under the last message."""
        return [button["title"] for button in buttons(self.chat.messages[-1])]


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a message."""
    payload = message.get("attachment", {}).get("payload", {})
    return list(payload.get("buttons", ()))


def _holds(messages: Sequence[str], words: Sequence[str]) -> bool:
    return all(some in "\n".join(messages) for some in words)
