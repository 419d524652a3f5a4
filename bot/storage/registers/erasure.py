"""What a person may take along, and the person's erasure; what is dropped when its time is over.

Erasure removes the person: names, telephone, chats, roles, consents, words of theirs. The ledger
and the audit keep ids, amounts and days.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, or_, update

from bot.rules.exact import decimal_text
from bot.storage import audit as trail
from bot.storage.register_tables import (
    code_attempts,
    household_consents,
    invitations,
    link_codes,
    links,
    role_grants,
)
from bot.storage.register_tables import (
    groups as group_table,
)
from bot.storage.register_tables import (
    households as household_table,
)
from bot.storage.register_tables import (
    members as member_table,
)
from bot.storage.register_tables import (
    people as person_table,
)
from bot.storage.registers import (
    case_erasure,
    grants,
    groups,
    handovers,
    households,
    overview,
    people,
    unanswered,
)
from bot.storage.registers import (
    invitations as invited,
)
from bot.storage.registers.base import Pen, View
from bot.storage.registers.households import Relation
from bot.storage.registers.overview import Line
from bot.storage.registers.people import ChatAddress

CODES_FOR: Final = timedelta(days=30)
"""How long a code that is used or over is remembered, so that a late one hears why."""
ATTEMPTS_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left to do after an erasure: the chats whose rows go too
    (``retention.erase_chat`` in the same transaction; of bare numbers by their ids alone), the
    households that were forgotten."""

    chats: tuple[ChatAddress, ...]
    households: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """How many rows went because their time was over."""

    codes: int
    attempts: int
    reporters: int = 0


def my_data(view: View, person: int) -> dict[str, Any]:
    """Everything that is kept of a person, as JSON values.

    Raises:
        NotFound.
    """
    known = people.get(view, person)
    own = households.households_of(view, person)
    ids = [member.household for member in own]
    lines = overview.of_households(view, ids)
    return {
        "person": {
            "name": known.name,
            "phone": known.phone,
            "kept_since": _instant(known.created_at),
        },
        "chats": [
            {
                "channel": item.address.channel,
                "id": item.address.external,
                "how": item.how.value,
                "since": _instant(item.linked_at),
            }
            for item in people.chats_of(view, [person]).get(person, ())
        ],
        "roles": [
            {"role": grant.role.value, "scope": grant.scope.text}
            for grant in grants.effective(view, person)
        ],
        "leads": [group.name for group in groups.led_by(view, person)],
        "households": [
            _household(
                view, member, [line for line in lines if line.household.id == member.household]
            )
            for member in own
        ],
        "cases": case_erasure.told(view, ids),
        "questions": handovers.told(view, person),
        "invited": [
            {"at": _instant(item.planned_at), "answered": item.answered}
            for item in invited.of(view, [person]).values()
        ],
        "did": [
            {
                "at": _instant(item.at),
                "what": item.action,
                "kind": item.kind,
                "id": str(item.subject),
            }
            for item in trail.done_by(view, person, limit=1000)
        ],
    }


def erase(pen: Pen, person: int) -> Erased:
    """Remove a person; what is left to do comes back.

    Raises:
        NotFound.
    """
    people.present(pen, person)
    chats = tuple(item.address for item in people.chats_of(pen, [person]).get(person, ()))
    chats += tuple(ChatAddress(chat, "", "", "") for chat in invited.chats(pen, person))
    gone = tuple(sorted(_alone(pen, person)))
    connection, at = pen.connection, pen.at
    connection.execute(
        update(person_table)
        .where(person_table.c.id == person)
        .values(name=None, name_key=None, phone=None, phone_key=None, erased_at=at)
    )
    connection.execute(
        update(links)
        .where(links.c.person == person)
        .values(external=None, ended_at=_ended(links.c.ended_at, at))
    )
    connection.execute(
        update(household_table)
        .where(household_table.c.id.in_(gone))
        .values(name=None, name_key=None, category=None, village="", erased_at=at)
    )
    connection.execute(
        update(household_consents)
        .where(
            or_(household_consents.c.person == person, household_consents.c.household.in_(gone)),
            household_consents.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at)
    )
    connection.execute(
        update(role_grants)
        .where(role_grants.c.person == person)
        .values(revoked_at=_ended(role_grants.c.revoked_at, at))
    )
    connection.execute(
        update(group_table).where(group_table.c.leader == person).values(leader=None)
    )
    for table in (member_table, link_codes, invitations):
        connection.execute(delete(table).where(table.c.person == person))
    handovers.forget(pen, person, [item.chat for item in chats])
    case_erasure.forget(pen, person, [item.chat for item in chats], gone)
    trail.forget_words(pen, person)
    trail.note(pen, "erase", "person", person, households=len(gone))
    return Erased(chats, gone)


def expire(pen: Pen) -> Dropped:
    """Drop codes and counts of wrong ones that are over, and who reported closed cases."""
    old = link_codes.c.expires_at <= pen.at - CODES_FOR
    codes = pen.connection.execute(delete(link_codes).where(old)).rowcount
    last = code_attempts.c.last_at <= pen.at - ATTEMPTS_FOR
    attempts = pen.connection.execute(delete(code_attempts).where(last)).rowcount
    handovers.expire(pen)
    unanswered.expire(pen)
    return Dropped(codes, attempts, case_erasure.expire(pen))


def _alone(view: View, person: int) -> set[int]:
    """The households that go with the person: it is their head, or nobody else speaks for them."""
    own = households.households_of(view, person)
    others = households.members(view, [member.household for member in own])
    return {
        member.household
        for member in own
        if member.relation is Relation.HEAD
        or (member.relation is Relation.MEMBER and len(others[member.household]) == 1)
    }


def _household(view: View, member: households.Member, lines: list[Line]) -> dict[str, Any]:
    household = households.get(view, member.household)
    consents = households.consents(view, [household.id])
    consent = consents.get(household.id)
    return {
        "code": household.code,
        "name": household.name,
        "village": household.village,
        "category": household.category,
        "relation": member.relation.value,
        "gets_notices": member.gets_notices,
        "consent": None if consent is None else consent.text_version,
        "projects": [_line(line) for line in lines],
    }


def _line(line: Line) -> dict[str, Any]:
    standing, facts = line.standing, line.participation.facts
    seen = line.assessment
    return {
        "project": line.project.facts.code,
        "state_vnd": facts.state_vnd,
        "own_vnd": facts.own_vnd,
        "rate": None if seen is None or seen.rate is None else decimal_text(seen.rate),
        "to_pay_back_vnd": None if standing is None else standing.sums.due,
        "counted_vnd": None if standing is None else standing.sums.counted,
        "remaining_vnd": None if standing is None else standing.sums.remaining,
        "pay_by": None
        if standing is None or standing.pay_by is None
        else standing.pay_by.isoformat(),
        "decisions": [decision.facts.number for decision in line.decisions],
    }


def _ended(column: Any, at: datetime) -> Any:
    return func.coalesce(column, bindparam(None, at, type_=column.type))


def _instant(at: datetime) -> str:
    return at.isoformat()
