"""Communes, agencies, programmes, who holds which role there when, and what officers switch."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Table, insert, or_, select, update

from bot.rules.policy import Policy
from bot.storage.audit import note
from bot.storage.register_tables import (
    agencies as _agencies,
)
from bot.storage.register_tables import (
    authority_holders,
    switches,
)
from bot.storage.register_tables import (
    communes as _communes,
)
from bot.storage.register_tables import (
    programmes as _programmes,
)
from bot.storage.registers.base import Pen, View
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound

EVERYWHERE: Final = 0
"""The commune of a switch that holds where a commune has none of its own."""
LONGEST_NAME: Final = 200


class Switch(StrEnum):
    """What officers switch; all are off until somebody switches them on."""

    INVITATIONS = "invitations"
    SECOND_OFFICER = "second_officer"
    SUPERVISOR_COUNT = "supervisor_count"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune; ``former`` is its province before a merger, by id."""

    id: int
    province: str
    name: str
    former: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that was given the capital."""

    id: int
    commune: int
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Programme:
    """A target programme."""

    id: int
    province: str
    name: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Which body holds a role of the documents from one day to another; ``last`` None: still."""

    province: str
    commune: int | None
    role: str
    holder: str
    first: date
    last: date | None = None


def put_commune(pen: Pen, province: str, name: str, former: str | None = None) -> int:
    """The id of a commune, which is added where it is not there."""
    kept = kept_name("commune", name)
    return _put(pen, "commune", _communes, {"province": province, "name": kept}, former=former)


def put_agency(pen: Pen, commune: int, name: str, phone: str | None = None) -> int:
    """The id of a commune's agency, which is added where it is not there."""
    kept = kept_name("agency", name)
    return _put(pen, "agency", _agencies, {"commune": commune, "name": kept}, phone=phone)


def put_programme(pen: Pen, province: str, name: str) -> int:
    """The id of a programme, which is added where it is not there."""
    kept = kept_name("programme", name)
    return _put(pen, "programme", _programmes, {"province": province, "name": kept})


def communes(view: View, province: str | None = None) -> tuple[Commune, ...]:
    """The communes of a province, or all, by name."""
    statement = select(*_communes.c).order_by(_communes.c.province, _communes.c.name)
    if province is not None:
        statement = statement.where(_communes.c.province == province)
    return tuple(Commune(*row) for row in view.connection.execute(statement))


def commune(view: View, id_: int) -> Commune:
    """A commune.

    Raises:
        NotFound.
    """
    row = view.connection.execute(select(*_communes.c).where(_communes.c.id == id_)).first()
    if row is None:
        raise NotFound("commune", id_)
    return Commune(*row)


def agencies(view: View, commune_id: int | None = None) -> tuple[Agency, ...]:
    """The agencies of a commune, or all, by name."""
    statement = select(*_agencies.c).order_by(_agencies.c.commune, _agencies.c.name)
    if commune_id is not None:
        statement = statement.where(_agencies.c.commune == commune_id)
    return tuple(Agency(*row) for row in view.connection.execute(statement))


def agency(view: View, id_: int) -> Agency:
    """An agency.

    Raises:
        NotFound.
    """
    row = view.connection.execute(select(*_agencies.c).where(_agencies.c.id == id_)).first()
    if row is None:
        raise NotFound("agency", id_)
    return Agency(*row)


def programmes(view: View) -> tuple[Programme, ...]:
    """All programmes, by province and name."""
    statement = select(*_programmes.c).order_by(_programmes.c.province, _programmes.c.name)
    return tuple(Programme(*row) for row in view.connection.execute(statement))


def set_authority(pen: Pen, holding: Holding, *, corrects: bool = False) -> None:
    """Write down who holds a role. An open holding before ends the day before; the same again
    changes nothing. One of the same first day is refused, or written over where this ``corrects``.

    Raises:
        BadValue: no role or holder, or its last day lies before its first.
        AlreadyThere: it overlaps another holding.
    """
    if not holding.role or not holding.holder.strip():
        raise BadValue("holder", "empty")
    if holding.last is not None and holding.last < holding.first:
        raise BadValue("last", "before_first")
    pen.hold("authority", holding.province, holding.role)
    for id_, before in _holdings(pen, holding.province, holding.commune, holding.role):
        if before == holding:
            return
        if corrects and before.first == holding.first:
            _correct_holding(pen, id_, holding)
            return
        if before.last is None and before.first < holding.first:
            ended = holding.first - timedelta(days=1)
            mine = authority_holders.c.id == id_
            pen.connection.execute(update(authority_holders).where(mine).values(last=ended))
            note(pen, "end", "authority", id_)
        elif _overlap(before, holding):
            raise AlreadyThere("authority", id_)
    id_ = pen.new_id()
    pen.insert(
        authority_holders,
        [
            {
                "id": id_,
                "province": holding.province,
                "commune": holding.commune,
                "role": holding.role,
                "holder": holding.holder.strip(),
                "first": holding.first,
                "last": holding.last,
            }
        ],
    )
    note(pen, "add", "authority", id_, role=holding.role)


