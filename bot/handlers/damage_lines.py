"""The words of a damage report: the read-back before it goes, and what is said afterwards."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.handlers.base import Facts
from bot.handlers.common import document
from bot.handlers.damage_answers import Count, Told
from bot.handlers.damage_whose import Part, Stranger, Whose
from bot.records import record
from bot.rules.policy import Policy
from bot.rules.results import OpenPoint
from bot.talk import Days, Label, Say


@record
class Sent:
    """What comes with the loss: photos, the place."""

    photos: tuple[str, ...] | None
    place: str | None


def readback(who: Whose | Stranger, told: Told, sent: Sent, policy: Policy) -> tuple[Say, ...]:
    """The report as it would go: whose, what, since when, why, what comes with it."""
    lines = [whose_line(who), lost_line(told.count, told.days), cause_line(told)]
    if outside(told, who.part if isinstance(who, Whose) else None):
        lines.append(Say("readback-outside", {"point": point(policy)}))
    if sent.place is not None:
        lines.append(Say("readback-place", {"place": sent.place}))
    lines.append(photos_line(sent.photos))
    return tuple(lines)


def whose_line(who: Whose | Stranger) -> Say:
    """Whose loss it is."""
    if isinstance(who, Stranger):
        shown = {"name": who.name, "hamlet": who.hamlet or "?", "area": who.area.name}
        return Say("readback-stranger", shown | {"known": "yes" if who.hamlet else "no"})
    if who.part is None:
        return Say("readback-home", {"household": who.home.name})
    return Say("readback-household", {"household": who.home.name, "project": who.part.project})


def lost_line(count: Count, days: Days | None) -> Say:
    """What was lost, as it was counted, and since when."""
    when = Say("readback-since", {"days": days}) if days else Say("readback-since-unknown", {})
    shown: dict[str, Any] = {"what": Label("what_lost", count.what), "unit": count.written}
    shown["when"] = when
    if count.lost is None:
        return Say("readback-lost-uncounted", shown)
    if count.total is None:
        return Say("readback-lost-some", shown | {"lost": count.lost})
    return Say("readback-lost", shown | {"lost": count.lost, "total": count.total})


def cause_line(told: Told) -> Say:
    """The cause as it was told; whose fault it is nobody asks."""
    if told.kind is not None:
        return Say("readback-cause", {"cause": Label("disaster_kind", told.kind)})
    if told.cause == "unknown":
        return Say("readback-cause-unknown", {})
    return Say("readback-cause", {"cause": Label("happened", told.cause)})


def photos_line(photos: tuple[str, ...] | None) -> Say:
    """How many photos go with it."""
    count = len(photos or ())
    return Say("readback-photos", {"count": str(count), "sent": "yes" if count else "no"})


def outside(told: Told, part: Part | None) -> bool:
    """Whether it happened before the support or after the project's end: taken, not estimated."""
    if part is None or told.days is None:
        return False
    early = part.starts is not None and told.days.last < part.starts
    return early or (part.ends is not None and told.days.first > part.ends)


def point(policy: Policy) -> OpenPoint:
    """What the document leaves open about a loss outside the project."""
    if policy.damage is None:
        raise ValueError(f"{policy.id} knows no damage")
    return policy.open_points[policy.damage.outside]


def to_whom(who: Whose | Stranger) -> Say:
    """Who hears of it at once."""
    if isinstance(who, Stranger):
        return Say("to-officer", {"area": who.area.name})
    if who.leader is None or who.leads:
        return Say("to-officer-alone", {})
    return Say("to-leader", {"leader": who.leader})


def after(facts: Facts, who: Whose | Stranger, told: Told, policy: Policy) -> tuple[Say, ...]:
    """What happens next with it, and what this report is not."""
    if policy.case is None:
        raise ValueError(f"{policy.id} knows no case")
    rule = policy.case.rule
    lines = [Say("damage-rule", {"rule": rule.met, "cite": rule.citation})]
    if isinstance(who, Stranger):
        lines.append(Say("damage-unverified", {}))
    if told.cause == "epidemic":
        lines.append(_advice(facts))
    return (Say("damage-after", {"lines": tuple(lines)}), Say("damage-not-relief", {}))


def _advice(facts: Facts) -> Say:
    """What to do with sick and dead animals: advice of whoever runs this, never a rule of ours."""
    if facts.advice:
        return Say("damage-advice-own", {"text": facts.advice})
    return Say("damage-advice", {})


def behind(policy: Policy) -> tuple[Say, ...]:
    """What stands behind "Vì sao?": the document, its words, what it leaves open."""
    if policy.case is None:
        return (document(policy),)
    rules = (policy.case.rule, *(step.rule for step in policy.case.steps.values()))
    cites = dict.fromkeys(rule.citation for rule in rules)
    points = dict.fromkeys(name for rule in rules for name in rule.points)
    passages = [Say("why-passage", {"cite": cite}) for cite in cites]
    open_ = [Say("why-open-line", {"point": policy.open_points[name]}) for name in points]
    return (
        document(policy),
        *(Say("why-passages", {"lines": some}) for some in _pairs(passages[:MOST_BEHIND])),
        *(Say("why-open", {"lines": some}) for some in _pairs(open_[:MOST_BEHIND])),
    )


MOST_BEHIND = 6


def _pairs(says: Iterable[Say]) -> Iterator[tuple[Say, ...]]:
    held = list(says)
    for first in range(0, len(held), 2):
        yield tuple(held[first : first + 2])
