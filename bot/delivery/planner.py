"""The planner: keeps the next step of every obligation planned, and hands over what is due.

A tick reads what changed, plans it, and turns what is due into messages of the outbox; delivery
sends them and asks ``check`` just before. All state is in the database, so that any instant may be
the last: a step is handed over and its next one opened in one transaction, or not at all. One
process at a time plans, by a lease.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from bot.delivery import reminder_feed as feed
from bot.delivery import reminder_state as state
from bot.delivery.planning import Moves
from bot.delivery.reminder_check import Checker
from bot.delivery.reminder_made import House, Mail, Said
from bot.delivery.reminder_mail import Writer as MailWriter
from bot.delivery.reminder_plans import MOST_ROWS, PART, Plans, RolledBack, next_recipients
from bot.rules.reminder_days import allowed, legal_day
from bot.rules.reminders import defaults
from bot.storage import leases, reminder_letters, reminder_rows, reminder_subjects, reminders
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.writer import Writer

_LOG = logging.getLogger("bot.delivery")

LEASE: Final = "reminders"
LEASED_FOR: Final = timedelta(minutes=2)
FEED: Final = "audit"
SWEEP: Final = "sweep"
SWEPT: Final = "swept_on"
SWEPT_AT_ONCE: Final = 4
"""Parts of the sweep in one tick, so that a tick stays short."""


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did: obligations planned, messages made, people who are asked to wait."""

    planned: int = 0
    said: tuple[Said, ...] = ()
    waiting: int = 0
    more: bool = False


