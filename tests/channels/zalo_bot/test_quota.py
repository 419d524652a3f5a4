"""The month's messages are used up: what a person would have got goes another way, end to end."""

from datetime import date, time, timedelta

from sqlalchemy import text

from bot.channels.zalo_bot import CHANNEL
from bot.delivery import reminder_state
from bot.delivery.unreached import unreached
from bot.rules.reminder_days import moment
from bot.storage import outbox
from bot.storage.outbox import StoredMessage
from bot.storage.sealing import Place
from tests.channels.zalo_bot.fake import Fake
from tests.channels.zalo_bot.people import Person
from tests.channels.zalo_bot.running import Running, assistant
from tests.storage.village import Project, Village, settle

SEVEN = date(2026, 9, 23)
"""Seven days before the deadline."""
_ENDS = text(
    "SELECT chat, state, reason FROM outbox WHERE lane = 'reminder'"
    " AND (reason IS NULL OR reason <> 'copied') ORDER BY id"
)


class Home:
    """A household whose head talks to the bot, and what it owes."""

    def __init__(self, running: Running, fake: Fake) -> None:
        self.app = running.app
        self.clock = running.clock
        self.village = Village(running.app.database)
        self.project: Project = settle(self.village, homes=1)
        self.person = Person(fake)

    def link(self, person: int, channel: str, account: str, id_: str, *, first: bool) -> int:
        """Give somebody a chat; ``first``: the one that they used last."""
        chat = self.village.link(person, channel, account, id_)
        if not first:
            with self.app.database.engine.begin() as connection:
                old = text("UPDATE links SET linked_at = 0 WHERE chat = :chat")
                connection.execute(old, {"chat": chat})
        return chat

    async def reminded(self) -> list[tuple[int, str, str | None]]:
        """The planner does what is due until nothing is under way; how each message ended."""
        ends: list[tuple[int, str, str | None]] = []
        for minutes in range(4):
            now = moment(SEVEN, time(8)) + timedelta(minutes=minutes)
            self.clock.move(now)
            await self.app.planner().run(now)
            self.app.delivery.wake()
            ends = [tuple(row) for row in await self.village.ended(_ENDS, least=0)]
        return ends

    async def newest(self, chat: int) -> str:
        """The words of the newest message of a chat."""
        found: tuple[StoredMessage, ...] = await outbox.latest(self.app.database, chat, 1)
        [message] = found
        return self.app.database.sealer.open(Place.OUTBOX, message.id, message.payload).decode()


async def used_up(running: Running, fake: Fake) -> Home:
    """A home whose head has written; the plan's messages are all gone."""
    home = Home(running, fake)
    await running.app.planner().run(running.clock.now())
    home.person.say("chào")
    await home.person.hears()
    fake.quota = 0
    return home


async def test_reminder_goes_to_the_next_chat(fake: Fake, sqlite_url: str) -> None:
    async with assistant(
        fake, sqlite_url, by_webhook=True, zalo_bot_messages_per_month=1
    ) as running:
        await fake.hooked()
        home = await used_up(running, fake)
        head = home.project.people[0]
        here = home.link(head, CHANNEL, "987654", home.person.id, first=True)
        other = home.link(head, "web", "web", "a-browser", first=False)
        ends = await home.reminded()
        assert [end[:2] for end in ends] == [(here, "refused"), (other, "sent")]
        assert ends[0][2] == "quota"
        assert "3.000.000 đ" in await home.newest(other)


async def test_reminder_without_another_chat_is_told_by_the_leader(
    fake: Fake, sqlite_url: str
) -> None:
    async with assistant(
        fake, sqlite_url, by_webhook=True, zalo_bot_messages_per_month=1
    ) as running:
        await fake.hooked()
        home = await used_up(running, fake)
        here = home.link(home.project.people[0], CHANNEL, "987654", home.person.id, first=True)
        leader = home.link(home.project.leader, "web", "web", "the-leader", first=True)
        ends = await home.reminded()
        assert (here, "refused", "quota") in ends
        assert {state for chat, state, _ in ends if chat == leader} == {"sent"}
        assert "Cần báo" in await home.newest(leader)


async def test_what_no_leader_was_asked_stands_on_the_officers_list(
    fake: Fake, sqlite_url: str
) -> None:
    async with assistant(
        fake, sqlite_url, by_webhook=True, zalo_bot_messages_per_month=1
    ) as running:
        await fake.hooked()
        home = await used_up(running, fake)
        here = home.link(home.project.people[0], CHANNEL, "987654", home.person.id, first=True)
        ends = await home.reminded()
        assert ends == [(here, "refused", "quota")]
        now = moment(SEVEN, time(9))
        [lost] = home.village.read(
            lambda view: unreached(view, [home.project.commune], now, reminder_state.open_cases)
        )
        assert (lost.why, lost.passed_on, lost.printed) == ("quota", False, False)
