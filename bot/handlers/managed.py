"""Which place is meant by whoever looks after accounts, holders, switches or rights there.

A place is a commune (``commune-12``), a province (``province-lang-son``) or everywhere (``all``).
"""

from collections.abc import Collection
from typing import Final

from bot.handlers.base import Answered, Facts
from bot.handlers.people import ask_me, not_yours, stranger
from bot.records import record
from bot.talk import Ask

COMMUNE: Final = "commune"
PROVINCE: Final = "province"
ALL: Final = "all"


@record
class Place:
    """Where something is looked after; ``name`` is empty for everywhere."""

    id: str
    name: str
    province: str


async def ask_place(
    ask: Ask, facts: Facts, action: str, kinds: Collection[str]
) -> Place | Answered:
    """The place that is meant, of those where the person may do this; else what is said."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    found = (await ask.lookup("managed", action))["places"]
    names = {policy.province: policy.province_name for policy in facts.policies.values()}
    places = {
        id_: Place(id_, item["name"] or names.get(item["province"], ""), item["province"])
        for item in found
        if (id_ := item["id"]).partition("-")[0] in kinds
    }
    if not places:
        return not_yours("administrator" if action == "grant" else "officer")
    if len(places) == 1:
        return next(iter(places.values()))
    shown = {id_: place.name for id_, place in places.items() if place.name}
    return places[await ask.choice("manage_where", tuple(places), named=shown)]
