"""What became of reminders, for officers: whom none reached, what a household got, and counts.

Reads only, but for the note that a slip was printed; who may see it is decided elsewhere.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, case, exists, func, select, type_coerce

from bot.rules.balances import Kind
from bot.storage.ledger_tables import ledger, obligations
from bot.storage.register_tables import links
from bot.storage.registers.base import Pen, View, parts
from bot.storage.reminder_rows import OPEN, Changes, New, apply
from bot.storage.reminder_tables import own_reminders, reminders
from bot.storage.steps import State
from bot.storage.tables import outbox as _outbox

HOUSEHOLD: Final = "household"
PRINTED: Final = "printed:"
"""Before the step of which an officer printed the slip."""
PAID_WITHIN: Final = timedelta(days=7)
_PAID: Final = (Kind.DECLARED, Kind.RECEIVED, Kind.DEPOSITED, Kind.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Sent:
    """One step that was handed over, and where its message stands.

    ``state`` is the message's (``State``), ``answer`` what was pressed under it.
    """

    step: str
    pay_by: date
    state: str
    reason: str | None
    handed_at: datetime
    sent_at: datetime | None
    attempts: int
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of one step over everybody: counts of steps, not of messages.

    ``sent``: handed to a platform; ``delivered``: the platform took it; ``unknown``: nobody knows;
    ``lost``: refused, or there was nobody to send it to; ``paid``: a payment within seven days.
    """

    step: str
    sent: int
    delivered: int
    unknown: int
    lost: int
    answered: int
    paid: int


def lost(
    view: View, communes: Iterable[int], since: date, reasons: Collection[str]
) -> tuple[int, ...]:
    """Obligations with a household's step that reached nobody; deadlines from ``since`` on."""
    found: tuple[int, ...] = ()
    dropped = (reminders.c.state == State.DROPPED.value) & reminders.c.reason.in_(reasons)
    for part in parts(list(communes)):
        statement = (
            select(reminders.c.about)
            .distinct()
            .join(obligations, obligations.c.id == reminders.c.about)
            .where(
                obligations.c.commune.in_(part),
                reminders.c.audience == HOUSEHOLD,
                reminders.c.pay_by >= since,
                (reminders.c.state == State.REFUSED.value) | dropped,
            )
        )
        found += tuple(view.connection.execute(statement).scalars())
    return found


def due_without_chat(
    view: View, now: datetime, limit: int, skip: Iterable[int] = ()
) -> tuple[int, ...]:
    """Recipients for whom something is due and who have no chat, nobody (0) among them."""
    linked = select(links.c.person).where(links.c.ended_at.is_(None))
    own = select(own_reminders.c.id)
    statement = (
        select(reminders.c.recipient)
        .distinct()
        .where(reminders.c.state == OPEN, reminders.c.due <= now)
        .where(reminders.c.recipient.not_in(linked), reminders.c.about.not_in(own))
        .where(reminders.c.recipient.not_in(list(skip)))
        .limit(limit)
    )
    return tuple(view.connection.execute(statement).scalars())


def sent_to(view: View, abouts: Iterable[int], limit: int) -> tuple[Sent, ...]:
    """What the household of these obligations was sent, the newest first."""
    found: list[Sent] = []
    for part in parts(list(abouts)):
        statement = (
            select(
                reminders.c.step,
                reminders.c.pay_by,
                func.coalesce(_outbox.c.state, reminders.c.state).label("state"),
                func.coalesce(_outbox.c.reason, reminders.c.reason).label("reason"),
                reminders.c.settled_at.label("handed_at"),
                _outbox.c.sent_at,
                func.coalesce(_outbox.c.attempts, 1).label("attempts"),
                reminders.c.answer,
                reminders.c.answered_at,
            )
            .join(_outbox, _outbox.c.id == reminders.c.message, isouter=True)
            .where(reminders.c.about.in_(part), reminders.c.audience == HOUSEHOLD)
            .where(reminders.c.message.is_not(None), reminders.c.settled_at.is_not(None))
        )
        found += [Sent(**row._mapping) for row in view.connection.execute(statement)]
    return tuple(sorted(found, key=lambda item: item.handed_at, reverse=True)[:limit])


def counts(
    view: View, communes: Sequence[int] | None, since: datetime, audience: str | None = None
) -> tuple[Counted, ...]:
    """What came of each step since an instant, in these communes (everywhere where None)."""
    statement = select(*_COUNTS).where(reminders.c.settled_at >= since)
    if audience is not None:
        statement = statement.where(reminders.c.audience == audience)
    if communes is not None:
        here = select(obligations.c.id).where(obligations.c.commune.in_(communes))
        statement = statement.where(reminders.c.about.in_(here))
    rows = view.connection.execute(statement.group_by(reminders.c.step))
    return tuple(
        Counted(row.step, *(int(value or 0) for value in row[1:]))
        for row in sorted(rows, key=lambda row: str(row.step))
        if any(row[1:])
    )


def printed(pen: Pen, officer: int, items: Iterable[tuple[int, str, date]]) -> None:
    """Note that slips of these steps (obligation, step, deadline) were printed for somebody."""
    new = [
        New(about, officer, f"{PRINTED}{step}", pay_by, "officer", pen.at, PRINTED.rstrip(":"))
        for about, step, pay_by in items
    ]
    apply(pen, Changes(add=new))


def _tally(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


_later = ledger.alias("later")
_HANDED_AT = type_coerce(reminders.c.settled_at, BigInteger)
_PAID_AT = type_coerce(ledger.c.at, BigInteger)
_STATE: Any = reminders.c.state
_WENT = _STATE.in_([State.SENT.value, State.UNKNOWN.value])
_PAID_SOON = exists(
    select(ledger.c.id).where(
        ledger.c.obligation == reminders.c.about,
        ledger.c.kind.in_([kind.value for kind in _PAID]),
        _PAID_AT >= _HANDED_AT,
        _HANDED_AT + PAID_WITHIN // timedelta(microseconds=1) > _PAID_AT,
        ~exists(select(_later.c.id).where(_later.c.reverses == ledger.c.id)),
    )
)
_UNSENT = (State.DROPPED.value == _STATE) & reminders.c.reason.in_(["no_chat", "nobody_to_tell"])
_COUNTS: Final = (
    reminders.c.step,
    _tally(_WENT | ((State.REFUSED.value == _STATE) & reminders.c.message.is_not(None))),
    _tally(State.SENT.value == _STATE),
    _tally(State.UNKNOWN.value == _STATE),
    _tally((State.REFUSED.value == _STATE) | _UNSENT),
    _tally(reminders.c.answer.is_not(None)),
    _tally(_WENT & _PAID_SOON),
)
