"""A case's way comes from its document: who may take which step, what is missing, whose turn."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from bot.rules import load
from bot.rules.case_losses import Basis, Loss, shares
from bot.rules.case_terms import Answer, Awaits, CasePath, Work
from bot.rules.cases import (
    Step,
    Why,
    living,
    missing,
    next_steps,
    open_steps,
    refusal,
    standing,
)
from bot.rules.policy import Policy
from bot.rules.terms import Effect

LANG_SON = load()["lang-son-33-2022"]
DONG_NAI = load()["dong-nai-15-2023"]
START = datetime(2026, 11, 20, 1, tzinfo=UTC)


def way(policy: Policy) -> CasePath:
    assert policy.case is not None
    return policy.case


def steps(*told: str | Step) -> tuple[Step, ...]:
    """Steps in their order: ``kind``, ``kind role``, ``kind role fact=value`` or a whole one."""
    made: list[Step] = []
    for number, item in enumerate(told, 1):
        if isinstance(item, Step):
            made.append(item)
            continue
        kind, role, *facts = [*item.split(), *(["officer"] if " " not in item else [])]
        values = dict(fact.split("=", 1) for fact in facts)
        made.append(Step(number, kind, role, START + timedelta(hours=number), facts=values))
    return tuple(made)


def step(id_: int, kind: str, role: str = "officer", **more: object) -> Step:
    return Step(id_, kind, role, START + timedelta(hours=id_), **more)  # type: ignore[arg-type]


REPORTED = "reported household"
TO_RECORD = (REPORTED, "passed_on group_leader", "record_called")
OBJECTIVE = (*TO_RECORD, "record_signed officer cause=objective")


@pytest.mark.parametrize(
    ("taken", "code", "awaits"),
    [
        ((REPORTED,), "S2", Awaits.GROUP_LEADER),
        ((REPORTED, "taken_up"), "S3", Awaits.OFFICER),
        (TO_RECORD, "S3", Awaits.OFFICER),
        (OBJECTIVE, "S4b", Awaits.OFFICER),
        ((*TO_RECORD, "record_signed officer cause=subjective"), "S4a", Awaits.OFFICER),
        ((*OBJECTIVE, "sent_to_commune"), "S5", Awaits.COMMUNE),
        ((*OBJECTIVE, "sent_to_commune", "submitted"), "S6", Awaits.AUTHORITY),
        (
            (*OBJECTIVE, "sent_to_commune", "submitted", "decided officer ruling=waiver"),
            "S7",
            Awaits.NOBODY,
        ),
        ((*TO_RECORD, "suspended"), "S3", Awaits.OFFICER),
    ],
)
def test_dong_nai_goes_from_report_to_decision(
    taken: Sequence[str], code: str, awaits: Awaits
) -> None:
    now = standing(way(DONG_NAI), steps(*taken))
    assert (now.state.code, now.awaits) == (code, awaits)
    for number in range(1, len(taken)):
        assert refusal(way(DONG_NAI), steps(*taken[:number]), steps(*taken)[number]) is None


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ("decided officer ruling=reduction", "T3b"),
        ("decided officer ruling=extension", "T3b"),
        ("decided officer ruling=waiver", "T3c"),
        ("decided officer ruling=refusal", "T3a"),
    ],
)
def test_lang_son_goes_from_a_voluntary_report_to_its_band(last: str, code: str) -> None:
    path = way(LANG_SON)
    taken = (REPORTED, "put_forward", "cause_found officer cause=objective", "share_determined")
    now = standing(path, steps(*taken, last))
    assert path.voluntary
    assert (now.state.code, now.closed) == (code, True)
    assert standing(path, steps(*taken[:2], last)).state.code == code


def test_only_lang_son_calls_its_report_voluntary_and_names_where_to_write() -> None:
    assert [way(policy).voluntary for policy in (DONG_NAI, LANG_SON)] == [False, True]
    assert "Sở Tài chính" in way(LANG_SON).objection.text
    assert way(LANG_SON).objection.citation.article == "9"
    assert way(DONG_NAI).objection.points == ("no_objection_path",)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("passed_on household", Why.NOT_YOURS),
        ("passed_on group_leader", None),
        ("taken_up officer", None),
        ("taken_up group_leader", Why.NOT_YOURS),
        ("record_called officer", Why.NOT_NOW),
        ("decided officer ruling=waiver", Why.NOT_NOW),
        ("suspended officer", None),
        ("dancing officer", Why.UNKNOWN),
        ("taken officer", None),
        ("taken group_leader", Why.NOT_YOURS),
        ("leader_answered group_leader answer=confirmed", None),
        ("leader_answered group_leader answer=maybe", Why.BAD_FACT),
        ("assigned officer", Why.MISSING),
        ("replied household", Why.NOTHING_ASKED),
        ("withdrawn household", None),
        ("undone officer", Why.NOTHING_TO_UNDO),
        ("reported household", Why.NOT_NOW),
    ],
)
def test_after_a_report_only_what_the_document_says_follows(new: str, why: Why | None) -> None:
    assert refusal(way(DONG_NAI), steps(REPORTED), steps(new)[0]) is why


def test_nothing_comes_before_the_report() -> None:
    path = way(DONG_NAI)
    assert refusal(path, (), steps("reported household")[0]) is None
    assert refusal(path, (), steps("taken officer")[0]) is Why.NOT_NOW
    assert refusal(path, (), steps("reported authority")[0]) is Why.NOT_NOW


def test_the_record_needs_a_cause_that_the_text_knows() -> None:
    path, before = way(DONG_NAI), steps(*TO_RECORD)
    assert refusal(path, before, steps("record_signed officer")[0]) is Why.MISSING
    assert refusal(path, before, steps("record_signed officer cause=luck")[0]) is Why.BAD_FACT
    whole = way(LANG_SON)
    decided = steps("decided officer ruling=suspension")[0]
    assert refusal(whole, steps(REPORTED, "put_forward"), decided) is Why.BAD_FACT
    # Đồng Nai writes extension and waiver, no reduction.
    ready = steps(*OBJECTIVE, "sent_to_commune", "submitted")
    assert refusal(path, ready, steps("decided officer ruling=reduction")[0]) is Why.BAD_FACT


def test_the_record_is_signed_by_those_whom_the_text_names() -> None:
    signing = way(DONG_NAI).steps["record_signed"]
    always = {f"signature:{who}" for who in ("household", "group_leader", "agency", "commune")}
    lacks = missing(DONG_NAI, signing)
    assert set(lacks) == {"document:on_site_record", "fact:cause", "signature:?", *always}
    assert "signature:district" in missing(DONG_NAI, signing, approved_by="district_chair")
    by_commune = missing(
        DONG_NAI,
        signing,
        papers=["on_site_record"],
        facts={"cause": "objective"},
        signed=["household", "group_leader", "agency", "commune"],
        approved_by="commune_chair",
    )
    assert by_commune == ()
    assert missing(LANG_SON, way(LANG_SON).steps["decided"], facts={"ruling": "waiver"}) == (
        "document:adjustment_decision",
    )


def test_who_may_go_on_is_said_for_each_role() -> None:
    path = way(DONG_NAI)
    names = [item.id for item in open_steps(path, steps(REPORTED), "officer")]
    assert names == ["taken_up", "suspended"]
    leader = open_steps(path, steps(REPORTED), "group_leader")
    assert [item.id for item in leader] == ["passed_on"]
    assert [item.id for item in next_steps(path, steps(REPORTED))] == ["passed_on", "taken_up"]
    stopped = steps(REPORTED, "suspended")
    assert [item.id for item in open_steps(path, stopped, "officer")] == ["taken_up"]
    assert refusal(path, stopped, steps("suspended officer")[0]) is Why.ALREADY
    over = steps(*TO_RECORD, "record_signed officer cause=subjective", "collection_kept")
    assert open_steps(path, over, "officer") == ()
    assert refusal(path, over, steps("suspended officer")[0]) is Why.CLOSED
    assert refusal(path, over, steps("taken officer")[0]) is Why.CLOSED
    assert refusal(path, over, steps("objected household")[0]) is None


def test_a_step_is_undone_by_a_further_one_and_stays_in_the_list() -> None:
    path = way(DONG_NAI)
    taken = steps(*OBJECTIVE)
    undo = step(9, Work.UNDONE, follows=4)
    assert refusal(path, taken, undo) is None
    after = (*taken, undo)
    assert standing(path, after).state.id == "record_called"
    assert [item.id for item in living(after)] == [1, 2, 3]
    assert refusal(path, after, step(10, Work.UNDONE, follows=4)) is Why.NOTHING_TO_UNDO
    assert refusal(path, taken, step(9, Work.UNDONE, follows=2)) is Why.HAS_FOLLOWERS
    assert refusal(path, taken, step(9, Work.UNDONE, follows=1)) is Why.NOTHING_TO_UNDO
    again = (*after, steps("record_signed officer cause=subjective")[0])
    assert standing(path, again).state.id == "subjective"


def test_work_beside_the_way_is_remembered() -> None:
    path = way(DONG_NAI)
    taken = (
        *steps(REPORTED, "leader_answered group_leader answer=disagreed", "acknowledged"),
        step(4, Work.TAKEN, person=7),
        step(5, Work.ASSIGNED, person=7, assignee=8),
        step(6, Work.ASKED),
        step(7, Work.ASKED),
        step(8, Work.REPLIED, "household", follows=6),
    )
    now = standing(path, taken)
    assert (now.leader, now.assignee) == (Answer.DISAGREED, 8)
    assert now.acknowledged_at == START + timedelta(hours=3)
    assert [item.id for item in now.questions] == [7]
    assert refusal(path, taken, step(9, Work.TAKEN, person=8)) is Why.ALREADY
    assert refusal(path, taken, step(9, Work.TAKEN, person=9)) is None
    undone = (*taken, step(9, Work.UNDONE, follows=5))
    assert standing(path, undone).assignee == 7
    assert standing(path, (*taken, step(9, "suspended"))).beside == ("suspended",)


def test_a_report_can_be_taken_back_until_somebody_acted() -> None:
    path = way(DONG_NAI)
    back = step(2, Work.WITHDRAWN, "household")
    now = standing(path, (*steps(REPORTED), back))
    assert (now.ended, now.closed, now.awaits) == ("withdrawn", True, Awaits.NOBODY)
    assert now.since == back.at
    assert refusal(path, steps(*TO_RECORD), step(9, Work.WITHDRAWN, "household")) is Why.NOT_NOW
    opened = (*steps(REPORTED), back, step(3, Work.UNDONE, follows=2))
    assert standing(path, opened).state.id == "reported"


def pigs(event: int, lost: int | None, total: int | None = 100, **more: object) -> Loss:
    said = {"what": "pig", "basis": Basis.HEADS, "unit": "con"} | more
    return Loss(
        event,
        lost=None if lost is None else Fraction(lost),
        total=None if total is None else Fraction(total),
        **said,  # type: ignore[arg-type]
    )


def test_several_events_are_added_and_compounded_and_the_border_between_is_shown() -> None:
    assert LANG_SON.damage is not None
    (found,) = shares(LANG_SON.damage, [pigs(1, 15), pigs(2, 16)])
    assert (found.added, found.compounded) == (Fraction(31), Fraction(2860, 100))
    assert (found.added_effect, found.compounded_effect) == (Effect.REDUCED, Effect.FULL)
    assert (found.border_between, found.border) == (True, Fraction(30))
    assert found.events == ((1, Fraction(15)), (2, Fraction(16)))


def test_heads_area_and_value_are_never_mixed() -> None:
    assert LANG_SON.damage is not None
    rice = pigs(1, 3, 5, what="rice", basis=Basis.AREA, unit="sào")
    found = shares(LANG_SON.damage, [pigs(1, 12, 40), rice, pigs(2, None), pigs(2, 5, None)])
    assert [(item.what, item.added) for item in found] == [
        ("pig", Fraction(30)),
        ("rice", Fraction(60)),
    ]
    assert [item.border_between for item in found] == [False, False]


def test_dong_nai_has_no_bands_to_borrow() -> None:
    assert DONG_NAI.damage is not None
    (found,) = shares(DONG_NAI.damage, [pigs(1, 40), pigs(2, 70)])
    assert found.added == 100
    assert (found.added_effect, found.compounded_effect) == (None, None)
