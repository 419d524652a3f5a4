"""The names that a reminder says, opened for the few records that it is made of. Reads only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, func, select

from bot.storage.register_tables import agencies, communes, groups, households, members, projects
from bot.storage.registers import people
from bot.storage.registers.base import View, parts
from bot.storage.registers.households import Relation
from bot.storage.reminder_subjects import Subject
from bot.storage.sealing import Place


@dataclass(frozen=True, slots=True)
class Names:
    """Names by the ids of their records; ``agencies`` by project."""

    households: Mapping[int, str] = field(default_factory=dict)
    groups: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    communes: Mapping[int, str] = field(default_factory=dict)
    agencies: Mapping[int, str] = field(default_factory=dict)


def names_of(view: View, subjects: Iterable[Subject]) -> Names:
    """What is named where these obligations are spoken of."""
    found = list(subjects)
    leaders = {item.leader for item in found if item.leader is not None}
    return Names(
        households=_households(view, {item.household for item in found}),
        groups=_named(view, groups, {item.group for item in found if item.group is not None}),
        people={id_: item.name for id_, item in people.many(view, leaders).items()},
        communes=_named(view, communes, {item.commune for item in found}),
        agencies=_agencies(view, {item.project for item in found}),
    )


def commune_names(view: View, ids: Iterable[int]) -> dict[int, str]:
    """The names of communes."""
    return _named(view, communes, ids)


def hear_names(view: View, persons: Iterable[int]) -> frozenset[int]:
    """Those of these people to whom a household is always named: they are told about more than
    one, help one that is not their own, or lead a group."""
    found: set[int] = set()
    for part in parts(list(persons)):
        mine = members.c.person.in_(part) & members.c.gets_notices
        several = select(members.c.person).where(mine).group_by(members.c.person)
        helping = select(members.c.person).where(mine, members.c.relation == Relation.HELPER.value)
        leading = select(groups.c.leader).where(groups.c.leader.in_(part))
        for statement in (several.having(func.count() > 1), helping, leading):
            found.update(view.connection.execute(statement).scalars())
    return frozenset(found)


def _households(view: View, ids: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in parts(list(ids)):
        columns = (households.c.id, households.c.code, households.c.name)
        for row in view.connection.execute(select(*columns).where(households.c.id.in_(part))):
            found[row.id] = view.open_maybe(Place.HOUSEHOLD_NAME, row.id, row.name) or row.code
    return found


def _named(view: View, table: Table, ids: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in parts(list(ids)):
        statement: Any = select(table.c.id, table.c.name).where(table.c.id.in_(part))
        found.update((row.id, row.name) for row in view.connection.execute(statement))
    return found


def _agencies(view: View, ids: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in parts(list(ids)):
        statement = (
            select(projects.c.id, agencies.c.name)
            .join(agencies, agencies.c.id == projects.c.agency)
            .where(projects.c.id.in_(part))
        )
        found.update((row.id, row.name) for row in view.connection.execute(statement))
    return found
