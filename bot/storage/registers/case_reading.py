"""Reading damage cases: by id, code, household, group, scope, turn; what shares a file.

Explained in ``bot.storage.registers.cases``, which offers all of it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from bot.rules.case_terms import Awaits
from bot.storage.case_tables import case_evidence, case_steps, cases
from bot.storage.ids import code, read_code
from bot.storage.ledger_tables import obligations
from bot.storage.registers.base import Cause, View, parts
from bot.storage.registers.case_rows import evidence_rows, select_cases
from bot.storage.registers.case_values import Case, Evidence
from bot.storage.registers.errors import NotFound


def get(view: View, id_: int) -> Case:
    """A case.

    Raises:
        NotFound.
    """
    found = select_cases(view, cases.c.id == id_)
    if not found:
        raise NotFound("case", id_)
    return found[0]


def many(view: View, ids: Iterable[int]) -> dict[int, Case]:
    """Those of these cases that there are, by id."""
    return {item.id: item for item in _in(view, cases.c.id, ids)}


def by_code(view: View, typed: str) -> Case | None:
    """The case of a code as somebody typed it, None where there is none."""
    number = read_code(typed)
    found = () if number is None else select_cases(view, cases.c.code == code(number))
    return found[0] if found else None


def of_households(view: View, ids: Iterable[int], *, open_only: bool = False) -> tuple[Case, ...]:
    """The cases of these households, oldest first in each part."""
    return _in(view, cases.c.household, ids, open_only=open_only)


def of_participations(
    view: View, ids: Iterable[int], *, open_only: bool = False
) -> tuple[Case, ...]:
    """The cases of these participations, oldest first in each part."""
    return _in(view, cases.c.participation, ids, open_only=open_only)


def of_groups(view: View, ids: Iterable[int], *, open_only: bool = False) -> tuple[Case, ...]:
    """The cases in these groups, oldest first in each part."""
    return _in(view, cases.c.group_id, ids, open_only=open_only)


def of_chats(view: View, ids: Iterable[int], *, open_only: bool = False) -> tuple[Case, ...]:
    """The cases that were reported from these chats, oldest first in each part."""
    return _in(view, cases.c.chat, ids, open_only=open_only)


def of_communes(view: View, ids: Iterable[int], *, open_only: bool = True) -> tuple[Case, ...]:
    """The cases of these communes, oldest first in each part."""
    return _in(view, cases.c.commune, ids, open_only=open_only)


def waiting(view: View, communes: Iterable[int], *roles: Awaits) -> tuple[Case, ...]:
    """The open cases of these communes in which it is the turn of one of these roles."""
    turn = cases.c.awaits.in_([role.value for role in roles])
    return _in(view, cases.c.commune, communes, turn, open_only=True)


def untaken(view: View, communes: Iterable[int]) -> tuple[Case, ...]:
    """The open cases of these communes that nobody has taken or been given."""
    nobody = cases.c.assignee.is_(None)
    return _in(view, cases.c.commune, communes, nobody, open_only=True)


def assigned_to(view: View, person: int) -> tuple[Case, ...]:
    """The open cases that a person has taken or been given, oldest first."""
    return select_cases(view, cases.c.assignee == person, cases.c.closed_at.is_(None))


def open_about(view: View, ids: Sequence[int]) -> frozenset[int]:
    """Those of these obligations about whose household's part a case is open."""
    found: set[int] = set()
    for part in parts(ids):
        statement = (
            select(obligations.c.id)
            .join(cases, cases.c.participation == obligations.c.participation)
            .where(obligations.c.id.in_(part), cases.c.closed_at.is_(None))
        )
        found.update(view.connection.execute(statement).scalars())
    return frozenset(found)


def open_parts(view: View, ids: Sequence[int]) -> frozenset[int]:
    """Those of these participations about which a case is open."""
    found: set[int] = set()
    for part in parts(ids):
        statement = select(cases.c.participation).where(
            cases.c.participation.in_(part), cases.c.closed_at.is_(None)
        )
        found.update(view.connection.execute(statement).scalars())
    return frozenset(found)


def of_cause(view: View, cause: Cause) -> Case | None:
    """The case that this cause opened, None where it opened none."""
    found = select_cases(view, cases.c.cause == cause.text)
    return found[0] if found else None


def step_of_cause(view: View, cause: Cause) -> int | None:
    """The step that this cause took, None where it took none."""
    statement = select(case_steps.c.id).where(case_steps.c.cause == cause.text)
    found: int | None = view.connection.execute(statement).scalar()
    return found


def of_decision(view: View, decision: int) -> Case | None:
    """The case whose step rests on a decision, None where there is none."""
    statement = select(case_steps.c.case_id).where(case_steps.c.decision == decision)
    found = view.connection.execute(statement.order_by(case_steps.c.id)).scalars().all()
    return get(view, found[-1]) if found else None


def same_files(view: View, case: Case) -> dict[int, tuple[Evidence, ...]]:
    """Evidence of other cases with the same content, by this case's evidence."""
    digests = {item.sha256 for item in case.evidence}
    others = evidence_rows(
        view, case_evidence.c.sha256.in_(digests), case_evidence.c.case_id != case.id
    )
    found = {
        item.id: tuple(other for other in others if other.sha256 == item.sha256)
        for item in case.evidence
    }
    return {id_: same for id_, same in found.items() if same}


def _in(
    view: View,
    column: ColumnElement[Any],
    ids: Iterable[int],
    *conditions: ColumnElement[bool],
    open_only: bool = False,
) -> tuple[Case, ...]:
    if open_only:
        conditions = (*conditions, cases.c.closed_at.is_(None))
    found: tuple[Case, ...] = ()
    for part in parts(list(ids)):
        found += select_cases(view, column.in_(part), *conditions)
    return found
