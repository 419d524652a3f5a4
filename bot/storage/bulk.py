"""The statements of the writer: each writes many rows at once, on either database.

A bulk names its rows ``v``; what stands for them is the only difference between the databases:
``VALUES`` of padded length for SQLite (few texts, so few statements to prepare), arrays for
PostgreSQL (one text for any number).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, NamedTuple

Row = tuple[Any, ...]

EIGHT = 8
MOST_ROWS = 128
"""Rows of one SQLite statement; more rows take several."""


@dataclass(frozen=True)
class Bulk:
    """A statement over rows ``v`` whose columns have these PostgreSQL types.

    The first column is never NULL in a row: that is how padding is told from rows. ``shared`` is
    the text for PostgreSQL where others writing at the same time make another one necessary.
    """

    columns: tuple[tuple[str, str], ...]
    text: str
    shared: str = ""

    @cached_property
    def _names(self) -> str:
        return ", ".join(name for name, _ in self.columns)

    @cached_property
    def padding(self) -> Row:
        """A row that is none."""
        return (None,) * len(self.columns)

    @cached_property
    def for_postgres(self) -> str:
        """The text for psycopg; its parameters are the columns as arrays."""
        arrays = ", ".join(f"%b::{kind}[]" for _, kind in self.columns)
        return (
            f"WITH v ({self._names}) AS (SELECT * FROM unnest({arrays})) {self.shared or self.text}"  # noqa: S608
        )

    def for_sqlite(self, rows: int) -> str:
        """The text for sqlite3 and this many rows; its parameters are the rows, flat."""
        return _for_sqlite(self._names, len(self.columns), self.text, rows)


Write = tuple[Bulk, Sequence[Row]]
"""A statement with its rows."""


class Standing(NamedTuple):
    """Where chats stand before their steps: the revisions that are stored, the chats whose event
    was committed before, and those whose event is remembered from now on."""

    revisions: dict[int, int]
    known: set[int]
    remembered: set[int]


_COUNT = "(SELECT count(*) FROM w%d) = %%b"


@lru_cache(maxsize=64)
def together(*texts: str, counted: int = 0) -> str:
    """One text for PostgreSQL that carries out several: one round trip instead of as many.

    All see the database as it was before, so no row may be touched by two of them. Where one of the
    first ``counted`` has not changed as many rows as a further parameter says, it divides by zero
    and has changed nothing.
    """
    if len(texts) == 1 and not counted:
        return texts[0]
    returning = [" RETURNING 1" if number < counted else "" for number in range(len(texts))]
    parts = ", ".join(f"w{n} AS ({text}{returning[n]})" for n, text in enumerate(texts))
    counts = " AND ".join([_COUNT % number for number in range(counted)])
    return f"WITH {parts} SELECT {f'1 / ({counts})::int' if counted else ''}"


@lru_cache(maxsize=512)
def _for_sqlite(names: str, columns: int, text: str, rows: int) -> str:
    row = f"({', '.join('?' * columns)})"
    return f"WITH v ({names}) AS (VALUES {', '.join([row] * rows)}) {text}"


def padded(rows: Sequence[Row], padding: Row) -> tuple[int, list[Any]]:
    """So many rows that few texts are needed, and the rows, flat: a power of two up to eight,
    then the next multiple of it. Padding costs nearly as much as rows, and a text to prepare as
    much as hundreds of them."""
    few = len(rows) <= EIGHT
    size = 1 << (len(rows) - 1).bit_length() if few else -(-len(rows) // EIGHT) * EIGHT
    flat = list(chain.from_iterable(rows))
    flat.extend(padding * (size - len(rows)))
    return size, flat


INSERT_CHATS = Bulk(
    (
        ("id", "bigint"),
        ("channel", "text"),
        ("account", "text"),
        ("external", "bytea"),
        ("revision", "bigint"),
        ("language", "text"),
        ("state", "bytea"),
        ("at", "bigint"),
    ),
    "INSERT INTO chats (id, channel, account, external, revision, language, state, created_at,"
    " updated_at) SELECT id, channel, account, external, revision, language, state, at, at FROM v"
    " WHERE id IS NOT NULL ON CONFLICT DO NOTHING",
)

_MOVED = (
    "UPDATE chats SET revision = v.revision, language = v.language, state = v.state,"
    " updated_at = v.at"
)
_HELD = (
    " FROM v JOIN (SELECT id, revision FROM chats WHERE id IN (SELECT id FROM v) ORDER BY id"
    " FOR UPDATE) AS held ON held.id = v.id AND held.revision = v.expected"
)
MOVE_CHATS = Bulk(
    (
        ("id", "bigint"),
        ("expected", "bigint"),
        ("revision", "bigint"),
        ("language", "text"),
        ("state", "bytea"),
        ("at", "bigint"),
    ),
    _MOVED + " FROM v WHERE chats.id = v.id AND chats.revision = v.expected",
    # In the order of ids, so that two processes never wait for each other.
    _MOVED + _HELD + " WHERE chats.id = v.id",
)
"""Chats that no longer stand where their step expects them stay as they are."""

REMEMBER_EVENTS = Bulk(
    (("chat", "bigint"), ("event", "bigint"), ("at", "bigint")),
    "INSERT INTO seen (chat, event, at) SELECT chat, event, at FROM v WHERE chat IS NOT NULL"
    " ON CONFLICT DO NOTHING",
)

WRITE_JOURNALS = Bulk(
    (
        ("id", "bigint"),
        ("chat", "bigint"),
        ("name", "text"),
        ("status", "text"),
        ("opened_at", "bigint"),
        ("revision", "bigint"),
        ("payload", "bytea"),
        ("expires_at", "bigint"),
    ),
    "INSERT INTO journals (id, chat, name, status, opened_at, revision, payload, expires_at)"
    " SELECT id, chat, name, status, opened_at, revision, payload, expires_at FROM v"
    " WHERE id IS NOT NULL ON CONFLICT (id) DO UPDATE SET status = excluded.status,"
    " revision = excluded.revision, payload = excluded.payload, expires_at = excluded.expires_at",
)

INSERT_MESSAGES = Bulk(
    (
        ("id", "bigint"),
        ("chat", "bigint"),
        ("cause", "text"),
        ("lane", "text"),
        ("state", "text"),
        ("due", "bigint"),
        ("attempts", "bigint"),
        ("leased_by", "bigint"),
        ("leased_at", "bigint"),
        ("sent_at", "bigint"),
        ("expires_at", "bigint"),
        ("payload", "bytea"),
    ),
    "INSERT INTO outbox (id, chat, cause, lane, state, due, attempts, leased_by, leased_at,"
    " sent_at, expires_at, payload) SELECT id, chat, cause, lane, state, due, attempts, leased_by,"
    " leased_at, sent_at, expires_at, payload FROM v WHERE id IS NOT NULL"
    " ON CONFLICT (cause) DO NOTHING",
)

MARK_MESSAGES = Bulk(
    (
        ("id", "bigint"),
        ("state", "text"),
        ("reason", "text"),
        ("sent_at", "bigint"),
        ("due", "bigint"),
    ),
    "UPDATE outbox SET state = v.state, reason = v.reason,"
    " sent_at = COALESCE(v.sent_at, outbox.sent_at), due = COALESCE(v.due, outbox.due)"
    " FROM v WHERE outbox.id = v.id AND outbox.state IN ('queued', 'leased', 'unknown')",
)
