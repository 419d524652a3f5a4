"""/trogiup: what the assistant can do. Asks nothing."""

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say


async def help_(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """What may be asked, and the words that always work."""
    return Answered(
        (Say("help-what", {}), Say("help-words", {})),
        offers=(Offer.ELIGIBILITY, Offer.CALCULATION, Offer.PERSON, Offer.LANGUAGE, Offer.ERASE),
    )
