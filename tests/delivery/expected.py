"""What people should be told, worked out day by day from the text of the rules alone.

Independent of the planner on purpose: plain lists, one day after the other, no rows, no instants.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.rules import calendar

OFFSETS = {"before_30": -30, "before_7": -7, "before_3": -3, "day": 0, "after_3": 3}
KEEPS = {"end": 90, "after_3": 60}
DAY = timedelta(days=1)


@dataclass
class Story:
    """What happens to one obligation: amounts and dates as they are from a day on."""

    ends: date
    pay_by: dict[date, date]
    owes: dict[date, int]
    told: list[tuple[date, str, int, int]] = field(default_factory=list)

    def of(self, what: dict[date, date] | dict[date, int], day: date) -> object:
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


def steps(story: Story, pay_by: date) -> list[tuple[date, str]]:
    """The days of one deadline, in their order."""
    last = office(pay_by)
    found = []
    for number, (name, offset) in enumerate({"end": 0, **OFFSETS}.items()):
        wanted = story.ends if name == "end" else last + offset * DAY
        day = wanted
        while holiday(day):
            day -= DAY
        if name == "after_3" and day <= last:
            day = wanted
            while holiday(day):
                day += DAY
        found.append((day, wanted, number, name))
    return [(day, name) for day, _, _, name in sorted(found)]


def walk(story: Story, first: date, last: date, up: Callable[[date], bool]) -> None:
    """Go through the days; ``up`` says on which of them anything ran."""
    settled: dict[date, int] = {}
    spoke: set[date] = set()
    day = first
    while day <= last:
        pay_by, owes = story.of(story.pay_by, day), story.of(story.owes, day)
        assert isinstance(pay_by, date)
        assert isinstance(owes, int)
        if up(day) and not holiday(day):
            planned = steps(story, pay_by)
            done = settled.get(pay_by, -1)
            due = [n for n, (when, _) in enumerate(planned) if n > done and when <= day]
            if due:
                settled[pay_by] = due[-1]
                when, name = planned[due[-1]]
                again = name == "end" and spoke - {pay_by}
                stale = (day - when).days > KEEPS.get(name, 30)
                if owes and not again and not stale:
                    story.told.append((day, name, (office(pay_by) - day).days, owes))
                    spoke.add(pay_by)
        day += DAY
