"""Working sessions of an office: mornings and afternoons of working days. Pure.

Duty: which session an instant lies in, which comes next, when the n-th one ends. A day that is
swapped or unconfirmed is taken for a free one: nobody is passed over for a day that may be free.
Hours are those of most offices, not of a law; instants come in and go out with their zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from bot.rules.calendar import SATURDAY, is_working, load

VIETNAM: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
HOURS: Final = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
_DAY: Final = timedelta(days=1)
_MOST_DAYS: Final = 60
"""No break of offices is longer; beyond it the calendar says nothing."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session, from its first instant until its end."""

    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        """Return whether an instant lies inside."""
        return self.start <= at < self.end


def is_open(at: datetime) -> bool:
    """Return whether offices work at this instant."""
    return first(at).holds(at)


def first(at: datetime) -> Session:
    """Return the session that holds this instant, else the next one."""
    return next(_from(at))


def end_of(at: datetime, count: int) -> datetime:
    """Return when the ``count``-th session ends, the one at this instant or after it being the
    first."""
    found = _from(at)
    for _ in range(count - 1):
        next(found)
    return next(found).end


def _from(at: datetime) -> Iterator[Session]:
    day = at.astimezone(VIETNAM).date()
    for _ in range(_MOST_DAYS):
        if _works(day):
            for start, end in HOURS:
                session = Session(_instant(day, start), _instant(day, end))
                if session.end > at:
                    yield session
        day += _DAY
    raise ValueError(f"no working session within {_MOST_DAYS} days after {at}")


def _works(day: date) -> bool:
    """A year without a table has its weekdays alone."""
    if day.year not in load().years:
        return day.weekday() < SATURDAY
    return is_working(day) is True


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, VIETNAM)
