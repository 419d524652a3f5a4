"""Events that need more than a commit, each chat's in order: files to fetch, sets to complete.

Each is durable before this module sees it and stays so until the desk has committed it.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from bot.channels.background import Background
from bot.channels.base import Incoming
from bot.channels.inbox import Inbox, Stored
from bot.channels.typing import Typing
from bot.errors import BotError

_LOG = logging.getLogger("bot.channels")

SET_SECONDS: Final = 1.0
"""How long a set is waited for after its last part."""
LONGEST_SET_SECONDS: Final = 6.0
TRIES: Final = 8
LATER: Final = ":later"
"""Marks an event that was remembered once before, when it was put here."""


class Event(Protocol):
    """An event as a channel has read it."""

    @property
    def incoming(self) -> Incoming:
        """What the desk will hear of it."""


E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Waiting(Generic[E]):
    """An event that waits, as it was read."""

    stored: Stored
    event: E


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[E]):
    """What a channel does with its events.

    ``set_of`` names the set that one belongs to, "" for none. ``whole`` makes one event of a set,
    with its files fetched. ``hand`` gives it to the desk.
    """

    set_of: Callable[[E], str]
    whole: Callable[[Sequence[E]], Awaitable[E]]
    hand: Callable[[E], Awaitable[None]]
    typing: Callable[[str], Typing]


class Queues(Generic[E]):
    """One queue for each chat that has something to wait for."""

    def __init__(self, inbox: Inbox, work: Work[E], background: Background) -> None:
        self._inbox = inbox
        self._do = work
        self._background = background
        self._queues: dict[str, deque[Waiting[E]]] = {}

    def busy(self, chat: str) -> bool:
        """Whether what this chat says now must wait behind something."""
        return chat in self._queues

    def put(self, waiting: Waiting[E]) -> None:
        """Take an event; returns at once."""
        chat = waiting.event.incoming.chat.id
        queue = self._queues.get(chat)
        if queue is not None:
            queue.append(waiting)
            return
        self._queues[chat] = deque((waiting,))
        self._background.start(self._work(chat))

    async def _work(self, chat: str) -> None:
        """Everything of one chat, first come first."""
        queue = self._queues[chat]
        try:
            while queue:
                together = await self._together(queue)
                typing = self._do.typing(chat)
                try:
                    if await self._carry_out([waiting.event for waiting in together]):
                        await self._inbox.remove([waiting.stored.id for waiting in together])
                finally:
                    typing.stop()
                for waiting in together:
                    queue.remove(waiting)
        finally:
            del self._queues[chat]

    async def _together(self, queue: deque[Waiting[E]]) -> list[Waiting[E]]:
        """The first, or the whole set that it begins."""
        set_of = self._do.set_of
        name = set_of(queue[0].event)
        if not name:
            return [queue[0]]
        loop = asyncio.get_running_loop()
        ends, parts = loop.time() + LONGEST_SET_SECONDS, 0
        while (count := sum(set_of(w.event) == name for w in queue)) > parts and loop.time() < ends:
            parts = count
            await asyncio.sleep(SET_SECONDS)
        return [waiting for waiting in queue if set_of(waiting.event) == name]

    async def _carry_out(self, together: Sequence[E]) -> bool:
        """Hand one event over; False where that failed too often (it stays stored)."""
        event = await self._do.whole(together)
        for attempt in range(TRIES):
            try:
                await self._do.hand(event)
            except BotError:
                await asyncio.sleep(min(0.5 * 2**attempt, 30.0))
            else:
                return True
        _LOG.error("event_left_waiting")
        return False
