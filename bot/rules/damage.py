"""What damaging events open: their cause, their share, several of them together.

Duty: sort events by cause, add and compound their shares, find the bands that hold them.
Must not: choose between adding and compounding.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from bot.records import record
from bot.rules import exact
from bot.rules.draft import Draft
from bot.rules.facts import Event
from bot.rules.terms import Band, Damage

WHOLE = 100
ADDED, COMPOUNDED = "added", "compounded"


@record
class Share:
    """One way of counting events: its name (empty for one event), the percentage, its band."""

    events: str
    percent: int | Fraction
    band: Band


@record
class Loss:
    """What objective events open.

    ``outside``: one of them came after the project's end. ``stated``: every one is said to have
    left the output short of the plan. ``shares``: one way of counting them, two where several
    events count differently, none where nothing opens or the policy has no bands.
    """

    outside: bool
    stated: bool
    shares: tuple[Share, ...]


def weigh(draft: Draft, rules: Damage) -> Loss | None:
    """Return what the events of a case open, None where none has an objective cause.

    Notes the rules that were looked at and the facts that are missing.
    """
    objective = _objective(draft, rules)
    if not objective:
        return None
    opening = [event for event in objective if not event.planned] if rules.bands else objective
    stated = not [event for event in opening if event.planned is not False]
    draft.use(rules.rule, bool(opening) and (True if stated else None))
    outside = _outside(draft, objective)
    if outside:
        draft.points.append(rules.outside)
    if not rules.bands:
        return Loss(outside, stated, ())
    if not stated:
        draft.points.append(rules.output)
    draft.missing += [event.missing for event in opening if event.percent is None]
    return Loss(outside, stated, _shares(draft, rules, opening))


def _objective(draft: Draft, rules: Damage) -> list[Event]:
    """Return the events of an objective cause; note the others, and causes that are not told."""
    events: tuple[Event, ...] = draft.facts.get("damage", ())
    found, subjective = [], False
    for event in events:
        if event.cause in rules.causes:
            found.append(event)
        elif event.cause is None:
            draft.missing.append(f"{event.name}.cause")
        else:
            subjective = True
    if subjective:
        draft.use(rules.subjective, met=False)
    return found


def _outside(draft: Draft, events: Sequence[Event]) -> bool:
    end: date | None = draft.facts.get("project_end")
    if end is None:
        return False
    return bool([event for event in events if event.on is not None and event.on > end])


def _shares(draft: Draft, rules: Damage, events: Sequence[Event]) -> tuple[Share, ...]:
    percents = [event.percent for event in events if event.percent is not None]
    if not events or len(percents) < len(events):
        return ()
    if len(percents) == 1:
        return _shared(draft, rules, {"": percents[0]})
    left = Fraction(1)
    for percent in percents:
        left *= 1 - Fraction(percent) / WHOLE
    added, compounded = min(sum(percents), WHOLE), exact.whole((1 - left) * WHOLE)
    draft.points.append(rules.several)
    if added == compounded:
        return _shared(draft, rules, {"": added})
    return _shared(draft, rules, {ADDED: added, COMPOUNDED: compounded})


def _shared(
    draft: Draft, rules: Damage, percents: Mapping[str, int | Fraction]
) -> tuple[Share, ...]:
    """Return each way of counting with its band; a band is noted once."""
    shares = [Share(events, percent, rules.band(percent)) for events, percent in percents.items()]
    for place, share in enumerate(shares):
        if not place or share.band is not shares[0].band:
            draft.use(share.band.rule)
    return tuple(shares)
