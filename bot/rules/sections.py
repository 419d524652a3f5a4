"""The computed sections of a pack: who is supported, how much comes back, when, after what.

Duty: typed values out of each section's table.
Must not: look across sections (``bot.rules.pack`` does).
"""

from itertools import pairwise

from bot.rules import exact
from bot.rules.book import Book, condition, identifier, project_types
from bot.rules.closed_lists import ACCOUNTS, APPROVERS, CAUSES, PAYERS, PROJECT_TYPES
from bot.rules.table import Table
from bot.rules.terms import (
    MINIMUM,
    Band,
    Category,
    Damage,
    Deadline,
    Effect,
    Eligibility,
    Extension,
    Nature,
    Payment,
    Rate,
    Rates,
    Record,
    Span,
    Support,
    Track,
)

MIXED = "mixed"
PARTICIPANTS = frozenset(
    {"household", "group_leader", "agency", "commune", "district", "district_specialist"}
)
READINGS = frozenset(
    {"approved_proportional", "minimum_proportional", "approved_less_minimum_share"}
)


def eligibility(table: Table, book: Book) -> Eligibility:
    """Return who is supported."""
    categories: dict[str, Category] = {}
    for entry in table.tables("category"):
        name = identifier(entry)
        if name in categories:
            raise entry.fail("id", f"{name!r} is there twice")
        rule = book.rule(entry, name)
        parts = tuple(condition(item, book) for item in entry.tables("condition"))
        categories[name] = Category(name, rule, parts)
    common = tuple(condition(item, book) for item in table.tables("condition"))
    with table.table("none") as none:
        return Eligibility(categories, common, book.rule(none, "household_status"))


def support(table: Table, book: Book) -> Support:
    """Return the support for one household."""
    return Support(
        value=table.whole("value_vnd", 1),
        rule=book.rule(table, "support_level"),
        below_points=book.points(table, "below_open_points"),
    )


def rates(table: Table, book: Book) -> Rates:
    """Return every rate, found by kind of project."""
    rows = tuple(_rate(entry, book) for entry in table.tables("rate"))
    if not rows:
        raise table.fail("rate", "needs at least one")
    by_type: dict[str, tuple[Rate, ...]] = {}
    for row in rows:
        for kind in row.project_types:
            by_type[kind] = (*by_type.get(kind, ()), row)
    anything = [row for row in rows if not row.project_types]
    _cover(table, by_type, anything)
    with table.table("approved") as approved:
        approved_rule = book.rule(approved, "approved_rate")
    return Rates(
        rows=rows,
        by_type=by_type,
        anything=anything[0] if anything else None,
        approved=approved_rule,
        border_points=book.points(table, "border_open_points"),
        mixed_points=book.points(table, "mixed_open_points"),
        above_points=book.points(table, "above_open_points"),
        part_paid_points=book.points(table, "part_paid_open_points"),
        rounding=book.point(table, "rounding_open_point"),
    )


def _rate(table: Table, book: Book) -> Rate:
    value = table.exact("value", 1)
    row = Rate(
        value=value,
        nature=table.choice("nature", Nature),
        project_types=project_types(table),
        cycle=_span(table, "cycle_months") if table.has("cycle_months") else None,
        rule=book.rule(table, "minimum_rate"),
        track=Track(MINIMUM, value, value),
    )
    if MIXED in row.project_types:
        raise table.fail("project_types", "a mixed project has no rate of its own")
    return row


def _cover(table: Table, by_type: dict[str, tuple[Rate, ...]], anything: list[Rate]) -> None:
    """Refuse kinds of project without a rate, and rates that say two things at once."""
    if anything:
        if len(anything) > 1 or by_type:
            raise table.fail("rate", "one rate for every kind of project stands alone")
        return
    for kind in sorted(PROJECT_TYPES - {MIXED}):
        rows = by_type.get(kind, ())
        if not rows:
            raise table.fail("rate", f"no rate for {kind}")
        if len(rows) > 1 and any(row.cycle is None for row in rows):
            raise table.fail("rate", f"{kind} has a rate for every cycle and another one")
        spans = [row.cycle for row in rows if row.cycle is not None]
        if spans:
            _ordered(table, "rate", spans, gaps=table.has("border_open_points"))


