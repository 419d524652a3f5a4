"""Decisions that officers write down: within the document's limits, by a second officer where the
setting asks for one. People decide; here it is kept, checked and carried into the ledger."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select, update

from bot.rules.balances import living
from bot.rules.policy import Policy
from bot.rules.rulings import Checked, Ruling
from bot.storage import ledger
from bot.storage.audit import note
from bot.storage.ledger_tables import decisions
from bot.storage.registers import obligations, participations, places, projects
from bot.storage.registers.base import Cause, Pen, View, parts
from bot.storage.registers.decision_checks import allowed, checked, refuse_bad, refuse_same, today
from bot.storage.registers.decision_rows import (
    Decision,
    NewDecision,
    State,
    apply,
    result_json,
    select_decisions,
    terms_text,
)
from bot.storage.registers.errors import (
    NeedsAnother,
    NotFound,
    NotNow,
)
from bot.storage.registers.places import Switch, kept_name

__all__ = ["Decision", "NewDecision", "State", "confirm", "get", "record", "refuse", "revoke"]


def preview(view: View, policies: Mapping[str, Policy], new: NewDecision) -> Checked:
    """What the rules say of a decision before it is written down, with both readings.

    Raises:
        NotFound, BadValue.
    """
    return checked(view, policies, new)


def record(
    pen: Pen, policies: Mapping[str, Policy], new: NewDecision, *, cause: Cause | None = None
) -> Decision:
    """The decision as it is kept: in force, or waiting for a second officer.

    Raises:
        NotPermitted: the document's text does not allow it.
        AlreadyThere: one of that kind and number is kept for it.
        BadValue, NotFound.
    """
    before = select_decisions(pen, decisions.c.cause == cause.text) if cause else ()
    if before:
        return before[0]
    refuse_bad(pen, new)
    pen.hold("decision", new.project)
    refuse_same(pen, new)
    found = allowed(pen, policies, new)
    if found.amount_vnd is not None:
        new = replace(new, terms=replace(new.terms, amount_vnd=found.amount_vnd))
    commune = projects.get(pen, new.project).facts.commune
    second = places.is_on(pen, Switch.SECOND_OFFICER, commune)
    id_ = pen.new_id()
    row = {
        "id": id_,
        "kind": new.kind.value,
        "state": (State.WAITING if second else State.IN_FORCE).value,
        "commune": commune,
        "project": new.project,
        "obligation": new.obligation,
        "number": kept_name("number", new.number),
        "decided_on": new.decided_on,
        "decided_by": kept_name("decided_by", new.decided_by),
        "file": new.file,
        "file_sha256": new.file_sha256,
        "terms": terms_text(new.terms),
        "result": json.dumps(result_json(found.result)),
        "cause": None if cause is None else cause.text,
        "recorded_by": pen.actor.person,
        "recorded_at": pen.at,
    }
    pen.insert(decisions, [row])
    note(pen, "record", "decision", id_, kind=new.kind.value, waits=second)
    if not second:
        _carry_out(pen, policies, get(pen, id_))
    return get(pen, id_)


def confirm(pen: Pen, policies: Mapping[str, Policy], id_: int) -> Decision:
    """The decision in force, now that a second officer has confirmed it.

    Raises:
        NeedsAnother: the pen's actor recorded it, or is nobody.
        NotNow: it does not wait any more.
        NotPermitted: meanwhile the text does not allow it.
        NotFound.
    """
    waiting = _waiting(pen, id_)
    if pen.actor.person is None or pen.actor.person == waiting.recorded_by:
        raise NeedsAnother("decision", id_)
    allowed(pen, policies, waiting.facts)
    _settle(pen, id_, State.IN_FORCE, "confirm")
    _carry_out(pen, policies, waiting)
    return get(pen, id_)


def refuse(pen: Pen, id_: int) -> None:
    """The decision was recorded wrongly and does not come into force.

    Raises:
        NotNow: it does not wait any more.
        NotFound.
    """
    _waiting(pen, id_)
    _settle(pen, id_, State.REFUSED, "refuse")


def revoke(pen: Pen, policies: Mapping[str, Policy], id_: int) -> None:
    """A decision in force no longer is: its entries are taken back.

    Raises:
        NotNow: it is not in force.
        NotFound.
    """
    held = get(pen, id_)
    pen.hold("decision", held.facts.project)
    if get(pen, id_).state is not State.IN_FORCE:
        raise NotNow("decision", id_, held.state.value)
    _settle(pen, id_, State.REVOKED, "revoke")
    if held.facts.kind is Ruling.WITHDRAWAL:
        _withdraw(pen, policies, held, gone=False)
        return
    if held.facts.obligation is None:
        obligations.assess_project(pen, policies, held.facts.project, today(pen))
        return
    alive = living(ledger.entries_of(pen, [held.facts.obligation])[held.facts.obligation])
    mine = [entry.id for entry in alive if entry.decision == id_]
    if mine:
        ledger.reverse_all(pen, mine, decision=id_)


def get(view: View, id_: int) -> Decision:
    """A decision.

    Raises:
        NotFound.
    """
    found = select_decisions(view, decisions.c.id == id_)
    if not found:
        raise NotFound("decision", id_)
    return found[0]


def of_obligation(view: View, obligation: int) -> tuple[Decision, ...]:
    """The decisions about an obligation, oldest first."""
    return select_decisions(view, decisions.c.obligation == obligation)


def of_obligations(view: View, ids: Iterable[int]) -> dict[int, tuple[Decision, ...]]:
    """The decisions about each of these obligations, oldest first; who has none is left out."""
    found: dict[int, tuple[Decision, ...]] = {}
    for part in parts(list(ids)):
        for item in select_decisions(view, decisions.c.obligation.in_(part)):
            mine = item.facts.obligation or 0
            found[mine] = (*found.get(mine, ()), item)
    return found


def of_project(view: View, project: int) -> tuple[Decision, ...]:
    """The decisions about a project and its obligations, oldest first."""
    return select_decisions(view, decisions.c.project == project)


def waiting(view: View, communes: list[int]) -> tuple[Decision, ...]:
    """The decisions in these communes that wait for a second officer, oldest first."""
    waits = decisions.c.state == State.WAITING.value
    return select_decisions(view, waits, decisions.c.commune.in_(communes))


def in_force(view: View, communes: list[int], most: int) -> tuple[Decision, ...]:
    """The last decisions in force in these communes, oldest first."""
    here = decisions.c.commune.in_(communes)
    last = (
        select(decisions.c.id)
        .where(decisions.c.state == State.IN_FORCE.value, here)
        .order_by(decisions.c.id.desc())
        .limit(most)
    )
    return select_decisions(view, decisions.c.id.in_(last))


def _carry_out(pen: Pen, policies: Mapping[str, Policy], decision: Decision) -> None:
    if decision.facts.kind is Ruling.WITHDRAWAL:
        _withdraw(pen, policies, decision, gone=True)
    elif decision.facts.obligation is None:
        obligations.assess_project(pen, policies, decision.facts.project, today(pen))
    else:
        apply(pen, decision, decision.facts.obligation)


def _withdraw(pen: Pen, policies: Mapping[str, Policy], decision: Decision, *, gone: bool) -> None:
    """The project, or the household, is no longer in, or is again; what is owed follows."""
    facts = decision.facts
    if facts.obligation is None:
        (projects.withdraw if gone else projects.restore)(pen, facts.project)
        obligations.assess_project(pen, policies, facts.project, today(pen))
        return
    part = obligations.get(pen, facts.obligation).participation
    (participations.withdraw if gone else participations.restore)(pen, part)
    obligations.assess_one(pen, policies, part, today(pen))


def _waiting(pen: Pen, id_: int) -> Decision:
    found = get(pen, id_)
    pen.hold("decision", found.facts.project)
    found = get(pen, id_)
    if found.state is not State.WAITING:
        raise NotNow("decision", id_, found.state.value)
    return found


def _settle(pen: Pen, id_: int, state: State, action: str) -> None:
    values = {"state": state.value, "settled_by": pen.actor.person, "settled_at": pen.at}
    pen.connection.execute(update(decisions).where(decisions.c.id == id_).values(values))
    note(pen, action, "decision", id_)
