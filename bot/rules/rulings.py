"""Whether a decision that an officer writes down keeps within the document's text.

Duty: compare extension, reduction, waiver, suspension and recovery decision with what the document
allows, and show both readings of where an extension starts. Must not: decide, or borrow a limit
from another document: where one writes none, it is as decided.

Source: Lạng Sơn 33/2022, Điều 5.4; Đồng Nai 15/2023, Điều 4.3.b, 5.4, 5.5.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from bot.records import record
from bot.rules.calendar import add_months
from bot.rules.engine import evaluate
from bot.rules.exact import rounded
from bot.rules.obligations import RECOVERY_DECISION
from bot.rules.policy import Policy
from bot.rules.results import Outcome, Result
from bot.rules.terms import Effect

SUSPENSION_DECISION: Final = "suspension_decision"


class Ruling(StrEnum):
    """What an authority decides."""

    RECOVERY = "recovery"
    EXTENSION = "extension"
    REDUCTION = "reduction"
    WAIVER = "waiver"
    SUSPENSION = "suspension"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"


class Start(StrEnum):
    """From when the longest extension is counted: the decision names one reading."""

    DEADLINE = "deadline"
    PROJECT_END = "project_end"


class Why(StrEnum):
    """Why a decision cannot be recorded as it is; OK where it can."""

    OK = "ok"
    NOT_IN_TEXT = "not_in_text"
    MISSING = "missing"
    OUTSIDE_BAND = "outside_band"
    NOT_LATER = "not_later"
    BEYOND_MAXIMUM = "beyond_maximum"
    READING_NEEDED = "reading_needed"
    NOT_LESS = "not_less"
    BELOW_MINIMUM = "below_minimum"


@record
class Terms:
    """What a decision says beside number, date and authority.

    ``percent`` (0 to 100) and ``cause`` of the damage, ``until`` the new last day, ``start`` the
    reading that the decision chose, ``rate`` or ``amount_vnd`` what is to be paid back from now.
    """

    percent: int | Fraction | None = None
    cause: str | None = None
    until: date | None = None
    start: Start | None = None
    rate: Fraction | None = None
    amount_vnd: int | None = None


@record
class Case:
    """The obligation that a decision is about; amounts in đồng."""

    support_vnd: int
    project_type: str
    project_end: date | None
    pay_by: date | None
    due_vnd: int
    approved_rate: Fraction | None = None
    cycle_months: int | None = None


@record
class Checked:
    """Whether it keeps within the text, what the rules say, and what becomes of the money.

    ``amount_vnd`` is the new amount in all, ``until`` the new last day.
    """

    why: Why
    result: Result
    amount_vnd: int | None = None
    until: date | None = None

    @property
    def allowed(self) -> bool:
        """Whether it may be recorded."""
        return self.why is Why.OK


def check(policy: Policy, kind: Ruling, terms: Terms, case: Case, on: date) -> Checked:
    """Return whether a decision of a day keeps within the text.

    Raises: BadFact where a term is out of its bounds.
    """
    return _CHECKS[kind](policy, terms, case, on)


def _recovery(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    facts = _facts(case) | {"approved_rate": terms.rate or case.approved_rate}
    result = evaluate(policy, "recovery", facts, on)
    if RECOVERY_DECISION not in policy.authorities:
        return Checked(Why.NOT_IN_TEXT, result)
    below = result.outcome is Outcome.BELOW_MINIMUM
    return Checked(Why.BELOW_MINIMUM if below else Why.OK, result)


def _suspension(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    known = SUSPENSION_DECISION in policy.authorities
    return Checked(Why.OK if known else Why.NOT_IN_TEXT, _damaged(policy, terms, case, on))


def _refusal(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    """An authority does not adjust: nothing moves, where the text knows damage at all."""
    known = policy.damage is not None
    return Checked(Why.OK if known else Why.NOT_IN_TEXT, _damaged(policy, terms, case, on))


def _withdrawal(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    """A project or a household is no longer in: no document limits that, it is as decided."""
    return Checked(Why.OK, _damaged(policy, terms, case, on))


def _waiver(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    return Checked(_in_band(policy, terms, Effect.NONE), _damaged(policy, terms, case, on), 0)


def _extension(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    until, before = terms.until, case.pay_by
    months = None if until is None or before is None else _months(before, until)
    facts: dict[str, object] = {
        "project_end": case.project_end,
        "deadline": before,
        "months": months or None,
        "damage": _damage(terms),
    }
    result = evaluate(policy, "extension", facts, on)
    if months is None or until is None:
        return Checked(Why.MISSING, result)
    if months == 0:
        return Checked(Why.NOT_LATER, result)
    return Checked(_within(policy, terms, until, result), result, None, until)


def _within(policy: Policy, terms: Terms, until: date, result: Result) -> Why:
    band = _in_band(policy, terms, Effect.REDUCED)
    if band is not Why.OK or not _limited(policy):
        return band
    by = {
        Start.DEADLINE: result.values.get("latest_from_deadline"),
        Start.PROJECT_END: result.values.get("latest_from_project_end"),
    }
    allowing = {start for start, latest in by.items() if latest is not None and until <= latest}
    if not allowing:
        return Why.BEYOND_MAXIMUM
    if len(allowing) == len(by) or terms.start in allowing:
        return Why.OK
    return Why.READING_NEEDED if terms.start is None else Why.BEYOND_MAXIMUM


def _reduction(policy: Policy, terms: Terms, case: Case, on: date) -> Checked:
    result = _damaged(policy, terms, case, on)
    amount = terms.amount_vnd
    if amount is None and terms.rate is not None:
        part = terms.rate * case.support_vnd
        amount = rounded(part.numerator, part.denominator)[0]
    if amount is None:
        return Checked(Why.MISSING, result)
    band = _in_band(policy, terms, Effect.REDUCED)
    if band is Why.OK and not 0 <= amount < case.due_vnd:
        band = Why.NOT_LESS
    return Checked(band, result, amount)


def _limited(policy: Policy) -> bool:
    return policy.damage is not None and bool(policy.damage.bands)


def _in_band(policy: Policy, terms: Terms, effect: Effect) -> Why:
    """Return whether the damage opens this; where the text writes no bands, it is as decided."""
    damage = policy.damage
    if damage is None or not damage.bands:
        return Why.OK
    if terms.percent is None or terms.cause is None:
        return Why.MISSING
    fits = terms.cause in damage.causes and damage.band(terms.percent).effect is effect
    return Why.OK if fits else Why.OUTSIDE_BAND


def _damaged(policy: Policy, terms: Terms, case: Case, on: date) -> Result:
    return evaluate(policy, "recovery", _facts(case) | {"damage": _damage(terms)}, on)


def _facts(case: Case) -> dict[str, object]:
    return {
        "support_vnd": case.support_vnd,
        "project_type": case.project_type,
        "project_end": case.project_end,
        "approved_rate": case.approved_rate,
        "cycle_months": case.cycle_months,
    }


def _damage(terms: Terms) -> dict[str, object] | None:
    if terms.cause is None and terms.percent is None:
        return None
    return {"cause": terms.cause, "percent": terms.percent, "no_planned_output": True}


def _months(before: date, until: date) -> int:
    """Return the fewest months that reach a day, 0 where it is not later."""
    if until <= before:
        return 0
    months = (until.year - before.year) * 12 + until.month - before.month
    months = max(months, 1)
    return months if add_months(before, months) >= until else months + 1


_CHECKS: Final[Mapping[Ruling, Callable[[Policy, Terms, Case, date], Checked]]] = {
    Ruling.RECOVERY: _recovery,
    Ruling.EXTENSION: _extension,
    Ruling.REDUCTION: _reduction,
    Ruling.WAIVER: _waiver,
    Ruling.SUSPENSION: _suspension,
    Ruling.REFUSAL: _refusal,
    Ruling.WITHDRAWAL: _withdrawal,
}
