"""What stands behind the desk: look-ups and effects, with the registers and documents they need.

Loaded by the first turn that needs them, or soon after the start (``bot.app.LATER``): most messages
need neither, and no start does.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from bot.desk.rows import Rows
from bot.desk.scene import House
from bot.storage.database import Database
from bot.storage.writer import Writer

if TYPE_CHECKING:
    from bot.desk.carrying import Carrier
    from bot.desk.making import Lookup, Maker


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
        from bot.desk.handing_out import HandOuts
        from bot.desk.printing import Printer

        maker = self._maker
        return {**maker.lookups(), **Printer(maker).lookups(), **HandOuts(maker).lookups()}

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
