"""What may be done with a damage case by whom, as ids: the document's steps and what is beside."""

from collections.abc import Iterable, Sequence

from bot.access import Role
from bot.handlers import case_doings as do
from bot.rules.case_sections import REPORTED
from bot.rules.case_terms import CasePath, Work
from bot.rules.cases import CaseStanding, open_steps
from bot.storage.registers.case_values import Case
from bot.talk import Json


def actions(
    path: CasePath, case: Case, now: CaseStanding, roles: Sequence[Role], me: int | None
) -> list[str]:
    """What the asker may do now, the usual first."""
    found: list[str] = []
    steps = [
        step
        for role in roles
        for step in open_steps(path, case.bare_steps, role.value)
        if step.id != REPORTED
    ]
    if Role.HOUSEHOLD in roles:
        found += [do.REPLIED] if now.questions else []
    if Role.GROUP_LEADER in roles and not now.closed and now.leader is None:
        found += do.LEADER_ANSWERS
    elif Role.OFFICER in roles and not now.closed and now.assignee != me:
        found.append(do.TAKEN)
    found += [step.id for step in steps if not step.parallel]
    if Role.OFFICER in roles and not now.closed:
        found += [do.ASKED, do.ASSIGNED]
    if Role.OFFICER in roles:
        found.append(do.PAPERS)
    found.append(do.DETAILS)
    found += [step.id for step in steps if step.parallel]
    found += rare(path, case, now, roles)
    if do.CONFIRMED in found:  # passing on goes with the answer
        found = [item for item in found if item != passes_on(path, case, roles)]
    return list(dict.fromkeys(found))


def rare(path: CasePath, case: Case, now: CaseStanding, roles: Sequence[Role]) -> list[str]:
    """What is seldom done: notes, joining, undoing, setting aside."""
    found = []
    if set(roles) & {Role.OFFICER, Role.GROUP_LEADER, Role.AUTHORITY}:
        found.append(do.NOTED)
    if Role.OFFICER in roles:
        found += [] if case.verified or now.closed else [do.JOINED]
        found += [do.UNDONE] if undoable(path, case) else []
        found += [] if now.closed else [do.SET_ASIDE]
    return found


def passes_on(path: CasePath, case: Case, roles: Iterable[Role]) -> str | None:
    """The document's step by which a leader brings a report to the agency, where it has one."""
    if Role.GROUP_LEADER not in roles:
        return None
    steps = open_steps(path, case.bare_steps, Role.GROUP_LEADER.value)
    return next((step.id for step in steps if step.id != REPORTED), None)


def undoable(path: CasePath, case: Case) -> list[dict[str, Json]]:
    """The steps that a further one may undo: the last that moved the case, and what is beside."""
    alive = [item for item in case.alive if item.step.kind != REPORTED]
    movers = [item for item in alive if item.step.kind in path.steps]
    movers = [item for item in movers if not path.steps[item.step.kind].parallel]
    beside = {Work.TAKEN, Work.ASSIGNED, Work.JOINED, Work.LEADER_ANSWERED, Work.SET_ASIDE}
    others = [
        item
        for item in alive
        if item.step.kind in beside
        or (item.step.kind in path.steps and path.steps[item.step.kind].parallel)
    ]
    return [{"id": str(item.id), "kind": item.step.kind} for item in [*movers[-1:], *others]]
