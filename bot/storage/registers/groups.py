"""Groups: the households of one project that a leader speaks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, update

from bot.storage.audit import note
from bot.storage.register_tables import groups
from bot.storage.registers import projects
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import NotFound
from bot.storage.registers.places import kept_name


@dataclass(frozen=True, slots=True)
class Group:
    """A group; ``leader`` is a person, None where nobody leads it yet."""

    id: int
    commune: int
    project: int
    name: str
    leader: int | None


def put(pen: Pen, project: int, name: str, leader: int | None = None) -> int:
    """The id of a project's group, which is added where it is not there. A leader that is told
    leads it from now on.

    Raises:
        NotFound: there is no such project.
        BadValue: the name cannot be kept.
    """
    kept = kept_name("group", name)
    commune = projects.get(pen, project).facts.commune
    pen.hold("group", project, kept)
    before = _select(pen, groups.c.project == project, groups.c.name == kept)
    if before:
        if leader is not None and leader != before[0].leader:
            set_leader(pen, before[0].id, leader)
        return before[0].id
    id_ = pen.new_id()
    row = {"id": id_, "commune": commune, "project": project, "name": kept, "leader": leader}
    pen.insert(groups, [row])
    note(pen, "add", "group", id_, leader=leader)
    return id_


def set_leader(pen: Pen, id_: int, leader: int | None) -> None:
    """Write down who leads a group from now on.

    Raises:
        NotFound.
    """
    mine = groups.c.id == id_
    if not pen.connection.execute(update(groups).where(mine).values(leader=leader)).rowcount:
        raise NotFound("group", id_)
    note(pen, "lead", "group", id_, leader=leader)


def get(view: View, id_: int) -> Group:
    """A group.

    Raises:
        NotFound.
    """
    found = _select(view, groups.c.id == id_)
    if not found:
        raise NotFound("group", id_)
    return found[0]


def many(view: View, ids: Iterable[int]) -> dict[int, Group]:
    """Those of these groups that there are, by id."""
    found: dict[int, Group] = {}
    for part in parts(list(ids)):
        found.update((group.id, group) for group in _select(view, groups.c.id.in_(part)))
    return found


def of_project(view: View, project: int) -> tuple[Group, ...]:
    """The groups of a project, oldest first."""
    return _select(view, groups.c.project == project)


def of_commune(view: View, commune: int) -> tuple[Group, ...]:
    """The groups of a commune, oldest first."""
    return _select(view, groups.c.commune == commune)


def led_by(view: View, person: int) -> tuple[Group, ...]:
    """The groups that a person leads, oldest first."""
    return _select(view, groups.c.leader == person)


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Group, ...]:
    statement = select(*groups.c).where(*conditions).order_by(groups.c.id)
    return tuple(Group(*row) for row in view.connection.execute(statement))
