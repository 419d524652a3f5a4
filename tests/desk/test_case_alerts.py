"""Who is brought a damage case, when, with which buttons; silence, escalation, storms, crashes."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.access import Role, Scope, ScopeKind
from bot.app import PAGES
from bot.channels.base import SAME, SILENT, Outgoing
from bot.desk.case_rounds import bring_cases
from bot.storage.registers import (
    cases,
    grants,
    group_chats,
    groups,
    households,
    people,
    places,
    projects,
)
from bot.storage.registers.base import SYSTEM, Actor, Pen
from bot.storage.registers.cases import NewCase
from bot.storage.registers.people import NewPerson
from bot.storage.registers.places import Switch
from tests.desk.reported import LOST, MONDAY, book, case_of, later, report, stranger
from tests.people import Village, village

NIGHT = datetime(2026, 8, 1, 15, 0, tzinfo=UTC)
"""Ten in the evening of a Saturday in Vietnam."""


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url, MONDAY) as made:
        await made.settle()
        made.posted.clear()
        yield made


def told(here: Village, name: str) -> list[Outgoing]:
    return [message for message in here.told if message.to.id == name]


async def test_leader_confirms_and_officer_hears_early_each_with_buttons(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    (leader,) = told(here, "mau-binh")
    assert case.code in leader.text
    assert [button.label for button in leader.buttons] == ["Đúng vậy", "Bổ sung", "Chưa đúng", "Mở"]
    (officer,) = told(here, "mau-minh")
    assert "Tin báo sớm, tổ trưởng chưa xác nhận." in officer.text
    assert f"BÁO THIỆT HẠI {case.code}, 08:00 03/08/2026" in officer.text
    assert "12/40 con" in officer.text
    labels = [button.label for button in officer.buttons]
    assert labels == ["Nhận việc", "Giao", "Hỏi thêm", "Mở"]
    assert SILENT not in officer.extra
    assert told(here, "mau-tam") == []


async def test_nobody_is_told_twice_however_often_it_is_looked_at(here: Village) -> None:
    await report(here, "dong-nai", "Trần Thị Lan")
    for minute in range(1, 4):
        await later(here, MONDAY + timedelta(minutes=minute))
        assert here.told == []


async def test_copy_at_night_is_silent_and_counts_from_the_next_session(sqlite_url: str) -> None:
    async with village(sqlite_url, NIGHT) as here:
        await here.settle()
        here.posted.clear()
        await report(here, "dong-nai", "Trần Thị Lan")
        (officer,) = told(here, "mau-minh")
        assert officer.extra[SILENT] == "yes"
        await later(here, datetime(2026, 8, 3, 9, 59, tzinfo=UTC))
        assert told(here, "mau-tam") == []
        await later(here, datetime(2026, 8, 3, 10, 0, tzinfo=UTC))
        (second,) = told(here, "mau-tam")
        assert "Người trước chưa nhận việc" in second.text


async def test_danger_does_not_wait_for_a_session(sqlite_url: str) -> None:
    async with village(sqlite_url, NIGHT) as here:
        await here.settle()
        here.posted.clear()
        await report(here, "dong-nai", "Trần Thị Lan", danger=True)
        for name in ("mau-minh", "mau-tam"):
            (officer,) = told(here, name)
            assert SILENT not in officer.extra
            assert "Có người gặp nguy hiểm" in officer.text


async def test_household_is_told_whom_to_call_when_the_leader_is_silent(here: Village) -> None:
    await report(here, "dong-nai", "Trần Thị Lan")
    await later(here, datetime(2026, 8, 3, 4, 29, tzinfo=UTC))
    assert told(here, "mau-lan") == []
    await later(here, datetime(2026, 8, 3, 4, 30, tzinfo=UTC))
    (message,) = told(here, "mau-lan")
    assert "tổ trưởng chưa trả lời" in message.text
    assert "Gọi Phòng Mẫu Đồng Nai, 0900000009" in message.text
    assert "Đỗ Văn Minh" in message.text


async def test_leader_who_is_the_victim_confirms_nothing_and_the_officer_leads(
    here: Village,
) -> None:
    await report(here, "dong-nai", "Phạm Văn Bình")
    (message,) = told(here, "mau-binh")
    assert "tổ trưởng cùng nhà" in message.text
    (officer,) = told(here, "mau-minh")
    assert "tổ trưởng là người của hộ này" in officer.text


async def test_taken_case_goes_to_nobody_else(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    text = await officer.choose(f"taken-{case.code}")
    assert "đã ghi anh/chị nhận việc" in text
    assert "Đỗ Văn Minh đã nhận việc này" in here.heard("mau-lan")
    assert "Đỗ Văn Minh đã nhận việc này" in here.heard("mau-binh")
    await later(here, MONDAY + timedelta(days=3))
    assert here.told == []
    assert (await case_of(here, case)).assignee is not None


async def test_tap_on_the_alerts_button_takes_the_case(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    (alert,) = told(here, "mau-minh")
    officer = here.person("mau-minh")
    await officer.say("/tinh")
    assert case.code in await officer.press(alert.buttons[0].tag)
    assert (await case_of(here, case)).assignee is not None
    other = here.person("mau-thu")
    await other.press(alert.buttons[0].tag)
    assert "Không có vụ nào" in await other.press(alert.buttons[0].tag)


async def test_words_of_an_alerts_button_do_the_same_as_a_tap(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    assert "đã ghi anh/chị nhận việc" in await here.person("mau-minh").say("nhan viec")
    assert "Đỗ Văn Minh đã nhận việc này" in here.heard("mau-lan")
    assert (await case_of(here, case)).assignee is not None


async def test_words_of_no_button_begin_as_ever(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    assert "trợ lý vốn quay vòng" in await here.person("mau-minh").say("xin chào")
    assert (await case_of(here, case)).assignee is None


async def test_unverified_report_goes_to_the_communes_officer_alone(here: Village) -> None:
    await stranger(here, "dong-nai", "la")
    assert {message.to.id for message in here.told} == {"mau-minh"}
    assert "Người báo Giàng A Lạ, thôn Mẫu Ba, chưa xác minh" in here.heard("mau-minh")


async def flood(here: Village, count: int) -> None:
    """So many households of Đồng Nai report at once."""

    def write(pen: Pen) -> None:
        from bot.rules import load
        from bot.storage.registers import participations
        from bot.storage.registers.households import NewHousehold
        from bot.storage.registers.participations import NewParticipation

        (commune,) = places.communes(pen, "dong-nai")
        (project,) = projects.of_commune(pen, commune.id)
        (group,) = groups.of_project(pen, project.id)
        new = [NewHousehold(commune.id, f"Hộ Lũ {n}", "ấp Mẫu Hai", "poor") for n in range(count)]
        ids = households.add_many(pen, new)
        parts = [NewParticipation(project.id, id_, 1_000_000, 0, group.id) for id_ in ids]
        for part in participations.add_many(pen, parts):
            told_ = NewCase(project.facts.policy, commune.id, (LOST,), participation=part)
            cases.open_case(pen, load(), told_)

    await book(here).write(here.app.writer, Actor(None, Role.HOUSEHOLD), here.clock.now(), write)


async def test_storm_over_two_hundred_households_is_not_two_hundred_messages(
    here: Village,
) -> None:
    await flood(here, 200)
    await later(here)
    messages = told(here, "mau-minh")
    assert len(messages) == 6
    assert "Nhiều tin báo thiệt hại cùng lúc" in messages[-1].text
    assert [button.id for button in messages[-1].buttons] == ["case_work", "tasks"]
    await later(here, MONDAY + timedelta(minutes=5))
    assert told(here, "mau-minh") == []
    await later(here, MONDAY + timedelta(minutes=10))
    (update,) = told(here, "mau-minh")
    assert "Nay có 195 tin báo" in update.text
    assert update.extra[SAME] == messages[-1].extra[SAME]  # it takes the place of the first
    officer = here.person("mau-minh")
    await officer.press(update.buttons[0].tag)
    assert officer.question == "case"
    assert "Có 200 vụ" in officer.text
    await officer.say("Hộ Lũ 17")
    assert officer.question == "case_doing"


async def test_supervisor_hears_a_daily_count_only_where_it_is_switched_on(here: Village) -> None:
    def add(pen: Pen) -> None:
        person = people.add(pen, NewPerson("Ông Giám Sát"))
        (commune,) = places.communes(pen, "dong-nai")
        scope = Scope(ScopeKind.COMMUNE, str(commune.id))
        grants.grant(pen, person, Role.SUPERVISOR, scope)
        place = people.ChatAddress(
            here.app.database.sealer.chat("console", "local", "gs"), "console", "local", "gs"
        )
        people.link(pen, person, place, people.How.OFFICER)

    await here.person("gs").say("/start")
    await book(here).write(here.app.writer, SYSTEM, MONDAY, add)
    await report(here, "dong-nai", "Trần Thị Lan")
    assert told(here, "gs") == []

    def switch(pen: Pen) -> None:
        (commune,) = places.communes(pen, "dong-nai")
        places.set_switch(pen, Switch.SUPERVISOR_COUNT, True, commune.id)

    await book(here).write(here.app.writer, SYSTEM, MONDAY, switch)
    await later(here, MONDAY + timedelta(minutes=1))
    (message,) = told(here, "gs")
    assert "còn 1 vụ thiệt hại chưa ai nhận" in message.text
    assert "Lan" not in message.text
    await later(here, MONDAY + timedelta(minutes=2))
    assert told(here, "gs") == []
    await later(here, MONDAY + timedelta(days=1))
    assert len(told(here, "gs")) == 1


async def test_process_that_dies_between_alert_and_delivery_tells_once(database_url: str) -> None:
    """Alerts are rows of one transaction; what was committed goes out from the outbox, once."""
    async with village(database_url, MONDAY) as here:
        await here.settle()
        here.posted.clear()

        def write(pen: Pen) -> None:
            from bot.rules import load
            from bot.storage.registers import participations

            (commune,) = places.communes(pen, "dong-nai")
            (project,) = projects.of_commune(pen, commune.id)
            part = participations.of_project(pen, project.id)[0]
            told_ = NewCase(project.facts.policy, commune.id, (LOST,), participation=part.id)
            cases.open_case(pen, load(), told_)

        await book(here).write(here.app.writer, Actor(None, Role.HOUSEHOLD), MONDAY, write)
        await bring_cases(here.app.writer, PAGES, here.clock.now())  # and here the process is gone
    async with village(database_url, MONDAY + timedelta(minutes=1)) as here:
        await later(here)
        assert len(told(here, "mau-minh")) == 1
        assert len(told(here, "mau-binh")) == 1
        await later(here, MONDAY + timedelta(minutes=2))
        assert here.told == []


async def officers_group(here: Village) -> None:
    """The officers of Đồng Nai have linked a group, which never wrote to us otherwise."""

    def link(pen: Pen) -> None:
        (commune,) = places.communes(pen, "dong-nai")
        (officer, *_) = grants.officers_of(pen, commune.id)
        chat = here.app.database.sealer.chat("console", "local", "nhom")
        place = people.ChatAddress(chat, "console", "local", "nhom")
        group_chats.link(pen, officer, place, Scope(ScopeKind.COMMUNE, str(commune.id)))

    await book(here).write(here.app.writer, SYSTEM, here.clock.now(), link)


async def test_officers_group_hears_of_new_reports_and_of_those_that_nobody_takes(
    here: Village,
) -> None:
    await officers_group(here)
    await report(here, "dong-nai", "Trần Thị Lan")
    (new,) = told(here, "nhom")
    assert "Có tin báo thiệt hại mới." in new.text
    assert "Lan" not in new.text
    await later(here, MONDAY + timedelta(days=1))
    (waiting,) = told(here, "nhom")
    assert "Có tin báo thiệt hại chưa ai nhận việc." in waiting.text
    await later(here, MONDAY + timedelta(days=1, minutes=1))
    assert told(here, "nhom") == []


async def test_officers_group_hears_of_danger_and_once_of_a_storm(here: Village) -> None:
    await officers_group(here)
    await report(here, "dong-nai", "Trần Thị Lan", danger=True)
    assert "có người gặp nguy hiểm" in here.heard("nhom")
    await flood(here, 200)
    await later(here)
    texts = [message.text for message in told(here, "nhom")]
    assert sum("Nhiều nhà báo thiệt hại cùng lúc" in text for text in texts) == 1
    assert len(texts) <= 6
