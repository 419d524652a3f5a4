"""Obligations, decisions, overviews, erasure: what the registers do to the money, and do not."""

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.access import Role, Scope, ScopeKind
from bot.rules.balances import Entry, Kind, Phase
from bot.rules.obligations import Footing
from bot.rules.rulings import Ruling, Start, Terms, Why
from bot.storage import audit, ledger
from bot.storage.database import Database
from bot.storage.ids import read_code
from bot.storage.ledger import Paper
from bot.storage.registers import (
    accounts,
    codes,
    decisions,
    erasure,
    grants,
    groups,
    households,
    obligations,
    overview,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.accounts import AccountKind, NewAccount
from bot.storage.registers.base import Cause
from bot.storage.registers.decision_rows import Decision, NewDecision, State
from bot.storage.registers.errors import (
    AlreadyThere,
    BadValue,
    NeedsAnother,
    NotFound,
    NotNow,
    NotPermitted,
)
from bot.storage.registers.households import ConsentHow
from bot.storage.registers.people import How, NewPerson
from bot.storage.registers.places import Switch
from bot.storage.verification import verify
from tests.storage.village import (
    DONG_NAI,
    ENDS,
    NAMES,
    PAY_BY,
    PHONES,
    POLICIES,
    TODAY,
    Project,
    Village,
    chat,
    settle,
)

HALF = Terms(percent=40, cause="epidemic")


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


def assess(village: Village, project: Project, on: date = TODAY) -> obligations.Assessed:
    return village.write(lambda pen: obligations.assess_project(pen, POLICIES, project.id, on))


def record(village: Village, new: NewDecision, cause: Cause | None = None) -> Decision:
    return village.write(lambda pen: decisions.record(pen, POLICIES, new, cause=cause))


def about(project: Project, kind: Ruling, terms: Terms, number: str = "45/QĐ-UBND") -> NewDecision:
    """A decision about the first household's obligation."""
    home = None if kind is Ruling.RECOVERY else project.obligations[0]
    return NewDecision(
        kind, project.id, number, date(2026, 6, 20), "UBND xã", terms, home, None, "f" * 64
    )


# Obligations


def test_assessing_again_writes_nothing_new(village: Village) -> None:
    project = settle(village)
    before = village.read(lambda view: ledger.entries_of(view, project.obligations))
    again = assess(village, project)
    assert (again.footings, again.changed) == ({Footing.DUE: 2}, ())
    assert village.read(lambda view: ledger.entries_of(view, project.obligations)) == before


def test_obligation_tells_rate_days_open_points_and_version(village: Village) -> None:
    project = settle(village)
    (home, _) = project.obligations
    seen = village.read(lambda view: obligations.latest(view, [home]))[home]
    assert (seen.footing, seen.amount_vnd, seen.rate) == (Footing.DUE, 3_000_000, Fraction(3, 20))
    assert (seen.pay_by, seen.on) == (PAY_BY, TODAY)
    assert seen.policy_version == POLICIES[projects_policy(village, project)].version
    assert seen.result["values"]["pay_by_rolled"] == "2026-09-30"
    assert "counting_days" in seen.result["open_points"]
    head = village.read(lambda view: obligations.get(view, home))
    assert read_code(head.code) is not None
    assert village.read(lambda view: obligations.by_code(view, head.code.lower())) == head
    assert village.read(lambda view: obligations.by_code(view, "00000000")) is None
    assert village.read(lambda view: obligations.of_groups(view, [project.group]))[0] == head


def projects_policy(village: Village, project: Project) -> str:
    return village.read(lambda view: projects.get(view, project.id)).facts.policy


def test_nothing_is_charged_until_the_project_has_ended(village: Village) -> None:
    project = settle(village, ends=date(2026, 8, 31))
    (home, _) = project.obligations
    assert village.standing(home).phase is Phase.NOTHING
    assert village.read(lambda view: obligations.to_assess(view, date(2026, 8, 30))) == ()
    ended = date(2026, 8, 31)
    assert village.read(lambda view: obligations.to_assess(view, ended)) == (project.id,)
    assess(village, project, ended)
    assert village.standing(home).sums.due == 3_000_000
    assert village.read(lambda view: obligations.to_assess(view, ended)) == ()


def test_moved_end_is_charged_by_new_entries(village: Village) -> None:
    project = settle(village)
    (home, _) = project.obligations
    village.write(lambda pen: ledger.receive(pen, home, 1_000_000))
    village.write(lambda pen: projects.change(pen, project.id, ends=date(2026, 6, 15)))
    assess(village, project)
    kinds = [entry.kind for entry in entries(village, home)]
    assert kinds == [Kind.CHARGE, Kind.RECEIVED, Kind.REVERSAL, Kind.CHARGE]
    standing = village.standing(home)
    assert (standing.pay_by, standing.sums.remaining) == (date(2026, 9, 15), 2_000_000)
    assert len(village.read(lambda view: obligations.history(view, home))) == 2


def entries(village: Village, home: int) -> tuple[Entry, ...]:
    return village.read(lambda view: ledger.entries_of(view, [home]))[home]


def test_withdrawn_project_takes_its_charges_back_and_keeps_what_was_paid(
    village: Village,
) -> None:
    project = settle(village)
    (home, _) = project.obligations
    village.write(lambda pen: ledger.receive(pen, home, 1_000_000))
    village.write(lambda pen: projects.withdraw(pen, project.id))
    assert assess(village, project).footings == {Footing.WITHDRAWN: 2}
    standing = village.standing(home)
    assert (standing.phase, standing.sums.overpaid) == (Phase.NOTHING, 1_000_000)


def test_withdrawn_household_alone_owes_nothing(village: Village) -> None:
    project = settle(village)
    (home, other) = project.obligations
    part = project.participations[0]
    village.write(lambda pen: participations.withdraw(pen, part))
    village.write(lambda pen: obligations.assess_one(pen, POLICIES, part, TODAY))
    assert village.standing(home).phase is Phase.NOTHING
    assert village.standing(other).phase is Phase.OPEN


def test_rate_below_the_minimum_makes_no_charge(village: Village) -> None:
    project = settle(village, rate=Fraction(1, 10))
    (home, _) = project.obligations
    seen = village.read(lambda view: obligations.latest(view, [home]))[home]
    assert (seen.footing, village.standing(home).phase) == (Footing.REFUSED, Phase.NOTHING)
    assert ["minimum_rate", False] in seen.result["reasons"] or seen.result["outcome"] == (
        "below_minimum"
    )


def test_project_of_an_unknown_policy_is_named(village: Village) -> None:
    project = settle(village)
    village.write(lambda pen: projects.change(pen, project.id, policy="nowhere-1-2020"))
    with pytest.raises(NotFound, match="policy"):
        assess(village, project)


# Decisions


def test_dong_nai_is_expected_until_the_recovery_decision_is_entered(village: Village) -> None:
    project = settle(village, DONG_NAI, rate=None)
    (home, _) = project.obligations
    assert village.standing(home).expected
    made = record(village, about(project, Ruling.RECOVERY, Terms()))
    assert made.state is State.IN_FORCE
    standing = village.standing(home)
    assert (standing.expected, standing.sums.due, standing.pay_by) == (False, 2_000_000, PAY_BY)
    with pytest.raises(AlreadyThere):
        record(village, about(project, Ruling.RECOVERY, Terms(), "46/QĐ-UBND"))
    village.write(lambda pen: decisions.revoke(pen, POLICIES, made.id))
    assert village.standing(home).expected


def test_recovery_decision_before_the_end_charges(village: Village) -> None:
    project = settle(village, DONG_NAI, rate=None, ends=date(2026, 12, 31))
    assert village.standing(project.obligations[0]).phase is Phase.NOTHING
    record(village, about(project, Ruling.RECOVERY, Terms(rate=Fraction(1, 10))))
    assert village.standing(project.obligations[0]).phase is Phase.OPEN


def test_lang_son_extension_keeps_within_twelve_months_by_the_chosen_reading(
    village: Village,
) -> None:
    project = settle(village)
    late = Terms(percent=40, cause="epidemic", until=date(2027, 8, 31))
    with pytest.raises(NotPermitted) as refused:
        record(village, about(project, Ruling.EXTENSION, late))
    assert refused.value.why == Why.READING_NEEDED
    assert refused.value.result.values["latest_from_project_end"] == date(2027, 6, 30)
    chosen = Terms(40, "epidemic", date(2027, 8, 31), Start.DEADLINE)
    record(village, about(project, Ruling.EXTENSION, chosen))
    assert village.standing(project.obligations[0]).pay_by == date(2027, 8, 31)
    with pytest.raises(NotPermitted) as again:
        record(village, about(project, Ruling.EXTENSION, chosen, "46/QĐ-UBND"))
    assert again.value.why == Why.NOT_LATER
    beyond = Terms(40, "epidemic", date(2027, 10, 1), Start.DEADLINE)
    with pytest.raises(NotPermitted):
        record(village, about(project, Ruling.EXTENSION, beyond, "47/QĐ-UBND"))


def test_lang_son_reduction_and_waiver_need_their_damage(village: Village) -> None:
    project = settle(village)
    (home, _) = project.obligations
    less = Terms(percent=29, cause="fire", rate=Fraction(9, 100))
    with pytest.raises(NotPermitted, match=Why.OUTSIDE_BAND):
        record(village, about(project, Ruling.REDUCTION, less))
    with pytest.raises(NotPermitted):
        record(village, about(project, Ruling.WAIVER, HALF))
    with pytest.raises(NotPermitted, match=Why.NOT_IN_TEXT):
        record(village, about(project, Ruling.SUSPENSION, HALF))
    less = Terms(percent=40, cause="fire", rate=Fraction(9, 100))
    made = record(village, about(project, Ruling.REDUCTION, less))
    assert village.standing(home).sums.due == 1_800_000
    assert made.facts.terms.amount_vnd == 1_800_000
    assert made.result["outcome"] == "estimate"
    total_loss = Terms(percent=80, cause="fire")
    record(village, about(project, Ruling.WAIVER, total_loss, "46/QĐ-UBND"))
    assert village.standing(home).phase is Phase.WAIVED


def test_dong_nai_suspension_stops_collecting_until_it_is_revoked(village: Village) -> None:
    project = settle(village, DONG_NAI, rate=None)
    (home, _) = project.obligations
    made = record(village, about(project, Ruling.SUSPENSION, Terms()))
    assert village.standing(home).phase is Phase.SUSPENDED
    village.write(lambda pen: decisions.revoke(pen, POLICIES, made.id))
    assert village.standing(home).phase is Phase.OPEN
    with pytest.raises(NotNow):
        village.write(lambda pen: decisions.revoke(pen, POLICIES, made.id))


def test_second_officer_confirms_where_the_setting_asks(village: Village) -> None:
    project = settle(village)
    (home, _) = project.obligations
    village.write(lambda pen: places.set_switch(pen, Switch.SECOND_OFFICER, True, project.commune))
    less = Terms(percent=40, cause="fire", amount_vnd=1_000_000)
    made = record(village, about(project, Ruling.REDUCTION, less))
    assert (made.state, village.standing(home).sums.due) == (State.WAITING, 3_000_000)
    waits = village.read(lambda view: overview.waiting(view, [project.commune], village.at))
    assert [item.id for item in waits.decisions] == [made.id]
    with pytest.raises(NeedsAnother):
        village.write(lambda pen: decisions.confirm(pen, POLICIES, made.id))
    confirmed = village.write(lambda pen: decisions.confirm(pen, POLICIES, made.id), village.second)
    assert (confirmed.state, confirmed.settled_by) == (State.IN_FORCE, village.officers[1])
    assert village.standing(home).sums.due == 1_000_000
    with pytest.raises(NotNow):
        village.write(lambda pen: decisions.confirm(pen, POLICIES, made.id), village.second)
    other = record(village, about(project, Ruling.WAIVER, Terms(percent=80, cause="fire"), "46/QĐ"))
    village.write(lambda pen: decisions.refuse(pen, other.id), village.second)
    assert village.standing(home).sums.due == 1_000_000


def test_decision_before_the_charge_is_applied_to_it(village: Village) -> None:
    project = settle(village, ends=date(2026, 8, 31))
    (home, other) = project.obligations
    record(village, about(project, Ruling.WAIVER, Terms(percent=90, cause="fire")))
    assert village.standing(home).phase is Phase.NOTHING
    assess(village, project, date(2026, 8, 31))
    assert village.standing(home).phase is Phase.WAIVED
    assert village.standing(other).phase is Phase.OPEN
    assert assess(village, project, date(2026, 9, 1)).changed == ()


def test_same_effect_records_one_decision(village: Village) -> None:
    project = settle(village)
    less = Terms(percent=40, cause="fire", amount_vnd=1_000_000)
    first = record(village, about(project, Ruling.REDUCTION, less), Cause(1, "decision", 1))
    again = record(village, about(project, Ruling.REDUCTION, less), Cause(1, "decision", 1))
    assert first == again
    with pytest.raises(AlreadyThere):
        record(village, about(project, Ruling.REDUCTION, less), Cause(2, "decision", 1))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": " "}, "number"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on": date(2027, 1, 1)}, "decided_on"),
        ({"obligation": None}, "obligation"),
    ],
)
def test_decision_without_number_authority_or_possible_day_is_refused(
    village: Village, change: dict[str, object], field: str
) -> None:
    project = settle(village)
    new = about(project, Ruling.WAIVER, Terms(percent=80, cause="fire"))
    with pytest.raises(BadValue) as refused:
        record(village, replace(new, **change))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_decision_is_shown_with_both_readings_before_it_is_recorded(village: Village) -> None:
    project = settle(village)
    new = about(project, Ruling.EXTENSION, Terms(40, "fire", date(2026, 12, 31)))
    shown = village.read(lambda view: decisions.preview(view, POLICIES, new))
    assert shown.allowed
    assert shown.result.values["latest_from_deadline"] == date(2027, 9, 30)
    other = settle(village)
    wrong = about(other, Ruling.EXTENSION, Terms(40, "fire", date(2026, 12, 31)))
    with pytest.raises(BadValue):
        village.read(
            lambda view: decisions.preview(view, POLICIES, replace(wrong, project=project.id))
        )


