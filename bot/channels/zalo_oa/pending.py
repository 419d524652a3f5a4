"""Events that need more than a commit, each chat's in order: files to fetch, staff to tell apart.

Each is durable before this module sees it and stays so until it is worked off.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.channels.background import Background
from bot.channels.zalo_oa.reading import Said, Staff
from bot.channels.zalo_oa.seams import Inbox, Stored
from bot.errors import BotError

_LOG = logging.getLogger("bot.zalo")

TRIES: Final = 8
LATER: Final = ":later"
"""Marks an event that was remembered once before, when it was put here."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits, as it was read."""

    stored: Stored
    what: Said | Staff

    @property
    def chat(self) -> str:
        """Whose it is."""
        return self.what.incoming.chat.id if isinstance(self.what, Said) else self.what.chat.id


class Pending:
    """One queue for each chat that has something to wait for."""

    def __init__(
        self,
        inbox: Inbox,
        work: Callable[[Said | Staff], Awaitable[None]],
        background: Background,
    ) -> None:
        """``work`` carries one event out; it may be called again after an error."""
        self._inbox = inbox
        self._work = work
        self._background = background
        self._queues: dict[str, deque[Waiting]] = {}

    def busy(self, chat: str) -> bool:
        """Whether what this chat says now must wait behind something."""
        return chat in self._queues

    def put(self, waiting: Waiting) -> None:
        """Take an event; returns at once."""
        queue = self._queues.get(waiting.chat)
        if queue is not None:
            queue.append(waiting)
            return
        self._queues[waiting.chat] = deque((waiting,))
        self._background.start(self._drain(waiting.chat))

    async def _drain(self, chat: str) -> None:
        """Everything of one chat, first come first."""
        queue = self._queues[chat]
        try:
            while queue:
                if await self._carry_out(queue[0]):
                    await self._inbox.remove([queue[0].stored.id])
                queue.popleft()
        finally:
            del self._queues[chat]

    async def _carry_out(self, waiting: Waiting) -> bool:
        """Whether it is done; what failed too often stays stored."""
        for attempt in range(TRIES):
            try:
                await self._work(waiting.what)
            except BotError:
                await asyncio.sleep(min(0.5 * 2**attempt, 30.0))
            else:
                return True
        _LOG.error("event_left_waiting")
        return False
