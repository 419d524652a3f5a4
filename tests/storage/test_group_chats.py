"""Officers' groups: what each hears of, whoever links it, on both databases."""

import asyncio

import pytest

from bot.access import Role, Scope, ScopeKind
from bot.storage.database import Database
from bot.storage.registers import grants, group_chats
from bot.storage.registers.base import SYSTEM, Book
from bot.storage.registers.people import ChatAddress
from bot.storage.writer import Writer
from tests.storage.village import START, Project, Village, settle


def address(number: int) -> ChatAddress:
    """A group's chat."""
    return ChatAddress(number, "telegram", "main", f"-{number}")


@pytest.fixture
def village(database: Database) -> Village:
    """People, and two officers of whom one may link groups."""
    return Village(database)


@pytest.fixture
def project(village: Village) -> Project:
    """A project, in whose commune the first officer is one."""
    made = settle(village, homes=1)
    scope = Scope(ScopeKind.COMMUNE, str(made.commune))
    village.write(lambda pen: grants.grant(pen, village.officers[0], Role.OFFICER, scope))
    return made


def heard(village: Village, project: Project) -> list[str]:
    """The groups that hear of the project's commune."""
    found = village.read(lambda view: group_chats.of_commune(view, project.commune))
    return [group.address.external for group in found]


def test_group_hears_of_its_commune_until_it_is_let_go(village: Village, project: Project) -> None:
    officer = village.officers[0]
    [scope] = village.read(lambda view: group_chats.scopes_of(view, officer))
    for _ in range(2):
        village.write(lambda pen: group_chats.link(pen, officer, address(5), scope))
    assert heard(village, project) == ["-5"]
    assert village.write(lambda pen: group_chats.move(pen, 5, address(6)))
    assert not village.write(lambda pen: group_chats.move(pen, 5, address(7)))
    assert heard(village, project) == ["-6"]
    assert village.write(lambda pen: group_chats.unlink(pen, 6))
    assert not village.write(lambda pen: group_chats.unlink(pen, 6))
    assert heard(village, project) == []


def test_group_of_somebody_who_is_no_officer_any_more_hears_nothing(
    village: Village, project: Project
) -> None:
    officer = village.officers[0]
    scope = Scope(ScopeKind.COMMUNE, str(project.commune))
    village.write(lambda pen: group_chats.link(pen, officer, address(5), scope))
    [held] = village.read(lambda view: grants.of(view, officer))
    village.write(lambda pen: grants.revoke(pen, held.id))
    assert heard(village, project) == []


async def test_two_officers_at_once_leave_one_link(
    village: Village, project: Project, writer: Writer
) -> None:
    book, scope = Book(village.database), Scope(ScopeKind.COMMUNE, str(project.commune))

    async def link(person: int) -> None:
        await book.write(
            writer, SYSTEM, START, lambda pen: group_chats.link(pen, person, address(5), scope)
        )

    await asyncio.gather(*(link(person) for person in [*village.officers] * 5))
    found = village.read(lambda view: group_chats.linked(view, 5))
    assert found is not None
    assert found.person in village.officers
    assert len([name for name in heard(village, project) if name == "-5"]) <= 1
