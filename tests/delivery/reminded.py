"""A village that is reminded: a planner on its database, days that pass, what everybody got."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import select, update

from bot.channels.base import Outgoing
from bot.delivery.planner import Planner, Tick
from bot.delivery.reminder_made import House, Said
from bot.delivery.seams import Ended
from bot.rules import load
from bot.rules.reminder_days import moment
from bot.storage.claims import Leased
from bot.storage.database import Database
from bot.storage.registers import people
from bot.storage.registers.base import View
from bot.storage.registers.people import ChatAddress, How
from bot.storage.reminder_readers import Reader
from bot.storage.reminder_rows import Stored
from bot.storage.reminder_tables import reminders
from bot.storage.steps import Lane, State
from bot.storage.tables import outbox as _outbox
from bot.storage.writer import Writer
from bot.words import Words
from tests.storage.village import Project, Village

EARLY = time(8)


def house() -> House:
    """What messages are made with, without a desk."""

    def words(_view: View, reader: Reader) -> Words:
        return Words.of(reader.language)

    def write(message: Outgoing) -> bytes:
        return message.text.encode()

    return House(load(), words, lambda option: option, write)


@dataclass
class Reminded:
    """A village with a planner; ``got`` is everything that was said, by recipient."""

    database: Database
    writer: Writer
    village: Village = field(init=False)
    planner: Planner = field(init=False)
    got: list[tuple[datetime, Said]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.village = Village(self.database)
        self.restart()

    def restart(self) -> None:
        """A new process on the same database."""
        self.planner = Planner(self.writer, house())

    def link(self, project: Project, *, leader: bool = True) -> None:
        """Give everybody of a project a chat; a person's chat has the number of the person."""
        persons = [*project.people, *([project.leader] if leader else [])]
        for person in persons:
            self.link_one(person)

    def link_one(self, person: int, channel: str = "telegram") -> int:
        """Give a person a chat."""
        chat = self.database.sealer.chat(channel, "main", str(person))
        address = ChatAddress(chat, channel, "main", str(person))
        self.village.write(lambda pen: people.link(pen, person, address, How.CODE))
        return chat

    async def at(self, day: date, clock: time = EARLY, *, everything: bool = True) -> list[Said]:
        """What was said at a time of a day; delivery sent it at once."""
        now = moment(day, clock)
        planner = self.planner
        tick: Tick = await (planner.run(now) if everything else planner.tick(now, lease=False))
        said = list(tick.said)
        self.got += [(now, item) for item in said]
        self.end([item.letter for item in said], State.SENT, now)
        return said

    async def walk(self, first: date, last: date, clock: time = EARLY) -> None:
        """Every day from one to another."""
        day = first
        while day <= last:
            await self.at(day, clock)
            day += timedelta(days=1)

    def end(
        self, letters: Iterable[int], state: State, at: datetime, reason: str | None = None
    ) -> None:
        """Messages end, as delivery says it."""
        wanted = list(letters)
        with self.database.engine.begin() as connection:
            rows = connection.execute(select(_outbox).where(_outbox.c.id.in_(wanted))).all()
            connection.execute(
                update(_outbox).where(_outbox.c.id.in_(wanted)).values(state=state.value)
            )
            ended = [
                Ended(
                    Leased(
                        row.id,
                        row.chat,
                        row.cause,
                        Lane.REMINDER,
                        None,
                        row.due,
                        1,
                        row.useful_until,
                        None,
                        row.payload,
                    ),
                    state,
                    reason,
                    at,
                )
                for row in rows
            ]
            self.planner.ended(connection, ended)

    def texts(self, person: int) -> list[tuple[date, str]]:
        """What a person got, with the days."""
        return [(at.date(), item.message.text) for at, item in self.got if item.recipient == person]

    def steps(self, person: int) -> list[tuple[date, str]]:
        """The steps that a person was told of, with the days."""
        return [
            (at.date(), due.step)
            for at, item in self.got
            if item.recipient == person
            for due in item.steps
        ]

    def rows(self, about: int | None = None) -> Sequence[Stored]:
        """Every stored step, or those of one obligation."""
        columns = [reminders.c[name] for name in Stored.__dataclass_fields__]
        statement = select(*columns).order_by(reminders.c.id)
        if about is not None:
            statement = statement.where(reminders.c.about == about)
        with self.database.engine.begin() as connection:
            return [Stored(**row._mapping) for row in connection.execute(statement)]
