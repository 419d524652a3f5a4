"""Which household takes part in which project, in which group, with what money."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import ColumnElement, select, tuple_, update

from bot.storage.audit import Note, note, note_all
from bot.storage.ledger_writing import MOST_VND
from bot.storage.register_tables import participations
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound
from bot.storage.registers.projects import rate_of, rate_text


@dataclass(frozen=True, slots=True)
class NewParticipation:
    """A household's part in a project; amounts in đồng.

    ``rate`` is the household's own approved rate, None for the project's; ``has_income`` None:
    nobody has said.
    """

    project: int
    household: int
    state_vnd: int
    own_vnd: int = 0
    group: int | None = None
    rate: Fraction | None = None
    has_income: bool | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """A household's part in a project, with its id."""

    id: int
    facts: NewParticipation
    withdrawn: bool


def add(pen: Pen, participation: NewParticipation) -> int:
    """The id of a new participation.

    Raises:
        AlreadyThere: the household takes part in the project already.
        BadValue: a field cannot be kept.
    """
    return add_many(pen, [participation])[0]


def add_many(pen: Pen, new: Sequence[NewParticipation]) -> list[int]:
    """The ids of new participations, in their order; none is added where one cannot be.

    Raises:
        AlreadyThere, BadValue.
    """
    pairs = [(item.project, item.household) for item in new]
    for project in sorted({item.project for item in new}):
        pen.hold("participations", project)
    before = by_pairs(pen, pairs)
    if before:
        raise AlreadyThere("participation", min(item.id for item in before.values()))
    if len(set(pairs)) != len(pairs):
        raise BadValue("household", "twice")
    ids = [pen.new_id() for _ in new]
    rows = [
        {"id": id_, "withdrawn": False} | _row(item) for id_, item in zip(ids, new, strict=True)
    ]
    pen.insert(participations, rows)
    note_all(pen, [Note("add", "participation", id_) for id_ in ids])
    return ids


def change(pen: Pen, id_: int, **changed: Any) -> bool:
    """Whether anything changed, by the names of ``NewParticipation`` without project and household.

    Raises:
        NotFound, BadValue.
    """
    before = get(pen, id_)
    if unknown := set(changed) - _CHANGEABLE:
        raise BadValue(min(unknown), "unknown_field")
    after = replace(before.facts, **changed)
    if after == before.facts:
        return False
    pen.connection.execute(
        update(participations).where(participations.c.id == id_).values(_row(after))
    )
    note(pen, "change", "participation", id_, fields=",".join(sorted(changed)))
    return True


def withdraw(pen: Pen, id_: int) -> None:
    """The household takes part no more; its obligation is assessed anew by the caller.

    Raises:
        NotFound.
    """
    _set(pen, id_, "withdraw", withdrawn=True)


def restore(pen: Pen, id_: int) -> None:
    """A household that was withdrawn by mistake takes part again.

    Raises:
        NotFound.
    """
    _set(pen, id_, "restore", withdrawn=False)


def get(view: View, id_: int) -> Participation:
    """A participation.

    Raises:
        NotFound.
    """
    found = _select(view, participations.c.id == id_)
    if not found:
        raise NotFound("participation", id_)
    return found[0]


def many(view: View, ids: Iterable[int]) -> dict[int, Participation]:
    """Those of these participations that there are, by id."""
    found: dict[int, Participation] = {}
    for part in parts(list(ids)):
        found.update((item.id, item) for item in _select(view, participations.c.id.in_(part)))
    return found


def by_pairs(view: View, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Participation]:
    """The participations of these pairs of project and household."""
    wanted = sorted(set(pairs))
    pair = tuple_(participations.c.project, participations.c.household)
    found: dict[tuple[int, int], Participation] = {}
    for start in range(0, len(wanted), 400):
        for item in _select(view, pair.in_(wanted[start : start + 400])):
            found[item.facts.project, item.facts.household] = item
    return found


def of_project(view: View, project: int) -> tuple[Participation, ...]:
    """The participations in a project, oldest first."""
    return _select(view, participations.c.project == project)


def of_groups(view: View, groups: Iterable[int]) -> tuple[Participation, ...]:
    """The participations in these groups, oldest first in each part."""
    found: tuple[Participation, ...] = ()
    for part in parts(list(groups)):
        found += _select(view, participations.c.group_id.in_(part))
    return found


def of_households(view: View, households: Iterable[int]) -> tuple[Participation, ...]:
    """The participations of these households, oldest first in each part."""
    found: tuple[Participation, ...] = ()
    for part in parts(list(households)):
        found += _select(view, participations.c.household.in_(part))
    return found


def _set(pen: Pen, id_: int, action: str, *, withdrawn: bool) -> None:
    mine = participations.c.id == id_
    done = pen.connection.execute(update(participations).where(mine).values(withdrawn=withdrawn))
    if not done.rowcount:
        raise NotFound("participation", id_)
    note(pen, action, "participation", id_)


_NAMES: Final = tuple(field.name for field in fields(NewParticipation))
_CHANGEABLE: Final = frozenset(_NAMES) - {"project", "household"}


def _row(item: NewParticipation) -> dict[str, Any]:
    for name in ("state_vnd", "own_vnd"):
        amount = getattr(item, name)
        if isinstance(amount, bool) or not 0 <= amount <= MOST_VND:
            raise BadValue(name, "out_of_bounds")
    row = {name: getattr(item, name) for name in _NAMES if name != "group"}
    return row | {"group_id": item.group, "rate": rate_text(item.rate)}


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Participation, ...]:
    statement = select(*participations.c).where(*conditions).order_by(participations.c.id)
    found = []
    for row in view.connection.execute(statement):
        values = {name: getattr(row, name) for name in _NAMES if name != "group"}
        values |= {"group": row.group_id, "rate": rate_of(row.rate)}
        found.append(Participation(row.id, NewParticipation(**values), row.withdrawn))
    return tuple(found)
