"""Messages that a transaction writes beside its step, to any chat, and who reads them.

For ``Writer.transaction``: everything here takes its connection. Ids come from ``Database.ids`` of
the event loop, made before; payloads arrive sealed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Insert, select
from sqlalchemy.dialects import sqlite

from bot.storage.steps import Message, State
from bot.storage.tables import chats as _chats
from bot.storage.tables import outbox as _outbox

_PART = 500


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat as a message to it needs it; ``state`` is sealed."""

    chat: int
    language: str
    state: bytes


def readers(connection: Connection, chats: Iterable[int]) -> dict[int, Reader]:
    """The stored ones of these chats, by id."""
    wanted = sorted(set(chats))
    found: dict[int, Reader] = {}
    for start in range(0, len(wanted), _PART):
        statement = select(_chats.c.id, _chats.c.language, _chats.c.state).where(
            _chats.c.id.in_(wanted[start : start + _PART])
        )
        found.update((row.id, Reader(*row)) for row in connection.execute(statement))
    return found


def post(connection: Connection, messages: Sequence[Message], at: datetime, process: int) -> None:
    """Write messages; a second one with the same cause is not written."""
    if not messages:
        return
    rows = [_row(message, at, process) for message in messages]
    connection.execute(_insert(connection), rows)


def _insert(connection: Connection) -> Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(_outbox).on_conflict_do_nothing(index_elements=["cause"])
    # Imported with its drivers, and only where it is the database.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(_outbox).on_conflict_do_nothing(index_elements=["cause"])


def latest(connection: Connection, chat: int, count: int) -> tuple[int, ...]:
    """The ids of the last messages of a chat."""
    statement = select(_outbox.c.id).where(_outbox.c.chat == chat)
    statement = statement.order_by(_outbox.c.id.desc()).limit(count)
    return tuple(connection.execute(statement).scalars())


def _row(message: Message, at: datetime, process: int) -> dict[str, object]:
    leased = message.state is State.LEASED
    return {
        "id": message.id,
        "chat": message.chat,
        "cause": message.cause,
        "lane": message.lane.value,
        "state": message.state.value,
        "due": message.due or at,
        "attempts": 1 if leased else 0,
        "leased_by": process if leased else None,
        "leased_at": at if leased else None,
        "sent_at": at if message.state is State.SENT else None,
        "expires_at": message.expires_at,
        "payload": message.payload,
    }
