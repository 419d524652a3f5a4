"""What reminders are about, read for many obligations at once: how each stands, and whose it is.

Reads only. Names are opened for the few that a message is made of, not for planning.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Row, func, select

from bot.access import Role, ScopeKind
from bot.rules.balances import Entry, Kind, Path, payments, standing
from bot.rules.obligations import Footing
from bot.rules.reminder_days import legal_day
from bot.rules.reminder_truth import Claim
from bot.storage.ledger_rows import entries_of
from bot.storage.ledger_tables import assessments, obligations
from bot.storage.register_tables import (
    communes,
    groups,
    members,
    participations,
    projects,
    role_grants,
)
from bot.storage.registers.base import View, parts
from bot.storage.registers.households import Purpose, consents

_WITHDRAWN: Final = "withdrawn"
_FIGURES: Final = frozenset({Footing.DUE, Footing.EXPECTED, Footing.NOT_YET})
"""Footings on which the rules' amount is what will be charged."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One obligation as reminders see it. ``leader`` is a person; ``agreed``: may see amounts."""

    id: int
    code: str
    household: int
    project: int
    group: int | None
    leader: int | None
    commune: int
    policy: str
    claim: Claim
    agreed: bool


@dataclass(frozen=True, slots=True)
class Officers:
    """Who answers for which commune: those of the commune, else of its province, else of all."""

    by_commune: Mapping[int, tuple[int, ...]]
    by_province: Mapping[str, tuple[int, ...]]
    of_all: tuple[int, ...]
    provinces: Mapping[int, str]

    def of(self, commune: int) -> tuple[int, ...]:
        """The officers of a commune."""
        if commune in self.by_commune:
            return self.by_commune[commune]
        return self.by_province.get(self.provinces.get(commune, ""), self.of_all)

    def everyone(self) -> tuple[int, ...]:
        """Every officer, each once."""
        found: dict[int, None] = dict.fromkeys(self.of_all)
        for held in (*self.by_commune.values(), *self.by_province.values()):
            found.update(dict.fromkeys(held))
        return tuple(found)

    def areas(self, person: int) -> tuple[int, ...]:
        """The communes that an officer answers for."""
        return tuple(commune for commune in self.provinces if person in self.of(commune))


def ids_after(view: View, after: int, limit: int) -> tuple[int, ...]:
    """The next obligations in the order of their ids."""
    statement = select(obligations.c.id).where(obligations.c.id > after)
    return tuple(
        view.connection.execute(statement.order_by(obligations.c.id).limit(limit)).scalars()
    )


def subjects(view: View, ids: Iterable[int], cases: frozenset[int]) -> dict[int, Subject]:
    """Those of these obligations that have a deadline, by id.

    Args:
        view: what reads.
        ids: obligations.
        cases: obligations of which a damage report waits for a decision.
    """
    found: dict[int, Subject] = {}
    for part in parts(list(ids)):
        rows = _rows(view, part)
        entries = entries_of(view, part)
        direct = [row.household for row in rows if row.path == Path.DIRECT.value]
        agreed = consents(view, direct, Purpose.LEADER_SEES) if direct else {}
        for row in rows:
            claim = _claim(row, entries[row.id], case_open=row.id in cases)
            if claim is not None:
                sees = claim.path is Path.THROUGH_LEADER or row.household in agreed
                found[row.id] = _subject(row, claim, agreed=sees)
    return found


