"""Who asks at the desk, and how it says no. Values that load nothing of the registers."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.channels.base import ChatRef
from bot.records import record
from bot.talk import Say

if TYPE_CHECKING:
    from bot.storage.registers.people import ChatAddress


class NotAllowed(Exception):
    """The person may not do or see this; nothing of it is done or shown."""


class Refused(Exception):
    """Nothing was written; ``say`` tells why, ``ends`` that the conversation cannot go on."""

    def __init__(self, why: str, *, ends: bool) -> None:
        """Take the words by their id."""
        self.say = Say(why, {})
        self.ends = ends
        super().__init__(why)


NOT_ALLOWED = "refused-not-allowed"


@record
class Asker:
    """A chat at one moment: where it is, what day it is there, how its person is called, and what
    they said just now."""

    chat: int
    ref: ChatRef
    at: datetime
    today: date
    address: str
    said: str = ""

    @property
    def place(self) -> "ChatAddress":
        """The chat as the registers keep it."""
        from bot.storage.registers.people import ChatAddress

        return ChatAddress(self.chat, self.ref.channel, self.ref.account, self.ref.id)
