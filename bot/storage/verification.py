"""Whether audit and ledger are whole: where they break, by table, id and a code.

Reads only, a part at a time. What ``bot admin verify`` prints.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Table, exists, func, literal, select

from bot.rules.balance_faults import faults
from bot.storage import audit as trail
from bot.storage.case_tables import case_steps, cases
from bot.storage.errors import Unreadable
from bot.storage.ledger_rows import digest, entries_of
from bot.storage.ledger_tables import (
    audit,
    audit_chain,
    audit_notes,
    audit_queue,
    ledger,
    obligations,
)
from bot.storage.registers.base import View
from bot.storage.registers.case_writing import digest as step_digest
from bot.storage.sealing import Place

MOST_FAULTS: Final = 100
"""After so many the rest says nothing new."""
_PART: Final = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where something does not hold: the table, the row's id, what is wrong (a code)."""

    table: str
    id: int
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and the faults that were found."""

    audited: int
    sealed: int
    waiting: int
    entries: int
    obligations: int
    steps: int
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(view: View) -> Report:
    """What was found; at most ``MOST_FAULTS`` faults of each kind of check.

    It sees one state of the database, whatever is written meanwhile.
    """
    connection = view.connection
    if connection.dialect.name == "postgresql" and not connection.in_transaction():
        connection.execution_options(isolation_level="REPEATABLE READ")
    found: list[Fault] = []
    for check in (_chain, _unchained, _notes, _entries, _unaudited, _balances, _steps):
        for number, fault in enumerate(check(view), 1):
            found.append(fault)
            if number == MOST_FAULTS:
                break
    return Report(
        _count(view, audit),
        _count(view, audit_chain),
        _count(view, audit_queue),
        _count(view, ledger),
        _count(view, obligations),
        _count(view, case_steps),
        tuple(found),
    )


def _chain(view: View) -> Iterator[Fault]:
    """Each link against the one before and the row that it covers."""
    expected, before = 1, trail.first_link(view.sealer)
    start = 0
    while part := _links(view, start):
        for row in part:
            if row.position != expected:
                yield Fault("audit_chain", row.position, "gap")
            if row.id is None:
                yield Fault("audit", row.audit, "removed")
            else:
                if trail.link(view.sealer, before, tuple(row)[3:]) != row.hash:
                    yield Fault("audit", row.audit, "changed")
            # From a broken link on, the stored hashes tell whether the rest holds.
            expected, before = row.position + 1, row.hash
        start = part[-1].position


def _links(view: View, after: int) -> list[Row[Any]]:
    statement = (
        select(audit_chain.c.position, audit_chain.c.audit, audit_chain.c.hash, *audit.c)
        .join(audit, audit.c.id == audit_chain.c.audit, isouter=True)
        .where(audit_chain.c.position > after)
        .order_by(audit_chain.c.position)
        .limit(_PART)
    )
    return list(view.connection.execute(statement).all())


def _unchained(view: View) -> Iterator[Fault]:
    """Rows that are neither in the chain nor waiting for it."""
    statement = select(audit.c.id).where(
        ~exists(select(literal(1)).where(audit_chain.c.audit == audit.c.id)),
        ~exists(select(literal(1)).where(audit_queue.c.audit == audit.c.id)),
    )
    for row in view.connection.execute(statement.limit(MOST_FAULTS)):
        yield Fault("audit", row.id, "not_chained")


def _notes(view: View) -> Iterator[Fault]:
    """Notes that are not those that their rows cover."""
    statement = select(audit_notes, audit.c.note_hash).join(
        audit, audit.c.id == audit_notes.c.audit, isouter=True
    )
    for row in view.connection.execute(statement.execution_options(yield_per=_PART)):
        try:
            words = view.open(Place.AUDIT_NOTE, row.audit, row.words)
        except Unreadable:
            yield Fault("audit_notes", row.audit, "unreadable")
            continue
        if row.note_hash is None or trail.note_hash(row.salt, words) != row.note_hash:
            yield Fault("audit_notes", row.audit, "changed")


def _entries(view: View) -> Iterator[Fault]:
    """Entries against the digests that the audit kept of them."""
    yield from _digested(view, ledger, "ledger", digest)


def _unaudited(view: View) -> Iterator[Fault]:
    """Entries that the audit knows and the ledger does not."""
    yield from _removed(view, ledger, "ledger")


def _steps(view: View) -> Iterator[Fault]:
    """Steps of cases against the digests that the audit kept of them, and steps of no case."""
    yield from _digested(view, case_steps, "case_step", step_digest)
    yield from _removed(view, case_steps, "case_step")
    orphans = select(case_steps.c.id).where(
        ~exists(select(literal(1)).where(cases.c.id == case_steps.c.case_id))
    )
    for row in view.connection.execute(orphans.limit(MOST_FAULTS)):
        yield Fault("case_steps", row.id, "no_case")


def _digested(
    view: View, table: Table, kind: str, digest_of: Callable[[Mapping[str, Any]], bytes]
) -> Iterator[Fault]:
    statement = (
        select(*table.c, audit.c.digest)
        .join(
            audit,
            (audit.c.kind == kind) & (audit.c.subject == table.c.id) & audit.c.digest.is_not(None),
            isouter=True,
        )
        .order_by(table.c.id)
    )
    for row in view.connection.execute(statement.execution_options(yield_per=_PART)):
        if row.digest is None:
            yield Fault(table.name, row.id, "not_audited")
        elif digest_of(dict(row._mapping)) != row.digest:
            yield Fault(table.name, row.id, "changed")


def _removed(view: View, table: Table, kind: str) -> Iterator[Fault]:
    statement = select(audit.c.subject).where(
        audit.c.kind == kind,
        ~exists(select(literal(1)).where(table.c.id == audit.c.subject)),
    )
    for row in view.connection.execute(statement.limit(MOST_FAULTS)):
        yield Fault(table.name, row.subject, "removed")


def _balances(view: View) -> Iterator[Fault]:
    """Entries that contradict each other, and entries of no obligation."""
    orphans = select(ledger.c.id).where(
        ~exists(select(literal(1)).where(obligations.c.id == ledger.c.obligation))
    )
    for row in view.connection.execute(orphans.limit(MOST_FAULTS)):
        yield Fault("ledger", row.id, "no_obligation")
    after = 0
    while ids := _obligation_ids(view, after):
        for entries in entries_of(view, ids).values():
            for id_, what in faults(entries):
                yield Fault("ledger", id_, what)
        after = ids[-1]


def _obligation_ids(view: View, after: int) -> list[int]:
    statement = select(obligations.c.id).where(obligations.c.id > after)
    statement = statement.order_by(obligations.c.id).limit(_PART)
    return list(view.connection.execute(statement).scalars())


def _count(view: View, table: Any) -> int:
    return int(view.connection.execute(select(func.count()).select_from(table)).scalar_one())