def told(view: View, households_: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Who gets the notices of these households; who has nobody is left out."""
    found: dict[int, list[int]] = {}
    for part in parts(list(households_)):
        here = members.c.household.in_(part) & members.c.may_be_told & members.c.gets_notices
        statement = select(members.c.household, members.c.person).where(here)
        for row in view.connection.execute(statement.order_by(members.c.person)):
            found.setdefault(row.household, []).append(row.person)
    return {household: tuple(people) for household, people in found.items()}


def officers(view: View) -> Officers:
    """Who answers for what, by the roles that hold."""
    held = select(role_grants.c.person, role_grants.c.scope_kind, role_grants.c.scope_id).where(
        role_grants.c.role == Role.OFFICER.value, role_grants.c.revoked_at.is_(None)
    )
    by: dict[str, dict[str, list[int]]] = {}
    for row in view.connection.execute(held.order_by(role_grants.c.id)):
        by.setdefault(row.scope_kind, {}).setdefault(row.scope_id, []).append(row.person)
    places = select(communes.c.id, communes.c.province)
    here = by.get(ScopeKind.COMMUNE.value, {})
    return Officers(
        {int(id_): tuple(people) for id_, people in here.items()},
        {id_: tuple(people) for id_, people in by.get(ScopeKind.PROVINCE.value, {}).items()},
        tuple(by.get(ScopeKind.ALL.value, {}).get("", ())),
        {row.id: row.province for row in view.connection.execute(places)},
    )


def of_households(view: View, ids: Iterable[int]) -> tuple[int, ...]:
    """The obligations of these households."""
    return _of(view, obligations.c.household, ids)


def of_projects(view: View, ids: Iterable[int]) -> tuple[int, ...]:
    """The obligations of these projects."""
    return _of(view, obligations.c.project, ids)


def of_participations(view: View, ids: Iterable[int]) -> tuple[int, ...]:
    """The obligations of these participations."""
    return _of(view, obligations.c.participation, ids)


def of_groups(view: View, ids: Iterable[int]) -> tuple[int, ...]:
    """The obligations in these groups."""
    found: tuple[int, ...] = ()
    for part in parts(list(ids)):
        inside = select(participations.c.id).where(participations.c.group_id.in_(part))
        statement = select(obligations.c.id).where(obligations.c.participation.in_(inside))
        found += tuple(view.connection.execute(statement).scalars())
    return found


def of_people(view: View, ids: Iterable[int]) -> tuple[int, ...]:
    """The obligations that these people are told about, as households or as leaders."""
    wanted = list(ids)
    homes: list[int] = []
    led: list[int] = []
    for part in parts(wanted):
        here = select(members.c.household).where(members.c.person.in_(part))
        homes += view.connection.execute(here).scalars()
        mine = select(groups.c.id).where(groups.c.leader.in_(part))
        led += view.connection.execute(mine).scalars()
    return (*of_households(view, homes), *of_groups(view, led))


def _of(view: View, column: Any, ids: Iterable[int]) -> tuple[int, ...]:
    found: tuple[int, ...] = ()
    for part in parts(list(ids)):
        statement = select(obligations.c.id).where(column.in_(part))
        found += tuple(view.connection.execute(statement).scalars())
    return found


def _rows(view: View, part: Sequence[int]) -> list[Row[Any]]:
    """The obligations with their parts, projects, groups and last assessments."""
    last = (
        select(func.max(assessments.c.id))
        .where(assessments.c.obligation.in_(part))
        .group_by(assessments.c.obligation)
    )
    statement = (
        select(
            obligations.c.id,
            obligations.c.code,
            obligations.c.household,
            obligations.c.project,
            obligations.c.commune,
            obligations.c.policy,
            obligations.c.path,
            participations.c.group_id,
            participations.c.state_vnd,
            participations.c.withdrawn,
            projects.c.ends,
            projects.c.status,
            groups.c.leader,
            assessments.c.footing,
            assessments.c.amount_vnd,
            assessments.c.rate,
            assessments.c.pay_by,
            assessments.c.expected,
        )
        .join(participations, participations.c.id == obligations.c.participation)
        .join(projects, projects.c.id == obligations.c.project)
        .join(groups, groups.c.id == participations.c.group_id, isouter=True)
        .join(assessments, assessments.c.obligation == obligations.c.id, isouter=True)
        .where(obligations.c.id.in_(part))
        .where(assessments.c.id.in_(last) | assessments.c.id.is_(None))
        .order_by(obligations.c.id)
    )
    rows: list[Row[Any]] = [*view.connection.execute(statement)]
    return rows


def _claim(row: Row[Any], entries: Sequence[Entry], *, case_open: bool) -> Claim | None:
    """How an obligation stands; None where nothing says until when."""
    path = Path(row.path)
    stands = standing(entries, path)
    pay_by: date | None = stands.pay_by or row.pay_by
    if pay_by is None:
        return None
    made = payments(entries)
    held = [steps[-1] for steps in made if steps[-1].kind is Kind.RECEIVED]
    footing = None if row.footing is None else Footing(row.footing)
    said = [steps[-1] for steps in made if steps[-1].kind is Kind.DECLARED]
    counted_slips = path is Path.DIRECT
    pending = sum(
        entry.amount_vnd for entry in said if not (counted_slips and entry.slip_sha256 is not None)
    )
    return Claim(
        pay_by=pay_by,
        project_end=row.ends,
        path=path,
        standing=stands,
        assessed_vnd=row.amount_vnd if footing in _FIGURES else None,
        support_vnd=row.state_vnd,
        rate=None if row.rate is None else _rate(row.rate),
        pending_vnd=pending,
        expected=bool(row.expected),
        withdrawn=row.withdrawn or row.status == _WITHDRAWN or footing is Footing.WITHDRAWN,
        case_open=case_open,
        held_vnd=sum(entry.amount_vnd for entry in held),
        held_since=min((legal_day(entry.at) for entry in held), default=None),
    )


@lru_cache(maxsize=256)
def _rate(text: str) -> Fraction:
    return Fraction(text)


def _subject(row: Row[Any], claim: Claim, *, agreed: bool) -> Subject:
    return Subject(
        id=row.id,
        code=row.code,
        household=row.household,
        project=row.project,
        group=row.group_id,
        leader=row.leader,
        commune=row.commune,
        policy=row.policy,
        claim=claim,
        agreed=agreed,
    )
