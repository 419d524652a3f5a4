"""What a commune's registers still lack: everything at first, nothing once it is filled in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from bot.access import Role, Scope, ScopeKind
from bot.rules import load
from bot.storage.database import Database
from bot.storage.registers import (
    accounts,
    gaps,
    grants,
    groups,
    households,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.accounts import AccountKind, NewAccount
from bot.storage.registers.base import Actor, Book, Pen
from bot.storage.registers.gaps import Gap, Lack
from bot.storage.registers.households import Member, NewHousehold, Relation
from bot.storage.registers.participations import NewParticipation
from bot.storage.registers.people import NewPerson
from bot.storage.registers.places import Holding
from bot.storage.registers.projects import NewProject

AT = datetime(2026, 8, 1, 2, tzinfo=UTC)
TODAY = date(2026, 8, 1)
DAY = date(2025, 7, 1)


@pytest.fixture
def pen(database: Database) -> Iterator[Pen]:
    with database.engine.begin() as connection:
        yield Book(database).pen(connection, Actor(None, Role.SYSTEM), AT)


def lacking(pen: Pen, commune: int) -> set[Gap]:
    here = places.commune(pen, commune)
    return set(gaps.of_commune(pen, load(), here, AT, TODAY))


def kinds(pen: Pen, commune: int) -> set[Lack]:
    return {gap.lack for gap in lacking(pen, commune)}


def test_empty_commune_lacks_officer_agency_and_project(pen: Pen) -> None:
    commune = places.put_commune(pen, "lang-son", "Xã Mẫu")
    assert kinds(pen, commune) == {Lack.OFFICER, Lack.AGENCY, Lack.PROJECT}


def test_bare_project_lacks_what_the_text_leaves_to_its_approval(pen: Pen) -> None:
    commune = places.put_commune(pen, "lang-son", "Xã Mẫu")
    new = NewProject(commune, "P1", "Nuôi lợn", "lang-son-33-2022", "livestock_poultry")
    project = projects.add(pen, new)
    home = households.add(pen, NewHousehold(commune, "Hộ Mẫu", "thôn Một"))
    participations.add(pen, NewParticipation(project, home, 20_000_000, 0))
    found = lacking(pen, commune)
    about = {Lack.PROJECT_AGENCY, Lack.APPROVED_RATE, Lack.PROJECT_END, Lack.APPROVAL}
    assert {gap.lack for gap in found if gap.about == "P1"} == about | {Lack.GROUP}
    assert Gap(Lack.GROUP, "P1", 1) in found
    assert Gap(Lack.HOUSEHOLD_PHONE, "", 1) in found
    assert Gap(Lack.HOLDER, "district") in found
    assert Gap(Lack.HOLDER, "commune") not in found  # the text itself names it


def test_rate_of_a_fixed_text_and_a_direct_path_are_no_gaps(pen: Pen) -> None:
    commune = places.put_commune(pen, "dong-nai", "Xã Mẫu")
    new = NewProject(commune, "P2", "Nuôi gà", "dong-nai-15-2023", "livestock_poultry")
    project = projects.add(pen, new)
    home = households.add(pen, NewHousehold(commune, "Hộ Mẫu", "ấp Một"))
    participations.add(pen, NewParticipation(project, home, 20_000_000, 0))
    assert not kinds(pen, commune) & {Lack.APPROVED_RATE, Lack.GROUP}


def test_each_thing_that_is_filled_in_leaves_the_list(pen: Pen) -> None:
    commune = places.put_commune(pen, "lang-son", "Xã Mẫu")
    agency = places.put_agency(pen, commune, "Phòng Mẫu")
    project = projects.add(
        pen,
        NewProject(
            commune, "P1", "Nuôi lợn", "lang-son-33-2022", "livestock_poultry", agency=agency
        ),
    )
    group = groups.put(pen, project, "Tổ Một")
    home = households.add(pen, NewHousehold(commune, "Hộ Mẫu", "thôn Một"))
    participations.add(pen, NewParticipation(project, home, 20_000_000, 0, group))
    assert kinds(pen, commune) >= {Lack.ACCOUNT, Lack.AGENCY_PHONE, Lack.LEADER}

    first, second, leader = people.add_many(
        pen, [NewPerson("Cán bộ Một"), NewPerson("Cán bộ Hai"), NewPerson("Tổ Trưởng")]
    )
    here = Scope(ScopeKind.COMMUNE, str(commune))
    grants.grant(pen, first, Role.OFFICER, here)
    assert Lack.SECOND_OFFICER in kinds(pen, commune)
    grants.grant(pen, second, Role.OFFICER, here)
    groups.set_leader(pen, group, leader)
    assert Lack.LEADER_PHONE in kinds(pen, commune)
    people.change(pen, leader, NewPerson("Tổ Trưởng", "0900000001"))
    new = NewAccount(agency, AccountKind.TREASURY, "Kho bạc", "0000000001", "PHONG MAU")
    entered = accounts.enter(replace(pen, actor=Actor(first, Role.OFFICER)), new)
    assert Gap(Lack.ACCOUNT_CONFIRMATION, "Phòng Mẫu") in lacking(pen, commune)
    accounts.confirm(replace(pen, actor=Actor(second, Role.OFFICER)), entered)
    places.put_agency(pen, commune, "Phòng Mẫu", "0900000002")
    projects.change(
        pen, project, rate=Fraction("0.15"), ends=TODAY, decision_number="1/QĐ", decision_on=DAY
    )
    for role in load()["lang-son-33-2022"].authorities:
        places.set_authority(pen, Holding("lang-son", commune, role, "UBND xã Mẫu", DAY))
    households.put_member(pen, Member(home, leader, Relation.HELPER))
    assert lacking(pen, commune) == set()


def test_withdrawn_project_and_erased_household_lack_nothing(pen: Pen) -> None:
    commune = places.put_commune(pen, "dong-nai", "Xã Mẫu")
    new = NewProject(commune, "P2", "Nuôi gà", "dong-nai-15-2023", "livestock_poultry")
    projects.withdraw(pen, projects.add(pen, new))
    assert {gap.about for gap in lacking(pen, commune)} == {""}
