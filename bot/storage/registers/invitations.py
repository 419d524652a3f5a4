"""The one invitation that an imported telephone number may be sent, and the printed list instead.

Nothing is planned unless an officer switched it on for the commune. Whose number was invited once
is never invited again, whatever became of the message.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import exists, select, union, update

from bot.storage.audit import note
from bot.storage.register_tables import groups as group_table
from bot.storage.register_tables import households as household_table
from bot.storage.register_tables import invitations, invited_numbers, links, members
from bot.storage.register_tables import people as person_table
from bot.storage.register_tables import projects as project_table
from bot.storage.registers import groups, households, people, places
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.places import Switch
from bot.storage.tables import outbox

CAUSE: Final = "invitation:"
"""Begins the cause of an invitation's message; the person's id follows."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The one invitation of a person; ``answered`` None: nothing came back."""

    person: int
    planned_at: datetime
    answered: bool | None


def waiting(view: View, limit: int) -> tuple[tuple[int, int], ...]:
    """Who may be invited now, with their commune: people of its households and leaders of its
    groups where it is switched on, whose number has no chat and no invitation yet."""
    on = [
        item.id for item in places.communes(view) if places.is_on(view, Switch.INVITATIONS, item.id)
    ]
    if not on or limit <= 0:
        return ()
    other = person_table.alias("other")
    same = other.c.phone_key == person_table.c.phone_key
    free = (
        person_table.c.phone_key.is_not(None)
        & person_table.c.erased_at.is_(None)
        & ~exists().where(invited_numbers.c.phone_key == person_table.c.phone_key)
        & ~exists().where(same, links.c.person == other.c.id, links.c.ended_at.is_(None))
    )
    home = select(person_table.c.id, household_table.c.commune).where(
        members.c.person == person_table.c.id,
        members.c.household == household_table.c.id,
        household_table.c.commune.in_(on),
        household_table.c.erased_at.is_(None),
        free,
    )
    team = select(person_table.c.id, project_table.c.commune).where(
        group_table.c.leader == person_table.c.id,
        group_table.c.project == project_table.c.id,
        project_table.c.commune.in_(on),
        free,
    )
    found = view.connection.execute(union(home, team).limit(limit)).all()
    return tuple((row[0], row[1]) for row in found)


def plan(pen: Pen, person: int, commune: int) -> bool:
    """Whether the person may now be sent their one invitation: it is switched on for the commune,
    they have a telephone, nobody of that number has a chat, and none was planned before."""
    if not places.is_on(pen, Switch.INVITATIONS, commune):
        return False
    known = people.many(pen, [person]).get(person)
    if known is None or known.phone is None:
        return False
    # One for the number, not one for each person who shares it.
    sharing = [item.id for item in people.with_phone(pen, known.phone)]
    pen.hold("invitation", known.phone)
    key = pen.sealer.lookup("phone", known.phone)
    before = exists().where(invited_numbers.c.phone_key == key)
    if people.chats_of(pen, sharing) or pen.connection.execute(select(before)).scalar():
        return False
    pen.insert(invitations, [{"person": person, "planned_at": pen.at}])
    pen.insert(invited_numbers, [{"phone_key": key}])
    note(pen, "invite", "person", person)
    return True


@dataclass(frozen=True, slots=True)
class Still:
    """Whether a planned invitation may still go out: ``why`` not, and the commune's name."""

    why: str | None
    place: str = ""


def still(view: View, person: int) -> Still:
    """What is true now of a planned invitation, just before it goes out."""
    known = people.many(view, [person]).get(person)
    if known is None or known.phone is None:
        return Still("erased")
    if people.chats_of(view, [item.id for item in people.with_phone(view, known.phone)]):
        return Still("linked")
    homes = [member.household for member in households.households_of(view, person)]
    communes = [item.commune for item in households.many(view, homes).values()]
    communes += [group.commune for group in groups.led_by(view, person)]
    on = [item for item in communes if places.is_on(view, Switch.INVITATIONS, item)]
    return Still(None, places.commune(view, on[0]).name) if on else Still("switched_off")


def answered(pen: Pen, person: int, yes: bool) -> bool:
    """Whether there was an invitation that had not been answered."""
    mine = (invitations.c.person == person) & invitations.c.answered.is_(None)
    changing = update(invitations).where(mine).values(answered=yes, answered_at=pen.at)
    done = pen.connection.execute(changing).rowcount > 0
    if done:
        note(pen, "answer_invitation", "person", person, yes=yes)
    return done


def of(view: View, persons: Iterable[int]) -> dict[int, Invitation]:
    """The invitations of these people, by person."""
    found: dict[int, Invitation] = {}
    for part in parts(list(persons)):
        statement = select(
            invitations.c.person, invitations.c.planned_at, invitations.c.answered
        ).where(invitations.c.person.in_(part))
        found.update((row.person, Invitation(*row)) for row in view.connection.execute(statement))
    return found


def chats(view: View, person: int) -> Sequence[int]:
    """The rows that hold the person's bare number for an invitation's message: they go with it."""
    statement = select(outbox.c.chat).where(outbox.c.cause == f"{CAUSE}{person}")
    return view.connection.execute(statement).scalars().all()


def printed(view: View, commune: int) -> tuple[int, ...]:
    """The households of a commune that nobody with a chat speaks for: they are reached on paper."""
    ids = [item.id for item in households.of_commune(view, commune) if item.erased_at is None]
    told = households.told(view, ids)
    reached = people.chats_of(view, {person for persons in told.values() for person in persons})
    return tuple(id_ for id_ in ids if not any(person in reached for person in told.get(id_, ())))
