"""Until when: the office day first, then the day of the text, then the rolled one."""

from datetime import date

from bot.handlers.common import place
from bot.rules import evaluate
from bot.rules.policy import Policy
from bot.rules.results import Result
from bot.talk import Days, Say


def days(
    policy: Policy, end: Days | None, today: date
) -> tuple[tuple[Say, ...], tuple[Result, ...]]:
    """What is said about the last day, and the results behind it.

    Where the project's end is not one day, every day of it has its own last day: the earliest is
    shown as the safe one, and where the real one is written.
    """
    rules = policy.deadline
    if rules is None:
        return (), ()
    if end is None:
        term = {"months": str(rules.months), "cite": rules.rule.citation}
        return (Say("days-end-unknown", term),), ()
    first = evaluate(policy, "deadline", {"project_end": end.first}, today)
    last = evaluate(policy, "deadline", {"project_end": end.last}, today)
    if first.values["pay_by"] != last.values["pay_by"]:
        return (Say("days-range", _shown(first, last)),), (first, last)
    return (*_one(first), *_past(first, today)), (first,)


def _shown(first: Result, last: Result) -> dict[str, object]:
    """The safe day and the days of the text."""
    values = first.values
    return {
        "office": values.get("pay_by_office", values["pay_by"]),
        "day": values["pay_by"],
        "latest": last.values["pay_by"],
        "cite": place(first, "deadline"),
    }


def _one(result: Result) -> tuple[Say, ...]:
    """One last day; the next working day where it is none, several where that is not certain."""
    values = result.values
    shown = _shown(result, result)
    day = values["pay_by"]
    if "pay_by_office" not in values or "pay_by_rolled" not in values:
        return (Say("days-no-calendar", shown | {"year": str(day.year)}),)
    office = Say("days-office", shown)
    candidates = values.get("rolled_candidates", ())
    if len(candidates) > 1:
        ends = {"first": candidates[0], "last": candidates[-1]}
        return (office, Say("days-rolled-unsure", ends))
    rolled = values["pay_by_rolled"]
    return (office, Say("days-rolled", {"day": rolled})) if rolled != day else (office,)


def _past(result: Result, today: date) -> tuple[Say, ...]:
    """A word on a last day that is over: whoever paid keeps the receipt, whoever did not asks."""
    return (Say("days-past", {}),) if result.values["pay_by"] < today else ()
