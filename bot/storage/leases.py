"""Named leases: what only one process may do at a time, such as polling an account."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Text, cast, exists, literal, select, text

from bot.storage.moments import micros
from bot.storage.tables import leases as _leases
from bot.storage.writer import Writer

_LIFE = "process/"

_TAKE = text(
    "INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)"
    " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until"
    " WHERE leases.holder = excluded.holder OR leases.until <= :at"
)
_RELEASE = text("DELETE FROM leases WHERE name = :name AND holder = :holder")


async def take(writer: Writer, name: str, at: datetime, until: datetime) -> bool:
    """Whether this process holds the lease until then: taken, or renewed where it held it."""
    values = {
        "name": name,
        "holder": writer.database.process,
        "at": micros(at),
        "until": micros(until),
    }

    def write(connection: Connection) -> bool:
        return connection.execute(_TAKE, values).rowcount > 0

    return await writer.transaction(write)


async def release(writer: Writer, name: str) -> None:
    """Give the lease back where this process holds it."""
    values = {"name": name, "holder": writer.database.process}

    def write(connection: Connection) -> None:
        connection.execute(_RELEASE, values)

    await writer.transaction(write)


async def alive(writer: Writer, at: datetime, until: datetime) -> None:
    """Say that this process lives until then at least; whatever it leased is left to it."""
    await take(writer, f"{_LIFE}{writer.database.process}", at, until)


def dead(connection: Connection, at: datetime) -> frozenset[str]:
    """The lives that have ended: of processes that said once that they live, and no more."""
    ended = select(_leases.c.name).where(_leases.c.name.startswith(_LIFE), _leases.c.until <= at)
    return frozenset(connection.execute(ended).scalars())


def living(process: ColumnElement[int | None], at: datetime) -> ColumnElement[bool]:
    """A condition for statements: the process of this column has said that it lives."""
    named = _leases.c.name == literal(_LIFE) + cast(process, Text)
    return exists(select(_leases.c.name).where(named, _leases.c.until > at))
