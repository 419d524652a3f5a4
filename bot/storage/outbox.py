"""The outbox: a chat's history, and who sends what. Messages enter it by steps.

A message is leased before it is sent, so that after a crash it is known what may have been sent:
what a dead process had leased becomes unknown and is never blindly sent again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, select, update
from sqlmodel import Session

from bot.storage import leases
from bot.storage.database import Database
from bot.storage.steps import Lane, State
from bot.storage.tables import Outbox
from bot.storage.writer import Writer

_outbox = Outbox.__table__  # type: ignore[attr-defined]
LANES = (Lane.ANSWER, Lane.ALERT, Lane.REMINDER, Lane.BULK)
"""What is sent, in the order of urgency; echoes are only for reading."""


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message of the outbox; ``payload`` is sealed."""

    id: int
    chat: int
    cause: str
    lane: Lane
    state: State
    reason: str | None
    due: datetime
    attempts: int
    leased_by: int | None
    payload: bytes


async def history(
    database: Database, chat: int, after: int = 0, limit: int = 50
) -> tuple[StoredMessage, ...]:
    """The chat's messages with larger ids than ``after``, oldest first."""
    statement = (
        _SELECT.where(_outbox.c.chat == chat, _outbox.c.id > after)
        .order_by(_outbox.c.id)
        .limit(limit)
    )
    return await _read(database, statement)


async def latest(database: Database, chat: int, limit: int = 50) -> tuple[StoredMessage, ...]:
    """The chat's last messages, oldest first."""
    statement = _SELECT.where(_outbox.c.chat == chat).order_by(_outbox.c.id.desc()).limit(limit)
    return tuple(reversed(await _read(database, statement)))


async def claim(
    writer: Writer, at: datetime, limit: int, lanes: Sequence[Lane] = LANES
) -> tuple[StoredMessage, ...]:
    """Due messages, now leased by this process: urgent lanes first, in a lane the oldest first."""

    def take(connection: Connection) -> tuple[StoredMessage, ...]:
        taken: list[StoredMessage] = []
        for lane in lanes:
            if len(taken) < limit:
                left = limit - len(taken)
                taken.extend(_lease(connection, lane, at, left, writer.database.process))
        return tuple(taken)

    return await writer.transaction(take)


async def recover(
    writer: Writer, at: datetime, process: int | None = None
) -> tuple[StoredMessage, ...]:
    """What dead processes had leased, now unknown, oldest first.

    Args:
        writer: its own process is not dead.
        at: now; a process without a lease on its life beyond that is dead (``leases.alive``).
        process: one that is known to be dead, whatever its lease says.
    """

    def give_up(connection: Connection) -> tuple[StoredMessage, ...]:
        statement = (
            update(_outbox)
            .where(_outbox.c.state == State.LEASED.value, dead)
            .values(state=State.UNKNOWN.value, reason="process_ended")
            .returning(*_COLUMNS)
        )
        return _messages(connection.execute(statement).all())

    dead = (
        (_outbox.c.leased_by != writer.database.process) & ~leases.living(_outbox.c.leased_by, at)
        if process is None
        else _outbox.c.leased_by == process
    )
    messages = await writer.transaction(give_up)
    return tuple(sorted(messages, key=lambda message: message.id))


def _lease(
    connection: Connection, lane: Lane, at: datetime, limit: int, process: int
) -> tuple[StoredMessage, ...]:
    due = (
        select(_outbox.c.id)
        .where(
            _outbox.c.state == State.QUEUED.value, _outbox.c.lane == lane.value, _outbox.c.due <= at
        )
        .order_by(_outbox.c.due, _outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    statement = (
        update(_outbox)
        .where(_outbox.c.id.in_(select(due.c.id)), _outbox.c.state == State.QUEUED.value)
        .values(
            state=State.LEASED.value,
            leased_by=process,
            leased_at=at,
            attempts=_outbox.c.attempts + 1,
        )
        .returning(*_COLUMNS)
    )
    messages = _messages(connection.execute(statement).all())
    return tuple(sorted(messages, key=lambda message: (message.due, message.id)))


async def _read(
    database: Database, statement: Select[tuple[object, ...]]
) -> tuple[StoredMessage, ...]:
    def find(session: Session) -> tuple[StoredMessage, ...]:
        return _messages(session.connection().execute(statement).all())

    return await database.read(find)


def _messages(rows: Sequence[Row[tuple[object, ...]]]) -> tuple[StoredMessage, ...]:
    return tuple(
        StoredMessage(**{**row._mapping, "lane": Lane(row.lane), "state": State(row.state)})
        for row in rows
    )


_COLUMNS = tuple(_outbox.c[name] for name in StoredMessage.__dataclass_fields__)
_SELECT: Select[tuple[object, ...]] = select(*_COLUMNS)
