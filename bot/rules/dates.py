"""The days of a deadline, and what is open about them.

Duty: the corresponding day, the last working day not after it, the next one after it.
Must not: choose between them.
"""

from datetime import date
from functools import lru_cache

from bot.records import record
from bot.rules import calendar
from bot.rules.calendar import Calendar
from bot.rules.draft import Draft
from bot.rules.terms import Deadline


@record
class Due:
    """The days of one deadline; None where a year has no table."""

    pay_by: date
    office: date | None
    rolled: date | None
    candidates: tuple[date, ...]
    unsure: bool

    @property
    def known(self) -> bool:
        """Whether the years that it touches have a table."""
        return self.office is not None and self.rolled is not None


def due(end: date, months: int, days: Calendar) -> Due:
    """Return the days of a deadline some months after a project's end."""
    pay_by = calendar.add_months(end, months)
    office, rolled = days.office_day(pay_by), days.rolled_day(pay_by)
    candidates = rolled.candidates if rolled.day is not None else ()
    unsure = rolled.unconfirmed or not office.certain
    return Due(pay_by, office.day, rolled.day, candidates, unsure)


@lru_cache(maxsize=4096)
def _shipped(end: date, months: int) -> Due:
    return due(end, months, calendar.load())


def note_due(draft: Draft, deadline: Deadline) -> Due | None:
    """Write the days of the payment into an answer; None where the project's end is not told."""
    end = draft.facts.get("project_end")
    if end is None:
        return None
    days = draft.calendar
    found = _shipped(end, deadline.months) if days is None else due(end, deadline.months, days)
    values = draft.values
    values["pay_by"] = found.pay_by
    if found.rolled is not None:
        values["pay_by_rolled"] = found.rolled
    if found.office is not None:
        values["pay_by_office"] = found.office
    if found.candidates:
        values["rolled_candidates"] = found.candidates
    draft.use(deadline.rule)
    draft.use(deadline.anchor)
    draft.points.append(deadline.counting)
    if draft.on > found.pay_by:
        draft.points += deadline.late_points
    if not found.known:
        draft.points.append(deadline.no_calendar)
    elif found.unsure:
        draft.points.append(deadline.unsure_day)
    return found
