"""Consents that were given for households, with the text's version and who wrote them down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update

from bot.storage.audit import note
from bot.storage.register_tables import household_consents
from bot.storage.registers.base import Pen, View, parts


class Purpose(StrEnum):
    """What a household consents to. LEADER_SEES: that the leader sees its amounts."""

    KEEPING = "keeping"
    LEADER_SEES = "leader_sees"


class ConsentHow(StrEnum):
    """How a consent was given."""

    CHAT = "chat"
    SPOKEN = "spoken"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent of a household that holds."""

    household: int
    purpose: Purpose
    person: int | None
    text_version: str
    how: ConsentHow
    given_at: datetime


def give_consent(
    pen: Pen,
    household: int,
    person: int | None,
    text_version: str,
    how: ConsentHow,
    purpose: Purpose = Purpose.KEEPING,
) -> None:
    """Write down a household's consent; one that held before is replaced by it."""
    _end_consent(pen, household, purpose)
    row = {
        "id": pen.new_id(),
        "household": household,
        "purpose": purpose.value,
        "person": person,
        "text_version": text_version,
        "how": how.value,
        "recorded_by": pen.actor.person,
        "given_at": pen.at,
    }
    pen.insert(household_consents, [row])
    note(pen, "consent", "household", household, purpose=purpose.value, version=text_version)


def withdraw_consent(pen: Pen, household: int, purpose: Purpose = Purpose.KEEPING) -> bool:
    """Whether there was a consent to withdraw."""
    ended = _end_consent(pen, household, purpose)
    if ended:
        note(pen, "withdraw_consent", "household", household, purpose=purpose.value)
    return ended


def consents(
    view: View, ids: Iterable[int], purpose: Purpose = Purpose.KEEPING
) -> Mapping[int, Consent]:
    """The consents that hold, by household."""
    found: dict[int, Consent] = {}
    for part in parts(list(ids)):
        statement = select(*household_consents.c).where(
            household_consents.c.household.in_(part),
            household_consents.c.purpose == purpose.value,
            household_consents.c.withdrawn_at.is_(None),
        )
        for row in view.connection.execute(statement):
            found[row.household] = Consent(
                row.household,
                Purpose(row.purpose),
                row.person,
                row.text_version,
                ConsentHow(row.how),
                row.given_at,
            )
    return found


def _end_consent(pen: Pen, household: int, purpose: Purpose) -> bool:
    holding = (
        (household_consents.c.household == household)
        & (household_consents.c.purpose == purpose.value)
        & household_consents.c.withdrawn_at.is_(None)
    )
    ending = update(household_consents).where(holding).values(withdrawn_at=pen.at)
    return pen.connection.execute(ending).rowcount > 0
