"""The one invitation to a bare telephone number: who, when, once, and what forbids it."""

import asyncio
from datetime import date, time, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.channels.zalo_oa import CHANNEL
from bot.channels.zalo_oa.templates import load
from bot.commands.erasing import _erase
from bot.commands.zalo_invitations import template_of, way_of
from bot.desk.inviting import ByPhone, invite
from bot.rules.reminder_days import moment
from bot.storage import retention
from bot.storage.registers import erasure, invitations, people, places
from bot.storage.registers.people import ChatAddress, How
from bot.storage.registers.places import Switch
from tests.channels.zalo_oa.fake import OA_ID, Chat, Fake, Fault
from tests.channels.zalo_oa.running import Running, assistant
from tests.storage.village import PHONES, Project, Village, settle

THURSDAY = date(2026, 9, 24)
NOON, NIGHT = moment(THURSDAY, time(10)), moment(THURSDAY, time(23))
TEMPLATES = """
[invitation]
by_phone = "400004"
price_by_phone = 300
[invitation.data]
ten_xa = "{place}"
"""
ENDS = text("SELECT state, reason FROM outbox WHERE cause LIKE 'invitation:%' ORDER BY id")
LEADER = "84987654321"
HEADS = ["84" + phone[1:] for phone in PHONES]


async def some_room() -> int:
    return 50


WAY = ByPhone(CHANNEL, OA_ID, some_room)


class Commune:
    """A commune of three households, their leader, and the account that may invite them."""

    def __init__(self, bot: Running, *, on: bool = True, homes: int = 3) -> None:
        self.bot = bot
        self.village = Village(bot.app.database)
        self.project: Project = settle(self.village, homes=homes)
        if on:
            self.switch(on=True)

    def switch(self, *, on: bool) -> None:
        commune = self.project.commune
        self.village.write(lambda pen: places.set_switch(pen, Switch.INVITATIONS, on, commune))

    def link(self, person: int) -> None:
        chat = self.bot.app.database.sealer.chat("web", "web", f"page-{person}")
        address = ChatAddress(chat, "web", "web", f"page-{person}")
        self.village.write(lambda pen: people.link(pen, person, address, How.CODE))

    async def ends(self) -> list[tuple[str, str | None]]:
        """How the invitations have ended, once none is under way."""
        self.bot.app.delivery.wake()
        async with asyncio.timeout(20):
            while True:
                with self.bot.app.database.engine.begin() as connection:
                    found = [(row.state, row.reason) for row in connection.execute(ENDS)]
                if not {state for state, _ in found} & {"queued", "leased"}:
                    return found
                await asyncio.sleep(0.05)


def file_of(tmp_path: Path) -> Path:
    file = tmp_path / "templates.toml"
    file.write_text(TEMPLATES, "utf-8")
    return file


async def test_each_number_is_invited_once_however_often_it_is_tried(
    fake: Fake, sqlite_url: str, tmp_path: Path
) -> None:
    fake.approved = {"400004": {"ten_xa": 30}}
    async with assistant(fake, sqlite_url, zalo_templates=file_of(tmp_path)) as bot:
        fake.clock.move(NOON)
        numbers = [*HEADS[:3], LEADER]
        fake.phones = {number: Chat(number) for number in numbers}
        commune = Commune(bot)
        assert await invite(bot.app.writer, WAY, NOON) == 4
        assert await commune.ends() == [("sent", None)] * 4
        assert await invite(bot.app.writer, WAY, NOON + timedelta(days=9)) == 0
        place = commune.village.read(lambda v: places.commune(v, commune.project.commune)).name
        for number in numbers:
            assert fake.phones[number].templates == [("400004", {"ten_xa": place})]


async def test_where_the_call_broke_nobody_is_invited_a_second_time(
    fake: Fake, sqlite_url: str, tmp_path: Path
) -> None:
    fake.approved = {"400004": {"ten_xa": 30}}
    fake.faults["/message/template"].append(Fault(drop=True, late=True))
    async with assistant(fake, sqlite_url, zalo_templates=file_of(tmp_path)) as bot:
        fake.clock.move(NOON)
        fake.phones = {number: Chat(number) for number in [HEADS[0], LEADER]}
        commune = Commune(bot, homes=1)
        await invite(bot.app.writer, WAY, NOON)
        assert sorted(await commune.ends()) == [("sent", None), ("unknown", "interrupted")]
        assert await invite(bot.app.writer, WAY, NOON + timedelta(days=9)) == 0
        assert len(await commune.ends()) == 2
        assert [len(chat.templates) for chat in fake.phones.values()] == [1, 1]


