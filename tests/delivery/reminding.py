"""A process that plans reminders and delivers them until it is ended or killed.

Run: python -m tests.delivery.reminding URL FOLDER PORT SINCE. Prints the number of its opening. The
platform is told a message's chat as its id, so that it sees who got more than one.
"""

import asyncio
import contextlib
import json
import signal
import sys
from pathlib import Path

from bot.channels.base import Outgoing
from bot.delivery.planner import Planner
from bot.delivery.seams import Drop, Due, Later, Seams
from bot.storage import leases
from bot.storage.database import Database
from bot.storage.errors import Unavailable
from bot.storage.steps import Lane
from bot.storage.writer import Writer
from tests.delivery.house import CHANNEL, KEY, FastClock, HttpChannel, delivery, http_session
from tests.delivery.reminded import house
from tests.delivery.sending import LIVES_FOR, TIMES, keep

TICKS_EVERY = 0.1


class CountedChannel(HttpChannel):
    """Tells the platform who gets a message."""

    async def send(self, message: Outgoing) -> None:
        """Send one message."""
        body = json.dumps({"id": int(message.to.id), "chat": message.to.id, "number": 0})
        await super().send(Outgoing(message.to, body))


async def tick(planner: Planner, clock: FastClock) -> None:
    """Plan and hand over, again and again, where this process holds the lease."""
    while True:
        with contextlib.suppress(Unavailable):
            await planner.tick(clock.now())
        await asyncio.sleep(TICKS_EVERY)


async def main(url: str, folder: str, port: int, since: float) -> None:
    """Remind until SIGTERM."""
    database = Database.open(url, key=KEY, folder=Path(folder))
    clock = FastClock(TIMES, since)
    writer = Writer(database)
    await leases.alive(writer, clock.now(), clock.now() + LIVES_FOR)
    planner = Planner(writer, house())
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)

    async def check(due: Due) -> Outgoing | Drop | Later:
        return await planner.check(due, clock.now())

    seams = Seams({Lane.REMINDER: check}, planner.ended)
    async with http_session() as session:
        sending = delivery(writer, {CHANNEL: CountedChannel(session, port)}, clock, seams=seams)
        works = (keep(writer, clock, planner.settle), tick(planner, clock), sending.run())
        tasks = [asyncio.create_task(work) for work in works]
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
