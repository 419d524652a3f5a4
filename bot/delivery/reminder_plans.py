"""Planning over one view or pen: parts of everything, the rest of it, and a rehearsal.

Runs in a thread of the database; ``bot.delivery.planner`` says what runs when.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from bot.delivery import reminder_state as state
from bot.delivery.planning import Moves
from bot.delivery.reminder_made import House, Said
from bot.delivery.reminder_mail import Writer
from bot.rules.reminder_days import allowed, legal_day
from bot.rules.reminders import defaults
from bot.storage import (
    reminder_letters,
    reminder_reach,
    reminder_rows,
    reminder_subjects,
    reminders,
)
from bot.storage.registers import obligations
from bot.storage.registers.base import Pen, View

PART: Final = 500
"""Obligations that are planned in one go."""
RECIPIENTS: Final = 100
"""People whose messages are made in one go."""
MOST_ROWS: Final = 500
"""Steps of one recipient that one message gathers."""


class RolledBack(Exception):
    """Carries what a rehearsal would say out of the transaction that is taken back."""

    def __init__(self, said: tuple[Said, ...]) -> None:
        super().__init__()
        self.said = said


def next_recipients(view: View, now: datetime, skip: Collection[int]) -> tuple[int, ...]:
    """Whom a round is about: first those without a chat, then those who wait longest."""
    nowhere = reminder_reach.due_without_chat(view, now, RECIPIENTS, skip)
    return nowhere or reminder_rows.due_recipients(view, now, RECIPIENTS, skip)


class Plans:
    """Plans obligations, self-declared dates and digests. ``at_once``: there is no later look."""

    def __init__(self, house: House) -> None:
        """Take what messages are made with."""
        self._house = house
        self.at_once = False

    def planned(self, ids: Sequence[int], now: datetime, view: View) -> Moves:
        """What changes for these obligations and self-declared dates."""
        moves = Moves()
        if ids:
            here = state.read(view, ids, self._house.cases)
            state.plan(here, now, moves, at_once=self.at_once)
        return moves

    def mornings(self, now: datetime, view: View) -> Moves:
        """What changes of the morning digests."""
        moves = Moves()
        state.plan_mornings(view, now, moves)
        return moves

    def assess(self, now: datetime, pen: Pen) -> None:
        """Have the rules look again at projects that have ended by now."""
        today = legal_day(now)
        for project in obligations.to_assess(pen, today):
            obligations.assess_project(pen, self._house.policies, project, today)

    def rest(self, now: datetime, pen: Pen) -> None:
        """The ends of messages, self-declared dates, and the morning digests."""
        while reminder_letters.settle(pen):
            continue
        own = reminders.living(pen)
        for start in range(0, len(own), PART):
            self._write(pen, self.planned(own[start : start + PART], now, pen))
        self._write(pen, self.mornings(now, pen))

    def rehearse(self, now: datetime, pen: Pen) -> None:
        """Do everything in one transaction that is then taken back.

        Raises:
            RolledBack: always, with what would be said.
        """
        self.assess(now, pen)
        after = 0
        while ids := reminder_subjects.ids_after(pen, after, PART):
            self._write(pen, self.planned(ids, now, pen))
            after = ids[-1]
        self.rest(now, pen)
        raise RolledBack(self._said(now, pen) if allowed(now, defaults().hours) else ())

    def _said(self, now: datetime, pen: Pen) -> tuple[Said, ...]:
        said: list[Said] = []
        skip: set[int] = set()
        number = 0
        while recipients := next_recipients(pen, now, skip):
            ids = iter(range(number + 1, number + 1 + len(recipients)))
            number += len(recipients)
            mail = Writer(self._house, pen, now, ids).write(recipients, MOST_ROWS)
            self._write(pen, mail.moves)
            self._write(pen, self.planned(sorted(mail.missed), now, pen))
            said += mail.said
            skip |= set(recipients)
        return tuple(said)

    def _write(self, pen: Pen, moves: Moves) -> None:
        reminder_rows.apply(pen, state.changes_of(moves))
