"""Reminders from obligation to message: each step once, true on its day, never at a bad moment."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import update

from bot.access import Role, Scope, ScopeKind
from bot.channels.base import ChatRef, Outgoing
from bot.delivery.reminder_made import Mail
from bot.delivery.reminding import Steady
from bot.delivery.seams import Drop, Due, Later
from bot.rules.reminder_days import moment
from bot.rules.reminders import Fewer
from bot.storage import ledger, outbox, reminders
from bot.storage.claims import Leased
from bot.storage.database import Database
from bot.storage.registers import grants, groups, households, people, projects
from bot.storage.registers.base import Actor
from bot.storage.registers.households import Member, Relation
from bot.storage.registers.people import NewPerson
from bot.storage.reminders import NewOwn
from bot.storage.steps import Lane, State
from bot.storage.tables import chats
from bot.storage.tables import outbox as outbox_table
from bot.storage.writer import Writer
from tests.delivery.reminded import Reminded
from tests.storage.people import Person
from tests.storage.village import DONG_NAI, LANG_SON, PAY_BY, TODAY, Project, settle

SEVEN = date(2026, 9, 23)
"""Seven days before the deadline."""
NOON = time(12)


@pytest.fixture
def reminded(database: Database, writer: Writer) -> Reminded:
    """A village with a planner."""
    return Reminded(database, writer)


def home(reminded: Reminded, policy: str = LANG_SON) -> Project:
    """A project with one household that has a chat."""
    rate = None if policy == DONG_NAI else Fraction(15, 100)
    project = settle(reminded.village, policy, homes=1, rate=rate)
    reminded.link(project, leader=False)
    return project


def leased(reminded: Reminded, letter: int, chat: int) -> Due:
    """A message just before it is sent."""
    row = Leased(letter, chat, "", Lane.REMINDER, None, moment(SEVEN, NOON), 1, None, None, b"")
    return Due(row, ChatRef("telegram", "main", "1"), b"")


async def said_on(reminded: Reminded, project: Project, day: date) -> str:
    """What the household is told on a day, nothing having run before."""
    await reminded.at(day)
    return "\n".join(text for at, text in reminded.texts(project.people[0]) if at == day)


async def test_a_household_is_told_on_each_of_its_days(reminded: Reminded) -> None:
    project = home(reminded)
    await reminded.walk(TODAY, PAY_BY + timedelta(days=10))
    assert reminded.steps(project.people[0]) == [
        (date(2026, 7, 1), "end"),
        (date(2026, 8, 28), "before_30"),
        (date(2026, 9, 23), "before_7"),
        (date(2026, 9, 27), "before_3"),
        (date(2026, 9, 30), "day"),
        (date(2026, 10, 3), "after_3"),
    ]


async def test_ticks_say_the_same_as_whole_runs(reminded: Reminded) -> None:
    project = home(reminded)
    day = TODAY + timedelta(days=1)
    while day <= PAY_BY + timedelta(days=10):
        for clock in (time(3), time(7), time(7, 30), time(19), time(21)):
            await reminded.at(day, clock, everything=False)
        day += timedelta(days=1)
    days = [at for at, _ in reminded.steps(project.people[0])]
    assert days == [date(2026, 7, 2), date(2026, 8, 28), SEVEN, *days[3:]]
    assert {(at.hour, at.minute) for at, _ in reminded.got} == {(7, 30)}


async def test_the_next_step_is_the_only_open_row(reminded: Reminded) -> None:
    project = home(reminded)
    person = project.people[0]
    for day in (TODAY, date(2026, 8, 1), SEVEN, PAY_BY):
        await reminded.at(day)
        rows = [row for row in reminded.rows(project.obligations[0]) if row.recipient == person]
        assert [row.state for row in rows].count("open") == 1


async def test_whoever_has_paid_is_left_alone_and_it_is_written_down(reminded: Reminded) -> None:
    project = home(reminded)
    await reminded.at(TODAY)
    owed = project.obligations[0]
    reminded.village.write(lambda pen: ledger.receive(pen, owed, 3_000_000))
    await reminded.walk(date(2026, 8, 1), PAY_BY + timedelta(days=10))
    assert [step for _, step in reminded.steps(project.people[0])] == ["end"]
    dropped = [
        (row.step, row.reason)
        for row in reminded.rows(owed)
        if row.recipient == project.people[0] and row.state == "dropped"
    ]
    assert dropped == [
        (step, "paid") for step in ("before_30", "before_7", "before_3", "day", "after_3")
    ]


async def test_a_payment_that_is_taken_back_is_reminded_of_again(reminded: Reminded) -> None:
    project = home(reminded)
    owed = project.obligations[0]
    paid = reminded.village.write(lambda pen: ledger.receive(pen, owed, 3_000_000))
    await reminded.walk(date(2026, 8, 25), SEVEN)
    reminded.village.write(lambda pen: ledger.reverse(pen, paid.entries[0].id))
    await reminded.walk(date(2026, 9, 24), PAY_BY)
    assert [step for _, step in reminded.steps(project.people[0])] == ["before_3", "day"]


async def test_a_part_paid_leaves_the_rest_in_the_words(reminded: Reminded) -> None:
    project = home(reminded)
    reminded.village.write(lambda pen: ledger.receive(pen, project.obligations[0], 1_000_000))
    said = await said_on(reminded, project, SEVEN)
    assert "Nên nộp lại 2.000.000 đ" in said
    assert "Sổ đã ghi 1.000.000 đ" in said


async def test_a_payment_that_only_the_household_knows_of_is_mentioned(reminded: Reminded) -> None:
    project = home(reminded)
    reminded.village.write(lambda pen: ledger.declare(pen, project.obligations[0], 3_000_000))
    said = await said_on(reminded, project, SEVEN)
    assert "Nhà mình đã báo nộp 3.000.000 đ" in said


async def test_an_extension_opens_new_steps_and_says_so(reminded: Reminded) -> None:
    project = home(reminded)
    owed = project.obligations[0]
    await reminded.walk(SEVEN, SEVEN + timedelta(days=1))
    reminded.village.write(lambda pen: ledger.extend(pen, owed, date(2026, 12, 30), 1))
    await reminded.walk(SEVEN + timedelta(days=2), date(2027, 1, 10))
    assert reminded.steps(project.people[0]) == [
        (SEVEN, "before_7"),
        (date(2026, 11, 30), "before_30"),
        (date(2026, 12, 23), "before_7"),
        (date(2026, 12, 27), "before_3"),
        (date(2026, 12, 30), "day"),
        (date(2026, 12, 31), "after_3"),  # from 01/01 to 03/01/2027 nobody is disturbed
    ]
    assert "hạn đã lùi theo quyết định" in reminded.texts(project.people[0])[1][1]
    reasons = {row.reason for row in reminded.rows(owed) if row.pay_by == PAY_BY}
    assert "new_date" in reasons


async def test_another_amount_with_the_same_date_repeats_no_step(reminded: Reminded) -> None:
    project = home(reminded)
    owed = project.obligations[0]
    await reminded.at(SEVEN)
    reminded.village.write(lambda pen: ledger.reduce(pen, owed, 1_800_000, 1))
    await reminded.walk(SEVEN, PAY_BY)
    assert [step for _, step in reminded.steps(project.people[0])] == [
        "before_7",
        "before_3",
        "day",
    ]
    assert "1.800.000 đ" in reminded.texts(project.people[0])[1][1]


async def test_a_withdrawn_project_is_silent(reminded: Reminded) -> None:
    project = home(reminded)
    reminded.village.write(lambda pen: projects.withdraw(pen, project.id))
    assert await said_on(reminded, project, SEVEN) == ""


async def test_before_the_recovery_decision_an_amount_is_expected(reminded: Reminded) -> None:
    project = home(reminded, DONG_NAI)
    said = await said_on(reminded, project, SEVEN)
    assert "dự kiến, còn chờ quyết định thu hồi" in said
    assert "tài khoản của cơ quan được giao vốn" in said


async def test_an_open_damage_case_changes_the_words_and_not_the_day(reminded: Reminded) -> None:
    project = home(reminded)
    planner = reminded.planner
    planner._house = replace(planner._house, cases=lambda _view, ids: frozenset(ids))
    said = await said_on(reminded, project, SEVEN)
    assert "đang chờ quyết định; hạn chưa đổi" in said
    assert "30/09/2026" in said


async def test_several_parts_of_one_person_become_one_message(reminded: Reminded) -> None:
    one, two = home(reminded), home(reminded)
    person = one.people[0]
    household = two.households[0]
    reminded.village.write(
        lambda pen: households.put_member(pen, Member(household, person, Relation.HELPER))
    )
    await reminded.at(SEVEN)
    ((_, text),) = reminded.texts(person)
    assert "Có 2 phần vốn" in text
    assert text.count("3.000.000 đ") == 2
    assert [step for _, step in reminded.steps(person)] == ["before_7", "before_7"]


async def test_somebody_who_speaks_for_several_is_told_which_household(reminded: Reminded) -> None:
    one, two = home(reminded), home(reminded)
    person, other = one.people[0], two.households[0]
    reminded.village.write(
        lambda pen: households.put_member(pen, Member(other, person, Relation.HELPER))
    )
    reminded.village.write(lambda pen: ledger.receive(pen, two.obligations[0], 3_000_000))
    await reminded.at(SEVEN)
    assert "Về nhà" in reminded.texts(person)[0][1]


async def test_whoever_helps_one_household_that_is_not_theirs_is_told_which(
    reminded: Reminded,
) -> None:
    place = home(reminded)
    household, head = place.households[0], place.people[0]
    helper = reminded.village.write(lambda pen: people.add(pen, NewPerson("Nông Thị Giúp")))
    reminded.link_one(helper)
    reminded.village.write(lambda pen: households.remove_member(pen, household, head))
    reminded.village.write(
        lambda pen: households.put_member(pen, Member(household, helper, Relation.HELPER))
    )
    await reminded.at(SEVEN)
    assert "Về nhà" in reminded.texts(helper)[0][1]


# Bad moments


@pytest.mark.parametrize("clock", [time(0), time(5, 30), time(6, 59), time(20, 30), time(23, 59)])
async def test_nobody_is_woken(reminded: Reminded, clock: time) -> None:
    home(reminded)
    assert await reminded.at(SEVEN, clock) == []


async def test_nobody_is_disturbed_at_tet(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=1, ends=date(2025, 11, 20))
    reminded.link(project, leader=False)
    await reminded.walk(date(2026, 2, 10), date(2026, 2, 28))
    days = [at for at, _ in reminded.steps(project.people[0])]
    assert not any(date(2026, 2, 14) <= day <= date(2026, 2, 22) for day in days)
    assert date(2026, 2, 13) in days


async def test_an_open_question_is_not_interrupted(reminded: Reminded) -> None:
    project = home(reminded)
    chat = reminded.database.sealer.chat("telegram", "main", str(project.people[0]))
    person = Person(chat, reminded.database.ids, at=moment(SEVEN, time(11, 50)))
    await person.say(reminded.writer, None)
    assert await reminded.at(SEVEN, NOON) == []
    assert len(await reminded.at(SEVEN, time(12, 30))) == 1


async def test_a_message_that_is_about_to_go_waits_for_an_open_question(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    tick = await reminded.planner.run(moment(SEVEN, NOON))
    said = tick.said[0]
    person = Person(said.reader.chat, reminded.database.ids, at=moment(SEVEN, NOON))
    await person.say(reminded.writer, None)
    due = leased(reminded, said.letter, said.reader.chat)
    found = await reminded.planner.check(due, moment(SEVEN, time(12, 5)))
    assert isinstance(found, Later)
    assert project.people[0] == said.recipient


async def test_at_night_a_message_waits_for_the_morning(reminded: Reminded) -> None:
    home(reminded)
    tick = await reminded.planner.run(moment(SEVEN, NOON))
    due = leased(reminded, tick.said[0].letter, tick.said[0].reader.chat)
    found = await reminded.planner.check(due, moment(SEVEN, time(23)))
    assert found == Later(moment(SEVEN + timedelta(days=1), time(7)), "night")


# Just before sending


async def test_just_before_sending_the_words_are_those_of_now(reminded: Reminded) -> None:
    project = home(reminded)
    tick = await reminded.planner.run(moment(SEVEN, NOON))
    due = leased(reminded, tick.said[0].letter, tick.said[0].reader.chat)
    found = await reminded.planner.check(due, moment(SEVEN, NOON))
    assert isinstance(found, Outgoing)
    assert found.text == tick.said[0].message.text
    assert found.to == due.to
    owed = project.obligations[0]
    reminded.village.write(lambda pen: ledger.receive(pen, owed, 1_000_000))
    found = await reminded.planner.check(due, moment(SEVEN, NOON))
    assert isinstance(found, Outgoing)
    assert "2.000.000 đ" in found.text
    reminded.village.write(lambda pen: ledger.receive(pen, owed, 2_000_000))
    assert await reminded.planner.check(due, moment(SEVEN, NOON)) == Drop("paid")


@pytest.mark.parametrize("why", ["waived", "withdrawn"])
async def test_what_need_not_be_paid_any_more_is_not_sent(reminded: Reminded, why: str) -> None:
    project = home(reminded)
    (owed,) = project.obligations
    tick = await reminded.planner.run(moment(SEVEN, NOON))
    due = leased(reminded, tick.said[0].letter, tick.said[0].reader.chat)
    if why == "waived":
        reminded.village.write(lambda pen: ledger.waive(pen, owed, 1))
    else:
        reminded.village.write(lambda pen: projects.withdraw(pen, project.id))
    assert await reminded.planner.check(due, moment(SEVEN, NOON)) == Drop(why)


async def test_what_was_paid_between_reading_and_writing_is_not_handed_over(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    planner, now = reminded.planner, moment(SEVEN, NOON)
    await planner.plan_all(now)
    mail = await planner._mail(now, project.people)
    reminded.village.write(lambda pen: ledger.receive(pen, project.obligations[0], 3_000_000))
    assert await planner._commit(now, mail) == frozenset()
    assert [row.state for row in reminded.rows(project.obligations[0])].count("handed") == 0


async def test_what_was_part_paid_meanwhile_is_said_in_the_same_round(
    reminded: Reminded, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = home(reminded)
    planner, now = reminded.planner, moment(SEVEN, NOON)
    await planner.plan_all(now - timedelta(days=30))
    commit, owed, made = planner._commit, project.obligations[0], 0

    async def paid_before(at: datetime, mail: Mail) -> frozenset[int]:
        nonlocal made
        made += len(mail.said)
        if made == 1:
            reminded.village.write(lambda pen: ledger.receive(pen, owed, 1_000_000))
        return await commit(at, mail)

    monkeypatch.setattr(planner, "_commit", paid_before)
    (said,), _ = await planner.hand_over(now)
    assert "2.000.000 đ" in said.message.text
    assert made == 2


async def test_a_message_that_came_too_late_told_nobody_and_comes_again(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    now = moment(SEVEN, NOON)
    tick = await reminded.planner.run(now)
    reminded.end([tick.said[0].letter], State.DROPPED, now, "too_late")
    (said,) = await reminded.at(SEVEN + timedelta(days=1))
    assert "còn 6 ngày" in said.message.text
    assert said.recipient == project.people[0]


async def test_a_closed_chat_gives_way_to_the_persons_next_one(reminded: Reminded) -> None:
    project = home(reminded)
    person = project.people[0]
    now = moment(SEVEN, NOON)
    tick = await reminded.planner.run(now)
    first = tick.said[0].reader.chat
    other = reminded.link_one(person, "zalo_bot")
    row = {"closed": "blocked", "closed_at": now}
    talker = Person(first, reminded.database.ids, at=now - timedelta(days=1))
    await talker.say(reminded.writer, None)
    with reminded.database.engine.begin() as connection:
        connection.execute(update(chats).where(chats.c.id == first).values(row))
    reminded.end([tick.said[0].letter], State.REFUSED, now, "blocked")
    (said,) = await reminded.at(SEVEN, time(13))
    assert said.reader.chat == other


async def test_a_refusal_without_another_chat_is_final_and_written_down(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    now = moment(SEVEN, NOON)
    tick = await reminded.planner.run(now)
    reminded.end([tick.said[0].letter], State.REFUSED, now, "http_400")
    await reminded.at(SEVEN, time(13))
    states = {row.step: row.state for row in reminded.rows(project.obligations[0])}
    assert (states["before_7"], states["before_3"]) == ("refused", "open")


GHOST = 999
"""A process that does not live."""


async def test_a_step_learns_at_once_that_a_dead_process_had_its_message(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    now = moment(SEVEN, NOON)
    tick = await reminded.planner.run(now)
    letters = [item.letter for item in tick.said if item.recipient == project.people[0]]
    with reminded.database.engine.begin() as connection:  # leased by nobody who lives
        connection.execute(
            update(outbox_table)
            .where(outbox_table.c.id.in_(letters))
            .values(state="leased", leased_by=GHOST)
        )
    assert len(await outbox.recover(reminded.writer, now)) == len(letters) == 1
    await reminded.planner.settle(now)
    states = {row.step: row.state for row in reminded.rows(project.obligations[0])}
    assert states["before_7"] == "unknown"


async def test_where_nobody_can_be_told_that_is_written_down(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=1)
    household, person = project.households[0], project.people[0]
    await reminded.at(SEVEN)
    reminded.village.write(lambda pen: households.remove_member(pen, household, person))
    await reminded.at(date(2026, 9, 27))
    why = {row.reason for row in reminded.rows(project.obligations[0]) if row.state == "dropped"}
    assert {"no_chat", "nobody_to_tell"} <= why


# Outages and clocks


async def ticks(reminded: Reminded, now: datetime, minutes: int = 5) -> list[str]:
    """What is said within some minutes of a start, everybody's messages together."""
    reminded.restart()
    said = []
    for minute in range(minutes + 1):
        tick = await reminded.planner.tick(now + timedelta(minutes=minute), lease=False)
        while tick.more:
            said += [item.message.text for item in tick.said]
            tick = await reminded.planner.tick(now + timedelta(minutes=minute), lease=False)
        said += [item.message.text for item in tick.said]
    return said


