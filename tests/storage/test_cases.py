"""Cases: reported, moved by steps that stay, found by whose turn it is, forgotten with a person."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bot.access import Role
from bot.rules.case_losses import Basis, shares
from bot.rules.case_terms import Awaits, Work
from bot.rules.cases import Why, open_steps
from bot.storage import audit
from bot.storage.case_tables import case_steps, case_words
from bot.storage.case_tables import cases as case_table
from bot.storage.database import Database
from bot.storage.registers import cases, erasure, people, projects
from bot.storage.registers.base import Actor, Cause
from bot.storage.registers.case_erasure import REPORTER_FOR
from bot.storage.registers.cases import (
    Case,
    NewCase,
    NewEvent,
    NewEvidence,
    NewItem,
    NewStep,
    Origin,
    Paper,
    Reporter,
    Spot,
)
from bot.storage.registers.errors import BadValue, NotFound, NotNow, StepRefused
from bot.storage.registers.people import How
from bot.storage.sealing import Place
from bot.storage.tables import files
from bot.storage.verification import verify
from tests.storage.village import DONG_NAI, LANG_SON, POLICIES, Project, Village, chat, settle

FLOOD = date(2026, 6, 20)
PIGS = NewItem("pig", Basis.HEADS, "con", Fraction(12), Fraction(40))
SAID = "lợn nhà tôi chết mười hai con, chuồng đổ"


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


def household(project: Project, chat_id: int | None = None) -> Actor:
    return Actor(project.people[0], Role.HOUSEHOLD, chat_id)


def leader(project: Project) -> Actor:
    return Actor(project.leader, Role.GROUP_LEADER)


def report(village: Village, project: Project, **more: object) -> Case:
    """What the first household reports."""
    new = NewCase(
        DONG_NAI,
        project.commune,
        (NewEvent("natural_disaster", "flood", FLOOD, (PIGS,)),),
        participation=project.participations[0],
        place=Spot("bãi bồi thôn 3", 21.85, 106.76),
        words=SAID,
    )
    new = replace(new, **more)  # type: ignore[arg-type]
    return village.write(lambda pen: cases.open_case(pen, POLICIES, new), household(project, 11))


def step(village: Village, case: Case, new: NewStep | str, actor: Actor | None = None) -> Case:
    wanted = NewStep(new) if isinstance(new, str) else new
    return village.write(lambda pen: cases.add_step(pen, POLICIES, case.id, wanted), actor)


def kept_file(village: Village, sha256: str = "ab" * 32, chat_id: int = 11) -> int:
    """A file's row, as ``bot.storage.files.keep`` writes it."""
    with village.pen() as pen:
        id_ = pen.new_id()
        name = pen.sealer.seal(Place.FILE_NAME, id_, b"a.jpg")
        row = {
            "id": id_,
            "chat": chat_id,
            "sha256": sha256,
            "kind": "image/jpeg",
            "size": 1000,
            "name": name,
            "at": pen.at,
        }
        pen.insert(files, [row])
    return id_


def test_report_is_read_back_as_it_was_told(village: Village) -> None:
    project = settle(village, DONG_NAI)
    case = report(village, project)
    assert len(case.code) == 8
    assert (case.policy, case.household, case.group) == (
        DONG_NAI,
        project.households[0],
        project.group,
    )
    assert (case.state, case.awaits, case.verified) == ("reported", Awaits.GROUP_LEADER, True)
    assert [(event.cause, event.kind, event.on) for event in case.events] == [
        ("natural_disaster", "flood", FLOOD)
    ]
    assert [(item.lost, item.total, item.unit) for item in case.items] == [
        (Fraction(12), Fraction(40), "con")
    ]
    assert case.items[0].loss.percent == 30
    assert case.place == Spot("bãi bồi thôn 3", 21.85, 106.76)
    assert [item.words for item in case.steps] == [SAID]
    assert village.read(lambda view: cases.by_code(view, case.code.lower())) == case
    assert village.read(lambda view: cases.by_code(view, "00000000")) is None
    with pytest.raises(NotFound):
        village.read(lambda view: cases.get(view, 1))


