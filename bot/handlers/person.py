"""/gap and /traloi: a question goes to a person with its context, and the answer comes back.

Nothing goes out before a yes. Whoever is not known is asked for consent, since a question may
name somebody. Where nobody is set up it says where to go, and what to take along.
"""

from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.introduction import CONSENT_TEXT
from bot.handlers.people import confirmed
from bot.talk import Ask, Say

LONGEST_QUESTION: Final = 600
LONGEST_REPLY: Final = 900
CONTEXT: Final = "context"
"""The look-up of what the person was at before; the desk puts it into the journal."""


async def person(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Whom it goes to, what is asked; after a yes it goes out."""
    found = await ask.lookup("helpers", None)
    if found["open"]:
        return Answered((Say("person-open", {}),), offers=(Offer.HELP,))
    if not found["places"]:
        return nobody()
    where = await _where(ask, found["places"])
    if not found["known"] and not await ask.yes_no("consent", skip=False):
        return nobody()
    context = (await ask.lookup(CONTEXT, None))["text"]
    words = await ask.text("person_question", longest=LONGEST_QUESTION)
    told = {"whom": where["who"] or "none", "area": where["name"], "words": words[:200]}
    if (instead := await confirmed(ask, (Say("readback-person", told),))) is not None:
        return instead
    handed = {"do": "hand_over", "commune": where["id"], "text": words, "context": context}
    ask.effect("hand_over", handed)
    ask.effect("silent", {"do": "remember", "handed": "yes"})
    if not found["known"]:
        ask.effect("consent", {"do": "remember", "consent": CONSENT_TEXT})
    return Answered((Say("person-handed", told),), offers=(Offer.HELP,))


async def _where(ask: Ask, places: list[dict[str, Any]]) -> dict[str, Any]:
    """The commune whose people are asked; chosen where there are several."""
    if len(places) == 1:
        return places[0]
    names = {place["id"]: place["name"] for place in places}
    chosen = await ask.choice("person_area", names, skip=False, named=names)
    return next(place for place in places if place["id"] == chosen)


def nobody() -> Answered:
    """Whom to go to, and what to take along."""
    return Answered(
        (Say("person-where", {}), Say("person-bring", {})),
        offers=(Offer.ELIGIBILITY, Offer.CALCULATION),
    )


async def answering(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """A leader or officer reads a question that waits, answers it, and says whether it is done."""
    items = (await ask.lookup("questions", None))["items"]
    if not items:
        return Answered((Say("answering-none", {}),), offers=(Offer.TASKS, Offer.HELP))
    names = {item["id"]: item["title"] for item in items}
    chosen = next(iter(names))
    if len(names) > 1:
        chosen = await ask.choice("which_question", names, skip=False, named=names)
    item = next(one for one in items if one["id"] == chosen)
    told: dict[str, Any] = {"asker": item["who"], "words": item["words"]}
    told["context"] = item["context"] or "none"
    words = await ask.text("reply", longest=LONGEST_REPLY, skip=False, **told)
    closes = await ask.choice("reply_done", ("yes", "no"), skip=False)
    effect = {"do": "reply", "handover": chosen, "text": words, "closes": closes == "yes"}
    ask.effect("reply", effect)
    done = Say(f"reply-sent-{closes}", {"asker": item["who"]})
    return Answered((done,), offers=(Offer.ANSWERING, Offer.TASKS))
