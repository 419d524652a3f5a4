"""The registers: places, projects, groups, households, people, roles, codes, accounts."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Table, select

from bot.access import Action, Grant, Role, Scope, ScopeKind, may
from bot.desk.typed_codes import opened
from bot.phones import normal_phone
from bot.storage import audit
from bot.storage.database import Database
from bot.storage.ids import code
from bot.storage.register_tables import authority_holders
from bot.storage.register_tables import invitations as invitation_table
from bot.storage.registers import (
    accounts,
    codes,
    erasure,
    grants,
    groups,
    households,
    invitations,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.accounts import AccountKind, NewAccount
from bot.storage.registers.base import MANY, SYSTEM, Actor, Pen
from bot.storage.registers.codes import Redeeming
from bot.storage.registers.errors import (
    AlreadyThere,
    BadValue,
    NeedsAnother,
    NotFound,
    NotNow,
)
from bot.storage.registers.households import (
    ConsentHow,
    Member,
    NewHousehold,
    Purpose,
    Relation,
)
from bot.storage.registers.participations import NewParticipation
from bot.storage.registers.people import ChatAddress, How, NewPerson
from bot.storage.registers.places import Holding, Switch
from bot.storage.registers.projects import NewProject
from tests.storage.village import DONG_NAI, LANG_SON, POLICIES, Village, chat, settle

COMMUNE = Scope(ScopeKind.COMMUNE, "1")


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


# Places


def test_place_of_the_same_name_is_the_same_place(village: Village) -> None:
    first = village.write(lambda pen: places.put_commune(pen, "lang-son", "Xã Nà  Sầm"))
    again = village.write(lambda pen: places.put_commune(pen, "lang-son", " Xã Nà Sầm "))
    other = village.write(lambda pen: places.put_commune(pen, "dong-nai", "Xã Nà Sầm"))
    assert first == again != other
    one = village.write(lambda pen: places.put_agency(pen, first, "Phòng Kinh tế"))
    same = village.write(lambda pen: places.put_agency(pen, first, "Phòng Kinh tế", "0205 123"))
    assert one == same
    assert village.read(lambda view: places.agency(view, one)).phone == "0205 123"
    programme = village.write(lambda pen: places.put_programme(pen, "lang-son", "Giảm nghèo"))
    assert [item.id for item in village.read(places.programmes)] == [programme]
    assert [item.id for item in village.read(places.communes)] == [other, first]
    assert village.read(lambda view: places.communes(view, "lang-son"))[0].name == "Xã Nà Sầm"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\x00b"])
def test_place_without_a_proper_name_is_refused(village: Village, name: str) -> None:
    with pytest.raises(BadValue):
        village.write(lambda pen: places.put_commune(pen, "lang-son", name))


def test_authority_before_july_2025_is_the_documents_and_afterwards_what_is_configured(
    village: Village,
) -> None:
    policy = POLICIES[DONG_NAI]
    commune = village.write(lambda pen: places.put_commune(pen, "dong-nai", "Xã A"))
    before, after = date(2025, 6, 30), date(2025, 7, 1)

    def holder(role_commune: int | None, on: date) -> str | None:
        return village.read(
            lambda view: places.holder(view, policy, role_commune, "recovery_decision", on)
        )

    assert holder(commune, before) == "UBND cấp huyện"
    assert holder(commune, after) is None
    province = Holding("dong-nai", None, "recovery_decision", "UBND tỉnh", after)
    village.write(lambda pen: places.set_authority(pen, province))
    village.write(lambda pen: places.set_authority(pen, province))
    mine = Holding("dong-nai", commune, "recovery_decision", "UBND xã A", date(2026, 1, 1))
    village.write(lambda pen: places.set_authority(pen, mine))
    assert holder(commune, after) == "UBND tỉnh"
    assert holder(commune, date(2026, 1, 1)) == "UBND xã A"
    assert holder(None, date(2026, 1, 1)) == "UBND tỉnh"
    assert holder(commune, before) == "UBND cấp huyện"


def test_new_holder_ends_the_one_before_and_overlap_is_refused(village: Village) -> None:
    first = Holding("lang-son", None, "project_approver", "UBND xã", date(2025, 7, 1))
    second = Holding("lang-son", None, "project_approver", "Sở", date(2026, 3, 1))
    village.write(lambda pen: places.set_authority(pen, first))
    village.write(lambda pen: places.set_authority(pen, second))
    found = village.read(lambda view: places.holdings(view, "lang-son"))
    assert [(item.holder, item.last) for item in found] == [
        ("UBND xã", date(2026, 2, 28)),
        ("Sở", None),
    ]
    inside = Holding("lang-son", None, "project_approver", "Ai", date(2025, 8, 1), date(2025, 9, 1))
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: places.set_authority(pen, inside))
    for wrong in (
        Holding("lang-son", None, "project_approver", " ", date(2025, 8, 1)),
        Holding("lang-son", None, "x", "Ai", date(2025, 8, 1), date(2025, 7, 1)),
    ):
        with pytest.raises(BadValue):
            village.write(partial(places.set_authority, holding=wrong))


def test_switch_of_a_commune_goes_before_that_of_everywhere(village: Village) -> None:
    def on(commune: int = 0) -> bool:
        return village.read(lambda view: places.is_on(view, Switch.INVITATIONS, commune))

    assert not on(5)
    village.write(lambda pen: places.set_switch(pen, Switch.INVITATIONS, True))
    village.write(lambda pen: places.set_switch(pen, Switch.INVITATIONS, False, 5))
    assert (on(), on(4), on(5)) == (True, True, False)
    village.write(lambda pen: places.set_switch(pen, Switch.INVITATIONS, True, 5))
    assert on(5)


# Projects, groups, participations


def test_project_is_kept_exactly_and_its_changes_are_audited(village: Village) -> None:
    new = NewProject(
        1, "DA-1", "Trồng quế", LANG_SON, "forestry", rate=Fraction(1, 3), ends=date(2026, 6, 30)
    )
    id_ = village.write(lambda pen: projects.add(pen, new))
    assert village.read(lambda view: projects.get(view, id_)).facts == new
    moved = date(2026, 12, 31)
    assert village.write(lambda pen: projects.change(pen, id_, ends=moved))
    assert not village.write(lambda pen: projects.change(pen, id_, ends=moved))
    (last, *_) = village.read(lambda view: audit.done_to(view, "project", id_))
    assert (last.action, last.detail) == ("change", {"fields": "ends"})
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: projects.add(pen, new))
    with pytest.raises(BadValue):
        village.write(lambda pen: projects.change(pen, id_, colour="red"))
    with pytest.raises(BadValue):
        village.write(lambda pen: projects.change(pen, id_, rate=Fraction(3, 2)))
    village.write(lambda pen: projects.withdraw(pen, id_))
    assert village.read(lambda view: projects.by_code(view, 1, "DA-1")) is not None
    assert village.read(projects.every)[0].withdrawn
    with pytest.raises(NotFound):
        village.read(lambda view: projects.get(view, 4))


def test_group_has_one_leader_at_a_time(village: Village) -> None:
    project = settle(village)
    new = village.write(lambda pen: people.add(pen, NewPerson("Tổ trưởng mới")))
    same = village.write(lambda pen: groups.put(pen, project.id, "Tổ 1", new))
    assert same == project.group
    assert [g.id for g in village.read(lambda view: groups.led_by(view, new))] == [project.group]
    assert village.read(lambda view: groups.led_by(view, project.leader)) == ()
    assert village.read(lambda view: groups.of_project(view, project.id)) == village.read(
        lambda view: groups.of_commune(view, project.commune)
    )


def test_household_takes_part_in_a_project_once(village: Village) -> None:
    project = settle(village)
    again = NewParticipation(project.id, project.households[0], 1)
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: participations.add(pen, again))
    fresh = [NewParticipation(project.id, 77, 1)] * 2
    with pytest.raises(BadValue):
        village.write(lambda pen: participations.add_many(pen, fresh))
    with pytest.raises(BadValue):
        village.write(lambda pen: participations.add(pen, NewParticipation(project.id, 78, -1)))
    (part, *_) = project.participations
    assert village.write(lambda pen: participations.change(pen, part, has_income=False))
    assert village.read(lambda view: participations.get(view, part)).facts.has_income is False
    with pytest.raises(BadValue):
        village.write(lambda pen: participations.change(pen, part, household=5))


# Households and people


def test_people_are_found_by_number_and_name_however_written(village: Village) -> None:
    id_ = village.write(lambda pen: people.add(pen, NewPerson("Nông  Văn Páo", "912 345 678")))
    for written in ("0912345678", "+84912345678", "84 912.345.678"):
        found = village.read(partial(people.with_phone, phone=written))
        assert [person.id for person in found] == [id_]
    assert village.read(lambda view: people.with_phone(view, "hello")) == ()
    (found_,) = village.read(lambda view: people.with_name(view, "nông văn páo"))
    assert (found_.name, found_.phone) == ("Nông Văn Páo", "+84912345678")
    village.write(lambda pen: people.change(pen, id_, NewPerson("Nông Văn Páo")))
    assert village.read(lambda view: people.get(view, id_)).phone is None


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("0912345678", "+84912345678"),
        ("912345678", "+84912345678"),
        ("+84 (91) 234-5678", "+84912345678"),
        ("０９１２３４５６７８", "+84912345678"),
        ("0205 3812 345", "+842053812345"),
        ("12345", None),
        ("", None),
        ("+1 202 555 0100", None),
        ("٠٩١٢٣٤٥٦٧٨", None),
    ],
)
def test_number_is_kept_in_one_form(written: str, normal: str | None) -> None:
    assert normal_phone(written) == normal


def test_masked_values_tell_no_more_than_needed() -> None:
    assert people.mask_name("Trần Thị Lan") == "T. T. Lan"
    assert people.mask_name("Páo") == "Páo"
    assert people.mask_name("") == ""
    assert people.mask_phone("+84912345678") == "… 678"


@pytest.mark.parametrize("person", [NewPerson(""), NewPerson("a\x07"), NewPerson("Lan", "12")])
def test_person_that_cannot_be_kept_is_refused(village: Village, person: NewPerson) -> None:
    with pytest.raises(BadValue):
        village.write(lambda pen: people.add(pen, person))


def test_person_has_several_chats_and_a_chat_one_person(village: Village) -> None:
    one, two = village.officers
    for number in (1, 2):
        address = chat(number)
        village.write(partial(people.link, person=one, address=address, how=How.PHONE))
    village.write(lambda pen: people.link(pen, one, chat(1), How.CODE))
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: people.link(pen, two, chat(1), How.PHONE))
    found = village.read(lambda view: people.chats_of(view, [one, two]))
    assert [item.address for item in found[one]] == [chat(1), chat(2)]
    assert two not in found
    assert village.write(lambda pen: people.unlink(pen, 1))
    assert not village.write(lambda pen: people.unlink(pen, 1))
    assert village.read(lambda view: people.linked(view, 1)) is None
    village.write(lambda pen: people.link(pen, two, chat(1), How.PHONE))


def test_household_codes_are_told_or_made_and_unique_in_a_commune(village: Village) -> None:
    new = [NewHousehold(1, "Lan", code="HN-01"), NewHousehold(1, "Páo")]
    ids = village.write(lambda pen: households.add_many(pen, new))
    told, made = (village.read(lambda view: households.many(view, ids))[id_] for id_ in ids)
    assert (told.code, len(made.code)) == ("HN-01", 8)
    with pytest.raises(AlreadyThere) as taken:
        village.write(lambda pen: households.add(pen, NewHousehold(1, "Tư", code=" HN-01 ")))
    assert taken.value.id == ids[0]
    village.write(lambda pen: households.add(pen, NewHousehold(2, "Tư", code="HN-01")))
    twice = [NewHousehold(3, "Tư", code="A")] * 2
    with pytest.raises(BadValue):
        village.write(lambda pen: households.add_many(pen, twice))
    with pytest.raises(BadValue):
        village.write(lambda pen: households.add(pen, NewHousehold(3, "Tư", category="rich")))
    found = village.read(lambda view: households.by_codes(view, 1, ["HN-01", "HN-02"]))
    assert list(found) == ["HN-01"]
    assert len(village.read(lambda view: households.with_name(view, 1, "LAN"))) == 1


def test_one_phone_serves_several_households_and_it_is_said_who_gets_notices(
    village: Village,
) -> None:
    project = settle(village)
    helper, (one, two) = project.leader, project.households
    for home in (one, two):
        member = Member(home, helper, Relation.HELPER, True, home == one)
        village.write(partial(households.put_member, member=member))
    quiet = Member(one, project.people[0], Relation.HEAD, True, False)
    village.write(lambda pen: households.put_member(pen, quiet))
    village.write(lambda pen: households.put_member(pen, quiet))
    told = village.read(lambda view: households.told(view, [one, two]))
    assert told == {one: (helper,), two: (project.people[1],)}
    served = village.read(lambda view: households.households_of(view, helper))
    assert {member.household for member in served} == {one, two}
    assert village.write(lambda pen: households.remove_member(pen, one, helper))
    assert not village.write(lambda pen: households.remove_member(pen, one, helper))


def test_consent_holds_for_its_household_and_purpose_until_withdrawn(village: Village) -> None:
    project = settle(village)
    one, two = project.households
    for version in ("v1", "v2"):
        given = partial(households.give_consent, household=one, person=project.people[0])
        village.write(partial(given, text_version=version, how=ConsentHow.SPOKEN))
    held = village.read(lambda view: households.consents(view, [one, two]))
    assert [(home, consent.text_version) for home, consent in held.items()] == [(one, "v2")]
    sees = village.read(lambda view: households.consents(view, [one], Purpose.LEADER_SEES))
    assert sees == {}
    assert village.write(lambda pen: households.withdraw_consent(pen, one))
    assert not village.write(lambda pen: households.withdraw_consent(pen, one))


# Roles


def test_grant_holds_until_it_is_revoked(village: Village) -> None:
    person = village.officers[0]
    id_ = village.write(lambda pen: grants.grant(pen, person, Role.OFFICER, COMMUNE), SYSTEM)
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: grants.grant(pen, person, Role.OFFICER, COMMUNE))
    with pytest.raises(BadValue):
        village.write(lambda pen: grants.grant(pen, person, Role.SYSTEM, Scope(ScopeKind.ALL)))
    with pytest.raises(NotFound):
        village.write(lambda pen: grants.grant(pen, 5, Role.OFFICER, COMMUNE))
    (given,) = village.read(lambda view: grants.of(view, person))
    assert given.grant == Grant(Role.OFFICER, COMMUNE)
    assert village.read(grants.every) == (given,)
    village.write(lambda pen: grants.revoke(pen, id_))
    with pytest.raises(NotFound):
        village.write(lambda pen: grants.revoke(pen, id_))
    assert village.read(lambda view: grants.of(view, person)) == ()
    village.write(lambda pen: grants.grant(pen, person, Role.OFFICER, COMMUNE))
    actions = [item.action for item in village.read(lambda v: audit.done_to(v, "person", person))]
    assert actions[:3] == ["grant", "revoke", "grant"]


def test_leader_and_household_have_their_roles_from_the_registers(village: Village) -> None:
    here, there = settle(village), settle(village, DONG_NAI, rate=None)
    leader = village.read(lambda view: grants.effective(view, here.leader))
    assert leader == (Grant(Role.GROUP_LEADER, Scope(ScopeKind.GROUP, str(here.group))),)
    own = village.read(lambda view: grants.effective(view, here.people[0]))

    mine = village.read(lambda view: grants.target_of_household(view, here.households[0]))
    other = village.read(lambda view: grants.target_of_household(view, there.households[0]))
    assert may(own, Action.SEE_OWN, mine)
    assert not may(own, Action.SEE_OWN, other)
    assert may(leader, Action.SEE_AMOUNTS, mine)
    there_leader = village.read(lambda view: grants.effective(view, there.leader))
    assert may(there_leader, Action.SEE_NAMES, other)
    assert not may(there_leader, Action.SEE_AMOUNTS, other)
    home = there.households[0]
    village.write(
        lambda pen: households.give_consent(
            pen, home, None, "v1", ConsentHow.PAPER, Purpose.LEADER_SEES
        )
    )
    agreed = village.read(lambda view: grants.target_of_household(view, home))
    assert may(there_leader, Action.SEE_AMOUNTS, agreed)


def test_officers_of_a_commune_are_those_whose_scope_reaches_it(village: Village) -> None:
    commune = settle(village).commune
    one, two = village.officers
    scopes = {one: Scope(ScopeKind.COMMUNE, str(commune)), two: Scope(ScopeKind.ALL)}
    for person, scope in scopes.items():
        village.write(partial(grants.grant, person=person, role=Role.OFFICER, scope=scope))
    assert village.read(lambda view: grants.officers_of(view, commune)) == (one, two)
    other = settle(village).commune
    assert village.read(lambda view: grants.officers_of(view, other)) == (two,)


# Codes and invitations


def redeem(village: Village, typed: str, address: ChatAddress) -> codes.Redeemed:
    return village.write(lambda pen: codes.redeem(pen, typed, address), Actor(None, Role.HOUSEHOLD))


def test_code_links_once(village: Village) -> None:
    person = village.officers[0]
    made = village.write(lambda pen: codes.make(pen, person))
    linked = redeem(village, made.text.lower(), chat(1))
    assert (linked.outcome, linked.person) == (Redeeming.LINKED, person)
    assert redeem(village, made.text, chat(2)).outcome is Redeeming.USED
    found = village.read(lambda view: people.linked(view, 1))
    assert found is not None
    assert (found.person, found.how) == (person, How.CODE)


def test_many_rows_read_as_they_read_when_they_are_written_one_by_one(village: Village) -> None:
    at = datetime(2026, 9, 1, 3, 4, 5, 6789, tzinfo=UTC)
    rows: list[dict[str, Any]] = [
        {"person": n, "planned_at": at, "answered": (None, True, False)[n % 3], "answered_at": None}
        for n in range(1, 2 * MANY + 1)
    ]
    holders: list[dict[str, Any]] = [
        {"id": n, "province": "p", "commune": n % 2 or None, "role": "r", "holder": "Ủy ban",
         "first": date(2026, 1, n % 28 + 1), "last": None}
        for n in range(1, 2 * MANY + 1)
    ]  # fmt: skip
    assert kept(village, invitation_table, rows) == rows
    assert kept(village, authority_holders, holders) == holders


def kept(village: Village, table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as they are read, half of them written together and half one by one."""
    village.write(lambda pen: pen.insert(table, rows[:MANY]))
    for row in rows[MANY:]:
        village.write(partial(_put, table, row))
    statement = select(*table.c).order_by(*table.primary_key)
    return village.read(
        lambda view: [dict(row._mapping) for row in view.connection.execute(statement)]
    )


