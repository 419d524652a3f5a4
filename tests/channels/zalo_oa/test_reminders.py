"""Reminders on Zalo, from the planner to the platform: three and twenty days after a word."""

import asyncio
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.access import Scope, ScopeKind
from bot.channels.zalo_oa import CHANNEL
from bot.delivery.broadcast import Broadcasts
from bot.delivery.broadcast_scope import reach
from bot.desk import posts
from bot.desk.broadcasting import counted
from bot.rules.reminder_days import moment
from bot.storage import broadcasts, outbox
from bot.storage.sealing import Place
from tests.channels.zalo_oa.fake import OA_ID, Fake, Fault
from tests.channels.zalo_oa.people import Person
from tests.channels.zalo_oa.running import Running, assistant
from tests.storage.village import Project, Village, settle

SEVEN = date(2026, 9, 23)
"""Seven days before the deadline."""
EIGHT = time(8)
BROADCAST = """
[broadcast]
by_user = "300009"
longest = 250
[broadcast.data]
noi_dung = "{text}"
"""
TEMPLATES = """
[reminder]
by_user = "300001"
[reminder.data]
ten_ho = "{household}"
so_tien = "{amount}"
han_nop = "{office}"
"""


class Home:
    """A household whose head talks to the account, and what it owes."""

    def __init__(self, bot: Running, fake: Fake) -> None:
        self.bot = bot
        self.fake = fake
        self.village = Village(bot.app.database)
        self.project: Project = settle(self.village, homes=1)
        self.person = Person(fake)

    async def settle(self) -> None:
        """What is late by now is told nobody; then the head links their chat."""
        await self.bot.app.planner().run(self.fake.clock.now())
        self.link(CHANNEL, OA_ID, self.person.id)

    def link(self, channel: str, account: str, id_: str) -> None:
        """Give the head a chat."""
        self.village.link(self.project.people[0], channel, account, id_)

    async def writes(self, at: datetime) -> None:
        """The head says something at an instant."""
        self.fake.clock.move(at)
        self.person.say("chào")
        await self.person.hears()
        await self.bot.idle(self.fake)

    async def reminded(self, at: datetime) -> None:
        """The planner does what is due, and delivery sends it."""
        self.fake.clock.move(at)
        await self.bot.app.planner().run(at)
        self.bot.app.delivery.wake()

    async def ends(self) -> list[tuple[str, str | None]]:
        """How the reminders have ended, once none is under way."""
        return [(row.state, row.reason) for row in await self.village.ended(_ENDS)]


