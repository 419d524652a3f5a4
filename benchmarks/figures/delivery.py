"""What is due among a million open messages: leased, sent and marked; beside it, a peer."""

import asyncio
import gc
import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.databases import postgres
from benchmarks.process import LOAD_CORE, PEERS, ROOT, SERVER_CORE, pin
from benchmarks.queue import (
    LATER,
    NOW,
    Each,
    Instant,
    Run,
    answers_beside,
    answers_beside_a_flood,
    claim_and_mark,
    fill,
    idle,
    work_off,
)
from benchmarks.report import BrokenError, Options, Row, Spread, at_most
from bot.app import settle
from bot.storage.database import Database
from bot.storage.steps import Lane
from bot.storage.writer import Writer

OPEN, DUE = 1_000_000, 10_000
BROADCAST = 20_000
FLOOD = 2_000
TAKES = 0.02
"""Seconds that the platform takes for an answer."""
WORKERS = 4
PEER_OPEN, PEER_DUE = 10_000, 1_000
EACH_GOAL, STALL_GOAL, IDLE_GOAL, BEHIND_GOAL, SENT_GOAL = 60.0, 50.0, 1.0, 200.0, 60.0


def measure(options: Options) -> Iterator[Row]:
    """The rows of delivery."""
    waiting = OPEN if options.rounds > 1 else OPEN // 10
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        with postgres() as server:
            # The database's server keeps the load's core; what is measured has its own.
            pin(SERVER_CORE)
            where = Path(folder)
            yield from _on("SQLite", f"sqlite:///{folder}/bench.db", where, waiting, options, 1)
            yield from _on("PostgreSQL", server.url, where, waiting, options, WORKERS)
            pin(LOAD_CORE)
        yield from _peer(Path(folder))


def _on(
    name: str, url: str, folder: Path, waiting: int, options: Options, workers: int
) -> Iterator[Row]:
    database = Database.open(url, folder=folder)
    fill(database, waiting, LATER)
    number = waiting

    def due(count: int, lane: Lane = Lane.REMINDER) -> None:
        nonlocal number
        fill(database, count, NOW, lane, first=number)
        number += count

    each = []
    for _ in range(options.rounds):
        due(DUE)
        each.append(asyncio.run(_claim(database)))
    what = f"{DUE:,} due among {waiting:,} open, {name}"
    clock = Spread.of([one.seconds * 1e6 for one in each])
    yield at_most(f"claim and mark, {what}", clock, EACH_GOAL, "µs each")
    for step in ("claim", "mark"):
        part = Spread.of([getattr(one, step) * 1e6 for one in each])
        yield at_most(f"  of it the {step}, {name}", part, EACH_GOAL, "µs each")
    own = Spread.of([one.processor * 1e6 for one in each])
    yield at_most(f"  of it this process's own processor time, {name}", own, EACH_GOAL, "µs each")
    due(DUE)
    yield from _whole(name, asyncio.run(_work_off(database, url, folder, 1)))
    if workers > 1:
        due(DUE)
        run = asyncio.run(_work_off(database, url, folder, workers))
        yield Row(f"sent by {workers} workers, {name}", f"{run.twice} twice", "0 twice", _once(run))
    yield _after(name, asyncio.run(_idle(database)))
    if not database.address.sqlite:
        _vacuum(database)
    looks = asyncio.run(_idle(database))
    yield at_most(f"idle tick, {name}", looks, IDLE_GOAL, "ms")
    alone = asyncio.run(_answers(database)) * 1e3
    due(BROADCAST, Lane.BULK)
    behind = asyncio.run(_answers(database)) * 1e3
    yield at_most(
        f"added to an answer behind a broadcast of {BROADCAST:,}, {name}",
        Spread.of([behind - alone]),
        BEHIND_GOAL,
        "ms at worst",
    )
    beside = asyncio.run(_flooded(database)) * 1e3
    yield at_most(
        f"added to an answer beside one chat's flood of {FLOOD:,}, {name}",
        Spread.of([beside - TAKES * 1e3]),
        BEHIND_GOAL,
        "ms at worst",
    )
    database.close()


def _after(name: str, looks: Spread) -> Row:
    """For reading: what was sent lies in PostgreSQL's index until the next vacuum."""
    return Row(f"  idle tick right after a large queue, {name}", f"{looks.median:.1f} ms")


def _vacuum(database: Database) -> None:
    """As the server does by itself within a minute (the table's settings)."""
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql("VACUUM outbox")


def _whole(name: str, run: Run) -> Iterator[Row]:
    if not _once(run):
        raise BrokenError(f"{run.sent} of {DUE} were sent, {run.twice} of them twice")
    took = Spread.of([run.seconds])
    yield at_most(f"all that was due was sent within, {name}", took, SENT_GOAL, "s")
    stall = Spread.of([run.longest.seconds * 1e3])
    yield at_most(f"longest standstill of the event loop, {name}", stall, STALL_GOAL, "ms")
    used = Spread.of([run.longest.processor * 1e3])
    yield at_most(f"  the most that its thread computed in one, {name}", used, STALL_GOAL, "ms")


def _once(run: Run) -> bool:
    return run.sent == DUE and not run.twice


async def _claim(database: Database) -> Each:
    writer = Writer(database)
    try:
        return await claim_and_mark(writer, DUE)
    finally:
        await writer.close()


async def _work_off(database: Database, url: str, folder: Path, workers: int) -> Run:
    opened = [Database.open(url, folder=folder) for _ in range(workers - 1)]
    writers = [Writer(one) for one in (database, *opened)]
    settle()  # as `bot serve` does: what was imported is not searched for garbage
    try:
        return await work_off(writers, Instant(), DUE)
    finally:
        gc.unfreeze()
        for writer in writers:
            await writer.close()
        for one in opened:
            one.close()


async def _idle(database: Database) -> Spread:
    writer = Writer(database)
    try:
        looks = await idle(writer, 200)
    finally:
        await writer.close()
    part = len(looks) // 5
    return Spread.of([median(looks[n * part : (n + 1) * part]) * 1e3 for n in range(5)])


async def _answers(database: Database) -> float:
    """The slowest answer, while whatever is queued goes out to a platform that takes 20 ms."""
    writer = Writer(database)
    try:
        return await answers_beside(writer, Instant(TAKES), 60, 0.05)
    finally:
        await writer.close()


async def _flooded(database: Database) -> float:
    """The slowest answer of somebody else, while one chat gets thousands."""
    writer = Writer(database)
    try:
        return await answers_beside_a_flood(writer, Instant(TAKES), FLOOD)
    finally:
        await writer.close()


def _peer(folder: Path) -> Iterator[Row]:
    """APScheduler with one job per reminder, a hundredth of the open ones; for reading."""
    if not PEERS.exists():
        raise BrokenError("the peers have no environment: `make bench` makes it")
    call = [
        str(PEERS),
        str(ROOT / "benchmarks" / "servers" / "scheduled.py"),
        f"sqlite:///{folder}/jobs.db",
        f"{PEER_OPEN}",
        f"{PEER_DUE}",
    ]
    done = subprocess.run(call, capture_output=True, check=False, text=True)
    if done.returncode:
        raise BrokenError(f"the peer failed: {done.stderr[-500:]}")
    found = json.loads(done.stdout)
    each = found["seconds"] / PEER_DUE * 1e6
    yield Row(
        f"  peer: APScheduler, a job each, {PEER_DUE:,} due among {PEER_OPEN:,}, SQLite",
        f"{each:.0f} µs each, the event loop stands still for {found['longest'] * 1e3:.0f} ms",
    )