class Planner(Checker):
    """Plans reminders on one database; ``check`` and ``ended`` are delivery's seams.

    ``turn`` is for whoever plans beside others in this process: held from reading the clock until
    what is planned for that instant is written, so that no older instant undoes it.
    """

    def __init__(self, writer: Writer, house: House) -> None:
        """Take the writer, and what messages are made with."""
        self.turn = asyncio.Lock()
        self._writer = writer
        self._database = writer.database
        self._book = Book(writer.database)
        self._house = house
        self._hours = defaults().hours
        self._last = -1
        self._seen: frozenset[int] = frozenset()
        self._day: int | None = None
        self._plans = Plans(house)
        self._leased = datetime.min.replace(tzinfo=UTC)
        super().__init__(self._book, house)

    async def tick(self, now: datetime, *, lease: bool = True) -> Tick:
        """Do what is to be done at an instant; short, and idle where nothing changed or is due.

        Args:
            now: the instant.
            lease: another process may be planning too; False where there is only this one.
        """
        if lease and not await self._leads(now):
            return Tick()
        if await self._idle(now):
            return Tick()
        planned, more = await self._plan_news(now)
        swept, sweeping = await self._sweep(now)
        said, waiting = await self.hand_over(now)
        return Tick(planned + swept, said, waiting, more or sweeping)

    async def run(self, now: datetime) -> Tick:
        """Do everything that is to be done at an instant, however long it takes.

        There may be no later look: what is late already is due at once.
        """
        self._plans.at_once = True
        await self.plan_all(now)
        said, waiting = await self.hand_over(now)
        return Tick(said=said, waiting=waiting)

    async def preview(self, now: datetime) -> Tick:
        """What ``run`` would do; nothing is written."""
        self._plans.at_once = True
        try:
            await self._book.write(self._writer, SYSTEM, now, partial(self._plans.rehearse, now))
        except RolledBack as back:
            return Tick(said=back.said)
        raise AssertionError("a preview always goes back")

    async def plan_all(self, now: datetime) -> int:
        """Plan every obligation anew; how many there are. The net under the feed."""
        await self._book.write(self._writer, SYSTEM, now, partial(self._plans.assess, now))
        after, count = 0, 0
        while ids := await self._part(now, after):
            after, count = ids[-1], count + len(ids)
        await self._book.write(self._writer, SYSTEM, now, partial(self._plans.rest, now))
        return count

    async def settle(self, now: datetime) -> None:
        """Write to the steps what became of messages that a dead process had.

        Each day's sweep does that, too.
        """

        def write(pen: Pen) -> None:
            while reminder_letters.settle(pen):
                continue

        await self._book.write(self._writer, SYSTEM, now, write)

    async def plan(self, now: datetime, ids: Sequence[int]) -> None:
        """Plan some obligations or self-declared dates anew."""
        for start in range(0, len(ids), PART):
            part = ids[start : start + PART]
            await self._write(now, await self._book.read(partial(self._plans.planned, part, now)))

    async def hand_over(self, now: datetime) -> tuple[tuple[Said, ...], int]:
        """The messages made of what is due now, and how many people are answering a question.

        Nothing at night, on Tết and on holidays: it waits for the first moment that is allowed.
        """
        if not allowed(now, self._hours):
            return (), 0
        said: list[Said] = []
        skip: set[int] = set()
        tried: set[int] = set()
        waiting: set[int] = set()
        while recipients := await self._next(now, skip):
            mail = await self._mail(now, recipients)
            held = await self._commit(now, mail)
            said += [item for item in mail.said if item.letter in held]
            waiting |= mail.waiting
            lost = {item.recipient for item in mail.said if item.letter not in held}
            # Nobody may have more; everybody else is asked once in a round, and once more where
            # what their message rests on changed meanwhile.
            skip |= (set(recipients) | lost) - (lost - tried) - {state.NOBODY}
            tried |= lost
            if mail.missed:
                # Their leaders have something to pass on now, whether or not they were asked.
                await self.plan(now, sorted(mail.missed))
                skip.clear()
        return tuple(said), len(waiting)

    async def _leads(self, now: datetime) -> bool:
        """Whether this process plans; the lease is renewed in its second half."""
        left = self._leased - now
        if LEASED_FOR / 2 < left <= LEASED_FOR:
            return True
        until = now + LEASED_FOR
        if not await leases.take(self._writer, LEASE, now, until):
            return False
        self._leased = until
        return True

    async def _idle(self, now: datetime) -> bool:
        """Whether nothing has changed, nothing is due, and today's sweep is done."""
        if self._day != legal_day(now).toordinal():
            return False
        open_ = allowed(now, self._hours)

        def look(view: View) -> bool:
            return feed.last(view) == self._last and not (
                open_ and reminder_rows.any_due(view, now)
            )

        return await self._book.read(look)

    async def _next(self, now: datetime, skip: set[int]) -> tuple[int, ...]:
        """Whom a round is about; those without a chat first, so that leaders hear all at once."""
        return await self._book.read(lambda view: next_recipients(view, now, skip))

    async def _mail(self, now: datetime, recipients: Sequence[int]) -> Mail:
        """The messages of a round. Ids of messages are the event loop's to make."""
        ids = [self._database.ids.new(now) for _ in recipients]
        return await self._book.read(
            lambda view: MailWriter(self._house, view, now, iter(ids)).write(recipients, MOST_ROWS)
        )

    async def _commit(self, now: datetime, mail: Mail) -> frozenset[int]:
        def write(pen: Pen) -> frozenset[int]:
            reminder_rows.apply(pen, state.changes_of(mail.moves))
            return reminder_letters.hand_over(pen, mail.letters)

        return await self._book.write(self._writer, SYSTEM, now, write)

    async def _plan_news(self, now: datetime) -> tuple[int, bool]:
        """Plan what changed since the last tick; whether there is more."""
        last = await self._book.read(feed.last)
        if last == self._last:
            return 0, False
        since = await self._book.read(lambda view: reminders.mark(view, FEED))
        seen = self._seen
        news = await self._book.read(lambda view: feed.news(view, since, seen))
        await self.plan(now, sorted(news.ids))
        mornings = await self._book.read(lambda view: self._plans.mornings(now, view))
        await self._write(now, mornings)

        def remember(pen: Pen) -> None:
            reminders.set_mark(pen, FEED, news.until)
            if news.everything:
                reminders.set_mark(pen, SWEPT, 0)

        await self._book.write(self._writer, SYSTEM, now, remember)
        self._day = None if news.everything else self._day
        self._seen = await self._book.read(lambda view: feed.recent(view, news.until))
        self._last = -1 if news.more else last
        return len(news.ids), news.more

    async def _sweep(self, now: datetime) -> tuple[int, bool]:
        """Once a day plan everything anew, a few parts in each tick; whether there is more."""
        today = legal_day(now).toordinal()
        if self._day == today:
            return 0, False
        swept, after = await self._book.read(
            lambda view: (reminders.mark(view, SWEPT), reminders.mark(view, SWEEP))
        )
        if swept == today:
            self._day = today
            return 0, False
        if after == 0:
            await self._book.write(self._writer, SYSTEM, now, partial(self._plans.assess, now))
        count = 0
        for _ in range(SWEPT_AT_ONCE):
            ids = await self._part(now, after)
            after = ids[-1] if ids else 0
            count += len(ids)
            if not ids:
                break
        done = after == 0

        def remember(pen: Pen) -> None:
            reminders.set_mark(pen, SWEEP, after)
            if done:
                self._plans.rest(now, pen)
                reminders.set_mark(pen, SWEPT, today)

        await self._book.write(self._writer, SYSTEM, now, remember)
        self._day = today if done else None
        return count, not done

    async def _part(self, now: datetime, after: int) -> tuple[int, ...]:
        """The next obligations after one, planned."""

        def look(view: View) -> tuple[tuple[int, ...], Moves]:
            ids = reminder_subjects.ids_after(view, after, PART)
            return ids, self._plans.planned(ids, now, view)

        ids, moves = await self._book.read(look)
        await self._write(now, moves)
        return ids

    async def _write(self, now: datetime, moves: Moves) -> None:
        if moves:
            changes = state.changes_of(moves)
            await self._book.write(
                self._writer, SYSTEM, now, lambda pen: reminder_rows.apply(pen, changes)
            )