def _correct_holding(pen: Pen, id_: int, holding: Holding) -> None:
    """Write another holder and last day over what was written down for the same first day."""
    values = {"holder": holding.holder.strip(), "last": holding.last}
    mine = authority_holders.c.id == id_
    pen.connection.execute(update(authority_holders).where(mine).values(values))
    note(pen, "change", "authority", id_, role=holding.role)


def holdings(view: View, province: str) -> tuple[Holding, ...]:
    """Who holds which role in a province and its communes, by role and day."""
    statement = select(*authority_holders.c).where(authority_holders.c.province == province)
    statement = statement.order_by(authority_holders.c.role, authority_holders.c.first)
    return tuple(Holding(*row[1:]) for row in view.connection.execute(statement))


def holder(view: View, policy: Policy, commune_id: int | None, role: str, on: date) -> str | None:
    """Who holds a role on a day: what was configured for the commune, else for the province, else
    what the policy itself says of that day. None where nobody knows."""
    commune_here = authority_holders.c.commune
    statement = (
        select(authority_holders.c.holder)
        .where(
            authority_holders.c.province == policy.territory_on(on).province,
            authority_holders.c.role == role,
            or_(commune_here.is_(None), commune_here == commune_id),
            authority_holders.c.first <= on,
            or_(authority_holders.c.last.is_(None), authority_holders.c.last >= on),
        )
        .order_by(commune_here.is_(None))
    )
    found: str | None = view.connection.execute(statement).scalars().first()
    return found or policy.holder(role, on)


def set_switch(pen: Pen, switch: Switch, is_on: bool, commune_id: int = EVERYWHERE) -> None:
    """Switch something on or off, for a commune or everywhere."""
    pen.hold("switch", switch.value, commune_id)
    mine = (switches.c.name == switch.value) & (switches.c.commune == commune_id)
    done = pen.connection.execute(update(switches).where(mine).values(is_on=is_on))
    if not done.rowcount:
        pen.connection.execute(
            insert(switches).values(name=switch.value, commune=commune_id, is_on=is_on)
        )
    note(pen, "switch", "commune", commune_id, switch=switch.value, on=is_on)


def is_on(view: View, switch: Switch, commune_id: int = EVERYWHERE) -> bool:
    """Whether something is switched on for a commune, by its own setting or that of everywhere."""
    statement = (
        select(switches.c.is_on)
        .where(
            switches.c.name == switch.value,
            switches.c.commune.in_([commune_id, EVERYWHERE]),
        )
        .order_by(switches.c.commune.desc())
    )
    return bool(view.connection.execute(statement).scalars().first())


def kept_name(what: str, name: str) -> str:
    """A public name as it is kept.

    Raises:
        BadValue: empty, too long or not printable.
    """
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise BadValue(what, "bad_name")
    return kept


def _put(pen: Pen, what: str, table: Table, key: dict[str, object], **values: object) -> int:
    found = select(table.c.id).where(*(table.c[name] == value for name, value in key.items()))
    pen.hold(what, *map(str, key.values()))
    before: int | None = pen.connection.execute(found).scalar()
    told = {name: value for name, value in values.items() if value is not None}
    if before is not None:
        if told:
            changing = update(table).where(table.c.id == before)
            differs = or_(*(table.c[name].is_distinct_from(told[name]) for name in told))
            if pen.connection.execute(changing.where(differs).values(told)).rowcount:
                note(pen, "change", what, before)
        return before
    id_ = pen.new_id()
    pen.insert(table, [{"id": id_, **key, **values}])
    note(pen, "add", what, id_)
    return id_


def _holdings(
    view: View, province: str, commune_id: int | None, role: str
) -> list[tuple[int, Holding]]:
    statement = select(*authority_holders.c).where(
        authority_holders.c.province == province,
        authority_holders.c.commune.is_not_distinct_from(commune_id),
        authority_holders.c.role == role,
    )
    return [(row.id, Holding(*row[1:])) for row in view.connection.execute(statement)]


def _overlap(one: Holding, other: Holding) -> bool:
    ends_before = one.last is not None and one.last < other.first
    begins_after = other.last is not None and other.last < one.first
    return not (ends_before or begins_after)
