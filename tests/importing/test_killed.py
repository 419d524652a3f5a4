"""A process that is killed while it imports leaves nothing of the file behind."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.storage.database import Database
from bot.storage.registers.base import Book
from bot.storage.verification import verify
from bot.storage.writer import Writer
from tests.importing import killed
from tests.importing.test_applying import applied, counts
from tests.storage.conftest import KEY

ROOT = Path(__file__).parents[2]


async def test_a_killed_import_leaves_nothing_and_can_be_repeated(
    database_url: str, tmp_path: Path
) -> None:
    command = (sys.executable, "-m", "tests.importing.killed", database_url)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    assert await process.wait() == -signal.SIGKILL
    database = Database.open(database_url, key=KEY, folder=tmp_path)
    writer = Writer(database)
    try:
        book = Book(database)
        left = await counts(book)
        assert {name for name, rows in left.items() if rows} <= {"meta"}
        again = await applied(book, writer, killed.content())
        assert again.added["participation"] == killed.ROWS
        assert (await book.read(verify)).faults == ()
    finally:
        await writer.close()
        database.close()
