"""Obligations as they are kept: their heads and what the rules said of them. Reading only."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.rules.balances import Path
from bot.rules.obligations import Footing
from bot.storage.ids import code, read_code
from bot.storage.ledger_tables import assessments, obligations
from bot.storage.register_tables import participations as participation_table
from bot.storage.registers.base import View, parts
from bot.storage.registers.errors import NotFound


@dataclass(frozen=True, slots=True)
class Obligation:
    """The head that an obligation's entries hang on; ``code`` is what people see of it."""

    id: int
    code: str
    participation: int
    household: int
    project: int
    commune: int
    policy: str
    path: Path
    created_at: datetime


@dataclass(frozen=True, slots=True)
class StoredAssessment:
    """What the rules said of an obligation on a day; ``result`` is JSON of ids and figures."""

    id: int
    obligation: int
    at: datetime
    on: date
    policy_version: str
    footing: Footing
    amount_vnd: int | None
    rate: Fraction | None
    pay_by: date | None
    expected: bool
    result: Mapping[str, Any]


def get(view: View, id_: int) -> Obligation:
    """An obligation.

    Raises:
        NotFound.
    """
    found = _select(view, obligations.c.id == id_)
    if not found:
        raise NotFound("obligation", id_)
    return found[0]


def many(view: View, ids: Iterable[int]) -> dict[int, Obligation]:
    """Those of these obligations that there are, by id."""
    found: dict[int, Obligation] = {}
    for part in parts(list(ids)):
        found.update((item.id, item) for item in _select(view, obligations.c.id.in_(part)))
    return found


def by_code(view: View, typed: str) -> Obligation | None:
    """The obligation of a code as somebody typed it, None where there is none."""
    number = read_code(typed)
    found = () if number is None else _select(view, obligations.c.code == code(number))
    return found[0] if found else None


def of_households(view: View, ids: Iterable[int]) -> tuple[Obligation, ...]:
    """The obligations of these households, oldest first in each part."""
    return _in(view, obligations.c.household, ids)


def of_projects(view: View, ids: Iterable[int]) -> tuple[Obligation, ...]:
    """The obligations of these projects, oldest first in each part."""
    return _in(view, obligations.c.project, ids)


def of_participations(view: View, ids: Iterable[int]) -> tuple[Obligation, ...]:
    """The obligations of these participations, oldest first in each part."""
    return _in(view, obligations.c.participation, ids)


def of_groups(view: View, ids: Iterable[int]) -> tuple[Obligation, ...]:
    """The obligations in these groups, oldest first in each part."""
    found: tuple[Obligation, ...] = ()
    for part in parts(list(ids)):
        inside = select(participation_table.c.id).where(participation_table.c.group_id.in_(part))
        found += _select(view, obligations.c.participation.in_(inside))
    return found


def latest(view: View, ids: Iterable[int]) -> dict[int, StoredAssessment]:
    """The last assessment of each of these obligations."""
    found: dict[int, StoredAssessment] = {}
    for part in parts(list(ids)):
        last = (
            select(func.max(assessments.c.id))
            .where(assessments.c.obligation.in_(part))
            .group_by(assessments.c.obligation)
        )
        for item in _assessments(view, assessments.c.id.in_(last)):
            found[item.obligation] = item
    return found


def history(view: View, obligation: int) -> tuple[StoredAssessment, ...]:
    """Every assessment of an obligation, oldest first."""
    return _assessments(view, assessments.c.obligation == obligation)


def with_codes(view: View, codes: Iterable[str]) -> tuple[Obligation, ...]:
    """The obligations of these codes."""
    return _in(view, obligations.c.code, codes)


def _in(
    view: View, column: ColumnElement[Any], values: Iterable[int | str]
) -> tuple[Obligation, ...]:
    wanted = sorted(set(values), key=str)
    found: tuple[Obligation, ...] = ()
    for start in range(0, len(wanted), 500):
        found += _select(view, column.in_(wanted[start : start + 500]))
    return found


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Obligation, ...]:
    statement = select(*obligations.c).where(*conditions).order_by(obligations.c.id)
    return tuple(
        Obligation(**{**row._mapping, "path": Path(row.path)})
        for row in view.connection.execute(statement)
    )


def _assessments(view: View, *conditions: ColumnElement[bool]) -> tuple[StoredAssessment, ...]:
    statement = select(*assessments.c).where(*conditions).order_by(assessments.c.id)
    return tuple(
        StoredAssessment(
            row.id,
            row.obligation,
            row.at,
            row.on_day,
            row.policy_version,
            Footing(row.footing),
            row.amount_vnd,
            None if row.rate is None else Fraction(row.rate),
            row.pay_by,
            row.expected,
            json.loads(row.result),
        )
        for row in view.connection.execute(statement)
    )
