"""What stands behind an answer that cites a document and brings no reasons of its own.

A refusal, a receipt, a list of who has paid: each rests on an article, and "Vì sao?" shows its
words. An answer without any article stays as it is. Asks nothing.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import PASSAGES_AT_ONCE, POINTS_AT_ONCE, document
from bot.rules.lookup import standing
from bot.rules.policy import Policy
from bot.rules.results import Citation
from bot.talk import Ask, Say

MOST_PLACES: Final = 4
MOST_OFFERS: Final = 7

Run = Callable[[Ask, Facts], Awaitable[Answered]]


def reasoned(run: Run) -> Run:
    """The same conversation, whose answers show what they cite under "Vì sao?"."""

    @wraps(run)
    async def walk(ask: Ask, facts: Facts) -> Answered:
        answered = await run(ask, facts)
        if answered.why:
            return answered
        places = tuple(dict.fromkeys(cited(answered.say)))
        if not places:
            return answered
        return replace(answered, why=behind(facts, places), offers=_with_why(answered.offers))

    return walk


def cited(said: Iterable[Say]) -> Iterator[Citation]:
    """The places that messages cite, those of their parts included."""
    for say in said:
        yield from _cited(say.args.values())


def _cited(values: Iterable[Any]) -> Iterator[Citation]:
    for value in values:
        if isinstance(value, Citation):
            yield value
        elif isinstance(value, Say):
            yield from cited((value,))
        elif isinstance(value, tuple):
            yield from _cited(value)


def behind(facts: Facts, places: Iterable[Citation]) -> tuple[Say, ...]:
    """Each document with its status, its words at these places, what it leaves open everywhere."""
    by_policy: dict[str, list[Citation]] = {}
    for place in places:
        by_policy.setdefault(place.policy, []).append(place)
    return tuple(
        say
        for id_, own in by_policy.items()
        for say in _of_one(facts.policies[id_], own[:MOST_PLACES], facts.today)
    )


def _of_one(policy: Policy, places: list[Citation], today: date) -> Iterator[Say]:
    yield document(policy)
    passages = tuple(Say("why-passage", {"cite": place}) for place in places if place.quote)
    for first in range(0, len(passages), PASSAGES_AT_ONCE):
        yield Say("why-passages", {"lines": passages[first : first + PASSAGES_AT_ONCE]})
    points = tuple(Say("why-open-line", {"point": point}) for point in standing(policy, today))
    for first in range(0, len(points), POINTS_AT_ONCE):
        yield Say("why-open", {"lines": points[first : first + POINTS_AT_ONCE]})


def _with_why(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers with "Vì sao?" before the person, who stands last; none more than fit."""
    if Offer.WHY in offers or len(offers) >= MOST_OFFERS:
        return offers
    last = len(offers) - (Offer.PERSON in offers[-1:])
    return (*offers[:last], Offer.WHY, *offers[last:])
