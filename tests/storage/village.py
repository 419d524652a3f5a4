"""A village in a database: two projects, a leader, officers, households that owe something."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import TextClause

from bot.access import Role
from bot.rules import load
from bot.rules.balances import Standing
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.registers import (
    groups,
    households,
    obligations,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.base import Actor, Book, Pen, View
from bot.storage.registers.households import Member, NewHousehold, Relation
from bot.storage.registers.participations import NewParticipation
from bot.storage.registers.people import ChatAddress, How, NewPerson
from bot.storage.registers.projects import NewProject

T = TypeVar("T")

START = datetime(2026, 7, 1, 2, tzinfo=UTC)
TODAY = date(2026, 7, 1)
ENDS = date(2026, 6, 30)
PAY_BY = date(2026, 9, 30)
POLICIES = load()
LANG_SON, DONG_NAI = "lang-son-33-2022", "dong-nai-15-2023"
NAMES = ("Nông Văn Páo", "Trần Thị Lan", "Lý A Sình", "Hoàng Thị Mỷ", "Vi Văn Tư")
PHONES = ("0912345671", "0912345672", "0912345673", "0912345674", "0912345675")

_numbers = count(1)


@dataclass
class Village:
    """A database with people in it; every write is a minute after the one before."""

    database: Database
    at: datetime = START
    officers: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.book = Book(self.database)
        self.officers = self.write(
            lambda pen: people.add_many(pen, [NewPerson("Cán bộ Một"), NewPerson("Cán bộ Hai")])
        )

    @property
    def officer(self) -> Actor:
        """The first officer."""
        return Actor(self.officers[0] if self.officers else None, Role.OFFICER)

    @property
    def second(self) -> Actor:
        """The second officer."""
        return Actor(self.officers[1], Role.OFFICER)

    @contextmanager
    def pen(self, actor: Actor | None = None) -> Iterator[Pen]:
        """A pen of the officer, or of somebody else."""
        self.at += timedelta(minutes=1)
        with self.database.engine.begin() as connection:
            yield self.book.pen(connection, actor or self.officer, self.at)

    def write(self, fn: Callable[[Pen], T], actor: Actor | None = None) -> T:
        """What the function returns, committed."""
        with self.pen(actor) as pen:
            return fn(pen)

    def read(self, fn: Callable[[View], T]) -> T:
        """What the function finds."""
        with self.database.engine.begin() as connection:
            return fn(self.book.view(connection))

    def link(self, person: int, channel: str, account: str, id_: str) -> int:
        """Somebody's chat, linked by a code."""
        chat_ = self.database.sealer.chat(channel, account, id_)
        address = ChatAddress(chat_, channel, account, id_)
        self.write(lambda pen: people.link(pen, person, address, How.CODE))
        return chat_

    async def ended(self, statement: TextClause, *, least: int = 1) -> list[Any]:
        """The rows of messages, once there are so many and none is under way."""
        async with asyncio.timeout(20):
            while True:
                await asyncio.sleep(0.05)
                with self.database.engine.begin() as connection:
                    found = list(connection.execute(statement).all())
                if len(found) >= least and not {r.state for r in found} & {"queued", "leased"}:
                    return found

    def standing(self, obligation: int) -> Standing:
        """Where an obligation stands."""
        return self.read(lambda view: ledger.standings(view, [obligation]))[obligation]


@dataclass(frozen=True, slots=True)
class Project:
    """A project with a group whose households owe something."""

    commune: int
    id: int
    group: int
    leader: int
    people: list[int]
    households: list[int]
    participations: list[int]
    obligations: list[int]


def settle(
    village: Village,
    policy: str = LANG_SON,
    *,
    homes: int = 2,
    ends: date | None = ENDS,
    rate: Fraction | None = Fraction(15, 100),
    state_vnd: int = 20_000_000,
) -> Project:
    """A project of its own, assessed today."""
    number = next(_numbers)
    province = POLICIES[policy].province
    with village.pen() as pen:
        commune = places.put_commune(pen, province, f"Xã {number}")
        new = NewProject(
            commune,
            f"DA-{number}",
            "Nuôi lợn đen",
            policy,
            "livestock_poultry",
            decision_number="12/QĐ-UBND",
            rate=rate,
            ends=ends,
        )
        project = projects.add(pen, new)
        leader = people.add(pen, NewPerson("Đàm Thị Hoa", "0987654321"))
        group = groups.put(pen, project, "Tổ 1", leader)
        told = [
            NewPerson(f"{NAMES[home % 5]} {home}", f"{PHONES[home % 5]}") for home in range(homes)
        ]
        persons = people.add_many(pen, told)
        ids = households.add_many(
            pen,
            [NewHousehold(commune, person.name, "Thôn Nà Lỏng", "poor") for person in told],
        )
        households.put_members(
            pen,
            [
                Member(home, person, Relation.HEAD)
                for home, person in zip(ids, persons, strict=True)
            ],
        )
        parts = participations.add_many(
            pen,
            [NewParticipation(project, home, state_vnd, 5_000_000, group) for home in ids],
        )
        obligations.assess_project(pen, POLICIES, project, TODAY)
        heads = obligations.of_participations(pen, parts)
    by_part = {head.participation: head.id for head in heads}
    owed = [by_part[part] for part in parts if part in by_part]
    return Project(commune, project, group, leader, persons, ids, parts, owed)


def chat(number: int) -> ChatAddress:
    """Somebody's chat on Telegram."""
    return ChatAddress(number, "telegram", "main", f"tele-{number}")
