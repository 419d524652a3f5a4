"""Who was given which role, with what scope; and the roles that the registers give by themselves.

A group's leader and a household's members have their roles from the registers. Whether a role
allows something is for ``bot.access`` to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from bot.access import Grant, Role, Scope, ScopeKind, Target, grantable
from bot.rules.balances import Path
from bot.storage.audit import note
from bot.storage.ledger_tables import obligations
from bot.storage.register_tables import role_grants
from bot.storage.registers import groups, households, participations, people, places, projects
from bot.storage.registers.base import Pen, View
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound


@dataclass(frozen=True, slots=True)
class Granted:
    """A role that a person was given and still has."""

    id: int
    person: int
    grant: Grant
    granted_by: int | None
    granted_at: datetime


def grant(pen: Pen, person: int, role: Role, scope: Scope) -> int:
    """The id of a role that a person has from now on.

    Raises:
        NotFound: there is no such person.
        BadValue: the role cannot have that scope.
        AlreadyThere: the person has it.
    """
    people.present(pen, person)
    if not grantable(role, scope.kind):
        raise BadValue("scope", "not_for_this_role")
    pen.hold("grants", person)
    before = _select(
        pen,
        role_grants.c.person == person,
        role_grants.c.role == role.value,
        role_grants.c.scope_kind == scope.kind.value,
        role_grants.c.scope_id == scope.id,
    )
    if before:
        raise AlreadyThere("grant", before[0].id)
    id_ = pen.new_id()
    row = {
        "id": id_,
        "person": person,
        "role": role.value,
        "scope_kind": scope.kind.value,
        "scope_id": scope.id,
        "granted_by": pen.actor.person,
        "granted_at": pen.at,
    }
    pen.insert(role_grants, [row])
    note(pen, "grant", "person", person, role=role.value, scope=scope.text)
    return id_


def revoke(pen: Pen, id_: int) -> None:
    """Take a role away.

    Raises:
        NotFound: nobody has it.
    """
    held = _select(pen, role_grants.c.id == id_)
    if not held:
        raise NotFound("grant", id_)
    mine = (role_grants.c.id == id_) & role_grants.c.revoked_at.is_(None)
    ending = update(role_grants).where(mine)
    if not pen.connection.execute(
        ending.values(revoked_at=pen.at, revoked_by=pen.actor.person)
    ).rowcount:
        raise NotFound("grant", id_)
    given = held[0].grant
    note(pen, "revoke", "person", held[0].person, role=given.role.value, scope=given.scope.text)


def of(view: View, person: int) -> tuple[Granted, ...]:
    """The roles that a person was given, oldest first."""
    return _select(view, role_grants.c.person == person)


def every(view: View) -> tuple[Granted, ...]:
    """All roles that were given, oldest first."""
    return _select(view)


def holders(view: View, role: Role, scopes: Iterable[Scope]) -> tuple[int, ...]:
    """The people who were given a role with one of these scopes, each once."""
    found: dict[int, None] = {}
    for scope in scopes:
        for item in _select(
            view,
            role_grants.c.role == role.value,
            role_grants.c.scope_kind == scope.kind.value,
            role_grants.c.scope_id == scope.id,
        ):
            found[item.person] = None
    return tuple(found)


def officers_of(
    view: View, commune: int, role: Role = Role.OFFICER, *, groups: Iterable[int | None] = ()
) -> tuple[int, ...]:
    """The people whose role reaches a commune: by itself, by its province or by everything; and
    before them those who have it for one of these groups alone."""
    province = places.commune(view, commune).province
    return holders(
        view,
        role,
        [
            *(Scope(ScopeKind.GROUP, str(group)) for group in groups if group is not None),
            Scope(ScopeKind.COMMUNE, str(commune)),
            Scope(ScopeKind.PROVINCE, province),
            Scope(ScopeKind.ALL),
        ],
    )


def effective(view: View, person: int) -> tuple[Grant, ...]:
    """Every role of a person: the given ones, those of a leader, those for the own households."""
    own = [
        Grant(Role.HOUSEHOLD, Scope(ScopeKind.HOUSEHOLD, str(member.household)))
        for member in households.households_of(view, person)
        if member.may_be_told
    ]
    led = [
        Grant(Role.GROUP_LEADER, Scope(ScopeKind.GROUP, str(group.id)))
        for group in groups.led_by(view, person)
    ]
    return (*(item.grant for item in of(view, person)), *led, *own)


def target_of_household(view: View, household: int) -> Target:
    """Where a household lies, with all groups that it takes part in.

    Raises:
        NotFound.
    """
    found = households.get(view, household)
    parts_ = participations.of_households(view, [household])
    inside = frozenset(item.facts.group for item in parts_ if item.facts.group is not None)
    return Target(
        places.commune(view, found.commune).province,
        found.commune,
        inside,
        household,
        _agreed(view, household),
    )


def target_of_group(view: View, group: int) -> Target:
    """Where a group lies.

    Raises:
        NotFound.
    """
    found = groups.get(view, group)
    province = places.commune(view, found.commune).province
    return Target(province, found.commune, frozenset({group}))


def target_of_project(view: View, project: int) -> Target:
    """Where a project lies.

    Raises:
        NotFound.
    """
    return target_of_commune(view, projects.get(view, project).facts.commune)


def target_of_commune(view: View, commune: int) -> Target:
    """A commune in its province.

    Raises:
        NotFound.
    """
    return Target(places.commune(view, commune).province, commune)


def _agreed(view: View, household: int) -> bool:
    """Whether a leader may see a household's amounts: its money goes through the leader, or it
    said yes."""
    if households.consents(view, [household], households.Purpose.LEADER_SEES):
        return True
    statement = select(obligations.c.path).where(obligations.c.household == household)
    ways = set(view.connection.execute(statement).scalars())
    return ways == {Path.THROUGH_LEADER.value}


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Granted, ...]:
    statement = select(*role_grants.c).where(role_grants.c.revoked_at.is_(None), *conditions)
    return tuple(
        Granted(
            row.id,
            row.person,
            Grant(Role(row.role), Scope(ScopeKind(row.scope_kind), row.scope_id)),
            row.granted_by,
            row.granted_at,
        )
        for row in view.connection.execute(statement.order_by(role_grants.c.id))
    )
