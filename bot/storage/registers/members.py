"""Who speaks for households, may be told about them, and gets their notices.

One telephone may serve several households: then its person is a member of each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, select

from bot.storage.audit import Note, note, note_all
from bot.storage.register_tables import members as _members
from bot.storage.registers.base import Pen, View, parts


class Relation(StrEnum):
    """What a person is to a household."""

    HEAD = "head"
    MEMBER = "member"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Member:
    """Who speaks for a household; who may be told about it, and who gets its notices."""

    household: int
    person: int
    relation: Relation
    may_be_told: bool = True
    gets_notices: bool = True


def put_member(pen: Pen, member: Member) -> None:
    """Write down who speaks for a household, over what was written of that person before."""
    put_members(pen, [member])


def put_members(pen: Pen, new: Sequence[Member]) -> None:
    """Write down who speaks for households, over what was written of those people before."""
    before = members(pen, [item.household for item in new])
    changed = [item for item in new if item not in before.get(item.household, ())]
    for item in changed:
        if any(known.person == item.person for known in before.get(item.household, ())):
            remove_member(pen, item.household, item.person)
    rows = [
        {
            "household": item.household,
            "person": item.person,
            "relation": item.relation.value,
            "may_be_told": item.may_be_told,
            "gets_notices": item.gets_notices,
        }
        for item in changed
    ]
    pen.insert(_members, rows)
    note_all(
        pen,
        [
            Note(
                "member",
                "household",
                item.household,
                {"person": item.person, "relation": item.relation.value}
                | {"told": item.may_be_told, "notices": item.gets_notices},
            )
            for item in changed
        ],
    )


def remove_member(pen: Pen, household: int, person: int) -> bool:
    """Whether the person was one who speaks for the household."""
    mine = (_members.c.household == household) & (_members.c.person == person)
    gone = pen.connection.execute(delete(_members).where(mine)).rowcount
    if gone:
        note(pen, "remove_member", "household", household, person=person)
    return bool(gone)


def members(view: View, ids: Iterable[int]) -> dict[int, tuple[Member, ...]]:
    """Who speaks for these households, by household; who has nobody is left out."""
    found: dict[int, tuple[Member, ...]] = {}
    for part in parts(list(ids)):
        here = _select_members(view, _members.c.household.in_(part))
        for member in here:
            found[member.household] = (*found.get(member.household, ()), member)
    return found


def households_of(view: View, person: int) -> tuple[Member, ...]:
    """The households that a person speaks for."""
    return _select_members(view, _members.c.person == person)


def told(view: View, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The people who get the notices of these households, by household."""
    return {
        household: tuple(item.person for item in items if item.may_be_told and item.gets_notices)
        for household, items in members(view, ids).items()
    }


def _select_members(view: View, *conditions: ColumnElement[bool]) -> tuple[Member, ...]:
    statement = select(*_members.c).where(*conditions)
    statement = statement.order_by(_members.c.household, _members.c.person)
    return tuple(
        Member(row.household, row.person, Relation(row.relation), row.may_be_told, row.gets_notices)
        for row in view.connection.execute(statement)
    )
