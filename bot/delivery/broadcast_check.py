"""What delivery asks of a broadcast or an invitation just before one of its messages goes out.

Not at night and not on holidays; not any more where an officer has stopped it, nor to a number
whose person has a chat by now.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.channels.base import FACT, NOTICE, ChatRef, Outgoing
from bot.clock import Clock
from bot.delivery.seams import Drop, Due, Later
from bot.rules.reminder_days import allowed, first_allowed
from bot.rules.reminders import defaults
from bot.storage import broadcasts
from bot.storage.database import Database
from bot.storage.registers import invitations
from bot.storage.registers.base import Book

KIND: Final = "broadcast"
"""The kind of such a message for approved templates."""


class Bulk:
    """Delivery's seam for the bulk lane."""

    def __init__(
        self, database: Database, read: Callable[[bytes, ChatRef], Outgoing], clock: Clock
    ) -> None:
        """Take the database, what reads a stored message, and the time of day."""
        self._database = database
        self._read = read
        self._clock = clock

    async def check(self, due: Due) -> Outgoing | Drop | Later:
        """The message as it is stored; or that it must not go out, or not yet."""
        now, hours = self._clock.now(), defaults().hours
        if not allowed(now, hours):
            return Later(first_allowed(now, hours), "night")
        id_ = due.row.broadcast
        if id_ is not None and await broadcasts.is_stopped(self._database, id_):
            return Drop("stopped")
        message = self._read(due.payload, due.to)
        if not due.row.cause.startswith(invitations.CAUSE):
            said = {NOTICE: KIND, f"{FACT}text": message.text}
            return replace(message, extra=said | message.extra)
        person = int(due.row.cause.removeprefix(invitations.CAUSE))
        still = await Book(self._database).read(lambda view: invitations.still(view, person))
        if still.why is not None:
            return Drop(still.why)
        return replace(message, extra=message.extra | {f"{FACT}place": still.place})
