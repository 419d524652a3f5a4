"""The two databases as ``bot.storage.batch`` sees them: plain driver calls, nothing compiled.

SQLite: every call lets other threads run and may wait for its turn afterwards, so there are few
calls, and none that fetches row by row. PostgreSQL: every call is a round trip, so there are fewer.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.storage import bulk
from bot.storage.bulk import MOST_ROWS, Bulk, Row, Standing, Write, padded
from bot.storage.moments import micros
from bot.storage.steps import Step

if TYPE_CHECKING:
    import psycopg


class SqlitePort:
    """A SQLite connection that holds the write lock: what it reads stays true."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cursor = connection.cursor()

    def standing(self, steps: Sequence[Step]) -> Standing:
        revisions: dict[int, int] = {}
        known: set[int] = set()
        rows = [(step.chat.id, step.event) for step in steps]
        for part in _parts(rows):
            self.run(_STANDING, part)
            found = self._cursor.fetchone()
            revisions.update(json.loads(found[0]))
            known.update(json.loads(found[1]))
        return Standing(revisions, known, set())

    def revision(self, chat: int) -> int | None:
        found = self._cursor.execute("SELECT revision FROM chats WHERE id = ?", (chat,)).fetchone()
        return None if found is None else int(found[0])

    def insert_chats(self, rows: Sequence[Row]) -> set[int]:
        self.run(bulk.INSERT_CHATS, rows)
        return {row[0] for row in rows}

    def remember(self, rows: Sequence[Row]) -> set[int]:
        self.run(bulk.REMEMBER_EVENTS, rows)
        return {row[0] for row in rows}

    def forget_chat(self, chat: int) -> None:
        raise AssertionError(f"the repeated event of chat {chat} was known before its insertion")

    def run(self, bulk: Bulk, rows: Sequence[Row]) -> None:
        for part in _parts(rows):
            size, flat = padded(part, bulk.padding)
            self._cursor.execute(bulk.for_sqlite(size), flat)

    def fetch(self, text: str, values: Mapping[str, Any]) -> list[Row]:
        return self._cursor.execute(text, values).fetchall()

    def run_together(self, writes: Sequence[Write]) -> None:
        for write in writes:
            self.run(*write)

    def carry(self, checked: Sequence[Write], writes: Sequence[Write]) -> bool:
        for write in checked:
            before = self._connection.total_changes
            self.run(*write)
            if self._connection.total_changes - before != len(write[1]):
                return False
        self.run_together(writes)
        return True


_STANDING = Bulk(
    (("chat", "bigint"), ("event", "bigint")),
    "SELECT (SELECT json_group_array(json_array(chats.id, chats.revision))"
    " FROM v CROSS JOIN chats ON chats.id = v.chat),"
    " (SELECT json_group_array(seen.chat)"
    " FROM v CROSS JOIN seen ON seen.chat = v.chat AND seen.event = v.event)",
)