async def test_people_who_share_a_number_get_one_invitation(bot: Running, fake: Fake) -> None:
    fake.clock.move(NOON)
    Commune(bot, homes=10)
    assert await invite(bot.app.writer, WAY, NOON) == 5 + 1


async def test_nobody_is_invited_unless_an_officer_switched_it_on(bot: Running) -> None:
    Commune(bot, on=False)
    assert await invite(bot.app.writer, WAY, NOON) == 0


async def test_nobody_is_invited_at_night(bot: Running) -> None:
    Commune(bot)
    assert await invite(bot.app.writer, WAY, NIGHT) == 0


async def test_whoever_has_a_chat_is_not_invited_nor_who_shares_their_number(
    bot: Running,
) -> None:
    commune = Commune(bot, homes=6)
    commune.link(commune.project.people[0])
    assert await invite(bot.app.writer, WAY, NOON) == 4 + 1


async def test_what_changed_before_it_went_out_is_heeded(
    fake: Fake, sqlite_url: str, tmp_path: Path
) -> None:
    async with assistant(fake, sqlite_url, zalo_templates=file_of(tmp_path)) as bot:
        fake.clock.move(NIGHT)
        commune = Commune(bot)
        assert await invite(bot.app.writer, WAY, NOON) == 4
        commune.link(commune.project.people[0])
        commune.village.write(lambda pen: erasure.erase(pen, commune.project.people[1]))
        commune.switch(on=False)
        fake.clock.move(NOON + timedelta(days=1))
        assert sorted(await commune.ends()) == [
            ("dropped", "erased"),
            ("dropped", "linked"),
            ("dropped", "switched_off"),
            ("dropped", "switched_off"),
        ]
        assert [path for path, _ in fake.calls if path == "/message/template"] == []


async def test_without_a_template_by_phone_it_is_refused_and_paper_remains(
    bot: Running, fake: Fake
) -> None:
    fake.clock.move(NOON)
    commune = Commune(bot, homes=1)
    assert await invite(bot.app.writer, WAY, NOON) == 2
    assert await commune.ends() == [("refused", "no_template")] * 2
    left = commune.village.read(lambda v: invitations.printed(v, commune.project.commune))
    assert left == tuple(commune.project.households)


async def test_erasure_takes_the_number_that_waited_for_its_invitation(bot: Running) -> None:
    commune = Commune(bot, homes=1)
    head = commune.project.people[0]
    await invite(bot.app.writer, WAY, NIGHT.replace(hour=10))
    [chat] = commune.village.read(lambda v: invitations.chats(v, head))
    gone = commune.village.write(lambda pen: _erase(chat, head, pen))
    assert gone == ((chat,), ())
    rows = text("SELECT count(*) FROM chats WHERE id = :id")
    with bot.app.database.engine.begin() as connection:
        assert connection.execute(rows, {"id": chat}).scalar() == 0
        assert retention.erase_chat(connection, chat) == ()


async def test_invitations_take_at_most_half_of_the_month_and_what_waits_counts(
    bot: Running, tmp_path: Path
) -> None:
    template = template_of(load(file_of(tmp_path)))
    assert template is not None

    async def spent() -> int:
        return 40_000

    way = way_of(bot.app.database, OA_ID, template, 100_000, spent)
    assert await way.room() == 10_000 // 300
    Commune(bot, homes=2)
    assert await invite(bot.app.writer, way, NOON) == 3
    assert await way.room() == 10_000 // 300 - 3
    assert await way_of(bot.app.database, OA_ID, template, 0, spent).room() < 0


def test_a_template_by_user_alone_invites_nobody(tmp_path: Path) -> None:
    file = tmp_path / "templates.toml"
    file.write_text('[invitation]\nby_user = "1"\n', "utf-8")
    assert template_of(load(file)) is None
    assert template_of(load(None)) is None