def _put(table: Table, row: dict[str, Any], pen: Pen) -> None:
    pen.insert(table, [row])


def test_every_code_holds_a_digit_so_that_it_is_known_when_it_is_typed_alone() -> None:
    made = [code(codes.fresh()) for _ in range(300)]
    assert all(opened(text, asking=False) is not None for text in made)


def test_code_expires_and_a_newer_one_replaces_it(village: Village) -> None:
    person = village.officers[0]
    old = village.write(lambda pen: codes.make(pen, person))
    new = village.write(lambda pen: codes.make(pen, person))
    assert redeem(village, old.text, chat(1)).outcome is Redeeming.WRONG
    village.at += timedelta(days=8)
    assert redeem(village, new.text, chat(2)).outcome is Redeeming.EXPIRED


def test_five_wrong_codes_pause_the_chat_and_no_other(village: Village) -> None:
    made = village.write(lambda pen: codes.make(pen, village.officers[0]))
    outcomes = [redeem(village, "nonsense", chat(1)).outcome for _ in range(5)]
    assert outcomes == [*[Redeeming.WRONG] * 4, Redeeming.PAUSED]
    paused = redeem(village, made.text, chat(1))
    assert paused.outcome is Redeeming.PAUSED
    assert paused.paused_until is not None
    assert redeem(village, "nonsense", chat(2)).outcome is Redeeming.WRONG
    village.at = paused.paused_until
    assert redeem(village, "nonsense", chat(1)).outcome is Redeeming.WRONG
    assert redeem(village, made.text, chat(1)).outcome is Redeeming.LINKED


