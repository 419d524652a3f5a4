"""Where events wait that were acknowledged and need more than a commit. The commands fill it in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.channels.base import ChatRef


class Stored(Protocol):
    """An event that is durable and waits."""

    @property
    def id(self) -> int:
        """Its row."""

    @property
    def at(self) -> datetime:
        """When it arrived."""

    @property
    def payload(self) -> bytes:
        """The event as it came."""


class Inbox(Protocol):
    """The inbox of one channel."""

    async def add(self, chat: ChatRef, event: str, payload: bytes, at: datetime) -> Stored | None:
        """The event once it is durable; None where the same event was taken before."""

    async def remove(self, ids: Iterable[int]) -> None:
        """Forget events that are worked off."""

    async def adopt(self) -> Sequence[Stored]:
        """What processes left that are dead, oldest first; now ours."""
