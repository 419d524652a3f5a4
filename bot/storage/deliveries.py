"""What became of messages, for officers: states and times without words, and what is unknown.

An unknown message may have arrived. Nobody but an officer decides that it is sent again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, update

from bot.storage.database import Database
from bot.storage.register_tables import groups, households, links, members
from bot.storage.steps import Lane, State
from bot.storage.tables import UNKNOWN_MESSAGES
from bot.storage.tables import outbox as _outbox


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where an outgoing message stands and since when, without its words.

    ``leased_at`` is the last attempt, ``due`` the next one while it is queued.
    """

    id: int
    chat: int
    cause: str
    lane: Lane
    state: State
    reason: str | None
    due: datetime
    attempts: int
    leased_at: datetime | None
    sent_at: datetime | None
    broadcast: int | None


async def deliveries(
    database: Database, chats: Sequence[int], limit: int = 100
) -> tuple[Delivery, ...]:
    """What became of the last messages of these chats (all of a person's), the newest first."""
    sent = _outbox.c.lane != Lane.ECHO.value
    return await _found(database, _SELECT.where(_outbox.c.chat.in_(chats), sent), limit)


async def held(database: Database, limit: int = 100) -> tuple[Delivery, ...]:
    """Messages of which nobody knows whether they arrived, the newest first."""
    return await _found(database, _SELECT.where(UNKNOWN_MESSAGES), limit)


@dataclass(frozen=True, slots=True)
class Held:
    """A message to somebody of which nobody knows whether it arrived."""

    id: int
    person: int
    lane: Lane
    tried_at: datetime


def held_in(connection: Connection, commune: int, limit: int) -> tuple[Held, ...]:
    """Those to the households and leaders of a commune, the newest first. Answers are no matter."""
    told = (
        select(members.c.person)
        .join(households, households.c.id == members.c.household)
        .where(households.c.commune == commune)
    )
    leaders = select(groups.c.leader).where(
        groups.c.commune == commune, groups.c.leader.is_not(None)
    )
    statement = (
        select(_outbox.c.id, links.c.person, _outbox.c.lane, _outbox.c.leased_at, _outbox.c.due)
        .join(links, (links.c.chat == _outbox.c.chat) & links.c.ended_at.is_(None))
        .where(UNKNOWN_MESSAGES, _outbox.c.lane != Lane.ANSWER.value)
        .where(links.c.person.in_(told) | links.c.person.in_(leaders))
        .order_by(_outbox.c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(statement).all()
    return tuple(Held(row.id, row.person, Lane(row.lane), row.leased_at or row.due) for row in rows)


def release(connection: Connection, id_: int, at: datetime) -> bool:
    """Whether an unknown message is queued once more, because an officer says so."""
    here = (_outbox.c.id == id_) & (_outbox.c.state == State.UNKNOWN.value)
    values = {"state": State.QUEUED.value, "due": at, "leased_by": None, "reason": "released"}
    return connection.execute(update(_outbox).where(here).values(values)).rowcount == 1


def settle(connection: Connection, id_: int, *, arrived: bool, at: datetime) -> bool:
    """Whether an unknown message is now what an officer found out: it arrived, or is let go."""
    here = (_outbox.c.id == id_) & (_outbox.c.state == State.UNKNOWN.value)
    values: dict[str, Any] = {"state": State.DROPPED.value, "reason": "let_go"}
    if arrived:
        values = {"state": State.SENT.value, "reason": "confirmed", "sent_at": at}
    return connection.execute(update(_outbox).where(here).values(values)).rowcount == 1


async def _found(database: Database, statement: Select[Any], limit: int) -> tuple[Delivery, ...]:
    newest = statement.order_by(_outbox.c.id.desc()).limit(limit)

    def find(connection: Connection) -> tuple[Delivery, ...]:
        return tuple(
            Delivery(**{**row._mapping, "lane": Lane(row.lane), "state": State(row.state)})
            for row in connection.execute(newest)
        )

    return await database.read(find)


_SELECT = select(*(_outbox.c[name] for name in Delivery.__dataclass_fields__))