# Overviews


def test_groups_sums_are_those_of_its_members(village: Village) -> None:
    project = settle(village, homes=5)
    for number, home in enumerate(project.obligations):
        paid = 500_000 * (number + 1)
        with village.pen() as pen:
            ledger.receive(pen, home, paid)
    lines = village.read(lambda view: overview.of_groups(view, [project.group]))
    sums = overview.sums(lines)
    assert (sums.charged, sums.received, sums.remaining) == (15_000_000, 7_500_000, 7_500_000)
    grouped = village.read(lambda view: overview.group_sums(view, [project.group, 5]))
    assert grouped[project.group] == sums
    assert grouped[5].charged == 0
    for found in (
        village.read(lambda view: overview.of_projects(view, [project.id])),
        village.read(lambda view: overview.of_communes(view, [project.commune])),
        village.read(lambda view: overview.of_households(view, project.households)),
    ):
        assert overview.sums(found) == sums


def test_line_knows_household_project_group_and_decisions(village: Village) -> None:
    project = settle(village)
    record(village, about(project, Ruling.WAIVER, Terms(percent=80, cause="fire")))
    line, _ = village.read(lambda view: overview.of_groups(view, [project.group]))
    assert line.household.name == f"{NAMES[0]} 0"
    assert line.group is not None
    assert line.group.leader == project.leader
    assert [item.facts.number for item in line.decisions] == ["45/QĐ-UBND"]


