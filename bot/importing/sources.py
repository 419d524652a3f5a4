"""Rows of a file, one after the other, as they stand there; their meaning is decided elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

Plain: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None

MOST_ROWS: Final = 25_000
MOST_COLUMNS: Final = 60
"""A sheet may be wider, but what stands further right is not looked at."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell: its value, and whether that is a formula's text or a failed formula's error."""

    value: Plain
    formula: bool = False
    error: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row by its number in the sheet, from 1."""

    number: int
    cells: tuple[Raw, ...]
    hidden: bool = False

    @property
    def empty(self) -> bool:
        """Whether every cell is."""
        return all(cell.empty for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of cells that were made one."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    ref: str


@dataclass(frozen=True, slots=True)
class Source:
    """One sheet; ``rows`` may be read once."""

    title: str
    rows: Iterator[RawRow]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    epoch: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day has no zone


NOTHING: Final = Raw(None)
