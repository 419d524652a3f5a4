"""/tracuu: a question in everyday words, answered with the passage that answers it, or not at all.

Says nothing that no passage says: one plain sentence, the passage's own words, its article and what
is to be known of its document. Where nothing answers well enough it offers people.
"""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import document
from bot.rules.lookup import Found, open_points, search
from bot.talk import Ask, Say

LONGEST_QUESTION: Final = 300
OTHERS: Final = 2
POINTS_AT_ONCE: Final = 2


async def lookup(ask: Ask, facts: Facts) -> Answered:
    """Ask for the question, then say what the documents say."""
    query = await ask.text("query", longest=LONGEST_QUESTION)
    found = search(tuple(facts.policies.values()), query)
    if not found.answers:
        return nothing(found.nearest)
    best, *others = found.answers
    return Answered(
        say=(*said(best), *_others(others[:OTHERS])),
        why=behind(best, facts),
        offers=(Offer.WHY, Offer.LOOKUP, Offer.PERSON),
    )


def said(found: Found) -> tuple[Say, ...]:
    """The answer: our sentence with the place, then the passage's own words."""
    answer = Say("lookup-answer", {"text": found.text, "cite": found.citation})
    passages = (Say("why-passage", {"cite": found.citation}),)
    held = Say("lookup-draft", {}) if found.policy.status != "issued" else None
    told = (answer, Say("why-passages", {"lines": passages}))
    return (*told, held) if held else told


def nothing(nearest: tuple[Found, ...]) -> Answered:
    """No passage answers: the nearest topics, and people."""
    if not nearest:
        return Answered((Say("lookup-nothing", {}),), offers=(Offer.LOOKUP, Offer.PERSON))
    topics = tuple(Say("lookup-topic", {"title": item.entry.title}) for item in nearest)
    return Answered(
        (Say("lookup-nearest", {"lines": topics}),), offers=(Offer.LOOKUP, Offer.PERSON)
    )


def behind(found: Found, facts: Facts) -> tuple[Say, ...]:
    """What stands behind: the document with its status, and what it leaves open."""
    points = [Say("why-open-line", {"point": p}) for p in open_points(found, facts.today)]
    parts = (points[i : i + POINTS_AT_ONCE] for i in range(0, len(points), POINTS_AT_ONCE))
    return (
        document(found.policy),
        *(Say("why-open", {"lines": tuple(part)}) for part in parts),
    )


def _others(found: list[Found]) -> tuple[Say, ...]:
    if not found:
        return ()
    topics = tuple(Say("lookup-topic", {"title": item.entry.title}) for item in found)
    return (Say("lookup-others", {"lines": topics}),)
