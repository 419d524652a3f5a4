"""What is true of a payment on a day: what a reminder may say, or why it must not be sent.

Duty: the same answer whenever it is asked for the same day; the step that is due only says that it
is time to look. Must not: read a clock, choose words, or call a payment late that some reading of
the deadline still allows.
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from bot.records import record
from bot.rules.balances import Path, Phase, Standing
from bot.rules.reminders import last_reading, office_day

NEAR_DAYS: Final = 7


class Silence(StrEnum):
    """Why nothing is said of a payment."""

    PAID = "paid"
    WAIVED = "waived"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    NOT_CHARGED = "not_charged"
    DEPOSITED = "deposited"
    NOT_OVER = "not_over"


class When(StrEnum):
    """How today lies to the last day; ENDING is the day on which a project's end is told."""

    ENDING = "ending"
    AHEAD = "ahead"
    NEAR = "near"
    DAY = "day"
    GRACE = "grace"
    LATE = "late"


@record
class Claim:
    """One household's part in one project as it stands; amounts in đồng.

    ``assessed_vnd`` is what the rules compute before anything is charged, ``pending_vnd`` what the
    household says it paid and nobody confirmed, ``held_vnd`` what the leader has not handed on.
    ``case_open``: a damage report waits for a decision.
    """

    pay_by: date
    project_end: date | None
    path: Path
    standing: Standing
    assessed_vnd: int | None = None
    support_vnd: int | None = None
    rate: Fraction | None = None
    pending_vnd: int = 0
    expected: bool = False
    withdrawn: bool = False
    case_open: bool = False
    held_vnd: int = 0
    held_since: date | None = None


@record
class Truth:
    """What may be said of a payment today; amounts in đồng.

    ``days`` counts to the office day before it, from ``last`` after it. ``last`` is the last day
    that any reading of the deadline allows. ``whole``: the amount is support × rate, unchanged.
    """

    when: When
    days: int
    amount_vnd: int
    paid_vnd: int
    pending_vnd: int
    pay_by: date
    office: date
    last: date
    project_end: date | None
    whole: bool
    extended: bool
    expected: bool
    case_open: bool


def truth(claim: Claim, today: date, *, ending: bool = False) -> Truth | Silence:
    """Return what is true of a payment on a day, or why there is nothing to say.

    Args:
        claim: how it stands.
        today: the day.
        ending: it is the project's end that is told.
    """
    silence = _silence(claim)
    if silence is not None:
        return silence
    standing, sums = claim.standing, claim.standing.sums
    charged = standing.phase is not Phase.NOTHING
    amount = sums.remaining if charged else claim.assessed_vnd or 0
    office, last = office_day(claim.pay_by), last_reading(claim.pay_by)
    when, days = _when(today, office, last)
    if ending and when in {When.AHEAD, When.NEAR}:
        when = When.ENDING
    return Truth(
        when=when,
        days=days,
        amount_vnd=amount,
        paid_vnd=sums.counted,
        pending_vnd=claim.pending_vnd,
        pay_by=claim.pay_by,
        office=office,
        last=last,
        project_end=claim.project_end,
        whole=amount == claim.assessed_vnd,
        extended=standing.extended,
        expected=claim.expected or standing.expected,
        case_open=claim.case_open,
    )


def still_held(claim: Claim) -> Silence | None:
    """Return why a leader is not reminded of money received; None where it still lies there."""
    return None if claim.held_vnd > 0 else Silence.DEPOSITED


def _silence(claim: Claim) -> Silence | None:
    standing = claim.standing
    if claim.withdrawn:
        return Silence.WITHDRAWN
    if standing.phase is Phase.WAIVED:
        return Silence.WAIVED
    if standing.counts_as_paid:
        return Silence.PAID
    if standing.phase is Phase.SUSPENDED:
        return Silence.SUSPENDED
    if standing.phase is Phase.NOTHING and not claim.assessed_vnd:
        return Silence.NOT_CHARGED
    return None


def _when(today: date, office: date, last: date) -> tuple[When, int]:
    left = (office - today).days
    if left > NEAR_DAYS:
        return When.AHEAD, left
    if left > 0:
        return When.NEAR, left
    if left == 0:
        return When.DAY, 0
    if today <= last:
        return When.GRACE, (last - today).days
    return When.LATE, (today - last).days