class PostgresPort:
    """A PostgreSQL connection; other processes write at the same time."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        from psycopg import Error
        from psycopg.errors import DivisionByZero

        from bot.storage import arrays

        self._arrays = arrays
        self._broken, self._not_so = Error, DivisionByZero
        self._connection = connection
        self._cursor = connection.cursor()
        arrays.teach(self._cursor)

    @contextmanager
    def by_itself(self) -> Iterator[None]:
        """Where one statement is the whole transaction: one round trip instead of three."""
        self._connection.autocommit = True
        try:
            yield
        finally:
            with suppress(self._broken):  # a lost connection is not used again
                self._connection.autocommit = False

    def standing(self, steps: Sequence[Step]) -> Standing:
        rows = [(s.chat.id, s.chat.expected, s.event, micros(s.at)) for s in steps]
        columns = [self._arrays.bigints(column) for column in zip(*rows, strict=True)]
        self._cursor.execute(_STANDING_AND_SEEN, (*columns, columns[0]))
        revisions: dict[int, int] = {}
        remembered: set[int] = set()
        for chat, revision, fresh in self._cursor.fetchall():
            revisions[chat] = revision
            if fresh:
                remembered.add(chat)
        known = {
            chat
            for chat, expected, event, _ in rows
            if event is not None and revisions.get(chat) == expected and chat not in remembered
        }
        return Standing(revisions, known, remembered)

    def revision(self, chat: int) -> int | None:
        self._cursor.execute("SELECT revision FROM chats WHERE id = %s FOR UPDATE", (chat,))
        found = self._cursor.fetchone()
        return None if found is None else int(found[0])

    def insert_chats(self, rows: Sequence[Row]) -> set[int]:
        return self._returning(bulk.INSERT_CHATS, rows, " RETURNING id")

    def remember(self, rows: Sequence[Row]) -> set[int]:
        return self._returning(bulk.REMEMBER_EVENTS, rows, " RETURNING chat")

    def forget_chat(self, chat: int) -> None:
        self._cursor.execute("DELETE FROM chats WHERE id = %s", (chat,))

    def run(self, bulk: Bulk, rows: Sequence[Row]) -> None:
        self._cursor.execute(bulk.for_postgres, self._columns(bulk, rows))

    def fetch(self, text: str, values: Mapping[str, Any]) -> list[Row]:
        self._cursor.execute(_for_psycopg(text), values, binary=True)
        return self._cursor.fetchall()

    def run_together(self, writes: Sequence[Write]) -> None:
        text = bulk.together(*[statement.for_postgres for statement, _ in writes])
        self._cursor.execute(text, [column for write in writes for column in self._columns(*write)])

    def carry(self, checked: Sequence[Write], writes: Sequence[Write]) -> bool:
        every = (*checked, *writes)
        texts = [statement.for_postgres for statement, _ in every]
        text = bulk.together(*texts, counted=len(checked))
        columns = [column for write in every for column in self._columns(*write)]
        try:
            self._cursor.execute(text, [*columns, *[len(rows) for _, rows in checked]])
        except self._not_so:
            return False
        return True

    def _returning(self, bulk: Bulk, rows: Sequence[Row], returning: str) -> set[int]:
        self._cursor.execute(bulk.for_postgres + returning, self._columns(bulk, rows))
        return {found[0] for found in self._cursor.fetchall()}

    def _columns(self, bulk: Bulk, rows: Sequence[Row]) -> list[bytes]:
        made = self._arrays.ARRAYS
        columns = zip(bulk.columns, zip(*rows, strict=True), strict=True)
        return [made[kind](column) for (_, kind), column in columns]


_STANDING_AND_SEEN = (
    "WITH v (chat, expected, event, at) AS (SELECT * FROM unnest("
    "%b::bigint[], %b::bigint[], %b::bigint[], %b::bigint[])),"
    " held AS MATERIALIZED (SELECT id, revision FROM chats WHERE id = ANY(%b::bigint[])"
    " ORDER BY id FOR UPDATE),"
    " fresh AS (INSERT INTO seen (chat, event, at) SELECT v.chat, v.event, v.at"
    " FROM v JOIN held ON held.id = v.chat AND held.revision = v.expected"
    " WHERE v.event IS NOT NULL ON CONFLICT DO NOTHING RETURNING chat)"
    " SELECT held.id, held.revision, fresh.chat IS NOT NULL"
    " FROM held LEFT JOIN fresh ON fresh.chat = held.id"
)
"""What is held is as it is now, whoever moved it while this waited."""


@lru_cache(maxsize=64)
def _for_psycopg(text: str) -> str:
    """A text with its ``:names`` as psycopg writes them."""
    return _NAMES.sub(r"%(\1)s", text)


_NAMES = re.compile(r":(\w+)")


def _parts(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]


AnyPort = SqlitePort | PostgresPort


def port_of(connection: Connection) -> AnyPort:
    """The port over SQLAlchemy's connection."""
    driver: Any = connection.connection.driver_connection
    return SqlitePort(driver) if connection.dialect.name == "sqlite" else PostgresPort(driver)
