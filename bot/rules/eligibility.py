"""Whether a household is among those that a document supports.

Duty: each condition met, not met or not known; an officer where the text has two readings.
Must not: decide a person's eligibility after the document's period, or without its conditions.

Source: Đồng Nai 15/2023, Điều 1.2.a; the packs say the conditions.
"""

from datetime import date

from bot.rules.conditions import check, missing
from bot.rules.draft import Draft
from bot.rules.policy import Period
from bot.rules.results import Outcome, Result
from bot.rules.terms import Condition, Eligibility, Unmet

ASK = "eligibility"
STATUS = "household_status"
PROPOSED = "project_proposed_on"


def eligibility(draft: Draft) -> Result | None:
    """Return whether a household is among those supported, None where no one is named."""
    rules = draft.policy.eligibility
    if rules is None:
        return None
    outcome = _under_text(draft, rules)
    period = draft.policy.period
    if period is not None and not _inside(draft, period):
        draft.use(period.rule, met=False)
        draft.points.append(period.point)
        draft.values["under_text"] = outcome
        return draft.result(Outcome.NEEDS_OFFICER, ASK)
    return draft.result(outcome, ASK)


def _inside(draft: Draft, period: Period) -> bool:
    """Return whether the project falls into the period: by its proposal, else by the day."""
    proposed: date | None = draft.facts.get(PROPOSED)
    return period.holds(draft.on if proposed is None else proposed)


def _under_text(draft: Draft, rules: Eligibility) -> Outcome:
    status = draft.facts.get(STATUS)
    if status is None:
        draft.missing.append(STATUS)
        draft.use(rules.none, None)
        return Outcome.NEEDS_INFORMATION
    category = rules.categories.get(status)
    if category is None:
        draft.use(rules.none, met=False)
        return Outcome.NOT_ELIGIBLE
    draft.use(category.rule)
    outcomes = [_weigh(draft, item) for item in (*category.conditions, *rules.conditions)]
    for outcome in (Outcome.NOT_ELIGIBLE, Outcome.NEEDS_INFORMATION, Outcome.NEEDS_OFFICER):
        if outcome in outcomes:
            break
    else:
        return Outcome.ELIGIBLE
    if outcome is Outcome.NOT_ELIGIBLE:  # nothing that is missing could change it
        draft.missing.clear()
    return outcome


def _weigh(draft: Draft, condition: Condition) -> Outcome:
    met = check(draft, condition)
    if met is None:
        draft.missing += missing(draft, condition)
        return Outcome.NEEDS_INFORMATION
    if met:
        return Outcome.ELIGIBLE
    if condition.unmet is Unmet.OFFICER or _held_when_proposed(draft, condition):
        return Outcome.NEEDS_OFFICER
    return Outcome.NOT_ELIGIBLE


def _held_when_proposed(draft: Draft, condition: Condition) -> bool:
    """Return whether a window that has closed was still open when the project was proposed.

    The text does not say on which day the status is tested.
    """
    proposed, ends = draft.facts.get(PROPOSED), draft.values.get("window_ends")
    since = draft.facts.get(condition.fact)
    if not condition.test_day_points or proposed is None or ends is None:
        return False
    if not since <= proposed <= ends:
        return False
    draft.points += condition.test_day_points
    return True
