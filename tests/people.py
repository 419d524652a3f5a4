"""A person in a chat, for tests: says, taps, chooses, and reads what came back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count

from bot import demo
from bot.app import App, compose
from bot.channels.base import ChatRef, Event, File, Incoming, Outgoing
from bot.clock import StandingClock
from bot.delivery.sender import Posted
from bot.settings import Secret, Settings

KEY = "5a" * 32
NOON = datetime(2026, 8, 1, 5, 0, tzinfo=UTC)


_PERSONS = count()


class Village:
    """A running assistant with a standing clock, and the people who talk to it."""

    def __init__(self, app: App, clock: StandingClock, posted: list[Posted]) -> None:
        self.app = app
        self.clock = clock
        self.posted = posted
        self.told: list[Outgoing] = []

    async def settle(self) -> None:
        """Put the sample village into the database; its people talk in the console."""
        app = self.app
        people = demo.villagers()
        await demo.settle(app.desk, app.writer, people, "console", "local", self.clock.now())

    def heard(self, name: str) -> str:
        """What somebody else was told by the last event."""
        return "\n".join(message.text for message in self.told if message.to.id == name)

    def person(self, name: str = "u1") -> "Person":
        """Somebody with a chat of their own."""
        return Person(self, ChatRef("console", "local", name))


class Person:
    """One person and the messages that they got last."""

    def __init__(self, village: Village, chat: ChatRef) -> None:
        self.village = village
        self.chat = chat
        self.got: list[Outgoing] = []
        self._serial = next(_PERSONS)  # two in one chat are two
        self._numbers = count()

    async def say(self, text: str, id_: str | None = None) -> str:
        """Type something; the texts that come back, joined."""
        return await self.send(Event.TEXT, id_, text=text)

    async def choose(self, option: str, question: str = "") -> str:
        """Choose by id."""
        return await self.send(Event.CHOOSE, option=option, question=question)

    async def tap(self, label: str) -> str:
        """Press the button with this label under the last messages."""
        tags = {button.label: button.tag for message in self.got for button in message.buttons}
        return await self.press(tags[label])

    async def press(self, tag: str) -> str:
        """Press any button by its tag."""
        return await self.send(Event.TAP, tag=tag)

    async def edit(self, question: str) -> str:
        """Ask for an earlier question again."""
        return await self.send(Event.EDIT, question=question)

    async def back(self) -> str:
        """Go back."""
        return await self.send(Event.BACK)

    async def photo(self, content: bytes = b"\xff\xd8\xff", caption: str = "") -> str:
        """Send a photo, perhaps with words."""
        return await self.send(Event.PHOTO, files=(File("a.jpg", content),), text=caption)

    async def document(self, name: str, content: bytes) -> str:
        """Send a file."""
        return await self.send(Event.DOCUMENT, files=(File(name, content),))

    async def contact(self, number: str, *, own: bool = True) -> str:
        """Share a number."""
        return await self.send(Event.CONTACT, text=number, own=own)

    async def do(self, *steps: str) -> str:
        """Type each text; what begins with "=" is chosen by its id."""
        text = ""
        for step in steps:
            text = await (self.choose(step[1:]) if step.startswith("=") else self.say(step))
        return text

    async def send(self, event: Event, id_: str | None = None, **fields: object) -> str:
        """Send any event."""
        name = id_ or f"{self._serial}:{next(self._numbers)}"
        at = self.village.clock.now()
        await self.village.app.desk.receive(
            Incoming(self.chat, name, at, event, **fields)  # type: ignore[arg-type]
        )
        self.got = [r.message for r in self.village.posted if r.message.to == self.chat]
        self.village.told = [r.message for r in self.village.posted if r.message.to != self.chat]
        self.village.posted.clear()
        return self.text

    @property
    def text(self) -> str:
        """What the last messages say."""
        return "\n".join(message.text for message in self.got)

    @property
    def question(self) -> str | None:
        """The question that is open after the last messages."""
        return self.got[-1].question if self.got else None

    @property
    def options(self) -> list[str]:
        """The ids of the choices under the last message."""
        return [button.id for button in self.got[-1].buttons] if self.got else []


@asynccontextmanager
async def village(url: str, at: datetime = NOON) -> AsyncIterator[Village]:
    """An assistant on this database."""
    clock = StandingClock(at)
    posted: list[Posted] = []
    settings = Settings(database_url=url, data_key=Secret(KEY))
    app = await compose(settings, clock, readers={"console": posted.append, "web": posted.append})
    try:
        yield Village(app, clock, posted)
    finally:
        await app.close()
