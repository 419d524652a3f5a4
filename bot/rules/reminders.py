"""When whom to remind of a payment: the steps, their days, and which of them is next.

Duty: from the day of a deadline to the days of its reminders, and from what was settled to the one
that is open. What is said is ``bot.rules.reminder_truth``'s.
Must not: read a clock, know a person or an amount, or move the deadline itself.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.records import record
from bot.rules import calendar
from bot.rules.reminder_days import (
    Hours,
    add_working_days,
    after_rest,
    before_rest,
    legal_day,
    moment,
    next_time,
)
from bot.rules.reminder_steps import (
    Anchor,
    Audience,
    Defaults,
    Fewer,
    Step,
    defaults,
    household_steps,
    reduced,
)

__all__ = [
    "DEPOSIT",
    "MORNING",
    "VIA_LEADER",
    "Anchor",
    "Audience",
    "Defaults",
    "Due",
    "Fewer",
    "Passed",
    "Planned",
    "Step",
    "Upcoming",
    "collection_day",
    "defaults",
    "deposit_day",
    "first_due",
    "household_steps",
    "last_reading",
    "next_morning",
    "office_day",
    "reduced",
    "schedule",
    "upcoming",
]

DEPOSIT: Final = "deposit"
"""The step that reminds a leader to hand on what was received."""
VIA_LEADER: Final = "via_leader:"
"""Before the step that a household could not be told of: its leader is asked to say it."""
MORNING: Final = "morning"
"""The step of an officer's morning digest."""


class Passed(StrEnum):
    """Why a step is not sent although nothing is wrong with it."""

    LATER_STEP = "later_step"
    """A later step of the same deadline is due too, and says more."""
    TOLD_BEFORE = "told_before"
    """The project's end was told before, with an earlier date."""
    STALE = "stale"
    """It is too late to be of use."""


@record
class Planned:
    """One step of one deadline with its day, moved to before holidays."""

    step: str
    day: date
    keeps_days: int
    at_end: bool = False


@record
class Due:
    """A planned step with the instant from which it may be sent."""

    step: str
    at: datetime


@record
class Upcoming:
    """The one open step of a deadline for one person, None where there is none left.

    ``late``: its day is over or has come. ``passed`` are steps that will not be sent, with why.
    """

    next: Due | None
    late: bool
    passed: tuple[tuple[str, Passed], ...] = ()


def office_day(pay_by: date) -> date:
    """Return the last working day not after a deadline; the deadline itself without a table."""
    return calendar.office_day(pay_by).day or pay_by


def last_reading(pay_by: date) -> date:
    """Return the last day that any reading of the deadline allows."""
    rolled = calendar.rolled_day(pay_by)
    return max(pay_by, rolled.day or pay_by, *rolled.candidates)


@lru_cache(maxsize=8192)
def schedule(
    steps: tuple[Step, ...], pay_by: date, project_end: date | None
) -> tuple[Planned, ...]:
    """Return the steps of a deadline in their order, each with its day.

    A day that falls on a holiday moves to before it. Where it would then come before what it tells
    (a missed deadline), it moves to after instead. Officers are told on working days: a weekend
    waits for the next one, and what is missed until no reading leaves any time. A step without its
    anchor is left out.
    """
    office = office_day(pay_by)
    planned = []
    for number, step in enumerate(steps):
        wanted = _wanted(step, office, project_end)
        if wanted is None:
            continue
        day = before_rest(wanted)
        if step.anchor is Anchor.OFFICE_DAY and wanted > office and day <= office:
            day = after_rest(wanted)
        if step.audience is Audience.OFFICER:
            over = last_reading(pay_by) + timedelta(days=1) if wanted > office else day
            day = after_rest(max(day, over), offices=True)
        at_end = step.anchor is Anchor.PROJECT_END
        planned.append((day, wanted, number, Planned(step.id, day, step.keeps_days, at_end)))
    return tuple(item[-1] for item in sorted(planned, key=lambda item: item[:3]))


def upcoming(
    planned: Sequence[Planned],
    settled: Collection[str],
    now: datetime,
    hours: Hours,
    *,
    own_time: time | None = None,
    told_before: bool = False,
) -> Upcoming:
    """Return the one step that is open, and those that are passed over.

    Args:
        planned: the schedule, in its order.
        settled: steps that were sent, dropped or passed over; nothing before the last of them is
            looked at again.
        now: the instant.
        hours: the default times of day.
        own_time: the time of day that the person chose.
        told_before: the person was told of an earlier date of the same obligation.
    """
    numbers = [number for number, item in enumerate(planned) if item.step in settled]
    left = [item for item in planned[max(numbers, default=-1) + 1 :] if item.step not in settled]
    at = own_time or hours.times[0]
    today, is_past = legal_day(now), now >= moment(legal_day(now), at)
    # They come in the order of their days.
    past = [item for item in left if item.day < today or (item.day == today and is_past)]
    first = left[len(past)] if len(past) < len(left) else None
    coming = None if first is None else (first, moment(first.day, at))
    if past and coming and past[-1].day < coming[0].day == today:
        past = [*past, coming[0]]  # a late step does not come before that of the same day
        passed = [(item.step, Passed.LATER_STEP) for item in past[:-1]]
        return Upcoming(Due(coming[0].step, coming[1]), late=False, passed=tuple(passed))
    passed = [(item.step, Passed.LATER_STEP) for item in past[:-1]]
    if past:
        last = past[-1]
        why = _unfit(last, now, at, told_before=told_before)
        if why is None:
            return Upcoming(Due(last.step, moment(last.day, at)), late=True, passed=tuple(passed))
        passed.append((last.step, why))
    found = None if coming is None else Due(coming[0].step, coming[1])
    return Upcoming(found, late=False, passed=tuple(passed))


def first_due(found: Due, now: datetime, hours: Hours, own_time: time | None) -> datetime:
    """Return when a step that is planned now may be sent: one that is late at the next time."""
    return found.at if found.at > now else next_time(now, hours, own_time)


def deposit_day(received: date, working_days: int) -> date:
    """Return the day on which a leader is reminded of money received on a day."""
    return add_working_days(received, working_days)


def collection_day(pay_by: date, working_days: int) -> date:
    """Return the day on which a leader is proposed to collect: some working days before."""
    return add_working_days(office_day(pay_by), -working_days)


def next_morning(after: date) -> date:
    """Return the next working day after a day: that of the next morning digest."""
    return after_rest(after + timedelta(days=1), offices=True)


def _wanted(step: Step, office: date, project_end: date | None) -> date | None:
    if step.anchor is Anchor.PROJECT_END:
        return None if project_end is None else project_end + timedelta(days=step.days)
    if step.weeks_before is None:
        return office + timedelta(days=step.days)
    monday = office - timedelta(days=office.weekday())
    return monday - timedelta(weeks=step.weeks_before)


def _unfit(item: Planned, now: datetime, at: time, *, told_before: bool) -> Passed | None:
    if item.at_end and told_before:
        return Passed.TOLD_BEFORE
    if now - moment(item.day, at) > timedelta(days=item.keeps_days):
        return Passed.STALE
    return None
