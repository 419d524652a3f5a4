"""How much a household pays back, and until when.

Duty: the amount where the text gives it; else an estimate, or every reading for an officer.
Must not: decide what an authority decides, or carry one document's figures to another.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from bot.rules import exact
from bot.rules.damage import Loss, weigh
from bot.rules.dates import note_due
from bot.rules.draft import Draft
from bot.rules.rates import applicable, cycle_missing
from bot.rules.readings import Reading, candidate, figure, readings, tracks
from bot.rules.results import Outcome, Result
from bot.rules.terms import APPROVED, Effect, Rate, Rates, Track

_NOTHING: Final = {Effect.NONE}


def recovery(draft: Draft) -> Result | None:
    """Return what is paid back, None where the policy has no rate."""
    rates, deadline = draft.policy.rates, draft.policy.deadline
    if rates is None or deadline is None:
        return None
    outcome = _outcome(draft, rates)
    note_due(draft, deadline)
    until = draft.values.get("until_decided")
    if until is not None and "pay_by" in draft.values:
        until["pay_by"] = draft.values["pay_by"]
    draft.reasons += [payment.rule.met for payment in draft.policy.payments]
    if draft.policy.form is not None:
        draft.use(draft.policy.form)
    return draft.result(outcome, "recovery")


def _outcome(draft: Draft, rates: Rates) -> Outcome:
    support: int | None = draft.facts.get("support_vnd")
    approved: Fraction | None = draft.facts.get("approved_rate")
    if support is None:
        draft.missing.append("support_vnd")
    rows = applicable(draft, rates)
    beyond = _beyond(draft, rows, support, approved)
    if beyond is not None:
        draft.missing.clear()
        return beyond
    before = tracks(rows, approved)
    _note_rates(draft, rates, rows, before, approved)
    loss = _loss(draft)
    if len(rows) > 1 and _cycle_matters(rows, approved, loss):
        cycle_missing(draft, rows)
    if support is None or draft.missing:
        return Outcome.NEEDS_INFORMATION
    if not before and not _nothing_left(loss):
        return _mixed(draft, rates, support, approved)
    if len(before) > 1 and _differ([track.rate for track in before]) and not _nothing_left(loss):
        draft.points += rates.border_points if len(rows) > 1 else rates.above_points
    return _decided(draft, support, before, loss)


def _beyond(
    draft: Draft, rows: Sequence[Rate], support: int | None, approved: Fraction | None
) -> Outcome | None:
    """Return the outcome where a figure lies outside what the policy allows."""
    level = draft.policy.support
    if level is not None and support is not None:
        draft.use(level.rule, support <= level.value)
        if support > level.value:
            draft.values["maximum_vnd"] = level.value
            return Outcome.ABOVE_MAXIMUM
        if support < level.value:
            draft.points += level.below_points
    if rows and approved is not None:
        lowest = rows[0].value if len(rows) == 1 else min([row.value for row in rows])
        if exact.order(approved, lowest) < 0:
            for row in rows:
                draft.use(row.rule, met=False)
            draft.values["minimum"] = lowest
            return Outcome.BELOW_MINIMUM
    return None


def _note_rates(
    draft: Draft,
    rates: Rates,
    rows: Sequence[Rate],
    before: Sequence[Track],
    approved: Fraction | None,
) -> None:
    for row in rows:
        draft.use(row.rule, True if len(before) == 1 or len(rows) == 1 else None)
    if approved is not None:
        draft.use(rates.approved)
    if draft.policy.base is not None:
        draft.use(draft.policy.base)


def _loss(draft: Draft) -> Loss | None:
    damage = draft.policy.damage
    if damage is None or not draft.facts.get("damage"):
        return None
    return weigh(draft, damage)


def _cycle_matters(rows: Sequence[Rate], approved: Fraction | None, loss: Loss | None) -> bool:
    """Return whether the figure turns on which of several rates holds."""
    if _nothing_left(loss):
        return False
    if approved is None or any(row.value > approved for row in rows):
        return True
    return loss is not None and any(item.band.effect is Effect.REDUCED for item in loss.shares)


def _nothing_left(loss: Loss | None) -> bool:
    """Return whether nothing is paid back by any way of counting, whatever the rate was."""
    return loss is not None and {item.band.effect for item in loss.shares} == _NOTHING


def _mixed(draft: Draft, rates: Rates, support: int, approved: Fraction | None) -> Outcome:
    """Return that an officer answers for a project of several kinds."""
    draft.points += rates.mixed_points
    if approved is None:
        draft.use(rates.approved, None)
    else:
        _list(draft, support, [[Reading(APPROVED, APPROVED, approved)]])
    return Outcome.NEEDS_OFFICER


def _decided(draft: Draft, support: int, before: Sequence[Track], loss: Loss | None) -> Outcome:
    """Return the outcome once every fact is there, with its figures."""
    if _left_to_authority(draft, loss):
        return _until_decided(draft, support, before)
    damage = draft.policy.damage
    names = damage.readings if damage is not None else ()
    shares = loss.shares if loss is not None else ()
    found = [readings(before, share, names) for share in shares or (None,)]
    if _two_answers(found):
        _list(draft, support, found)
        return Outcome.NEEDS_OFFICER
    headline = found[-1][0]  # where events are counted twice, the compounded share is the smaller
    draft.values |= figure(support, headline.rate)
    draft.values["basis"] = headline.basis
    _settle(draft, draft.values)
    if len(found) > 1 and _differ([item[0].rate for item in found]):
        _list(draft, support, found)
    if loss is None or not shares:
        return Outcome.DETERMINED
    if loss.stated and shares[0].band.effect is Effect.NONE:
        return Outcome.NOT_RECOVERED
    return Outcome.ESTIMATE


def _left_to_authority(draft: Draft, loss: Loss | None) -> bool:
    """Return whether the text gives no figure: no income, or damage that nobody measures."""
    damage, income = draft.policy.damage, draft.policy.income
    if damage is not None and loss is not None and (loss.shares or not damage.bands):
        draft.decided_by(damage.decided_by)
    left = False
    if income is not None:
        earned: bool | None = draft.facts.get(income.fact)
        draft.use(income.rule, earned)
        left = earned is False
        draft.points += income.unmet_points if left else ()
    if loss is None or damage is None:
        return left
    return left or loss.outside or not damage.bands


def _until_decided(draft: Draft, support: int, before: Sequence[Track]) -> Outcome:
    """Return that an officer answers; what stands until then is written beside it."""
    until = figure(support, before[-1].rate)
    _settle(draft, until)
    draft.values["until_decided"] = until
    return Outcome.NEEDS_OFFICER


def _two_answers(found: Sequence[Sequence[Reading]]) -> bool:
    """Return whether the readings differ beyond the way of counting several events."""
    if len(found) == len(found[0]) == 1:
        return False
    effects = [item[0].share.band.effect for item in found if item[0].share is not None]
    if len(effects) > 1 and _differ(effects):
        return True
    for item in found:  # noqa: SIM110  (a generator takes as long as a rule)
        if len(item) > 1 and _differ([reading.rate for reading in item]):
            return True
    return False


def _differ(values: Sequence[object]) -> bool:
    first = values[0]
    for value in values:  # noqa: SIM110  (the same)
        if value is not first and value != first:
            return True
    return False


def _list(draft: Draft, support: int, found: Sequence[Sequence[Reading]]) -> None:
    candidates = [candidate(support, reading) for item in found for reading in item]
    draft.values["candidates"] = candidates
    rates = draft.policy.rates
    if rates is not None and True in ["exact_vnd" in item for item in candidates]:
        draft.points.append(rates.rounding)


def _settle(draft: Draft, values: dict[str, Any]) -> None:
    """Write the group's total and what is left after what was paid beside an amount."""
    facts = draft.facts
    rates = draft.policy.rates
    if "exact_vnd" in values and rates is not None:
        draft.points.append(rates.rounding)
    due: int = values["amount_vnd"]
    households: int | None = facts.get("households")
    if households is not None:
        due *= households
        values["total_vnd"] = due
    paid: int | None = facts.get("paid_vnd")
    if paid is not None:
        values["remaining_vnd" if paid <= due else "overpaid_vnd"] = abs(due - paid)
        if 0 < paid < due and rates is not None:
            draft.points += rates.part_paid_points
    salvage: int | None = facts.get("salvage_vnd")
    if salvage is not None and draft.policy.salvage is not None:
        draft.use(draft.policy.salvage, None)
        draft.values["salvage_vnd"] = salvage
