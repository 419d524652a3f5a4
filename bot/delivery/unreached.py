"""Households that neither a message nor their leader reached: the officer's list, to be printed.

Derived from the steps as they ended, every time it is asked for; writes nothing, keeps nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.delivery import reminder_state as state
from bot.delivery.planning import TOLD, UNREACHED, Row
from bot.delivery.reminder_state import Cases, Situation
from bot.rules.reminder_days import legal_day
from bot.rules.reminder_truth import Truth, truth
from bot.rules.reminders import VIA_LEADER
from bot.storage import reminder_reach, reminder_subjects
from bot.storage.registers.base import View
from bot.storage.reminder_subjects import Subject

LOOKS_BACK: Final = timedelta(days=120)
"""Deadlines that are over for longer are looked after by people, not by reminders."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """An obligation whose household could not be told of a step, as it stands today.

    ``why`` is a code; ``passed_on``: its leader was asked to say it;
    ``printed``: an officer printed the slip.
    """

    subject: Subject
    truth: Truth
    step: str
    since: date
    why: str
    passed_on: bool
    printed: bool


def unreached(
    view: View, communes: Iterable[int], now: datetime, cases: Cases
) -> tuple[Unreached, ...]:
    """Everything of these communes that did not reach a household, the nearest day first."""
    since = legal_day(now) - LOOKS_BACK
    return _found(view, reminder_reach.lost(view, communes, since, UNREACHED), now, cases)


def of_group(view: View, group: int, now: datetime, cases: Cases) -> tuple[Unreached, ...]:
    """Everything of a group that did not reach a household, the nearest day first."""
    return _found(view, reminder_subjects.of_groups(view, [group]), now, cases)


def _found(view: View, ids: Iterable[int], now: datetime, cases: Cases) -> tuple[Unreached, ...]:
    today = legal_day(now)
    here = state.read(view, ids, cases)
    found = [
        item
        for subject in here.subjects.values()
        if (item := _of(here, subject, today)) is not None
    ]
    return tuple(sorted(found, key=lambda item: (item.truth.office, item.subject.id)))


def count(view: View, communes: Sequence[int], now: datetime, cases: Cases) -> int:
    """How many of them nobody was asked to tell, and nobody printed a slip for."""
    return sum(
        not (item.passed_on or item.printed) for item in unreached(view, communes, now, cases)
    )


def _of(here: Situation, subject: Subject, today: date) -> Unreached | None:
    lost = state.missed_of(here, subject)
    true = truth(subject.claim, today)
    if lost is None or not isinstance(true, Truth):
        return None
    rows = [row for row in here.rows.get(subject.id, ()) if row.pay_by == lost.pay_by]
    return Unreached(
        subject,
        true,
        lost.step,
        since=legal_day(lost.settled_at or lost.due),
        why=lost.reason or lost.fate.value,
        passed_on=any(_asked(row, lost) for row in rows),
        printed=any(row.step == f"{reminder_reach.PRINTED}{lost.step}" for row in rows),
    )


def _asked(row: Row, lost: Row) -> bool:
    """Whether a leader was asked to say the step that was lost."""
    return row.step == f"{VIA_LEADER}{lost.step}" and row.fate in TOLD
