"""Rows of the ledger: reading them as entries, holding their obligations, adding new ones.

Nothing here decides what may be added; ``bot.storage.ledger`` does.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, select

from bot.rules.balances import STEPS, Entry, Kind, Path
from bot.storage.audit import Note, note_all
from bot.storage.ledger_tables import ledger, obligations
from bot.storage.moments import micros
from bot.storage.registers.base import PART, Pen, View, parts
from bot.storage.registers.errors import NotFound

_FIELDS: Final = tuple(field.name for field in fields(Entry))
_SELECT: Final = select(*(ledger.c[name] for name in _FIELDS))


@dataclass(frozen=True, slots=True)
class Held:
    """An obligation that no other writer can add to, with its entries so far."""

    id: int
    household: int
    project: int
    path: Path
    entries: tuple[Entry, ...]

    @property
    def last(self) -> int:
        """The largest id of its entries, 0 where it has none."""
        return max((entry.id for entry in self.entries), default=0)

    def entry(self, id: int) -> Entry:  # noqa: A002
        """One of its entries.

        Raises:
            NotFound: it is not one of them.
        """
        for found in self.entries:
            if found.id == id:
                return found
        raise NotFound("ledger entry", id)


def entries_of(view: View, ids: Iterable[int]) -> dict[int, tuple[Entry, ...]]:
    """The entries of obligations, each obligation's in their order; all ids are keys."""
    wanted = sorted(set(ids))
    found: dict[int, list[Entry]] = {obligation: [] for obligation in wanted}
    for part in parts(wanted):
        for entry in select_entries(view, ledger.c.obligation.in_(part)):
            found[entry.obligation].append(entry)
    return {obligation: tuple(entries) for obligation, entries in found.items()}


def select_entries(view: View, *conditions: ColumnElement[bool]) -> tuple[Entry, ...]:
    """The entries that meet conditions, in the order of their ids."""
    statement = _SELECT.where(*conditions).order_by(ledger.c.id)
    return tuple(
        Entry(id_, obligation, Kind(kind), *rest)
        for id_, obligation, kind, *rest in view.connection.execute(statement)
    )


def with_payments(view: View, communes: Iterable[int], most: int) -> tuple[int, ...]:
    """The obligations in these communes that payments were last written for, the newest first."""
    last = func.max(ledger.c.id)
    statement = (
        select(ledger.c.obligation)
        .join(obligations, obligations.c.id == ledger.c.obligation)
        .where(obligations.c.commune.in_(sorted(communes)), ledger.c.kind.in_(STEPS))
        .group_by(ledger.c.obligation)
        .order_by(last.desc())
        .limit(most)
    )
    return tuple(view.connection.execute(statement).scalars())


def hold(pen: Pen, ids: Iterable[int]) -> dict[int, Held]:
    """The obligations with their entries; nobody else adds to them until this transaction ends.

    Raises:
        NotFound: there is no such obligation.
    """
    wanted = sorted(set(ids))
    heads: list[Row[Any]] = []
    for part in parts(wanted):
        statement = select(*obligations.c).where(obligations.c.id.in_(part))
        statement = statement.order_by(obligations.c.id)
        # The rows are never changed: the lock alone keeps writers apart (SQLite has one).
        heads += pen.connection.execute(statement.with_for_update()).all()
    missing = set(wanted) - {row.id for row in heads}
    if missing:
        raise NotFound("obligation", min(missing))
    entries = entries_of(pen, wanted)
    return {
        row.id: Held(row.id, row.household, row.project, Path(row.path), entries[row.id])
        for row in heads
    }


def obligations_of(view: View, entry_ids: Sequence[int]) -> dict[int, int]:
    """The obligation of each entry.

    Raises:
        NotFound: there is no such entry.
    """
    found: dict[int, int] = {}
    for part in parts(entry_ids):
        statement = select(ledger.c.id, ledger.c.obligation).where(ledger.c.id.in_(part))
        found.update((row.id, row.obligation) for row in view.connection.execute(statement))
    for id in entry_ids:  # noqa: A001
        if id not in found:
            raise NotFound("ledger entry", id)
    return found


def by_cause(view: View, cause: str) -> tuple[Entry, ...]:
    """The entries that one cause made, in their order; none where it made none."""
    found = select_entries(view, ledger.c.cause == cause)
    number = 2
    while found and number - 2 < len(found):
        names = [f"{cause}#{later}" for later in range(number, number + PART)]
        found += select_entries(view, ledger.c.cause.in_(names))
        number += PART
    return found


def reversals_of(view: View, entry_ids: Sequence[int]) -> tuple[Entry, ...]:
    """The reversals of these entries."""
    found: tuple[Entry, ...] = ()
    for part in parts(entry_ids):
        found += select_entries(view, ledger.c.reverses.in_(part))
    return found


def add(
    pen: Pen,
    held: Mapping[int, Held],
    entries: Sequence[Entry],
    cause: str | None,
    books: Sequence[int | None] = (),
) -> tuple[Entry, ...]:
    """The entries as they were written, with ids above all that their obligations had.

    Args:
        pen: what writes.
        held: the obligations.
        entries: what to write; id, time and actor are filled in here.
        cause: what makes a repetition recognisable, None for our own.
        books: the receipt books of the entries, where they have receipts.
    """
    made, rows, notes = [], [], []
    for number, draft in enumerate(entries):
        entry = replace(
            draft,
            id=pen.new_id(above=held[draft.obligation].last),
            at=pen.at,
            role=pen.actor.role.value,
            person=pen.actor.person,
            chat=pen.actor.chat,
        )
        row: dict[str, Any] = {name: getattr(entry, name) for name in _FIELDS}
        row["kind"] = entry.kind.value
        row["cause"] = cause if cause is None or number == 0 else f"{cause}#{number + 1}"
        row["receipt_book"] = books[number] if books else None
        made.append(entry)
        rows.append(row)
        notes.append(Note(entry.kind.value, "ledger", entry.id, {}, digest(row)))
    pen.insert(ledger, rows)
    note_all(pen, notes)
    return tuple(made)


def digest(row: Mapping[str, Any]) -> bytes:
    """The digest of a row's whole content, as the audit keeps it."""
    plain = {column.name: _plain(row[column.name]) for column in ledger.columns}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return micros(value)
    return value.isoformat() if isinstance(value, date) else value
