"""Alerts that went out, each once; from the sixth case of an officer in ten minutes, one digest.

Rows alone say what was told: a process that dies between two alerts forgets none and repeats none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select, update

from bot.storage.case_alert_tables import case_alerts, case_digests
from bot.storage.registers.base import Pen, View, parts

ALONE: Final = 5
"""Cases that an officer hears of one by one within the time of a digest."""
TOGETHER: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Digest:
    """Cases that one person hears of together."""

    id: int
    person: int
    commune: int
    held: int
    told: int


@dataclass(frozen=True, slots=True)
class Noted:
    """What came of an alert: new or there before, and the digest that it went into, if any.

    ``first`` says that this case opened the digest.
    """

    new: bool
    digest: int | None = None
    first: bool = False


def note(pen: Pen, case: int, person: int, level: str, *, silent: bool = False) -> Noted:
    """Write down that somebody is told of a case by itself; ``new`` False: they were told."""
    if _there(pen, case, person, level):
        return Noted(new=False)
    _put(pen, case, person, level, silent, None)
    return Noted(new=True)


def note_officer(
    pen: Pen, case: int, commune: int, person: int, level: str, *, silent: bool
) -> Noted:
    """The same of an officer, for whom many cases at once are one digest."""
    pen.hold("case alerts", person)
    if _there(pen, case, person, level):
        return Noted(new=False)
    digest = _open_digest(pen, person)
    first = digest is None and _lately(pen, person) >= ALONE
    if first:
        digest = _begin(pen, person, commune)
    elif digest is not None:
        mine = case_digests.c.id == digest
        more = {"held": case_digests.c.held + 1, "last_at": pen.at}
        pen.connection.execute(update(case_digests).where(mine).values(**more))
    _put(pen, case, person, level, silent, digest)
    return Noted(new=True, digest=digest, first=first)


def of_case(view: View, case: int) -> frozenset[tuple[int, str]]:
    """Who was told of a case, at which level."""
    statement = select(case_alerts.c.person, case_alerts.c.level).where(
        case_alerts.c.case_id == case
    )
    return frozenset((row.person, row.level) for row in view.connection.execute(statement))


def of_cases(view: View, ids: Iterable[int]) -> dict[int, frozenset[tuple[int, str]]]:
    """The same of many cases, by case."""
    found: dict[int, set[tuple[int, str]]] = {}
    for part in parts(list(ids)):
        statement = select(case_alerts.c.case_id, case_alerts.c.person, case_alerts.c.level)
        for row in view.connection.execute(statement.where(case_alerts.c.case_id.in_(part))):
            found.setdefault(row.case_id, set()).add((row.person, row.level))
    return {case: frozenset(told) for case, told in found.items()}


def untold(view: View, before: datetime) -> tuple[Digest, ...]:
    """The digests that have grown since their last message, which went out before then."""
    statement = select(case_digests).where(
        case_digests.c.told < case_digests.c.held, case_digests.c.told_at <= before
    )
    return tuple(
        Digest(row.id, row.person, row.commune, row.held, row.told)
        for row in view.connection.execute(statement.order_by(case_digests.c.id))
    )


def tell(pen: Pen, digest: int) -> int | None:
    """How many cases a digest's message now names; None where the last one named them all."""
    mine = case_digests.c.id == digest
    row = pen.connection.execute(select(case_digests).where(mine)).one()
    if row.told >= row.held:
        return None
    pen.connection.execute(update(case_digests).where(mine).values(told=row.held, told_at=pen.at))
    count: int = row.held
    return count


def _there(view: View, case: int, person: int, level: str) -> bool:
    mine = (case_alerts.c.case_id == case) & (case_alerts.c.person == person)
    found = view.connection.execute(
        select(case_alerts.c.at).where(mine, case_alerts.c.level == level)
    )
    return found.first() is not None


def _put(pen: Pen, case: int, person: int, level: str, silent: bool, digest: int | None) -> None:
    row = {"case_id": case, "person": person, "level": level, "at": pen.at, "silent": silent}
    pen.insert(case_alerts, [row | {"digest": digest}])


def _open_digest(pen: Pen, person: int) -> int | None:
    """The digest that still grows: its last case came less than ten minutes ago."""
    statement = (
        select(case_digests.c.id)
        .where(case_digests.c.person == person, case_digests.c.last_at > pen.at - TOGETHER)
        .order_by(case_digests.c.id.desc())
        .limit(1)
    )
    found: int | None = pen.connection.execute(statement).scalar()
    return found


def _lately(pen: Pen, person: int) -> int:
    """How many cases a person was brought one by one in the last ten minutes."""
    statement = select(func.count()).where(
        case_alerts.c.person == person,
        case_alerts.c.at > pen.at - TOGETHER,
        case_alerts.c.digest.is_(None),
    )
    return pen.connection.execute(statement).scalar() or 0


def _begin(pen: Pen, person: int, commune: int) -> int:
    id_ = pen.new_id()
    row = {"id": id_, "person": person, "commune": commune, "opened_at": pen.at}
    row |= {"last_at": pen.at, "held": 1, "told": 0, "told_at": pen.at}
    pen.insert(case_digests, [row])
    return id_
