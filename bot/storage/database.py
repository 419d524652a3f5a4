"""One opened database: its key, its ids, its readers. What writes is ``bot.storage.writer``."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from bot.storage import schema
from bot.storage.address import READERS, Address
from bot.storage.errors import CannotOpen, Unavailable
from bot.storage.faults import Fault, fault_of
from bot.storage.ids import Ids
from bot.storage.sealing import Sealer, find_key

T = TypeVar("T")


class Database:
    """An opened database. ``process`` is a number that no other opening ever had."""

    def __init__(self, address: Address, engine: Engine, sealer: Sealer, process: int) -> None:
        self.address = address
        self.engine = engine
        self.sealer = sealer
        self.process = process
        self.ids = Ids(process)
        self._reading = address.reading()
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="storage-read")

    @classmethod
    def open(
        cls,
        url: str,
        *,
        key: bytes | str | None = None,
        folder: Path | None = None,
        migrate: bool = True,
    ) -> "Database":
        """The database at this address, made or migrated where that is needed.

        Args:
            url: ``BOT_DATABASE_URL``.
            key: ``BOT_DATA_KEY``; without it the key file beside the database.
            folder: where key file and received files lie; by default beside a SQLite file, and
                ``data`` for PostgreSQL.
            migrate: bring an older schema up to date, and make a missing one.

        Raises:
            CannotOpen: the address, the key or the schema does not fit.
            Unavailable: the server does not answer, or another process holds the database.
        """
        address = Address.parse(url, folder)
        engine = address.writing()
        try:
            with engine.connect() as connection:
                new = schema.version(connection) is None
            sealer = Sealer(find_key(key, address.key_file, new=new and migrate))
            with engine.begin() as connection:
                process = _admit(connection, sealer, migrate=migrate)
        except DBAPIError as error:
            engine.dispose()
            raise _explained(address, error) from error
        except BaseException:
            engine.dispose()
            raise
        return cls(address, engine, sealer, process)

    async def read(self, fn: Callable[[Connection], T]) -> T:
        """What ``fn`` finds, in a reader thread, on a connection that cannot write.

        SQLite shows it one state; on PostgreSQL each statement sees what was committed before it.

        Raises:
            Unavailable: the database does not answer.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, fn)

    def close(self) -> None:
        """Close the readers; the writer is closed by its own ``close`` before."""
        self._readers.shutdown()
        self._reading.dispose()
        self.engine.dispose()

    def _read(self, fn: Callable[[Connection], T]) -> T:
        for attempt in (1, 2):
            try:
                with self._reading.connect() as connection:
                    return fn(connection)
            except DBAPIError as error:
                # A pooled connection may have died while it lay idle: a new one gets one try.
                if error.connection_invalidated and attempt == 1:
                    continue
                if fault_of(error) is not Fault.WRONG:
                    raise Unavailable("the database does not answer a read") from error
                raise
        raise AssertionError("the second attempt returns or raises")


def _admit(connection: Connection, sealer: Sealer, *, migrate: bool) -> int:
    """The number of this opening, once schema and key are right."""
    if schema.bring_to_head(connection, migrate=migrate):
        connection.execute(_REMEMBER_KEY, {"id": sealer.key_id})
    remembered = connection.execute(_KEY).scalar_one()
    if remembered != sealer.key_id:
        raise CannotOpen(
            "This database was sealed with another data key, so nothing in it could be read."
            " Set BOT_DATA_KEY, or put back the key file, to the key that was used before."
        )
    return int(connection.execute(_COUNT_OPENING).scalar_one())


_REMEMBER_KEY = text("INSERT INTO meta (name, value) VALUES ('key_id', :id)")
_KEY = text("SELECT value FROM meta WHERE name = 'key_id'")
_COUNT_OPENING = text(
    "INSERT INTO meta (name, value) VALUES ('openings', '1') ON CONFLICT (name) DO UPDATE"
    " SET value = CAST(CAST(meta.value AS BIGINT) + 1 AS TEXT) RETURNING value"
)


def _explained(address: Address, error: DBAPIError) -> CannotOpen | Unavailable:
    where = address.url.render_as_string(hide_password=True)
    what = f"The database {where} cannot be opened ({type(error.orig).__name__})."
    if fault_of(error) is not Fault.WRONG:
        return Unavailable(f"{what} Is the server running, the folder writable, the disk full?")
    return CannotOpen(f"{what} Is it a database of this program, and may this user write to it?")
