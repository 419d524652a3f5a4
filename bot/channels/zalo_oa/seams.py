"""What the account's channel needs from the rest of the house. The commands fill it in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.channels.base import ChatRef, Incoming
from bot.channels.inbox import Inbox


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of a chat: when its person last did something, until when staff has it."""

    last: datetime | None = None
    staff_until: datetime | None = None


class Book(Protocol):
    """What is written down of chats and of what was spent, for all processes."""

    async def contact(self, chat: ChatRef) -> Contact:
        """What is known of a chat."""

    async def touch(self, chat: ChatRef, at: datetime) -> None:
        """The person did something that the desk does not hear of."""

    async def over(self, chat: ChatRef, at: datetime) -> None:
        """Zalo says that the person has done nothing for seven days."""

    async def staff(self, chat: ChatRef, until: datetime | None) -> None:
        """Staff has the chat until then; None gives it back to the assistant."""

    async def sent(self, chat: ChatRef, message: str) -> None:
        """A message is ours; returns at once or soon."""

    async def ours(self, chat: ChatRef, message: str) -> bool:
        """Whether a message is one that the assistant sent."""

    async def phone(self, chat: ChatRef) -> str | None:
        """The number (+84…) of the person that the chat speaks for."""

    async def spend(self, way: str, dong: int) -> bool:
        """Whether this month's cap leaves so much; it is spent then."""

    async def unspend(self, way: str, dong: int) -> None:
        """It was not spent after all."""

    async def trouble(self, why: str) -> None:
        """What an operator must look at."""

    async def well(self) -> None:
        """The account takes messages: what had stopped it is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seams:
    """The seams of the intake.

    ``receive`` returns after the commit and is idempotent by (chat, id). ``knows`` says whether a
    chat has had a conversation. ``closed`` is told why nothing reaches a chat, None where it is
    open again. ``erase`` forgets a chat and its person.
    """

    now: Callable[[], datetime]
    receive: Callable[[Incoming], Awaitable[None]]
    knows: Callable[[ChatRef], Awaitable[bool]]
    closed: Callable[[ChatRef, str | None], Awaitable[None]]
    erase: Callable[[ChatRef], Awaitable[None]]
    inbox: Inbox
    book: Book