def test_officers_work_is_what_nobody_has_confirmed(village: Village) -> None:
    project = settle(village)
    one, two = project.obligations
    received = village.write(lambda pen: ledger.receive(pen, one, 3_000_000)).entry
    deposited = village.write(lambda pen: ledger.deposit(pen, [received.id])).entry
    held = village.write(lambda pen: ledger.receive(pen, two, 1_000_000)).entry
    agency = village.write(lambda pen: places.put_agency(pen, project.commune, "Phòng"))
    new = NewAccount(agency, AccountKind.BANK, "Ngân hàng", "123456789", "PHONG", "970405")
    account = village.write(lambda pen: accounts.enter(pen, new))

    def waits() -> overview.Waiting:
        return village.read(lambda view: overview.waiting(view, [project.commune], village.at))

    now = waits()
    assert [item.entry.id for item in now.payments] == [deposited.id]
    assert [item.entry.id for item in now.undeposited] == [held.id]
    assert [item.id for item in now.accounts] == [account]
    village.write(lambda pen: ledger.confirm(pen, deposited.id))
    village.write(lambda pen: accounts.confirm(pen, account), village.second)
    assert (waits().payments, waits().accounts) == ((), ())


def test_hundred_groups_are_read_in_few_statements(village: Village) -> None:
    project = settle(village, homes=3)
    many = [settle(village, homes=1).group for _ in range(6)]
    statements: list[str] = []

    def count(_c: object, _cu: object, statement: str, *_: object) -> None:
        statements.append(statement)

    with village.database.engine.begin() as connection:
        event.listen(village.database.engine, "before_cursor_execute", count)
        view = village.book.view(connection)
        overview.of_groups(view, [project.group])
        alone = len(statements)
        overview.of_groups(view, [project.group, *many])
        event.remove(village.database.engine, "before_cursor_execute", count)
    assert len(statements) == 2 * alone


