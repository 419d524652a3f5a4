"""Writes how messages ended, many in one transaction, with what follows from it.

Whoever settles waits until that is durable; a database that is away is waited for. Sends nothing.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from bot.delivery.reach import closes
from bot.delivery.seams import Ended, Seams
from bot.records import record
from bot.storage import claims, outbox
from bot.storage.batch import apply
from bot.storage.claims import Back, Leased
from bot.storage.errors import Unavailable
from bot.storage.outbox import Shown
from bot.storage.ports import port_of
from bot.storage.steps import Lane, Mark, State
from bot.storage.writer import Writer

_LOG = logging.getLogger("bot.delivery")

AGAIN_AFTER: Final = 1.0
MOST_TOGETHER: Final = 128
TOLD_AT_ONCE: Final = 16
"""Ends that go on in one turn of the event loop."""


@record
class End:
    """What became of a leased message. QUEUED: it goes back, due at ``due``.

    Args:
        row: None for an answer that this process sent right after its commit.
        tried: False where putting back is no attempt.
        hold: until when nothing else of the chat is sent, whatever its lane.
        shown: what a page shows of it.
        spare: an id for a message that may follow a refused one.
    """

    id: int
    chat: int
    state: State
    at: datetime
    reason: str | None = None
    row: Leased | None = None
    due: datetime | None = None
    tried: bool = True
    hold: datetime | None = None
    shown: Shown | None = None
    spare: int = 0


class Settler:
    """Settles for one event loop."""

    def __init__(self, writer: Writer, seams: Seams) -> None:
        self._writer = writer
        self._seams = seams
        self._waiting: list[tuple[End, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    async def settle(self, end: End) -> None:
        """Return when it is durable."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting.append((end, future))
        if self._task is None:
            self._task = loop.create_task(self._run())
        await future

    async def finish(self) -> None:
        """Return when everything is durable."""
        while self._task is not None:
            await asyncio.shield(self._task)

    async def _run(self) -> None:
        try:
            while self._waiting:
                part = self._waiting[:MOST_TOGETHER]
                del self._waiting[:MOST_TOGETHER]
                await self._write([end for end, _ in part])
                for number, (_, future) in enumerate(part, 1):
                    if not future.done():
                        future.set_result(None)
                    if number % TOLD_AT_ONCE == 0:
                        await asyncio.sleep(0)
        finally:
            self._task = None

    async def _write(self, ends: Sequence[End]) -> None:
        """Write them together; where something in one of them breaks, each alone."""
        seams = self._seams
        while True:
            try:
                await self._writer.transaction(partial(self._all, ends, seams))
                return
            except Unavailable:
                await asyncio.sleep(AGAIN_AFTER)
            except Exception:  # noqa: BLE001  (what was sent must be marked, whatever follows)
                _LOG.exception("settling_broke")
                if len(ends) == 1 and seams is not _NOTHING:
                    seams = _NOTHING
                elif len(ends) == 1:
                    return
                else:
                    for end in ends:
                        await self._write([end])
                    return

    def _all(self, ends: Sequence[End], seams: Seams, connection: Connection) -> None:
        process = self._writer.database.process
        port = port_of(connection)
        final = [end for end in ends if end.state is not State.QUEUED]
        marks = [Mark(end.id, end.state, end.at, end.reason) for end in final]
        if marks:
            apply(port, process, (), marks)
        back = [end for end in ends if end.state is State.QUEUED]
        if back:
            claims.put_back(connection, process, [_back(end) for end in back])
            claims.hold(connection, {end.chat: end.hold for end in back if end.hold})
        outbox.copy_shown(connection, [end.shown for end in final if end.shown is not None])
        for end in final:
            if end.state is State.REFUSED and closes(end.reason or ""):
                claims.close(connection, {end.chat: end.reason or ""}, end.at)
        _follow(connection, final, seams)


_NOTHING: Final = Seams()


def _back(end: End) -> Back:
    return Back(end.id, end.due or end.at, end.reason or "later", end.tried)


def _follow(connection: Connection, final: Sequence[End], seams: Seams) -> None:
    """What others write of the ends of messages that are no answers."""
    ended = [
        Ended(end.row, end.state, end.reason, end.at, end.spare)
        for end in final
        if end.row is not None and end.row.lane is not Lane.ANSWER
    ]
    if ended:
        seams.ended(connection, ended)
    refused = [one for one in ended if one.state is State.REFUSED]
    if refused:
        seams.unreachable(connection, refused)
