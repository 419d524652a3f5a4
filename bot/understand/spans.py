"""Intervals of days: months, thirds of months and years, weeks. Plain calendar arithmetic."""

from calendar import monthrange
from datetime import date, timedelta

from bot.records import record
from bot.understand.results import Refused, Why

FIRST_YEAR, LAST_YEAR = 1900, 2100
Span = tuple[date, date]


@record
class Bounds:
    """The question's first and last day, and today."""

    earliest: date
    latest: date
    today: date

    def years(self) -> range:
        """The years that a date without one may mean."""
        first = max(self.earliest.year, self.today.year - 10)
        last = min(self.latest.year, self.today.year + 10)
        return range(min(first, self.today.year - 1), max(last, self.today.year + 1) + 1)

    def touch(self, span: Span) -> bool:
        """Whether a day of the interval lies inside."""
        return span[0] <= self.latest and self.earliest <= span[1]


_THIRDS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}
_YEAR_THIRDS = {"dau": (1, 4), "giua": (5, 8), "cuoi": (9, 12)}
_WEEK_THIRDS = {"dau": (0, 2), "giua": (1, 3), "cuoi": (4, 6)}


def one_day(year: int, month: int, day: int) -> Span:
    """That day; refuses one that no calendar has."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(max(year, 1), month)[1]:
        raise Refused(Why.NO_SUCH_DAY)
    _known_year(year)
    return date(year, month, day), date(year, month, day)


def month_span(year: int, month: int, part: str = "") -> Span:
    """The month, or its first, middle or last third: days 1–10, 11–20, 21 to the end."""
    _known_year(year)
    if not 1 <= month <= 12:
        raise Refused(Why.NO_SUCH_DAY)
    first, last = _THIRDS.get(part, (1, 31))
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def year_span(year: int, part: str = "") -> Span:
    """The year, or its first, middle or last four months."""
    _known_year(year)
    first, last = _YEAR_THIRDS.get(part, (1, 12))
    return date(year, first, 1), month_span(year, last)[1]


def quarter_span(year: int, quarter: int) -> Span:
    """The quarter of the year."""
    return month_span(year, 3 * quarter - 2)[0], month_span(year, 3 * quarter)[1]


def week_span(inside: date, part: str = "") -> Span:
    """Monday to Sunday around a day, or Monday–Wednesday, Tuesday–Thursday, Friday–Sunday."""
    monday = shift(inside, -inside.weekday())
    first, last = _WEEK_THIRDS.get(part, (0, 6))
    return shift(monday, first), shift(monday, last)


def shift(day: date, days: int) -> date:
    """The day so many days later; refuses what leaves the known years."""
    if abs(days) > 366 * (LAST_YEAR - FIRST_YEAR):
        raise Refused(Why.TOO_EARLY if days < 0 else Why.TOO_LATE)
    moved = day + timedelta(days=days)
    _known_year(moved.year)
    return moved


def add_months(day: date, months: int) -> tuple[int, int]:
    """The year and month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    _known_year(year)
    return year, month + 1


def _known_year(year: int) -> None:
    if year < FIRST_YEAR:
        raise Refused(Why.TOO_EARLY)
    if year > LAST_YEAR:
        raise Refused(Why.TOO_LATE)


def distance(span: Span, day: date) -> int:
    """Days from a day to the nearest day of an interval; 0 inside."""
    return max((span[0] - day).days, (day - span[1]).days, 0)
