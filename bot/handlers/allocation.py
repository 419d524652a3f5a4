"""/chiavon: a budget divided by coefficients, with the sheet; always an estimate.

The units are typed, one a line, or come as a sheet. The document writes no formula; what the
assistant computes is said to be its own reckoning, and an authority divides the money.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import place, why
from bot.handlers.funding import policy_of
from bot.rules import evaluate
from bot.talk import Ask, Json, Money, Say

MOST_UNITS: Final = 300
MOST_SHOWN: Final = 6
LONGEST: Final = 8_000
_LINE: Final = re.compile(
    r"(?P<name>.*?\S)[\s:=\-–]+(?:hệ số|he so)?\s*(?P<number>\d+(?:[.,]\d+)?)"
)
_NUMBERED: Final = re.compile(r"^\s*(?:\d+[.)]|[-•*])\s+")


async def allocation(ask: Ask, facts: Facts) -> Answered:
    """The money, the units and their coefficients; then each unit's share and a sheet."""
    budget = await ask.money("budget_vnd", skip=False)
    if await ask.choice("units_from", ("typed", "sheet"), skip=False) == "typed":
        units, bad = read_units(await ask.text("units", longest=LONGEST))
    else:
        form = await ask.lookup("units_form", None)
        sent = await ask.files("units_sheet", least=1, most=1, skip=False, files=(form["file"],))
        found = await ask.lookup("units_read", {"file": sent[0]})
        units, bad = found["units"], found["bad"]
    if bad or not units:
        lines = tuple(Say("allocation-bad-line", {"line": line}) for line in bad[:MOST_SHOWN])
        say = Say("allocation-bad", {"lines": lines}) if lines else Say("allocation-no-units", {})
        return Answered((say,), offers=(Offer.EDIT, Offer.PERSON))
    return await _answer(ask, facts, budget, units)


async def _answer(ask: Ask, facts: Facts, budget: int, units: list[Any]) -> Answered:
    policy = policy_of(facts)
    exact = [{"name": u["name"], "coefficient": Fraction(u["coefficient"])} for u in units]
    if not any(unit["coefficient"] for unit in exact):
        return Answered((Say("allocation-no-units", {}),), offers=(Offer.EDIT, Offer.PERSON))
    result = evaluate(policy, "allocation", {"budget_vnd": budget, "units": exact}, facts.today)
    shares = result.values["shares"]
    made = await ask.lookup("allocation_sheet", {"budget": budget, "units": units})
    lines = tuple(_line(share) for share in shares[:MOST_SHOWN])
    told = {"budget": Money(budget), "lines": lines, "count": str(len(shares))}
    rest = len(shares) - MOST_SHOWN
    told |= {"cite": place(result, "allocation"), "rest": str(rest) if rest > 0 else "none"}
    behind = why(policy, [result], {reason.id for reason in result.reasons})
    say = (Say("allocation-answer", told), Say("allocation-estimate", {}))
    return Answered(say, behind, (Offer.WHY, Offer.EDIT, Offer.PERSON), (made["file"],))


def _line(share: Mapping[str, Any]) -> Say:
    return Say("allocation-line", {"name": share["name"], "amount": Money(share["amount_vnd"])})


def read_units(text: str) -> tuple[list[dict[str, Json]], list[str]]:
    """Units with their coefficients out of typed lines, and the lines that are none.

    "Xã Trà Lâm 5; Ba Vinh: 3,0": a name, then a number; lines and semicolons part them.
    """
    units: list[dict[str, Json]] = []
    bad: list[str] = []
    for line in filter(str.strip, re.split(r"[\n;]", text)):
        found = _LINE.fullmatch(_NUMBERED.sub("", line).strip(" .,"))
        if found is None or len(units) >= MOST_UNITS:
            bad.append(line.strip()[:60])
            continue
        number = found["number"].replace(",", ".")
        units.append({"name": found["name"].strip(" :=-–,"), "coefficient": number})
    return units, bad
