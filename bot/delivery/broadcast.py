"""An officer's message to a scope: begun, queued in the bulk lane part by part, watched, stopped.

It decides neither who may send nor who receives; a process that ends in the middle loses nothing:
the same call again goes on where it stopped, and no chat gets it twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from bot.channels.base import ChatRef, Outgoing
from bot.delivery.leased import Write
from bot.storage import broadcasts
from bot.storage.broadcasts import Broadcast, Progress, Standing, begin, fill, filled
from bot.storage.outbox import Queued
from bot.storage.sealing import Place
from bot.storage.steps import Lane
from bot.storage.writer import Writer

PART: Final = 100
"""Messages of one transaction: a few milliseconds, in which people's own messages wait."""
USEFUL: Final = timedelta(days=3)
KEPT: Final = timedelta(days=400)
_NOBODY: Final = ChatRef("", "", "")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets it; ``route`` is "channel/account" where that is known."""

    chat: int
    route: str = ""


Find = Callable[[Broadcast], Awaitable[Sequence[Recipient]]]


class Broadcasts:
    """Broadcasts of one process.

    Args:
        writer: writes them.
        write: the stored form of a message.
        wake: tells the sender that something is queued.
    """

    def __init__(self, writer: Writer, write: Write, wake: Callable[[], None]) -> None:
        self._writer = writer
        self._write = write
        self._wake = wake

    def prepare(
        self, person: int | None, scope: tuple[str, str], words: str, total: int, at: datetime
    ) -> Broadcast:
        """A broadcast to be shown, confirmed, and then started."""
        database = self._writer.database
        id_ = database.ids.new(at)
        sealed = database.sealer.seal(Place.BROADCAST, id_, words.encode())
        return Broadcast(id_, person, *scope, sealed, total, Standing.FILLING, at)

    async def start(
        self, broadcast: Broadcast, recipients: Sequence[Recipient], at: datetime
    ) -> None:
        """Return once every message is queued, or it was stopped before that."""
        database = self._writer.database
        words = database.sealer.open(Place.BROADCAST, broadcast.id, broadcast.words).decode()
        payload = self._write(Outgoing(_NOBODY, words))
        await self._writer.transaction(lambda connection: begin(connection, broadcast))
        waiting = iter({one.chat: one for one in recipients}.values())
        while part := tuple(islice(waiting, PART)):
            rows = [self._row(broadcast, one, payload, at) for one in part]
            if not await self._queue(broadcast.id, rows):
                break
            self._wake()
            await asyncio.sleep(0)
        else:
            await self._writer.transaction(lambda connection: filled(connection, broadcast.id))

    async def go_on(self, find: Find, at: datetime) -> bool:
        """Queue what was written down and is not queued, drop what was stopped; whether any was.

        Args:
            find: whom a broadcast reaches.
            at: now.
        """
        database = self._writer.database
        waiting = await broadcasts.unfilled(database)
        for broadcast in waiting:
            await self.start(broadcast, await find(broadcast), at)
        stopped = await database.read(broadcasts.stopped)
        for id_ in stopped:
            await broadcasts.stop(self._writer, id_, at)
        return bool(waiting or stopped)

    async def stop(self, id_: int, at: datetime) -> int:
        """How many chats will not get it any more."""
        return await broadcasts.stop(self._writer, id_, at)

    async def progress(self, id_: int) -> Progress | None:
        """How far it is; once it is done, its report."""
        return await broadcasts.progress(self._writer.database, id_)

    async def _queue(self, id_: int, rows: Sequence[Queued]) -> bool:
        return await self._writer.transaction(lambda connection: fill(connection, id_, rows))

    def _row(self, broadcast: Broadcast, to: Recipient, payload: bytes, at: datetime) -> Queued:
        database = self._writer.database
        id_ = database.ids.new(at)
        return Queued(
            id=id_,
            chat=to.chat,
            cause=f"broadcast:{broadcast.id}:{to.chat}",
            lane=Lane.BULK,
            due=at,
            payload=database.sealer.seal(Place.OUTBOX, id_, payload),
            useful_until=broadcast.made_at + USEFUL,
            expires_at=broadcast.made_at + KEPT,
            route=to.route,
            broadcast=broadcast.id,
        )
