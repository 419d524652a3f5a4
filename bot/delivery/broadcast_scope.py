"""Who a broadcast reaches: the people of a scope's households, each in one chat, and its leaders.

Reads only. Who may send to a scope is decided elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.access import Scope, ScopeKind
from bot.delivery.broadcast import Recipient
from bot.storage import reminder_readers, reminder_subjects
from bot.storage.register_tables import communes, groups, households, participations
from bot.storage.registers.base import View, parts


@dataclass(frozen=True, slots=True)
class Reach:
    """Households of a scope, the chats that reach them, and how many no chat reaches."""

    homes: int
    chats: tuple[Recipient, ...]
    without: int


def reach(view: View, scope: Scope, now: datetime) -> Reach:
    """Whom a scope reaches now."""
    homes = _homes(view, scope)
    told = reminder_subjects.told(view, homes)
    people = {person for persons in told.values() for person in persons}
    leaders = _leaders(view, scope)
    readers = reminder_readers.of_people(view, people | leaders, now)
    chats = {reader.chat: Recipient(reader.chat) for reader in readers.values()}
    reached = sum(any(person in readers for person in told.get(home, ())) for home in homes)
    return Reach(len(homes), tuple(chats.values()), len(homes) - reached)


def _homes(view: View, scope: Scope) -> tuple[int, ...]:
    """The households that take part in a project of the scope."""
    inside = select(participations.c.household).distinct()
    living = participations.c.withdrawn.is_(False)
    if scope.kind is ScopeKind.GROUP:
        statement = inside.where(living, participations.c.group_id == int(scope.id))
    else:
        here = households.c.commune.in_(_communes(view, scope))
        joined = inside.join(households, households.c.id == participations.c.household)
        statement = joined.where(living, here)
    return tuple(view.connection.execute(statement).scalars())


def _leaders(view: View, scope: Scope) -> set[int]:
    led = select(groups.c.leader).where(groups.c.leader.is_not(None))
    if scope.kind is ScopeKind.GROUP:
        return set(view.connection.execute(led.where(groups.c.id == int(scope.id))).scalars())
    found: set[int] = set()
    for part in parts(list(_communes(view, scope))):
        found.update(view.connection.execute(led.where(groups.c.commune.in_(part))).scalars())
    return found


def _communes(view: View, scope: Scope) -> Iterable[int]:
    if scope.kind is ScopeKind.COMMUNE:
        return (int(scope.id),)
    here = select(communes.c.id).where(communes.c.province == scope.id)
    return tuple(view.connection.execute(here).scalars())
