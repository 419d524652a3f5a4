"""/ngonngu and /xoadulieu: the language, and the erasure of what is kept about the person."""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say

LANGUAGES: Final = ("vi", "en")
NEXT: Final = (Offer.ELIGIBILITY, Offer.CALCULATION)


async def language(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Ask for the language; the answer is already in it."""
    chosen = await ask.choice("language", LANGUAGES)
    ask.effect("language", {"do": "remember", "language": chosen})
    return Answered((Say("language-changed", {}),), offers=NEXT)


async def erase(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Say what goes and what stays, and erase only after a clear yes."""
    if await ask.choice("confirm", ("yes", "no")) == "no":
        return Answered((Say("erase-kept", {}),), offers=NEXT)
    ask.effect("erase", {"do": "erase"})
    return Answered((Say("erase-done", {}),), offers=())
