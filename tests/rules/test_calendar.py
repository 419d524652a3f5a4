"""Months by the Civil Code; working days by the yearly table."""

import hashlib
from datetime import date, timedelta
from importlib import resources

import pytest

from bot.rules import calendar
from bot.rules.calendar import Calendar, OfficeDay, Rolled, add_months
from bot.rules.errors import PackError

YEAR = '[[year]]\nyear = 2030\nannounced = true\nsource = "test"\n'


def _day(when: str, kind: str, swapped_with: str = "", status: str = "statute") -> str:
    other = f"swapped_with = {swapped_with}\n" if swapped_with else ""
    return (
        f'[[day]]\ndate = {when}\nkind = "{kind}"\nname = "test"\n'
        f'status = "{status}"\nsource = "test"\n{other}'
    )


def _read(*parts: str) -> Calendar:
    return Calendar.read("".join((YEAR, *parts)).encode())


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-12-20", 3, "2026-03-20"),
        ("2025-12-31", 3, "2026-03-31"),
        ("2026-03-31", 3, "2026-06-30"),
        ("2026-08-31", 3, "2026-11-30"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-02-29", 3, "2024-05-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 36, "2027-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-02-28", 12, "2024-02-28"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-06-30", 0, "2026-06-30"),
        ("9999-09-30", 3, "9999-12-30"),
    ],
)
def test_months_end_on_the_corresponding_day_or_on_the_last_one(
    start: str, months: int, end: str
) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_negative_months_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_months(date(2026, 6, 30), -1)


def test_an_end_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond the year 9999"):
        add_months(date(9999, 10, 1), 3)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2024-01-01", False),
        ("2024-02-07", True),
        ("2024-02-08", False),
        ("2024-02-14", False),
        ("2024-02-15", True),
        ("2024-04-18", False),
        ("2024-04-29", None),
        ("2024-05-04", None),
        ("2024-09-03", False),
        ("2025-01-24", True),
        ("2025-01-27", False),
        ("2025-02-03", True),
        ("2025-04-26", None),
        ("2025-05-02", None),
        ("2026-01-10", None),
        ("2026-02-20", False),
        ("2026-02-21", False),
        ("2026-04-24", True),
        ("2026-04-27", False),
        ("2026-11-24", None),
        ("2026-11-25", True),
        ("2027-01-01", False),
        ("2027-02-04", None),
        ("2027-02-12", True),
        ("2027-09-02", False),
        ("2027-12-31", True),
        ("2023-12-29", None),
        ("2028-01-03", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
    ],
)
def test_a_day_is_working_free_or_open(day: str, working: bool | None) -> None:
    assert calendar.is_working(date.fromisoformat(day)) is working


@pytest.mark.parametrize(
    ("day", "office", "certain"),
    [
        ("2026-03-20", "2026-03-20", True),
        ("2026-02-28", "2026-02-27", True),  # Saturday
        ("2026-03-15", "2026-03-13", True),  # Sunday
        ("2026-02-22", "2026-02-13", True),  # the whole of Tết
        ("2026-01-01", "2025-12-31", True),  # into the year before
        ("2026-01-04", "2025-12-31", False),  # past a swapped Friday
        ("2026-01-10", "2026-01-09", False),  # a Saturday swapped into work
        ("2026-01-11", "2026-01-09", False),
        ("2026-01-12", "2026-01-12", True),
        ("2026-08-31", "2026-08-28", False),
        ("2026-09-02", "2026-08-28", False),
        ("2026-11-24", "2026-11-23", False),
        ("2027-02-11", "2027-02-03", False),
    ],
)
def test_the_office_day_is_the_last_one_that_works_in_every_reading(
    day: str, office: str, certain: bool
) -> None:
    found = calendar.office_day(date.fromisoformat(day))
    assert found == OfficeDay(date.fromisoformat(office), certain)


