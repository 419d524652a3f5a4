"""Which class a commune or district is in, and the coefficient of that class.

Duty: one class where the text names one; every class, for an officer, where it names several;
the nearest ones where it names none.
Must not: choose between classes.

Source: Quảng Ngãi 08/2022, Điều 4; the pack says the classes.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.rules.draft import Draft
from bot.rules.funding_terms import ClassTable, UnitClass
from bot.rules.results import Outcome, Result

ASK = "coefficient"


def coefficient(draft: Draft) -> Result | None:
    """Return the coefficient of a unit, or each one that may be meant."""
    tables = draft.policy.coefficients
    if not tables:
        return None
    unit: str | None = draft.facts.get("unit")
    year: int | None = draft.facts.get("capital_year")
    own = [table for table in tables if table.unit == unit]
    if unit is None:
        draft.missing.append("unit")
    if year is None and len(own) != 1:
        draft.missing.append("capital_year")
    if draft.missing:
        for table in own or tables:
            draft.use(table.rule, None)
        return draft.result(Outcome.NEEDS_INFORMATION, ASK)
    held = [one for one in own if year is None or one.first_year <= year <= one.last_year]
    if not held:
        for table in own:
            draft.use(table.rule, met=False)
        return draft.result(Outcome.NOT_COVERED, ASK)
    return draft.result(_in_table(draft, held[0]), ASK)


def _in_table(draft: Draft, table: ClassTable) -> Outcome:
    draft.use(table.rule)
    excluded = _excluded(draft, table)
    if excluded is not None:
        return excluded
    facts, source = draft.facts, draft.facts.get("source")
    fitting = [one for one in table.classes if _fits(one, facts)]
    found = [one for one in fitting if source is None or source in one.sources]
    if not found:
        return _none(draft, table, fitting)
    doubtful = [one for one in found if any(trait.holds(facts) for trait in one.doubts)]
    for one in found:
        draft.use(one.rule, True if _one_figure(found) else None)
    for one in doubtful:
        draft.points += one.doubt_points
    if not _one_figure(found):
        _candidates(draft, found)
        draft.points += table.overlap_points
        return Outcome.NEEDS_OFFICER
    draft.values["coefficient"] = found[0].coefficient
    interpreted = doubtful or (table.exclusion and table.exclusion.trait.holds(facts))
    return Outcome.ESTIMATE if interpreted else Outcome.DETERMINED


def _excluded(draft: Draft, table: ClassTable) -> Outcome | None:
    """Return the outcome where the table's own words leave the unit out, or may do so."""
    exclusion = table.exclusion
    if exclusion is None or not exclusion.trait.holds(draft.facts):
        return None
    source: str | None = draft.facts.get("source")
    if source is None:
        draft.missing.append("source")
        draft.use(exclusion.rule, None)
        return Outcome.NEEDS_INFORMATION
    draft.use(exclusion.rule, source != exclusion.source)
    if source == exclusion.source:
        return Outcome.NOT_COVERED
    draft.points += exclusion.otherwise
    return None


def _fits(one: UnitClass, facts: Mapping[str, object]) -> bool:
    return any(trait.holds(facts) for trait in one.traits) and not any(
        trait.holds(facts) for trait in one.unless
    )


def _none(draft: Draft, table: ClassTable, fitting: Sequence[UnitClass]) -> Outcome:
    """Return the outcome where no class has the unit for its source of money."""
    if fitting:
        for one in fitting:
            draft.use(one.rule, met=False)
        return Outcome.NOT_COVERED
    draft.missing += [fact for fact in table.needs if fact not in draft.facts]
    for one in table.classes:
        draft.use(one.rule, None if draft.missing else False)
    if draft.missing:
        return Outcome.NEEDS_INFORMATION
    draft.points += table.gap_points
    _candidates(draft, (one for one in table.classes if one.id in table.nearest))
    return Outcome.NEEDS_OFFICER


def _one_figure(classes: Sequence[UnitClass]) -> bool:
    return len({one.coefficient for one in classes}) == 1


def _candidates(draft: Draft, classes: Iterable[UnitClass]) -> None:
    draft.values["candidates"] = [
        {"reading": one.id, "coefficient": one.coefficient} for one in classes
    ]
