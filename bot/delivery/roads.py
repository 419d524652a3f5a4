"""How fast this process may send on each route (a channel's account), and to each chat there.

The pace of an account is shared by all processes on one PostgreSQL; a SQLite file has one process,
which keeps it in memory. Decides when, never what.
"""

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection

from bot.channels.base import ChatRef
from bot.delivery.limits import LIMITS, Limits, Pace, burst_of
from bot.storage import pace
from bot.storage.errors import Unavailable
from bot.storage.pace import Granted, grant
from bot.storage.steps import Lane
from bot.storage.writer import Writer

SLOTS: Final = 128
"""Queued messages of a route that are leased to this process at once: as many may be unknown after
it was killed."""
_KEPT_FOR_URGENT: Final = SLOTS // 4
"""Places that a broadcast leaves free."""
_CHATS_KEPT: Final = 4096


class Road:
    """One route. ``free`` counts the places for queued messages."""

    def __init__(self, route: str, limits: Limits | None, writer: Writer) -> None:
        self.route = route
        self.free = SLOTS
        self.limits = limits
        self._writer = writer
        self._shared = not writer.database.address.sqlite
        self._until = 0
        self._chats: dict[int, int] = {}
        self._turn = asyncio.Lock()
        self._paused_until = 0.0

    def room(self, lane: Lane) -> int:
        """How many queued messages of a lane may be leased now."""
        return self.free - (_KEPT_FOR_URGENT if lane is Lane.BULK else 0)

    def pause(self, seconds: float) -> None:
        """The platform takes nothing of anybody for so long."""
        self._paused_until = max(self._paused_until, _now() + seconds)

    @property
    def paused(self) -> float:
        """For how many seconds nothing queued is to be sent."""
        return max(0.0, self._paused_until - _now())

    def chat_wait(self, chat: int, to: ChatRef) -> float:
        """Seconds until this chat may get a message."""
        if self.limits is None:
            return 0.0
        granted = _at(self.limits.of(to), self._chats.get(chat, 0), 1, Lane.ANSWER)
        return 0.0 if granted.count else granted.wait / 1e6

    def chat_gets(self, chat: int, to: ChatRef) -> None:
        """This chat gets a message now."""
        if self.limits is None:
            return
        granted = _at(self.limits.of(to), self._chats.pop(chat, 0), 1, Lane.ANSWER)
        self._chats[chat] = granted.until
        if len(self._chats) > _CHATS_KEPT:
            del self._chats[next(iter(self._chats))]

    async def answer(self, chat: int, to: ChatRef) -> None:
        """Return when an answer may go to this chat; it has its turn then."""
        if self.limits is None:
            return
        while True:
            wait = self.chat_wait(chat, to)
            if not wait:
                break
            await asyncio.sleep(wait)
        account = self.limits.account
        # In turn: whoever came first goes first, and a chat comes once at a time.
        async with self._turn:
            while True:
                wait = await self._take(account)
                if not wait:
                    break
                await asyncio.sleep(wait)
        self.chat_gets(chat, to)

    def reserve(self, lane: Lane, wanted: int) -> Granted:
        """What this process alone may send of a lane; what is shared is asked for by ``take``."""
        if self.limits is None or self._shared:
            return Granted(wanted, 0, 0)
        granted = _at(self.limits.account, self._until, wanted, lane)
        self._until = granted.until
        return granted

    def take(self, connection: Connection, process: int, lane: Lane, wanted: int) -> Granted:
        """What all processes leave of the pace, for the writer's thread."""
        if self.limits is None or not self._shared:
            return Granted(wanted, 0, 0)
        account = self.limits.account
        burst = burst_of(account, lane)
        # Paces are about the platform's seconds, whatever day the composed clock shows.
        at = datetime.fromtimestamp(time.time(), UTC)
        return pace.take(connection, process, self.route, at, account.micros, burst, wanted)

    def give_back(self, connection: Connection, unused: int) -> None:
        """Leave a shared allowance to others, in the transaction that took it."""
        if self.limits is not None and self._shared and unused:
            pace.give_back(connection, self.route, self.limits.account.micros, unused)

    def unreserve(self, unused: int) -> None:
        """Take back what was reserved here and not used."""
        if self.limits is not None and not self._shared:
            self._until -= unused * self.limits.account.micros

    async def _take(self, account: Pace) -> float:
        """Seconds to wait; 0 where one message may go."""
        if self._shared:
            process = self._writer.database.process
            try:
                granted = await self._writer.transaction(
                    lambda connection: self.take(connection, process, Lane.ANSWER, 1)
                )
                return 0.0 if granted.count else granted.wait / 1e6
            except Unavailable:
                # The answer is committed; it goes out at this process's own pace.
                pass
        granted = _at(account, self._until, 1, Lane.ANSWER)
        self._until = granted.until
        return 0.0 if granted.count else granted.wait / 1e6


class Roads:
    """The routes that this process has met."""

    def __init__(self, writer: Writer, limits: Mapping[str, Limits] = LIMITS) -> None:
        self._writer = writer
        self._limits = limits
        self._roads: dict[str, Road] = {}

    def of(self, route: str) -> Road:
        """The road of a route: "channel/account"."""
        road = self._roads.get(route)
        if road is None:
            limits = self._limits.get(route.partition("/")[0])
            road = self._roads[route] = Road(route, limits, self._writer)
        return road

    def limited(self, to: ChatRef) -> Road | None:
        """The road to a chat, None where its channel has no limits."""
        if to.channel not in self._limits:
            return None
        return self.of(f"{to.channel}/{to.account}")


def _at(pace: Pace, until: int, wanted: int, lane: Lane) -> Granted:
    return grant(until, round(_now() * 1e6), pace.micros, burst_of(pace, lane), wanted)


def _now() -> float:
    return asyncio.get_running_loop().time()
