"""A policy out of a pack file.

Duty: read the whole file strictly and check what spans sections: days that follow each other,
names that are there once, open points that something refers to.
Must not: compute an answer, or touch a folder.
"""

import hashlib
import tomllib
from datetime import date
from typing import Any

from bot.rules import funding_sections as funding
from bot.rules import sections
from bot.rules.book import Book, condition, identifier, provision
from bot.rules.case_sections import case_path
from bot.rules.errors import PackError
from bot.rules.identity import authorities, checked, identity, name_of, territory
from bot.rules.passages import entry as passage
from bot.rules.policy import Policy, Standing
from bot.rules.results import OpenPoint
from bot.rules.table import Table
from bot.rules.terms import Condition, Document, Report, Rule

SCHEMA = 1
LARGEST = 1_000_000  # bytes of one pack; ours have about 60,000
ASKS = frozenset(
    {
        "eligibility", "minimum_rate", "recovery", "deadline", "extension", "record_participants",
        "payment_path", "turnover", "supervision_board", "support_share", "coefficient",
        "allocation", "cofunding", "lookup",
    }
)  # fmt: skip
OCCASIONS = frozenset({"six_months", "year", "closing", "ad_hoc", "vote"})


def read_pack(content: bytes) -> Policy:
    """Return the policy of a pack file.

    Raises: PackError with the first place that breaks the schema.
    """
    if len(content) > LARGEST:
        raise PackError("", f"the file is larger than {LARGEST} bytes")
    try:
        data = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise PackError("", f"the file is not TOML: {error}") from None
    with Table("", data) as table:
        if table.whole("schema") != SCHEMA:
            raise table.fail("schema", f"this program reads schema {SCHEMA}")
        return _policy(table, hashlib.sha256(content).hexdigest())


def _policy(table: Table, version: str) -> Policy:
    book = Book(name_of(table, "id"))
    who = identity(table, book)
    starts = who["in_force_from"] or who["issued"]
    policy = Policy(
        id=book.policy,
        version=version,
        **who,
        checked=checked(table),
        territory=territory(table, book, starts),
        authorities=authorities(table, book, starts),
        standing=_standing(table, book, starts),
        silent=_silent(table, book),
        **_computed(table, book),
        documents=tuple(
            Document(item.text("step"), book.rule(item, identifier(item)))
            for item in table.tables("document")
        ),
        reports=tuple(_report(item, book) for item in table.tables("report")),
        provisions=_named(table, "provision", provision, book),
        entries=tuple(passage(item, book, {}) for item in table.tables("lookup")),
        open_points=_open_points(table),
        citations=tuple(book.citations),
    )
    book.settle(policy.open_points.values())
    _check_roles(policy)
    _check_sections(policy)
    return policy


def _standing(table: Table, book: Book, starts: date) -> dict[str, tuple[Standing, ...]]:
    """Return the open points that go with every answer, by ask."""
    items = [
        Standing(
            point=book.point(entry, "open_point"),
            asks=frozenset(entry.choices("asks", ASKS)),
            first=entry.maybe("first", entry.day) or starts,
        )
        for entry in table.tables("standing")
    ]
    return {ask: tuple(item for item in items if not item.asks or ask in item.asks) for ask in ASKS}


def _silent(table: Table, book: Book) -> dict[str, Rule]:
    """Return, for asks that the document does not regulate, the words that say so."""
    found: dict[str, Rule] = {}
    for entry in table.tables("silent"):
        rule = book.rule(entry, "not_regulated")
        for ask in entry.choices("asks", ASKS):
            if ask in found:
                raise entry.fail("asks", f"{ask!r} is there twice")
            found[ask] = rule
    return found


def _computed(table: Table, book: Book) -> dict[str, Any]:
    return {
        "eligibility": _maybe(table, "eligibility", sections.eligibility, book),
        "support": _maybe(table, "support", sections.support, book),
        "rates": _maybe(table, "rates", sections.rates, book),
        "base": _rule(table, "base", book),
        "form": _rule(table, "form", book),
        "payments": tuple(sections.payment(item, book) for item in table.tables("payment")),
        "deadline": _maybe(table, "deadline", sections.deadline, book),
        "income": _maybe(table, "income", condition, book),
        "salvage": _rule(table, "salvage", book),
        "damage": _maybe(table, "damage", sections.damage, book),
        "extension": _maybe(table, "extension", sections.extension, book),
        "record": _maybe(table, "record", sections.record, book),
        "case": _maybe(table, "case", case_path, book),
        "turnover": _conditions(table, "turnover", book),
        "supervision": _conditions(table, "supervision", book),
        "support_share": _maybe(table, "support_share", funding.support_shares, book),
        "coefficients": tuple(
            funding.class_table(item, book) for item in table.tables("coefficient")
        ),
        "allocation": _maybe(table, "allocation", funding.allocation, book),
        "cofunding": _maybe(table, "cofunding", funding.cofunding, book),
        "targets": _named(table, "target", funding.target, book),
        "budget": _maybe(table, "budget", funding.budget, book),
        "tasks": _named(table, "task", funding.task, book),
    }


