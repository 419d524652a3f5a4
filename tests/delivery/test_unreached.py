"""Whom no message reaches: the person's next chat, the leader, the officer's list."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import update

from bot.access import Role, Scope, ScopeKind
from bot.delivery import reminder_state as state
from bot.delivery.reminder_made import Said
from bot.delivery.unreached import Unreached, of_group, unreached
from bot.rules.reminder_days import moment
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.registers import grants, groups, households
from bot.storage.registers.households import Member, Relation
from bot.storage.steps import State
from bot.storage.tables import chats
from bot.storage.writer import Writer
from tests.delivery.reminded import Reminded
from tests.storage.people import Person
from tests.storage.village import PAY_BY, TODAY, Project, settle

SEVEN = date(2026, 9, 23)
"""Seven days before the deadline."""


@pytest.fixture
def reminded(database: Database, writer: Writer) -> Reminded:
    """A village with a planner."""
    return Reminded(database, writer)


def led(reminded: Reminded, homes: int = 2) -> Project:
    """A project whose leader has a chat, and whose households have none."""
    project = settle(reminded.village, homes=homes)
    reminded.link_one(project.leader)
    return project


def asked(said: list[Said], project: Project) -> list[str]:
    """What the leader is asked to pass on."""
    texts = [item.message.text for item in said if item.recipient == project.leader]
    return [line for text in texts for line in text.split("\n") if "Cần báo" in line]


def listed(reminded: Reminded, project: Project, day: date) -> list[Unreached]:
    """The officer's list on a day."""
    now = moment(day, time(9))
    return list(
        reminded.village.read(
            lambda view: unreached(view, [project.commune], now, state.open_cases)
        )
    )


async def test_a_leader_says_what_reaches_nobody_in_one_message(reminded: Reminded) -> None:
    project = led(reminded)
    said = await reminded.at(SEVEN)
    assert asked(said, project) == ["Cần báo: Nông Văn Páo 0, Trần Thị Lan 1."]
    assert len([item for item in said if item.recipient == project.leader]) == 1
    text = said[-1].message.text
    assert "chưa nhắn được cho 2 nhà" in text
    assert "ngày nên nộp 30/09/2026" in text


async def test_a_leader_is_asked_once_for_each_step(reminded: Reminded) -> None:
    project = led(reminded, homes=1)
    await reminded.walk(date(2026, 9, 21), PAY_BY + timedelta(days=5))
    steps = [step for _, step in reminded.steps(project.leader) if step.startswith("via_leader:")]
    assert steps == [
        f"via_leader:{step}" for step in ("before_30", "before_7", "before_3", "day", "after_3")
    ]


async def test_whoever_was_reached_is_not_passed_on(reminded: Reminded) -> None:
    project = led(reminded)
    reminded.link_one(project.people[0])
    said = await reminded.at(SEVEN)
    assert asked(said, project) == ["Cần báo: Trần Thị Lan 1."]
    (lost,) = reminded.village.read(
        lambda view: of_group(view, project.group, moment(SEVEN, time(9)), state.open_cases)
    )
    assert lost.subject.household == project.households[1]


async def test_one_of_a_household_that_is_reached_is_enough(reminded: Reminded) -> None:
    project = led(reminded, homes=1)
    other = settle(reminded.village, homes=1).people[0]
    home = Member(project.households[0], other, Relation.MEMBER)
    reminded.village.write(lambda pen: households.put_member(pen, home))
    reminded.link_one(other)
    assert asked(await reminded.at(SEVEN), project) == []


async def test_a_household_that_pays_meanwhile_is_not_passed_on(reminded: Reminded) -> None:
    project = led(reminded, homes=1)
    await reminded.at(SEVEN)
    owed = project.obligations[0]
    reminded.village.write(lambda pen: ledger.receive(pen, owed, 3_000_000))
    assert asked(await reminded.at(date(2026, 9, 27)), project) == []
    assert listed(reminded, project, date(2026, 9, 27)) == []


@pytest.mark.parametrize("why", ["blocked", "no_interaction", "tries_used_up"])
async def test_a_refusal_goes_to_the_leader(reminded: Reminded, why: str) -> None:
    project = led(reminded, homes=1)
    person = project.people[0]
    reminded.link_one(person)
    now = moment(SEVEN, time(8))
    tick = await reminded.planner.run(now)
    (letter,) = [item.letter for item in tick.said if item.recipient == person]
    reminded.end([letter], State.REFUSED, now, why)
    assert asked(await reminded.at(SEVEN, time(8, 1)), project) == ["Cần báo: Nông Văn Páo 0."]


