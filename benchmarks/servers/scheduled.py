"""The peer of the queue: APScheduler with one stored job for each reminder, on SQLite.

Run in the peers' own environment: scheduled.py DATABASE OPEN DUE. Prints JSON: seconds for all that
is due, the longest standstill of the event loop, how many jobs ran. Misfires are allowed any
lateness: by default it would drop late jobs silently.
"""

import asyncio
import json
import sys
from datetime import UTC, datetime, timedelta
from time import perf_counter

from apscheduler.jobstores.sqlalchemy import (  # type: ignore[import-not-found,unused-ignore]
    SQLAlchemyJobStore,
)
from apscheduler.schedulers.asyncio import (  # type: ignore[import-not-found,unused-ignore]
    AsyncIOScheduler,
)

_RAN = [0]


async def remind(_number: int) -> None:
    """One reminder."""
    _RAN[0] += 1


async def main(database: str, waiting: int, due: int) -> None:
    """Fill, run what is due, say how long it took."""
    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=database)},
        job_defaults={"misfire_grace_time": None},
        timezone=UTC,
    )
    now = datetime.now(UTC)
    scheduler.start(paused=True)
    for number in range(waiting):
        at = now - timedelta(seconds=1) if number < due else now + timedelta(days=30)
        scheduler.add_job(remind, "date", run_date=at, args=(number,), id=str(number))
    longest = 0.0
    begun = last = perf_counter()
    scheduler.resume()
    while _RAN[0] < due:
        await asyncio.sleep(0.001)
        now_ = perf_counter()
        longest, last = max(longest, now_ - last), now_
    seconds = perf_counter() - begun
    scheduler.shutdown(wait=False)
    print(json.dumps({"seconds": seconds, "longest": longest, "ran": _RAN[0]}))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
