"""Broadcasts: one text for the chats of a scope, its messages in the outbox, how far it is.

A broadcast is begun, filled in small transactions (people's messages do not wait for it), and runs
out by itself. Who may say what to whom is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Row, exists, func, insert, select, update

from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.delivery_tables import broadcasts as _broadcasts
from bot.storage.outbox import Queued
from bot.storage.registers.errors import NotFound
from bot.storage.steps import State
from bot.storage.tables import OPEN_MESSAGES
from bot.storage.tables import outbox as _outbox
from bot.storage.writer import Writer

MOVED: Final = "moved"
"""The reason of a dropped message that went on to its person's next chat."""
_PART: Final = 500
"""Messages that are stopped in one transaction."""


class Standing(StrEnum):
    """FILLING: its messages are being queued; RUNNING: all are."""

    FILLING = "filling"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast; ``words`` is sealed for ``Place.BROADCAST`` and its id."""

    id: int
    person: int | None
    scope_kind: str
    scope_id: str
    words: bytes
    total: int
    state: Standing
    made_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is: how many are planned, and of those queued how many stand where.

    ``reasons`` counts why messages were refused, dropped or held.
    """

    state: Standing
    total: int
    by_state: Mapping[State, int]
    reasons: Mapping[str, int]

    @property
    def done(self) -> bool:
        """Whether nothing of it is sent any more."""
        moving = self.by_state.get(State.QUEUED, 0) + self.by_state.get(State.LEASED, 0)
        return self.state is not Standing.FILLING and not moving


def begin(connection: Connection, broadcast: Broadcast) -> None:
    """Write a broadcast down; the same one again changes nothing."""
    known = select(_broadcasts.c.id).where(_broadcasts.c.id == broadcast.id)
    if connection.execute(known).scalar() is None:
        fields = {name: getattr(broadcast, name) for name in Broadcast.__dataclass_fields__}
        connection.execute(insert(_broadcasts), fields | {"state": broadcast.state.value})


def fill(connection: Connection, id_: int, rows: Sequence[Queued]) -> bool:
    """Whether it goes on: a part of its messages is queued, unless it was stopped."""
    state = select(_broadcasts.c.state).where(_broadcasts.c.id == id_).with_for_update()
    if connection.execute(state).scalar() != Standing.FILLING.value:
        return False
    outbox.queue(connection, rows)
    return True


def filled(connection: Connection, id_: int) -> None:
    """All its messages are queued."""
    here = (_broadcasts.c.id == id_) & (_broadcasts.c.state == Standing.FILLING.value)
    connection.execute(update(_broadcasts).where(here).values(state=Standing.RUNNING.value))


def close(connection: Connection, id_: int, at: datetime) -> None:
    """Nothing of it is sent from now on; what is queued is dropped by whoever meets it."""
    going = (_broadcasts.c.id == id_) & (_broadcasts.c.state != Standing.STOPPED.value)
    ended = update(_broadcasts).where(going)
    connection.execute(ended.values(state=Standing.STOPPED.value, ended_at=at))


async def stop(writer: Writer, id_: int, at: datetime) -> int:
    """How many messages are not sent any more; calls that are under way still end."""
    of_it = (_outbox.c.broadcast == id_) & OPEN_MESSAGES
    queued = of_it & (_outbox.c.state == State.QUEUED.value)
    part = select(_outbox.c.id).where(queued).limit(_PART).with_for_update(skip_locked=True)
    drop = (
        update(_outbox)
        .where(_outbox.c.id.in_(part), queued)
        .values(state=State.DROPPED.value, reason="stopped")
    )

    def drop_part(connection: Connection) -> int:
        return connection.execute(drop).rowcount

    await writer.transaction(lambda connection: close(connection, id_, at))
    dropped = 0
    while count := await writer.transaction(drop_part):
        dropped += count
    return dropped


async def progress(database: Database, id_: int) -> Progress | None:
    """How far it is; None where there is no such broadcast. Also its report once it is done."""

    def find(connection: Connection) -> Progress | None:
        try:
            return of(connection, id_)[1]
        except NotFound:
            return None

    return await database.read(find)


