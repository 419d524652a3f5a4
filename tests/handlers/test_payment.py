"""Payments, receipts, decisions: what is asked, what is read back, what becomes an effect."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.findings import FINDINGS
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Facts
from bot.rules import load
from bot.talk import Asking, Finished, Header, Journal, Json, Looking, answer, look, play, show

TODAY = date(2026, 8, 1)
FACTS = Facts(TODAY, load())
HOME = {"id": "1", "name": "Hộ Mẫu"}
TEAM = {"id": "5", "name": "Tổ Mẫu"}
NOBODY = {"person": "7", "name": "Mẫu", "address": "", "homes": [], "teams": [], "areas": []}
DAY = {"from": "2026-07-30", "to": "2026-07-30"}


def walked(name: str, answers: Mapping[str, Json], **found: Json) -> Asking | Finished[Answered]:
    """How far these answers lead; what is not told is found as ``bot.findings`` has it first."""
    journal = Journal(Header(name, "0", "2026-08-01T07:00:00+07:00", TODAY))
    run, left = CONVERSATIONS[name].run, dict(answers)
    while True:
        walk = play(run, journal, FACTS)
        if isinstance(walk, Looking):
            first = next(iter(FINDINGS[walk.name](walk.argument)))
            journal = look(journal, walk.name, walk.argument, found.get(walk.name, first))
        elif isinstance(walk, Asking) and walk.question.key in left:
            shown = show(journal, walk.question)
            journal = answer(shown, walk.question, left.pop(walk.question.key))
        else:
            assert not left, f"never asked {left}"
            return walk


def effects(name: str, answers: Mapping[str, Json], **found: Json) -> list[Mapping[str, Json]]:
    """What these answers want done."""
    walk = walked(name, answers, **found)
    assert isinstance(walk, Finished)
    return [effect.command for effect in walk.effects]


PAID = {"how_much": "all", "paid_to": "group_leader", "slip": ["3/anh-1.jpg"]}
SEEN = {"task": "payment-1", "arrived": "yes", "confirm": "yes"}
OFFICER = {**NOBODY, "areas": [{"id": "9", "name": "Xã Mẫu"}]}


def test_household_declares_what_it_paid_with_its_slip() -> None:
    me = {**NOBODY, "homes": [HOME]}
    (command,) = effects("payment", {**PAID, "confirm": "yes"}, me=me)
    assert command == {
        "do": "declare",
        "due": "11",
        "amount": 3_000_000,
        "payee": "group_leader",
        "account": None,
        "slip": ["3/anh-1.jpg"],
    }


@pytest.mark.parametrize("said", ["no", "edit"])
def test_nothing_is_done_without_a_clear_yes(said: str) -> None:
    me = {**NOBODY, "homes": [HOME]}
    assert effects("payment", {**PAID, "confirm": said}, me=me) == []


def test_read_back_names_the_household_first() -> None:
    me = {**NOBODY, "homes": [HOME]}
    walk = walked("payment", PAID, me=me)
    assert isinstance(walk, Asking)
    assert walk.question.shown[0].id == "readback-household"


def test_leader_is_asked_what_happened_and_a_household_is_not() -> None:
    leader = walked("payment", {}, me={**NOBODY, "homes": [HOME], "teams": [TEAM]})
    household = walked("payment", {}, me={**NOBODY, "homes": [HOME]})
    assert isinstance(leader, Asking)
    assert isinstance(household, Asking)
    assert (leader.question.key, household.question.key) == ("doing", "how_much")


def test_receipt_follows_the_declaration_that_it_answers() -> None:
    member = {
        "household": HOME,
        "due": "11",
        "amount": 3_000_000,
        "counted": 0,
        "rest": 3_000_000,
        "declared": [{"entry": "77", "amount": 1_000_000}],
        "shown": True,
    }
    team = {**next(iter(FINDINGS["team"](None))), "members": [member]}
    answers = {"doing": "received", "as_declared": "yes", "confirm": "yes"}
    (command,) = effects("payment", answers, me={**NOBODY, "teams": [TEAM]}, team=team)
    assert command == {"do": "receive", "due": "11", "amount": 1_000_000, "declared": "77"}


def test_amounts_that_a_leader_may_not_see_are_not_shown() -> None:
    member = {
        "household": HOME,
        "due": "11",
        "amount": 0,
        "counted": 0,
        "rest": 0,
        "declared": [],
        "shown": False,
    }
    team = {**next(iter(FINDINGS["team"](None))), "members": [member]}
    walk = walked("payment", {"doing": "received"}, me={**NOBODY, "teams": [TEAM]}, team=team)
    assert isinstance(walk, Asking)
    assert walk.question.key == "received_vnd"


@pytest.mark.parametrize(("arrived", "do"), [("yes", "confirm"), ("no", "reverse")])
def test_officer_confirms_or_takes_off(arrived: str, do: str) -> None:
    (command,) = effects("tasks", {**SEEN, "arrived": arrived}, me=OFFICER)
    assert command == {"do": do, "entries": ["1"]}


def test_later_changes_nothing() -> None:
    assert effects("tasks", {"task": "payment-1", "arrived": "later"}, me=OFFICER) == []


def test_decision_is_written_down_as_it_stands_on_paper() -> None:
    answers = {
        "decision_kind": "extension",
        "decision_number": "45/QĐ-UBND",
        "decided_on": DAY,
        "decided_by": "UBND xã Mẫu",
        "damage_cause": "fire",
        "damage_percent": {"percent": "40"},
        "new_pay_by": {"from": "2027-07-31", "to": "2027-07-31"},
        "counted_from": "deadline",
        "scan": "skip",
        "confirm": "yes",
    }
    (command,) = effects("decision", answers, me=OFFICER)
    assert {name: command[name] for name in ("do", "kind", "number", "on", "until", "start")} == {
        "do": "decide",
        "kind": "extension",
        "number": "45/QĐ-UBND",
        "on": "2026-07-30",
        "until": "2027-07-31",
        "start": "deadline",
    }


@pytest.mark.parametrize(
    "name",
    ["my_things", "payment", "group", "tasks", "decision", "area", "importing", "invitation"],
)
def test_strangers_are_told_how_to_be_known(name: str) -> None:
    walk = walked(name, {}, me={**NOBODY, "person": None})
    assert isinstance(walk, Finished)
    assert [say.id for say in walk.result.say] == ["stranger"]
    assert walk.effects == ()


@pytest.mark.parametrize("name", ["group", "tasks", "decision", "area", "importing", "invitation"])
def test_households_are_told_whose_work_it_is(name: str) -> None:
    walk = walked(name, {}, me={**NOBODY, "homes": [HOME]})
    assert isinstance(walk, Finished)
    assert [say.id for say in walk.result.say] == ["not-yours"]


LISTED = {
    "id": "d",
    "kind": "declared",
    "title": "Hộ Mẫu 1, 1.000.000 đ",
    "who": "Hộ Mẫu 1",
    "amount": 1_000_000,
    "entry": "77",
    "due": "11",
    "team": "5",
}
LEADER = {**NOBODY, "teams": [TEAM]}


@pytest.mark.parametrize(
    ("answers", "amount", "declared"),
    [
        ({"received_it": "yes"}, 1_000_000, "77"),
        ({"received_it": "other", "how_much": "all"}, 3_000_000, None),
        ({"received_it": "other", "how_much": "part", "received_vnd": 500_000}, 500_000, None),
    ],
)
def test_leader_makes_the_receipt_out_of_the_list(
    answers: Mapping[str, Json], amount: int, declared: str | None
) -> None:
    given = {"task": "d", **answers, "confirm": "yes"}
    (command,) = effects("tasks", given, me=LEADER, tasks={"items": [LISTED], "count": 1})
    assert command == {"do": "receive", "due": "11", "amount": amount, "declared": declared}


def test_leader_leaves_what_is_not_received_on_the_list() -> None:
    found = {"items": [LISTED], "count": 1}
    assert effects("tasks", {"task": "d", "received_it": "later"}, me=LEADER, tasks=found) == []


def test_household_that_pays_nothing_back_any_more_gets_no_receipt() -> None:
    gone = {"items": [{**LISTED, "due": "99"}], "count": 1}
    walk = walked("tasks", {"task": "d", "received_it": "yes"}, me=LEADER, tasks=gone)
    assert isinstance(walk, Finished)
    assert walk.result.say[0].id == "receipt-nobody"
    assert walk.effects == ()


def test_leader_pays_what_is_held_into_the_account_out_of_the_list() -> None:
    item = {"id": "h", "kind": "deposit", "title": "Tổ Mẫu", "team": "5", "amount": 2_000_000}
    answers = {"task": "h", "deposited_it": "yes", "slip": ["3/anh-1.jpg"], "confirm": "yes"}
    found = {"items": [item], "count": 1}
    (command,) = effects("tasks", answers, me=LEADER, tasks=found)
    assert (command["do"], command["team"], command["slip"]) == ("deposit", "5", ["3/anh-1.jpg"])
