"""/start: who speaks, what it can do, how to reach a person. Asks nothing."""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Me, ask_me
from bot.talk import Ask, Say

MENU: Final = (
    Offer.ELIGIBILITY,
    Offer.CALCULATION,
    Offer.MY_THINGS,
    Offer.PERSON,
    Offer.INTRODUCTION,
    Offer.LANGUAGE,
    Offer.HELP,
)
HOUSEHOLD: Final = (Offer.MY_THINGS, Offer.PAYMENT, Offer.CALCULATION, Offer.PERSON, Offer.HELP)
LEADER: Final = (
    Offer.GROUP,
    Offer.PAYMENT,
    Offer.TASKS,
    Offer.MY_THINGS,
    Offer.PERSON,
    Offer.HELP,
)
OFFICER: Final = (
    Offer.TASKS,
    Offer.MY_THINGS,
    Offer.DECISION,
    Offer.AREA,
    Offer.IMPORTING,
    Offer.PERSON,
    Offer.HELP,
)
AUTHORITY: Final = (Offer.TASKS, Offer.MY_THINGS, Offer.AREA, Offer.PERSON, Offer.HELP)
SUPERVISOR: Final = (Offer.MY_THINGS, Offer.PERSON, Offer.HELP)
MENUS: Final = {
    "officer": OFFICER,
    "authority": AUTHORITY,
    "group_leader": LEADER,
    "household": HOUSEHOLD,
    "supervisor": SUPERVISOR,
    "nobody": MENU,
}
"""By what somebody is; every command works for everybody who may."""


async def start(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """The greeting and the menu of what the person is."""
    me = await ask_me(ask)
    role = role_of(me)
    shown = {"role": role, "named": "yes" if me.address else "no"}
    return Answered((Say("start-hello", shown),), offers=MENUS[role])


def role_of(me: Me) -> str:
    """What somebody is first of all: work comes before their own household."""
    for role, things in (
        ("officer", me.areas),
        ("authority", me.desks),
        ("group_leader", me.teams or me.tended),
        ("household", me.homes),
        ("supervisor", me.watches),
    ):
        if things:
            return role
    return "nobody"
