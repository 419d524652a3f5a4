"""Which obligations have changed: read from the audit, where every change of the registers is.

Ids of several processes are not committed in their order, so the last minute is read again; to
plan an obligation twice changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select

from bot.storage import reminder_subjects as subjects
from bot.storage.ids import span
from bot.storage.ledger_tables import audit, ledger
from bot.storage.registers.base import View, parts
from bot.storage.reminder_tables import own_reminders

MOST_AT_ONCE: Final = 2000
OVERLAP: Final = timedelta(minutes=1)
EVERYTHING: Final = frozenset({"reminder_setting"})
"""Kinds of records whose change makes the sweep begin anew."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed since a mark: ids to plan anew; ``until`` is the new mark.

    ``more``: there is more to read. ``everything``: plan all of them anew.
    """

    ids: frozenset[int]
    until: int
    more: bool
    everything: bool


def last(view: View) -> int:
    """The largest id in the audit."""
    return view.connection.execute(select(func.max(audit.c.id))).scalar() or 0


def news(view: View, since: int, seen: frozenset[int]) -> News:
    """What changed after a mark, without the rows of the audit that were read before (``seen``)."""
    statement = (
        select(audit.c.id, audit.c.kind, audit.c.subject)
        .where(audit.c.id > since - span(OVERLAP), audit.c.id.not_in(seen))
        .order_by(audit.c.id)
        .limit(MOST_AT_ONCE)
    )
    rows = view.connection.execute(statement).all()
    changed: dict[str, set[int]] = {}
    for row in rows:
        changed.setdefault(row.kind, set()).add(row.subject)
    ids: set[int] = set()
    for kind, records in changed.items():
        if (find := _FIND.get(kind)) is not None:
            ids.update(find(view, records))
    until = max([since, *(row.id for row in rows)])
    return News(frozenset(ids), until, len(rows) == MOST_AT_ONCE, bool(EVERYTHING & set(changed)))


def recent(view: View, until: int) -> frozenset[int]:
    """The rows of the audit that a next reading would meet again."""
    statement = select(audit.c.id).where(audit.c.id > until - span(OVERLAP), audit.c.id <= until)
    return frozenset(view.connection.execute(statement.limit(10_000)).scalars())


def _of_entries(view: View, entries: Iterable[int]) -> Iterable[int]:
    found: set[int] = set()
    for part in parts(list(entries)):
        statement = select(ledger.c.obligation).where(ledger.c.id.in_(part))
        found.update(view.connection.execute(statement).scalars())
    return found


def _themselves(_view: View, ids: Iterable[int]) -> Iterable[int]:
    return ids


def _of_choices(view: View, recipients: Iterable[int]) -> Iterable[int]:
    """What people or chats that chose something are reminded of."""
    wanted = list(recipients)
    found = {*subjects.of_people(view, wanted)}
    for part in parts(wanted):
        statement = select(own_reminders.c.id).where(own_reminders.c.chat.in_(part))
        found.update(view.connection.execute(statement).scalars())
    return found


_FIND: Final[Mapping[str, Callable[[View, Iterable[int]], Iterable[int]]]] = {
    "ledger": _of_entries,
    "obligation": _themselves,
    "assessment": _themselves,
    "own_reminder": _themselves,
    "reminder_choice": _of_choices,
    "participation": subjects.of_participations,
    "project": subjects.of_projects,
    "household": subjects.of_households,
    "group": subjects.of_groups,
    "person": subjects.of_people,
}
"""By the kind of a changed record, the obligations (and declared dates) that it touches."""
