"""/nhac at the desk: what is looked up with whose rights, and what is carried out."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import orjson
import pytest

from bot.access import Action, Role, Target
from bot.channels.base import ChatRef, Outgoing
from bot.desk.asker import Asker, Known, NotAllowed, known
from bot.desk.memory import Memory
from bot.desk.posts import read
from bot.desk.reminder_house import reminder_house
from bot.desk.reminders import HANDLERS, look, take_back
from bot.desk.scene import NOTICE, OFFER
from bot.rules import load
from bot.rules.reminder_days import moment
from bot.rules.reminders import Fewer
from bot.storage import ledger, reminders
from bot.storage.database import Database
from bot.storage.registers import people
from bot.storage.registers.base import Actor, Cause, Pen
from bot.storage.registers.people import ChatAddress, How
from bot.storage.reminder_readers import Reader
from bot.storage.reminders import Choice
from bot.storage.sealing import Place
from bot.storage.steps import Status
from bot.storage.tables import journals as _journals
from bot.talk import Header, Kind, Question, Tapped, resolve, to_json
from bot.talk import Journal as Talk
from tests.databases import sqlite_url
from tests.storage.conftest import KEY
from tests.storage.village import TODAY, Project, Village, settle

__all__ = ["sqlite_url"]

NOON = moment(TODAY, time(12))


@pytest.fixture
def village(sqlite_url: str) -> Any:
    """A village."""
    database = Database.open(sqlite_url, key=KEY)
    yield Village(database)
    database.close()


@dataclass
class Doing:
    """A turn's effects, as far as these need them."""

    pen: Pen
    asker: Asker

    @property
    def who(self) -> Known:
        found = known(self.pen, self.asker.chat)
        if found is None:
            raise NotAllowed("stranger")
        return found

    def acting(self, action: Action, target: Target) -> Pen:
        self.who.check(action, target)
        return self.pen


def asker(chat: int, now: datetime = NOON) -> Asker:
    return Asker(chat, ChatRef("console", "local", str(chat)), now, now.date(), "anh Páo")


def link(village: Village, person: int) -> Asker:
    address = ChatAddress(person, "console", "local", str(person))
    village.write(lambda pen: people.link(pen, person, address, How.CODE))
    return asker(person)


def seen(village: Village, who: Asker) -> Any:
    return village.read(lambda view: look(view, who, None))


def do(village: Village, who: Asker, **command: object) -> None:
    def carry_out(pen: Pen) -> None:
        HANDLERS[str(command["do"])](Doing(pen, who), command, Cause(1, "x", 1))

    village.write(carry_out, Actor(None, Role.HOUSEHOLD, who.chat))


@pytest.fixture
def project(village: Village) -> Project:
    """A project of two households."""
    return settle(village)


def test_a_household_sees_its_own_dates_alone(village: Village, project: Project) -> None:
    found = seen(village, link(village, project.people[0]))
    assert [(item["project"], item["until"]) for item in found["real"]] == [
        ("Nuôi lợn đen", "2026-09-30")
    ]
    assert (found["teams"], found["own"], found["fewer"], found["minute"]) == ([], [], "all", 450)


def test_what_is_paid_is_not_listed(village: Village, project: Project) -> None:
    who = link(village, project.people[0])
    village.write(lambda pen: ledger.receive(pen, project.obligations[0], 3_000_000))
    assert seen(village, who)["real"] == []


def test_a_leader_sees_the_groups_with_a_proposed_day(village: Village, project: Project) -> None:
    found = seen(village, link(village, project.leader))
    assert found["teams"] == [{"id": str(project.group), "name": "Tổ 1", "proposed": "2026-09-16"}]


def test_a_stranger_keeps_a_date_of_their_own_and_takes_it_back(village: Village) -> None:
    who = asker(77)
    command = {"policy": "lang-son-33-2022", "until": "2026-09-30", "ends": "2026-06-30"}
    do(village, who, do="remind_own", **command)
    do(village, who, do="remind_own", **command)
    (own,) = seen(village, who)["own"]
    assert own["until"] == "2026-09-30"
    village.write(lambda pen: take_back(Doing(pen, who), {"do": "remind_own", **command}))
    assert seen(village, who)["own"] == []


