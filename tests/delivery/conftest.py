"""Databases, opened, with a writer."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.writer import Writer
from tests.delivery.house import KEY


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """An opened empty database, of each kind."""
    opened = Database.open(database_url, key=KEY, folder=tmp_path)
    yield opened
    opened.close()


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """A writer of that database."""
    made = Writer(database)
    yield made
    await made.close()
