"""What delivery asks of reminders: is it still true, and what follows from how a message ended.

``check`` makes the words anew out of what is true at that moment; it writes nothing. ``ended``
writes in the transaction that writes the ends.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from bot.channels.base import Outgoing
from bot.delivery import reach
from bot.delivery import reminder_state as state
from bot.delivery.planning import Moves
from bot.delivery.reminder_content import Due
from bot.delivery.reminder_made import House, Unsent
from bot.delivery.reminder_mail import Writer as MailWriter
from bot.delivery.seams import Drop, Ended, Later
from bot.delivery.seams import Due as Leased
from bot.rules.reminder_days import allowed, first_allowed
from bot.rules.reminders import defaults
from bot.storage import claims, reminder_letters, reminder_readers, reminder_rows
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.steps import State

WAITS: Final = timedelta(minutes=2)
"""How long a message waits before it is asked again whether its person is still answering."""
_TOO_LATE: Final = frozenset({"too_late", "expired"})


class Checker:
    """Delivery's seams for reminders."""

    def __init__(self, book: Book, house: House) -> None:
        """Take the registers, and what messages are made with."""
        self._registers = book
        self._made_with = house

    async def check(self, due: Leased, now: datetime) -> Outgoing | Drop | Later:
        """The message with what is true now; or that it must not go out, or not yet."""
        hours = defaults().hours
        if not allowed(now, hours):
            return Later(first_allowed(now, hours), "night")
        found = await self._registers.read(
            lambda view: self._look(view, due.row.id, due.row.chat, now)
        )
        return replace(found, to=due.to) if isinstance(found, Outgoing) else found

    def ended(self, connection: Connection, ended: Sequence[Ended]) -> None:
        """Write down what became of the steps that messages handed over.

        What was dropped unsent because it came too late told nobody: it is due again. Where a
        person's chat is closed, their steps are due again for the next chat that they have.
        """
        for one in ended:
            pen = self._registers.pen(connection, SYSTEM, one.at)
            again = (one.state is State.DROPPED and one.reason in _TOO_LATE) or (
                one.state is State.REFUSED
                and reach.elsewhere(one.reason or "")
                and self._goes_elsewhere(pen, one)
            )
            if again:
                reminder_letters.reopen_message(pen, one.row.id)
                continue
            rows = reminder_rows.of_message(pen, one.row.id)
            reminder_letters.end_message(pen, one.row.id, one.state, one.reason)
            if one.state is State.REFUSED:
                self._pass_on(pen, [row.about for row in rows])

    def _look(self, view: View, message: int, chat: int, now: datetime) -> Outgoing | Drop | Later:
        rows = reminder_rows.of_message(view, message)
        reader = reminder_readers.this_chat(view, chat, now)
        if not rows:
            return Drop("erased")
        if reader.answering:
            return Later(now + WAITS, "answering")
        here = state.read(view, [row.about for row in rows], self._made_with.cases)
        writer = MailWriter(self._made_with, view, now, iter(()))
        found: list[Due] = []
        why: str = Unsent.NOTHING_WAITS
        for row in rows:
            line = state.row_of(row).line
            silent = writer.still(here, line, row.step, row.pay_by)
            if silent is None:
                found.append(Due(line, row.step, row.pay_by, row.due, row.id))
            else:
                why = silent
        made = writer.message(here, reader, found) if found else None
        return Drop(why) if made is None else made

    def _pass_on(self, pen: Pen, abouts: list[int]) -> None:
        """Plan anew what reached nobody: the leader is asked to say it."""
        moves = Moves()
        state.plan(state.read(pen, abouts, self._made_with.cases), pen.at, moves)
        reminder_rows.apply(pen, state.changes_of(moves))

    def _goes_elsewhere(self, pen: Pen, one: Ended) -> bool:
        """Whether the person has another chat; then this one gets nothing until they write here.

        Their only chat stays open where it is not closed: other messages may still go there.
        """
        if reach.closes(one.reason or ""):
            return self._has_other_chat(pen, one)
        here = one.row.chat
        claims.close(pen.connection, {here: one.reason}, one.at)
        other = self._has_other_chat(pen, one)
        if not other:
            claims.close(pen.connection, {here: None}, one.at)
        return other

    def _has_other_chat(self, view: View, one: Ended) -> bool:
        rows = reminder_rows.of_message(view, one.row.id)
        people = {row.recipient for row in rows}
        readers = reminder_readers.of_people(view, people, one.at)
        return any(reader.chat != one.row.chat for reader in readers.values())
