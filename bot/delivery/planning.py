"""From what is planned and what was settled to the next rows. Pure.

For every (obligation, recipient) there is one open row at most: its next step. Here it is decided
which one that is, what is passed over, and what follows a step that was sent or dropped. A step
that is settled is never open again; so nothing is said twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from bot.rules.reminder_days import Hours, moment
from bot.rules.reminders import (
    DEPOSIT,
    VIA_LEADER,
    Audience,
    Due,
    Planned,
    Upcoming,
    defaults,
    first_due,
    upcoming,
)


class Fate(StrEnum):
    """Where a step stands. HANDED is in the outbox; the last four are final."""

    OPEN = "open"
    HANDED = "handed"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


TOLD: Final = frozenset({Fate.HANDED, Fate.SENT, Fate.UNKNOWN})
"""The person knows, or will in a moment, or may know."""


UNREACHED: Final = frozenset({"nobody_to_tell", "no_chat"})
"""Why a step is dropped that had nobody, or no chat, to go to."""


class Reason(StrEnum):
    """Why an open row is dropped by planning: the plan is another one, nothing was decided about
    the step. Where the plan comes back, so does the step."""

    NEW_DATE = "new_date"
    NOT_THEIRS = "not_theirs"
    OTHER_STEPS = "other_steps"
    DEPOSITED = "deposited"


@dataclass(frozen=True, slots=True)
class Line:
    """What a plan is about: one obligation for one recipient as one audience, or one digest.

    A leader has lines of their own for what is to be deposited, and for what is to be passed on to
    a household that no message reaches.
    """

    about: int
    recipient: int
    audience: Audience
    deposit: bool = False
    pass_on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A stored step."""

    id: int
    line: Line
    step: str
    pay_by: date
    due: datetime
    fate: Fate
    settled_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line should be reminded of now: its deadline and the schedule of its steps."""

    line: Line
    pay_by: date
    planned: tuple[Planned, ...]
    own_time: time | None = None


@dataclass(frozen=True, slots=True)
class NewRow:
    """A step to be written, open or already dropped with its reason."""

    line: Line
    step: str
    pay_by: date
    due: datetime
    reason: str | None = None


@dataclass(slots=True)
class Moves:
    """What planning changes; gathered over many lines, written in one transaction."""

    add: list[NewRow] = field(default_factory=list)
    drop: list[tuple[int, str]] = field(default_factory=list)
    move: list[tuple[int, datetime]] = field(default_factory=list)
    reopen: list[tuple[int, datetime]] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.add or self.drop or self.move or self.reopen)


def next_of(wanted: Wanted, rows: Sequence[Row], now: datetime, hours: Hours) -> Upcoming:
    """What is open for a line, by what was settled until now.

    What was dropped at an instant that lies ahead (the clock went back) does not count as settled.
    """
    here = [row for row in rows if row.pay_by == wanted.pay_by]
    settled = {row.step for row in here if _settled(row, now)}
    told = any(row.fate in TOLD for row in rows if row.pay_by != wanted.pay_by)
    return upcoming(wanted.planned, settled, now, hours, own_time=wanted.own_time, told_before=told)


def replan(
    wanted: Wanted,
    rows: Sequence[Row],
    now: datetime,
    hours: Hours,
    moves: Moves,
    *,
    at_once: bool = False,
) -> None:
    """Make the line's one open row its next step.

    A late step that was not planned before waits for the next time of day, but where there is no
    later look (``at_once``); an open row that is late stays as it is: it is sent as soon as that is
    allowed.
    """
    found = next_of(wanted, rows, now, hours)
    step = found.next
    for row in rows:
        if row.fate is Fate.OPEN and row.pay_by != wanted.pay_by:
            moves.drop.append((row.id, Reason.NEW_DATE))
    here = {row.step: row for row in rows if row.pay_by == wanted.pay_by}
    pass_over(wanted, here, found, moves)
    passed = {name for name, _ in found.passed}
    for row in here.values():
        if row.fate is not Fate.OPEN or row.step in passed:
            continue
        if step is None or row.step != step.step:
            moves.drop.append((row.id, Reason.OTHER_STEPS))
        elif not found.late and row.due != step.at:
            moves.move.append((row.id, step.at))
    if step is not None:
        # What waits already, waits no longer because a later step has taken its place.
        waits = any(row.fate is Fate.OPEN and row.due <= now for row in here.values())
        due = step.at if waits or at_once else first_due(step, now, hours, wanted.own_time)
        _open(wanted, here, step, due, moves)


def follow(
    wanted: Wanted, rows: Sequence[Row], settled: str, now: datetime, hours: Hours, moves: Moves
) -> None:
    """Make what comes after a step that is settled now the line's open row."""
    here = {row.step: row for row in rows if row.pay_by == wanted.pay_by}
    done = {name for name, row in here.items() if _settled(row, now)} | {settled}
    found = upcoming(wanted.planned, done, now, hours, own_time=wanted.own_time)
    dropped = {id_ for id_, _ in moves.drop}
    for row in here.values():
        other = row.step != settled and (found.next is None or row.step != found.next.step)
        if row.fate is Fate.OPEN and other and row.id not in dropped:
            moves.drop.append((row.id, Reason.OTHER_STEPS))
    if found.next is not None:
        _open(wanted, here, found.next, found.next.at, moves)