def _maybe(table: Table, key: str, read: Any, book: Book) -> Any:
    """Return what ``read`` makes of a section, None where the pack has none."""
    if not table.has(key):
        return None
    with table.table(key) as inner:
        return read(inner, book)


def _rule(table: Table, key: str, book: Book) -> Rule | None:
    rule: Rule | None = _maybe(table, key, lambda inner, inside: inside.rule(inner, key), book)
    return rule


def _conditions(table: Table, key: str, book: Book) -> tuple[Condition, ...]:
    return tuple(condition(item, book) for item in table.tables(key))


def _report(table: Table, book: Book) -> Report:
    occasions = table.choices("occasions", OCCASIONS)
    if not occasions:
        raise table.fail("occasions", "needs at least one")
    rule = book.rule(table, identifier(table))
    return Report(table.text("sender"), table.texts("receivers"), occasions, rule)


def _named(table: Table, key: str, read: Any, book: Book) -> dict[str, Any]:
    """Return what ``read`` makes of each table of a list, by the id of its rule."""
    found: dict[str, Any] = {}
    for item in table.tables(key):
        one = read(item, book)
        if one.rule.id in found:
            raise item.fail("id", f"{one.rule.id!r} is there twice")
        found[one.rule.id] = one
    return found


def _open_points(table: Table) -> dict[str, OpenPoint]:
    found: dict[str, OpenPoint] = {}
    for entry in table.tables("open_point"):
        name = identifier(entry)
        if name in found:
            raise entry.fail("id", f"{name!r} is there twice")
        found[name] = OpenPoint(name, entry.text("text"))
    return found


def _check_roles(policy: Policy) -> None:
    """Refuse a role that decides or does something and is not among the authorities."""
    deciding = (policy.damage, policy.extension, policy.allocation)
    for where, section in zip(("damage", "extension", "allocation"), deciding, strict=True):
        if section is not None and section.decided_by not in policy.authorities:
            raise PackError(
                f"{where}.decided_by", f"{section.decided_by!r} is not a role of an authority"
            )
    for state in policy.case.states.values() if policy.case is not None else ():
        if state.authority is not None and state.authority not in policy.authorities:
            raise PackError("case.state", f"{state.authority!r} is not a role of an authority")
    for name, task in policy.tasks.items():
        for role in (*task.agencies, *task.partners):
            if role not in policy.authorities:
                raise PackError(f"task {name!r}", f"{role!r} is not a role of an authority")


def _check_sections(policy: Policy) -> None:
    """Refuse sections without those that they build on, and silence about what is regulated."""
    if policy.rates is not None and policy.deadline is None:
        raise PackError("rates", "needs the section deadline")
    if policy.extension is not None and (policy.damage is None or policy.deadline is None):
        raise PackError("extension", "needs the sections damage and deadline")
    _check_case(policy)
    regulated = {
        "eligibility": policy.eligibility,
        "minimum_rate": policy.rates,
        "recovery": policy.rates,
        "deadline": policy.deadline,
        "extension": policy.extension,
        "record_participants": policy.record,
        "payment_path": policy.payments,
        "turnover": policy.turnover,
        "supervision_board": policy.supervision,
        "support_share": policy.support_share,
        "coefficient": policy.coefficients,
        "allocation": policy.allocation,
        "cofunding": policy.cofunding,
    }
    for ask in policy.silent:
        if regulated.get(ask):
            raise PackError("silent", f"{ask!r} is regulated by another section")


def _check_case(policy: Policy) -> None:
    """Refuse a case without the damage it is about, and papers that the document does not name."""
    if policy.case is None:
        return
    if policy.damage is None:
        raise PackError("case", "needs the section damage")
    papers = {paper.rule.id for paper in policy.documents if paper.step == "damage"}
    for step in policy.case.steps.values():
        for name in step.documents:
            if name not in papers:
                raise PackError("case.step", f"{name!r} is not a document of the step damage")
        if step.participants and policy.record is None:
            raise PackError("case.step", "participants need the section record")
