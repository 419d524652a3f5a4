"""Which database is meant, and how to connect to it: one engine that writes, one that only reads.

What must hold on every connection (durability, waiting, read-only) is set here and nowhere else.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from bot.records import record
from bot.storage.errors import CannotOpen

READERS = 4
"""Threads, and so connections, that read."""
BUSY_SECONDS = 10
"""How long a write waits for another process's write."""
_CACHED_STATEMENTS = 256
_CHECKPOINT_PAGES = 4000
"""Of the log, 16 MB: hot pages go to the file once, not in every second batch."""

_PRAGMAS = (
    "journal_mode=WAL",
    f"wal_autocheckpoint={_CHECKPOINT_PAGES}",
    # What one statement puts aside; a file for it costs a third of a step.
    "temp_store=MEMORY",
)


@record
class Address:
    """A database and the folder of its key file and its received files."""

    url: URL
    folder: Path
    name: str

    @classmethod
    def parse(cls, url: str, folder: Path | None = None) -> "Address":
        """The address that ``BOT_DATABASE_URL`` means.

        Raises:
            CannotOpen: it names no SQLite file and no PostgreSQL database.
        """
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise CannotOpen(_BAD_URL) from None
        if parsed.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
            return cls(parsed, folder or Path("data"), parsed.database or "postgres")
        if parsed.drivername != "sqlite" or parsed.query or parsed.host:
            raise CannotOpen(_BAD_URL)
        if parsed.database in {None, "", ":memory:"}:
            raise CannotOpen("A database in memory loses everything. " + _BAD_URL)
        file = Path(str(parsed.database)).expanduser()
        return cls(parsed.set(database=str(file)), folder or file.parent, file.name)

    @property
    def key_file(self) -> Path:
        """Where the key lies when BOT_DATA_KEY is not set."""
        return self.folder / f"{self.name}.key"

    @property
    def files(self) -> Path:
        """The folder of received files, sealed."""
        return self.folder / f"{self.name}.files"

    @property
    def sqlite(self) -> bool:
        """Whether it is a SQLite file."""
        return self.url.drivername == "sqlite"

    def writing(self) -> Engine:
        """An engine whose every transaction is durable when its commit returns."""
        if not self.sqlite:
            return create_engine(self.url, poolclass=NullPool, connect_args=_postgres("off"))
        Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        return self._sqlite_engine("BEGIN IMMEDIATE", "synchronous=FULL", poolclass=NullPool)

    def reading(self) -> Engine:
        """An engine on which writing is an error."""
        if not self.sqlite:
            # Each statement sees what is committed, in a transaction or not: without one it is a
            # single round trip.
            return create_engine(
                self.url,
                pool_size=READERS,
                isolation_level="AUTOCOMMIT",
                connect_args=_postgres("on"),
            )
        return self._sqlite_engine("BEGIN", "query_only=ON", pool_size=READERS)

    def _sqlite_engine(self, begin: str, pragma: str, **options: Any) -> Engine:
        arguments = {
            "isolation_level": None,
            "timeout": BUSY_SECONDS,
            "check_same_thread": False,
            "cached_statements": _CACHED_STATEMENTS,
        }
        engine = create_engine(self.url, connect_args=arguments, **options)

        def connected(connection: sqlite3.Connection, _record: object) -> None:
            for setting in (*_PRAGMAS, pragma):
                connection.execute(f"PRAGMA {setting}").close()

        def begun(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        event.listen(engine, "connect", connected)
        event.listen(engine, "begin", begun)
        return engine


_BAD_URL = (
    "BOT_DATABASE_URL must be a file such as sqlite:///data/bot.db (sqlite:////srv/bot.db from the"
    " root) or a database such as postgresql://user:password@host:5432/name."
)


def _postgres(read_only: str) -> dict[str, Any]:
    options = (
        f"-c default_transaction_read_only={read_only}"
        f" -c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=60s"
    )
    return {
        "options": options,
        "connect_timeout": BUSY_SECONDS,
        "prepare_threshold": 1,
        "application_name": "revolving-fund-assistant",
    }
