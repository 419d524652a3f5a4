"""Updates that were acknowledged before they were worked off: durable, in order, one holder each.

Whatever needs more than a commit (a file to fetch, an album to complete) waits here, so that no
crash loses it. Nothing here looks into an update.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, text, update

from bot.storage import leases
from bot.storage.inbox_tables import inbox
from bot.storage.moments import micros
from bot.storage.sealing import Place
from bot.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits; ``payload`` is as it came."""

    id: int
    at: datetime
    payload: bytes


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that is to wait; ``chat`` and ``event`` are the look-ups that remember it."""

    chat: int
    event: int
    payload: bytes
    at: datetime


async def add(
    writer: Writer, channel: str, chat: int, event: int, payload: bytes, at: datetime
) -> Waiting | None:
    """The update once it is durable; None where the same event was taken before."""
    return (await add_all(writer, channel, (Arrival(chat, event, payload, at),)))[0]


async def add_all(
    writer: Writer, channel: str, arrivals: Sequence[Arrival]
) -> tuple[Waiting | None, ...]:
    """These updates once all are durable, in one transaction; None for those taken before."""
    database = writer.database
    ids = [database.ids.new(arrival.at) for arrival in arrivals]
    rows = [
        {
            "id": id_,
            "channel": channel,
            "chat": arrival.chat,
            "holder": database.process,
            "at": arrival.at,
            "payload": database.sealer.seal(Place.INBOX, id_, arrival.payload),
        }
        for id_, arrival in zip(ids, arrivals, strict=True)
    ]
    seen = [{"chat": one.chat, "event": one.event, "at": micros(one.at)} for one in arrivals]

    def write(connection: Connection) -> set[int]:
        fresh = [
            row
            for row, one in zip(rows, seen, strict=True)
            if connection.execute(_REMEMBER, one).rowcount > 0
        ]
        if fresh:
            connection.execute(insert(inbox), fresh)
        return {int(str(row["id"])) for row in fresh}

    added = await writer.transaction(write)
    return tuple(
        Waiting(id_, one.at, one.payload) if id_ in added else None
        for id_, one in zip(ids, arrivals, strict=True)
    )


async def remove(writer: Writer, ids: Iterable[int]) -> None:
    """Forget updates that are worked off."""
    statement = delete(inbox).where(inbox.c.id.in_(list(ids)))

    def write(connection: Connection) -> None:
        connection.execute(statement)

    await writer.transaction(write)


async def adopt(writer: Writer, channel: str, at: datetime) -> tuple[Waiting, ...]:
    """What dead processes left, now this process's, oldest first."""
    database = writer.database
    left = (
        (inbox.c.channel == channel)
        & (inbox.c.holder != database.process)
        & ~leases.living(inbox.c.holder, at)
    )

    def take(connection: Connection) -> list[Waiting]:
        taken = (
            update(inbox)
            .where(inbox.c.id.in_(select(inbox.c.id).where(left)), left)
            .values(holder=database.process)
            .returning(inbox.c.id, inbox.c.at, inbox.c.payload)
        )
        return [Waiting(row.id, row.at, row.payload) for row in connection.execute(taken)]

    found = sorted(await writer.transaction(take), key=lambda waiting: waiting.id)
    opened = database.sealer.open
    return tuple(Waiting(w.id, w.at, opened(Place.INBOX, w.id, w.payload)) for w in found)


_REMEMBER = text(
    "INSERT INTO seen (chat, event, at) VALUES (:chat, :event, :at) ON CONFLICT DO NOTHING"
)
