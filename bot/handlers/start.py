"""/start: who speaks, what it can do, how to reach a person. Asks nothing."""

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say

MENU = (
    Offer.ELIGIBILITY,
    Offer.CALCULATION,
    Offer.MY_THINGS,
    Offer.PERSON,
    Offer.INTRODUCTION,
    Offer.LANGUAGE,
    Offer.HELP,
)
HOUSEHOLD = (Offer.MY_THINGS, Offer.PAYMENT, Offer.CALCULATION, Offer.PERSON, Offer.HELP)
LEADER = (Offer.GROUP, Offer.PAYMENT, Offer.TASKS, Offer.MY_THINGS, Offer.PERSON, Offer.HELP)
OFFICER = (
    Offer.TASKS,
    Offer.MY_THINGS,
    Offer.DECISION,
    Offer.AREA,
    Offer.IMPORTING,
    Offer.PERSON,
    Offer.HELP,
)


async def start(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """The greeting and the menu of what the person is."""
    return Answered((Say("start-hello", {}),), offers=menu(facts.roles))


def menu(roles: frozenset[str]) -> tuple[Offer, ...]:
    """What is offered first; every command works for everybody who may."""
    for role, offers in (("officer", OFFICER), ("group_leader", LEADER), ("household", HOUSEHOLD)):
        if role in roles:
            return offers
    return MENU
