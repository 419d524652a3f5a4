"""A process that delivers until it is ended or killed: for the proof.

Run: python -m tests.delivery.sending URL FOLDER PORT SINCE. Prints the number of its opening.
"""

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from bot.channels.base import Outgoing
from bot.delivery.seams import Drop, Due, Ended, Later, Seams
from bot.storage import leases, outbox
from bot.storage.database import Database
from bot.storage.errors import Unavailable
from bot.storage.steps import Lane
from bot.storage.writer import Writer
from tests.delivery.house import CHANNEL, KEY, FastClock, HttpChannel, delivery, http_session, read

TIMES = 60.0
"""How fast its clock runs: the first back-off takes half a second."""
LIVES_FOR = timedelta(minutes=3)
DROPPED = 17
"""One reminder of so many is no longer true."""


async def check(due: Due) -> Outgoing | Drop | Later:
    """Some reminders are paid meanwhile; some have to wait once."""
    number = json.loads(due.payload)["id"]
    if number % DROPPED == 0:
        return Drop("paid")
    if number % DROPPED == 1 and due.row.reason is None:
        return Later(due.row.due + timedelta(seconds=30), "answering")
    return read(due.payload, due.to)


def note_ends(connection: Connection, ended: Sequence[Ended]) -> None:
    """Write each end down, in the transaction that marks it."""
    rows = [{"id": one.row.id} for one in ended]
    connection.execute(text("INSERT INTO proof_ends (id) VALUES (:id)"), rows)


async def keep(
    writer: Writer, clock: FastClock, then: Callable[[datetime], Awaitable[None]] | None = None
) -> None:
    """Say that this process lives; give up what dead ones had leased, and ``then`` what follows."""
    while True:
        now = clock.now()
        with contextlib.suppress(Unavailable):
            await leases.alive(writer, now, now + LIVES_FOR)
            if await outbox.recover(writer, now) and then is not None:
                await then(now)
        await asyncio.sleep(LIVES_FOR.total_seconds() / TIMES / 6)


async def main(url: str, folder: str, port: int, since: float) -> None:
    """Deliver until SIGTERM."""
    database = Database.open(url, key=KEY, folder=Path(folder))
    clock = FastClock(TIMES, since)
    writer = Writer(database)
    await leases.alive(writer, clock.now(), clock.now() + LIVES_FOR)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    async with http_session() as session:
        channel = HttpChannel(session, port)
        seams = Seams(checks={Lane.REMINDER: check}, ended=note_ends)
        sending = delivery(writer, {CHANNEL: channel}, clock, seams=seams)
        tasks = [asyncio.create_task(work) for work in (keep(writer, clock), sending.run())]
        print(database.process, flush=True)
        await ended.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await sending.finish()
    await writer.close()
    database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
