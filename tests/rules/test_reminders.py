"""When whom to remind: days before holidays, never at night, one open step, nothing twice."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import calendar
from bot.rules.balances import Path, Phase, Standing, Sums
from bot.rules.errors import PackError
from bot.rules.reminder_days import (
    VIETNAM,
    add_working_days,
    allowed,
    before_rest,
    first_allowed,
    is_off,
    is_rest,
    moment,
    next_time,
)
from bot.rules.reminder_steps import read
from bot.rules.reminder_truth import Claim, Silence, Truth, When, still_held, truth
from bot.rules.reminders import (
    Audience,
    Fewer,
    Passed,
    collection_day,
    defaults,
    deposit_day,
    first_due,
    household_steps,
    last_reading,
    next_morning,
    office_day,
    reduced,
    schedule,
    upcoming,
)

HOURS = defaults().hours
HOUSEHOLD = defaults().of(Audience.HOUSEHOLD)
LEADER = defaults().of(Audience.LEADER)
OFFICER = defaults().of(Audience.OFFICER)
PAY_BY, ENDS = date(2026, 9, 30), date(2026, 6, 30)
DAYS = st.dates(date(2024, 3, 1), date(2027, 9, 30))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 500 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))


def days(pay_by: date, ends: date | None = None) -> dict[str, date]:
    """The day of each household step."""
    return {item.step: item.day for item in schedule(HOUSEHOLD, pay_by, ends)}


def claim(standing: Standing, pay_by: date = PAY_BY, **changes: object) -> Claim:
    return Claim(pay_by, ENDS, Path.THROUGH_LEADER, standing, **changes)  # type: ignore[arg-type]


OWED = Standing(Sums(charged=3_000_000, remaining=3_000_000), Phase.OPEN, PAY_BY)


# Days


@pytest.mark.parametrize(
    ("day", "rest", "off"),
    [
        (date(2026, 2, 13), False, False),  # the Friday before Tết
        (date(2026, 2, 14), True, True),  # its weekend belongs to it
        (date(2026, 2, 17), True, True),
        (date(2026, 2, 22), True, True),
        (date(2026, 2, 23), False, False),
        (date(2026, 3, 7), False, True),  # any Saturday
        (date(2026, 8, 22), False, True),  # a Saturday that may be worked on
        (date(2026, 8, 31), True, True),  # a Monday that was swapped
        (date(2026, 11, 24), True, True),  # not confirmed: nobody is disturbed
        (date(2030, 1, 1), False, False),  # a year without a table
    ],
)
def test_rest_days_are_holidays_with_the_weekends_that_touch_them(
    day: date, rest: bool, off: bool
) -> None:
    assert (is_rest(day), is_off(day)) == (rest, off)


@given(DAYS)
def test_nobody_is_reminded_on_a_holiday_or_after_it_instead(pay_by: date) -> None:
    office = office_day(pay_by)
    for item, offset in zip(
        schedule(HOUSEHOLD[1:], pay_by, None), (-30, -7, -3, 0, 3), strict=True
    ):
        assert not is_rest(item.day)
        wanted = office + timedelta(days=offset)
        if offset <= 0:
            assert item.day == before_rest(wanted) <= wanted
        else:
            assert item.day > office


def test_the_steps_of_an_ordinary_autumn() -> None:
    assert days(PAY_BY, ENDS) == {
        "end": date(2026, 6, 30),
        "before_30": date(2026, 8, 28),  # 31/08 belongs to the days off around 02/09
        "before_7": date(2026, 9, 23),
        "before_3": date(2026, 9, 27),
        "day": date(2026, 9, 30),
        "after_3": date(2026, 10, 3),
    }


def test_a_missed_day_before_tet_is_told_after_it_not_before_it_was_missed() -> None:
    # Pay by Tuesday 17/02/2026, within Tết: offices work last on Friday 13/02.
    assert office_day(date(2026, 2, 17)) == date(2026, 2, 13)
    found = days(date(2026, 2, 17))
    assert found["day"] == date(2026, 2, 13)
    assert found["after_3"] == date(2026, 2, 23)


def test_steps_within_one_holiday_share_the_day_before_it() -> None:
    found = days(date(2026, 2, 24))  # 7 and 3 days before lie within Tết
    assert found["before_7"] == found["before_3"] == date(2026, 2, 13)


def test_a_leader_is_told_on_mondays_of_the_last_month() -> None:
    found = {item.step: item.day for item in schedule(LEADER, PAY_BY, None)}
    assert found == {
        "leader_before_60": date(2026, 8, 1),
        "week_4": date(2026, 8, 28),
        "week_3": date(2026, 9, 7),
        "week_2": date(2026, 9, 14),
        "week_1": date(2026, 9, 21),
        "week_0": date(2026, 9, 28),
    }


def test_an_officer_is_told_on_a_working_day() -> None:
    (found,) = schedule(OFFICER, PAY_BY, None)
    assert found.day == date(2026, 10, 12)  # 10 days after is a Saturday


@given(DAYS, st.integers(1, 30))
def test_working_days_are_counted_there_and_back(day: date, count: int) -> None:
    there = add_working_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (there - day).days + 1)]
    assert sum(not is_off(one) for one in between) == count
    assert not is_off(there)
    assert add_working_days(there, -count) <= day


def test_deposits_collections_and_mornings_are_on_working_days() -> None:
    assert deposit_day(date(2026, 8, 27), 5) == date(2026, 9, 8)
    assert collection_day(PAY_BY, 10) == date(2026, 9, 16)
    assert next_morning(date(2026, 2, 13)) == date(2026, 2, 23)


# Hours


@given(INSTANTS)
def test_the_first_allowed_moment_is_allowed_and_the_first(now: datetime) -> None:
    found = first_allowed(now, HOURS)
    assert found >= now
    assert allowed(found, HOURS)
    step = now
    while step < found:
        assert not allowed(step, HOURS)
        step += timedelta(hours=1)


@given(INSTANTS, st.sampled_from([None, time(11, 30), time(19)]))
def test_the_next_time_is_one_of_the_persons_own(now: datetime, own: time | None) -> None:
    found = next_time(now, HOURS, own)
    assert found >= now
    assert found.time() in ((own,) if own else HOURS.times)
    assert not is_rest(found.date())


def test_nobody_is_woken() -> None:
    for hour in (21, 22, 23, 0, 1, 2, 3, 4, 5, 6):
        assert not allowed(datetime(2026, 9, 23, hour, 59, tzinfo=VIETNAM), HOURS)
    assert allowed(datetime(2026, 9, 23, 7, 30, tzinfo=VIETNAM), HOURS)
    assert allowed(datetime(2026, 9, 23, 19, 0, tzinfo=VIETNAM), HOURS)


# Which step is next


PLANNED = schedule(HOUSEHOLD, PAY_BY, ENDS)


def at(day: date, hour: int = 8) -> datetime:
    return moment(day, time(hour))


def test_before_everything_the_first_step_is_next() -> None:
    found = upcoming(PLANNED, (), at(date(2026, 5, 1)), HOURS)
    assert found.next is not None
    assert (found.next.step, found.next.at, found.late) == (
        "end",
        at(ENDS, 7).replace(minute=30),
        False,
    )
    assert found.passed == ()


def test_of_several_that_are_due_the_last_one_is_sent() -> None:
    found = upcoming(PLANNED, {"end"}, at(date(2026, 9, 28)), HOURS)
    assert found.late
    assert found.next is not None
    assert found.next.step == "before_3"
    later = Passed.LATER_STEP
    assert found.passed == (("before_30", later), ("before_7", later))


def test_what_is_too_late_is_passed_over() -> None:
    found = upcoming(PLANNED, (), at(date(2027, 1, 10)), HOURS)
    assert found.next is None
    assert found.passed[-1] == ("after_3", Passed.STALE)
    assert len(found.passed) == len(PLANNED)


def test_the_end_is_not_told_again_after_an_earlier_date_was() -> None:
    found = upcoming(PLANNED, (), at(date(2026, 7, 20)), HOURS, told_before=True)
    assert found.passed == (("end", Passed.TOLD_BEFORE),)
    assert found.next is not None
    assert (found.next.step, found.late) == ("before_30", False)


def test_nothing_before_a_settled_step_comes_again() -> None:
    found = upcoming(PLANNED, {"before_3"}, at(date(2026, 8, 1)), HOURS)
    assert found.next is not None
    assert found.next.step == "day"


def test_a_late_step_that_is_new_waits_for_the_next_time_of_day() -> None:
    now = at(date(2026, 9, 24), 10)
    found = upcoming(PLANNED, {"end", "before_30"}, now, HOURS)
    assert found.next is not None
    assert first_due(found.next, now, HOURS, None) == at(date(2026, 9, 24), 19)
    assert first_due(found.next, now, HOURS, time(11, 30)).time() == time(11, 30)


@given(
    DAYS,
    st.lists(INSTANTS, max_size=60),
    st.sampled_from([None, time(19)]),
)
def test_whenever_it_is_looked_each_step_comes_once_and_in_order(
    pay_by: date, looks: list[datetime], own: time | None
) -> None:
    """Clocks may jump: the looks are in any order."""
    planned = schedule(HOUSEHOLD, pay_by, pay_by - timedelta(days=92))
    order = [item.step for item in planned]
    settled: list[str] = []
    for now in looks:
        found = upcoming(planned, settled, now, HOURS, own_time=own)
        settled += [step for step, _ in found.passed]
        if found.late and found.next is not None:
            settled.append(found.next.step)
    assert len(set(settled)) == len(settled)
    assert [order.index(step) for step in settled] == sorted(order.index(s) for s in settled)


# Settings


def test_a_person_may_have_fewer() -> None:
    names = {fewer: [step.id for step in reduced(HOUSEHOLD, fewer)] for fewer in Fewer}
    assert names[Fewer.LAST] == ["before_3", "day", "after_3"]
    assert names[Fewer.DAY] == ["day"]
    assert names[Fewer.NONE] == []
    assert len(names[Fewer.ALL]) == 6


def test_a_policy_may_have_other_days() -> None:
    steps = household_steps([-14, 0, 5])
    assert [step.id for step in steps] == ["end", "before_14", "day", "after_5"]
    assert [step.id for step in household_steps([-7], at_end=False)] == ["before_7"]


@pytest.mark.parametrize("wrong", [[-7, -7], [-401], [500]])
def test_impossible_days_are_refused(wrong: list[int]) -> None:
    with pytest.raises(PackError):
        household_steps(wrong)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"07:30", "19:00"', '"06:00"'),
        ('"07:30", "19:00"', '"soon"'),
        ('id = "before_7"', 'id = "before_3"'),
        ("days = -7", 'days = "-7"'),
        ("days = -7", "days = -700"),
        ("days = -7", "dys = -7"),
        ('audience = "leader"', 'audience = "chief"'),
    ],
)
def test_a_wrong_table_is_refused(old: str, new: str) -> None:
    from importlib import resources

    text = resources.files("bot.rules").joinpath("reminders.toml").read_text("utf-8")
    with pytest.raises(PackError):
        read(text.replace(old, new, 1).encode())


# What is true


@pytest.mark.parametrize(
    ("today", "when", "left"),
    [
        (date(2026, 8, 31), When.AHEAD, 30),
        (date(2026, 9, 23), When.NEAR, 7),
        (date(2026, 9, 27), When.NEAR, 3),
        (date(2026, 9, 30), When.DAY, 0),
        (date(2026, 10, 3), When.LATE, 3),
    ],
)
def test_the_words_depend_on_the_day_of_sending(today: date, when: When, left: int) -> None:
    found = truth(claim(OWED), today)
    assert isinstance(found, Truth)
    assert (found.when, found.days, found.amount_vnd) == (when, left, 3_000_000)


def test_nothing_is_called_late_that_a_reading_still_allows() -> None:
    sunday = date(2026, 10, 4)
    standing = Standing(OWED.sums, Phase.OPEN, sunday)
    office, last = date(2026, 10, 2), date(2026, 10, 5)
    assert (office_day(sunday), last_reading(sunday)) == (office, last)
    when = {}
    for day in (office, date(2026, 10, 3), last, date(2026, 10, 6)):
        found = truth(claim(standing, sunday), day)
        assert isinstance(found, Truth)
        when[day] = found.when
    assert list(when.values()) == [When.DAY, When.GRACE, When.GRACE, When.LATE]


def phases() -> Iterator[tuple[Claim, Silence]]:
    sums = Sums(charged=3_000_000, counted=3_000_000, confirmed=3_000_000)
    yield claim(Standing(sums, Phase.SETTLED, PAY_BY)), Silence.PAID
    yield claim(Standing(sums, Phase.PAID, PAY_BY)), Silence.PAID
    yield claim(Standing(Sums(), Phase.WAIVED, PAY_BY)), Silence.WAIVED
    yield claim(Standing(OWED.sums, Phase.SUSPENDED, PAY_BY)), Silence.SUSPENDED
    yield claim(OWED, withdrawn=True), Silence.WITHDRAWN
    yield claim(Standing(Sums(), Phase.NOTHING)), Silence.NOT_CHARGED


@pytest.mark.parametrize(("case", "why"), list(phases()))
def test_where_nothing_is_owed_nothing_is_said(case: Claim, why: Silence) -> None:
    assert truth(case, date(2026, 9, 27)) is why


def test_a_part_that_is_paid_leaves_the_rest() -> None:
    sums = Sums(charged=3_000_000, counted=1_000_000, remaining=2_000_000)
    found = truth(claim(Standing(sums, Phase.PART_PAID, PAY_BY)), PAY_BY)
    assert isinstance(found, Truth)
    assert (found.amount_vnd, found.paid_vnd) == (2_000_000, 1_000_000)


def test_before_the_charge_the_assessed_amount_is_told() -> None:
    before = claim(Standing(Sums(), Phase.NOTHING), assessed_vnd=3_000_000)
    found = truth(before, date(2026, 6, 29), ending=True)
    assert isinstance(found, Truth)
    assert (found.when, found.amount_vnd, found.whole) == (When.ENDING, 3_000_000, True)


def test_the_end_is_not_spoken_of_once_the_day_has_come() -> None:
    found = truth(claim(OWED), PAY_BY, ending=True)
    assert isinstance(found, Truth)
    assert found.when is When.DAY


def test_every_holiday_of_the_table_is_a_rest_day() -> None:
    for day, special in calendar.load().days.items():
        if special.kind is calendar.Kind.HOLIDAY:
            assert is_rest(day), day


def test_a_leader_is_reminded_only_of_what_still_lies_there() -> None:
    assert still_held(claim(OWED, held_vnd=1)) is None
    assert still_held(claim(OWED)) is Silence.DEPOSITED
