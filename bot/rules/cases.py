"""Where a damage case stands by the steps that were taken, and what may follow. Pure.

Duty: replay a case's steps along its document's way; say which steps are open to whom, what is
missing, whose turn it is. Must not: take a step, decide a cause, a share or a ruling, or forget an
undone step: it stays in the list, and a further step says that it does not count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.records import record
from bot.rules.case_sections import REPORTED
from bot.rules.case_terms import FACTS, Answer, Awaits, By, CasePath, CaseState, CaseStep, Work
from bot.rules.policy import Policy


class Why(StrEnum):
    """Why a step cannot be taken."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    NOT_NOW = "not_now"
    NOT_YOURS = "not_yours"
    MISSING = "missing"
    BAD_FACT = "bad_fact"
    HAS_FOLLOWERS = "has_followers"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_ASKED = "nothing_asked"
    ALREADY = "already"


@record
class Step:
    """One step that was taken: a step of the document or a ``Work``, by its id in ``kind``.

    ``follows`` is the step that this one undoes or answers; ``assignee`` who is to do the work.
    """

    id: int
    kind: str
    role: str
    at: datetime
    person: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    follows: int | None = None
    assignee: int | None = None


@record
class CaseStanding:
    """Where a case stands. ``since`` is when it came there, ``by_kind`` the step that led there.

    ``ended`` is ``withdrawn`` or ``set_aside`` where that closed it; ``beside`` the parallel steps
    that hold; ``questions`` those that wait for a reply, oldest first.
    """

    state: CaseState
    since: datetime
    by_kind: str
    ended: str | None = None
    beside: tuple[str, ...] = ()
    leader: Answer | None = None
    acknowledged_at: datetime | None = None
    assignee: int | None = None
    questions: tuple[Step, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self.state.closed or self.ended is not None

    @property
    def awaits(self) -> Awaits:
        """Whose turn it is."""
        return Awaits.NOBODY if self.closed else self.state.awaits


WORKERS: Final[Mapping[Work, frozenset[By]]] = {
    Work.ADDED: frozenset({By.HOUSEHOLD, By.GROUP_LEADER, By.OFFICER}),
    Work.LEADER_ANSWERED: frozenset({By.GROUP_LEADER}),
    Work.ACKNOWLEDGED: frozenset({By.OFFICER}),
    Work.TAKEN: frozenset({By.OFFICER}),
    Work.ASSIGNED: frozenset({By.OFFICER}),
    Work.ASKED: frozenset({By.OFFICER, By.GROUP_LEADER}),
    Work.REPLIED: frozenset({By.HOUSEHOLD, By.GROUP_LEADER, By.OFFICER}),
    Work.NOTED: frozenset({By.OFFICER, By.GROUP_LEADER, By.AUTHORITY}),
    Work.JOINED: frozenset({By.OFFICER}),
    Work.OBJECTED: frozenset({By.HOUSEHOLD, By.GROUP_LEADER}),
    Work.WITHDRAWN: frozenset({By.HOUSEHOLD, By.GROUP_LEADER}),
    Work.SET_ASIDE: frozenset({By.OFFICER}),
    Work.DECIDED_AGAIN: frozenset({By.OFFICER, By.AUTHORITY}),
    Work.UNDONE: frozenset({By.OFFICER, By.AUTHORITY}),
}
"""Who does what besides the document's steps."""

_AFTER_CLOSING: Final = frozenset(
    {Work.OBJECTED, Work.NOTED, Work.UNDONE, Work.REPLIED, Work.DECIDED_AGAIN}
)
_ENDING: Final = frozenset({Work.WITHDRAWN, Work.SET_ASIDE})


def living(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that count, in their order: not the undone ones, nor those that undo."""
    every = tuple(steps)
    gone = {step.follows for step in every if step.kind == Work.UNDONE}
    return tuple(step for step in every if step.id not in gone and step.kind != Work.UNDONE)


def standing(path: CasePath, steps: Sequence[Step]) -> CaseStanding:
    """Return where a case stands.

    Args:
        path: the way of its document.
        steps: everything that was done, oldest first; the first one is the report.
    """
    alive = living(steps)
    movers = _movers(path, alive)
    last = movers[-1] if movers else steps[0]
    state = _state(path, movers)
    leader = [step.facts["answer"] for step in alive if step.kind == Work.LEADER_ANSWERED]
    seen = [step.at for step in alive if step.kind in _SEEN]
    charge = [step for step in alive if step.kind in (Work.TAKEN, Work.ASSIGNED)]
    ended = [step for step in alive if step.kind in _ENDING]
    return CaseStanding(
        state=state,
        since=(ended[-1] if ended else last).at,
        by_kind=last.kind,
        ended=ended[-1].kind if ended else None,
        beside=tuple(dict.fromkeys(step.kind for step in alive if _parallel(path, step))),
        leader=Answer(leader[-1]) if leader else None,
        acknowledged_at=seen[0] if seen else None,
        assignee=_in_charge(charge),
        questions=_unanswered(alive),
    )


_SEEN: Final = frozenset({Work.ACKNOWLEDGED, Work.TAKEN})


def _movers(path: CasePath, alive: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(step for step in alive if step.kind in path.steps and not _parallel(path, step))


def _parallel(path: CasePath, step: Step) -> bool:
    return step.kind in path.steps and path.steps[step.kind].parallel


def _state(path: CasePath, movers: Sequence[Step]) -> CaseState:
    if not movers:
        return path.states[path.first]
    last = movers[-1]
    return path.states[path.steps[last.kind].target(last.facts) or path.first]


def _in_charge(charge: Sequence[Step]) -> int | None:
    if not charge:
        return None
    last = charge[-1]
    return last.assignee if last.kind == Work.ASSIGNED else last.person


def _unanswered(alive: Sequence[Step]) -> tuple[Step, ...]:
    told = {step.follows for step in alive if step.kind == Work.REPLIED}
    return tuple(step for step in alive if step.kind == Work.ASKED and step.id not in told)


def open_steps(path: CasePath, steps: Sequence[Step], role: str) -> tuple[CaseStep, ...]:
    """Return the document's steps that this role may take now, in the document's order."""
    now = standing(path, steps)
    return tuple(
        step
        for step in path.steps.values()
        if not now.closed
        and now.state.id in step.sources
        and role in step.by
        and step.id not in now.beside
    )


def next_steps(path: CasePath, steps: Sequence[Step]) -> tuple[CaseStep, ...]:
    """Return the document's steps that lead on from here, whoever takes them."""
    now = standing(path, steps)
    every = path.steps.values()
    return tuple(step for step in every if now.state.id in step.sources and not step.parallel)


def missing(
    policy: Policy,
    step: CaseStep,
    *,
    papers: Iterable[str] = (),
    facts: Mapping[str, str] | None = None,
    signed: Iterable[str] = (),
    approved_by: str | None = None,
) -> tuple[str, ...]:
    """Return what a step still needs: ``document:…``, ``fact:…``, ``signature:…``.

    ``signature:?`` where who approved the project is not known, so that it is open who signs.
    Source: Đồng Nai 15/2023, Điều 5.5, for the participants.
    """
    held, known = set(papers), facts or {}
    lacking = [f"document:{name}" for name in step.documents if name not in held]
    lacking += [f"fact:{name}" for name in step.facts if name not in known]
    if step.participants and policy.record is not None:
        record, there = policy.record, set(signed)
        added = [name for name, who in record.unless_approved_by.items() if approved_by != who]
        if added and approved_by is None:
            lacking.append("signature:?")
            added = []
        wanted = (*record.required, *added)
        lacking += [f"signature:{name}" for name in wanted if name not in there]
    return tuple(lacking)


def refusal(path: CasePath, steps: Sequence[Step], new: Step) -> Why | None:
    """Return why a step cannot follow on these, None where it can. Missing papers are
    ``missing``'s."""
    if not steps:
        return None if new.kind == REPORTED and new.role in path.steps[REPORTED].by else Why.NOT_NOW
    now = standing(path, steps)
    if new.kind in path.steps:
        return _refused(path, now, new)
    if new.kind not in frozenset(Work):
        return Why.UNKNOWN
    work = Work(new.kind)
    if new.role not in WORKERS[work]:
        return Why.NOT_YOURS
    if now.closed and work not in _AFTER_CLOSING:
        return Why.CLOSED
    return _unfit(path, steps, now, new)


def _refused(path: CasePath, now: CaseStanding, new: Step) -> Why | None:
    step = path.steps[new.kind]
    if now.closed:
        return Why.CLOSED
    if now.state.id not in step.sources:
        return Why.NOT_NOW
    if new.role not in step.by:
        return Why.NOT_YOURS
    if new.kind in now.beside:
        return Why.ALREADY
    bad = any(
        name not in FACTS or (FACTS[name] and value not in FACTS[name])
        for name, value in new.facts.items()
        if name in step.facts
    )
    if bad or (step.fact in new.facts and step.target(new.facts) is None):
        return Why.BAD_FACT
    return Why.MISSING if any(name not in new.facts for name in step.facts) else None


def _unfit(path: CasePath, steps: Sequence[Step], now: CaseStanding, new: Step) -> Why | None:
    """Return why something beside the document's steps does not fit here."""
    match new.kind:
        case Work.UNDONE:
            return _undoable(path, steps, new)
        case Work.REPLIED if new.follows not in {step.id for step in now.questions}:
            return Why.NOTHING_ASKED
        case Work.LEADER_ANSWERED if new.facts.get("answer") not in frozenset(Answer):
            return Why.BAD_FACT
        case Work.ASSIGNED if new.assignee is None:
            return Why.MISSING
        case Work.TAKEN if new.person is not None and new.person == now.assignee:
            return Why.ALREADY
        case Work.WITHDRAWN if now.by_kind != REPORTED:
            return Why.NOT_NOW
        case _:
            return None


def _undoable(path: CasePath, steps: Sequence[Step], new: Step) -> Why | None:
    """A report is never undone; of the steps that move the case, the last one first."""
    alive = {step.id: step for step in living(steps)}
    target = alive.get(new.follows or 0)
    if target is None or target.kind == REPORTED:
        return Why.NOTHING_TO_UNDO
    movers = _movers(path, alive.values())
    if target in movers and target is not movers[-1]:
        return Why.HAS_FOLLOWERS
    return None