def test_the_same_cause_opens_one_case_and_takes_one_step(village: Village) -> None:
    project = settle(village, DONG_NAI)
    new = NewCase(
        DONG_NAI, project.commune, (NewEvent("fire"),), participation=project.participations[0]
    )
    cause = Cause(1, "report", 5)
    actor = household(project)
    first = village.write(lambda pen: cases.open_case(pen, POLICIES, new, cause=cause), actor)
    again = village.write(lambda pen: cases.open_case(pen, POLICIES, new, cause=cause), actor)
    assert again == first
    for _ in range(2):
        case = village.write(
            lambda pen: cases.add_step(
                pen, POLICIES, first.id, NewStep("passed_on"), cause=Cause(2, "answer", 7)
            ),
            leader(project),
        )
        assert [item.step.kind for item in case.steps] == ["reported", "passed_on"]


def test_dong_nai_case_goes_to_its_decision_and_stays_readable(village: Village) -> None:
    project = settle(village, DONG_NAI)
    case = report(village, project)
    answer = NewStep(Work.LEADER_ANSWERED, {"answer": "confirmed"})
    case = step(village, case, answer, leader(project))
    case = step(village, case, "passed_on", leader(project))
    assert case.awaits is Awaits.OFFICER
    case = step(village, case, "taken")
    assert case.assignee == village.officers[0]
    assert case.acknowledged_at == village.at
    scan = kept_file(village)
    signing = NewStep(
        "record_signed",
        {"cause": "objective", "signed": "household,group_leader,agency,commune"},
        evidence=(NewEvidence(scan, "on_site_record"),),
    )
    with pytest.raises(StepRefused) as refused:
        step(village, case, signing)
    assert refused.value.missing == ("signature:?",)
    village.write(lambda pen: projects.change(pen, project.id, approved_by="commune_chair"))
    case = step(village, case, signing)
    assert (case.state, case.papers) == ("objective", frozenset({"on_site_record"}))
    case = step(village, case, "sent_to_commune")
    case = step(village, case, "submitted")
    paper = Paper("damage_decision", "45/QĐ-UBND")
    case = step(village, case, NewStep("decided", {"ruling": "extension"}, paper=paper))
    assert (case.state, case.awaits, case.closed_at) == ("decided", Awaits.NOBODY, village.at)
    assert [item.step.kind for item in case.steps] == [
        "reported", "leader_answered", "passed_on", "taken", "record_signed", "sent_to_commune",
        "submitted", "decided",
    ]  # fmt: skip
    assert case.steps[-1].paper == paper


def test_a_step_says_what_it_lacks(village: Village) -> None:
    project = settle(village, DONG_NAI)
    case = step(village, report(village, project), "taken_up")
    with pytest.raises(StepRefused) as refused:
        step(village, case, "record_signed")
    assert refused.value.why is Why.MISSING
    assert refused.value.missing == ("fact:cause",)
    with pytest.raises(StepRefused) as refused:
        step(village, case, NewStep("record_signed", {"cause": "objective"}))
    assert "document:on_site_record" in refused.value.missing
    with pytest.raises(StepRefused) as refused:
        step(village, case, "passed_on", leader(project))
    assert refused.value.why is Why.NOT_NOW
    assert len(village.read(lambda view: cases.get(view, case.id)).steps) == 2


def test_a_step_is_undone_by_another_and_nothing_is_removed(village: Village) -> None:
    project = settle(village, DONG_NAI)
    case = step(village, report(village, project), "taken_up")
    last = case.steps[-1].id
    case = step(village, case, NewStep(Work.UNDONE, follows=last))
    assert (case.state, len(case.steps), len(case.alive)) == ("reported", 3, 1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        village.database.engine.begin() as connection,
    ):
        connection.execute(text("DELETE FROM case_steps"))


def test_later_counts_replace_earlier_ones_and_events_add_up(village: Village) -> None:
    project = settle(village, LANG_SON)
    case = report(village, project)
    first = case.events[0].id
    more = NewStep(Work.ADDED, more={first: (replace(PIGS, lost=Fraction(15)),)})
    case = step(village, case, more, household(project))
    assert [(item.event, item.lost) for item in case.items] == [(first, Fraction(15))]
    second = NewEvent("epidemic", None, None, (replace(PIGS, lost=Fraction(4), total=None),))
    case = step(village, case, NewStep(Work.ADDED, events=(second,)), leader(project))
    assert [(item.lost, item.total) for item in case.items] == [
        (Fraction(15), Fraction(40)),
        (Fraction(4), None),
    ]
    damage = POLICIES[LANG_SON].damage
    assert damage is not None
    assert [item.added for item in shares(damage, [item.loss for item in case.items])] == [37.5]
    case = step(village, case, NewStep(Work.UNDONE, follows=case.steps[-1].id))
    assert [event.cause for event in case.events] == ["natural_disaster"]