def test_code_does_not_take_a_chat_from_somebody_else(village: Village) -> None:
    one, two = village.officers
    village.write(lambda pen: people.link(pen, one, chat(1), How.PHONE))
    made = village.write(lambda pen: codes.make(pen, two))
    assert redeem(village, made.text, chat(1)).outcome is Redeeming.OTHER_PERSON
    assert redeem(village, made.text, chat(2)).outcome is Redeeming.LINKED


def test_imported_number_is_invited_once_and_only_where_that_is_switched_on(
    village: Village,
) -> None:
    project = settle(village, homes=3)
    first, second, third = project.people

    def plan(person: int) -> bool:
        return village.write(lambda pen: invitations.plan(pen, person, project.commune))

    assert not plan(first)
    village.write(lambda pen: places.set_switch(pen, Switch.INVITATIONS, True, project.commune))
    assert (plan(first), plan(first)) == (True, False)
    sharing = village.write(lambda pen: people.add(pen, NewPerson("Cùng máy", "0912345671")))
    assert not plan(sharing)
    assert village.write(lambda pen: invitations.answered(pen, first, True))
    assert not village.write(lambda pen: invitations.answered(pen, first, True))
    village.write(lambda pen: people.link(pen, second, chat(5), How.PHONE))
    assert not plan(second)
    printed = village.read(lambda view: invitations.printed(view, project.commune))
    assert set(printed) == {project.households[0], project.households[2]}
    assert third not in village.read(lambda view: invitations.of(view, [third]))


