"""The sample village: invented people that a browser or a terminal may be with ``--demo``.

Everything here is made up and says so; dates are relative to the day on which it is first shown.
It is written through the registers like any other village.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from importlib import resources
from typing import Any, Final

from bot.access import Role, Scope, ScopeKind
from bot.channels.base import ChatRef
from bot.clock import legal_day
from bot.desk import Desk
from bot.errors import UsageError
from bot.handlers.introduction import CONSENT_TEXT
from bot.rules import load
from bot.rules.calendar import add_months
from bot.settings import Settings
from bot.storage.registers import (
    accounts,
    grants,
    groups,
    households,
    obligations,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.accounts import AccountKind, NewAccount
from bot.storage.registers.base import SYSTEM, Actor, Book, Pen, View
from bot.storage.registers.households import ConsentHow, Member, NewHousehold, Relation
from bot.storage.registers.participations import NewParticipation
from bot.storage.registers.people import ChatAddress, How, NewPerson
from bot.storage.registers.projects import NewProject
from bot.storage.writer import Writer

DAYS_LEFT: Final = 30
"""How far the sample projects' last day for paying back lies ahead when the village is made."""
PROJECT_LASTS: Final = timedelta(days=550)
MONTHS_TO_PAY: Final = 3


@dataclass(frozen=True, slots=True)
class Villager:
    """One invented person: who they are in the village, and how they asked to be called.

    ``beside`` is whose phone a wide screen shows next to theirs.
    """

    id: str
    name: str
    role: str
    province: str
    full: str
    phone: str
    beside: str


def villagers() -> tuple[Villager, ...]:
    """Everybody of the sample village."""
    return tuple(Villager(**person) for person in _told()["people"])


def check(settings: Settings) -> None:
    """Refuse a demo that strangers or real channels could reach.

    Raises:
        UsageError: the host is not this machine, or a channel's token is set.
    """
    if not settings.loopback:
        raise UsageError(
            f"--demo lets anybody be anybody, so it serves this machine alone: BOT_HOST is"
            f" {settings.host}; set it to 127.0.0.1, or serve without --demo."
        )
    if tokens := settings.channel_tokens:
        raise UsageError(
            f"--demo must not reach real people: unset {_listed(tokens)}, or serve without --demo."
        )


async def settle(
    desk: Desk,
    writer: Writer,
    people_: Iterable[Villager],
    channel: str,
    account: str,
    at: datetime,
    days_left: int = DAYS_LEFT,
) -> None:
    """Fill an empty database with the village, and let each villager be known in their chat."""
    book = Book(writer.database)
    if not await book.read(_settled):
        await book.write(writer, SYSTEM, at, lambda pen: _fill(pen, legal_day(at), days_left))
    told = tuple(people_)
    await book.write(writer, SYSTEM, at, lambda pen: _link(pen, told, channel, account))
    for person in told:
        ref = ChatRef(channel, account, person.id)
        roles = await book.read(partial(_roles, ref))
        await desk.introduce(ref, person.name, at, roles)


def _told() -> dict[str, Any]:
    text = resources.files("bot").joinpath("demo.toml").read_text("utf-8")
    return tomllib.loads(text)


def _settled(view: View) -> bool:
    """Whether the registers hold anything: a village is only put into an empty database."""
    return bool(places.communes(view))


def _fill(pen: Pen, today: date, days_left: int) -> None:
    """Write the whole village."""
    told = _told()
    known = {
        person["id"]: people.add(pen, NewPerson(person["full"], person["phone"]))
        for person in told["people"]
    }
    for commune in told["communes"]:
        _commune(pen, commune, known, (today, today + timedelta(days=days_left)))


def _commune(
    pen: Pen, told: Mapping[str, Any], known: Mapping[str, int], days: tuple[date, date]
) -> None:
    """One commune; ``days`` are today and the last day for paying back."""
    commune = places.put_commune(pen, told["province"], told["name"])
    agency = places.put_agency(pen, commune, told["agency"], told["phone"])
    for name in (told["officer"], told["second"]):
        grants.grant(pen, known[name], Role.OFFICER, Scope(ScopeKind.COMMUNE, str(commune)))
    _account(pen, agency, told["account"], known[told["officer"]], known[told["second"]])
    for project in told["projects"]:
        _project(pen, commune, agency, project, known, days)


def _account(pen: Pen, agency: int, told: Mapping[str, str], first: int, second: int) -> None:
    """An account that one officer entered and another confirmed."""
    kind = AccountKind(told["kind"])
    new = NewAccount(agency, kind, told["bank"], told["number"], told["holder"], told.get("bin"))
    entered = accounts.enter(_as(pen, first), new)
    accounts.confirm(_as(pen, second), entered)


def _project(
    pen: Pen,
    commune: int,
    agency: int,
    told: Mapping[str, Any],
    known: Mapping[str, int],
    days: tuple[date, date],
) -> None:
    today, last = days
    ends = _end(last)
    new = NewProject(
        commune,
        told["code"],
        told["name"],
        told["policy"],
        told["type"],
        agency=agency,
        decision_number=told["decision"],
        decision_on=ends - PROJECT_LASTS,
        rate=Fraction(told["rate"]) if "rate" in told else None,
        starts=ends - PROJECT_LASTS,
        ends=ends,
    )
    project = projects.add(pen, new)
    group = groups.put(pen, project, told["group"], known[told["leader"]])
    for home in told["households"]:
        _household(pen, commune, project, group, told["village"], home, known)
    obligations.assess_project(pen, load(), project, today)


def _end(last: date) -> date:
    """The latest end of a project whose money is due by this day."""
    days = (last - timedelta(days=n) for n in range(85, 100))
    return next(day for day in days if add_months(day, MONTHS_TO_PAY) <= last)


def _household(
    pen: Pen,
    commune: int,
    project: int,
    group: int,
    village: str,
    told: Mapping[str, Any],
    known: Mapping[str, int],
) -> None:
    new = NewHousehold(commune, told["name"], village, told["category"])
    household = households.add(pen, new)
    part = NewParticipation(project, household, told["state"], told["own"], group)
    participations.add(pen, part)
    person = known.get(told.get("person", ""))
    if person is None:
        return
    relation = Relation(told.get("relation", "head"))
    households.put_member(pen, Member(household, person, relation))
    households.give_consent(pen, household, person, CONSENT_TEXT, ConsentHow.SPOKEN)


def _link(pen: Pen, told: Iterable[Villager], channel: str, account: str) -> None:
    """Know the villagers by their chats on this channel."""
    for person in told:
        found = people.with_phone(pen, person.phone)
        chat = pen.sealer.chat(channel, account, person.id)
        if len(found) != 1 or people.linked(pen, chat) is not None:
            continue
        address = ChatAddress(chat, channel, account, person.id)
        people.link(pen, found[0].id, address, How.OFFICER)


def _roles(ref: ChatRef, view: View) -> tuple[str, ...]:
    """What a villager is."""
    linked = people.linked(view, view.sealer.chat(ref.channel, ref.account, ref.id))
    if linked is None:
        return ()
    return tuple(sorted({grant.role.value for grant in grants.effective(view, linked.person)}))


def _as(pen: Pen, person: int) -> Pen:
    """The pen of an officer."""
    return Pen(pen.connection, pen.sealer, Actor(person, Role.OFFICER), pen.at, pen.ids)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
