"""/trogiup and /gap: what the assistant can do, and where a person is found. Asks nothing."""

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say


async def help_(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """What may be asked, and the words that always work."""
    return Answered(
        (Say("help-what", {}), Say("help-words", {})),
        offers=(Offer.ELIGIBILITY, Offer.CALCULATION, Offer.PERSON, Offer.LANGUAGE, Offer.ERASE),
    )


async def person(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Whom to go to, and what to take along. Nothing is handed over yet."""
    return Answered(
        (Say("person-where", {}), Say("person-bring", {})),
        offers=(Offer.ELIGIBILITY, Offer.CALCULATION),
    )
