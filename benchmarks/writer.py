"""Microseconds per durable step of the writer, on SQLite and on PostgreSQL.

Run: python -m benchmarks.writer [steps]. Each of 64 chats waits for its own step before the next,
as conversations do; "processor" is what this process spent, all threads together.
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.databases import postgres
from bot.storage.database import Database
from bot.storage.steps import (
    ChatChange,
    Committed,
    JournalRow,
    Lane,
    Mark,
    Message,
    State,
    Status,
    Step,
)
from bot.storage.writer import Writer

CHATS = 64
PAYLOAD = b"x" * 400


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took, per step."""

    wall_us: float
    processor_us: float
    slowest_ms: float


async def measure(database: Database, steps: int, *, chats: int = CHATS) -> Figures:
    """Figures of this many steps, spread over chats that wait for each other."""
    writer = Writer(database)
    slowest = 0.0

    async def converse(chat: int) -> None:
        nonlocal slowest
        revision = 0
        journal = database.ids.new(datetime.now(UTC))
        for number in range(steps // chats):
            at = datetime.now(UTC)
            message = database.ids.new(at, above=revision)
            new = database.ids.new(at, above=revision)
            step = step_of(chat, revision, new, journal, message, at, number)
            begun = time.perf_counter()
            committed = await writer.step(step)
            slowest = max(slowest, time.perf_counter() - begun)
            assert committed is Committed.DONE, committed
            writer.mark_soon((Mark(message, State.SENT, at),))
            revision = new

    base = chats << 32
    await asyncio.gather(*(converse(base + chat) for chat in range(chats)))  # warm
    wall, processor = time.perf_counter(), time.process_time()
    slowest = 0.0
    base += chats
    await asyncio.gather(*(converse(base + chat) for chat in range(chats)))
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    await writer.close()
    count = steps // chats * chats
    return Figures(wall / count * 1e6, processor / count * 1e6, slowest * 1e3)


def step_of(
    chat: int, revision: int, new: int, journal: int, message: int, at: datetime, number: int
) -> Step:
    """A step such as the desk's: one journal, one answer that this process sends."""
    return Step(
        at=at,
        event=number,
        chat=ChatChange(chat, revision, new, "bench", "", PAYLOAD[:60], "vi", PAYLOAD[:120]),
        journals=(JournalRow(journal, chat, "bench", Status.OPEN, at, number, PAYLOAD, at),),
        messages=(
            Message(message, chat, f"{new}/0", Lane.ANSWER, PAYLOAD, State.LEASED, None, at),
        ),
    )


def main() -> None:
    """Print the figures of both databases."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        show("sqlite", Database.open(f"sqlite:///{folder}/bench.db"), steps)
        with postgres() as server:
            show("postgresql", Database.open(server.url, folder=Path(folder)), steps)


def show(name: str, database: Database, steps: int) -> None:
    """Print one database's line."""
    for chats in (1, CHATS):
        count = steps if chats > 1 else steps // 20
        figures = asyncio.run(measure(database, count, chats=chats))
        print(
            f"{name:<11} {chats:>3} chats: {figures.wall_us:7.1f} µs a step,"
            f" {figures.processor_us:6.1f} µs of processor, slowest {figures.slowest_ms:6.1f} ms"
        )
    database.close()


if __name__ == "__main__":
    main()