# Personal data


def test_my_data_is_everything_as_json(village: Village) -> None:
    project = settle(village)
    person = project.people[0]
    village.write(lambda pen: people.link(pen, person, chat(1), How.PHONE))
    village.write(lambda pen: ledger.receive(pen, project.obligations[0], 1_000_000))
    data = village.read(lambda view: erasure.my_data(view, person))
    assert json.loads(json.dumps(data)) == data
    assert data["person"]["name"] == f"{NAMES[0]} 0"
    assert data["chats"][0]["id"] == "tele-1"
    (home,) = data["households"]
    assert (home["category"], home["relation"]) == ("poor", "head")
    assert home["projects"][0]["remaining_vnd"] == 2_000_000
    leader = village.read(lambda view: erasure.my_data(view, project.leader))
    assert leader["leads"] == ["Tổ 1"]


def test_erasure_removes_the_person_and_keeps_the_ledger(village: Village) -> None:
    project = settle(village)
    person, (home, _) = project.people[0], project.obligations
    village.write(lambda pen: people.link(pen, person, chat(1), How.PHONE))
    village.write(lambda pen: codes.make(pen, person))
    village.write(lambda pen: grants.grant(pen, person, Role.SUPERVISOR, Scope(ScopeKind.ALL)))
    village.write(
        lambda pen: households.give_consent(
            pen, project.households[0], person, "v1", ConsentHow.CHAT
        )
    )
    village.write(lambda pen: ledger.receive(pen, home, 1_000_000))
    before = village.standing(home)
    gone = village.write(lambda pen: erasure.erase(pen, person))
    assert [address.chat for address in gone.chats] == [1]
    assert gone.households == (project.households[0],)
    left = village.read(lambda view: people.get(view, person))
    assert (left.name, left.phone) == ("", None)
    assert left.erased_at is not None
    household = village.read(lambda view: households.get(view, project.households[0]))
    assert (household.name, household.category, household.village) == ("", None, "")
    assert household.code
    assert village.read(lambda view: grants.effective(view, person)) == ()
    assert village.read(lambda view: people.with_phone(view, PHONES[0])) == ()
    assert village.read(lambda view: households.consents(view, project.households)) == {}
    assert village.standing(home) == before
    assert village.read(verify).whole
    with pytest.raises(NotFound):
        village.write(lambda pen: people.change(pen, person, NewPerson("Ai")))
    with pytest.raises(NotFound):
        village.write(lambda pen: people.link(pen, person, chat(2), How.CODE))
    with pytest.raises(NotFound):
        village.write(lambda pen: erasure.erase(pen, person))


