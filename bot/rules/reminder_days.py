"""On which days and at which times of day people may be reminded.

Duty: holidays and the weekends that belong to them, moving a day to before them, the hours of the
day, working days counted. Must not: read a clock, or know what a reminder is about.
"""

from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final

from bot.records import record
from bot.rules import calendar
from bot.rules.calendar import SATURDAY, Kind

VIETNAM: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_ONE_DAY: Final = timedelta(days=1)
_REMEMBERED: Final = 8192
LONGEST_REST: Final = 30
"""Days in a row without work; no holidays are longer."""


@record
class Hours:
    """When in a day people may be reminded: the default times, and the first and last minute."""

    times: tuple[time, ...]
    earliest: time
    latest: time

    def hold(self, at: time) -> bool:
        """Return whether a time of day is neither early nor late."""
        return self.earliest <= at < self.latest


def moment(day: date, at: time) -> datetime:
    """Return the instant of a time of day in Vietnam."""
    return datetime.combine(day, at, VIETNAM)


def legal_day(instant: datetime) -> date:
    """Return the day of an instant in Vietnam."""
    return instant.astimezone(VIETNAM).date()


@lru_cache(maxsize=_REMEMBERED)
def is_rest(day: date) -> bool:
    """Return whether a day belongs to Tết or a holiday, with the weekends that touch it.

    A weekday that may be free (swapped, unconfirmed) counts as free: nobody is disturbed on it.
    """
    run = _run(day)
    return any(_free(one) for one in run)


@lru_cache(maxsize=_REMEMBERED)
def is_off(day: date) -> bool:
    """Return whether offices do not work for certain on a day: a weekend or a rest day."""
    return bool(_run(day))


def before_rest(day: date) -> date:
    """Return the last day not after ``day`` that is no rest day."""
    while is_rest(day):
        day -= _ONE_DAY
    return day


def after_rest(day: date, *, offices: bool = False) -> date:
    """Return the first day not before ``day`` that is no rest day (``offices``: a working day)."""
    closed = is_off if offices else is_rest
    while closed(day):
        day += _ONE_DAY
    return day


@lru_cache(maxsize=_REMEMBERED)
def add_working_days(day: date, count: int) -> date:
    """Return the day that is so many certain working days after ``day``; negative ones before."""
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    for _ in range(abs(count)):
        day += step
        while is_off(day):
            day += step
    return day


def allowed(now: datetime, hours: Hours) -> bool:
    """Return whether anybody may be reminded at this instant: by day, and on no rest day."""
    local = now.astimezone(VIETNAM)
    return hours.hold(local.time()) and not is_rest(local.date())


def first_allowed(now: datetime, hours: Hours) -> datetime:
    """Return the first instant from ``now`` on at which people may be reminded."""
    local = now.astimezone(VIETNAM)
    if allowed(local, hours):
        return local
    day = local.date() if local.time() < hours.earliest else local.date() + _ONE_DAY
    return moment(after_rest(day), hours.earliest)


def next_time(now: datetime, hours: Hours, own: time | None) -> datetime:
    """Return the next of a person's times of day (their own one, else the default ones)."""
    local = now.astimezone(VIETNAM)
    times = hours.times if own is None else (own,)
    day = after_rest(local.date())
    while True:
        for at in times:
            found = moment(day, at)
            if found >= local:
                return found
        day = after_rest(day + _ONE_DAY)


def _run(day: date) -> tuple[date, ...]:
    """The days in a row around ``day`` on which offices do not work; none where they do."""
    if not _closed(day):
        return ()
    first = last = day
    while _closed(first - _ONE_DAY) and (day - first).days < LONGEST_REST:
        first -= _ONE_DAY
    while _closed(last + _ONE_DAY) and (last - day).days < LONGEST_REST:
        last += _ONE_DAY
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def _closed(day: date) -> bool:
    return day.weekday() >= SATURDAY or _free(day)


def _free(day: date) -> bool:
    """Whether the table makes a weekday free, or may do so; a holiday on a weekend counts too."""
    special = calendar.load().days.get(day)
    if special is None:
        return False
    return special.kind is Kind.HOLIDAY or day.weekday() < SATURDAY
