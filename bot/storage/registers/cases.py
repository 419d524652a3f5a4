"""Damage cases: opened by a report, moved by steps that are only ever added. The API in one page.

    open_case(pen, policies, NewCase(policy, commune, events=(NewEvent(…, items=(NewItem(…),)),),
        household=…, participation=… | reporter=Reporter(name, hamlet, phone), words=…, place=…,
        evidence=(NewEvidence(file),)), cause=Cause(…)) -> Case
    add_step(pen, policies, case_id, NewStep(kind, …), cause=Cause(…)) -> Case
    join(pen, policies, case_id, participation, cause=…) -> Case        only an officer's pen
    get(view, id) by_code(view, typed) many(view, ids)
    of_households of_groups of_participations of_chats(view, ids, open_only=False) -> Cases
    of_communes(view, communes, open_only=True)         an officer's scope
    waiting(view, communes, Awaits…)                    open, and it is that role's turn
    assigned_to(view, person) untaken(view, communes)   open; nobody has taken or got it
    of_decision(view, decision) -> Case | None
    same_files(view, case) -> {evidence id: (Evidence of other cases, …)}   pointed out, not judged

``kind`` is a step of the pack's ``[case]`` (``policy.case.steps``) or a ``bot.rules.cases.Work``:
acknowledged, taken (by the pen's actor), assigned (``assignee``), asked (``words``), replied
(``follows`` = the question's step), leader_answered (facts ``answer``: confirmed | added |
disagreed), noted, added (``events``, ``more`` items, ``evidence``), objected, withdrawn,
set_aside, undone (``follows`` = the step). The pen's actor gives person, role and chat. A pack's
step takes ``facts`` (``cause``, ``percent``, ``ruling``, ``signed`` = participants joined by
commas), a ``Paper`` (document id with number or file) and ``decision`` (a ``decisions`` row).
``words`` are sealed; ``about`` is the person whose erasure drops them.

Refused with ``errors.StepRefused`` (``why``: ``bot.rules.cases.Why``; ``missing``). What is open to
whom, what is missing, whose turn it is: ``bot.rules.cases`` on ``case.bare_steps`` with
``policy.case``; ``lacking(view, policy, case, step)`` here looks the papers up. A cause that was
carried out before changes nothing. Who may do it is asked by the caller (``bot.access``).
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from bot.rules.case_losses import Basis
from bot.rules.case_sections import REPORTED
from bot.rules.case_terms import CasePath, CaseStep, Work
from bot.rules.cases import Step, Why, missing, refusal
from bot.rules.policy import Policy
from bot.storage.audit import note
from bot.storage.case_tables import cases
from bot.storage.registers import participations, projects
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.case_heads import (
    NewCase,
    new_code,
    of_participation,
    place_of,
    reporter_of,
    whose_of,
)
from bot.storage.registers.case_reading import (
    assigned_to,
    by_code,
    get,
    many,
    of_cause,
    of_chats,
    of_communes,
    of_decision,
    of_groups,
    of_households,
    of_participations,
    same_files,
    step_of_cause,
    untaken,
    waiting,
)
from bot.storage.registers.case_rows import select_cases
from bot.storage.registers.case_values import (
    PHOTO,
    Case,
    Event,
    Evidence,
    Item,
    Origin,
    Paper,
    Reporter,
    Spot,
    TakenStep,
)
from bot.storage.registers.case_writing import (
    NewEvent,
    NewEvidence,
    NewItem,
    NewStep,
    bare,
    by_cause,
    put_step,
    settle,
)
from bot.storage.registers.errors import BadValue, NotFound, NotNow, StepRefused

__all__ = [
    "PHOTO",
    "Basis",
    "Case",
    "Event",
    "Evidence",
    "Item",
    "NewCase",
    "NewEvent",
    "NewEvidence",
    "NewItem",
    "NewStep",
    "Origin",
    "Paper",
    "Reporter",
    "Spot",
    "TakenStep",
    "add_step",
    "assigned_to",
    "by_code",
    "get",
    "join",
    "lacking",
    "many",
    "of_cause",
    "of_chats",
    "of_communes",
    "of_decision",
    "of_groups",
    "of_households",
    "of_participations",
    "open_case",
    "same_files",
    "step_of_cause",
    "untaken",
    "waiting",
]  # fmt: skip


def open_case(
    pen: Pen, policies: Mapping[str, Policy], new: NewCase, *, cause: Cause | None = None
) -> Case:
    """The case of a report; the one that this cause opened before, if it did.

    Raises:
        BadValue, NotFound, StepRefused.
    """
    before = select_cases(pen, cases.c.cause == cause.text) if cause else ()
    if before:
        return before[0]
    if (new.household is None and new.participation is None) == (new.reporter is None):
        raise BadValue("household", "or_reporter")
    whose = whose_of(pen, new)
    path = _path(policies, whose["policy"])
    step = NewStep(
        REPORTED,
        new.facts,
        words=new.words,
        about=new.about,
        events=new.events,
        evidence=new.evidence,
    )
    _refuse(pen, path, (), step, 0)
    id_ = pen.new_id()
    row = {
        "id": id_,
        "code": new_code(pen),
        **whose,
        "opened_at": pen.at,
        "opened_by": pen.actor.person,
        "role": pen.actor.role.value,
        "chat": pen.actor.chat,
        "cause": None if cause is None else cause.text,
        "danger": new.danger,
        "state": path.first,
        "awaits": path.states[path.first].awaits.value,
        "since": pen.at,
        "reporter": reporter_of(pen, id_, new.reporter),
        "place": place_of(pen, id_, new.place),
    }
    pen.insert(cases, [row])
    note(pen, "open", "case", id_, household=whose["household"], verified=new.reporter is None)
    taken = put_step(pen, id_, step, cause)
    settle(pen, id_, path, (taken,))
    return get(pen, id_)


def add_step(
    pen: Pen,
    policies: Mapping[str, Policy],
    case: int,
    new: NewStep,
    *,
    cause: Cause | None = None,
) -> Case:
    """The case after a further step; as it is where this cause was carried out before.

    Raises:
        StepRefused: the case cannot take it now; ``missing`` says what it lacks.
        BadValue, NotFound.
    """
    if (before := by_cause(pen, cause)) is not None:
        return get(pen, before)
    pen.hold("case", case)
    held = get(pen, case)
    path = _path(policies, held.policy)
    _refuse(pen, path, held.bare_steps, new, case)
    _refuse_lacking(pen, policies[held.policy], held, new)
    undone = next((item.step for item in held.steps if item.id == new.follows), None)
    if new.kind == Work.UNDONE and undone is not None and undone.kind == Work.JOINED:
        _point(pen, case, {"household": None, "participation": None, "group_id": None})
    taken = put_step(pen, case, new, cause)
    settle(pen, case, path, (*held.bare_steps, taken))
    return get(pen, case)


def join(
    pen: Pen,
    policies: Mapping[str, Policy],
    case: int,
    participation: int,
    *,
    cause: Cause | None = None,
) -> Case:
    """The case of an unverified reporter, joined to a household's part in a project.

    Raises:
        NotNow: it is joined already, or stands where the project's document has no place.
        StepRefused, NotFound.
    """
    if (before := by_cause(pen, cause)) is not None:
        return get(pen, before)
    pen.hold("case", case)
    held = get(pen, case)
    if held.participation is not None:
        raise NotNow("case", case, "joined")
    whose = of_participation(pen, participation)
    path = _path(policies, whose["policy"])
    if whose["policy"] != held.policy and held.standing(path).by_kind != REPORTED:
        raise NotNow("case", case, "moved")
    step = NewStep(Work.JOINED, {"participation": str(participation)})
    _refuse(pen, path, held.bare_steps, step, case)
    _point(pen, case, whose)
    taken = put_step(pen, case, step, cause)
    settle(pen, case, path, (*held.bare_steps, taken))
    return get(pen, case)


def lacking(view: View, policy: Policy, case: Case, step: CaseStep) -> tuple[str, ...]:
    """What a step of the document still needs in this case (``bot.rules.cases.missing``)."""
    approved_by = None
    if case.participation is not None:
        part = participations.get(view, case.participation)
        approved_by = projects.get(view, part.facts.project).facts.approved_by
    return missing(policy, step, papers=case.papers, approved_by=approved_by)


def _refuse(pen: Pen, path: CasePath, steps: tuple[Step, ...], new: NewStep, case: int) -> None:
    if (why := refusal(path, steps, bare(pen, new))) is not None:
        lacks: tuple[str, ...] = ()
        if why is Why.MISSING and new.kind in path.steps:
            lacks = tuple(
                f"fact:{name}" for name in path.steps[new.kind].facts if name not in new.facts
            )
        raise StepRefused(case, why, lacks)


def _refuse_lacking(view: View, policy: Policy, held: Case, new: NewStep) -> None:
    """Refuse a step of the document whose papers or signatures are not there, nor come with it."""
    step = policy.case.steps.get(new.kind) if policy.case is not None else None
    if step is None:
        return
    coming = {item.document for item in new.evidence}
    if new.paper is not None and (new.paper.number or new.paper.file is not None):
        coming.add(new.paper.document)
    signed = new.facts.get("signed", "").split(",")
    lacks = tuple(
        name
        for name in lacking(view, policy, held, step)
        if name.removeprefix("document:") not in coming
        and name.removeprefix("fact:") not in new.facts
        and name.removeprefix("signature:") not in signed
    )
    if lacks:
        raise StepRefused(held.id, Why.MISSING, lacks)


def _path(policies: Mapping[str, Policy], policy: str) -> CasePath:
    known = policies.get(policy)
    if known is None or known.case is None:
        raise NotFound("policy", policy)
    return known.case


def _point(pen: Pen, case: int, values: Mapping[str, Any]) -> None:
    pen.connection.execute(update(cases).where(cases.c.id == case).values(**values))
