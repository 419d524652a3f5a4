"""One condition against the facts: met, not met, or not known.

Must not: decide what an unmet condition means for the household.
"""

from datetime import date
from typing import Any

from bot.rules.calendar import add_months
from bot.rules.draft import Draft
from bot.rules.errors import BadFact
from bot.rules.terms import Condition, Test


def check(draft: Draft, condition: Condition) -> bool | None:
    """Return whether a condition is met, None where a fact is missing; notes the reason."""
    value = draft.facts.get(condition.fact, condition.assumed)
    met = None if value is None else _met(draft, condition, value)
    draft.use(condition.rule, met)
    if met is False:
        draft.points += condition.unmet_points
    return met


def missing(draft: Draft, condition: Condition) -> tuple[str, ...]:
    """Return the names of the facts that a condition lacks."""
    names = (condition.fact, condition.other) if condition.other else (condition.fact,)
    return tuple(name for name in names if name not in draft.facts)


def _met(draft: Draft, condition: Condition, value: Any) -> bool | None:
    test = condition.test
    if test is Test.IS_TRUE:
        return bool(value)
    if test is Test.AT_LEAST:
        return bool(value >= condition.value)
    if test is Test.INCLUDES:
        return bool(condition.members <= value)
    if test is Test.WITHIN_MONTHS:
        return _within(draft, condition, value)
    limit = draft.facts.get(condition.other)
    return None if limit is None else bool(value <= limit)


def _within(draft: Draft, condition: Condition, since: date) -> bool:
    """Return whether the day of the case lies within some months of another day.

    The last day is inside by one reading; it and the days after it carry that open point.
    """
    if since > draft.on:
        raise BadFact(condition.fact, f"lies after the day of the case, {draft.on}")
    ends = add_months(since, condition.value)
    draft.values["window_ends"] = ends
    if draft.on >= ends:
        draft.points += condition.last_day_points
    return draft.on <= ends