def test_a_number_that_was_erased_and_comes_back_is_not_invited_again(village: Village) -> None:
    project = settle(village, homes=3)
    first, number = project.people[0], "0912345671"
    village.write(lambda pen: places.set_switch(pen, Switch.INVITATIONS, True, project.commune))
    assert village.write(lambda pen: invitations.plan(pen, first, project.commune))
    village.write(lambda pen: erasure.erase(pen, first))
    again = village.write(lambda pen: people.add(pen, NewPerson("Về lại", number)))
    member = Member(project.households[0], again, Relation.HEAD)
    village.write(lambda pen: households.put_member(pen, member))
    found = {person for person, _ in village.read(lambda view: invitations.waiting(view, 10))}
    assert again not in found
    assert not village.write(lambda pen: invitations.plan(pen, again, project.commune))


# Accounts


def new_account(agency: int, number: str = "3713 0 123456") -> NewAccount:
    return NewAccount(agency, AccountKind.TREASURY, "KBNN", number, "PHONG KINH TE")


def test_first_account_holds_once_another_officer_confirmed_it(village: Village) -> None:
    agency = village.write(lambda pen: places.put_agency(pen, 1, "Phòng Kinh tế"))

    def now() -> accounts.Accounts:
        return village.read(lambda view: accounts.standing(view, [agency], village.at))[agency]

    id_ = village.write(lambda pen: accounts.enter(pen, new_account(agency)))
    assert now().current is None
    with pytest.raises(NeedsAnother):
        village.write(lambda pen: accounts.confirm(pen, id_))
    with pytest.raises(NeedsAnother):
        village.write(lambda pen: accounts.confirm(pen, id_), SYSTEM)
    village.write(lambda pen: accounts.confirm(pen, id_), village.second)
    current = now().current
    assert current is not None
    assert (current.facts.number, now().frozen) == ("37130123456", False)
    with pytest.raises(NotNow):
        village.write(lambda pen: accounts.confirm(pen, id_), village.second)
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: accounts.enter(pen, new_account(agency)))


