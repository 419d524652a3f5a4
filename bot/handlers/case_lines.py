"""Where a damage case stands, in plain words: what was done, who acts next and since when.

What the document leaves open stays open: an estimate shows every reading and is no decision.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from bot.handlers.base import Facts
from bot.handlers.calculation_answers import damage_figure
from bot.handlers.calculation_case import Case, Damage
from bot.handlers.dues import Due
from bot.rules import evaluate
from bot.rules.case_terms import CasePath
from bot.rules.policy import Policy
from bot.talk import Json, Say, Share

WEIGHED: Final = frozenset({"natural_disaster", "epidemic", "fire"})
"""Causes that a household may tell and that an authority may find objective."""


def about(facts: Facts, case: Mapping[str, Json]) -> tuple[Say, ...]:
    """Where a case stands, who acts next, since when; that amount and day stay until then."""
    policy = facts.policies[case["policy"]]
    path = way(policy)
    state = path.states[case["state"]]
    since = date.fromisoformat(case["since"])
    shown: dict[str, Any] = {"code": case["code"], "since": since}
    if case["ended"] is not None:
        return (Say(f"case-ended-{case['ended']}", shown),)
    if not case["verified"]:
        return (Say("case-unverified", shown),)
    shown |= {"state": state.rule.met, "cite": state.rule.citation}
    if case["closed"]:
        return (Say("case-closed", shown),)
    known = {"holder": case["holder"] or "", "known": "yes" if case["holder"] else "no"}
    shown["next"] = Say(f"next-{case['awaits']}", known)
    lines = [Say("case-waiting-outside" if case["outside"] else "case-waiting", shown)]
    if case["officer"] is not None:
        lines.append(Say("case-in-hand", {"officer": case["officer"]}))
    if case["suspended"]:
        lines.append(Say("case-suspended", {"cite": path.steps["suspended"].rule.citation}))
    return tuple(lines)


def estimate(facts: Facts, due: Due, case: Mapping[str, Json]) -> tuple[Say, ...]:
    """What an authority's decision would come to by each reading, where the text has shares.

    Nothing for a case outside the project, an unknown cause, or a document without shares.
    """
    policy = facts.policies[case["policy"]]
    losses: list[dict[str, str]] = case["losses"]
    if policy.damage is None or not policy.damage.bands or case["closed"] or case["outside"]:
        return ()
    if not losses or any(loss["cause"] not in WEIGHED for loss in losses):
        return ()
    if len(losses) > 1:
        return (Say("case-several", {}),)
    lost, total = Fraction(losses[0]["lost"]), Fraction(losses[0]["total"])
    share = Share(lost * 100 / total, lost, total)
    told = Case(
        kind=case["type"],
        cycle=case["cycle_months"],
        support=due.support,
        approved=due.rate,
        has_income=None,
        end=None,
        damage=Damage(losses[0]["cause"], share, counts=True),
    )
    result = evaluate(policy, "recovery", told.facts(), facts.today)
    return damage_figure(policy, told, result)


def way(policy: Policy) -> CasePath:
    """The way of a case in its document."""
    if policy.case is None:
        raise ValueError(f"{policy.id} knows no case")
    return policy.case