async def test_tries_that_are_used_up_go_to_the_persons_next_chat(reminded: Reminded) -> None:
    project = led(reminded, homes=1)
    person = project.people[0]
    now = moment(SEVEN, time(8))
    first = reminded.link_one(person)
    talker = Person(first, reminded.database.ids, at=now - timedelta(days=1))
    await talker.say(reminded.writer, None)
    tick = await reminded.planner.run(now)
    (item,) = [item for item in tick.said if item.recipient == person]
    second = reminded.link_one(person, "zalo_bot")
    reminded.end([item.letter], State.REFUSED, now, "tries_used_up")
    said = await reminded.at(SEVEN, time(8, 1))
    assert asked(said, project) == []
    (again,) = [item for item in said if item.recipient == person]
    assert (item.reader.chat, again.reader.chat) == (first, second)


async def test_a_chat_that_opens_again_is_reminded_and_no_leader_asked(reminded: Reminded) -> None:
    project = led(reminded, homes=1)
    person = project.people[0]
    chat = reminded.link_one(person)
    talker = Person(chat, reminded.database.ids, at=moment(SEVEN, time(6)))
    await talker.say(reminded.writer, None)
    closed = {"closed": "no_interaction", "closed_at": moment(SEVEN, time(7))}
    with reminded.database.engine.begin() as connection:
        connection.execute(update(chats).where(chats.c.id == chat).values(closed))
    assert asked(await reminded.at(SEVEN), project) == ["Cần báo: Nông Văn Páo 0."]
    with reminded.database.engine.begin() as connection:
        connection.execute(update(chats).where(chats.c.id == chat).values(closed=None))
    said = await reminded.at(date(2026, 9, 27))
    assert [item.recipient for item in said if "còn 3 ngày" in item.message.text] == [person]
    assert asked(said, project) == []


async def test_without_a_leader_who_is_reached_it_stands_on_the_officers_list(
    reminded: Reminded,
) -> None:
    project = settle(reminded.village, homes=2)
    await reminded.at(SEVEN)
    found = listed(reminded, project, SEVEN)
    assert [(item.step, item.why, item.passed_on) for item in found] == [
        ("before_7", "no_chat", False)
    ] * 2
    assert {item.truth.days for item in found} == {7}


async def test_what_a_leader_was_asked_is_marked_on_the_list(reminded: Reminded) -> None:
    project = led(reminded, homes=1)
    await reminded.at(SEVEN)
    assert [item.passed_on for item in listed(reminded, project, SEVEN)] == [True]


async def test_a_new_leader_is_asked_where_the_old_one_had_no_chat(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=1)
    await reminded.at(SEVEN)
    new = settle(reminded.village, homes=1).people[0]
    reminded.link_one(new)
    reminded.village.write(lambda pen: groups.set_leader(pen, project.group, new))
    said = await reminded.at(SEVEN + timedelta(days=1))
    assert asked(said, replace(project, leader=new)) == ["Cần báo: Nông Văn Páo 0."]


async def test_officers_read_how_many_wait_for_a_slip(reminded: Reminded) -> None:
    project = settle(reminded.village, homes=2)
    officer = settle(reminded.village, homes=1).people[0]
    scope = Scope(ScopeKind.COMMUNE, str(project.commune))
    reminded.village.write(lambda pen: grants.grant(pen, officer, Role.OFFICER, scope))
    reminded.link_one(officer)
    await reminded.at(SEVEN)
    said = await reminded.at(SEVEN + timedelta(days=1))
    (text,) = [item.message.text for item in said if item.recipient == officer]
    assert "• 2 nhà chưa nhắn được" in text


async def test_a_rehearsal_shows_what_leaders_will_be_asked(reminded: Reminded) -> None:
    project = led(reminded)
    await reminded.at(TODAY)
    tick = await reminded.planner.preview(moment(SEVEN, time(8)))
    assert asked(list(tick.said), project) == ["Cần báo: Nông Văn Páo 0, Trần Thị Lan 1."]
