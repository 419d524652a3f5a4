"""/trogiup and /antoan: what the assistant can do, and what it never does. Ask nothing."""

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say


async def help_(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """What may be asked, and the words that always work."""
    return Answered(
        (Say("help-what", {}), Say("help-words", {})),
        offers=(Offer.ELIGIBILITY, Offer.CALCULATION, Offer.PERSON, Offer.LANGUAGE, Offer.ERASE),
    )


async def safety(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """How to tell the assistant from somebody who is after the money."""
    return Answered(
        (Say("safety-never", {}), Say("safety-pay", {})),
        offers=(Offer.MY_THINGS, Offer.PERSON),
    )
