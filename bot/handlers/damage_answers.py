"""What a damage report asks about the loss itself. Fault is never asked, and nothing is judged.

Everything may be left open: who is standing in the water reports first and counts later.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from bot.handlers.damage_things import DISASTERS, HAPPENED, OTHER, UNITS, basis, things, units
from bot.records import record
from bot.rules.exact import decimal_text
from bot.talk import Ask, Days, Json

MOST_COUNT: Final = 1_000_000
LONGEST_STORY: Final = 1000
WHOLE: Final = 100
PERCENT: Final = "%"


@record
class Count:
    """What was lost of one thing: codes, and exact counts where somebody has counted."""

    what: str
    unit: str | None = None
    lost: Fraction | None = None
    total: Fraction | None = None

    @property
    def written(self) -> str:
        """The unit as it is written."""
        return UNITS.get(self.unit or "", self.unit or "")

    def stored(self) -> dict[str, Json]:
        """The same as plain data."""
        return {
            "what": self.what,
            "basis": basis(self.unit),
            "unit": self.written or "?",
            "lost": None if self.lost is None else decimal_text(self.lost),
            "total": None if self.total is None else decimal_text(self.total),
        }


@record
class Told:
    """One event as it was told; ``days`` None: nobody knows since when."""

    cause: str
    kind: str | None
    count: Count
    days: Days | None

    @property
    def since(self) -> date | None:
        """The first day that it may have been."""
        return self.days.first if self.days else None

    def stored(self) -> dict[str, Json]:
        """The same as plain data."""
        return {
            "cause": self.cause,
            "kind": self.kind,
            "on": self.since.isoformat() if self.since else None,
            "items": [self.count.stored()],
        }


async def ask_event(
    ask: Ask, opening: Mapping[str, Json], project_type: str | None, today: date
) -> Told:
    """What happened, what was lost, since when."""
    cause = await ask.choice("happened", HAPPENED)
    kind = None
    if cause == "natural_disaster":
        kind = await ask.choice("disaster_kind", DISASTERS, skip=True)
    count = await ask_count(ask, opening, project_type)
    days = await ask.day("happened_on", latest=today)
    return Told(cause, kind, count, days)


async def ask_count(ask: Ask, opening: Mapping[str, Json], project_type: str | None) -> Count:
    """What was lost, in the unit that is used here, how much of how much."""
    what = await ask.choice("what_lost", things(project_type), skip=True) or OTHER
    offered = units(what)
    unit = offered[0] if len(offered) == 1 else await ask.choice("lost_unit", offered, skip=True)
    written, known = UNITS.get(unit or "", "?"), "yes" if unit else "no"
    if opening["counted"]:
        lost = await ask.whole(
            "lost_count", least=0, most=MOST_COUNT, skip=False, unit=written, known=known
        )
        total = await ask.whole(
            "lost_total", least=max(lost, 1), most=MOST_COUNT, unit=written, known=known
        )
        return Count(what, unit, Fraction(lost), None if total is None else Fraction(total))
    share = await ask.share("lost_share", unit=written, known=known)
    if share is None:
        return Count(what, unit)
    if share.lost is None or share.total is None:
        # Said in per cent: kept as it was said, and never mixed with what was counted.
        return Count(what, PERCENT, Fraction(share.percent), Fraction(WHOLE))
    return Count(what, unit, Fraction(share.lost), Fraction(share.total))


async def ask_story(ask: Ask, opening: Mapping[str, Json]) -> str | None:
    """The sentence that opened the report, which is its own answer; nothing is asked else."""
    if not opening["said"]:
        return None
    return await ask.text("story", longest=LONGEST_STORY, skip=True)
