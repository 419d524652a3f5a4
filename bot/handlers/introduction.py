"""How shall we call you? Consent first, in plain words; then the form of address and the name.

Without consent nothing of it is kept, and everything that needs no name works as before.
"""

from collections.abc import Mapping
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say

CONSENT_TEXT: Final = "2026-11"
"""The version of the words under ``ask-consent``: a change of meaning is a new version."""

FORMS: Final[Mapping[str, str]] = {
    "anh": "anh",
    "chi": "chị",
    "co": "cô",
    "chu": "chú",
    "bac": "bác",
    "ong": "ông",
    "ba": "bà",
}
"""Each form of address by its option; kept as it is spoken, whatever the language."""

LONGEST_NAME: Final = 40
NEXT: Final = (Offer.ELIGIBILITY, Offer.CALCULATION, Offer.ERASE)


async def introduction(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Ask for consent, then how to address the person."""
    if not await ask.yes_no("consent", skip=False):
        ask.effect("consent", {"do": "remember", "consent": "", "address": ""})
        return Answered((Say("introduction-without", {}),), offers=NEXT[:2])
    ask.effect("consent", {"do": "remember", "consent": CONSENT_TEXT})
    form = await ask.choice("form_of_address", FORMS)
    name = await ask.text("given_name", longest=LONGEST_NAME)
    address = f"{FORMS[form]} {name}"
    ask.effect("address", {"do": "remember", "address": address})
    return Answered((Say("introduction-done", {"address": address}),), offers=NEXT)
