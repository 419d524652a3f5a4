"""A budget divided by coefficients, and the least that a province adds to central money.

Duty: whole đồng that add up exactly to the budget.
Must not: pass its own formula for the document's.

Source: Quảng Ngãi 08/2022, Điều 5 (no formula is written) and Điều 6.
"""

from fractions import Fraction
from math import lcm

from bot.rules import exact
from bot.rules.draft import Draft
from bot.rules.errors import BadFact
from bot.rules.facts import Unit
from bot.rules.results import Outcome, Result


def allocation(draft: Draft) -> Result | None:
    """Return each unit's share by its coefficient over the sum of all, as an estimate."""
    rules = draft.policy.allocation
    if rules is None:
        return None
    draft.use(rules.rule)
    budget: int | None = draft.facts.get("budget_vnd")
    units: tuple[Unit, ...] | None = draft.facts.get("units")
    draft.missing += [name for name in ("budget_vnd", "units") if name not in draft.facts]
    weights: list[int | Fraction] = []
    names: list[str] = []
    for place, (name, weight) in enumerate(units or ()):
        told = {"name": name, "coefficient": weight}
        draft.missing += [f"units.{place}.{key}" for key, item in told.items() if item is None]
        names.append(name or "")
        weights.append(weight or 0)
    if budget is None or draft.missing:
        return draft.result(Outcome.NEEDS_INFORMATION, "allocation")
    if not any(weights):
        raise BadFact("units", "needs at least one coefficient above 0")
    draft.decided_by(rules.decided_by)
    parts = shares(budget, weights)
    draft.values["shares"] = [
        {"name": name, "amount_vnd": amount} for name, amount in zip(names, parts, strict=True)
    ]
    return draft.result(Outcome.ESTIMATE, "allocation")


def shares(budget: int, weights: list[int | Fraction]) -> list[int]:
    """Return whole parts in proportion to weights, adding up to the budget exactly.

    By largest remainder: each part is rounded down, and what is left goes one by one to the
    largest remainders; between equal ones, to the one named first.
    """
    scale = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * scale) for weight in weights]
    total = sum(whole)
    parts = [divmod(budget * weight, total) for weight in whole]
    left = budget - sum(part for part, _ in parts)
    first = set(sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))[:left])
    return [part + (place in first) for place, (part, _) in enumerate(parts)]


def cofunding(draft: Draft) -> Result | None:
    """Return the least that the province adds, and whether it did."""
    rules = draft.policy.cofunding
    if rules is None:
        return None
    central: int | None = draft.facts.get("central_vnd")
    provincial: int | None = draft.facts.get("provincial_vnd")
    if central is None:
        draft.missing.append("central_vnd")
        draft.use(rules.rule, None)
        return draft.result(Outcome.NEEDS_INFORMATION, "cofunding")
    least = central * rules.times
    # Half a đồng is rounded up, so the whole figure never lies below the least.
    draft.values["minimum_provincial_vnd"], was_rounded = exact.rounded(
        least.numerator, least.denominator
    )
    if was_rounded:
        draft.values["exact_vnd"] = least
        draft.points.append(rules.rounding)
    met = None if provincial is None else provincial >= least
    draft.use(rules.rule, True if met is None else met)
    outcomes = {None: Outcome.DETERMINED, True: Outcome.MET, False: Outcome.NOT_MET}
    return draft.result(outcomes[met], "cofunding")