def test_a_date_of_another_chat_is_not_stopped(village: Village) -> None:
    mine, other = asker(77), asker(78)
    command = {"policy": "lang-son-33-2022", "until": "2026-09-30", "ends": "2026-06-30"}
    do(village, mine, do="remind_own", **command)
    own = seen(village, mine)["own"][0]["id"]
    do(village, other, do="remind_stop", own=own)
    assert len(seen(village, mine)["own"]) == 1
    do(village, mine, do="remind_stop", own=own)
    do(village, mine, do="remind_stop", own=own)
    assert seen(village, mine)["own"] == []


def test_choices_are_the_persons_in_all_their_chats(village: Village, project: Project) -> None:
    person = project.people[0]
    who = link(village, person)
    do(village, who, do="remind_time", minute=19 * 60)
    do(village, who, do="remind_fewer", fewer="day")
    found = village.read(lambda view: reminders.choices(view, [person]))
    assert found == {person: Choice(time(19), Fewer.DAY)}
    do(village, who, do="remind_seen")


def test_only_a_groups_leader_sets_its_day(village: Village, project: Project) -> None:
    leader, member = link(village, project.leader), link(village, project.people[0])
    command = {"group": str(project.group), "day": "2026-09-15", "place": "nhà văn hóa"}
    for who in (member, asker(99)):
        with pytest.raises(NotAllowed):
            do(village, who, do="collection", **command)
    do(village, leader, do="collection", **command)
    found = village.read(lambda view: reminders.collections_of(view, [project.group]))
    assert found[project.group].place == "nhà văn hóa"


@pytest.mark.parametrize(
    ("answers", "until"),
    [
        ({"province": "lang-son", "project_end": ("2026-06-30", "2026-06-30")}, "2026-09-30"),
        ({"province": "lang-son", "project_end": ("2026-06-01", "2026-06-30")}, None),
        ({"province": "lang-son", "project_end": ("2020-06-30", "2020-06-30")}, None),
        ({"province": "skip", "project_end": ("2026-06-30", "2026-06-30")}, None),
        ({"province": "lang-son"}, None),
    ],
)
def test_the_last_calculation_offers_its_date(
    village: Village, answers: dict[str, Any], until: str | None
) -> None:
    given = {
        key: {"from": value[0], "to": value[1]} if isinstance(value, tuple) else value
        for key, value in answers.items()
    }
    header = Header("calculation", "900", NOON.isoformat(), date(2026, 7, 1))
    payload = orjson.dumps(to_json(Talk(header, answers=given)))

    def write(pen: Pen) -> None:
        row = {"id": 900, "chat": 77, "name": "calculation", "status": Status.DONE.value}
        row |= {"opened_at": NOON, "revision": 1, "expires_at": None}
        row |= {"payload": pen.sealer.seal(Place.JOURNAL, 900, payload)}
        pen.insert(_journals, [row])

    village.write(write)
    calculated = seen(village, asker(77))["calculated"]
    assert (calculated and calculated["until"]) == until


def test_reminders_are_made_in_the_readers_words_with_signed_buttons(village: Village) -> None:
    sealer = village.database.sealer
    house = reminder_house(load(), sealer)
    state = sealer.seal(Place.CHAT_STATE, 5, Memory(language="en", address="anh Páo").to_bytes())
    reader = Reader(5, "console", "vi", state, 1, answering=False)
    assert village.read(lambda view: house.words(view, reader)).language == "en"
    unknown = Reader(6, "console", "vi", None, 0, answering=False)
    assert village.read(lambda view: house.words(view, unknown)).language == "vi"
    offered = Question(OFFER, Kind.CHOICE, ("payment", "person"))
    tap = resolve(sealer.secret("buttons"), NOTICE, house.tag("payment"), offered, ())
    assert tap == Tapped(offered, "payment")
    to = ChatRef("console", "local", "5")
    assert read(house.write(Outgoing(to, "Chào.")), to).text == "Chào."