def test_changed_account_freezes_codes_and_holds_a_day_after_its_confirmation(
    village: Village,
) -> None:
    agency = village.write(lambda pen: places.put_agency(pen, 1, "Phòng Kinh tế"))
    first = village.write(lambda pen: accounts.enter(pen, new_account(agency)))
    village.write(lambda pen: accounts.confirm(pen, first), village.second)

    def number(after: timedelta = timedelta()) -> tuple[str, bool]:
        at = village.at + after
        held = village.read(lambda view: accounts.standing(view, [agency], at))[agency]
        assert held.current is not None
        return held.current.facts.number, held.frozen

    change = village.write(lambda pen: accounts.enter(pen, new_account(agency, "999888777")))
    assert number() == ("37130123456", True)
    with pytest.raises(AlreadyThere):
        village.write(lambda pen: accounts.enter(pen, new_account(agency, "111222333")))
    village.write(lambda pen: accounts.confirm(pen, change), village.second)
    day = timedelta(hours=24)
    assert number() == ("37130123456", True)
    assert number(day - timedelta(seconds=1)) == ("37130123456", True)
    assert number(day) == ("999888777", False)
    village.write(lambda pen: accounts.cancel(pen, change))
    assert number(day) == ("37130123456", False)
    with pytest.raises(NotNow):
        village.write(lambda pen: accounts.cancel(pen, first))


@pytest.mark.parametrize("number", ["", "12", "'; DROP TABLE", "1" * 40])
def test_number_that_is_no_account_is_refused(village: Village, number: str) -> None:
    agency = village.write(lambda pen: places.put_agency(pen, 1, "Phòng Kinh tế"))
    with pytest.raises(BadValue):
        village.write(lambda pen: accounts.enter(pen, new_account(agency, number)))
