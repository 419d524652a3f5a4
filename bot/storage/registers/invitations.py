"""The one invitation that an imported telephone number may be sent, and the printed list instead.

Nothing is planned unless an officer switched it on for the commune.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.storage.audit import note
from bot.storage.register_tables import invitations
from bot.storage.registers import households, people, places
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.places import Switch


@dataclass(frozen=True, slots=True)
class Invitation:
    """The one invitation of a person; ``answered`` None: nothing came back."""

    person: int
    planned_at: datetime
    answered: bool | None


def plan(pen: Pen, person: int, commune: int) -> bool:
    """Whether the person may now be sent their one invitation: it is switched on for the commune,
    they have a telephone and no chat, and none was planned before."""
    if not places.is_on(pen, Switch.INVITATIONS, commune):
        return False
    known = people.many(pen, [person]).get(person)
    if known is None or known.phone is None or people.chats_of(pen, [person]):
        return False
    # One for the number, not one for each person who shares it.
    sharing = [item.id for item in people.with_phone(pen, known.phone)]
    pen.hold("invitation", known.phone)
    if of(pen, sharing):
        return False
    pen.insert(invitations, [{"person": person, "planned_at": pen.at}])
    note(pen, "invite", "person", person)
    return True


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


def printed(view: View, commune: int) -> tuple[int, ...]:
    """The households of a commune that nobody with a chat speaks for: they are reached on paper."""
    ids = [item.id for item in households.of_commune(view, commune) if item.erased_at is None]
    told = households.told(view, ids)
    reached = people.chats_of(view, {person for persons in told.values() for person in persons})
    return tuple(id_ for id_ in ids if not any(person in reached for person in told.get(id_, ())))
