"""/caidat: what a commune's book still lacks, and where each thing is entered. Writes nothing."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.managed import ALL, COMMUNE, PROVINCE, ask_place
from bot.talk import Ask, Json, Label, Say

LINES_AT_ONCE: Final = 5
MOST_LINES: Final = 24
"""More are listed by ``bot doctor``."""
NEXT: Final = (Offer.AGENCY_ACCOUNT, Offer.AUTHORITY, Offer.SWITCHES, Offer.IMPORTING)


async def office(ask: Ask, facts: Facts) -> Answered:
    """One commune's gaps; rights are offered to whoever may give them."""
    where = await ask_place(ask, facts, "set_switch", (COMMUNE,))
    if isinstance(where, Answered):
        return await _without_commune(ask, where)
    found: list[dict[str, Json]] = (await ask.lookup("gaps", where.id))["gaps"]
    may_grant = (await ask.lookup("managed", "grant"))["places"]
    offers = (*NEXT, Offer.RIGHTS) if may_grant else NEXT
    if not found:
        return Answered((Say("gaps-none", {"where": where.name}),), offers=offers)
    told = {"where": where.name, "count": str(len(found))}
    says = [Say("gaps-some", told), *(Say("gaps-lines", {"lines": some}) for some in _some(found))]
    if len(found) > MOST_LINES:
        says.append(Say("gaps-more", {"count": str(len(found) - MOST_LINES)}))
    return Answered(tuple(says), offers=offers)


async def _without_commune(ask: Ask, otherwise: Answered) -> Answered:
    """Whoever may set things up finds no commune yet: a sheet makes the first one."""
    if otherwise.say[0].id == "stranger":
        return otherwise
    wider = (await ask.lookup("managed", "set_switch"))["places"]
    if not any(item["id"].partition("-")[0] in {PROVINCE, ALL} for item in wider):
        return otherwise
    return Answered((Say("gaps-no-commune", {}),), offers=(Offer.RIGHTS, Offer.AUTHORITY))


def _some(found: list[dict[str, Json]]) -> Iterator[tuple[Say, ...]]:
    lines = [gap_line(gap) for gap in found[:MOST_LINES]]
    for first in range(0, len(lines), LINES_AT_ONCE):
        yield tuple(lines[first : first + LINES_AT_ONCE])


def gap_line(gap: Mapping[str, Json]) -> Say:
    """One thing that is lacking, as a line."""
    lack, about = gap["lack"], gap["about"]
    told: dict[str, Any] = {"count": str(gap["count"])}
    told["about"] = Label("holder_role", about) if lack == "holder" else about
    return Say(f"gap-{lack.replace('_', '-')}", told)
