"""Steps of damage cases carried out, by whoever may take them, and told to whoever must know.

The registers refuse what the document's way does not allow; here the role is found by which a
person may take the step, files become evidence, and the news goes out in the same transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Role
from bot.desk import case_news, deciding
from bot.desk.asker import NotAllowed
from bot.desk.case_people import roles_in, target_of
from bot.desk.papers import id_of
from bot.rules.case_terms import By, Work
from bot.rules.cases import WORKERS
from bot.storage import files
from bot.storage.registers import cases, grants, participations, projects
from bot.storage.registers.base import Actor, Cause, Pen
from bot.storage.registers.case_values import PHOTO, Case, Paper
from bot.storage.registers.cases import NewEvidence, NewStep
from bot.storage.registers.errors import BadValue, NotFound, NotNow

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]


def step(doing: "Doing", command: Command, cause: Cause) -> None:
    """Take one step: one of the document, or one beside it."""
    case = _case(doing, command)
    kind = str(command["step"])
    pen = _pen(doing, case, _workers(doing, case, kind))
    if command.get("approved_by"):
        _approver(doing, pen, case, str(command["approved_by"]))
    scans = _scans(doing, command.get("files") or ())
    document = command.get("document")
    new = NewStep(
        kind,
        dict(command.get("facts") or {}),
        follows=int(command["follows"]) if command.get("follows") else None,
        assignee=_assignee(doing, case, command),
        words=command.get("words"),
        paper=_paper(document, command.get("number"), scans),
        evidence=tuple(NewEvidence(file, document or PHOTO) for file in scans),
    )
    moved = cases.add_step(pen, doing.policies, case.id, new, cause=cause)
    if len(moved.steps) > len(case.steps):
        case_news.tell(doing, moved, moved.steps[-1])
        if kind != Work.UNDONE:
            deciding.catch_up(doing, pen, moved, cause)


def join(doing: "Doing", command: Command, cause: Cause) -> None:
    """Join an unverified report to a household: only an officer does."""
    case = _case(doing, command)
    pen = _pen(doing, case, frozenset({By.OFFICER}))
    part = participations.get(doing.pen, int(command["part"]))
    target = grants.target_of_household(doing.pen, part.facts.household)
    doing.who.check(Action.TAKE_CASE, target)
    joined = cases.join(pen, doing.policies, case.id, part.id, cause=cause)
    if len(joined.steps) > len(case.steps):
        case_news.tell(doing, joined, joined.steps[-1])
        deciding.catch_up(doing, pen, joined, cause)


def take_back(doing: "Doing", before: Command, made: Cause, back: Cause) -> None:
    """Undo by a further step what an earlier end of the conversation did; an officer's only.

    Raises:
        NotNow: it cannot be undone from here.
    """
    case = _case(doing, before)
    roles = roles_in(doing.pen, doing.asker, case)
    taken = cases.step_of_cause(doing.pen, made)
    if taken is None or Role.OFFICER not in roles:
        raise NotNow("case", case.id, "not_undone_here")
    pen = _pen(doing, case, frozenset({By.OFFICER}))
    undone = NewStep(Work.UNDONE, follows=taken)
    cases.add_step(pen, doing.policies, case.id, undone, cause=back)


HANDLERS: Final[Mapping[str, Callable[["Doing", Command, Cause], None]]] = {
    "case_step": step,
    "case_join": join,
}


def _case(doing: "Doing", command: Command) -> Case:
    case = cases.by_code(doing.pen, str(command["case"]))
    if case is None:
        raise NotFound("case", str(command["case"]))
    return case


def _workers(doing: "Doing", case: Case, kind: str) -> frozenset[By]:
    path = doing.policies[case.policy].case
    if path is not None and kind in path.steps:
        return path.steps[kind].by
    return WORKERS[Work(kind)] if kind in frozenset(Work) else frozenset()


def _pen(doing: "Doing", case: Case, workers: frozenset[By]) -> Pen:
    """The pen of the person in the role by which they may take the step.

    Raises:
        NotAllowed: none of their roles there may.
    """
    for role in roles_in(doing.pen, doing.asker, case):
        if role.value in workers:
            if case.household is None and role is Role.HOUSEHOLD:
                return replace(doing.pen, actor=Actor(None, role, doing.asker.chat))
            return doing.as_role(role)
    raise NotAllowed("case")


def _approver(doing: "Doing", pen: Pen, case: Case, approved_by: str) -> None:
    """Write down who approved the project, where the book did not know."""
    if case.participation is None:
        return
    part = participations.get(doing.pen, case.participation)
    doing.who.check(Action.TAKE_CASE, target_of(doing.pen, case))
    if projects.get(pen, part.facts.project).facts.approved_by is None:
        projects.change(pen, part.facts.project, approved_by=approved_by)


def _assignee(doing: "Doing", case: Case, command: Command) -> int | None:
    """Who is to work on it: one of the case's officers."""
    if not command.get("assignee"):
        return None
    person = int(command["assignee"])
    held = grants.effective(doing.pen, person)
    target = target_of(doing.pen, case)
    if not any(_takes(grant, target) for grant in held):
        raise BadValue("assignee", "no_officer")
    return person


def _takes(grant: Any, target: Any) -> bool:
    from bot.access import may

    return bool(may([grant], Action.TAKE_CASE, target))


def _paper(document: str | None, number: str | None, scans: Sequence[int]) -> Paper | None:
    if document is None:
        return None
    return Paper(document, number, scans[0] if scans else None)


def _scans(doing: "Doing", references: Sequence[str]) -> tuple[int, ...]:
    """The files that were sent, which must be this chat's own.

    Raises:
        BadValue: one is not there, or somebody else's.
    """
    found = []
    for reference in references:
        file = files.find_in(doing.pen.connection, doing.pen.sealer, id_of(reference))
        if file is None or file.chat != doing.asker.chat:
            raise BadValue("scan", "not_there")
        found.append(file.id)
    return tuple(found)
