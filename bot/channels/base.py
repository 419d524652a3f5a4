"""What every channel shares: one message in, one message out, and how sending fails.

Values and one protocol; nothing here sends.
"""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from bot.errors import BotError
from bot.records import record


@record
class ChatRef:
    """Where a chat is: the platform, our account there, and the platform's id (all text)."""

    channel: str
    account: str
    id: str


class Event(StrEnum):
    """What arrived."""

    TEXT = "text"
    CHOOSE = "choose"
    TAP = "tap"
    EDIT = "edit"
    BACK = "back"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


@record
class File:
    """A file by its bytes; ``kept`` is its reference where the desk has stored it."""

    name: str
    content: bytes
    kept: str = field(default="", compare=False)


@record
class Incoming:
    """One event of one chat. ``id`` is the platform's; the same id again is the same event.

    ``own`` says of a contact that the channel vouches for it: the number is the sender's own.
    ``kept`` are the ids of its files once the desk has stored them.
    """

    chat: ChatRef
    id: str
    at: datetime
    event: Event
    text: str = ""
    option: str = ""
    question: str = ""
    tag: str = ""
    files: tuple[File, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    own: bool = False
    kept: tuple[str, ...] = ()


SILENT: Final = "silent"
"""In ``Outgoing.extra``: the message makes no sound where the platform can do so."""


SAME: Final = "same"
"""In ``Outgoing.extra``: names a message that grows; a channel that can puts it in the place of the
one of that name before it, the others say it anew."""


@record
class Button:
    """A choice shown with a message: the option's id, its label, and the signed tag.

    ``numbered``: its place among the message's numbered choices chooses it as well.
    """

    id: str
    label: str
    tag: str = ""
    numbered: bool = True


NOTICE: Final = "notice"
"""In ``Outgoing.extra``: of which kind an unsolicited message is ("reminder-near")."""
FACT: Final = "notice."
"""In ``Outgoing.extra``: begins the names of what an approved template may say of it."""


TELEPHONE: Final = "tel:"
"""Begins the id of a chat of which nothing but a telephone number is known ("tel:+84…"): only an
approved template reaches it."""


@record
class Outgoing:
    """One message to one chat, in the reader's language, ready to be rendered by a channel."""

    to: ChatRef
    text: str
    question: str | None = None
    buttons: tuple[Button, ...] = ()
    attachments: tuple[File, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


class DeliveryError(BotError):
    """A message did not go out, or it is not known whether it did."""


class Retryable(DeliveryError):
    """The platform did not take it: try again, not before ``after`` seconds.

    ``everyone``: it takes nothing of anybody now (the account's limit, a 5xx, no connection);
    otherwise other chats go on.
    """

    def __init__(self, after: float = 1.0, *, everyone: bool = False) -> None:
        super().__init__(f"retry after {after} s")
        self.after = after
        self.everyone = everyone


class Refused(DeliveryError):
    """The platform will never take it; ``why`` is a code, never a person's words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Unknown(DeliveryError):
    """The call broke after it may have arrived: never blindly repeated."""


class Channel(Protocol):
    """One platform: how its messages go out."""

    async def send(self, message: Outgoing) -> None:
        """Send one message.

        Raises:
            Retryable: not taken, try again later.
            Refused: never taken.
            Unknown: perhaps taken.
        """
        ...
