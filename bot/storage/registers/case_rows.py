"""Damage cases out of their rows, and what a case holds by its living steps."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select

from bot.rules.case_losses import Basis
from bot.rules.case_terms import Awaits
from bot.rules.cases import Step
from bot.storage.case_tables import (
    case_events,
    case_evidence,
    case_items,
    case_steps,
    case_words,
    cases,
)
from bot.storage.registers.base import View, parts
from bot.storage.registers.case_values import (
    Case,
    Event,
    Evidence,
    Item,
    Origin,
    Paper,
    Reporter,
    Spot,
    TakenStep,
    alive,
)
from bot.storage.sealing import Place


def select_cases(
    view: View, *conditions: ColumnElement[bool], limit: int | None = None
) -> tuple[Case, ...]:
    """The cases that meet conditions, oldest first."""
    statement = select(*cases.c).where(*conditions).order_by(cases.c.id).limit(limit)
    rows = view.connection.execute(statement).all()
    inside = _Inside.read(view, [row.id for row in rows])
    return tuple(_case(view, row, inside) for row in rows)


def evidence_rows(view: View, *conditions: ColumnElement[bool]) -> tuple[Evidence, ...]:
    """The evidence that meets conditions, oldest first."""
    statement = select(*case_evidence.c).where(*conditions).order_by(case_evidence.c.id)
    return tuple(_evidence(view, row) for row in view.connection.execute(statement))


@dataclass(frozen=True, slots=True)
class _Inside:
    """What cases hold, by case."""

    steps: Mapping[int, list[TakenStep]]
    events: Mapping[int, list[Any]]
    items: Mapping[int, list[Any]]
    evidence: Mapping[int, list[Evidence]]

    @classmethod
    def read(cls, view: View, ids: list[int]) -> "_Inside":
        found: tuple[defaultdict[int, list[Any]], ...] = tuple(defaultdict(list) for _ in range(4))
        for part in parts(ids):
            words = _words(view, part)
            for row in _in_cases(view, case_steps, part):
                found[0][row.case_id].append(_step(row, words.get(row.id)))
            for row in _in_cases(view, case_events, part):
                found[1][row.case_id].append(row)
            for row in _in_cases(view, case_items, part):
                found[2][row.case_id].append(row)
            for item in evidence_rows(view, case_evidence.c.case_id.in_(part)):
                found[3][item.case].append(item)
        return cls(*found)


def _in_cases(view: View, table: Any, ids: Iterable[int]) -> list[Row[Any]]:
    statement = select(*table.c).where(table.c.case_id.in_(ids)).order_by(table.c.id)
    return list(view.connection.execute(statement).all())


def _words(view: View, ids: Iterable[int]) -> dict[int, str]:
    statement = select(case_words.c.step, case_words.c.words)
    rows = view.connection.execute(statement.where(case_words.c.case_id.in_(ids)))
    return {row.step: view.open(Place.CASE_WORDS, row.step, row.words) for row in rows}


def _step(row: Row[Any], words: str | None) -> TakenStep:
    paper = None
    if row.document is not None:
        paper = Paper(row.document, row.number, row.file, row.file_sha256)
    taken = Step(
        row.id,
        row.kind,
        row.role,
        row.at,
        row.person,
        json.loads(row.facts),
        row.follows,
        row.assignee,
    )
    return TakenStep(taken, row.chat, paper, row.decision, words)


def _case(view: View, row: Row[Any], inside: _Inside) -> Case:
    steps = tuple(inside.steps[row.id])
    ids = {item.id for item in alive(steps)}
    events = [
        Event(item.id, item.happened, item.kind, item.on_day)
        for item in inside.events[row.id]
        if item.step in ids
    ]
    return Case(
        **{name: row._mapping[name] for name in _PLAIN},
        group=row.group_id,
        awaits=Awaits(row.awaits),
        reporter=_opened(view, Place.CASE_REPORTER, row.id, row.reporter, Reporter),
        place=_opened(view, Place.CASE_PLACE, row.id, row.place, Spot),
        events=tuple(events),
        items=_holding(item for item in inside.items[row.id] if item.step in ids),
        steps=steps,
        evidence=tuple(inside.evidence[row.id]),
    )


_PLAIN: Final = (
    "id", "code", "policy", "commune", "household", "participation", "opened_at", "opened_by",
    "role", "chat", "danger", "state", "since", "assignee", "acknowledged_at", "closed_at",
)  # fmt: skip


def _holding(rows: Iterable[Any]) -> tuple[Item, ...]:
    """The items that hold: of each event and thing the last one."""
    found: dict[tuple[Any, ...], Item] = {}
    for row in rows:
        item = Item(
            row.id,
            row.event,
            row.what,
            Basis(row.basis),
            row.unit,
            None if row.lost is None else Fraction(row.lost),
            None if row.total is None else Fraction(row.total),
        )
        found[item.event, item.what, item.basis] = item
    return tuple(found.values())


def _evidence(view: View, row: Row[Any]) -> Evidence:
    values = dict(row._mapping)
    values["origin"] = _opened(view, Place.CASE_ORIGIN, row.id, row.origin, Origin)
    return Evidence(case=values.pop("case_id"), **values)


def _opened(view: View, place: Place, row: int, sealed: bytes | None, kind: type[Any]) -> Any:
    plain = view.open_maybe(place, row, sealed)
    return None if plain is None else kind(**json.loads(plain))
