"""The sections of a pack about public money and public tasks.

Duty: typed values out of each section's table, with sums, borders and names checked.
Must not: answer a question.
"""

from collections.abc import Iterator
from fractions import Fraction

from bot.rules.book import Book, identifier
from bot.rules.closed_lists import COMMUNES, DISTRICTS, REGISTERED, UNIT_SOURCES, UNITS
from bot.rules.facts import FLAGS, MOST_VND, WHOLES
from bot.rules.funding_terms import (
    Allocation,
    Budget,
    BudgetLine,
    ClassTable,
    Cofunding,
    Exclusion,
    StateShare,
    SupportShares,
    Target,
    Task,
    Trait,
    UnitClass,
    Works,
)
from bot.rules.table import Table

PERCENT = 100
MOST_TIMES = 1_000
REGISTRATION = "registered"
_TRAITS = FLAGS | WHOLES | {REGISTRATION}
_NATURES = frozenset({"investment", "recurrent", "mixed", "other"})


def support_shares(table: Table, book: Book) -> SupportShares:
    """Return how costs are shared."""
    works: dict[str, Works] = {}
    for number, entry in enumerate(table.tables("works"), 1):
        one = Works(number, identifier(entry), _shares(entry, book, "commune", COMMUNES))
        if one.id in works:
            raise entry.fail("id", f"{one.id!r} is there twice")
        works[one.id] = one
    return SupportShares(
        works=works,
        districts=_shares(table, book, "district", DISTRICTS),
        rounding=book.point(table, "rounding_open_point"),
    )


def _shares(table: Table, book: Book, key: str, kinds: frozenset[str]) -> dict[str, StateShare]:
    """Return a share for each kind; the two parts of each must make the whole."""
    found: dict[str, StateShare] = {}
    for entry in table.tables(key):
        kind = entry.one_of("kind", kinds)
        if kind in found:
            raise entry.fail("kind", f"{kind!r} is there twice")
        state, local = entry.exact("state_percent", PERCENT), entry.exact("local_percent", PERCENT)
        if state + local != PERCENT:
            raise entry.fail("local_percent", f"and state_percent must add up to {PERCENT}")
        found[kind] = StateShare(state, book.rule(entry, "support_share"))
    if missing := sorted(kinds - found.keys()):
        raise table.fail(key, f"has no {missing[0]}")
    return found


def class_table(table: Table, book: Book) -> ClassTable:
    """Return the classes of one kind of unit for the capital of some years."""
    classes = tuple(_unit_class(entry, book) for entry in table.tables("class"))
    names = [one.id for one in classes]
    if not names or len(set(names)) != len(names):
        raise table.fail("class", "needs at least one, each id once")
    first = table.whole("first_year")
    return ClassTable(
        unit=table.one_of("unit", UNITS),
        first_year=first,
        last_year=table.whole("last_year", first),
        rule=book.rule(table, "coefficient_table"),
        classes=classes,
        exclusion=table.maybe("excluded", lambda key: _exclusion(table, key, book)),
        needs=table.choices("needs", _TRAITS),
        nearest=table.choices("nearest", frozenset(names)),
        gap_points=book.points(table, "gap_open_points"),
        overlap_points=book.points(table, "overlap_open_points"),
    )


def _unit_class(table: Table, book: Book) -> UnitClass:
    name = identifier(table)
    traits = tuple(_traits(table, "any"))
    if not traits:
        raise table.fail("any", "needs at least one")
    return UnitClass(
        id=name,
        coefficient=table.exact("coefficient", MOST_TIMES),
        traits=traits,
        unless=tuple(_traits(table, "unless")),
        doubts=tuple(_traits(table, "doubts")),
        doubt_points=book.points(table, "doubt_open_points"),
        sources=frozenset(table.choices("sources", UNIT_SOURCES)) or UNIT_SOURCES,
        rule=book.rule(table, name),
    )


def _traits(table: Table, key: str) -> Iterator[Trait]:
    for entry in table.tables(key):
        yield _trait(entry)


def _trait(table: Table) -> Trait:
    fact = table.one_of("fact", _TRAITS)
    assumed = table.maybe("assumed", table.flag) or False
    if fact in WHOLES:
        least, most = table.maybe("least", table.whole), table.maybe("most", table.whole)
        if least is None and most is None:
            raise table.fail("least", "or most is missing")
        return Trait(fact, least=least, most=most, assumed=assumed)
    if fact in FLAGS:
        return Trait(fact, wanted=table.flag("is"), assumed=assumed)
    return Trait(fact, wanted=table.one_of("is", REGISTERED), assumed=assumed)


def _exclusion(table: Table, key: str, book: Book) -> Exclusion:
    with table.table(key) as inner:
        return Exclusion(
            trait=_trait(inner),
            source=inner.one_of("source", UNIT_SOURCES),
            rule=book.rule(inner, "excluded"),
            otherwise=book.points(inner, "otherwise_open_points"),
        )


def allocation(table: Table, book: Book) -> Allocation:
    """Return who divides a budget."""
    return Allocation(book.rule(table, "allocation"), identifier(table, "decided_by"))


def cofunding(table: Table, book: Book) -> Cofunding:
    """Return the least that a province adds."""
    times = table.exact("times", MOST_TIMES)
    return Cofunding(times, book.rule(table, "cofunding"), book.point(table, "rounding_open_point"))


def target(table: Table, book: Book) -> Target:
    """Return a figure to be reached; its words stand in its quote."""
    figure = table.text("figure")
    rule = book.rule(table, identifier(table))
    if figure not in rule.citation.quote:
        raise table.fail("figure", "must stand in the quote as it is")
    return Target(figure, rule)


def budget(table: Table, book: Book) -> Budget:
    """Return the lines of a plan; a sum that is not that of its lines must say why."""
    lines: dict[str, BudgetLine] = {}
    for entry in table.tables("line"):
        line = _line(entry, book, lines)
        if line.id in lines:
            raise entry.fail("id", f"{line.id!r} is there twice")
        lines[line.id] = line
    return Budget(table.whole("unit_vnd", 1), lines)


def _line(table: Table, book: Book, before: dict[str, BudgetLine]) -> BudgetLine:
    name = identifier(table)
    line = BudgetLine(
        id=name,
        group=identifier(table, "group"),
        nature=table.one_of("nature", _NATURES),
        amount=table.exact("amount", MOST_VND),
        adds=table.choices("adds", frozenset(before)),
        mismatch=table.maybe("mismatch_open_point", lambda key: book.point(table, key)) or "",
        rule=book.rule(table, name),
    )
    total = sum((before[part].amount for part in line.adds), Fraction(0))
    if line.adds and (total == line.amount) is bool(line.mismatch):
        said = (
            "fits, though an open point says otherwise" if line.mismatch else f"adds up to {total}"
        )
        raise table.fail("amount", said)
    return line


def task(table: Table, book: Book) -> Task:
    """Return something that agencies do."""
    agencies = table.texts("agencies")
    if not agencies:
        raise table.fail("agencies", "needs at least one")
    return Task(
        agencies, table.texts("partners"), table.text("topic"), book.rule(table, identifier(table))
    )
