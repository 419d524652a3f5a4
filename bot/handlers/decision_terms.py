"""What a decision says beside number, day and authority: its terms, checked and read back.

The limits are the document's (``bot.rules.rulings``); here they are only asked for and shown.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from bot.handlers.calculation import CAUSES
from bot.rules.policy import Policy
from bot.rules.rulings import Case, Checked, Ruling, Start, Terms, Why, check
from bot.talk import Ask, Json, Label, Money, Percent, Say


async def ask_terms(
    ask: Ask, policy: Policy, kind: Ruling, case: Mapping[str, Json], on: date
) -> tuple[Terms, Checked]:
    """What was decided, asked only as far as the document's limits need it, and the check."""
    known: dict[str, Any] = {}
    if kind in (Ruling.EXTENSION, Ruling.REDUCTION, Ruling.WAIVER) and _bands(policy):
        known["cause"] = await ask.choice("damage_cause", CAUSES, skip=True)
        share = await ask.share("damage_percent")
        known["percent"] = None if share is None else share.percent
    if kind is Ruling.EXTENSION:
        known["until"] = (await ask.day("new_pay_by", skip=False)).last
    if kind is Ruling.REDUCTION:
        known["amount_vnd"] = await ask.money("new_amount", least=0, skip=False)
    if kind is Ruling.RECOVERY:
        known["rate"] = await ask.rate("approved_rate")
    terms = Terms(**known)
    checked = check(policy, kind, terms, _case(case), on)
    if checked.why is not Why.READING_NEEDED:
        return terms, checked
    values = checked.result.values
    told = {name: values[f"latest_from_{name}"] for name in ("deadline", "project_end")}
    start = Start(await ask.choice("counted_from", tuple(s.value for s in Start), **told))
    terms = Terms(**known, start=start)
    return terms, check(policy, kind, terms, _case(case), on)


def readback(
    kind: Ruling,
    case: Mapping[str, Json],
    paper: Mapping[str, str],
    checked: Checked,
    terms: Terms,
) -> tuple[Say, ...]:
    """What will be written down: whose, which paper, what changes."""
    on = date.fromisoformat(paper["on"])
    shown = {"number": paper["number"], "on": on, "by": paper["by"]}
    lines = [
        Say("readback-whose", {"whom": case["who"], "kind": Label("decision_kind", kind.value)}),
        Say("readback-paper", shown),
    ]
    if terms.percent is not None:
        lines.append(Say("readback-damage", {"percent": Percent(Fraction(terms.percent) / 100)}))
    if checked.amount_vnd is not None:
        lines.append(Say("readback-amount", {"amount": Money(checked.amount_vnd)}))
    if kind is Ruling.WITHDRAWAL:
        lines.append(Say("readback-withdrawn", {}))
    if checked.until is not None:
        lines.append(Say("readback-until", {"day": checked.until}))
    return tuple(lines)


def _bands(policy: Policy) -> bool:
    return policy.damage is not None and bool(policy.damage.bands)


def _case(found: Mapping[str, Json]) -> Case:
    day = {name: found[name] and date.fromisoformat(found[name]) for name in ("ends", "pay_by")}
    rate = found["rate"]
    return Case(
        support_vnd=found["support"],
        project_type=found["type"],
        project_end=day["ends"],
        pay_by=day["pay_by"],
        due_vnd=found["amount"] or 0,
        approved_rate=None if rate is None else Fraction(rate),
        cycle_months=found["cycle_months"],
    )


def stored(terms: Terms) -> dict[str, Json]:
    """The terms as plain data."""
    return {
        "percent": None if terms.percent is None else str(terms.percent),
        "cause": terms.cause,
        "until": None if terms.until is None else terms.until.isoformat(),
        "start": None if terms.start is None else terms.start.value,
        "rate": None if terms.rate is None else str(terms.rate),
        "amount": terms.amount_vnd,
    }
