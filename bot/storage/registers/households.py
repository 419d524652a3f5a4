"""Households. Names and categories are sealed.

Who speaks for them and what they consented to is in ``members`` and ``household_consents``, and
offered here too.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, select, update

from bot.storage.audit import Note, note, note_all
from bot.storage.ids import CODES, code
from bot.storage.register_tables import households
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound
from bot.storage.registers.household_consents import (
    Consent,
    ConsentHow,
    Purpose,
    consents,
    give_consent,
    withdraw_consent,
)
from bot.storage.registers.members import (
    Member,
    Relation,
    households_of,
    members,
    put_member,
    put_members,
    remove_member,
    told,
)
from bot.storage.registers.people import checked_name, name_key
from bot.storage.registers.projects import kept_code
from bot.storage.sealing import Place

__all__ = [
    "CATEGORIES", "Consent", "ConsentHow", "Household", "Member", "NewHousehold", "Purpose",
    "Relation", "add", "add_many", "by_codes", "change", "consents", "get", "give_consent",
    "households_of", "many", "members", "of_commune", "put_member", "put_members",
    "remove_member", "told", "with_name", "withdraw_consent",
]  # fmt: skip

CATEGORIES: Final = frozenset({"poor", "near_poor", "escaped_poverty", "disabled_person", "none"})
LONGEST_VILLAGE: Final = 100


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household to be kept. ``code`` "": it gets one of ours."""

    commune: int
    name: str
    village: str = ""
    category: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """A household; without name and category once erased."""

    id: int
    commune: int
    code: str
    village: str
    name: str
    category: str | None
    erased_at: datetime | None


def add(pen: Pen, household: NewHousehold) -> int:
    """The id of a new household.

    Raises:
        AlreadyThere: its code is taken in its commune.
        BadValue: a field cannot be kept.
    """
    return add_many(pen, [household])[0]


def add_many(pen: Pen, new: Sequence[NewHousehold]) -> list[int]:
    """The ids of new households, in their order; none is added where one cannot be.

    Raises:
        AlreadyThere, BadValue.
    """
    codes: list[str] = [""] * len(new)
    for commune in sorted({item.commune for item in new}):
        pen.hold("households", commune)
        mine = [number for number, item in enumerate(new) if item.commune == commune]
        chosen = _codes(pen, commune, [new[number].code for number in mine])
        for number, text in zip(mine, chosen, strict=True):
            codes[number] = text
    ids = [pen.new_id() for _ in new]
    rows = [
        {"id": id_, "commune": item.commune, "code": chosen} | _sealed(pen, id_, item)
        for id_, item, chosen in zip(ids, new, codes, strict=True)
    ]
    pen.insert(households, rows)
    note_all(pen, [Note("add", "household", id_) for id_ in ids])
    return ids


def change(pen: Pen, id_: int, household: NewHousehold) -> None:
    """Write name, village and category anew; commune and code stay.

    Raises:
        NotFound, BadValue.
    """
    mine = (households.c.id == id_) & households.c.erased_at.is_(None)
    values = _sealed(pen, id_, household)
    if not pen.connection.execute(update(households).where(mine).values(values)).rowcount:
        raise NotFound("household", id_)
    note(pen, "change", "household", id_)


def get(view: View, id_: int) -> Household:
    """A household.

    Raises:
        NotFound.
    """
    found = many(view, [id_])
    if id_ not in found:
        raise NotFound("household", id_)
    return found[id_]


def many(view: View, ids: Iterable[int]) -> dict[int, Household]:
    """Those of these households that there are, by id."""
    found: dict[int, Household] = {}
    for part in parts(list(ids)):
        found.update((item.id, item) for item in _select(view, households.c.id.in_(part)))
    return found


def by_codes(view: View, commune: int, codes: Iterable[str]) -> dict[str, Household]:
    """The households of a commune with these codes, by code."""
    wanted = sorted({text.strip() for text in codes})
    found: dict[str, Household] = {}
    for start in range(0, len(wanted), 500):
        here = households.c.code.in_(wanted[start : start + 500])
        chosen = _select(view, households.c.commune == commune, here)
        found.update((item.code, item) for item in chosen)
    return found


def with_name(view: View, commune: int, name: str) -> tuple[Household, ...]:
    """The households of a commune with this name, whatever its case, oldest first."""
    key = name_key(view.sealer, name)
    return _select(view, households.c.commune == commune, households.c.name_key == key)


def of_commune(view: View, commune: int) -> tuple[Household, ...]:
    """The households of a commune, oldest first."""
    return _select(view, households.c.commune == commune)


def _sealed(pen: Pen, id_: int, item: NewHousehold) -> dict[str, Any]:
    if item.category is not None and item.category not in CATEGORIES:
        raise BadValue("category", "unknown")
    village = " ".join(item.village.split())
    if len(village) > LONGEST_VILLAGE or not (village.isprintable()):
        raise BadValue("village", "bad_name")
    name = checked_name(item.name)
    return {
        "village": village,
        "name": pen.seal(Place.HOUSEHOLD_NAME, id_, name),
        "name_key": name_key(pen.sealer, name),
        "category": pen.seal_maybe(Place.HOUSEHOLD_CATEGORY, id_, item.category),
    }


def _codes(view: View, commune: int, told: Sequence[str]) -> list[str]:
    """The codes of new households of a commune: the told ones, and new ones of ours.

    Raises:
        AlreadyThere, BadValue: a told one is taken, twice there or cannot be kept.
    """
    chosen = [kept_code(text) if text.strip() else code(secrets.randbelow(CODES)) for text in told]
    if len(set(chosen)) != len(chosen):
        raise BadValue("code", "twice")
    before = by_codes(view, commune, chosen)
    if before:
        raise AlreadyThere("household", min(item.id for item in before.values()))
    return chosen


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Household, ...]:
    statement = select(*households.c).where(*conditions).order_by(households.c.id)
    return tuple(
        Household(
            row.id,
            row.commune,
            row.code,
            row.village,
            view.open_maybe(Place.HOUSEHOLD_NAME, row.id, row.name) or "",
            view.open_maybe(Place.HOUSEHOLD_CATEGORY, row.id, row.category),
            row.erased_at,
        )
        for row in view.connection.execute(statement)
    )
