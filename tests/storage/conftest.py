"""Databases, opened, with a writer."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.storage.database import Database
from bot.storage.writer import Writer
from tests.databases import (  # noqa: F401
    database_url,
    postgres_server,
    postgres_url,
    sqlite_url,
)

KEY = bytes(range(32))

# A busy machine is no failure: no example has a deadline.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Iterator[Database]:  # noqa: F811
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
