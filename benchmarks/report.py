"""What a benchmark says: rows of figure, measured and goal, and the table that shows them.

Values and text only. Nothing here measures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HEAD = ("figure", "measured", "goal", "")


class BrokenError(Exception):
    """A measurement is worthless: a wrong reply, a server that died or does not answer."""


@dataclass(frozen=True, slots=True)
class Options:
    """How long and how often to measure."""

    rounds: int = 5
    seconds: float = 5.0
    warm_up: float = 1.0
    chats: int = 64

    @property
    def repeats(self) -> int:
        """How often a short measurement without a server is repeated."""
        return 2 * self.rounds + 1


QUICK = Options(rounds=1, seconds=1.0, warm_up=0.5)


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the median and the greatest of some measurements."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """The spread of at least one value."""
        return cls(min(values), median(values), max(values))

    def text(self, pattern: str, unit: str = "") -> str:
        """The median with its range, e.g. ``0.61 (0.58–0.63) × floor``."""
        shown = f"{self.median:{pattern}} ({self.least:{pattern}}–{self.most:{pattern}})"
        return f"{shown} {unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``met`` is None where there is no goal."""

    figure: str
    measured: str
    goal: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The line's four cells."""
        mark = "" if self.met is None else "met" if self.met else "NOT MET"
        return self.figure, self.measured, self.goal, mark


def at_least(figure: str, spread: Spread, goal: float, unit: str) -> Row:
    """A row whose median must reach ``goal``."""
    return Row(figure, spread.text(".2f", unit), f"≥ {goal:g} {unit}", spread.median >= goal)


def at_most(figure: str, spread: Spread, goal: float, unit: str) -> Row:
    """A row whose median must stay within ``goal``."""
    return Row(figure, spread.text(".1f", unit), f"≤ {goal:g} {unit}", spread.median <= goal)


def table(rows: Iterable[Row]) -> str:
    """The rows in aligned columns under a head."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    shown = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([shown[0], "─" * sum(widths, 6), *shown[1:]])