def _span(table: Table, key: str) -> Span:
    with table.table(key) as inner:
        lower = inner.maybe("lower", lambda name: inner.exact(name, 10_000))
        upper = inner.maybe("upper", lambda name: inner.exact(name, 10_000))
        span = Span(
            lower=None if lower is None else exact.whole(lower),
            upper=None if upper is None else exact.whole(upper),
            lower_in=lower is not None and inner.flag("lower_inclusive"),
            upper_in=upper is not None and inner.flag("upper_inclusive"),
        )
        if lower is not None and upper is not None and lower > upper:
            raise inner.fail("upper", "must not be below lower")
    return span


def _ordered(table: Table, key: str, spans: list[Span], *, gaps: bool) -> None:
    """Refuse spans out of order, overlapping, or with a gap that is not declared."""
    if spans[0].lower is not None or spans[-1].upper is not None:
        raise table.fail(key, "the first one has no lower border, the last one no upper one")
    for before, after in pairwise(spans):
        if before.upper is None or after.lower is None or before.upper > after.lower:
            raise table.fail(key, "overlap or are out of order")
        twice = before.upper == after.lower and before.upper_in and after.lower_in
        if twice:
            raise table.fail(key, f"both hold {before.upper}")
        joined = before.upper == after.lower and (before.upper_in or after.lower_in)
        if not joined and not gaps:
            raise table.fail(key, f"nothing holds {before.upper}")


def payment(table: Table, book: Book) -> Payment:
    """Return one step of the money."""
    return Payment(
        payer=table.one_of("payer", PAYERS),
        payee=table.one_of("payee", PAYERS),
        accounts=frozenset(table.choices("accounts", ACCOUNTS)),
        rule=book.rule(table, "payment"),
    )


def deadline(table: Table, book: Book) -> Deadline:
    """Return how many months the payment has."""
    with table.table("anchor") as anchor:
        anchor_rule = book.rule(anchor, "project_end")
    return Deadline(
        months=table.whole("months", 1),
        inclusive=table.flag("inclusive"),
        rule=book.rule(table, "deadline"),
        anchor=anchor_rule,
        late_points=book.points(table, "late_open_points"),
        counting=book.point(table, "counting_open_point"),
        no_calendar=book.point(table, "no_calendar_open_point"),
        unsure_day=book.point(table, "unsure_day_open_point"),
    )


def damage(table: Table, book: Book) -> Damage:
    """Return what an objective cause opens."""
    with table.table("subjective") as inner:
        subjective = book.rule(inner, "cause")
    bands = tuple(_band(entry, book) for entry in table.tables("band"))
    if bands:
        _ordered(table, "band", [band.span for band in bands], gaps=False)
    return Damage(
        causes=frozenset(table.choices("causes", CAUSES)),
        rule=book.rule(table, "objective_cause"),
        subjective=subjective,
        bands=bands,
        decided_by=identifier(table, "decided_by"),
        several=book.point(table, "several_open_point") if bands else "",
        output=book.point(table, "output_open_point") if bands else "",
        outside=book.point(table, "outside_open_point"),
        readings=table.choices("readings", READINGS),
    )


def _band(table: Table, book: Book) -> Band:
    span = _span(table, "percent")
    return Band(span, table.choice("effect", Effect), book.rule(table, "damage_share"))


def extension(table: Table, book: Book) -> Extension:
    """Return how long a payment may be put off."""
    return Extension(
        maximum_months=table.maybe("maximum_months", lambda key: table.whole(key, 1)),
        decided_by=identifier(table, "decided_by"),
        rule=book.rule(table, "extension"),
    )


def record(table: Table, book: Book) -> Record:
    """Return who takes part in the on-site record."""
    with table.table("conditional") as inner:
        conditional = book.rule(inner, "conditional_participants")
        approver = inner.one_of("unless_approved_by", APPROVERS)
        unless = dict.fromkeys(inner.choices("participants", PARTICIPANTS), approver)
    with table.table("optional") as inner:
        optional_rule = book.rule(inner, "optional_participants")
        optional = inner.choices("participants", PARTICIPANTS)
    return Record(
        required=table.choices("required", PARTICIPANTS),
        unless_approved_by=unless,
        optional=optional,
        rule=book.rule(table, "participants"),
        conditional_rule=conditional,
        optional_rule=optional_rule,
        fields=tuple(book.rule(entry, identifier(entry)) for entry in table.tables("field")),
    )
