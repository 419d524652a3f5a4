"""Two seasons, day by day, against an expectation that knows nothing of the planner."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rules import load
from bot.rules.calendar import add_months
from bot.rules.reminder_days import moment
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.ledger_writing import Paper, Written
from bot.storage.registers import obligations, projects
from bot.storage.registers.base import Pen
from bot.storage.writer import Writer
from tests.delivery.expected import Story, Told, walk
from tests.delivery.house import KEY
from tests.delivery.reminded import Reminded
from tests.storage.village import DONG_NAI, LANG_SON, Project, settle

FIRST, LAST = date(2025, 12, 1), date(2026, 11, 15)
SPAN = (LAST - FIRST).days


@dataclass(frozen=True)
class Life:
    """What happens to one household: days count from the first one."""

    policy: str
    ends: int
    pays: int | None
    part: int
    reversed: bool
    extended: int | None
    months: int

    @property
    def owed(self) -> int:
        """A share of twenty million: 15 % approved in Lạng Sơn, the least 10 % in Đồng Nai."""
        return 3_000_000 if self.policy == LANG_SON else 2_000_000


LIVES = st.builds(
    Life,
    policy=st.sampled_from([LANG_SON, DONG_NAI]),
    ends=st.integers(5, SPAN - 120),
    pays=st.none() | st.integers(1, SPAN),
    part=st.sampled_from([1, 1, 3]),
    reversed=st.booleans(),
    extended=st.none() | st.integers(1, SPAN),
    months=st.integers(1, 3),
)
OUTAGES = st.lists(st.tuples(st.integers(0, SPAN), st.sampled_from([1, 2, 7, 30])), max_size=5)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(LIVES, min_size=6, max_size=6), OUTAGES)
@pytest.mark.long
async def test_everybody_is_told_what_is_true_on_its_day_and_once(
    lives: list[Life], outages: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{folder}/bot.db", key=KEY, folder=Path(folder))
        writer = Writer(database)
        try:
            await _live(Reminded(database, writer), lives, _up(outages))
        finally:
            await writer.close()
            database.close()


def _up(outages: list[tuple[int, int]]) -> set[date]:
    """The days on which the planner runs."""
    down = {start + n for start, length in outages for n in range(length)}
    return {FIRST + timedelta(days=n) for n in range(SPAN + 1) if n not in down}


async def _live(reminded: Reminded, lives: list[Life], up: set[date]) -> None:
    village = reminded.village
    village.at = moment(FIRST - timedelta(days=5), time(9))
    homes = [_settle(reminded, life) for life in lives]
    stories = [_story(life) for life in lives]
    payments: dict[int, int] = {}
    day = FIRST
    while day <= LAST:
        village.at = moment(day, time(7))
        for number, (home, life) in enumerate(zip(homes, lives, strict=True)):
            _happen(reminded, home, life, day, number, payments)
        if day in up:
            before = len(reminded.got)
            await reminded.at(day)
            people = [item.recipient for _, item in reminded.got[before:]]
            assert len(people) == len(set(people)), "two messages to one person on a day"
        day += timedelta(days=1)
    for home, story in zip(homes, stories, strict=True):
        _compare(reminded, home, walk(story, FIRST, LAST, up.__contains__))


def _settle(reminded: Reminded, life: Life) -> Project:
    """A household with a chat, assessed before the first day."""
    project = settle(
        reminded.village,
        life.policy,
        homes=1,
        ends=_day(life.ends),
        rate=Fraction(15, 100) if life.policy == LANG_SON else None,
    )
    reminded.link(project, leader=False)
    return project


def _happen(
    reminded: Reminded,
    home: Project,
    life: Life,
    day: date,
    number: int,
    payments: dict[int, int],
) -> None:
    """What happens to a household on this day, before the planner runs."""
    owed = home.obligations[0]
    if day == _day(life.ends):
        reminded.village.write(lambda pen: _assess(pen, home, day))
    if life.pays is not None and day == _paid_on(life):
        made = reminded.village.write(lambda pen: _pay(pen, owed, life, number))
        payments[number] = made.entries[0].id
    if life.reversed and number in payments and day == _paid_on(life) + timedelta(days=20):
        reminded.village.write(lambda pen: ledger.reverse(pen, payments[number]))
    if life.extended is not None and day == _extended_on(life):
        until = add_months(_pay_by(life), life.months)
        reminded.village.write(lambda pen: ledger.extend(pen, owed, until, 1))


def _pay(pen: Pen, owed: int, life: Life, number: int) -> Written:
    """By the way of the document: through the leader, or into the account, with its slip."""
    amount = life.owed // life.part
    if life.policy == LANG_SON:
        return ledger.receive(pen, owed, amount)
    return ledger.declare(pen, owed, amount, Paper(slip_sha256=f"{number:064x}", account="bank"))


def _assess(pen: Pen, home: Project, day: date) -> None:
    assert projects.get(pen, home.id).facts.ends == day
    obligations.assess_project(pen, load(), home.id, day)


def _story(life: Life) -> Story:
    """The same for the expectation."""
    pay_by = {FIRST: _pay_by(life)}
    if life.extended is not None:
        pay_by[_extended_on(life)] = add_months(_pay_by(life), life.months)
    owes = {FIRST: life.owed}
    if life.pays is not None:
        owes[_paid_on(life)] = life.owed - life.owed // life.part
        if life.reversed:
            owes[_paid_on(life) + timedelta(days=20)] = life.owed
    return Story(_day(life.ends), pay_by, owes)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _pay_by(life: Life) -> date:
    return add_months(_day(life.ends), 3)


def _paid_on(life: Life) -> date:
    """Not before there is something to pay."""
    return _day(life.ends) + timedelta(days=1 + (life.pays or 0) % 110)


def _extended_on(life: Life) -> date:
    return _day(life.ends) + timedelta(days=1 + (life.extended or 0) % 100)


def _compare(reminded: Reminded, home: Project, told: Told) -> None:
    person = home.people[0]
    assert reminded.steps(person) == [(day, name) for day, name, _, _ in told]
    for (_, text), (_, _, left, owes) in zip(reminded.texts(person), told, strict=True):
        assert f"{owes:,} đ".replace(",", ".") in text
        if left > 0 and "Dự án kết thúc" not in text:
            assert f"còn {left} ngày" in text
    rows = reminded.rows(home.obligations[0])
    household = [row for row in rows if row.recipient == person]
    assert len({(row.step, row.pay_by) for row in household}) == len(household)
    assert sum(row.state == "open" for row in household) <= 1
    assert all(row.reason for row in household if row.state == "dropped")
    sent = [row for row in household if row.state == "sent"]
    assert len(sent) == len(told)
