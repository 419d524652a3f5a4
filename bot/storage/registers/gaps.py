"""What a commune's registers still lack before everything can work there. Reads only.

Each gap is a closed case with what it is about; the words for it are elsewhere. Nothing that the
documents leave to an authority counts as lacking, and no person is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import exists, func, select

from bot.access import Role
from bot.rules import Policies
from bot.rules.policy import Nature, Policy
from bot.storage.register_tables import households as household_table
from bot.storage.register_tables import links, members
from bot.storage.register_tables import participations as part_table
from bot.storage.register_tables import people as person_table
from bot.storage.register_tables import projects as project_table
from bot.storage.registers import accounts, grants, groups, people, places, projects
from bot.storage.registers.accounts import Accounts
from bot.storage.registers.base import View
from bot.storage.registers.places import Agency, Commune
from bot.storage.registers.projects import Project


class Lack(StrEnum):
    """What may be lacking; a closed list."""

    OFFICER = "officer"
    SECOND_OFFICER = "second_officer"
    AGENCY = "agency"
    AGENCY_PHONE = "agency_phone"
    ACCOUNT = "account"
    ACCOUNT_CONFIRMATION = "account_confirmation"
    HOLDER = "holder"
    PROJECT = "project"
    PROJECT_AGENCY = "project_agency"
    APPROVED_RATE = "approved_rate"
    PROJECT_END = "project_end"
    APPROVAL = "approval"
    GROUP = "group"
    LEADER = "leader"
    LEADER_PHONE = "leader_phone"
    HOUSEHOLD_PHONE = "household_phone"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is lacking; ``about`` names an agency, a project, a group or a role (never a
    person), ``count`` how many households it touches where it touches households."""

    lack: Lack
    about: str = ""
    count: int = 0


def of_commune(
    view: View, policies: Policies, commune: Commune, at: datetime, today: date
) -> tuple[Gap, ...]:
    """What this commune lacks, what stops most first."""
    active = [item for item in projects.of_commune(view, commune.id) if not item.withdrawn]
    return (
        *_officers(view, commune),
        *_agencies(view, commune, at),
        *_holders(view, policies, commune, active, today),
        *(_projects(policies, active)),
        *_groups(view, policies, commune, active),
        *_households(view, commune),
    )


def _officers(view: View, commune: Commune) -> Iterator[Gap]:
    found = grants.officers_of(view, commune.id, Role.OFFICER)
    if not found:
        yield Gap(Lack.OFFICER)
    elif len(found) == 1:
        yield Gap(Lack.SECOND_OFFICER)


def _agencies(view: View, commune: Commune, at: datetime) -> Iterator[Gap]:
    found = places.agencies(view, commune.id)
    if not found:
        yield Gap(Lack.AGENCY)
    standing = accounts.standing(view, [agency.id for agency in found], at)
    for agency in found:
        yield from _agency(agency, standing[agency.id])


def _agency(agency: Agency, held: Accounts) -> Iterator[Gap]:
    if agency.phone is None:
        yield Gap(Lack.AGENCY_PHONE, agency.name)
    if held.coming is not None and held.coming.confirmed_at is None:
        yield Gap(Lack.ACCOUNT_CONFIRMATION, agency.name)
    elif held.current is None and held.coming is None:
        yield Gap(Lack.ACCOUNT, agency.name)


def _holders(
    view: View, policies: Policies, commune: Commune, active: list[Project], today: date
) -> Iterator[Gap]:
    """Roles of the documents in use here that nobody is known to hold today."""
    used = {policies[item.facts.policy].id: policies[item.facts.policy] for item in active}
    seen: set[str] = set()
    for policy in used.values():
        for role in policy.authorities:
            known = role in seen or places.holder(view, policy, commune.id, role, today)
            seen.add(role)
            if not known:
                yield Gap(Lack.HOLDER, role)


def _projects(policies: Policies, active: list[Project]) -> Iterator[Gap]:
    if not active:
        yield Gap(Lack.PROJECT)
    for item in active:
        facts = item.facts
        if facts.agency is None:
            yield Gap(Lack.PROJECT_AGENCY, facts.code)
        if facts.rate is None and _wants_rate(policies[facts.policy]):
            yield Gap(Lack.APPROVED_RATE, facts.code)
        if facts.ends is None:
            yield Gap(Lack.PROJECT_END, facts.code)
        if facts.decision_number is None or facts.decision_on is None:
            yield Gap(Lack.APPROVAL, facts.code)


def _wants_rate(policy: Policy) -> bool:
    """Whether the text leaves the rate to the approval: it gives minimums only."""
    rates = policy.rates
    return rates is not None and any(row.nature is Nature.MINIMUM for row in rates.rows)


def _groups(
    view: View, policies: Policies, commune: Commune, active: list[Project]
) -> Iterator[Gap]:
    """Groups without a leader, leaders whom nobody can reach, households outside a group where
    the document sends their money through its leader."""
    here = groups.of_commune(view, commune.id)
    current = {item.id for item in active}
    leaders = people.many(view, [item.leader for item in here if item.leader is not None])
    chats = people.chats_of(view, leaders)
    for group in here:
        if group.project not in current:
            continue
        leader = leaders.get(group.leader or 0)
        if leader is None:
            yield Gap(Lack.LEADER, group.name)
        elif leader.phone is None and leader.id not in chats:
            yield Gap(Lack.LEADER_PHONE, group.name)
    alone = _without_group(view, commune)
    for item in active:
        if item.id in alone and _through_leader(policies[item.facts.policy]):
            yield Gap(Lack.GROUP, item.facts.code, alone[item.id])


def _through_leader(policy: Policy) -> bool:
    return any(step.payee == "group_leader" for step in policy.payments)


def _without_group(view: View, commune: Commune) -> dict[int, int]:
    """By project, how many of its households are in no group."""
    statement = (
        select(part_table.c.project, func.count())
        .join(project_table, project_table.c.id == part_table.c.project)
        .where(
            project_table.c.commune == commune.id,
            part_table.c.group_id.is_(None),
            part_table.c.withdrawn.is_(False),
        )
        .group_by(part_table.c.project)
    )
    return {row[0]: row[1] for row in view.connection.execute(statement)}


def _households(view: View, commune: Commune) -> Iterator[Gap]:
    """How many households nobody with a number or a chat speaks for."""
    chat = exists().where(links.c.person == members.c.person, links.c.ended_at.is_(None))
    number = exists().where(
        person_table.c.id == members.c.person, person_table.c.phone_key.is_not(None)
    )
    reached = exists().where(members.c.household == household_table.c.id, chat | number)
    statement = select(func.count()).where(
        household_table.c.commune == commune.id,
        household_table.c.erased_at.is_(None),
        ~reached,
    )
    count = int(view.connection.execute(statement).scalar_one())
    if count:
        yield Gap(Lack.HOUSEHOLD_PHONE, count=count)
