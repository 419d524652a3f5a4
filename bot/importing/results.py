"""What reading one cell comes to: a value, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from bot.importing.faults import Code

Value: TypeAlias = str | int | date | Fraction | None


@dataclass(frozen=True, slots=True)
class Read:
    """A value; ``note`` says how it was read where that is worth a line."""

    value: Value
    note: Code | None = None
    args: Mapping[str, str] | None = None


class Wrong(Exception):
    """The cell cannot be read; what its words need comes along."""

    def __init__(self, code: Code, **args: str) -> None:
        """Take the reason."""
        super().__init__(str(code))
        self.code, self.details = code, args
