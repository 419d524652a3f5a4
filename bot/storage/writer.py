"""The writer: everything that is written goes through here, durably, one batch at a time.

Steps that wait together are committed together (group commit). A lane is one thread with one
connection: SQLite has one; PostgreSQL has them for steps, where a chat always has the same, and one
for transactions, which may wait for locks. Threads are woken once per batch and answer once per
batch. Nothing here decides what is written.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from bot.storage.committer import Committer
from bot.storage.database import Database
from bot.storage.lanes import Call, Lane, Marking, Outcome, Work
from bot.storage.steps import Committed, Mark, Step

T = TypeVar("T")

POSTGRES_LANES = 1
"""Lanes for steps: one large batch costs less than two small ones, measured on two cores."""
PATIENCE_SECONDS = 10.0
"""How long work waits for a lost database before it fails with ``Unavailable``."""


class Writer:
    """Writes for one event loop, in which it must be made, used and closed."""

    def __init__(
        self, database: Database, *, lanes: int | None = None, patience: float = PATIENCE_SECONDS
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self.database = database
        self._closed = False
        lanes = 1 if database.address.sqlite else lanes or POSTGRES_LANES
        self._steps = [self._start(f"storage-write-{number}", patience) for number in range(lanes)]
        self._calls = (
            self._steps[0] if database.address.sqlite else self._start("storage-calls", patience)
        )

    async def step(self, step: Step) -> Committed:
        """What came of the step, once that is durable; only DONE has written anything.

        STALE: read the chat again, replay the event, try again. REPEATED: the event was committed
        before, acknowledge it.

        Raises:
            Unavailable: the database does not answer; the same step may be given again.
        """
        future: asyncio.Future[Committed] = self._loop.create_future()
        self._lane(step.chat.id).put(Work(step, future))
        return await future

    async def mark(self, marks: Sequence[Mark]) -> None:
        """Returns when it is durable what became of these messages."""
        if marks:
            future: asyncio.Future[None] = self._loop.create_future()
            self._lane(marks[0].id).put(Marking(tuple(marks), future))
            await future

    def mark_soon(self, marks: Sequence[Mark]) -> None:
        """Write marks together with the next steps, within a few milliseconds.

        They are kept while the database is away; a process that is killed before leaves the
        messages as they were.
        """
        if marks:
            self._lane(marks[0].id).put_soon(marks)

    async def transaction(self, fn: Callable[[Connection], T], step: Step | None = None) -> T:
        """What ``fn`` returns, alone in its transaction, with the step where there is one.

        The step is written first. ``fn`` runs in the writer's thread, must not commit, and may run
        again where the database's locks made that necessary: no effects outside the connection.

        Raises:
            Stale, Repeated: the step did not hold; nothing is written.
            Unavailable: the database does not answer; nothing is known to be written.
        """
        future: asyncio.Future[T] = self._loop.create_future()
        self._open(self._calls).put(Call(fn, step, future))
        return await future

    async def close(self) -> None:
        """Returns when everything that waits is written or has failed, and the threads are gone."""
        if not self._closed:
            self._closed = True
            lanes = {*self._steps, self._calls}
            for lane in lanes:
                lane.stop()
            await asyncio.gather(*(asyncio.to_thread(lane.join) for lane in lanes))

    def _start(self, name: str, patience: float) -> Lane:
        return Lane(name, Committer(self.database, patience), self._deliver)

    def _lane(self, key: int) -> Lane:
        return self._open(self._steps[key % len(self._steps)])

    def _open(self, lane: Lane) -> Lane:
        if self._closed:
            raise RuntimeError("the writer is closed")
        return lane

    def _deliver(self, outcomes: Sequence[Outcome]) -> None:
        """Called by a lane's thread, once per batch."""
        try:
            self._loop.call_soon_threadsafe(_settle, outcomes)
        except RuntimeError:
            # The loop is closed: whoever waited is gone.
            return


def _settle(outcomes: Sequence[Outcome]) -> None:
    for future, result, error in outcomes:
        if future.done():
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)
