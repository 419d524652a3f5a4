"""What the rules and the registers say of a decision before it is written down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.rules.balances import Kind, living
from bot.rules.policy import Policy
from bot.rules.rulings import Case, Checked, Ruling, Why, check
from bot.storage import ledger
from bot.storage.ledger_tables import decisions
from bot.storage.registers import obligations, participations, projects
from bot.storage.registers.base import Pen, View
from bot.storage.registers.decision_rows import NewDecision, State, select_decisions
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound, NotPermitted
from bot.storage.registers.places import kept_name

ONCE: Final = frozenset({Ruling.RECOVERY, Ruling.WITHDRAWAL})
"""Kinds of which one at a time is in force, whatever its number."""
VIETNAM: Final = timedelta(hours=7)
"""How far Vietnam's legal days are ahead of UTC; it keeps no summer time."""


def allowed(view: View, policies: Mapping[str, Policy], new: NewDecision) -> Checked:
    """What the rules say of a decision that may be written down.

    Raises:
        NotPermitted: it is outside the document's limits.
        NotFound, BadValue.
    """
    found = checked(view, policies, new)
    if not found.allowed:
        raise NotPermitted(found.why.value, found.result)
    return found


def checked(view: View, policies: Mapping[str, Policy], new: NewDecision) -> Checked:
    """What the rules say of a decision, allowed or not.

    Raises:
        NotFound, BadValue.
    """
    project = projects.get(view, new.project)
    policy = policies.get(project.facts.policy)
    if policy is None:
        raise NotFound("policy", project.facts.policy)
    case, last_day = _case(view, project, new.obligation)
    found = check(policy, new.kind, new.terms, case, new.decided_on)
    until = found.until
    if until is not None and last_day is not None and until <= last_day and found.allowed:
        # An earlier extension reaches as far: this one moves nothing.
        return replace(found, why=Why.NOT_LATER)
    return found


def _case(
    view: View, project: projects.Project, obligation: int | None
) -> tuple[Case, date | None]:
    """What a decision is about, and the last day as it now stands."""
    facts = project.facts
    if obligation is None:
        case = Case(0, facts.type, facts.ends, None, 0, facts.rate, facts.cycle_months)
        return case, None
    head = obligations.get(view, obligation)
    if head.project != project.id:
        raise BadValue("obligation", "of_another_project")
    part = participations.get(view, head.participation).facts
    standing = ledger.standings(view, [obligation])[obligation]
    seen = obligations.latest(view, [obligation])[obligation]
    charges = [
        entry
        for entry in living(ledger.entries_of(view, [obligation])[obligation])
        if entry.kind is Kind.CHARGE
    ]
    case = Case(
        support_vnd=part.state_vnd,
        project_type=facts.type,
        project_end=facts.ends,
        pay_by=charges[-1].pay_by if charges else seen.pay_by,
        due_vnd=standing.sums.due if charges else seen.amount_vnd or 0,
        approved_rate=part.rate or facts.rate,
        cycle_months=facts.cycle_months,
    )
    return case, standing.pay_by


def refuse_bad(pen: Pen, new: NewDecision) -> None:
    """Refuse what no decision may hold.

    Raises:
        BadValue.
    """
    whole, either = new.kind is Ruling.RECOVERY, new.kind is Ruling.WITHDRAWAL
    if not either and (new.obligation is None) != whole:
        raise BadValue("obligation", "needed" if new.obligation is None else "not_for_recovery")
    if new.decided_on > today(pen):
        raise BadValue("decided_on", "in_future")
    kept_name("number", new.number)
    kept_name("decided_by", new.decided_by)


def refuse_same(view: View, new: NewDecision) -> None:
    """Refuse what is written down already.

    Raises:
        AlreadyThere: the same number, or a second one of a kind of which one is in force.
    """
    for before in select_decisions(
        view,
        decisions.c.project == new.project,
        decisions.c.kind == new.kind.value,
        decisions.c.state.in_([State.WAITING.value, State.IN_FORCE.value]),
    ):
        same_case = before.facts.obligation == new.obligation
        same_number = before.facts.number == kept_name("number", new.number)
        if same_case and (same_number or new.kind in ONCE):
            raise AlreadyThere("decision", before.id)


def today(pen: Pen) -> date:
    """Vietnam's legal day at the pen's instant."""
    return (pen.at + VIETNAM).date()
