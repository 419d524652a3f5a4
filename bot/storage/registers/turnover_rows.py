"""Rounds of turnovers as they are kept: their values, and reading them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select

from bot.storage.registers.base import View
from bot.storage.registers.errors import NotFound
from bot.storage.sealing import Place
from bot.storage.turnover_tables import turnover_homes, turnover_papers, turnovers


class State(StrEnum):
    """Where a round stands."""

    CALLED = "called"
    MINUTED = "minuted"
    TRANSFERRED = "transferred"
    REPORTED = "reported"
    CANCELLED = "cancelled"


class PaperKind(StrEnum):
    """What a signed scan is; the names are those of the rules' facts."""

    MINUTES = "minutes"
    APPROVED_LIST = "approved_list"


OPEN: Final = (State.CALLED, State.MINUTED, State.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class Scan:
    """A stored file with the SHA-256 of its content."""

    file: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Share:
    """What goes to a chosen household, in đồng: recovered money, and newly given capital."""

    household: int
    recovered_vnd: int
    new_vnd: int = 0

    @property
    def total_vnd(self) -> int:
        """Both together."""
        return self.recovered_vnd + self.new_vnd


@dataclass(frozen=True, slots=True)
class NewTurnover:
    """A round to be called: the meeting, the candidates, the most that one household may get."""

    project: int
    meets_on: date
    meets_at: str
    candidates: tuple[int, ...]
    maximum_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the signed minutes say."""

    number: str
    on: date
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Turnover:
    """A round as it is kept."""

    id: int
    commune: int
    facts: NewTurnover
    state: State
    opened_by: int | None
    minutes: Minutes | None = None
    transferred_on: date | None = None
    papers: Mapping[PaperKind, tuple[Scan, ...]] | None = None


def get(view: View, id_: int) -> Turnover:
    """A round.

    Raises:
        NotFound.
    """
    found = select_rounds(view, turnovers.c.id == id_)
    if not found:
        raise NotFound("turnover", id_)
    return found[0]


def open_of(view: View, ids: Iterable[int]) -> tuple[Turnover, ...]:
    """The rounds of these projects that are not at their end, oldest first."""
    return select_rounds(
        view, turnovers.c.project.in_(sorted(set(ids))), turnovers.c.state.in_(map(str, OPEN))
    )


def open_in(view: View, communes: Iterable[int]) -> tuple[Turnover, ...]:
    """The rounds of these communes that are not at their end, oldest first."""
    return select_rounds(
        view, turnovers.c.commune.in_(sorted(set(communes))), turnovers.c.state.in_(map(str, OPEN))
    )


def of_project(view: View, project: int) -> tuple[Turnover, ...]:
    """The rounds of a project, oldest first."""
    return select_rounds(view, turnovers.c.project == project)


def select_rounds(view: View, *conditions: ColumnElement[bool]) -> tuple[Turnover, ...]:
    """The rounds that meet conditions, oldest first."""
    statement = select(*turnovers.c).where(*conditions).order_by(turnovers.c.id)
    rows = view.connection.execute(statement).all()
    ids = [row.id for row in rows]
    homes = _by_turnover(view, turnover_homes, ids, turnover_homes.c.household)
    papers = _by_turnover(view, turnover_papers, ids, turnover_papers.c.sha256)
    return tuple(_turnover(view, row, homes[row.id], papers[row.id]) for row in rows)


def _by_turnover(
    view: View, table: Any, ids: Sequence[int], order: ColumnElement[Any]
) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {id_: [] for id_ in ids}
    statement = select(*table.c).where(table.c.turnover.in_(ids)).order_by(order)
    for row in view.connection.execute(statement):
        found[row.turnover].append(row)
    return found


def _turnover(
    view: View, row: Row[Any], homes: Sequence[Row[Any]], papers: Sequence[Row[Any]]
) -> Turnover:
    facts = NewTurnover(
        row.project,
        row.meets_on,
        view.open(Place.TURNOVER_PLACE, row.id, row.meets_at),
        tuple(home.household for home in homes if home.listed),
        row.maximum_vnd,
    )
    shares = tuple(
        Share(home.household, home.recovered_vnd, home.new_vnd) for home in homes if home.chosen
    )
    said = Minutes(row.minutes_number, row.minutes_on, shares) if row.minutes_number else None
    scans = {
        kind: tuple(Scan(item.file, item.sha256) for item in papers if item.paper == kind.value)
        for kind in PaperKind
    }
    state = State(row.state)
    return Turnover(
        row.id, row.commune, facts, state, row.opened_by, said, row.transferred_on, scans
    )
