"""How a cost is shared between the state and the place.

Duty: the two percentages that the text writes, and the đồng that they make of a cost.
Must not: guess the kind of works or of commune.

Source: Quảng Ngãi 08/2022, Điều 7; the pack says the figures.
"""

from fractions import Fraction

from bot.rules import exact
from bot.rules.draft import Draft
from bot.rules.errors import BadFact
from bot.rules.funding_terms import StateShare, SupportShares
from bot.rules.results import Outcome, Result

WHOLE = 100


def support_share(draft: Draft) -> Result | None:
    """Return who pays which part of a cost.

    Works and the kind of commune go before the kind of district: that is the closer rule.
    """
    rules = draft.policy.support_share
    if rules is None:
        return None
    share = _share(draft, rules)
    if share is None:
        return draft.result(Outcome.NEEDS_INFORMATION, "support_share")
    draft.use(share.rule)
    draft.values |= {"state_percent": share.percent, "local_percent": WHOLE - share.percent}
    cost: int | None = draft.facts.get("cost_vnd")
    if cost is not None:
        _split(draft, rules, share, cost)
    return draft.result(Outcome.DETERMINED, "support_share")


def _share(draft: Draft, rules: SupportShares) -> StateShare | None:
    """Return the share that the case has; None where a fact is missing, which is noted."""
    works, commune = draft.facts.get("works"), draft.facts.get("commune")
    known = None if works is None else rules.find(works)
    if works is not None and known is None:
        ids = ", ".join(rules.works)
        raise BadFact("works", f"must be 1 to {len(rules.works)}, or one of {ids}")
    if known is not None and commune is not None:
        return known.shares[commune]
    district: str | None = draft.facts.get("district")
    if known is None and district is not None:
        return rules.districts[district]
    if known is not None:
        draft.missing.append("commune")
        for share in known.shares.values():
            draft.use(share.rule, None)
        return None
    draft.missing += ["works"] if commune is not None else ["works", "commune", "district"]
    return None


def _split(draft: Draft, rules: SupportShares, share: StateShare, cost: int) -> None:
    """Note both parts in whole đồng; the local one is the rest, so that they make the cost."""
    exact_state = Fraction(cost * share.percent, WHOLE)
    state, was_rounded = exact.rounded(exact_state.numerator, exact_state.denominator)
    draft.values |= {"state_vnd": state, "local_vnd": cost - state}
    if was_rounded:
        draft.values |= {"exact_state_vnd": exact_state, "exact_local_vnd": cost - exact_state}
        draft.points.append(rules.rounding)
