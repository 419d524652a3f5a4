"""Sessions, and whom a case is brought to when."""

from datetime import date, datetime, timedelta

import pytest

from bot.rules.case_alerts import Alert, Leader, Level, Told, due
from bot.rules.sessions import VIETNAM, end_of, first, is_open


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


MONDAY = at("2026-08-03 08:00")
TOLD = Told(MONDAY, False, Leader.READY, False, False, 3)


@pytest.mark.parametrize(
    ("instant", "open_"),
    [
        ("2026-08-03 07:29", False),
        ("2026-08-03 07:30", True),
        ("2026-08-03 11:30", False),
        ("2026-08-03 13:30", True),
        ("2026-08-03 17:00", False),
        ("2026-08-01 09:00", False),  # Saturday
        ("2026-09-02 09:00", False),  # National Day
    ],
)
def test_offices_work_in_the_morning_and_the_afternoon_of_working_days(
    instant: str, open_: bool
) -> None:
    assert is_open(at(instant)) is open_


def test_saturday_counts_from_mondays_first_session() -> None:
    assert first(at("2026-08-01 09:00")).start == at("2026-08-03 07:30")
    assert end_of(at("2026-08-01 09:00"), 2) == at("2026-08-03 17:00")


def test_holiday_is_no_session() -> None:
    before = at("2026-04-29 16:00")
    assert first(at("2026-04-29 17:00")).start.date() > date(2026, 5, 1)
    assert end_of(before, 2).date() > date(2026, 5, 1)


def test_year_without_a_calendar_has_its_weekdays() -> None:
    assert is_open(at("2039-08-01 09:00"))
    assert not is_open(at("2039-08-06 09:00"))


def test_leader_and_first_officer_hear_at_once() -> None:
    assert due(TOLD, MONDAY) == (Alert(Level.LEADER), Alert(Level.OFFICER))


def test_copy_outside_sessions_is_silent_but_danger_is_not() -> None:
    night = at("2026-08-01 23:00")
    quiet = Told(night, False, Leader.READY, False, False, 2)
    assert due(quiet, night)[1] == Alert(Level.OFFICER, 0, silent=True)
    danger = Told(night, True, Leader.READY, False, False, 2)
    assert due(danger, night)[1:] == (Alert(Level.OFFICER, 0), Alert(Level.OFFICER, 1))


def test_next_officer_hears_after_two_sessions_and_the_one_after_that_after_four() -> None:
    def officers(now: datetime) -> int:
        return sum(alert.level is Level.OFFICER for alert in due(TOLD, now))

    assert officers(at("2026-08-03 16:59")) == 1
    assert officers(at("2026-08-03 17:00")) == 2
    assert officers(at("2026-08-04 17:00")) == 3
    assert officers(at("2026-09-04 17:00")) == 3


def test_taken_case_goes_to_nobody_else() -> None:
    taken = Told(MONDAY, False, Leader.READY, False, True, 3)
    found = due(taken, MONDAY + timedelta(days=30))
    assert [alert.place for alert in found if alert.level is Level.OFFICER] == [0]
    assert Alert(Level.NO_LEADER) not in found


@pytest.mark.parametrize("leader", [Leader.VICTIM, Leader.UNREACHED, Leader.NONE])
def test_without_a_leader_the_household_is_told_at_once_whom_to_call(leader: Leader) -> None:
    told = Told(MONDAY, False, leader, False, False, 1)
    assert due(told, MONDAY) == (Alert(Level.OFFICER), Alert(Level.NO_LEADER))


def test_silent_leader_counts_as_none_after_a_session() -> None:
    assert Alert(Level.NO_LEADER) not in due(TOLD, at("2026-08-03 11:29"))
    assert Alert(Level.NO_LEADER) in due(TOLD, at("2026-08-03 11:30"))
    answered = Told(MONDAY, False, Leader.READY, True, False, 3)
    assert Alert(Level.NO_LEADER) not in due(answered, at("2026-08-05 11:30"))


def test_leader_who_reported_for_the_household_is_not_asked_to_confirm() -> None:
    told = Told(MONDAY, False, Leader.REPORTED, False, False, 1)
    assert due(told, at("2026-08-05 11:30")) == (Alert(Level.OFFICER, 0, silent=True),)