def test_unverified_report_is_joined_by_an_officer_only(village: Village) -> None:
    project = settle(village, LANG_SON)
    new = NewCase(
        LANG_SON,
        project.commune,
        (NewEvent("unknown"),),
        reporter=Reporter(" Vi  Văn Tư", "Nà Lỏng", "0912 345 675"),
    )
    stranger = Actor(None, Role.HOUSEHOLD, 77)
    case = village.write(lambda pen: cases.open_case(pen, POLICIES, new), stranger)
    assert (case.verified, case.reporter) == (
        False,
        Reporter("Vi Văn Tư", "Nà Lỏng", "+84912345675"),
    )
    assert village.read(lambda view: cases.of_chats(view, [77])) == (case,)
    part = project.participations[1]
    with pytest.raises(StepRefused):
        village.write(lambda pen: cases.join(pen, POLICIES, case.id, part), stranger)
    joined = village.write(lambda pen: cases.join(pen, POLICIES, case.id, part))
    assert (joined.household, joined.group) == (project.households[1], project.group)
    with pytest.raises(NotNow):
        village.write(lambda pen: cases.join(pen, POLICIES, case.id, part))
    apart = step(village, joined, NewStep(Work.UNDONE, follows=joined.steps[-1].id))
    assert (apart.household, apart.participation) == (None, None)


def test_a_report_names_a_household_or_a_reporter(village: Village) -> None:
    project = settle(village, LANG_SON)
    nobody = NewCase(LANG_SON, project.commune, (NewEvent("fire"),))
    for bad in (
        nobody,
        replace(nobody, household=project.households[0], reporter=Reporter("Tư")),
        replace(nobody, reporter=Reporter("")),
        replace(nobody, reporter=Reporter("Tư", phone="12")),
        replace(nobody, reporter=Reporter("Tư", "x" * 201)),
        replace(nobody, household=project.households[0], place=Spot("x" * 201)),
        replace(nobody, household=project.households[0], words="x" * 2001),
        replace(nobody, household=project.households[0], facts={"a": "hai chữ"}),
        replace(nobody, household=project.households[0], events=(NewEvent("lửa to"),)),
        replace(
            nobody,
            household=project.households[0],
            events=(NewEvent("fire", items=(replace(PIGS, lost=Fraction(41)),)),),
        ),
        replace(
            nobody,
            household=project.households[0],
            events=(NewEvent("fire", items=(replace(PIGS, lost=Fraction(-1)),)),),
        ),
    ):
        with pytest.raises(BadValue):
            village.write(lambda pen, bad=bad: cases.open_case(pen, POLICIES, bad))  # type: ignore[misc]
    foreign = replace(nobody, policy="son-la-2021", household=project.households[0])
    with pytest.raises(NotFound):
        village.write(lambda pen: cases.open_case(pen, POLICIES, foreign))
    whole = replace(nobody, household=project.households[0])
    assert village.write(lambda pen: cases.open_case(pen, POLICIES, whole)).participation is None


def test_cases_are_found_by_turn_scope_group_and_officer(village: Village) -> None:
    here, there = settle(village, DONG_NAI), settle(village, DONG_NAI)
    mine, other = report(village, here), report(village, there)
    communes = [here.commune]

    def ids(found: tuple[Case, ...]) -> list[int]:
        return [case.id for case in found]

    read = village.read
    assert ids(read(lambda view: cases.of_communes(view, communes))) == [mine.id]
    assert ids(read(lambda view: cases.of_groups(view, [there.group]))) == [other.id]
    assert ids(read(lambda view: cases.of_participations(view, [here.participations[0]])))
    assert ids(read(lambda view: cases.waiting(view, communes, Awaits.GROUP_LEADER))) == [mine.id]
    assert ids(read(lambda view: cases.waiting(view, communes, Awaits.OFFICER))) == []
    assert ids(read(lambda view: cases.untaken(view, communes))) == [mine.id]
    step(village, mine, NewStep(Work.ASSIGNED, assignee=village.officers[1]))
    assert ids(read(lambda view: cases.untaken(view, communes))) == []
    assert ids(read(lambda view: cases.assigned_to(view, village.officers[1]))) == [mine.id]
    step(village, mine, "withdrawn", household(here))
    assert ids(read(lambda view: cases.of_communes(view, communes))) == []
    assert ids(read(lambda view: cases.of_communes(view, communes, open_only=False))) == [mine.id]
    assert set(read(lambda view: cases.many(view, [mine.id, other.id]))) == {mine.id, other.id}


