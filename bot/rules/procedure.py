"""Who takes part, who pays whom, what a turnover and a supervision board need, and the deadline.

Duty: compare a case with what the document writes about its procedure.
Must not: count a chat vote as a vote, or a photo as a record.
"""

from collections.abc import Iterable

from bot.rules.conditions import check, missing
from bot.rules.dates import note_due
from bot.rules.draft import Draft
from bot.rules.results import Outcome, Result
from bot.rules.terms import Condition, Payment


def deadline(draft: Draft) -> Result | None:
    """Return the days of the payment."""
    rules = draft.policy.deadline
    if rules is None:
        return None
    if note_due(draft, rules) is None:
        draft.missing.append("project_end")
        draft.use(rules.rule, None)
        draft.use(rules.anchor, None)
        return draft.result(Outcome.NEEDS_INFORMATION, "deadline")
    return draft.result(Outcome.DETERMINED, "deadline")


def record_participants(draft: Draft) -> Result | None:
    """Return who must and who may take part in the on-site record."""
    rules = draft.policy.record
    if rules is None:
        return None
    approver: str | None = draft.facts.get("approved_by")
    unless = rules.unless_approved_by
    added = [name for name in unless if approver is not None and unless[name] != approver]
    draft.use(rules.rule)
    draft.use(rules.conditional_rule, None if approver is None else bool(added))
    draft.use(rules.optional_rule, None)
    draft.values["required"] = [*rules.required, *added]
    draft.values["optional"] = list(rules.optional)
    for name in added:
        if name in draft.policy.authorities:
            draft.note_holder(draft.policy.authorities[name])
    if approver is None:
        draft.missing.append("approved_by")
        return draft.result(Outcome.NEEDS_INFORMATION, "record_participants")
    return draft.result(Outcome.DETERMINED, "record_participants")


def payment_path(draft: Draft) -> Result | None:
    """Return whether money goes from whom, to whom and where the document says."""
    steps = draft.policy.payments
    if not steps:
        return None
    payer, payee = draft.facts.get("payer"), draft.facts.get("payee")
    draft.missing += [name for name in ("payer", "payee") if name not in draft.facts]
    known = [step for step in steps if payer in (None, step.payer) and payee in (None, step.payee)]
    if not known:
        return _path(draft, steps, Outcome.NOT_MET)
    account: str | None = draft.facts.get("account")
    right = [step for step in known if not step.accounts or account in step.accounts]
    if right and not draft.missing:
        return _path(draft, right, Outcome.MET)
    if account is None and not draft.missing:
        draft.missing.append("account")
    if account is not None and not right:
        return _path(draft, known, Outcome.NOT_MET)
    return _path(draft, known, Outcome.NEEDS_INFORMATION)


def _path(draft: Draft, steps: Iterable[Payment], outcome: Outcome) -> Result:
    met = {Outcome.MET: True, Outcome.NOT_MET: False}.get(outcome)
    for step in steps:
        draft.use(step.rule, met)
    if outcome is Outcome.NOT_MET:
        draft.missing.clear()
    return draft.result(outcome, "payment_path")


def turnover(draft: Draft) -> Result | None:
    """Return whether money may be passed on to the next household."""
    return _all(draft, draft.policy.turnover, "turnover", Outcome.ALLOWED, Outcome.REFUSED)


def supervision_board(draft: Draft) -> Result | None:
    """Return whether a community supervision board is as the document wants it."""
    return _all(draft, draft.policy.supervision, "supervision_board", Outcome.MET, Outcome.NOT_MET)


def _all(
    draft: Draft, conditions: tuple[Condition, ...], ask: str, yes: Outcome, no: Outcome
) -> Result | None:
    if not conditions:
        return None
    found = [check(draft, condition) for condition in conditions]
    if False in found:
        return draft.result(no, ask)
    for condition, met in zip(conditions, found, strict=True):
        if met is None:
            draft.missing += missing(draft, condition)
    return draft.result(Outcome.NEEDS_INFORMATION if draft.missing else yes, ask)
