"""What registers read and write with: a view of the database, and a pen that also writes.

Ids are made here, apart from those of messages, because writers run in threads of their own.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Table, insert, text
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from bot.access import Role
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.sealing import Place, Sealer
from bot.storage.steps import Step
from bot.storage.writer import Writer

T = TypeVar("T")
PART: Final = 500
"""How many ids one statement looks for."""
MANY: Final = 20
"""Rows from which on an insertion is handed to SQLite's driver as it is."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes: a person in a role, in a chat. ``person`` None: nobody who is registered."""

    person: int | None
    role: Role
    chat: int | None = None


SYSTEM: Final = Actor(None, Role.SYSTEM)
"""Our own jobs: assessments that fall due, sealing, retention."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What a write is idempotent by: an effect of a conversation, at the journal's revision."""

    conversation: int
    key: str
    revision: int

    @property
    def text(self) -> str:
        """The cause as it is stored."""
        return f"{self.conversation}:{self.revision}:{self.key}"


class SafeIds:
    """Makes ids; may be shared between threads."""

    __slots__ = ("_ids", "_lock")

    def __init__(self, process: int) -> None:
        """Take the number of this opening of the database."""
        self._ids = Ids(process)
        self._lock = threading.Lock()

    def new(self, at: datetime, above: int = 0) -> int:
        """An id that no other record of these tables has, larger than ``above``."""
        with self._lock:
            return self._ids.new(at, above)


@dataclass(frozen=True, slots=True)
class View:
    """A connection to read with, and the keys."""

    connection: Connection
    sealer: Sealer

    def open(self, place: Place, row: int, sealed: bytes) -> str:
        """The plain text of a sealed value."""
        return self.sealer.open(place, row, sealed).decode()

    def open_maybe(self, place: Place, row: int, sealed: bytes | None) -> str | None:
        """The plain text of a sealed value, None where there is none."""
        return None if sealed is None else self.open(place, row, sealed)


@cache
def _prepared(
    table: Table, names: tuple[str, ...]
) -> tuple[str, tuple[tuple[str, Callable[[Any], Any] | None], ...]]:
    """An insertion of these columns for SQLite's driver, and what each value goes through."""
    columns = [table.c[name] for name in names]
    bound = tuple(
        (column.name, column.type.dialect_impl(_SQLITE).bind_processor(_SQLITE))
        for column in columns
    )
    quoted = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    return f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})', bound  # noqa: S608


_SQLITE: Final = SQLiteDialect()


@dataclass(frozen=True, slots=True)
class Pen(View):
    """One transaction's writing: who writes and when. Made by ``Book.pen``."""

    actor: Actor
    at: datetime
    ids: SafeIds = field(repr=False)

    def new_id(self, above: int = 0) -> int:
        """An id for a record, larger than ``above``."""
        return self.ids.new(self.at, above)

    def hold(self, what: str, *keys: str | int) -> None:
        """Wait until no other transaction holds this, and hold it until the end of this one.

        SQLite has one writer, so that there is nothing to wait for.
        """
        if self.postgres:
            lock = self.sealer.lookup("lock", what, *keys)
            self.connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})

    def seal(self, place: Place, row: int, plain: str) -> bytes:
        """A text, sealed for its place and row."""
        return self.sealer.seal(place, row, plain.encode("utf-8", "replace"))

    def seal_maybe(self, place: Place, row: int, plain: str | None) -> bytes | None:
        """A text, sealed; None where there is none."""
        return None if plain is None else self.seal(place, row, plain)

    def insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Write rows that all have the same columns."""
        if len(rows) < MANY or self.postgres:
            if rows:
                self.connection.execute(insert(table), rows)
            return
        # SQLAlchemy's way takes as long for each row as SQLite does: an import has 240,000.
        names = tuple(rows[0])
        statement, bound = _prepared(table, names)
        values = [
            tuple(bind(row[name]) if bind else row[name] for name, bind in bound) for row in rows
        ]
        self.connection.exec_driver_sql(statement, values)

    @property
    def postgres(self) -> bool:
        """Whether other writers may be at work at the same time."""
        return self.connection.dialect.name == "postgresql"


_IDS: WeakKeyDictionary[Database, SafeIds] = WeakKeyDictionary()
_IDS_LOCK = threading.Lock()


class Book:
    """Registers and ledger of one opened database; as many as you like may be made."""

    def __init__(self, database: Database) -> None:
        """Take an opened database."""
        self.database = database
        with _IDS_LOCK:
            self._ids = _IDS.setdefault(database, SafeIds(database.process))

    def view(self, connection: Connection) -> View:
        """A view over a connection, such as a reader's."""
        return View(connection, self.database.sealer)

    def pen(self, connection: Connection, actor: Actor, at: datetime) -> Pen:
        """A pen for the connection of ``Writer.transaction``."""
        return Pen(connection, self.database.sealer, actor, at, self._ids)

    async def read(self, fn: Callable[[View], T]) -> T:
        """What ``fn`` finds, in a reader thread, read-only."""
        return await self.database.read(lambda connection: fn(self.view(connection)))

    async def write(
        self,
        writer: Writer,
        actor: Actor,
        at: datetime,
        fn: Callable[[Pen], T],
        step: Step | None = None,
    ) -> T:
        """What ``fn`` returns, committed, with the step where there is one.

        Raises:
            RegisterError: what ``fn`` refused; nothing is written.
            Stale, Repeated, Unavailable: as ``Writer.transaction``.
        """
        return await writer.transaction(
            lambda connection: fn(self.pen(connection, actor, at)), step
        )


def parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids, sorted and once each, a statement's worth at a time."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), PART):
        yield wanted[start : start + PART]
