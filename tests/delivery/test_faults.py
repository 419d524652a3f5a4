"""A database that is locked, gone or full for a while: everything goes out, once."""

import asyncio
import os
import resource
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.storage import address
from bot.storage.database import Database
from bot.storage.errors import Unavailable
from bot.storage.steps import Lane
from bot.storage.writer import PATIENCE_SECONDS, Writer
from tests.delivery.house import (
    CHANNEL,
    KEY,
    START,
    FakeChannel,
    Wait,
    deliver,
    delivery,
    queue,
    states,
    until,
)
from tests.storage.test_processes import admit

MESSAGES = 300
LATER = START.replace(year=2099)
AWAY = 1.5
"""Seconds; the writers' patience is shorter."""


async def carried(database: Database, trouble: Any, patience: float = 0.2) -> FakeChannel:
    """Deliver, with the trouble in the middle; ended when everything is settled."""
    writer = Writer(database, patience=patience)
    channel = FakeChannel(takes=0.02)
    await queue(writer, [Wait(f"chat{n}", f"{n}", Lane.BULK) for n in range(MESSAGES)])
    sending = delivery(writer, {CHANNEL: channel}, SystemClock())
    task = asyncio.create_task(deliver(sending, lambda: len(channel.sent) >= MESSAGES, 120))
    await until(lambda: len(channel.sent) >= 20)
    await trouble()
    await task
    await writer.close()
    return channel


async def whole(database: Database, channel: FakeChannel) -> None:
    """Everything was sent, once, and is marked."""
    assert sorted(channel.texts, key=int) == [f"{n}" for n in range(MESSAGES)]
    assert set((await states(database)).values()) == {("sent", None)}


async def test_locked_database(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address, "BUSY_SECONDS", 0.1)
    database = Database.open(sqlite_url, key=KEY, folder=tmp_path)

    async def lock() -> None:
        connection = sqlite3.connect(str(database.address.url.database), isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(AWAY)
        connection.execute("ROLLBACK")
        connection.close()

    await whole(database, await carried(database, lock))
    database.close()


async def test_full_disk(sqlite_url: str, tmp_path: Path) -> None:
    database = Database.open(sqlite_url, key=KEY, folder=tmp_path)
    log = f"{database.address.url.database}-wal"
    free, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    async def fill() -> None:
        # No file of this process may grow beyond what the log has now.
        resource.setrlimit(resource.RLIMIT_FSIZE, (os.stat(log).st_size, most))  # noqa: PTH116
        try:
            writer = Writer(database, patience=0.1)
            with pytest.raises(Unavailable):
                await queue(writer, [Wait("an", "0", due=LATER)])
            await writer.close()
            await asyncio.sleep(AWAY)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (free, most))

    await whole(database, await carried(database, fill))
    database.close()


async def test_server_that_is_gone(postgres_server: Any, postgres_url: str, tmp_path: Path) -> None:
    await gone(postgres_server, postgres_url, tmp_path, AWAY, patience=0.2)


@pytest.mark.long
async def test_server_that_is_gone_for_a_minute(
    postgres_server: Any, postgres_url: str, tmp_path: Path
) -> None:
    await gone(postgres_server, postgres_url, tmp_path, 60, PATIENCE_SECONDS)


async def gone(server: Any, url: str, folder: Path, seconds: float, patience: float) -> None:
    """Nobody reaches the database for so long."""
    database = Database.open(url, key=KEY, folder=folder)

    async def away() -> None:
        admit(server, url, connections=False)
        await asyncio.sleep(seconds)
        admit(server, url, connections=True)

    await whole(database, await carried(database, away, patience))
    database.close()
