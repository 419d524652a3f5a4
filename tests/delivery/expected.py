"""What people should be told, worked out day by day from the text of the rules alone.

Independent of the planner on purpose: plain lists, one day after the other, no rows, no instants.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.rules import calendar

OFFSETS = {"before_30": -30, "before_7": -7, "before_3": -3, "day": 0, "after_3": 3}
KEEPS = {"end": 90, "after_3": 60, "officer_after_10": 60} | {f"week_{n}": 7 for n in range(1, 5)}
DAY = timedelta(days=1)
Steps = list[tuple[date, str]]
Told = list[tuple[date, str, int, int]]
"""On which day of which step, with the days that are left and the amount."""


@dataclass
class Story:
    """What happens to one obligation: amounts and dates as they are from a day on."""

    ends: date
    pay_by: dict[date, date]
    owes: dict[date, int]
    case: dict[date, bool] = field(default_factory=dict)

    def of(self, what: dict[date, date] | dict[date, int] | dict[date, bool], day: date) -> object:
        """What holds on a day."""
        known = [since for since in what if since <= day]
        return what[max(known)]


def free(day: date) -> bool:
    """Whether the table makes a weekday, or a weekend as a holiday, free."""
    special = calendar.load().days.get(day)
    return special is not None and (special.kind.value == "holiday" or day.weekday() < 5)


def holiday(day: date) -> bool:
    """Whether a day is a holiday or a weekend that hangs on one."""
    if free(day):
        return True
    if day.weekday() < 5:
        return False
    for step in (DAY, -DAY):
        near = day
        while near.weekday() >= 5 or free(near):
            if free(near):
                return True
            near += step
    return False


def working(day: date) -> bool:
    """Whether offices work for certain."""
    return day.weekday() < 5 and not free(day)


def office(pay_by: date) -> date:
    """The last working day not after a deadline."""
    while not working(pay_by):
        pay_by -= DAY
    return pay_by


def after(day: date, count: int) -> date:
    """The day that is so many working days later."""
    while count:
        day += DAY
        count -= working(day)
    return day


def steps(story: Story, pay_by: date) -> Steps:
    """The days of one deadline for a household, in their order."""
    last = office(pay_by)
    wanted = {"end": story.ends} | {name: last + n * DAY for name, n in OFFSETS.items()}
    return _moved(wanted, last)


def leader_steps(_story: Story, pay_by: date) -> Steps:
    """The days of one deadline for a leader: sixty days before, the Mondays of the last month."""
    last = office(pay_by)
    monday = last - last.weekday() * DAY
    wanted = {"leader_before_60": last - 60 * DAY}
    return _moved(wanted | {f"week_{n}": monday - 7 * n * DAY for n in range(4, -1, -1)}, last)


def officer_steps(_story: Story, pay_by: date) -> Steps:
    """The day on which officers hear: a working day, when no reading leaves any time."""
    day, over = office(pay_by) + 10 * DAY, pay_by
    while not working(over):
        over += DAY
    while holiday(day):
        day -= DAY
    while not working(day) or day <= over:
        day += DAY
    return [(day, "officer_after_10")]


def _moved(wanted: dict[str, date], last: date) -> Steps:
    """Before holidays; what tells that a day is over, after them."""
    found = []
    for number, (name, on) in enumerate(wanted.items()):
        day = on
        while holiday(day):
            day -= DAY
        if on > last >= day:
            day = on
            while holiday(day):
                day += DAY
        found.append((day, on, number, name))
    return [(day, name) for day, _, _, name in sorted(found)]


def walk(
    story: Story,
    first: date,
    last: date,
    up: Callable[[date], bool],
    plan: Callable[[Story, date], Steps] = steps,
) -> Told:
    """What is told day by day; ``up`` says on which of them anything ran."""
    told: Told = []
    settled: dict[date, int] = {}
    spoke: set[date] = set()
    day = first
    while day <= last:
        pay_by, owes = story.of(story.pay_by, day), story.of(story.owes, day)
        assert isinstance(pay_by, date)
        assert isinstance(owes, int)
        if up(day) and not holiday(day):
            planned = plan(story, pay_by)
            done = settled.get(pay_by, -1)
            due = [n for n, (when, _) in enumerate(planned) if n > done and when <= day]
            if due:
                settled[pay_by] = due[-1]
                when, name = planned[due[-1]]
                again = name == "end" and spoke - {pay_by}
                stale = (day - when).days > KEEPS.get(name, 30)
                if owes and not again and not stale:
                    told.append((day, name, (office(pay_by) - day).days, owes))
                    spoke.add(pay_by)
        day += DAY
    return told
