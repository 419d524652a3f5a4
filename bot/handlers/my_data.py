"""/dulieu: everything that is kept of the person, as a sheet to take along. Changes nothing."""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import ask_me
from bot.talk import Ask, Say

NEXT: Final = (Offer.ERASE, Offer.PERSON)


async def my_data(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """The sheet; where nobody is known behind the chat, what is kept all the same."""
    me = await ask_me(ask)
    if me.person is None:
        return Answered((Say("my-data-stranger", {}),), offers=NEXT)
    file = (await ask.lookup("my_data", None))["file"]
    return Answered((Say("my-data-sheet", {}),), offers=NEXT, files=(file,))