_ENDS = text("SELECT state, reason FROM outbox WHERE lane = 'reminder' ORDER BY id")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A file of approved templates."""
    file = tmp_path / "templates.toml"
    file.write_text(TEMPLATES, "utf-8")
    return file


async def test_three_days_after_the_last_word_it_goes_as_a_billed_message(
    bot: Running, fake: Fake
) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=3))
    await home.reminded(due)
    said = await home.person.hears("còn 7 ngày")
    assert "3.000.000 đ" in said
    assert await home.ends() == [("sent", None)]
    assert (home.person.chat.billed, home.person.chat.templates) == (1, [])


async def test_twenty_days_after_the_last_word_it_goes_by_its_template(
    fake: Fake, sqlite_url: str, templates: Path
) -> None:
    fake.approved = {"300001": {"ten_ho": 30, "so_tien": 30, "han_nop": 10}}
    async with assistant(fake, sqlite_url, zalo_templates=templates) as bot:
        home = Home(bot, fake)
        await home.settle()
        due = moment(SEVEN, EIGHT)
        await home.writes(due - timedelta(days=20))
        await home.reminded(due)
        assert await home.ends() == [("sent", None)]
        [(id_, data)] = home.person.chat.templates
        assert (id_, data["so_tien"], data["han_nop"]) == ("300001", "3.000.000 đ", "30/09/2026")
        assert len(home.person.chat.messages) == 1


async def test_without_a_template_it_goes_to_the_next_chat(bot: Running, fake: Fake) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=20))
    home.link("web", "web", "a-browser-of-the-head")
    fake.clock.move(due)
    with bot.app.database.engine.begin() as connection:
        # The browser was used long before, so that Zalo is tried first.
        connection.execute(text("UPDATE links SET linked_at = 0 WHERE channel = 'web'"))
    await home.reminded(due)
    assert await home.ends() == [("refused", "no_template")]
    await home.reminded(due + timedelta(minutes=1))
    ends = await home.ends()
    assert ends[0] == ("refused", "no_template")
    assert ends[1][0] == "sent"
    assert len(home.person.chat.messages) == 1


@pytest.mark.parametrize(("code", "why"), [(-218, "quota_of_person"), (-213, "does_not_follow")])
async def test_what_zalo_refuses_for_one_person_goes_to_their_next_chat(
    bot: Running, fake: Fake, code: int, why: str
) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=1))
    home.link("web", "web", "a-browser-of-the-head")
    with bot.app.database.engine.begin() as connection:
        connection.execute(text("UPDATE links SET linked_at = 0 WHERE channel = 'web'"))
    fake.faults["/v3.0/oa/message/cs"].append(Fault(code=code))
    await home.reminded(due)
    assert await home.ends() == [("refused", why)]
    await home.reminded(due + timedelta(minutes=1))
    assert [state for state, _ in await home.ends()][:2] == ["refused", "sent"]
    assert len(home.person.chat.messages) == 1


async def test_only_chat_stays_open_for_what_has_a_template_later(bot: Running, fake: Fake) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=20))
    await home.reminded(due)
    assert await home.ends() == [("refused", "no_template")]
    with bot.app.database.engine.begin() as connection:
        assert connection.execute(text("SELECT closed FROM chats")).scalars().all() == [None]


# Messages of an officer to many


async def tell_all(home: Home, at: datetime) -> int:
    """An officer writes to the commune at an instant; the broadcast's id, once all is over."""
    app = home.bot.app
    home.fake.clock.move(at)
    scope = Scope(ScopeKind.COMMUNE, str(home.project.commune))
    found = home.village.read(lambda view: reach(view, scope, at))
    sending = Broadcasts(app.writer, posts.stored, app.delivery.wake)
    made = sending.prepare(None, (scope.kind, scope.id), "Mai họp thôn.", len(found.chats), at)
    await sending.start(made, found.chats, at)
    async with asyncio.timeout(20):
        while not (await sending.progress(made.id)).done:  # type: ignore[union-attr]  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return made.id


def report(home: Home, id_: int) -> dict[str, Any]:
    """What the officer is shown of it."""
    found = home.village.read(lambda view: broadcasts.of(view.connection, id_)[1])
    return counted(found, total=found.total, ended=False)


async def test_broadcast_after_twenty_days_goes_to_the_next_chat_and_counts_once(
    bot: Running, fake: Fake
) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=20))
    home.link("web", "web", "a-browser-of-the-head")
    with bot.app.database.engine.begin() as connection:
        connection.execute(text("UPDATE links SET linked_at = 0 WHERE channel = 'web'"))
    told = report(home, await tell_all(home, due))
    assert told == {"sent": 1, "waiting": 0, "unknown": 0, "lost": 0, "silent": 0, "stopped": 0}
    browser = bot.app.database.sealer.chat("web", "web", "a-browser-of-the-head")
    [message] = await outbox.latest(bot.app.database, browser, 1)
    words = bot.app.database.sealer.open(Place.OUTBOX, message.id, message.payload).decode()
    assert "Mai họp thôn." in words
    assert len(home.person.chat.messages) == 1


async def test_broadcast_that_reaches_no_chat_is_told_to_the_officer(
    bot: Running, fake: Fake
) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=20))
    told = report(home, await tell_all(home, due))
    assert told == {"sent": 0, "waiting": 0, "unknown": 0, "lost": 1, "silent": 1, "stopped": 0}


async def test_broadcast_after_twenty_days_goes_by_its_template(
    fake: Fake, sqlite_url: str, tmp_path: Path
) -> None:
    fake.approved = {"300009": {"noi_dung": 250}}
    file = tmp_path / "templates.toml"
    file.write_text(BROADCAST, "utf-8")
    async with assistant(fake, sqlite_url, zalo_templates=file) as bot:
        home = Home(bot, fake)
        await home.settle()
        due = moment(SEVEN, EIGHT)
        await home.writes(due - timedelta(days=20))
        told = report(home, await tell_all(home, due))
        assert (told["sent"], told["lost"]) == (1, 0)
        assert home.person.chat.templates == [("300009", {"noi_dung": "Mai họp thôn."})]
