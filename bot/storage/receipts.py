"""Receipts: numbered in their group's book, with a short code that anyone may check.

A code tells number, amount, day and project, never a name.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.rules.balances import Kind
from bot.storage.ids import CODES, code, read_code
from bot.storage.ledger_tables import ledger, obligations
from bot.storage.register_tables import participations, projects
from bot.storage.registers.base import Pen, View


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt's code tells; ``valid`` is whether the entry still holds."""

    entry: int
    obligation: int
    number: int
    code: str
    amount_vnd: int
    at: datetime
    project: str
    valid: bool


def book_of(view: View, obligation: int) -> int:
    """The receipt book of an obligation: its group's, or its project's where it has no group."""
    statement = (
        select(func.coalesce(participations.c.group_id, participations.c.project))
        .join(obligations, obligations.c.participation == participations.c.id)
        .where(obligations.c.id == obligation)
    )
    return int(view.connection.execute(statement).scalar_one())


def next_receipt(pen: Pen, book: int) -> tuple[int, str]:
    """The next number of a book and a new code; the book is held until the transaction ends."""
    pen.hold("receipts", book)
    last = select(func.max(ledger.c.receipt_number)).where(ledger.c.receipt_book == book)
    number = (pen.connection.execute(last).scalar() or 0) + 1
    return number, new_code(pen)


def new_code(pen: Pen) -> str:
    """A short code that no receipt has."""
    while True:
        drawn = code(secrets.randbelow(CODES))
        taken = select(ledger.c.id).where(ledger.c.receipt_code == drawn)
        if pen.connection.execute(taken).first() is None:
            return drawn


def receipt(view: View, typed: str) -> Receipt | None:
    """The receipt of a code as somebody typed it; None where there is none."""
    number = read_code(typed)
    if number is None:
        return None
    reversal = ledger.alias()
    statement = (
        select(
            ledger.c.id,
            ledger.c.obligation,
            ledger.c.receipt_number,
            ledger.c.receipt_code,
            ledger.c.amount_vnd,
            ledger.c.at,
            projects.c.code,
            reversal.c.id,
        )
        .join(obligations, obligations.c.id == ledger.c.obligation)
        .join(projects, projects.c.id == obligations.c.project)
        .join(reversal, reversal.c.reverses == ledger.c.id, isouter=True)
        .where(ledger.c.receipt_code == code(number), ledger.c.kind == Kind.RECEIVED.value)
    )
    row = view.connection.execute(statement).first()
    return None if row is None else Receipt(*row[:-1], valid=row[-1] is None)