@pytest.mark.parametrize(
    ("day", "candidates", "unconfirmed"),
    [
        ("2026-03-20", ["2026-03-20"], False),
        ("2026-02-28", ["2026-03-02"], False),
        ("2026-03-15", ["2026-03-16"], False),
        ("2026-02-17", ["2026-02-23"], False),
        ("2026-02-14", ["2026-02-23"], False),
        ("2026-04-26", ["2026-04-28"], False),
        ("2025-12-31", ["2025-12-31"], False),
        ("2026-01-01", ["2026-01-02", "2026-01-05"], True),
        ("2026-01-03", ["2026-01-05"], False),
        ("2026-01-10", ["2026-01-10", "2026-01-12"], True),
        ("2026-08-22", ["2026-08-22", "2026-08-24"], True),
        ("2026-08-29", ["2026-08-31", "2026-09-03"], True),
        ("2026-08-31", ["2026-08-31", "2026-09-03"], True),
        ("2026-11-24", ["2026-11-24", "2026-11-25"], True),
        ("2024-04-27", ["2024-04-29", "2024-05-02"], True),
        ("2025-05-01", ["2025-05-02", "2025-05-05"], True),
        ("2027-01-01", ["2027-01-04"], True),
        ("2027-03-16", ["2027-03-16"], True),
        ("2027-05-01", ["2027-05-03", "2027-05-04"], True),
        ("2027-09-01", ["2027-09-01", "2027-09-03", "2027-09-06"], True),
    ],
)
def test_a_deadline_moves_to_the_next_working_day_in_each_reading(
    day: str, candidates: list[str], unconfirmed: bool
) -> None:
    days = tuple(date.fromisoformat(candidate) for candidate in candidates)
    found = calendar.rolled_day(date.fromisoformat(day))
    assert found == Rolled(days[0], days if len(days) > 1 else (), unconfirmed)


@pytest.mark.parametrize("day", [date.min, date(2023, 12, 31), date(2028, 1, 1), date.max])
def test_a_year_without_a_table_has_no_office_day_and_no_rolled_day(day: date) -> None:
    assert calendar.office_day(day) == OfficeDay(None, certain=False)
    assert calendar.rolled_day(day) == Rolled(None, (), unconfirmed=True)


def test_the_table_is_not_left_at_its_ends() -> None:
    assert calendar.office_day(date(2024, 1, 1)) == OfficeDay(None, certain=False)
    table = _read(_day("2030-12-31", "unconfirmed"))
    assert table.rolled_day(date(2030, 12, 31)) == Rolled(
        None, (date(2030, 12, 31),), unconfirmed=True
    )


def test_every_day_of_the_table_gives_an_office_day_before_and_a_rolled_day_after() -> None:
    day = date(2024, 1, 2)
    while day.year < 2028:
        office, rolled = calendar.office_day(day), calendar.rolled_day(day)
        assert office.day is not None
        assert rolled.day is not None
        assert office.day <= day <= rolled.day
        assert calendar.is_working(office.day) is True
        assert calendar.is_working(rolled.day) is not False
        assert calendar.is_working((rolled.candidates or (rolled.day,))[-1]) is True
        day += timedelta(days=1)


def test_every_day_of_the_table_names_its_source() -> None:
    days = calendar.load().days.values()
    assert [special.day for special in days if not (special.source and special.name)] == []


def test_every_holiday_and_unconfirmed_day_is_a_weekday() -> None:
    days = calendar.load().days.values()
    weekend = [d.day for d in days if d.day.weekday() >= 5 and d.swapped_with is None]
    assert weekend == []


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_days_that_the_labour_code_fixes_by_date_are_in_every_year(year: int) -> None:
    fixed = [date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)]
    assert [day for day in fixed if calendar.is_working(day) is not False] == []


def test_only_the_years_up_to_2026_are_announced() -> None:
    assert calendar.load().years == {2024: True, 2025: True, 2026: True, 2027: False}


def test_the_version_is_the_digest_of_the_tables_bytes() -> None:
    table = resources.files("bot.rules").joinpath("calendar.toml").read_bytes()
    assert calendar.version() == hashlib.sha256(table).hexdigest()


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((_day("2030-01-01", "holiday"), _day("2030-01-01", "holiday")), "twice"),
        ((_day("2031-01-01", "holiday"),), "no table"),
        ((_day("2030-01-02", "swapped"),), "name the other day"),
        ((_day("2030-01-02", "holiday", "2030-01-05"),), "name the other day"),
        ((_day("2030-01-02", "swapped", "2030-01-05"),), "name it back"),
        (
            (
                _day("2030-01-02", "swapped", "2030-01-05"),
                _day("2030-01-05", "swapped", "2030-01-03"),
            ),
            "name it back",
        ),
        (
            (
                _day("2030-01-02", "swapped", "2030-01-03"),
                _day("2030-01-03", "swapped", "2030-01-02"),
            ),
            "one weekday and one weekend day",
        ),
        ((_day("2030-01-05", "unconfirmed"),), "decides nothing"),
        ((_day("2030-01-02", "holiday") + 'colour = "red"\n',), "colour: is not a known key"),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(days: tuple[str, ...], why: str) -> None:
    with pytest.raises(PackError, match=why):
        _read(*days)


@pytest.mark.parametrize("day", [_day("2030-01-02", "red"), _day("2030-01-02", "holiday", "", "x")])
def test_an_unknown_kind_or_status_is_refused(day: str) -> None:
    with pytest.raises(PackError, match="is not one of"):
        _read(day)
