"""The demo's buttons "Còn 30 ngày", "Còn 3 ngày", "Quá 3 ngày": the sample village on that day.

Moves the demo's clock forward and lets everything happen that is due then; with ``--demo`` alone.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from bot.app import App
from bot.bookkeeping import do_what_is_due
from bot.clock import DemoClock
from bot.rules.reminder_days import after_rest, allowed, before_rest, first_allowed, moment
from bot.rules.reminders import defaults, last_reading, office_day
from bot.storage import outbox, reminder_subjects
from bot.storage.ids import instant_of
from bot.storage.registers.base import Book, View

DAYS: Final[Mapping[str, int]] = MappingProxyType({"before_30": -30, "before_3": -3, "after_3": 3})
"""The buttons, with their days before (negative) or after the last day for paying."""
DAYS_LEFT: Final = 45
"""How far that day lies ahead when the web's village is made: before the first of the buttons."""
MORNING: Final = time(8)
_ALL: Final = 10_000


class DemoDays:
    """The days that one running demo can be moved to."""

    def __init__(self, app: App) -> None:
        """Take the app; a clock that does not move keeps its day."""
        self._app = app
        self._clock = app.clock

    async def resume(self) -> None:
        """Go on from where an earlier run of this village was moved to: its messages lie there."""
        newest = await self._app.database.read(outbox.newest)
        if newest:
            self._jump(instant_of(newest) + timedelta(seconds=1))

    async def go(self, button: str) -> bool:
        """Whether the village is on that day now; False where it is over, or nothing is owed."""
        pay_by = await Book(self._app.database).read(_pay_by)
        if button not in DAYS or pay_by is None:
            return False
        planner = self._app.planner()
        # What is being planned for the old day ends before the day changes.
        async with planner.turn:
            at = max(self._clock.now(), _instant(pay_by, DAYS[button]))
            hours = defaults().hours
            if not allowed(at, hours):
                at = first_allowed(at, hours)
            self._jump(at)
            await do_what_is_due(self._app)
            await planner.run(at)
        self._app.delivery.wake()
        return True

    def _jump(self, to: datetime) -> None:
        if isinstance(self._clock, DemoClock):
            self._clock.jump(to)


def _instant(pay_by: date, days: int) -> datetime:
    """The morning of a button; over is only what no reading of the deadline allows any more."""
    if days < 0:
        return moment(before_rest(office_day(pay_by) + timedelta(days=days)), MORNING)
    return moment(after_rest(last_reading(pay_by) + timedelta(days=days)), MORNING)


def _pay_by(view: View) -> date | None:
    """The nearest deadline of the village; None where nothing is owed."""
    ids = reminder_subjects.ids_after(view, 0, _ALL)
    found = reminder_subjects.subjects(view, ids, frozenset()).values()
    return min((item.claim.pay_by for item in found), default=None)
