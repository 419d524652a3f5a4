"""/ghinham: what was written down wrongly is taken back, with the reason, by a new entry.

The last step of a payment by whoever may take it, a decision in force by an officer. Nothing is
removed; who is concerned hears of it. Rights are checked again where it is written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import ask_me, confirmed, stranger
from bot.talk import Ask, Json, Label, Money, Say

LATER: Final = "later"
LONGEST_REASON: Final = 200
NEXT: Final = (Offer.MISTAKE, Offer.MY_THINGS, Offer.PERSON)
WORK: Final = (Offer.TASKS, Offer.MISTAKE, Offer.PERSON)


async def mistake(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Which of what the person may take back, and why; then the read-back."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    next_ = WORK if me.areas or me.teams or me.tended else NEXT
    items: dict[str, dict[str, Json]] = {
        item["id"]: item for item in (await ask.lookup("mistakes", None))["items"]
    }
    if not items:
        other = tuple(offer for offer in next_ if offer is not Offer.MISTAKE)
        return Answered((Say("mistake-none", {}),), offers=other)
    names = {id_: item["title"] for id_, item in items.items()}
    chosen = await ask.choice("mistaken", (*items, LATER), named=names)
    if chosen == LATER:
        return Answered((Say("mistake-later", {}),), offers=next_)
    item = items[chosen]
    reason = await ask.text("strike_reason", longest=LONGEST_REASON)
    shown = (line(item), Say("readback-strike", {"reason": reason}))
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    ask.effect("strike", {"do": item["do"], "id": item["record"], "reason": reason})
    return Answered((Say("strike-done", {}),), offers=next_)


def line(item: Mapping[str, Json]) -> Say:
    """What is taken back, for the read-back: whose, which step or decision."""
    if item["do"] == "strike_decision":
        shown = {"number": item["number"], "whom": item["who"]}
        return Say("mistake-decision", shown | {"kind": Label("decision_kind", item["step"])})
    told = {"household": item["who"], "amount": Money(item["amount"]), "step": item["step"]}
    on = date.fromisoformat(item["on"])
    return Say("mistake-payment", told | {"number": item["number"], "on": on})
