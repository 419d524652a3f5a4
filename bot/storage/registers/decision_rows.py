"""Decisions as they are kept, and what they do to an obligation's entries."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select

from bot.rules.balances import Kind, due, living
from bot.rules.exact import decimal_text
from bot.rules.results import Result
from bot.rules.rulings import Ruling, Start, Terms
from bot.storage import ledger
from bot.storage.ledger_tables import decisions
from bot.storage.registers.base import Cause, Pen, View, parts

NO_TERMS: Final = Terms()


class State(StrEnum):
    """Where a decision stands; only those in force touch the money."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    REFUSED = "refused"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to be written down. ``obligation`` None: of the whole project (recovery).

    ``decided_by`` names the body; ``file`` and ``file_sha256`` are the scan's.
    """

    kind: Ruling
    project: int
    number: str
    decided_on: date
    decided_by: str
    terms: Terms = NO_TERMS
    obligation: int | None = None
    file: int | None = None
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was written down; ``result`` is what the rules said of it, as JSON."""

    id: int
    facts: NewDecision
    state: State
    commune: int
    result: Mapping[str, Any]
    recorded_by: int | None
    recorded_at: datetime
    settled_by: int | None
    settled_at: datetime | None


def select_decisions(view: View, *conditions: ColumnElement[bool]) -> tuple[Decision, ...]:
    """The decisions that meet conditions, oldest first."""
    statement = select(*decisions.c).where(*conditions).order_by(decisions.c.id)
    return tuple(_decision(row) for row in view.connection.execute(statement))


def recovery_of(view: View, project: int) -> Decision | None:
    """The recovery decision of a project that is in force, None where there is none."""
    found = select_decisions(
        view,
        decisions.c.project == project,
        decisions.c.kind == Ruling.RECOVERY.value,
        decisions.c.state == State.IN_FORCE.value,
    )
    return found[-1] if found else None


def withdrawal_of(view: View, project: int, obligation: int | None) -> Decision | None:
    """The decision in force by which a household, else its project, is no longer in."""
    found = select_decisions(
        view,
        decisions.c.project == project,
        decisions.c.obligation.is_(None) | (decisions.c.obligation == obligation),
        decisions.c.kind == Ruling.WITHDRAWAL.value,
        decisions.c.state == State.IN_FORCE.value,
    )
    return found[-1] if found else None


def apply(pen: Pen, decision: Decision, obligation: int, cause: Cause | None = None) -> None:
    """Write what a decision in force does to an obligation.

    A reduction or waiver of what is not charged yet waits for the charge (``apply_waiting``).
    """
    facts = decision.facts
    if facts.kind is Ruling.EXTENSION and facts.terms.until is not None:
        ledger.extend(pen, obligation, facts.terms.until, decision.id, cause=cause)
    elif facts.kind is Ruling.SUSPENSION:
        ledger.suspend(pen, obligation, decision.id, cause=cause)
    elif facts.kind in {Ruling.REDUCTION, Ruling.WAIVER}:
        alive = living(ledger.entries_of(pen, [obligation])[obligation])
        owed = due(alive)
        if facts.kind is Ruling.WAIVER and owed > 0:
            ledger.waive(pen, obligation, decision.id, cause=cause)
        elif facts.terms.amount_vnd is not None and facts.terms.amount_vnd < owed:
            ledger.reduce(pen, obligation, facts.terms.amount_vnd, decision.id, cause=cause)


def apply_waiting(pen: Pen, obligations: Iterable[int]) -> None:
    """Apply reductions and waivers that came before the charge."""
    wanted = sorted(set(obligations))
    kinds = [Ruling.REDUCTION.value, Ruling.WAIVER.value]
    for part in parts(wanted):
        waiting = select_decisions(
            pen,
            decisions.c.obligation.in_(part),
            decisions.c.kind.in_(kinds),
            decisions.c.state == State.IN_FORCE.value,
        )
        if not waiting:
            continue
        entries = ledger.entries_of(pen, [item.facts.obligation or 0 for item in waiting])
        for decision in waiting:
            mine = decision.facts.obligation or 0
            alive = living(entries[mine])
            applied = any(entry.decision == decision.id for entry in alive)
            if not applied and any(entry.kind is Kind.CHARGE for entry in alive):
                apply(pen, decision, mine)


def terms_text(terms: Terms) -> str:
    """The terms as they are kept: JSON of exact texts."""
    return json.dumps({name: plain(value) for name, value in asdict(terms).items()})


def result_json(result: Result) -> dict[str, Any]:
    """An answer of the rules as JSON values: ids and figures, no words."""
    return {
        "outcome": result.outcome.value,
        "values": plain(result.values),
        "reasons": [[reason.id, reason.met] for reason in result.reasons],
        "missing": list(result.missing),
        "open_points": [point.id for point in result.open_points],
    }


def plain(value: Any) -> Any:
    """A rule's value as JSON: exact numbers and days as text."""
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Fraction):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _terms(text: str) -> Terms:
    told = json.loads(text)
    return Terms(
        percent=None if told["percent"] is None else Fraction(told["percent"]),
        cause=told["cause"],
        until=None if told["until"] is None else date.fromisoformat(told["until"]),
        start=None if told["start"] is None else Start(told["start"]),
        rate=None if told["rate"] is None else Fraction(told["rate"]),
        amount_vnd=told["amount_vnd"],
    )


def _decision(row: Row[Any]) -> Decision:
    facts = NewDecision(
        kind=Ruling(row.kind),
        project=row.project,
        number=row.number,
        decided_on=row.decided_on,
        decided_by=row.decided_by,
        terms=_terms(row.terms),
        obligation=row.obligation,
        file=row.file,
        file_sha256=row.file_sha256,
    )
    return Decision(
        row.id,
        facts,
        State(row.state),
        row.commune,
        json.loads(row.result),
        row.recorded_by,
        row.recorded_at,
        row.settled_by,
        row.settled_at,
    )
