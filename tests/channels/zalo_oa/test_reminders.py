"""Reminders on Zalo, from the planner to the platform: three and twenty days after a word."""

import asyncio
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.channels.zalo_oa import CHANNEL
from bot.rules.reminder_days import moment
from bot.storage.registers import people
from bot.storage.registers.people import ChatAddress, How
from tests.channels.zalo_oa.fake import OA_ID, Fake
from tests.channels.zalo_oa.people import Person
from tests.channels.zalo_oa.running import Running, assistant
from tests.storage.village import Project, Village, settle

SEVEN = date(2026, 9, 23)
"""Seven days before the deadline."""
EIGHT = time(8)
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
        chat = self.bot.app.database.sealer.chat(channel, account, id_)
        address = ChatAddress(chat, channel, account, id_)
        head = self.project.people[0]
        self.village.write(lambda pen: people.link(pen, head, address, How.CODE))

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
        found: list[Any] = []
        async with asyncio.timeout(20):
            while not found or {row.state for row in found} & {"queued", "leased"}:
                await asyncio.sleep(0.05)
                with self.bot.app.database.engine.begin() as connection:
                    found = list(connection.execute(_ENDS).all())
        return [(row.state, row.reason) for row in found]


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


async def test_only_chat_stays_open_for_what_has_a_template_later(bot: Running, fake: Fake) -> None:
    home = Home(bot, fake)
    await home.settle()
    due = moment(SEVEN, EIGHT)
    await home.writes(due - timedelta(days=20))
    await home.reminded(due)
    assert await home.ends() == [("refused", "no_template")]
    with bot.app.database.engine.begin() as connection:
        assert connection.execute(text("SELECT closed FROM chats")).scalars().all() == [None]
