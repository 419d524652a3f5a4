"""Rows of reminders: reading them, and writing what planning decided, in one transaction.

What is planned is ``bot.delivery.planning``'s; nothing here knows a deadline or a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, func, select, update

from bot.storage.bulk import Bulk
from bot.storage.moments import micros
from bot.storage.ports import port_of
from bot.storage.registers.base import Pen, View, parts
from bot.storage.reminder_tables import reminders

OPEN: Final = "open"
HANDED: Final = "handed"


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored step of one obligation for one recipient."""

    id: int
    about: int
    recipient: int
    step: str
    pay_by: date
    audience: str
    due: datetime
    state: str
    reason: str | None
    message: int | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class New:
    """A step to be written. ``message``: it is handed over in that one; ``reason``: dropped."""

    about: int
    recipient: int
    step: str
    pay_by: date
    audience: str
    due: datetime
    reason: str | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What one transaction writes of the plan. ``move`` and ``reopen`` give open rows their due."""

    add: Sequence[New] = ()
    drop: Sequence[tuple[int, str]] = ()
    move: Sequence[tuple[int, datetime]] = ()
    reopen: Sequence[tuple[int, datetime]] = ()


def of_abouts(view: View, abouts: Iterable[int]) -> dict[int, tuple[Stored, ...]]:
    """Every step of these obligations (or self-declared reminders), by what they are about."""
    found: dict[int, list[Stored]] = {}
    for part in parts(list(abouts)):
        for row in _read(view, _SELECT.where(reminders.c.about.in_(part))):
            found.setdefault(row.about, []).append(row)
    return {about: tuple(rows) for about, rows in found.items()}


def digests(view: View, recipients: Iterable[int], since: date) -> dict[int, tuple[Stored, ...]]:
    """The digests of these people from a day on, by recipient."""
    found: dict[int, list[Stored]] = {}
    for part in parts(list(recipients)):
        here = (reminders.c.about == 0) & reminders.c.recipient.in_(part)
        for row in _read(view, _SELECT.where(here, reminders.c.pay_by >= since)):
            found.setdefault(row.recipient, []).append(row)
    return {recipient: tuple(rows) for recipient, rows in found.items()}


def due_recipients(
    view: View, now: datetime, limit: int, skip: Iterable[int] = ()
) -> tuple[int, ...]:
    """Recipients for whom something is due, those who wait longest first."""
    statement = (
        select(reminders.c.recipient)
        .where(reminders.c.state == OPEN, reminders.c.due <= now)
        .where(reminders.c.recipient.not_in(list(skip)))
        .group_by(reminders.c.recipient)
        .order_by(func.min(reminders.c.due))
        .limit(limit)
    )
    return tuple(view.connection.execute(statement).scalars())


def any_due(view: View, now: datetime) -> bool:
    """Whether anything is due."""
    first = select(reminders.c.id).where(reminders.c.state == OPEN, reminders.c.due <= now)
    return view.connection.execute(first.limit(1)).first() is not None


def due_of(view: View, recipients: Iterable[int], now: datetime, limit: int) -> tuple[Stored, ...]:
    """What is due for these recipients, oldest first; of one recipient never more than ``limit``.

    Nobody (0) may have very many; the rest of them is found again in the next round.
    """
    found: list[Stored] = []
    for recipient in recipients:
        here = (reminders.c.state == OPEN) & (reminders.c.recipient == recipient)
        statement = _SELECT.where(here, reminders.c.due <= now)
        found += _read(view, statement.order_by(reminders.c.due, reminders.c.id).limit(limit))
    return tuple(found)


def of_message(view: View, message: int) -> tuple[Stored, ...]:
    """The steps that a message of the outbox hands over."""
    here = (reminders.c.message == message) & (reminders.c.state == HANDED)
    return _read(view, _SELECT.where(here))


def apply(pen: Pen, changes: Changes) -> None:
    """Write what planning decided; what another process wrote meanwhile stays."""
    _drop(pen, changes.drop)
    _set_due(pen, changes.move, OPEN)
    _set_due(pen, changes.reopen, "dropped")
    _add(pen, changes.add)


def counts_by_step(view: View, since: datetime) -> tuple[tuple[str, str, str, int], ...]:
    """By step and end (and reason), how many since an instant; answered ones as ``answer:…``."""
    said = func.coalesce(reminders.c.answer, "")
    reason = func.coalesce(reminders.c.reason, said)
    statement = (
        select(reminders.c.step, reminders.c.state, reason, func.count())
        .where(reminders.c.settled_at >= since)
        .group_by(reminders.c.step, reminders.c.state, reason)
        .order_by(reminders.c.step, reminders.c.state, reason)
    )
    return tuple((row[0], row[1], row[2], row[3]) for row in view.connection.execute(statement))


def _drop(pen: Pen, rows: Sequence[tuple[int, str]]) -> None:
    if rows:
        values = [{"b_id": id_, "b_reason": str(why), "b_at": pen.at} for id_, why in rows]
        pen.connection.execute(_DROP, values)


def _set_due(pen: Pen, rows: Sequence[tuple[int, datetime]], state: str) -> None:
    if rows:
        values = [{"b_id": id_, "b_due": due, "b_state": state} for id_, due in rows]
        pen.connection.execute(_SET_DUE, values)


def _add(pen: Pen, rows: Sequence[New]) -> None:
    """Insert steps; one that is there already (another process was faster) stays as it is."""
    if rows:
        at = micros(pen.at)
        port_of(pen.connection).run(_INSERT, [_row(pen.new_id(), item, at) for item in rows])


def _row(id_: int, item: New, at: int) -> tuple[Any, ...]:
    state = HANDED if item.message is not None else OPEN if item.reason is None else "dropped"
    return (
        id_,
        item.about,
        item.recipient,
        item.step,
        item.pay_by.isoformat(),
        item.audience,
        micros(item.due),
        state,
        None if item.reason is None else str(item.reason),
        item.message,
        None if state == OPEN else at,
    )


def _read(view: View, statement: Select[Any]) -> tuple[Stored, ...]:
    rows: Iterable[Any] = view.connection.execute(statement)
    return tuple(Stored(*row) for row in rows)


_SELECT: Final[Select[Any]] = select(*(reminders.c[name] for name in Stored.__dataclass_fields__))
_INSERT: Final = Bulk(
    (
        ("id", "bigint"),
        ("about", "bigint"),
        ("recipient", "bigint"),
        ("step", "text"),
        ("pay_by", "text"),
        ("audience", "text"),
        ("due", "bigint"),
        ("state", "text"),
        ("reason", "text"),
        ("message", "bigint"),
        ("settled_at", "bigint"),
    ),
    "INSERT INTO reminders (id, about, recipient, step, pay_by, audience, due, state, reason,"
    " message, settled_at) SELECT id, about, recipient, step, date(pay_by), audience, due, state,"
    " reason, message, settled_at FROM v WHERE id IS NOT NULL ON CONFLICT DO NOTHING",
)
_DROP: Final = (
    update(reminders)
    .where(and_(reminders.c.id == bindparam("b_id"), reminders.c.state == OPEN))
    .values(state="dropped", reason=bindparam("b_reason"), settled_at=bindparam("b_at"))
)
_SET_DUE: Final = (
    update(reminders)
    .where(and_(reminders.c.id == bindparam("b_id"), reminders.c.state == bindparam("b_state")))
    .values(state=OPEN, due=bindparam("b_due"), reason=None, settled_at=None)
)