def test_erased_leader_leads_nobody_and_households_of_others_stay(village: Village) -> None:
    project = settle(village)
    gone = village.write(lambda pen: erasure.erase(pen, project.leader))
    assert gone.households == ()
    assert village.read(lambda view: groups.get(view, project.group)).leader is None


def test_old_codes_and_counts_are_dropped(village: Village) -> None:
    village.write(lambda pen: codes.make(pen, village.officers[0]))
    village.write(lambda pen: codes.redeem(pen, "wrong", chat(1)))
    assert village.write(erasure.expire) == erasure.Dropped(0, 0)
    village.at += timedelta(days=40)
    assert village.write(erasure.expire) == erasure.Dropped(1, 1)


def test_no_name_number_or_account_stands_in_the_clear_in_the_database(
    sqlite_url: str, tmp_path: Path
) -> None:
    database = Database.open(sqlite_url, key=bytes(32), folder=tmp_path)
    village = Village(database)
    project = settle(village, homes=5)
    for number, person in enumerate(project.people):
        with village.pen() as pen:
            people.link(pen, person, chat(number), How.PHONE)
    agency = village.write(lambda pen: places.put_agency(pen, project.commune, "Phòng"))
    new = NewAccount(agency, AccountKind.BANK, "Ngân hàng", "190012345678", "PHONG KINH TE")
    village.write(lambda pen: accounts.enter(pen, new))
    note = audit.Note("say", "person", 1, words="Nhà cháy hết rồi", about=1)
    village.write(lambda pen: audit.note_all(pen, [note]))
    slip = Paper(slip_sha256="a" * 64)
    village.write(lambda pen: ledger.declare(pen, project.obligations[0], 1_000, slip))
    made = village.write(lambda pen: codes.make(pen, project.people[0]))
    with database.engine.begin() as connection:
        kept = connection.execute(text("SELECT count(*) FROM people")).scalar_one()
    database.close()
    assert kept == 8
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    secret = [*NAMES, *PHONES, *(phone[1:] for phone in PHONES), "Cán bộ Một", "Đàm Thị Hoa"]
    secret += ["tele-0", "tele-4", "190012345678", "Nhà cháy hết rồi", made.text, "0987654321"]
    for word in [*secret, "near_poor", '"poor"', "Nông", "Sình"]:
        assert word.encode() not in stored, word
    assert ENDS.isoformat().encode() in stored
