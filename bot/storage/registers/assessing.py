"""Obligations worked out for whole projects, a part of each in one transaction of the writer.

A project of twenty thousand households takes seconds; in parts nobody waits for it. Whatever is
left open by a crash is found and done by the next call.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial

from sqlalchemy import select

from bot.rules import Policies, load
from bot.storage.ledger_tables import obligations
from bot.storage.register_tables import participations, projects
from bot.storage.registers.base import Actor, Book, Pen, View, parts
from bot.storage.registers.obligations import assess_some
from bot.storage.registers.projects import Status
from bot.storage.writer import Writer


async def assess(
    book: Book,
    writer: Writer,
    *,
    actor: Actor,
    at: datetime,
    today: date,
    projects: Iterable[int] = (),
) -> tuple[int, ...]:
    """The projects of which it was worked out what is owed, a part of each in one transaction.

    Besides those that are told it takes every project with a participant for whom nothing was
    ever worked out: a crash between an import and this is made good by the next call.
    """
    wanted = sorted({*projects, *await book.read(unassessed)})
    policies = load()
    for id_ in wanted:
        for part in await book.read(partial(_parts_of, id_)):
            await book.write(writer, actor, at, partial(_assess, policies, id_, part, today))
    return tuple(wanted)


def unassessed(view: View) -> tuple[int, ...]:
    """The projects with a participant for whom nothing was ever worked out."""
    statement = (
        select(participations.c.project)
        .outerjoin(obligations, obligations.c.participation == participations.c.id)
        .join(projects, projects.c.id == participations.c.project)
        .where(
            obligations.c.id.is_(None),
            participations.c.withdrawn.is_(False),
            projects.c.status == Status.ACTIVE.value,
        )
        .distinct()
    )
    return tuple(sorted(view.connection.execute(statement).scalars()))


def _parts_of(project: int, view: View) -> list[Sequence[int]]:
    """The project's participations by id, as many at once as one transaction takes."""
    statement = select(participations.c.id).where(participations.c.project == project)
    return list(parts(list(view.connection.execute(statement).scalars())))


def _assess(policies: Policies, project: int, part: Sequence[int], today: date, pen: Pen) -> None:
    assess_some(pen, policies, project, part, today)
