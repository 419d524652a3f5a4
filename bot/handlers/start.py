"""/start: who speaks, what it can do, how to reach a person. Asks nothing."""

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say

MENU = (
    Offer.ELIGIBILITY,
    Offer.CALCULATION,
    Offer.PERSON,
    Offer.INTRODUCTION,
    Offer.LANGUAGE,
    Offer.HELP,
)


async def start(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """The greeting and the menu."""
    return Answered((Say("start-hello", {}),), offers=MENU)