@pytest.mark.parametrize(
    ("down", "words"),
    [
        (timedelta(hours=1), "còn 7 ngày"),
        (timedelta(days=1), "còn 6 ngày"),
        (timedelta(days=30), "đã qua 23 ngày"),
    ],
)
async def test_after_an_outage_there_is_one_message_that_is_true_today(
    reminded: Reminded, down: timedelta, words: str
) -> None:
    home(reminded)
    stopped = moment(SEVEN, time(7, 29))
    await reminded.at(date(2026, 9, 10))
    assert await ticks(reminded, stopped, minutes=0) == []
    (said,) = await ticks(reminded, stopped + down)
    assert words in said


async def test_a_start_at_night_waits_for_the_first_minute_that_is_allowed(
    reminded: Reminded,
) -> None:
    home(reminded)
    await reminded.at(date(2026, 9, 10))
    night = moment(SEVEN + timedelta(days=1), time(2))
    assert await ticks(reminded, night) == []
    (said,) = await ticks(reminded, moment(SEVEN + timedelta(days=1), time(7)), minutes=0)
    assert "còn 6 ngày" in said


async def test_a_whole_month_without_a_process_costs_nobody_a_step_that_still_helps(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    await reminded.at(date(2026, 8, 25), time(9))
    reminded.restart()
    now = datetime.combine(date(2026, 9, 25), time(10), moment(TODAY, NOON).tzinfo)
    tick = await reminded.planner.tick(now, lease=False)
    (said,) = tick.said
    assert "còn 5 ngày" in said.message.text
    reasons = {row.step: row.reason for row in reminded.rows(project.obligations[0])}
    assert reasons["before_30"] == "later_step"
    again = await reminded.planner.tick(now + timedelta(minutes=5), lease=False)
    assert again.said == ()


async def test_a_clock_that_goes_back_repeats_nothing_and_loses_nothing(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    await reminded.at(SEVEN)
    await reminded.at(date(2026, 10, 2))  # the clock was wrong
    told = reminded.steps(project.people[0])
    await reminded.walk(SEVEN, date(2026, 10, 3))
    steps = [step for _, step in reminded.steps(project.people[0])]
    assert len(steps) == len(set(steps))
    assert told == reminded.steps(project.people[0])[: len(told)]
    assert steps[-1] == "after_3"


def test_a_clock_that_jumps_is_believed_once_it_stands() -> None:
    steady = Steady()
    start = moment(SEVEN, NOON)
    assert steady.believes(start, 0.0)
    assert steady.believes(start + timedelta(seconds=5), 5.0)
    year = start + timedelta(days=365)
    assert not steady.believes(year, 10.0)
    assert not steady.believes(start + timedelta(seconds=15), 15.0)
    assert not steady.believes(start + timedelta(seconds=100), 100.0)
    assert steady.believes(start + timedelta(seconds=140), 140.0)


async def test_two_planners_hand_over_once(reminded: Reminded, database: Database) -> None:
    project = home(reminded)
    now = moment(SEVEN, NOON)
    await reminded.planner.plan_all(now - timedelta(days=30))
    one = reminded.planner
    reminded.restart()
    both = await asyncio.gather(one.hand_over(now), reminded.planner.hand_over(now))
    assert sum(len(said) for said, _ in both) == 1
    assert project.people[0] == next(item for said, _ in both for item in said).recipient


async def test_only_the_holder_of_the_lease_plans(reminded: Reminded) -> None:
    home(reminded)
    now = moment(SEVEN, NOON)
    assert (await reminded.planner.tick(now)).planned > 0
    with reminded.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE leases SET holder = 999 WHERE name = 'reminders'")
    reminded.restart()
    assert (
        await reminded.planner.tick(now + timedelta(seconds=1))
        == type(await reminded.planner.tick(now + timedelta(seconds=2)))()
    )


async def test_a_preview_says_everything_and_writes_nothing(reminded: Reminded) -> None:
    project = home(reminded)
    now = moment(SEVEN, NOON)
    seen = await reminded.planner.preview(now)
    assert [item.recipient for item in seen.said] == [project.people[0]]
    assert reminded.rows() == []
    done = await reminded.planner.run(now)
    assert [item.message.text for item in done.said] == [item.message.text for item in seen.said]


# What people chose


async def test_a_person_chooses_the_time_of_day(reminded: Reminded) -> None:
    project = home(reminded)
    person = project.people[0]
    await reminded.at(date(2026, 9, 3))
    reminded.village.write(lambda pen: reminders.choose(pen, person, minute=19 * 60))
    for clock in (time(8), time(18, 59)):
        assert await reminded.at(SEVEN, clock, everything=False) == []
    assert len(await reminded.at(SEVEN, time(19), everything=False)) == 1


@pytest.mark.parametrize(
    ("fewer", "steps"),
    [
        (Fewer.LAST, ["before_3", "day", "after_3"]),
        (Fewer.DAY, ["day"]),
        (Fewer.NONE, []),
    ],
)
async def test_a_person_chooses_fewer(reminded: Reminded, fewer: Fewer, steps: list[str]) -> None:
    project = home(reminded)
    person = project.people[0]
    reminded.village.write(lambda pen: reminders.choose(pen, person, fewer=fewer))
    await reminded.walk(date(2026, 8, 25), date(2026, 10, 5))
    assert [step for _, step in reminded.steps(person)] == steps


async def test_a_policy_may_have_other_days(reminded: Reminded) -> None:
    project = home(reminded)
    await reminded.at(date(2026, 8, 1), everything=False)
    reminded.village.write(lambda pen: reminders.set_days(pen, LANG_SON, [-14, 0]))
    for number in range(70):
        await reminded.at(date(2026, 8, 2) + timedelta(days=number), everything=False)
    assert [step for _, step in reminded.steps(project.people[0])][-2:] == ["before_14", "day"]


async def test_whoever_stops_and_comes_back_loses_no_step_to_come(reminded: Reminded) -> None:
    project = home(reminded)
    person = project.people[0]
    await reminded.at(SEVEN)
    reminded.village.write(lambda pen: reminders.choose(pen, person, fewer=Fewer.NONE))
    await reminded.at(date(2026, 9, 24))
    reminded.village.write(lambda pen: reminders.choose(pen, person, fewer=Fewer.ALL))
    await reminded.walk(date(2026, 9, 25), PAY_BY)
    assert [step for _, step in reminded.steps(person)] == ["before_7", "before_3", "day"]


async def test_an_extension_that_is_taken_back_brings_the_old_date_back(
    reminded: Reminded,
) -> None:
    project = home(reminded)
    owed = project.obligations[0]
    await reminded.at(SEVEN)
    made = reminded.village.write(lambda pen: ledger.extend(pen, owed, date(2026, 12, 30), 1))
    await reminded.at(date(2026, 9, 24))
    reminded.village.write(lambda pen: ledger.reverse(pen, made.entries[0].id))
    await reminded.walk(date(2026, 9, 25), PAY_BY)
    steps = [step for _, step in reminded.steps(project.people[0])]
    assert steps == ["before_7", "before_3", "day"]


# Leaders and officers


async def test_a_leader_gets_one_digest_a_week_in_the_last_month(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=3)
    reminded.link(project)
    reminded.village.write(lambda pen: ledger.receive(pen, project.obligations[0], 3_000_000))
    await reminded.walk(date(2026, 7, 25), date(2026, 10, 10))
    got = [(at, text) for at, text in reminded.texts(project.leader) if "nhà đã xong" in text]
    assert [at for at, _ in got] == [
        date(2026, 8, 1),
        date(2026, 8, 28),
        date(2026, 9, 7),
        date(2026, 9, 14),
        date(2026, 9, 21),
        date(2026, 9, 28),
    ]
    assert all("1 trên 3 nhà đã xong. Còn 2 nhà, cộng 6.000.000 đ" in text for _, text in got)
    assert "Nên thu trước thứ Tư 16/09/2026" in got[0][1]


async def test_a_leader_is_not_told_amounts_that_the_household_did_not_agree_to(
    reminded: Reminded,
) -> None:
    project = settle(reminded.village, DONG_NAI, homes=1, rate=None)
    reminded.link(project)
    await reminded.walk(date(2026, 7, 25), PAY_BY)
    assert reminded.texts(project.leader) == []


async def test_a_leader_is_reminded_to_hand_on_what_was_received(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=1)
    reminded.link(project)
    reminded.village.at = moment(date(2026, 7, 6), time(9))
    reminded.village.write(lambda pen: ledger.receive(pen, project.obligations[0], 3_000_000))
    await reminded.walk(date(2026, 7, 7), date(2026, 7, 20))
    assert reminded.steps(project.leader) == [(date(2026, 7, 13), "deposit")]


async def test_the_collection_day_is_named_to_the_households(reminded: Reminded) -> None:
    project = home(reminded)
    leader = Actor(project.leader, Role.GROUP_LEADER)
    day = date(2026, 9, 25)
    reminded.village.write(
        lambda pen: reminders.set_collection(pen, project.group, day, "nhà văn hóa, buổi sáng"),
        leader,
    )
    await reminded.walk(SEVEN, date(2026, 9, 27))
    first, second = [text for _, text in reminded.texts(project.people[0])]
    assert "thu tại nhà văn hóa, buổi sáng, thứ Sáu 25/09/2026" in first
    assert "nhà văn hóa" not in second  # it is over


async def test_an_officer_gets_a_morning_digest_where_something_waits(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=2)
    reminded.link(project)
    officer = reminded.village.officers[0]
    reminded.link_one(officer)
    scope = Scope(ScopeKind.COMMUNE, str(project.commune))
    reminded.village.write(lambda pen: grants.grant(pen, officer, Role.OFFICER, scope))
    await reminded.walk(date(2026, 9, 8), date(2026, 9, 11))
    assert reminded.texts(officer) == []
    reminded.village.at = moment(date(2026, 9, 11), time(9))
    reminded.village.write(lambda pen: ledger.declare(pen, project.obligations[0], 3_000_000))
    await reminded.walk(date(2026, 9, 12), date(2026, 9, 15))
    got = reminded.texts(officer)
    assert [at for at, _ in got] == [date(2026, 9, 14), date(2026, 9, 15)]
    assert "• 1 khoản nộp chờ xác nhận" in got[0][1]
    assert reminded.rows(0)[0].reason == "nothing_waits"


async def test_an_officer_is_told_of_what_is_ten_days_over(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=2)
    reminded.link(project)
    officer = reminded.village.officers[0]
    reminded.link_one(officer)
    scope = Scope(ScopeKind.COMMUNE, str(project.commune))
    reminded.village.write(lambda pen: grants.grant(pen, officer, Role.OFFICER, scope))
    await reminded.walk(date(2026, 10, 1), date(2026, 10, 20))
    ((day, text),) = reminded.texts(officer)
    assert day == date(2026, 10, 12)
    assert "đã quá hạn: 2 nhà, cộng 6.000.000 đ" in text


async def test_a_new_leader_takes_the_place_of_the_old_one(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=1)
    reminded.link(project)
    await reminded.at(date(2026, 9, 8))
    other = reminded.village.officers[1]
    reminded.village.write(lambda pen: groups.set_leader(pen, project.group, other))
    await reminded.at(date(2026, 9, 10))
    rows = reminded.rows(project.obligations[0])
    old = [row for row in rows if row.recipient == project.leader]
    assert old[-1].reason == "not_theirs"
    assert any(row.recipient == other and row.state == "open" for row in rows)


# A date of one's own


async def own(reminded: Reminded) -> int:
    """A chat that nobody knows, with a date of its own."""
    chat = reminded.database.sealer.chat("web", "web", "somebody")
    person = Person(chat, reminded.database.ids, at=moment(TODAY, NOON) - timedelta(days=3))
    await person.say(reminded.writer, None)
    new = NewOwn(LANG_SON, PAY_BY, date(2026, 6, 30), 3_000_000)
    reminded.village.write(lambda pen: reminders.declare(pen, chat, new))
    return chat


async def test_a_date_of_ones_own_is_reminded_of_as_declared(reminded: Reminded) -> None:
    chat = await own(reminded)
    await reminded.walk(TODAY, PAY_BY + timedelta(days=5))
    assert [step for _, step in reminded.steps(chat)] == [
        "before_30",
        "before_7",
        "before_3",
        "day",
        "after_3",
    ]
    assert all("theo ngày bà con khai" in text for _, text in reminded.texts(chat))


async def test_a_date_of_ones_own_can_be_stopped(reminded: Reminded) -> None:
    chat = await own(reminded)
    await reminded.at(TODAY)
    (mine,) = reminded.village.read(lambda view: reminders.own_of(view, [chat]))
    reminded.village.write(lambda pen: reminders.stop(pen, mine.id, chat))
    await reminded.walk(SEVEN, PAY_BY)
    assert reminded.texts(chat) == []


async def test_linking_puts_the_real_date_in_the_place_of_ones_own(reminded: Reminded) -> None:
    chat = await own(reminded)
    await reminded.at(TODAY)
    project = settle(reminded.village, homes=1)
    person = project.people[0]
    from bot.storage.registers import people
    from bot.storage.registers.people import ChatAddress, How

    address = ChatAddress(chat, "web", "web", "somebody")
    reminded.village.write(lambda pen: people.link(pen, person, address, How.CODE))
    await reminded.at(SEVEN)
    assert [item.recipient for _, item in reminded.got] == [person]
    assert "linked" in {row.reason for row in reminded.rows()}
