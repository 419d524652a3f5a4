"""The section ``case`` of a pack: states and steps of a damage case, as values.

Duty: read strictly, and refuse a way that cannot be walked: a state that nothing leads to, a step
into nowhere, a case that never ends. Must not: know a case.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from bot.rules.book import Book, identifier
from bot.rules.case_terms import FACTS, Awaits, By, CasePath, CaseState, CaseStep, Told, Work
from bot.rules.table import Table


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Named)

REPORTED = "reported"
"""The step that every case begins with."""


def case_path(table: Table, book: Book) -> CasePath:
    """Return the way of a case."""
    with table.table("objection") as inner:
        objection = book.rule(inner, "case_objection")
    with table.table("responsibility") as inner:
        responsibility = book.rule(inner, "case_responsibility")
    states = _by_id(table, "state", lambda item: _state(item, book))
    steps = _by_id(table, "step", lambda item: _step(item, book, states))
    first = table.one_of("first", frozenset(states))
    _check(table, first, states, steps)
    return CasePath(
        first=first,
        voluntary=table.flag("voluntary"),
        rule=book.rule(table, "case_report"),
        objection=objection,
        responsibility=responsibility,
        states=states,
        steps=steps,
    )


def _by_id(table: Table, key: str, read: Callable[[Table], Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for entry in table.tables(key):
        item = read(entry)
        if item.id in found:
            raise entry.fail("id", f"{item.id!r} is there twice")
        found[item.id] = item
    return found


def _state(table: Table, book: Book) -> CaseState:
    name = identifier(table)
    closed = table.maybe("closed", table.flag) or False
    if closed == table.has("awaits"):
        raise table.fail("awaits", "or closed: exactly one of them")
    return CaseState(
        id=name,
        code=table.text("code"),
        awaits=Awaits.NOBODY if closed else table.choice("awaits", Awaits),
        authority=table.maybe("authority", lambda key: identifier(table, key)),
        closed=closed,
        rule=book.rule(table, f"case_{name}"),
    )


def _step(table: Table, book: Book, states: Mapping[str, CaseState]) -> CaseStep:
    name = identifier(table)
    if name in frozenset(Work):
        raise table.fail("id", f"{name!r} is a word of every case already")
    known = frozenset(states)
    by, sources = table.choices("by", frozenset(By)), table.choices("from", known)
    for key, found in (("by", by), ("from", sources)):
        if not found:
            raise table.fail(key, "needs at least one")
    parallel = table.maybe("parallel", table.flag) or False
    fact = table.maybe("fact", lambda key: table.one_of(key, _DECIDING))
    return CaseStep(
        id=name,
        sources=frozenset(sources),
        to=_targets(table, fact, known, parallel=parallel),
        fact=fact,
        parallel=parallel,
        by=frozenset(By(item) for item in by),
        documents=table.texts("documents"),
        facts=table.choices("facts", frozenset(FACTS)),
        participants=table.maybe("participants", table.flag) or False,
        tells=frozenset(Told(item) for item in table.choices("tells", frozenset(Told))),
        rule=book.rule(table, f"case_step_{name}"),
    )


def _targets(
    table: Table, fact: str | None, states: frozenset[str], *, parallel: bool
) -> dict[str, str]:
    """Return the states that a step leads to, by the value of the fact that decides."""
    if parallel:
        if table.has("to") or fact is not None:
            raise table.fail("to", "a parallel step leads nowhere")
        return {}
    if fact is None:
        return {"": table.one_of("to", states)}
    if fact not in (table.peek("facts") or ()):
        raise table.fail("fact", f"{fact!r} must be among the facts that the step needs")
    with table.table("to") as inner:
        return {value: inner.one_of(value, states) for value in sorted(inner.keys & FACTS[fact])}


def _check(
    table: Table, first: str, states: Mapping[str, CaseState], steps: Mapping[str, CaseStep]
) -> None:
    """Refuse a way with dead ends, states that nothing reaches, or steps out of closed states."""
    if REPORTED not in steps or steps[REPORTED].sources != {first}:
        raise table.fail("step", f"{REPORTED!r} must lead from the first state")
    reached = {first} | {target for step in steps.values() for target in step.to.values()}
    left = {source for step in steps.values() if not step.parallel for source in step.sources}
    for name, state in states.items():
        if name not in reached:
            raise table.fail("state", f"nothing leads to {name!r}")
        if state.closed and name in left:
            raise table.fail("state", f"{name!r} is closed, but a step leads out of it")
        if not state.closed and name not in left:
            raise table.fail("state", f"no step leads out of {name!r}")


_DECIDING = frozenset(name for name, values in FACTS.items() if values)
