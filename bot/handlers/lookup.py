"""/tracuu: a question in everyday words, answered with the passage that answers it, or not at all.

Says nothing that no passage says: one plain sentence, the passage's own words, its article and what
is to be known of its document. Where nothing answers well enough it offers people.
"""

from collections.abc import Iterator
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import document
from bot.handlers.payment_days import days
from bot.rules.lookup import Found, open_points, search
from bot.rules.said_day import said_day
from bot.talk import Ask, Days, Say

LONGEST_QUESTION: Final = 300
OTHERS: Final = 2
POINTS_AT_ONCE: Final = 2
MERGED: Final = "merged_"
"""How the ids of open points begin that a reader must know with the answer."""
_REPORTS: Final = frozenset({"report_damage", "damage_report"})
"""Passages that say whom to tell of a loss: what follows is telling."""
_DEADLINES: Final = frozenset({"deadline", "project_end"})
"""Passages whose last day can be counted from a day in the question."""
_NEXT: Final = {
    "works": Offer.SUPPORT_SHARE,
    "district": Offer.SUPPORT_SHARE,
    "coefficient": Offer.COEFFICIENT,
    "cofunding": Offer.COFUNDING,
    "no": Offer.ALLOCATION,
    "allocation": Offer.ALLOCATION,
    "rate": Offer.CALCULATION,
    "rates": Offer.CALCULATION,
    "deadline": Offer.CALCULATION,
    "damage": Offer.CALCULATION,
    "beneficiaries": Offer.ELIGIBILITY,
    "poor": Offer.ELIGIBILITY,
    "near": Offer.ELIGIBILITY,
    "escaped": Offer.ELIGIBILITY,
    "disabled": Offer.ELIGIBILITY,
}
"""By the first word of a passage's id, the conversation that works out the reader's own case."""


async def lookup(ask: Ask, facts: Facts) -> Answered:
    """Ask for the question, then say what the documents say."""
    query = await ask.text("query", longest=LONGEST_QUESTION)
    found = search(tuple(facts.policies.values()), query, facts.province)
    if not found.answers:
        told = {"language": facts.language, "province": facts.province or ""}
        ask.effect("unanswered", {"do": "unanswered", "text": query, **told})
        return nothing(found.nearest)
    best, *others = found.answers
    return Answered(
        say=(*said(best, facts), *_counted(best, query, facts), *_others(others[:OTHERS])),
        why=behind(best, facts),
        offers=(Offer.WHY, *_next(best), Offer.LOOKUP, Offer.PERSON),
    )


def _next(found: Found) -> tuple[Offer, ...]:
    """What works out the case, where the passage's document is one of those that compute it."""
    offer = _NEXT.get(found.id.partition("_")[0])
    if found.id in _REPORTS:
        return (Offer.DAMAGE,)
    policy = found.policy
    computes = policy.support_share or policy.rates or policy.eligibility
    return (offer,) if offer is not None and computes else ()


def said(found: Found, facts: Facts) -> tuple[Say, ...]:
    """The answer: our sentence with the place, then the passage's own words."""
    answer = Say("lookup-answer", {"text": found.text, "cite": found.citation})
    passages = (Say("why-passage", {"cite": found.citation}),)
    return (answer, Say("why-passages", {"lines": passages}), *_held(found, facts))


def _counted(found: Found, query: str, facts: Facts) -> tuple[Say, ...]:
    """The last day itself, where the question names the day on which the project ends."""
    end = said_day(query) if found.id in _DEADLINES else None
    if end is None or found.policy.deadline is None:
        return ()
    due, _ = days(found.policy, Days(end, end), facts.today)
    return (Say("lookup-project-end", {"day": end}), *due)


def _held(found: Found, facts: Facts) -> Iterator[Say]:
    """What every answer of such a document says: a draft, a blank number, names of before."""
    if found.policy.status != "issued":
        yield Say("lookup-draft", {})
    elif len(found.policy.issued_as) < len("2021-06-01"):
        yield Say("lookup-blank", {})
    points = [p for p in open_points(found, facts.today) if p.id.startswith(MERGED)]
    lines = tuple(Say("why-open-line", {"point": point}) for point in points[:POINTS_AT_ONCE])
    if lines:
        yield Say("lookup-merged", {"lines": lines})


def nothing(nearest: tuple[Found, ...]) -> Answered:
    """No passage answers: the nearest topics, and people."""
    if not nearest:
        return Answered((Say("lookup-nothing", {}),), offers=(Offer.LOOKUP, Offer.PERSON))
    topics = tuple(map(_topic, nearest))
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
    topics = tuple(map(_topic, found))
    return (Say("lookup-others", {"lines": topics}),)


def _topic(found: Found) -> Say:
    return Say("lookup-topic", {"title": found.entry.title, "province": found.policy.province_name})
