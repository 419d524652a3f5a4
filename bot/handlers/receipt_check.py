"""/phieu CODE: what a receipt says in the book. Anybody may ask; it names no household."""

from datetime import date
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Money, Say

LONGEST_CODE: Final = 40
NEXT: Final = (Offer.RECEIPT_CHECK, Offer.PERSON)


async def receipt_check(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Ask for the short code, then say what was received, when, for which project."""
    code = await ask.text("receipt_code", longest=LONGEST_CODE)
    found = await ask.lookup("receipt", code)
    if found["number"] is None:
        return Answered((Say("receipt-unknown", {}),), offers=NEXT)
    shown = {"number": found["number"], "code": found["code"], "project": found["project"]}
    money = {"amount": Money(found["amount"]), "on": date.fromisoformat(found["on"])}
    id_ = "receipt-holds" if found["valid"] else "receipt-struck"
    return Answered((Say(id_, shown | money),), offers=NEXT)
