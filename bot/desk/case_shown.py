"""A damage case in the words of a message: its code, whose it is, what was lost, since when."""

from fractions import Fraction
from typing import Any

from bot.desk.case_people import who_of
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case, Item
from bot.talk import Label, Say


def shown_case(view: View, case: Case) -> dict[str, Any]:
    """The last event of a case with its losses, for the words of a notice."""
    event = case.events[-1] if case.events else None
    lost = tuple(thing(item) for item in case.items if event and item.event == event.id)
    since = Say("case-no-day", {})
    if event is not None and event.on is not None:
        since = Say("case-since", {"day": event.on})
    return {
        "code": case.code,
        "home": who_of(view, case),
        "lost": lost or (Say("case-lost-unknown", {}),),
        "since": since,
        "cause": cause(event.cause, event.kind) if event else Say("case-cause-unknown", {}),
        "photos": str(case.photos),
        "sent": "yes" if case.photos else "no",
        "verified": "yes" if case.verified else "no",
        "danger": "yes" if case.danger else "no",
    }


def thing(item: Item) -> Say:
    """What was lost of one thing, in the unit that was said."""
    shown: dict[str, Any] = {"what": Label("what_lost", item.what), "unit": item.unit}
    if item.lost is None:
        return Say("case-lost-uncounted", shown)
    if item.total is None:
        return Say("case-lost-some", shown | {"lost": count(item.lost)})
    return Say("case-lost", shown | {"lost": count(item.lost), "total": count(item.total)})


def cause(told: str, kind: str | None) -> Say:
    """The cause as the household told it."""
    if kind is not None:
        return Say("case-cause", {"cause": Label("disaster_kind", kind)})
    if told == "unknown":
        return Say("case-cause-unknown", {})
    return Say("case-cause", {"cause": Label("happened", told)})


def count(value: Fraction) -> str:
    """A count as it is written: ``12``, ``3,5``."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.4f}".rstrip("0").replace(".", ",")
