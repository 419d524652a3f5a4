"""Damage that was reported in the sample village, for tests of what officers do with it."""

from datetime import UTC, date, datetime
from fractions import Fraction

from bot.access import Role
from bot.app import PAGES
from bot.desk.case_rounds import bring_cases
from bot.rules import load
from bot.rules.case_losses import Basis
from bot.storage.registers import cases, households, participations, people, places, projects
from bot.storage.registers.base import Actor, Book, Pen, View
from bot.storage.registers.case_values import Case
from bot.storage.registers.cases import NewCase, NewEvent, NewItem, Reporter
from tests.people import Village

MONDAY = datetime(2026, 8, 3, 1, 0, tzinfo=UTC)
"""Eight in the morning in Vietnam, a working day."""
PIGS = NewItem("pig", Basis.HEADS, "con", Fraction(12), Fraction(40))
LOST = NewEvent("unknown", None, date(2026, 8, 2), (PIGS,))


def book(here: Village) -> Book:
    """The registers of the village."""
    return Book(here.app.database)


async def report(
    here: Village, province: str, name: str, *, by: str | None = None, danger: bool = False
) -> Case:
    """The case of a household, reported by one of its people, or by somebody else (``by``)."""

    def write(pen: Pen) -> Case:
        (commune,) = places.communes(pen, province)
        home = next(h for h in households.of_commune(pen, commune.id) if h.name == name)
        (project,) = projects.of_commune(pen, commune.id)
        part = participations.by_pairs(pen, [(project.id, home.id)])[project.id, home.id]
        new = NewCase(project.facts.policy, commune.id, (LOST,), participation=part.id)
        told = households.told(pen, [home.id]).get(home.id, ())
        person = told[0] if told else None
        role = Role.HOUSEHOLD
        if by is not None:
            person, role = _person(pen, by), Role.GROUP_LEADER
        own = Book(here.app.database).pen(pen.connection, Actor(person, role), pen.at)
        from dataclasses import replace

        return cases.open_case(own, load(), replace(new, danger=danger))

    case = await book(here).write(here.app.writer, Actor(None, Role.HOUSEHOLD), now(here), write)
    await later(here)
    return case


async def stranger(here: Village, province: str, chat: str) -> Case:
    """The case of somebody whom nobody knows, from their chat."""
    place = here.app.database.sealer.chat("console", "local", chat)

    def write(pen: Pen) -> Case:
        (commune,) = places.communes(pen, province)
        (project,) = projects.of_commune(pen, commune.id)
        who = Reporter("Giàng A Lạ", "thôn Mẫu Ba", "0900000099")
        new = NewCase(project.facts.policy, commune.id, (LOST,), reporter=who)
        return cases.open_case(pen, load(), new)

    case = await book(here).write(
        here.app.writer, Actor(None, Role.HOUSEHOLD, place), now(here), write
    )
    await later(here)
    return case


async def later(here: Village, to: datetime | None = None) -> None:
    """What is due at that instant goes out; what each was told stands in ``here.told``."""
    if to is not None:
        here.clock.move(to)
    await bring_cases(here.app.writer, PAGES, here.clock.now())
    await here.app.delivery.catch_up()
    here.told = [row.message for row in here.posted]
    here.posted.clear()


async def case_of(here: Village, case: Case) -> Case:
    """The case as it stands now."""
    return await book(here).read(lambda view: cases.get(view, case.id))


def now(here: Village) -> datetime:
    """The village's instant."""
    return here.clock.now()


def _person(view: View, name: str) -> int:
    found = people.with_name(view, name) if hasattr(people, "with_name") else ()
    if found:
        return found[0].id
    raise LookupError(name)
