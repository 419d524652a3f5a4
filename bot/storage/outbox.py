"""The outbox: every message that goes out, its history, and what became of it.

Messages enter it by steps or by ``queue``. Who sends them is ``bot.storage.claims``; what a dead
process had leased becomes unknown here and is never blindly sent again.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, Select, exists, func, select, update

from bot.records import record
from bot.storage import leases
from bot.storage.bulk import Bulk
from bot.storage.claims import AGAIN, AHEAD
from bot.storage.database import Database
from bot.storage.moments import micros
from bot.storage.ports import port_of
from bot.storage.steps import Lane, State
from bot.storage.tables import LEASED_MESSAGES
from bot.storage.tables import outbox as _outbox
from bot.storage.writer import Writer

LANES = (Lane.ANSWER, Lane.ALERT, Lane.REMINDER, Lane.BULK)
"""What is sent, in the order of urgency; echoes are only for reading."""
COPIED = "copied"
"""The reason of a sent message that a page shows by a newer copy."""


@record
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


@record
class Queued:
    """A message to be sent when it is due. ``payload`` is sealed for ``Place.OUTBOX`` and its id.

    After ``useful_until`` it is dropped; at ``expires_at`` retention removes the row. ``route`` is
    "channel/account" where that is known.
    """

    id: int
    chat: int
    cause: str
    lane: Lane
    due: datetime
    payload: bytes
    useful_until: datetime | None = None
    expires_at: datetime | None = None
    route: str = ""
    broadcast: int | None = None


@record
class Shown:
    """A page's copy, under a new id, of a message that was sent there now."""

    id: int
    original: int
    at: datetime
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


async def shown(database: Database, chat: int, limit: int = 50) -> tuple[StoredMessage, ...]:
    """What a page shows of the chat: its last messages that have arrived there, oldest first."""
    arrived = (_outbox.c.state == State.SENT.value) & (
        _outbox.c.reason.is_(None) | (_outbox.c.reason != COPIED)
    )
    statement = (
        _SELECT.where(_outbox.c.chat == chat, arrived).order_by(_outbox.c.id.desc()).limit(limit)
    )
    return tuple(reversed(await _read(database, statement)))


async def said(database: Database, chat: int, limit: int) -> tuple[StoredMessage, ...]:
    """What the chat was told last, whenever it was planned, newest first."""
    gone = _outbox.c.state.in_([State.SENT.value, State.LEASED.value, State.UNKNOWN.value])
    when = func.coalesce(_outbox.c.sent_at, _outbox.c.leased_at)
    statement = _SELECT.where(_outbox.c.chat == chat, gone, _outbox.c.lane != Lane.ECHO.value)
    return await _read(database, statement.order_by(when.desc(), _outbox.c.id.desc()).limit(limit))


def newest(connection: Connection) -> int:
    """The largest id of a message; 0 where there is none."""
    return connection.execute(select(func.max(_outbox.c.id))).scalar() or 0


def queue(connection: Connection, rows: Sequence[Queued]) -> None:
    """Write messages that are to be sent; one whose cause is there already is not written.

    For ``Writer.transaction``: what makes a message due is committed together with it.
    """
    values = [
        (
            row.id,
            row.chat,
            row.cause,
            row.lane.value,
            micros(row.due),
            _maybe(row.useful_until),
            _maybe(row.expires_at),
            row.route,
            row.broadcast,
            row.payload,
        )
        for row in rows
    ]
    if values:
        port_of(connection).run(_QUEUE, values)


def copy_shown(connection: Connection, rows: Sequence[Shown]) -> None:
    """Write what pages show of messages that were planned long before, as their newest."""
    values = [(row.id, row.original, micros(row.at), row.payload) for row in rows]
    if values:
        port_of(connection).run(_COPY, values)


async def recover(
    writer: Writer, at: datetime, process: int | None = None
) -> tuple[StoredMessage, ...]:
    """What dead processes had leased, now unknown, oldest first.

    An answer only says something again, so it is queued to be sent once more, unless that was done
    before or the chat went on meanwhile.

    Args:
        writer: its own process is not dead.
        at: now; a process without a lease on its life beyond that is dead (``leases.alive``).
        process: one that is known to be dead, whatever its lease says.
    """
    dead = (
        (_outbox.c.leased_by != writer.database.process) & ~leases.living(_outbox.c.leased_by, at)
        if process is None
        else _outbox.c.leased_by == process
    )
    lost = LEASED_MESSAGES & (_outbox.c.due <= at + AHEAD) & dead

    def give_up(connection: Connection) -> tuple[StoredMessage, ...]:
        connection.execute(
            update(_outbox)
            .where(lost, _AGAIN)
            # It keeps its time, and so its place before what came after it.
            .values(state=State.QUEUED.value, reason=AGAIN, leased_by=None)
        )
        statement = (
            update(_outbox)
            .where(lost)
            .values(state=State.UNKNOWN.value, reason="process_ended")
            .returning(*_COLUMNS)
        )
        return _messages(connection.execute(statement).all())

    messages = await writer.transaction(give_up)
    return tuple(sorted(messages, key=lambda message: message.id))


async def _read(
    database: Database, statement: Select[tuple[object, ...]]
) -> tuple[StoredMessage, ...]:
    def find(connection: Connection) -> tuple[StoredMessage, ...]:
        return _messages(connection.execute(statement).all())

    return await database.read(find)


def _messages(rows: Sequence[Row[tuple[object, ...]]]) -> tuple[StoredMessage, ...]:
    return tuple(
        StoredMessage(**{**row._mapping, "lane": Lane(row.lane), "state": State(row.state)})
        for row in rows
    )


def _maybe(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


_QUEUE = Bulk(
    (
        ("id", "bigint"),
        ("chat", "bigint"),
        ("cause", "text"),
        ("lane", "text"),
        ("due", "bigint"),
        ("useful_until", "bigint"),
        ("expires_at", "bigint"),
        ("route", "text"),
        ("broadcast", "bigint"),
        ("payload", "bytea"),
    ),
    "INSERT INTO outbox (id, chat, cause, lane, state, due, attempts, useful_until, expires_at,"
    " route, broadcast, payload) SELECT id, chat, cause, lane, 'queued', due, 0, useful_until,"
    " expires_at, route, broadcast, payload FROM v WHERE id IS NOT NULL"
    " ON CONFLICT (cause) DO NOTHING",
)
_COPY = Bulk(
    (("id", "bigint"), ("original", "bigint"), ("at", "bigint"), ("payload", "bytea")),
    "INSERT INTO outbox (id, chat, cause, lane, state, due, attempts, sent_at, expires_at, payload)"
    " SELECT v.id, outbox.chat, outbox.cause || '/shown', outbox.lane, 'sent', v.at, 1, v.at,"
    " outbox.expires_at, v.payload FROM v JOIN outbox ON outbox.id = v.original"
    " ON CONFLICT (cause) DO NOTHING",
)
_later = _outbox.alias("later")
_AGAIN = (
    (_outbox.c.lane == Lane.ANSWER.value)
    & (_outbox.c.reason.is_(None) | (_outbox.c.reason != AGAIN))
    & ~exists(
        select(_later.c.id).where(
            _later.c.chat == _outbox.c.chat,
            _later.c.id > _outbox.c.id,
            _later.c.lane == Lane.ANSWER.value,
            _later.c.state == State.SENT.value,
        )
    )
)
"""An answer that may be sent once more, and that nothing followed."""
_COLUMNS = tuple(_outbox.c[name] for name in StoredMessage.__dataclass_fields__)
_SELECT: Select[tuple[object, ...]] = select(*_COLUMNS)
