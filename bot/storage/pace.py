"""How fast a route may be used: one instant until which it is spoken for (GCRA).

An allowance is a number of messages; each moves that instant on by the time that one message
takes. Processes share it as a row of the leases. Arithmetic and one row; nothing here waits.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from bot.records import record
from bot.storage.moments import micros

_NAME: Final = "sending/"
_JUMP: Final = 60_000_000
"""Nothing is spoken for a minute ahead: then a clock has jumped."""


@record
class Granted:
    """How many may go, until when the route is spoken for then, and how long to wait for more."""

    count: int
    until: int
    wait: int


def grant(until: int, now: int, every: int, burst: int, wanted: int) -> Granted:
    """What may go now. Instants and times in microseconds of any one clock.

    Args:
        until: until when the route is spoken for.
        now: the instant.
        every: what one message takes at a steady pace.
        burst: how many may go at once after a pause.
        wanted: how many wait.
    """
    start = now if until < now or until > now + _JUMP else until
    room = (now + burst * every - start) // every
    count = max(0, min(wanted, room))
    until = start + count * every
    return Granted(count, until, max(0, until + every - now - burst * every))


def take(
    connection: Connection, process: int, route: str, at: datetime, every: int, burst: int, n: int
) -> Granted:
    """What all processes together still leave of a route's allowance; it is taken."""
    name = _NAME + route
    if connection.dialect.name == "postgresql":
        # An allowance that a crash of the server loses does no harm.
        connection.execute(text("SET LOCAL synchronous_commit = off"))
    values = {"name": name, "process": process, "until": 0}
    connection.execute(_OPEN, values)
    locking = _HELD_POSTGRES if connection.dialect.name == "postgresql" else _HELD
    until = connection.execute(locking, {"name": name}).scalar_one()
    granted = grant(until, micros(at), every, burst, n)
    if granted.count:
        connection.execute(_TAKE, values | {"until": granted.until})
    return granted


def give_back(connection: Connection, route: str, every: int, n: int) -> None:
    """Leave what was taken and not used to others."""
    connection.execute(_GIVE_BACK, {"name": _NAME + route, "unused": n * every})


_GIVE_BACK = text("UPDATE leases SET until = until - :unused WHERE name = :name")
_OPEN = text(
    "INSERT INTO leases (name, holder, until) VALUES (:name, :process, :until)"
    " ON CONFLICT (name) DO NOTHING"
)
_HELD = text("SELECT until FROM leases WHERE name = :name")
_HELD_POSTGRES = text("SELECT until FROM leases WHERE name = :name FOR UPDATE")
_TAKE = text("UPDATE leases SET until = :until, holder = :process WHERE name = :name")
