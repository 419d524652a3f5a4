"""Months by the Civil Code, and working days by a yearly table that carries its sources.

Duty: add months; find the last working day before a deadline and the next one after it.
Must not: read a clock, guess a year without a table, or settle whether a swapped or an
unconfirmed day counts. Such a day is neither working nor free: it is ``None``.
"""

import calendar as gregorian
import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from bot.records import record
from bot.rules.errors import PackError
from bot.rules.table import Table

SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_REMEMBERED = 4096  # days whose answers are kept: the table's four years and a margin


class Kind(StrEnum):
    """What a day of the table is."""

    HOLIDAY = "holiday"
    SWAPPED = "swapped"
    UNCONFIRMED = "unconfirmed"


class Status(StrEnum):
    """How well a day of the table is known."""

    STATUTE = "statute"
    DERIVED = "derived"
    SECONDARY = "secondary"
    PLANNED = "planned"


@record
class SpecialDay:
    """One day of the table: what it is, and who says so."""

    day: date
    kind: Kind
    name: str
    status: Status
    source: str
    swapped_with: date | None = None


@record
class OfficeDay:
    """The last day not after a deadline on which offices work whatever the reading.

    ``day`` is None where a year without a table is reached. ``certain`` is False where a later
    day might do too, because a swapped or unconfirmed day was passed over, or where day is None.
    """

    day: date | None
    certain: bool


@record
class Rolled:
    """The day to which a deadline moves when it falls on a weekend or a holiday.

    ``day`` is the earliest reading, None where a year without a table is reached.
    ``candidates`` holds every reading in order where there are several, else nothing.
    ``unconfirmed`` is True where readings differ or a year's calendar is not announced.
    """

    day: date | None
    candidates: tuple[date, ...]
    unconfirmed: bool


@record
class Calendar:
    """The working days of the years that have a table.

    Source: Bộ luật Lao động 2019, Điều 111.3 and 112; Bộ luật Dân sự 2015, Điều 148.5.
    """

    years: Mapping[int, bool]  # year → its calendar has been announced
    days: Mapping[date, SpecialDay]
    version: str

    @classmethod
    def read(cls, table: bytes) -> "Calendar":
        """Return the calendar of a TOML table; its version is the SHA-256 of the bytes.

        Raises: PackError where a day is there twice, in no year, or half of a swap.
        """
        years: dict[int, bool] = {}
        days: dict[date, SpecialDay] = {}
        with Table("calendar", tomllib.loads(table.decode())) as content:
            for entry in content.tables("year"):
                entry.text("source")
                years[entry.whole("year", 1)] = entry.flag("announced")
            for entry in content.tables("day"):
                special = _special(entry)
                if special.day in days:
                    raise entry.fail("date", f"{special.day} is there twice")
                days[special.day] = special
        _check(years, days)
        return cls(years, days, hashlib.sha256(table).hexdigest())

    def is_working(self, day: date) -> bool | None:
        """Return whether offices work; None where it is open or the year has no table."""
        if day.year not in self.years:
            return None
        special = self.days.get(day)
        if special is None:
            return day.weekday() < SATURDAY
        return False if special.kind is Kind.HOLIDAY else None

    def office_day(self, day: date) -> OfficeDay:
        """Return the last working day not after ``day``, on the safe side of open days."""
        certain = True
        while day.year in self.years:
            working = self.is_working(day)
            if working:
                return OfficeDay(day, certain)
            certain = certain and working is not None
            day -= _ONE_DAY
        return OfficeDay(None, certain=False)

    def rolled_day(self, day: date) -> Rolled:
        """Return ``day``, or the next working day where it is a weekend or a holiday."""
        candidates: list[date] = []
        announced = True
        while day.year in self.years:
            announced = announced and self.years[day.year]
            working = self.is_working(day)
            if working is not False:
                candidates.append(day)
            if working:
                several = len(candidates) > 1
                readings = tuple(candidates) if several else ()
                return Rolled(candidates[0], readings, unconfirmed=several or not announced)
            day += _ONE_DAY
        return Rolled(None, tuple(candidates), unconfirmed=True)


def add_months(day: date, months: int) -> date:
    """Return the last day of a period of ``months`` months counted from ``day``.

    The first day is not counted, so the period ends on the corresponding day of the last month,
    or on that month's last day where it has none.

    Source: Bộ luật Dân sự 2015, Điều 147.2 and 148.3.
    Raises: ValueError for negative months or an end after the year 9999.
    """
    if months < 0:
        raise ValueError(f"months must not be negative: {months}")
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise ValueError(f"{months} months after {day} is beyond the year {date.max.year}")
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@cache
def load() -> Calendar:
    """Return the calendar that ships with the package."""
    return Calendar.read(resources.files("bot.rules").joinpath("calendar.toml").read_bytes())


def is_working(day: date) -> bool | None:
    """Return whether offices work on ``day`` by the shipped table; None where that is open."""
    return load().is_working(day)


@lru_cache(maxsize=_REMEMBERED)
def office_day(day: date) -> OfficeDay:
    """Return the last working day not after ``day`` by the shipped table."""
    return load().office_day(day)


@lru_cache(maxsize=_REMEMBERED)
def rolled_day(day: date) -> Rolled:
    """Return ``day`` or the next working day by the shipped table."""
    return load().rolled_day(day)


def version() -> str:
    """Return the SHA-256 of the shipped table's bytes."""
    return load().version


def _special(entry: Table) -> SpecialDay:
    return SpecialDay(
        day=entry.day("date"),
        kind=entry.choice("kind", Kind),
        name=entry.text("name"),
        status=entry.choice("status", Status),
        source=entry.text("source"),
        swapped_with=entry.maybe("swapped_with", entry.day),
    )


def _check(years: Mapping[int, bool], days: Mapping[date, SpecialDay]) -> None:
    for day, special in days.items():
        if day.year not in years:
            raise PackError(f"{day}", "its year has no table")
        if (special.kind is Kind.SWAPPED) != (special.swapped_with is not None):
            raise PackError(f"{day}", "swapped days, and only they, name the other day")
        if special.kind is Kind.UNCONFIRMED and day.weekday() >= SATURDAY:
            raise PackError(f"{day}", "an unconfirmed holiday on a weekend decides nothing")
        if special.swapped_with is None:
            continue
        other = days.get(special.swapped_with)
        if other is None or other.swapped_with != day:
            raise PackError(f"{day}", "the other day of the swap does not name it back")
        if (day.weekday() < SATURDAY) == (other.day.weekday() < SATURDAY):
            raise PackError(f"{day}", "a swap needs one weekday and one weekend day")