def test_the_same_file_in_another_case_is_pointed_out(village: Village) -> None:
    here, there = settle(village, LANG_SON), settle(village, LANG_SON)
    origin = Origin("2026-06-20T07:00:00", 21.8, 106.7)
    one = NewEvidence(kept_file(village), origin=origin)
    first = report(village, here, evidence=(one, one))
    assert [(item.document, item.origin, item.chat) for item in first.evidence] == [
        ("photo", origin, 11)
    ]
    assert village.read(lambda view: cases.same_files(view, first)) == {}
    other = NewEvidence(kept_file(village, chat_id=12))
    second = report(village, there, evidence=(other,))
    same = village.read(lambda view: cases.same_files(view, second))
    assert [[item.case for item in found] for found in same.values()] == [[first.id]]
    with pytest.raises(NotFound):
        report(village, there, evidence=(NewEvidence(5),))


def test_questions_wait_for_their_reply(village: Village) -> None:
    project = settle(village, DONG_NAI)
    case = step(village, report(village, project), "taken_up")
    case = step(village, case, NewStep(Work.ASKED, {"of": "household"}, words="Chết từ hôm nào?"))
    path = POLICIES[DONG_NAI].case
    assert path is not None
    (question,) = case.standing(path).questions
    reply = NewStep(Work.REPLIED, follows=question.id, words="Từ thứ Hai")
    case = step(village, case, reply, household(project))
    assert case.standing(path).questions == ()
    assert [item.id for item in open_steps(path, case.bare_steps, "officer")] == [
        "record_called", "record_signed", "suspended",
    ]  # fmt: skip


def test_nothing_that_was_said_stands_in_the_clear(village: Village) -> None:
    project = settle(village, LANG_SON)
    report(village, project)
    with village.database.engine.begin() as connection:
        for table in (case_table, case_steps, case_words):
            for row in connection.execute(table.select()):
                told = repr(tuple(row))
                assert "bãi bồi" not in told
                assert "chuồng" not in told


def test_erasure_drops_words_and_places_and_keeps_the_steps(village: Village) -> None:
    project = settle(village, LANG_SON)
    village.write(lambda pen: people.link(pen, project.people[0], chat(11), How.CODE))
    origin = Origin(latitude=21.0, longitude=106.0)
    case = report(village, project, evidence=(NewEvidence(kept_file(village), origin=origin),))
    told = village.read(lambda view: erasure.my_data(view, project.people[0]))["cases"]
    assert [item["code"] for item in told] == [case.code]
    assert told[0]["steps"][0]["words"] == SAID
    village.write(lambda pen: erasure.erase(pen, project.people[0]))
    left = village.read(lambda view: cases.get(view, case.id))
    assert (left.place, left.steps[0].words, left.evidence[0].origin) == (None, None, None)
    assert [item.step.kind for item in left.steps] == ["reported"]
    assert left.items == case.items
    assert village.read(verify).whole


def test_a_stranger_is_forgotten_some_time_after_the_case_closed(village: Village) -> None:
    project = settle(village, LANG_SON)
    new = NewCase(LANG_SON, project.commune, (NewEvent("fire"),), reporter=Reporter("Vi Văn Tư"))
    case = village.write(lambda pen: cases.open_case(pen, POLICIES, new))
    assert village.write(erasure.expire).reporters == 0
    step(village, case, "set_aside")
    village.at = datetime(2026, 7, 2, tzinfo=UTC) + REPORTER_FOR + timedelta(days=1)
    assert village.write(erasure.expire).reporters == 1
    assert village.read(lambda view: cases.get(view, case.id)).reporter is None


def test_a_changed_step_is_found(village: Village) -> None:
    project = settle(village, LANG_SON)
    case = report(village, project)
    while village.write(audit.seal):
        pass
    assert village.read(verify).steps == 1
    with village.database.engine.begin() as connection:
        sqlite = connection.dialect.name == "sqlite"
        on = "" if sqlite else " ON case_steps"
        for verb in ("update", "delete") if sqlite else ("change",):
            connection.execute(text(f"DROP TRIGGER case_steps_no_{verb}{on}"))
        connection.execute(text("UPDATE case_steps SET role = 'officer'"))
    assert [(fault.table, fault.what) for fault in village.read(verify).faults] == [
        ("case_steps", "changed")
    ]
    with village.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM case_steps"))
    assert [(fault.table, fault.what) for fault in village.read(verify).faults] == [
        ("case_steps", "removed")
    ]
    assert case.steps
