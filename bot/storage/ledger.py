"""The ledger: entries are added, balances are derived, nothing is changed or removed.

A payment is declared by the household, received by the leader, deposited, confirmed by an officer;
each step's entry follows the one before, so that the same money counts once. What is wrong is taken
back by a reversal. The same cause is the same entry; of two who take the same step one wins. Here
amounts are checked against what is there; who may do it is for ``bot.access`` to say.

Every function may raise ``NotFound`` (obligation, entry) and ``BadValue`` (an amount).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from bot.rules.balances import Entry, Kind, Path, Standing, payments, standing
from bot.storage import ledger_rows as rows
from bot.storage.ledger_rows import Held, entries_of
from bot.storage.ledger_tables import obligations
from bot.storage.ledger_terms import (
    Charge,
    charge,
    extend,
    reduce,
    reverse,
    reverse_all,
    suspend,
    waive,
    withdraw_cause,
)
from bot.storage.ledger_writing import (
    NO_PAPER,
    Paper,
    Written,
    furthest,
    matching,
    payment,
    photos_of,
    seen_slip,
    write,
)
from bot.storage.receipts import Receipt, book_of, next_receipt, receipt
from bot.storage.registers.base import Cause, Pen, View, parts
from bot.storage.registers.errors import BadValue, NotNow

__all__ = [
    "NO_PAPER",
    "Charge",
    "Paper",
    "Receipt",
    "Written",
    "charge",
    "confirm",
    "confirm_unannounced",
    "declare",
    "deposit",
    "entries_of",
    "extend",
    "photos_of",
    "receipt",
    "receive",
    "reduce",
    "reverse",
    "reverse_all",
    "seen_slip",
    "standings",
    "suspend",
    "waive",
    "withdraw_cause",
]


def declare(
    pen: Pen,
    obligation: int,
    amount_vnd: int,
    paper: Paper = NO_PAPER,
    *,
    cause: Cause | None = None,
    same_slip: bool = False,
) -> Written:
    """A household says that it has paid.

    Raises:
        SlipSeen: the slip is on a living entry already (``same_slip`` takes it all the same).
    """

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        del held
        return [payment(pen, obligation, Kind.DECLARED, amount_vnd, paper)]

    return write(pen, [obligation], draft, cause, paper=paper, same_slip=same_slip)


def receive(
    pen: Pen,
    obligation: int,
    amount_vnd: int,
    paper: Paper = NO_PAPER,
    *,
    follows: int | None = None,
    cause: Cause | None = None,
) -> Written:
    """The leader has received money; the entry has a receipt's number and code.

    Args:
        pen: what writes.
        obligation: whose money it is.
        amount_vnd: how much was received.
        paper: what it rests on.
        follows: the declaration that it answers; None: the oldest open one of the same amount.
        cause: what makes a repetition the same entry.

    Raises:
        AlreadyTaken: the declaration was answered before.
    """

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        made = payment(pen, obligation, Kind.RECEIVED, amount_vnd, paper)
        if follows is None:
            before = matching(held[obligation], amount_vnd)
        else:
            before = furthest(held[obligation], follows, Kind.RECEIVED).id
        number, code = next_receipt(pen, book)
        return [replace(made, follows=before, receipt_number=number, receipt_code=code)]

    book = book_of(pen, obligation)
    return write(pen, [obligation], draft, cause, books={obligation: book})


def deposit(
    pen: Pen,
    received: Sequence[int],
    paper: Paper = NO_PAPER,
    *,
    cause: Cause | None = None,
    same_slip: bool = False,
) -> Written:
    """The leader has deposited what was received, of any number of households with one slip.

    Raises:
        AlreadyTaken: one of the entries was deposited or confirmed before; none is deposited.
        SlipSeen: the slip is on a living entry already.
    """
    return _step(pen, received, Kind.DEPOSITED, paper, cause, same_slip=same_slip)


def confirm(
    pen: Pen,
    entries: int | Sequence[int],
    amount_vnd: int | None = None,
    paper: Paper = NO_PAPER,
    *,
    cause: Cause | None = None,
) -> Written:
    """An officer has seen payments arrive: one, or several such as those of one deposit.

    Args:
        pen: what writes.
        entries: the furthest step of each payment so far.
        amount_vnd: what arrived, where it is not what that step says (one payment only).
        paper: what it rests on.
        cause: what makes a repetition the same entries.

    Raises:
        AlreadyTaken: somebody else confirmed one, or took another step, first; none is confirmed.
    """
    wanted = [entries] if isinstance(entries, int) else entries
    return _step(pen, wanted, Kind.CONFIRMED, paper, cause, amount_vnd=amount_vnd)


def confirm_unannounced(
    pen: Pen,
    obligation: int,
    amount_vnd: int,
    paper: Paper = NO_PAPER,
    *,
    cause: Cause | None = None,
) -> Written:
    """An officer has seen money arrive that nobody declared.

    Raises:
        NotNow: a payment of this amount is open (``open_payment``): confirm that one.
        SlipSeen: the slip is on a living entry already.
    """

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        waiting = [
            steps[-1]
            for steps in payments(held[obligation].entries)
            if steps[-1].kind is not Kind.CONFIRMED and steps[-1].amount_vnd == amount_vnd
        ]
        if waiting:
            raise NotNow("ledger entry", waiting[0].id, "open_payment")
        return [payment(pen, obligation, Kind.CONFIRMED, amount_vnd, paper)]

    return write(pen, [obligation], draft, cause, paper=paper)


def standings(view: View, ids: Iterable[int]) -> dict[int, Standing]:
    """Where each of these obligations stands; unknown ids are left out."""
    wanted = sorted(set(ids))
    paths: dict[int, Path] = {}
    for part in parts(wanted):
        statement = select(obligations.c.id, obligations.c.path).where(obligations.c.id.in_(part))
        paths.update((row.id, Path(row.path)) for row in view.connection.execute(statement))
    entries = entries_of(view, paths)
    return {id_: standing(entries[id_], path) for id_, path in paths.items()}


def _step(
    pen: Pen,
    before: Sequence[int],
    kind: Kind,
    paper: Paper,
    cause: Cause | None,
    *,
    same_slip: bool = True,
    amount_vnd: int | None = None,
) -> Written:
    wanted = list(dict.fromkeys(before))
    if not wanted or (amount_vnd is not None and len(wanted) > 1):
        raise BadValue("entries", "not_one" if wanted else "empty")
    owners = rows.obligations_of(pen, wanted)

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        made = []
        for entry in wanted:
            last = furthest(held[owners[entry]], entry, kind)
            amount = last.amount_vnd if amount_vnd is None else amount_vnd
            made.append(replace(payment(pen, owners[entry], kind, amount, paper), follows=entry))
        return made

    return write(pen, owners.values(), draft, cause, paper=paper, same_slip=same_slip)
