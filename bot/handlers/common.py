"""What several conversations ask or say in the same words. No rule of law is written here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.rules.policy import Nature, Policy
from bot.rules.results import Citation, OpenPoint, Result
from bot.talk import Ask, Say

PASSAGES_AT_ONCE: Final = 2
POINTS_AT_ONCE: Final = 2
MOST_POINTS: Final = 6
"""More than these nobody reads on a phone."""
LATER_YEARS: Final = 10
"""Years after a document's period by which a newer project may be named."""


async def ask_policy(ask: Ask, facts: Facts) -> Policy | None:
    """The document of the person's province; None where we hold none for it."""
    held = fund_policies(facts)
    province = await ask.choice("province", held, skip=True)
    return held.get(province) if province else None


def fund_policies(facts: Facts) -> dict[str, Policy]:
    """By province, the document that says who is supported or what is paid back."""
    return dict(_funds(tuple(facts.policies.values()), facts.today))


@lru_cache(maxsize=64)  # packs never change; every walk asks
def _funds(policies: tuple[Policy, ...], today: date) -> tuple[tuple[str, Policy], ...]:
    return tuple(
        (policy.territory_on(today).province, policy)
        for policy in policies
        if policy.eligibility is not None or policy.rates is not None
    )


def elsewhere(facts: Facts) -> Answered:
    """What is said to someone whose province's document we do not hold."""
    names = ", ".join(policy.province_name for policy in fund_policies(facts).values())
    return Answered(
        say=(Say("elsewhere", {"provinces": names}),),
        offers=(Offer.PERSON, Offer.EDIT, Offer.HELP),
    )


def has_minimum(policy: Policy) -> bool:
    """Whether a project may have a higher rate than the one in the text."""
    rates = policy.rates
    return rates is not None and any(row.nature is Nature.MINIMUM for row in rates.rows)


def place(result: Result, rule: str) -> tuple[Citation, ...]:
    """Where a rule of a result is written; everything that it rests on where it has none."""
    found = dict.fromkeys(reason.citation for reason in result.reasons if reason.id == rule)
    return tuple(found) or result.citations


def why(policy: Policy, results: Iterable[Result], rules: Collection[str]) -> tuple[Say, ...]:
    """What stands behind "Vì sao?": the document, its words on these rules, what it leaves open."""
    results = tuple(results)
    reasons = (reason for result in results for reason in result.reasons if reason.id in rules)
    places = _longest(tuple(dict.fromkeys(reason.citation for reason in reasons)))
    passages = [Say("why-passage", {"cite": cited}) for cited in places]
    points = [Say("why-open-line", {"point": point}) for point in _points(policy, results)]
    return (
        document(policy),
        *(Say("why-passages", {"lines": some}) for some in _some(passages, PASSAGES_AT_ONCE)),
        *(Say("why-open", {"lines": some}) for some in _some(points, POINTS_AT_ONCE)),
    )


def _longest(places: tuple[Citation, ...]) -> Iterator[Citation]:
    """The places without those whose words stand in a longer quote of the same place."""
    for own in places:
        longer = (other for other in places if other is not own and own.quote in other.quote)
        if not any(replace(other, quote=own.quote) == own for other in longer):
            yield own


def _points(policy: Policy, results: Iterable[Result]) -> list[OpenPoint]:
    """What is open about this case first, then what goes with every answer; not too many."""
    standing = {item.point for items in policy.standing.values() for item in items}
    points = {point.id: point for result in results for point in result.open_points}
    own = [point for point in points.values() if point.id not in standing]
    general = [point for point in points.values() if point.id in standing]
    return (own + general)[:MOST_POINTS]


def _some(says: list[Say], most: int) -> Iterator[tuple[Say, ...]]:
    for first in range(0, len(says), most):
        yield tuple(says[first : first + most])


@lru_cache(maxsize=64)
def document(policy: Policy) -> Say:
    """The document's name, number and status."""
    in_force = policy.in_force_from
    period = policy.period
    return Say(
        "why-document",
        {
            "number": policy.number,
            "province": policy.province_name,
            "issued": _issued(policy),
            "force": Say("document-in-force", {"day": in_force})
            if in_force
            else Say("document-force-unknown", {}),
            "period": Say("document-period", years(policy))
            if period
            else Say("document-no-period", {}),
        },
    )


def _issued(policy: Policy) -> Say:
    """The day of issue, or the month or year where the text leaves the day blank."""
    if policy.issued_as == policy.issued.isoformat():
        return Say("issued-day", {"day": policy.issued})
    return Say("issued-about", {"when": "/".join(reversed(policy.issued_as.split("-")))})


@lru_cache(maxsize=64)
def years(policy: Policy) -> Mapping[str, str]:
    """The first and last year of the period in the document's title, each year of it, and those
    that follow."""
    period = policy.period
    if not period:
        return {}
    first, last = period.first.year, period.last.year
    later = range(last + 1, last + 1 + LATER_YEARS)
    return {
        "from": str(first),
        "to": str(last),
        "each": " | ".join(map(str, range(first, last + 1))),
        "later": " | ".join(map(str, later)),
    }
