"""What an approved template may say of a reminder: its kind, and its facts by name. Pure.

A template has fixed words, so that it says one thing: of several parts the nearest, their number
and their sum. Names of others stand in none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.channels.base import FACT, NOTICE
from bot.delivery.reminder_parts import Content, Home, Own
from bot.rules.reminder_truth import Truth
from bot.talk import Money, Say
from bot.words import Words

OWN: Final = "reminder-own"
GROUP: Final = "reminder-group"
DEPOSIT: Final = "reminder-deposit"
OFFICER: Final = "reminder-officer"


@dataclass(frozen=True, slots=True)
class Facts:
    """A kind ("reminder-near") and values by name, as messages take them."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)


def facts_of(content: Content) -> Facts:
    """The facts of the first part: a household's own, else a leader's, else an officer's."""
    place = {"place": content.place} if content.place else {}
    found = _households(content) or _leader(content) or _officer(content)
    return Facts(found.kind, place | dict(found.values))


def extra_of(facts: Facts, text: str, words: Words) -> dict[str, str]:
    """The facts in the reader's words, as ``Outgoing.extra`` carries them, and the whole text."""
    shown = {
        name: words.text(Say("notice-fact", {"value": value}))
        for name, value in facts.values.items()
    }
    shown["text"] = text
    return {NOTICE: facts.kind} | {FACT + name: said for name, said in shown.items()}


def _households(content: Content) -> Facts | None:
    parts: list[Home | Own] = [*content.homes, *content.own]
    if not parts:
        return None
    first = min(parts, key=lambda part: part.truth.office)
    values = _days(first.truth) | {"count": str(len(parts))}
    values["amount"] = Money(sum(_amount(part) for part in parts))
    if isinstance(first, Own):
        return Facts(OWN, values)
    values["household"] = first.household
    for name, value in (("leader", first.leader), ("agency", first.agency)):
        if value:
            values[name] = value
    return Facts(f"reminder-{first.truth.when}", values)


def _leader(content: Content) -> Facts | None:
    if content.groups:
        group = content.groups[0]
        nearest = min((truth for _, truth in group.left), key=lambda truth: truth.office)
        amount = Money(sum(truth.amount_vnd for _, truth in group.left))
        counted = {"group": group.name, "count": str(len(group.left)), "amount": amount}
        return Facts(GROUP, _days(nearest) | counted)
    if content.deposits:
        held = content.deposits[0]
        return Facts(DEPOSIT, {"group": held.group, "amount": Money(held.amount_vnd)})
    return None


def _officer(content: Content) -> Facts:
    if content.overdue is None:
        return Facts(OFFICER)
    late = content.overdue
    return Facts(OFFICER, {"count": str(len(late.codes)), "amount": Money(late.amount_vnd)})


def _amount(part: Home | Own) -> int:
    return part.truth.amount_vnd if isinstance(part, Home) else part.amount_vnd


def _days(truth: Truth) -> dict[str, object]:
    return {"office": truth.office, "last": truth.last, "days": str(truth.days)}
