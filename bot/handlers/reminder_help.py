"""Under a reminder: "Đã rõ" and "Cần giúp". One tap each, written down; who can help hears it."""

from bot.handlers.base import Answered, Facts, Offer
from bot.talk import Ask, Say

_SEEN = (Offer.PAYMENT, Offer.MY_THINGS, Offer.PERSON)
_HELP = (Offer.PAYMENT, Offer.MY_THINGS, Offer.REMINDERS, Offer.PERSON)


async def reminder_seen(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """ "Đã rõ": for whoever asks whether people read their reminders."""
    ask.effect("seen", {"do": "remind_seen"})
    return Answered((Say("reminder-seen-thanks", {}),), offers=_SEEN)


async def reminder_help(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """ "Cần giúp": the group's leader hears of it, else the officers; once for each reminder."""
    found = await ask.lookup("reminder_last", None)
    if not found["known"]:
        return Answered((Say("person-where", {}), Say("person-bring", {})), offers=_HELP[-1:])
    ask.effect("help", {"do": "remind_help"})
    if found["leader"] is None:
        return Answered((Say("reminder-help-officer", {}),), offers=_HELP)
    told = Say("reminder-help-leader", {"leader": found["leader"]})
    return Answered((told,), offers=_HELP)
