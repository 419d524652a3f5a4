"""/start CODE, a typed code, a shared number: who is speaking, after consent.

The desk puts code or number into the journal and looks up whom they belong to; a wrong code is
counted there. Nothing links a chat to a person before the person says yes.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.introduction import CONSENT_TEXT, FORMS
from bot.handlers.people import Named, named
from bot.talk import Ask, Json, Say

WAYS: Final = ("code", "contact")
LONGEST_CODE: Final = 40
MOST_HOMES: Final = 6
"""Households whose consent is asked for at once; more are the leader's to ask."""
AGAIN: Final = (Offer.REGISTRATION, Offer.PERSON, Offer.HELP)
NEXT: Final = {
    "officer": (Offer.TASKS, Offer.MY_THINGS, Offer.HELP),
    "authority": (Offer.TASKS, Offer.MY_THINGS, Offer.HELP),
    "group_leader": (Offer.GROUP, Offer.PAYMENT, Offer.TASKS, Offer.HELP),
    "household": (Offer.MY_THINGS, Offer.PAYMENT, Offer.PERSON),
}
"""What is offered then, by what the person is first of all."""


async def registration(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Find the person, ask for consent, link the chat, ask how to address them."""
    way = await ask.choice("link_by", WAYS)
    said = await ask.text("code", longest=LONGEST_CODE) if way == "code" else None
    number = await ask.text("contact", longest=LONGEST_CODE) if way == "contact" else None
    found = await ask.lookup("invited", {"code": said, "phone": number})
    if found["state"] != "good":
        return not_found(found)
    who = {"name": found["name"]}
    if not await ask.yes_no("consent", skip=False, **who):
        return Answered((Say("registration-without", {}),), offers=(Offer.CALCULATION, *AGAIN[1:]))
    link = {"do": "link", "way": way, "code": said, "phone": number, "person": found["person"]}
    ask.effect("link", link | {"consent": CONSENT_TEXT})
    ask.effect("consent", {"do": "remember", "consent": CONSENT_TEXT})
    ask.effect("roles", {"do": "remember", "roles": found["roles"]})
    agreed = await ask_homes(ask, named(found["homes"]))
    address = await ask_address(ask, found)
    done = {"who_is": address or found["name"], "homes": str(len(agreed))}
    done["some"] = "yes" if agreed else "no"
    done["role"] = role = _first(found["roles"])
    return Answered((Say("registration-done", done),), offers=NEXT[role])


async def ask_homes(ask: Ask, homes: tuple[Named, ...]) -> list[Named]:
    """Consent for each household on its own, its name on the first line."""
    agreed = []
    for n, home in enumerate(homes[:MOST_HOMES], start=1):
        one = ask.group("home", n)
        if await one.yes_no("consent", skip=False, household=home.name):
            effect = {"do": "household_consent", "household": home.id, "consent": CONSENT_TEXT}
            one.effect("consent", effect)
            agreed.append(home)
        else:
            one.effect("consent", {"do": "household_quiet", "household": home.id})
    return agreed


async def ask_address(ask: Ask, found: Mapping[str, Json]) -> str:
    """How to call the person, asked once in a life."""
    if found["address"] or not found["given"]:
        return str(found["address"])
    form = await ask.choice("form_of_address", FORMS, given=found["given"])
    address = f"{FORMS[form]} {found['given']}"
    ask.effect("address", {"do": "remember", "address": address})
    return address


def _first(roles: Iterable[str]) -> str:
    return next((role for role in NEXT if role in set(roles)), "household")


def not_found(found: Mapping[str, Json]) -> Answered:
    """Why a code or a number leads to nobody, and what to do now."""
    shown = {"minutes": str(found["minutes"])}
    return Answered((Say(f"registration-{found['state']}", shown),), offers=AGAIN)
