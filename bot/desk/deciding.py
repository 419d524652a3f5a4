"""A decision that was written down meets the damage case that it answers, and what is said of it.

The case takes the step of its document where it stands there; the ledger has moved already. What
is said shows the arithmetic line by line, with the article. Nothing is decided here.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from bot.desk import case_news
from bot.handlers.calculation_lines import line
from bot.rules.balances import Kind, living
from bot.rules.case_terms import CaseStep, Work
from bot.rules.cases import WORKERS
from bot.rules.policy import Policy
from bot.rules.results import Citation
from bot.rules.rulings import Ruling
from bot.storage import ledger
from bot.storage.registers import cases, decisions, obligations, participations, projects
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.case_values import Case
from bot.storage.registers.cases import NewStep, Paper
from bot.storage.registers.decision_rows import Decision, State
from bot.talk import Money, Percent, Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

DECIDED: Final = "decided"
SUSPENDED: Final = "suspended"
_HUNDRED: Final = 100


def attach(doing: "Doing", pen: Pen, made: Decision, cause: Cause) -> None:
    """Put the decision to the case that it answers: the open one, else the last that was closed.

    Where the open one stands elsewhere the officer is told what it waits for; ``catch_up`` attaches
    the decision when the case is there.
    """
    if made.facts.obligation is None or made.facts.kind is Ruling.WITHDRAWAL:
        return
    case = _answered(pen, obligations.get(pen, made.facts.obligation).participation)
    if case is None:
        return
    policy = doing.policies[case.policy]
    new = _step(policy, case, made)
    if new is None:
        shown = {"code": case.code, "state": _state(policy, case)}
        doing.says.append(Say("decision-case-elsewhere", shown))
        return
    where = Cause(cause.conversation, f"{cause.key}.case", cause.revision)
    case_news.tell_leader(doing, cases.add_step(pen, doing.policies, case.id, new, cause=where))


def catch_up(doing: "Doing", pen: Pen, case: Case, cause: Cause) -> Case:
    """The case with the decisions that were written down before it stood where they belong.

    One whose step was undone is not put there again: somebody has seen that it does not belong.
    """
    policy = doing.policies[case.policy]
    for made in _recorded(pen, case):
        new = _step(policy, case, made)
        if new is None or not _takes(policy, new, pen):
            continue
        where = Cause(cause.conversation, f"{cause.key}.{made.id}", cause.revision)
        case = cases.add_step(pen, doing.policies, case.id, new, cause=where)
        case_news.tell_leader(doing, case)
        shown = {"code": case.code, "number": made.facts.number, "state": _state(policy, case)}
        doing.says.append(Say("decision-case-attached", shown))
    return case


def ruled(view: View, case: Case) -> str | None:
    """What a decision in force says to a case, by its step or while the case is not there yet."""
    found = [item.step.facts["ruling"] for item in case.alive if "ruling" in item.step.facts]
    found = found or [made.facts.kind.value for made in _recorded(view, case)]
    return found[-1] if found else None


def _recorded(view: View, case: Case) -> tuple[Decision, ...]:
    """The decisions in force that were written down since the report and never became a step."""
    if case.participation is None:
        return ()
    heads = obligations.of_participations(view, [case.participation])
    known = {item.decision for item in case.steps}
    return tuple(
        made
        for head in heads
        for made in decisions.of_obligation(view, head.id)
        if made.state is State.IN_FORCE
        and made.facts.kind is not Ruling.WITHDRAWAL
        and made.recorded_at >= case.opened_at
        and made.id not in known
    )


def _answered(view: View, part: int) -> Case | None:
    """The open case of a part, else the last one that was closed and neither withdrawn nor set
    aside."""
    found = cases.of_participations(view, [part])
    waiting = [case for case in found if case.closed_at is None]
    if waiting:
        return waiting[-1]
    ended = {Work.WITHDRAWN.value, Work.SET_ASIDE.value}
    over = [case for case in found if not ended & {item.step.kind for item in case.alive}]
    return over[-1] if over else None


def _step(policy: Policy, case: Case, made: Decision) -> NewStep | None:
    """The step that a decision is in a case now: the document's own, or one more on a closed case;
    None where the case stands elsewhere."""
    facts = made.facts
    known = {} if facts.kind is Ruling.SUSPENSION else {"ruling": facts.kind.value}
    if known and facts.terms.percent is not None:
        known["percent"] = str(facts.terms.percent)
    if case.closed_at is not None:
        held = Paper(_paper_of(policy, facts.kind), facts.number, facts.file)
        return NewStep(Work.DECIDED_AGAIN, known, paper=held, decision=made.id)
    step = fitting(policy, case, facts.kind)
    if step is None:
        return None
    paper = Paper(step.documents[0], facts.number, facts.file) if step.documents else None
    return NewStep(step.id, known, paper=paper, decision=made.id)


def _takes(policy: Policy, new: NewStep, pen: Pen) -> bool:
    """Whether whoever acts may take that step too."""
    by = WORKERS[Work.DECIDED_AGAIN]
    if policy.case is not None and new.kind in policy.case.steps:
        by = policy.case.steps[new.kind].by
    return pen.actor.role.value in by


def _paper_of(policy: Policy, kind: Ruling) -> str:
    """The id of the paper that such a decision is in the document."""
    named = SUSPENDED if kind is Ruling.SUSPENSION else DECIDED
    step = policy.case.steps.get(named) if policy.case is not None else None
    return step.documents[0] if step is not None and step.documents else DECIDED


def fitting(policy: Policy, case: Case, kind: Ruling) -> CaseStep | None:
    """The step of the document that such a decision is, where the case can take it now."""
    if policy.case is None:
        return None
    step = policy.case.steps.get(SUSPENDED if kind is Ruling.SUSPENSION else DECIDED)
    if step is None or case.state not in step.sources:
        return None
    return step if step.parallel or kind.value in step.to else None


def detach(doing: "Doing", pen: Pen, made: Decision, cause: Cause) -> None:
    """Undo the step that rests on a decision which was taken back."""
    case = cases.of_decision(pen, made.id)
    if case is None:
        return
    for item in reversed(case.alive):
        if item.decision == made.id:
            new = NewStep(Work.UNDONE, follows=item.id)
            cases.add_step(pen, doing.policies, case.id, new, cause=cause)
            return


def words(view: View, policy: Policy, made: Decision, household: str) -> Say | None:
    """What a household is told of a decision about it; None where nothing was charged yet."""
    facts = made.facts
    if facts.obligation is None:
        return None
    entries = living(ledger.entries_of(view, [facts.obligation])[facts.obligation])
    charges = [entry for entry in entries if entry.kind is Kind.CHARGE]
    if not charges:
        return None
    before = charges[-1].amount_vnd
    standing = ledger.standings(view, [facts.obligation])[facts.obligation]
    what = _what(view, made, before, standing.sums.due, standing.pay_by or charges[-1].pay_by)
    shown: dict[str, Any] = {"household": household, "number": facts.number, "on": facts.decided_on}
    shown |= {"by": facts.decided_by, "what": what, "cite": cite(policy, made)}
    if facts.kind is Ruling.REFUSAL and policy.case is not None:
        rule = policy.case.objection
        shown |= {
            "objection": rule.met,
            "path": rule.citation,
            "rest": Money(standing.sums.remaining),
        }
        shown |= {"day": standing.pay_by or charges[-1].pay_by or facts.decided_on}
        return Say("notice-refusal", shown)
    return Say("notice-decision", shown)


def cite(policy: Policy, made: Decision) -> Citation:
    """Where the document allows such a decision."""
    damage, extension = policy.damage, policy.extension
    if damage is None:
        return policy.identity.citation
    if made.facts.kind is Ruling.SUSPENSION:
        return policy.authorities[SUSPENDED_BY].rule.citation
    if made.facts.terms.percent is not None and damage.bands:
        return damage.band(made.facts.terms.percent).rule.citation
    if extension is not None and made.facts.kind in (Ruling.EXTENSION, Ruling.WAIVER):
        return extension.rule.citation
    return damage.rule.citation


SUSPENDED_BY: Final = "suspension_decision"


def _what(view: View, made: Decision, before: int, now: int, day: Any) -> Say:
    kind, terms = made.facts.kind, made.facts.terms
    amounts: dict[str, Any] = {"before": Money(before), "amount": Money(now)}
    match kind:
        case Ruling.REDUCTION:
            return _reduced(view, made, before, now)
        case Ruling.EXTENSION:
            return Say("decided-extension", amounts | {"day": day or terms.until})
        case Ruling.WAIVER:
            return Say("decided-waiver", amounts)
        case Ruling.SUSPENSION:
            return Say("decided-suspension", amounts)
        case _:
            return Say("decided-other", amounts)


def _reduced(view: View, made: Decision, before: int, now: int) -> Say:
    """The share, both rates and the arithmetic where they multiply out, else the amounts."""
    head = obligations.get(view, made.facts.obligation or 0)
    part = participations.get(view, head.participation).facts
    rate = part.rate or projects.get(view, head.project).facts.rate
    shown: dict[str, Any] = {"before": Money(before), "amount": Money(now)}
    percent = made.facts.terms.percent
    new = Fraction(now, part.state_vnd) if part.state_vnd else None
    if rate is None or new is None or percent is None:
        return Say("decided-reduction", shown)
    values: Mapping[str, Any] = {"rate": new, "amount_vnd": now}
    shown |= {"percent": Percent(Fraction(percent) / _HUNDRED), "from": Percent(rate)}
    shown |= {"to": Percent(new), "line": line(part.state_vnd, values, None)}
    return Say("decided-reduction-rate", shown)


def _state(policy: Policy, case: Case) -> object:
    if policy.case is None:
        return case.state
    return policy.case.states[case.state].rule.met