def of(connection: Connection, id_: int) -> tuple[Broadcast, Progress]:
    """A broadcast and how far it is.

    Raises:
        NotFound.
    """
    head = connection.execute(select(_broadcasts).where(_broadcasts.c.id == id_)).first()
    if head is None:
        raise NotFound("broadcast", id_)
    counted = (
        select(_outbox.c.state, _outbox.c.reason, func.count())
        .where(_outbox.c.broadcast == id_)
        .group_by(_outbox.c.state, _outbox.c.reason)
    )
    by_state: dict[State, int] = {}
    reasons: dict[str, int] = {}
    for state, reason, count in connection.execute(counted):
        by_state[State(state)] = by_state.get(State(state), 0) + count
        if reason is not None and state != State.SENT.value:
            reasons[reason] = reasons.get(reason, 0) + count
    return _broadcast(head), Progress(Standing(head.state), head.total, by_state, reasons)


def since(connection: Connection, at: datetime) -> tuple[Broadcast, ...]:
    """The broadcasts since an instant, the newest first."""
    statement = select(_broadcasts).where(_broadcasts.c.made_at >= at)
    rows = connection.execute(statement.order_by(_broadcasts.c.id.desc())).all()
    return tuple(map(_broadcast, rows))


def stopped(connection: Connection) -> frozenset[int]:
    """Broadcasts that were stopped while something of them is still queued."""
    ended = select(_broadcasts.c.id).where(_broadcasts.c.state == Standing.STOPPED.value)
    queued = (
        select(_outbox.c.broadcast)
        .where(_outbox.c.broadcast.in_(ended), OPEN_MESSAGES)
        .where(_outbox.c.state == State.QUEUED.value)
        .distinct()
    )
    return frozenset(connection.execute(queued).scalars())


def to_report(connection: Connection) -> tuple[int, ...]:
    """Broadcasts of which everything has ended and nobody was told so."""
    moving = exists(
        select(_outbox.c.id).where(_outbox.c.broadcast == _broadcasts.c.id, OPEN_MESSAGES)
    )
    running = (_broadcasts.c.state == Standing.RUNNING.value) & _broadcasts.c.ended_at.is_(None)
    return tuple(connection.execute(select(_broadcasts.c.id).where(running, ~moving)).scalars())


def end(connection: Connection, id_: int, at: datetime) -> bool:
    """Whether it is now written down, for the first time, that everything of it has ended."""
    here = (_broadcasts.c.id == id_) & _broadcasts.c.ended_at.is_(None)
    return connection.execute(update(_broadcasts).where(here).values(ended_at=at)).rowcount == 1


async def is_stopped(database: Database, id_: int) -> bool:
    """Whether an officer has stopped it."""
    here = (_broadcasts.c.id == id_) & (_broadcasts.c.state == Standing.STOPPED.value)
    found = await database.read(
        lambda connection: connection.execute(select(_broadcasts.c.id).where(here)).first()
    )
    return found is not None


async def unfilled(database: Database) -> tuple[Broadcast, ...]:
    """Broadcasts whose messages are not all queued: a process ended meanwhile; fill them again."""
    return await _found(database, _broadcasts.c.state == Standing.FILLING.value)


async def latest(database: Database, limit: int = 20) -> tuple[Broadcast, ...]:
    """The last broadcasts, newest first."""
    return await _found(database, None, limit)


async def _found(
    database: Database, condition: object | None, limit: int = 1000
) -> tuple[Broadcast, ...]:
    statement = select(_broadcasts).order_by(_broadcasts.c.id.desc()).limit(limit)
    if condition is not None:
        statement = statement.where(condition)  # type: ignore[arg-type]

    def find(connection: Connection) -> tuple[Broadcast, ...]:
        return tuple(map(_broadcast, connection.execute(statement).all()))

    return await database.read(find)


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(**{**row._mapping, "state": Standing(row.state)})
