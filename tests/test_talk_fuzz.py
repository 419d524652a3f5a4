"""Random walks end, whatever people tap, write, take back, edit and repeat.

80,000 of the 100,000 walks: conversations made to be awkward. The other 20,000, through the real
ones, are in tests/handlers/test_walks.py.
"""

from datetime import date
from typing import Any, Final

import pytest

from bot.talk import Ask, Say
from tests.fuzzing import Conversation, live_many

WALKS: Final = 80_000
PARTS: Final = 20
TODAY: Final = date(2026, 8, 1)


async def household(ask: Ask, _facts: object) -> object:
    """Branches: the status decides what is asked."""
    status = await ask.choice("status", ("poor", "near_poor", "disabled", "none"), skip=True)
    if status == "poor":
        return status, await ask.whole("members", least=0, most=30)
    if status == "disabled":
        return status, await ask.yes_no("able")
    if status == "near_poor" and await ask.yes_no("worked"):
        return status, await ask.day("since", latest=TODAY)
    return (status,)


async def money(ask: Ask, _facts: object) -> object:
    """Bounds that hang on earlier answers, so that later answers stop holding."""
    support = await ask.money("support", most=10**9, skip=False)
    paid = await ask.money("paid", least=0, most=support)
    rate = await ask.rate("rate")
    ask.effect("computed", {"support": support, "paid": paid})
    return support, paid, rate, await ask.share("lost")


async def damage(ask: Ask, _facts: object) -> object:
    """A group, a look-up and a confirmation of what was answered."""
    code = await ask.text("code", longest=8)
    found = await ask.lookup("household_of", code)
    if found is None and not await ask.yes_no("known", skip=False):
        return "unknown"
    lost = []
    async for item in ask.rounds("item", most=3):
        kind = await item.choice("kind", ("pig", "cow"))
        lost.append(Say(kind, {"n": await item.whole("lost", least=1, most=9, skip=False)}))
    done = await ask.confirm("confirm", tuple(lost))
    if done == "yes":
        ask.effect("alert", {"items": len(lost)})
    return done


async def report(ask: Ask, _facts: object) -> object:
    """Files, a place and an option list that hangs on an answer."""
    photos = await ask.files("photos", most=3)
    place = await ask.place("place")
    options = ("yes", "no") if photos else ("no", "later")
    return photos, place, await ask.choice("send", options), await ask.text("words", skip=True)


CONVERSATIONS: Final[tuple[Conversation, ...]] = (household, money, damage, report)


@pytest.mark.parametrize("part", range(PARTS))
def test_random_walks_end_without_dead_end_or_error(part: int) -> None:
    conversation = CONVERSATIONS[part % len(CONVERSATIONS)]
    facts: Any = None
    live_many(conversation, facts, WALKS // PARTS, seed=part)
