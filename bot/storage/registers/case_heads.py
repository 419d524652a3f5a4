"""The head of a new case: whose it is, its code, who reports, where. Sealed for its row."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from bot.phones import normal_phone
from bot.storage.case_tables import cases
from bot.storage.ids import CODES, code
from bot.storage.registers import households, participations, projects
from bot.storage.registers.base import Pen, View
from bot.storage.registers.case_rows import select_cases
from bot.storage.registers.case_values import Reporter, Spot
from bot.storage.registers.case_writing import NewEvent, NewEvidence
from bot.storage.registers.errors import BadValue
from bot.storage.registers.people import checked_name
from bot.storage.sealing import Place

_PLACE_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class NewCase:
    """A report. With ``participation`` (then household, group and policy follow from it), with a
    ``household`` alone, or with a ``reporter`` whose household nobody has confirmed.

    ``danger``: somebody said that people are in danger.
    """

    policy: str
    commune: int
    events: tuple[NewEvent, ...]
    household: int | None = None
    participation: int | None = None
    reporter: Reporter | None = None
    place: Spot | None = None
    words: str | None = None
    about: int | None = None
    evidence: tuple[NewEvidence, ...] = ()
    danger: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)


def whose_of(view: View, new: NewCase) -> dict[str, Any]:
    if new.participation is not None:
        return of_participation(view, new.participation)
    commune = new.commune
    if new.household is not None:
        commune = households.get(view, new.household).commune
    return {
        "policy": new.policy,
        "commune": commune,
        "household": new.household,
        "participation": None,
        "group_id": None,
    }


def of_participation(view: View, id_: int) -> dict[str, Any]:
    facts = participations.get(view, id_).facts
    project = projects.get(view, facts.project).facts
    return {
        "policy": project.policy,
        "commune": project.commune,
        "household": facts.household,
        "participation": id_,
        "group_id": facts.group,
    }


def new_code(view: View) -> str:
    while True:
        drawn = code(secrets.randbelow(CODES))
        if not select_cases(view, cases.c.code == drawn):
            return drawn


def reporter_of(pen: Pen, case: int, told: Reporter | None) -> bytes | None:
    if told is None:
        return None
    hamlet = " ".join(told.hamlet.split())
    if len(hamlet) > _PLACE_LONGEST:
        raise BadValue("hamlet", "too_long")
    phone = normal_phone(told.phone)
    if told.phone and phone is None:
        raise BadValue("phone", "bad_phone")
    kept = Reporter(checked_name(told.name), hamlet, phone or "")
    return pen.seal(Place.CASE_REPORTER, case, json.dumps(asdict(kept)))


def place_of(pen: Pen, case: int, told: Spot | None) -> bytes | None:
    if told is None:
        return None
    if len(told.words) > _PLACE_LONGEST:
        raise BadValue("place", "too_long")
    return pen.seal(Place.CASE_PLACE, case, json.dumps(asdict(told)))
