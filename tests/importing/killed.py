"""A process that is killed in the middle of an import: ``python -m tests.importing.killed URL``."""

import asyncio
import io
import os
import signal
import sys

from bot.importing.whole import import_file
from bot.storage.database import Database
from bot.storage.registers.base import SYSTEM, Book
from bot.storage.writer import Writer
from tests.importing.books import TODAY, moment, participant, sheets, workbook
from tests.storage.conftest import KEY

ROWS = 1200


def die(what: str, rows: int) -> None:
    """Die as soon as households are written and participations are under way."""
    if what == "write" and rows:
        os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str) -> None:
    """Import a commune; never returns."""
    database = Database.open(url, key=KEY)
    await import_file(
        Book(database),
        Writer(database),
        io.BytesIO(content()),
        "bang.xlsx",
        actor=SYSTEM,
        at=moment(),
        today=TODAY,
        progress=die,
    )


def content() -> bytes:
    """The sheet."""
    return workbook(sheets(*map(participant, range(ROWS))))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
