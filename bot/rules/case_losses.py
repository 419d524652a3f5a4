"""What was lost in a case: counted, by event and by thing, added and compounded. Pure.

Duty: shares of losses of one kind and one basis, and the band of each way of counting. Must not:
mix heads, area and value, choose between adding and compounding, or borrow another document's
bands. Source: Lạng Sơn 33/2022, Điều 5.4 (open points ``damage_base``, ``several_events``).
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final

from bot.records import record
from bot.rules.terms import Damage, Effect

WHOLE: Final = 100


class Basis(StrEnum):
    """What is counted."""

    HEADS = "heads"
    AREA = "area"
    VALUE = "value"
    OTHER = "other"


@record
class Loss:
    """What one event took of one thing, in the unit that was said; it is never converted.

    ``total`` None: nobody has said how much there was.
    """

    event: int
    what: str
    basis: Basis
    unit: str
    lost: Fraction | None
    total: Fraction | None

    @property
    def percent(self) -> Fraction | None:
        """The share in percent, None where it cannot be told."""
        if self.lost is None or not self.total:
            return None
        return self.lost * WHOLE / self.total


@record
class Shares:
    """One thing's losses: each event's share, and all of them added and compounded, in percent.

    ``added_effect`` and ``compounded_effect`` are the bands' where the document has bands.
    """

    what: str
    basis: Basis
    unit: str
    events: tuple[tuple[int, Fraction], ...]
    added: Fraction
    compounded: Fraction
    added_effect: Effect | None
    compounded_effect: Effect | None
    border: Fraction | None = None
    """The document's border that lies between the two ways of counting, None where none does."""

    @property
    def border_between(self) -> bool:
        """Whether a border of the document lies between the two ways of counting."""
        return self.added_effect is not self.compounded_effect


def shares(damage: Damage, losses: Iterable[Loss]) -> tuple[Shares, ...]:
    """Return the shares of everything that was counted, in the order in which it was told."""
    things: dict[tuple[str, Basis, str], list[tuple[int, Fraction]]] = {}
    for loss in losses:
        if (percent := loss.percent) is not None:
            things.setdefault((loss.what, loss.basis, loss.unit), []).append((loss.event, percent))
    return tuple(_shares(damage, *thing, events) for thing, events in things.items())


def _shares(
    damage: Damage, what: str, basis: Basis, unit: str, events: Sequence[tuple[int, Fraction]]
) -> Shares:
    left = Fraction(1)
    for _, percent in events:
        left *= 1 - percent / WHOLE
    added = min(sum((percent for _, percent in events), Fraction(0)), Fraction(WHOLE))
    compounded = (1 - left) * WHOLE
    at = damage.band(added).span.lower if damage.bands else None
    low = damage.band(compounded).effect if damage.bands else None
    high = damage.band(added).effect if damage.bands else None
    return Shares(
        what,
        basis,
        unit,
        tuple(events),
        added,
        compounded,
        high,
        low,
        None if at is None or high is low else Fraction(at),
    )
