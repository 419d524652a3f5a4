"""What stands behind the desk: look-ups and effects, with the registers and documents they need.

Loaded by the first turn that needs them, or soon after the start (``bot.app.LATER``): most messages
need neither, and no start does.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.desk.rows import Rows
from bot.desk.scene import House
from bot.storage.database import Database
from bot.storage.writer import Writer

if TYPE_CHECKING:
    from bot.delivery.sender import Posted
    from bot.desk.carrying import Carrier
    from bot.desk.making import Lookup, Maker

MOST_AT_ONCE: Final = 100
MOST_NOTICES: Final = 1_000
"""Ids made ahead for the messages of one round of questions; a person may have several chats."""


class Backroom:
    """The look-ups and the carrier of one desk."""

    def __init__(
        self, house: House, database: Database, writer: Writer, rows: Rows, pages: frozenset[str]
    ) -> None:
        self._house = house
        self._database = database
        self._writer = writer
        self._rows = rows
        self._pages = pages

    @cached_property
    def lookups(self) -> "Mapping[str, Lookup]":
        """Everything that may be looked up, by name."""
        from bot.desk.dividing import Divider
        from bot.desk.handing_out import HandOuts
        from bot.desk.printing import Printer

        maker = self._maker
        makers = (maker, Printer(maker), HandOuts(maker), Divider(maker))
        return {name: look for own in makers for name, look in own.lookups().items()}

    @cached_property
    def carrier(self) -> "Carrier":
        """What commits turns that do more than speak."""
        from bot.desk.carrying import Carrier

        return Carrier(self._house, self._maker, self._rows, self._pages)

    @cached_property
    def _maker(self) -> "Maker":
        from bot.desk.making import Maker
        from bot.storage.registers.base import Book

        return Maker(self._database, self._writer, Book(self._database))

    async def attend(self, at: datetime, silent_for: timedelta) -> "tuple[Posted, ...]":
        """Pass up questions that nobody answered, come back to who waited; what is handed over."""
        from bot.desk import handing
        from bot.desk.notices import Postman
        from bot.storage import posting
        from bot.storage.registers.base import SYSTEM, Book, Pen

        database = self._database
        ids = iter([database.ids.new(at) for _ in range(MOST_NOTICES)])

        def work(pen: Pen) -> "tuple[Posted, ...]":
            notices = handing.attend(pen, silent_for)[:MOST_AT_ONCE]
            postman = Postman(pen, self._house.secret, self._pages, at, lambda: next(ids))
            rows, posted = postman.post(notices, f"attend:{at.timestamp()}")
            posting.post(pen.connection, rows, at, database.process)
            return posted

        return await Book(database).write(self._writer, SYSTEM, at, work)
