"""Updates that need more than a commit, each chat's in order: files to fetch, albums to complete.

Each is durable before this module sees it and stays so until the desk has committed it.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from telegram import Bot

from bot.channels.background import Background
from bot.channels.base import File
from bot.channels.telegram.channel import Typing
from bot.channels.telegram.files import fetch
from bot.channels.telegram.reading import Heard, Tapped
from bot.channels.telegram.seams import Inbox, Stored
from bot.errors import BotError

_LOG = logging.getLogger("bot.telegram")

ALBUM_SECONDS: Final = 1.0
"""How long an album is waited for after its last part."""
LONGEST_ALBUM_SECONDS: Final = 6.0
TRIES: Final = 8
LATER: Final = ":later"
"""Marks an event that was remembered once before, when it was put here."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits, as it was read."""

    stored: Stored
    event: Heard | Tapped

    @property
    def album(self) -> str:
        """The set that it belongs to."""
        return self.event.album if isinstance(self.event, Heard) else ""


class Queues:
    """One queue for each chat that has something to wait for."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        hand: Callable[[Heard | Tapped], Awaitable[None]],
        background: Background,
        typing: Callable[[str], Typing],
        largest_file: int,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._hand = hand
        self._background = background
        self._typing = typing
        self._largest_file = largest_file
        self._queues: dict[str, deque[Waiting]] = {}

    def busy(self, chat: str) -> bool:
        """Whether what this chat says now must wait behind something."""
        return chat in self._queues

    def put(self, waiting: Waiting) -> None:
        """Take an update; returns at once."""
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
                typing = self._typing(chat)
                try:
                    if await self._carry_out(together):
                        await self._inbox.remove([waiting.stored.id for waiting in together])
                finally:
                    typing.stop()
                for waiting in together:
                    queue.remove(waiting)
        finally:
            del self._queues[chat]

    async def _together(self, queue: deque[Waiting]) -> list[Waiting]:
        """The first, or the whole album that it begins."""
        album = queue[0].album
        if not album:
            return [queue[0]]
        loop = asyncio.get_running_loop()
        ends, parts = loop.time() + LONGEST_ALBUM_SECONDS, 0
        while (count := sum(w.album == album for w in queue)) > parts and loop.time() < ends:
            parts = count
            await asyncio.sleep(ALBUM_SECONDS)
        return [waiting for waiting in queue if waiting.album == album]

    async def _carry_out(self, together: list[Waiting]) -> bool:
        """Hand one event over; False where that failed too often (it stays stored)."""
        event = together[0].event
        if isinstance(event, Heard):
            event = await self._whole(together, event)
        event = replace(event, incoming=replace(event.incoming, id=event.incoming.id + LATER))
        for attempt in range(TRIES):
            try:
                await self._hand(event)
            except BotError:
                await asyncio.sleep(min(0.5 * 2**attempt, 30.0))
            else:
                return True
        _LOG.error("update_left_waiting")
        return False

    async def _whole(self, together: list[Waiting], first: Heard) -> Heard:
        """The event with all its files and the first words that came with one of them."""
        heard = [waiting.event for waiting in together if isinstance(waiting.event, Heard)]
        heard.sort(key=lambda one: one.message)
        remotes = [remote for one in heard for remote in one.files]
        fetching = [fetch(self._bot, remote, self._largest_file) for remote in remotes]
        found = await asyncio.gather(*fetching)
        files: tuple[File, ...] = tuple(file for file in found if file is not None)
        text = next((one.incoming.text for one in heard if one.incoming.text), "")
        if remotes and not files:
            _LOG.info("no_file_taken")
        return replace(first, incoming=replace(first.incoming, files=files, text=text), files=())
