"""What one participation pays back, by its project and its policy.

Duty: the amount by the approved rate, the last day with its other readings, and whether it may be
charged yet. Must not: charge what the text does not allow, or take a minimum for an approved rate.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from bot.records import record
from bot.rules.calendar import Calendar
from bot.rules.engine import evaluate
from bot.rules.policy import Policy
from bot.rules.results import Outcome, Result
from bot.rules.terms import MINIMUM, Nature

RECOVERY_DECISION: Final = "recovery_decision"
"""The role of whoever orders the recovery, in documents that want such a decision."""


class Footing(StrEnum):
    """What an amount rests on.

    DUE is charged. EXPECTED is charged too but "dự kiến" until the recovery decision. NOT_YET: the
    project has not ended. REFUSED: the text does not allow the rate or the support. OPEN: an
    officer must settle which figure holds. INCOMPLETE: a fact is missing. WITHDRAWN: no project.
    """

    DUE = "due"
    EXPECTED = "expected"
    NOT_YET = "not_yet"
    REFUSED = "refused"
    OPEN = "open"
    INCOMPLETE = "incomplete"
    WITHDRAWN = "withdrawn"


@record
class ProjectFacts:
    """What is known of a project; ``decided_rate`` is that of its recovery decision, if it has
    one and names a rate."""

    type: str
    ends: date | None
    approved_rate: Fraction | None = None
    cycle_months: int | None = None
    withdrawn: bool = False
    recovery_decided: bool = False
    decided_rate: Fraction | None = None


@record
class PartFacts:
    """What is known of a household's part; amounts in đồng. ``approved_rate`` is its own one."""

    state_vnd: int
    own_vnd: int = 0
    approved_rate: Fraction | None = None
    has_income: bool | None = None
    withdrawn: bool = False


@record
class Assessment:
    """An obligation as the rules see it on a day.

    ``amount_vnd`` is there wherever there is one figure, also where it is not charged yet.
    ``result`` holds the reasons, the citations and the open points.
    """

    footing: Footing
    amount_vnd: int | None
    rate: Fraction | None
    pay_by: date | None
    expected: bool
    result: Result

    @property
    def charged(self) -> bool:
        """Whether the amount belongs into the ledger."""
        return self.footing in {Footing.DUE, Footing.EXPECTED}


def awaits_decision(policy: Policy, project: ProjectFacts) -> bool:
    """Return whether the document wants a recovery decision that is not entered yet."""
    return RECOVERY_DECISION in policy.authorities and not project.recovery_decided


def assess(
    policy: Policy,
    project: ProjectFacts,
    part: PartFacts,
    on: date,
    *,
    calendar: Calendar | None = None,
) -> Assessment:
    """Return the obligation of a participation on a day.

    Raises: BadFact where a stored fact is out of its bounds.
    """
    rate = project.decided_rate or part.approved_rate or project.approved_rate
    result = evaluate(policy, "recovery", _facts(project, part, rate), on, calendar=calendar)
    expected = awaits_decision(policy, project)
    values = _figures(result, project.decided_rate)
    footing = _footing(policy, project, part, result, values, on)
    if footing is Footing.DUE and expected:
        footing = Footing.EXPECTED
    return Assessment(
        footing,
        values.get("amount_vnd"),
        values.get("rate"),
        result.values.get("pay_by"),
        expected,
        result,
    )


def _facts(project: ProjectFacts, part: PartFacts, rate: Fraction | None) -> dict[str, object]:
    return {
        "project_type": project.type,
        "cycle_months": project.cycle_months,
        "project_end": project.ends,
        "support_vnd": part.state_vnd,
        "own_vnd": part.own_vnd,
        "approved_rate": rate,
        "has_income": part.has_income,
    }


def _figures(result: Result, decided: Fraction | None) -> Mapping[str, Any]:
    """Return the one figure of an answer: its own, what stands until a decision, or the decided."""
    values = result.values
    if "amount_vnd" in values:
        return values
    if "until_decided" in values:
        until: Mapping[str, Any] = values["until_decided"]
        return until
    chosen = [item for item in values.get("candidates", ()) if item["rate"] == decided]
    return chosen[0] if chosen and decided is not None else {}


def _footing(
    policy: Policy,
    project: ProjectFacts,
    part: PartFacts,
    result: Result,
    values: Mapping[str, Any],
    on: date,
) -> Footing:
    if project.withdrawn or part.withdrawn:
        return Footing.WITHDRAWN
    if result.outcome in {Outcome.BELOW_MINIMUM, Outcome.ABOVE_MAXIMUM}:
        return Footing.REFUSED
    if result.missing or result.values.get("pay_by") is None:
        return Footing.INCOMPLETE
    if "amount_vnd" not in values:
        return Footing.OPEN
    if values.get("basis", result.values.get("basis")) == MINIMUM and _wants_approved(policy):
        return Footing.INCOMPLETE
    started = project.recovery_decided or (project.ends is not None and project.ends <= on)
    return Footing.DUE if started else Footing.NOT_YET


def _wants_approved(policy: Policy) -> bool:
    """Return whether the document writes minimums only, so that the approval names the rate."""
    rates = policy.rates
    return rates is not None and any(row.nature is Nature.MINIMUM for row in rates.rows)
