"""Which rate a project has: the minimum of the text, an approved one, or several readings.

Source: Lạng Sơn 33/2022, Điều 5.1–5.2; Đồng Nai 15/2023, Điều 4.2; the packs say the figures.
"""

from fractions import Fraction

from bot.rules.draft import Draft
from bot.rules.results import Outcome, Result
from bot.rules.terms import Nature, Rate, Rates

YEAR_MONTHS, YEAR_DAYS = 12, 365
SHORT_MONTH, LONG_MONTH = 30, 31
MIXED = "mixed"


def applicable(draft: Draft, rates: Rates) -> tuple[Rate, ...]:
    """Return the rate of the project's kind; several where the text leaves its cycle open.

    Empty where a fact is missing (it is noted) or the project is mixed.
    """
    if rates.anything is not None:
        return (rates.anything,)
    kind = draft.facts.get("project_type")
    if kind is None:
        draft.missing.append("project_type")
        return ()
    rows = rates.by_type.get(kind, ())
    if len(rows) <= 1:
        return rows
    cycle = _cycle(draft)
    if cycle is None:
        return rows
    low, high = cycle
    for row in rows:
        if row.cycle is not None and row.cycle.holds(low) and row.cycle.holds(high):
            return (row,)
    return tuple(row for row in rows if row.cycle is not None and row.cycle.touches(low, high))


def cycle_missing(draft: Draft, rows: tuple[Rate, ...]) -> bool:
    """Return whether several rates are left only because no cycle was told; note that."""
    if len(rows) > 1 and _cycle(draft) is None:
        draft.missing.append("cycle_months")
        return True
    return False


def _cycle(draft: Draft) -> tuple[int | Fraction, int | Fraction] | None:
    """Return the shortest and longest reading of a production cycle, in months.

    Days alone count against a year of 365 days; days beside months are a month by 30 or by 31.
    """
    months, days = draft.facts.get("cycle_months"), draft.facts.get("cycle_days")
    if months is None and days is None:
        return None
    if not days:
        return months or 0, months or 0
    if not months:
        exact = Fraction(days * YEAR_MONTHS, YEAR_DAYS)
        return exact, exact
    return months + Fraction(days, LONG_MONTH), months + Fraction(days, SHORT_MONTH)


def note_rate(draft: Draft, rates: Rates, rows: tuple[Rate, ...], met: bool | None = True) -> None:
    """Note the rates that were looked at; several are a border that the text leaves open."""
    for row in rows:
        draft.use(row.rule, met if len(rows) == 1 else None)
    if len(rows) > 1:
        draft.points += rates.border_points


def minimum_rate(draft: Draft) -> Result | None:
    """Return the lowest rate that the text allows, or what it says of a proposed one."""
    rates = draft.policy.rates
    if rates is None:
        return None
    if draft.facts.get("project_type") == MIXED and rates.anything is None:
        draft.points += rates.mixed_points
        draft.use(rates.approved, None)
        return draft.result(Outcome.NEEDS_OFFICER, "minimum_rate")
    rows = applicable(draft, rates)
    if not rows or cycle_missing(draft, rows):
        for row in rows:
            draft.use(row.rule, None)
        return draft.result(Outcome.NEEDS_INFORMATION, "minimum_rate")
    return draft.result(_weigh(draft, rates, rows), "minimum_rate")


def _weigh(draft: Draft, rates: Rates, rows: tuple[Rate, ...]) -> Outcome:
    proposed = draft.facts.get("proposed_rate")
    lowest, highest = min(row.value for row in rows), max(row.value for row in rows)
    if proposed is not None and proposed < lowest:
        note_rate(draft, rates, rows, met=False)
        draft.values["minimum"] = lowest
        return Outcome.BELOW_MINIMUM
    note_rate(draft, rates, rows)
    if proposed is not None and proposed > highest and rows[0].nature is Nature.OPEN:
        draft.points += rates.above_points
        draft.values["candidates"] = [{"rate": highest}, {"rate": proposed}]
        return Outcome.NEEDS_OFFICER
    if lowest == highest or (proposed is not None and proposed >= highest):
        draft.values["rate"] = highest if proposed is None else proposed
        if proposed is not None:
            draft.values["minimum"] = lowest
        return Outcome.DETERMINED
    draft.values["candidates"] = [{"rate": row.value} for row in rows]
    return Outcome.NEEDS_OFFICER
