"""Whether a payment may be put off, and until when at the latest.

Duty: the latest day by each reading, and whether the months asked for keep within both.
Must not: borrow a maximum from another document.

Source: Lạng Sơn 33/2022, Điều 5.4.a; Đồng Nai 15/2023, Điều 5.5.
"""

from datetime import date

from bot.rules.calendar import add_months
from bot.rules.damage import Loss, weigh
from bot.rules.draft import Draft
from bot.rules.errors import BadFact
from bot.rules.results import Outcome, Result
from bot.rules.terms import Deadline, Effect

ASK = "extension"


def extension(draft: Draft) -> Result | None:
    """Return whether an extension keeps within the text, None where the policy has none."""
    rules, damage, deadline = draft.policy.extension, draft.policy.damage, draft.policy.deadline
    if rules is None or damage is None or deadline is None:
        return None
    end, due = draft.facts.get("project_end"), draft.facts.get("deadline")
    if end is not None and due is not None and due < end:
        raise BadFact("deadline", "lies before the project's end")
    told = bool(draft.facts.get("damage"))
    loss = weigh(draft, damage) if told else None
    draft.use(rules.rule, None)
    draft.decided_by(rules.decided_by)
    if rules.maximum_months is None:
        draft.missing.clear()
        return draft.result(Outcome.NEEDS_OFFICER, ASK)
    if not told:
        draft.missing += ["damage.cause", "damage.percent"]
    closed = _closed(draft, loss)
    if closed is not None:
        return draft.result(closed, ASK)
    if due is None and end is not None:
        due = add_months(end, deadline.months)
    _write_latest(draft, rules.maximum_months, deadline, end, due)
    return draft.result(_months(draft, rules.maximum_months, deadline, end, due), ASK)


def _closed(draft: Draft, loss: Loss | None) -> Outcome | None:
    """Return the outcome where the damage alone settles it, None where the months matter."""
    if draft.missing:
        return None
    effects = {share.band.effect for share in loss.shares} if loss is not None else set()
    if loss is not None and (loss.outside or len(effects) > 1):
        return Outcome.NEEDS_OFFICER
    if effects == {Effect.NONE}:
        return Outcome.NOT_RECOVERED
    return None if effects == {Effect.REDUCED} else Outcome.REFUSED


def _write_latest(
    draft: Draft, maximum: int, deadline: Deadline, end: date | None, due: date | None
) -> None:
    """Write the latest day by each reading of where the maximum is counted from."""
    if due is not None:
        draft.values["latest_from_deadline"] = add_months(due, maximum)
        draft.points.append(deadline.counting)
    if end is not None:
        draft.values["latest_from_project_end"] = add_months(end, maximum)


def _months(
    draft: Draft, maximum: int, deadline: Deadline, end: date | None, due: date | None
) -> Outcome:
    """Return whether the months asked for keep within both readings."""
    months: int | None = draft.facts.get("months")
    if months is None:
        draft.missing.append("months")
    if draft.missing or months is None:
        return Outcome.NEEDS_INFORMATION
    if months > maximum:
        return Outcome.REFUSED
    if end is None or due is None:
        within = months + deadline.months <= maximum
    else:
        within = add_months(due, months) <= add_months(end, maximum)
    return Outcome.ALLOWED if within else Outcome.NEEDS_OFFICER
