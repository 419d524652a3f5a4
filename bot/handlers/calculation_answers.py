"""What is said about a payment back to the fund: figures line by line. Decides nothing."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from bot.handlers.base import Answered, Offer
from bot.handlers.calculation_case import Case
from bot.handlers.calculation_lines import READINGS, less_minimum, line
from bot.handlers.common import has_minimum, place, why
from bot.handlers.payment_days import days
from bot.rules import evaluate
from bot.rules.policy import Effect, Policy
from bot.rules.results import Outcome, Result
from bot.talk import Label, Money, Percent, Say, Share

BEHIND: Final = frozenset(
    {
        "approved_rate",
        "cause",
        "damage_share",
        "deadline",
        "has_income",
        "minimum_rate",
        "objective_cause",
        "project_end",
    }
)
"""The rules whose words stand behind a figure or a day."""


def answered(policy: Policy, case: Case, result: Result, today: date) -> Answered:
    """How much, until when, how; what stands behind it; what may follow."""
    due, behind = days(policy, case.end, today)
    said = _amount(policy, case, result, today)
    if result.outcome not in (Outcome.BELOW_MINIMUM, Outcome.ABOVE_MAXIMUM):
        said = (*said, *_notes(policy, case), *_rounded(result), *due, *_payment(policy))
    unknown = has_minimum(policy) and case.approved is None
    offers: tuple[Offer, ...] = (Offer.WHY, Offer.EDIT, Offer.PERSON)
    if case.end is not None and due:
        offers = (*offers, Offer.REMINDERS)
    return Answered(
        said,
        why(policy, (result, *behind), BEHIND),
        (Offer.RATE, *offers) if unknown else offers,
    )


def damage_figure(policy: Policy, case: Case, result: Result) -> tuple[Say, ...]:
    """The figure of a damaged case by itself, each reading with its article; nothing where a fact
    is missing."""
    match result.outcome:
        case Outcome.NEEDS_OFFICER:
            return (_open(case, result),)
        case Outcome.ESTIMATE | Outcome.NOT_RECOVERED | Outcome.DETERMINED:
            return (_figure(policy, case, result),)
        case _:
            return ()


def _amount(policy: Policy, case: Case, result: Result, today: date) -> tuple[Say, ...]:
    """The figure, or what stands in its place."""
    match result.outcome:
        case Outcome.NEEDS_INFORMATION:
            return _missing(policy, case, result, today)
        case Outcome.BELOW_MINIMUM:
            rates = {"rate": Percent(case.approved or Fraction(0))}
            least = {"minimum": Percent(result.values["minimum"])}
            cite = {"cite": place(result, "minimum_rate")}
            return (Say("calculation-below-minimum", rates | least | cite),)
        case Outcome.ABOVE_MAXIMUM:
            level = {"maximum": Money(result.values["maximum_vnd"])}
            shown = {"support": Money(case.support or 0), **level}
            cited = {"cite": place(result, "support_level")}
            return (Say("calculation-above-maximum", shown | cited),)
        case Outcome.NEEDS_OFFICER:
            said = _open(case, result)
        case _:
            said = _figure(policy, case, result)
    return (said, *_who_decides(policy, case, result))


def _who_decides(policy: Policy, case: Case, result: Result) -> tuple[Say, ...]:
    """Who settles an objective damage, and whom to tell at once where the text says so."""
    damage, rules = case.damage, policy.damage
    if damage is None or not damage.counts or rules is None or damage.cause not in rules.causes:
        return ()
    if rules.bands:
        return (Say("calculation-authority", {"cite": place(result, "objective_cause")}),)
    told = policy.provisions.get("report_damage")
    return (Say("calculation-report", {"cite": told.rule.citation}),) if told else ()


def _figure(policy: Policy, case: Case, result: Result) -> Say:
    """One figure: what the text alone gives, or an estimate of what an authority will decide."""
    support, values = case.support or 0, result.values
    share = case.damage.share if case.damage else None
    if share is None or policy.damage is None or not policy.damage.bands:
        id_ = f"calculation-{values['basis']}" if has_minimum(policy) else "calculation-exact"
        rule = "approved_rate" if values["basis"] == "approved" else "minimum_rate"
        shown = {"line": line(support, values, None), "cite": place(result, rule)}
        return Say(id_, shown)
    told = {"share": share, "percent": Percent(share.percent / 100)}
    told |= {"cite": place(result, "damage_share"), "basis": values["basis"]}
    match policy.damage.band(share.percent).effect:
        case Effect.NONE:
            return Say("calculation-damage-none", told)
        case Effect.FULL:
            return Say("calculation-damage-full", told | {"line": line(support, values, None)})
        case Effect.REDUCED:
            return Say("calculation-damage-reduced", told | {"line": line(support, values, share)})


def _open(case: Case, result: Result) -> Say:
    """Every reading of the text, or what holds until somebody decides."""
    support, values = case.support or 0, result.values
    share = case.damage.share if case.damage else None
    if "until_decided" in values:
        return _until_decided(case, result)
    lines = tuple(_reading(case, support, found, share) for found in values.get("candidates", ()))
    listed = tuple(Say("reading-line", {"line": each}) for each in lines)
    if not lines:
        return Say("calculation-mixed", {"cite": place(result, "approved_rate")})
    if share is not None and "damage_share" in {reason.id for reason in result.reasons}:
        told = {"share": share, "lines": listed, "cite": place(result, "damage_share")}
        return Say("calculation-damage-readings", told)
    if len(lines) == 1:
        cite = place(result, "approved_rate")
        return Say("calculation-mixed-approved", {"line": lines[0], "cite": cite})
    return Say("calculation-readings", {"lines": listed, "cite": place(result, "minimum_rate")})


def _reading(case: Case, support: int, found: Mapping[str, Any], share: Share | None) -> Say:
    """The line of one candidate; a reading whose terms are not known shows its rate alone."""
    reading = str(found.get("reading", ""))
    if reading not in READINGS or share is None:
        return line(support, found, None)
    if reading == "approved_less_minimum_share" and case.approved is not None:
        return less_minimum(support, found, share, case.approved)
    return line(support, found, share)


def _until_decided(case: Case, result: Result) -> Say:
    """What an authority must decide, and the figure that stands until then."""
    shown = {"line": line(case.support or 0, result.values["until_decided"], None)}
    if case.damage is not None and case.damage.cause not in (None, "subjective"):
        cause = Label("damage_cause", str(case.damage.cause))
        cite = place(result, "objective_cause")
        return Say("calculation-officer-damage", shown | {"cause": cause, "cite": cite})
    return Say("calculation-officer-income", shown | {"cite": place(result, "has_income")})


def _missing(policy: Policy, case: Case, result: Result, today: date) -> tuple[Say, ...]:
    """Where the missing facts are written, and the rate where that much is known."""
    wanted = tuple(
        Say("missing-line", {"what": Say(f"missing-{fact}", {})}) for fact in result.missing
    )
    missing = Say("calculation-missing", {"lines": wanted})
    asked = {name: case.facts().get(name) for name in ("project_type", "cycle_months")}
    rate = evaluate(policy, "minimum_rate", asked, today)
    if "rate" not in rate.values or case.approved is not None:
        return (missing,)
    shown = {"rate": Percent(rate.values["rate"]), "cite": place(rate, "minimum_rate")}
    id_ = "calculation-rate-minimum" if has_minimum(policy) else "calculation-rate-exact"
    return (missing, Say(id_, shown))


def _notes(policy: Policy, case: Case) -> tuple[Say, ...]:
    """What the answers leave open, each with who settles it."""
    notes = []
    damage, rules = case.damage, policy.damage
    if damage is not None and rules is not None:
        if damage.cause == "subjective":
            notes.append(Say("note-subjective", {"cite": rules.rule.citation}))
        elif not damage.counts:
            unknown = "cause" if damage.cause is None else "share"
            notes.append(Say(f"note-{unknown}", {"cite": rules.rule.citation}))
    if policy.income is not None and case.has_income is None:
        notes.append(Say("note-income", {"cite": policy.income.rule.citation}))
    return tuple(notes)


def _rounded(result: Result) -> tuple[Say, ...]:
    """The whole đồng beside an amount that is not whole; no document says how to round."""
    values = result.values.get("until_decided", result.values)
    if "exact_vnd" not in values:
        return ()
    shown = {"exact": Money(values["exact_vnd"]), "amount": Money(values["amount_vnd"])}
    return (Say("calculation-rounded", shown),)


def _payment(policy: Policy) -> tuple[Say, ...]:
    """What the money is for, and to whom the household gives it."""
    first = next((step for step in policy.payments if step.payer == "household"), None)
    if first is None:
        return ()
    return (Say(f"pay-{first.payee.replace('_', '-')}", {"cite": first.rule.citation}),)
