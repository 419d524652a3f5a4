"""The two databases as ``bot.storage.batch`` sees them: plain driver calls, nothing compiled.

SQLite: every call lets other threads run and may wait for its turn afterwards, so there are few
calls, and none that fetches row by row. PostgreSQL: every call is a round trip.
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.storage import bulk
from bot.storage.bulk import MOST_ROWS, Bulk, Row, padded
from bot.storage.steps import Step

if TYPE_CHECKING:
    import psycopg


class SqlitePort:
    """A SQLite connection that holds the write lock: what it reads stays true."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._cursor = connection.cursor()

    def standing(self, steps: Sequence[Step]) -> tuple[dict[int, int], set[int]]:
        revisions: dict[int, int] = {}
        known: set[int] = set()
        rows = [(step.chat.id, step.event) for step in steps]
        for part in _parts(rows):
            self.run(_STANDING, part)
            found = self._cursor.fetchone()
            revisions.update(json.loads(found[0]))
            known.update(json.loads(found[1]))
        return revisions, known

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
        self._cursor = connection.cursor()

    def standing(self, steps: Sequence[Step]) -> tuple[dict[int, int], set[int]]:
        ids = [step.chat.id for step in steps]
        self._cursor.execute(_HOLD_CHATS, (ids,))
        return dict(self._cursor.fetchall()), set()

    def insert_chats(self, rows: Sequence[Row]) -> set[int]:
        return self._returning(bulk.INSERT_CHATS, rows, " RETURNING id")

    def remember(self, rows: Sequence[Row]) -> set[int]:
        return self._returning(bulk.REMEMBER_EVENTS, rows, " RETURNING chat")

    def forget_chat(self, chat: int) -> None:
        self._cursor.execute("DELETE FROM chats WHERE id = %s", (chat,))

    def run(self, bulk: Bulk, rows: Sequence[Row]) -> None:
        self._cursor.execute(bulk.for_postgres, _columns(rows))

    def _returning(self, bulk: Bulk, rows: Sequence[Row], returning: str) -> set[int]:
        self._cursor.execute(bulk.for_postgres + returning, _columns(rows))
        return {found[0] for found in self._cursor.fetchall()}


_HOLD_CHATS = "SELECT id, revision FROM chats WHERE id = ANY(%b::bigint[]) ORDER BY id FOR UPDATE"


def _parts(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]


def _columns(rows: Sequence[Row]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


AnyPort = SqlitePort | PostgresPort


def port_of(connection: Connection) -> AnyPort:
    """The port over SQLAlchemy's connection."""
    driver: Any = connection.connection.driver_connection
    return SqlitePort(driver) if connection.dialect.name == "sqlite" else PostgresPort(driver)