def pass_over(wanted: Wanted, here: dict[str, Row], found: Upcoming, moves: Moves) -> None:
    """Write down the steps that will not be sent, with why."""
    for name, why in found.passed:
        row = here.get(name)
        if row is None:
            due = next(_due(wanted, item) for item in wanted.planned if item.step == name)
            moves.add.append(NewRow(wanted.line, name, wanted.pay_by, due, why))
        elif row.fate is Fate.OPEN:
            moves.drop.append((row.id, why))


def give_up(line: Line, rows: Iterable[Row], moves: Moves) -> None:
    """Drop what is open for somebody who is no longer to be reminded."""
    reason = Reason.DEPOSITED if line.deposit else Reason.NOT_THEIRS
    moves.drop += [(row.id, reason) for row in rows if row.fate is Fate.OPEN]


def line_of(about: int, recipient: int, audience: str, step: str) -> Line:
    """The line that a stored step belongs to."""
    pass_on = step.startswith(VIA_LEADER)
    return Line(about, recipient, Audience(audience), step == DEPOSIT, pass_on)


def missed(rows: Iterable[Row], pay_by: date) -> Row | None:
    """The last step of a deadline that came up, where it reached nobody of the household.

    Args:
        rows: the household's own steps, for all of its people.
        pay_by: the deadline.
    """
    by_step: dict[str, list[Row]] = {}
    for row in rows:
        if row.pay_by == pay_by and (row.fate is not Fate.DROPPED or row.reason in UNREACHED):
            by_step.setdefault(row.step, []).append(row)
    came = [same for same in by_step.values() if any(row.fate is not Fate.OPEN for row in same)]
    last = max(came, key=lambda same: max(row.due for row in same), default=[])
    lost = [row for row in last if row.fate in {Fate.REFUSED, Fate.DROPPED}]
    return lost[0] if lost and len(lost) == len(last) else None


_OF_THE_PLAN: Final = frozenset(Reason)


def _settled(row: Row, now: datetime) -> bool:
    if row.fate is Fate.OPEN:
        return False
    if row.fate is not Fate.DROPPED:
        return True
    if row.reason in _OF_THE_PLAN:
        return False
    return row.settled_at is None or row.settled_at <= now


def _open(wanted: Wanted, here: dict[str, Row], step: Due, due: datetime, moves: Moves) -> None:
    row = here.get(step.step)
    if row is None:
        moves.add.append(NewRow(wanted.line, step.step, wanted.pay_by, due))
    elif row.fate is Fate.DROPPED:
        moves.reopen.append((row.id, due))


def _due(wanted: Wanted, item: Planned) -> datetime:
    return moment(item.day, wanted.own_time or defaults().hours.times[0])
