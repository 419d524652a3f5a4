"""Reminders on their way: handed over in one message, and what became of it.

A message and the steps that it hands over are written in one transaction, only where the steps
still wait and the ledger is what the words rest on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, update

from bot.storage.ledger_tables import ledger
from bot.storage.registers.base import Pen, View, parts
from bot.storage.reminder_rows import HANDED, OPEN, Changes, apply
from bot.storage.reminder_tables import reminders
from bot.storage.steps import FINAL, Lane, State
from bot.storage.tables import outbox as _outbox

SEEN: Final = "seen"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message of the outbox made of reminders. ``rows`` are open ones that it hands over,
    ``guards`` all that were due when it was made: another process may have taken them since.

    ``counts`` are the ledger entries by obligation that its words rest on: where there are other
    ones now, it is not written, nor are ``changes``, what follows from it. ``payload`` is sealed.
    """

    id: int
    chat: int
    payload: bytes
    rows: tuple[int, ...]
    guards: tuple[int, ...]
    changes: Changes
    counts: Mapping[int, int]
    useful_until: datetime
    expires_at: datetime


def hand_over(pen: Pen, letters: Sequence[Letter]) -> frozenset[int]:
    """The letters that were written, by id; the others no longer hold and change nothing."""
    guards = [row for letter in letters for row in letter.guards]
    still = _still_open(pen, guards)
    counts = _entries(pen, [about for letter in letters for about in letter.counts])
    held = [
        letter
        for letter in letters
        if still.issuperset(letter.guards)
        and all(counts.get(about, 0) == count for about, count in letter.counts.items())
    ]
    taken = [{"b_id": row, "b_message": letter.id} for letter in held for row in letter.rows]
    if taken:
        pen.connection.execute(_HAND, [values | {"b_at": pen.at} for values in taken])
    for letter in held:
        apply(pen, letter.changes)
    if held:
        pen.connection.execute(_outbox.insert(), [_message(pen, letter) for letter in held])
    return frozenset(letter.id for letter in held)


def settle(pen: Pen, limit: int = 1000) -> int:
    """How many handed steps got the end of their message; what was dropped unsent is open again.

    A message that delivery dropped because it was no longer of use has told nobody anything.
    """
    ended = (
        select(reminders.c.id, _outbox.c.state, _outbox.c.reason)
        .join(_outbox, _outbox.c.id == reminders.c.message, isouter=True)
        .where(
            reminders.c.state == HANDED,
            or_(
                _outbox.c.id.is_(None),
                _outbox.c.state.in_([*(state.value for state in FINAL), State.UNKNOWN.value]),
            ),
        )
        .limit(limit)
    )
    rows = pen.connection.execute(ended).all()
    again = [row.id for row in rows if row.state == State.DROPPED.value]
    final = [
        {"b_id": row.id, "b_end": row.state or State.UNKNOWN.value, "b_reason": row.reason}
        for row in rows
        if row.state != State.DROPPED.value
    ]
    if final:
        pen.connection.execute(_END, final)
    for part in parts(again):
        here = (reminders.c.id.in_(part)) & (reminders.c.state == HANDED)
        values = {"state": OPEN, "message": None, "settled_at": None}
        pen.connection.execute(update(reminders).where(here).values(values))
    return len(rows)


def reopen_message(pen: Pen, message: int) -> int:
    """How many steps wait again because their message must not be sent as it is."""
    here = (reminders.c.message == message) & (reminders.c.state == HANDED)
    values = {"state": OPEN, "message": None, "settled_at": None}
    return pen.connection.execute(update(reminders).where(here).values(values)).rowcount


def end_message(pen: Pen, message: int, state: State, reason: str | None) -> int:
    """How many steps were ended by the end of their message."""
    here = (reminders.c.message == message) & (reminders.c.state == HANDED)
    values = {"state": state.value, "reason": reason}
    return pen.connection.execute(update(reminders).where(here).values(values)).rowcount


def hand_again(pen: Pen, message: int) -> int:
    """How many steps wait for their message once more: it is sent again, as an officer says."""
    return _change_unknown(pen, message, HANDED)


def arrived(pen: Pen, message: int) -> int:
    """How many steps were told after all, as an officer found out."""
    return _change_unknown(pen, message, State.SENT.value)


def _change_unknown(pen: Pen, message: int, to: str) -> int:
    here = (reminders.c.message == message) & (reminders.c.state == State.UNKNOWN.value)
    return pen.connection.execute(update(reminders).where(here).values(state=to)).rowcount


def last_of(view: View, chat: int) -> tuple[int, tuple[int, ...]] | None:
    """The chat's last reminder: its message, and what it is about; None where it has none.

    A page shows a message by a copy of it, which no step names: the message is next to it.
    """
    newest = (
        select(_outbox.c.id)
        .where(_outbox.c.chat == chat, _outbox.c.lane == Lane.REMINDER.value)
        .order_by(_outbox.c.id.desc())
        .limit(2)
    )
    ids = list(view.connection.execute(newest).scalars())
    statement = select(reminders.c.message, reminders.c.about).where(reminders.c.message.in_(ids))
    rows = view.connection.execute(statement).all()
    if not rows:
        return None
    last = max(row.message for row in rows)
    return last, tuple(sorted({row.about for row in rows if row.message == last}))


def answer(pen: Pen, chat: int, said: str) -> int:
    """How many steps of the chat's last reminder got this answer; 0 where it has none.

    "Đã rõ" says least: what is pressed later takes its place, and not the other way round.
    """
    last = last_of(pen, chat)
    if last is None:
        return 0
    other: ColumnElement[bool] = reminders.c.answer.is_(None)
    if said != SEEN:
        other = or_(other, reminders.c.answer != said)
    here = and_(reminders.c.message == last[0], other)
    values = {"answer": said, "answered_at": pen.at}
    return pen.connection.execute(update(reminders).where(here).values(values)).rowcount


def _still_open(pen: Pen, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for part in parts(ids):
        here = select(reminders.c.id).where(reminders.c.id.in_(part), reminders.c.state == OPEN)
        found.update(pen.connection.execute(here.with_for_update()).scalars())
    return found


def _entries(pen: Pen, abouts: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in parts(abouts):
        counted = (
            select(ledger.c.obligation, func.count())
            .where(ledger.c.obligation.in_(part))
            .group_by(ledger.c.obligation)
        )
        found.update((row[0], row[1]) for row in pen.connection.execute(counted))
    return found


def _message(pen: Pen, letter: Letter) -> dict[str, Any]:
    return {
        "id": letter.id,
        "chat": letter.chat,
        "cause": f"remind:{letter.id}",
        "lane": Lane.REMINDER.value,
        "state": State.QUEUED.value,
        "due": pen.at,
        "attempts": 0,
        "useful_until": letter.useful_until,
        "expires_at": letter.expires_at,
        "payload": letter.payload,
    }


_HAND: Final = (
    update(reminders)
    .where(and_(reminders.c.id == bindparam("b_id"), reminders.c.state == OPEN))
    .values(state=HANDED, message=bindparam("b_message"), settled_at=bindparam("b_at"))
)
_END: Final = (
    update(reminders)
    .where(and_(reminders.c.id == bindparam("b_id"), reminders.c.state == HANDED))
    .values(state=bindparam("b_end"), reason=bindparam("b_reason"))
)
