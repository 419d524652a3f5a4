"""Projects, as their approval decisions state them. Changes of an end or a rate are audited; what
they do to the money is for ``obligations`` to work out anew."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import ColumnElement, select, update

from bot.rules.exact import decimal_text
from bot.storage.audit import Note, note, note_all
from bot.storage.register_tables import projects
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound
from bot.storage.registers.places import kept_name

LONGEST_CODE: Final = 40


class Status(StrEnum):
    """Where a project stands; whether it has ended is a matter of its day."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project to be kept. ``rate`` is the approved rate, 0 to 1; ``approved_by`` the role
    (``district_chair``, ``commune_chair``); ``code`` is unique in its commune."""

    commune: int
    code: str
    name: str
    policy: str
    type: str
    cycle_months: int | None = None
    agency: int | None = None
    programme: int | None = None
    decision_number: str | None = None
    decision_on: date | None = None
    approved_by: str | None = None
    rate: Fraction | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its id."""

    id: int
    facts: NewProject
    status: Status

    @property
    def withdrawn(self) -> bool:
        """Whether the project is no more."""
        return self.status is Status.WITHDRAWN


def add(pen: Pen, project: NewProject) -> int:
    """The id of a new project.

    Raises:
        AlreadyThere: its code is taken in its commune.
        BadValue: a field cannot be kept.
    """
    row = _row(project)
    pen.hold("project", project.commune, row["code"])
    before = by_code(pen, project.commune, project.code)
    if before is not None:
        raise AlreadyThere("project", before.id)
    id_ = pen.new_id()
    pen.insert(projects, [{"id": id_, "status": Status.ACTIVE.value, **row}])
    note_all(pen, [Note("add", "project", id_)])
    return id_


def change(pen: Pen, id_: int, **changed: Any) -> bool:
    """Whether anything changed of a project's facts, by the names of ``NewProject``.

    Raises:
        NotFound, BadValue, AlreadyThere.
    """
    before = get(pen, id_)
    if unknown := set(changed) - _NAMES:
        raise BadValue(min(unknown), "unknown_field")
    after = replace(before.facts, **changed)
    if after == before.facts:
        return False
    same = by_code(pen, after.commune, after.code)
    if same is not None and same.id != id_:
        raise AlreadyThere("project", same.id)
    pen.connection.execute(update(projects).where(projects.c.id == id_).values(_row(after)))
    moved = [name for name in sorted(_NAMES) if getattr(after, name) != getattr(before.facts, name)]
    note(pen, "change", "project", id_, fields=",".join(moved))
    return True


def withdraw(pen: Pen, id_: int) -> None:
    """The project is no more; its obligations are assessed anew by the caller.

    Raises:
        NotFound.
    """
    _set(pen, id_, Status.WITHDRAWN, "withdraw")


def restore(pen: Pen, id_: int) -> None:
    """A project that was withdrawn by mistake is again.

    Raises:
        NotFound.
    """
    _set(pen, id_, Status.ACTIVE, "restore")


def get(view: View, id_: int) -> Project:
    """A project.

    Raises:
        NotFound.
    """
    found = _select(view, projects.c.id == id_)
    if not found:
        raise NotFound("project", id_)
    return found[0]


def many(view: View, ids: Iterable[int]) -> dict[int, Project]:
    """Those of these projects that there are, by id."""
    found: dict[int, Project] = {}
    for part in parts(list(ids)):
        found.update((item.id, item) for item in _select(view, projects.c.id.in_(part)))
    return found


def by_code(view: View, commune: int, code: str) -> Project | None:
    """The project of a code in a commune, None where there is none."""
    found = _select(view, projects.c.commune == commune, projects.c.code == code.strip())
    return found[0] if found else None


def of_commune(view: View, commune: int) -> tuple[Project, ...]:
    """The projects of a commune, oldest first."""
    return _select(view, projects.c.commune == commune)


def every(view: View) -> tuple[Project, ...]:
    """All projects, oldest first."""
    return _select(view)


def _set(pen: Pen, id_: int, status: Status, action: str) -> None:
    mine = projects.c.id == id_
    done = pen.connection.execute(update(projects).where(mine).values(status=status.value))
    if not done.rowcount:
        raise NotFound("project", id_)
    note(pen, action, "project", id_)


_NAMES: Final = frozenset(field.name for field in fields(NewProject))


def _row(project: NewProject) -> dict[str, Any]:
    row = {name: getattr(project, name) for name in _NAMES}
    row["code"] = kept_code(project.code)
    row["name"] = kept_name("project", project.name)
    row["rate"] = rate_text(project.rate)
    if project.starts and project.ends and project.ends < project.starts:
        raise BadValue("ends", "before_start")
    if not project.policy or not project.type:
        raise BadValue("policy" if not project.policy else "type", "empty")
    return row


def rate_text(rate: Fraction | None) -> str | None:
    """A rate as it is kept: exact text.

    Raises:
        BadValue: not from 0 to 1.
    """
    if rate is None:
        return None
    if not 0 <= rate <= 1:
        raise BadValue("rate", "out_of_bounds")
    return decimal_text(Fraction(rate))


def rate_of(text: str | None) -> Fraction | None:
    """The rate of its kept text."""
    return None if text is None else Fraction(text)


def kept_code(code: str) -> str:
    """A record's code as it is kept.

    Raises:
        BadValue: empty, too long or not printable.
    """
    kept = code.strip()
    if not kept or len(kept) > LONGEST_CODE or not kept.isprintable():
        raise BadValue("code", "bad_code")
    return kept


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Project, ...]:
    statement = select(*projects.c).where(*conditions).order_by(projects.c.id)
    found = []
    for row in view.connection.execute(statement):
        values = {name: getattr(row, name) for name in _NAMES}
        values["rate"] = rate_of(row.rate)
        found.append(Project(row.id, NewProject(**values), Status(row.status)))
    return tuple(found)
