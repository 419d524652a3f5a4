"""What is owed, as entries: charges, and what decisions change of them; and reversals of anything.

Payments are in ``bot.storage.ledger``, which offers these too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.rules.balances import Entry, Kind, due, living
from bot.storage import ledger_rows as rows
from bot.storage.ledger_rows import Held
from bot.storage.ledger_writing import MOST_VND, Written, drafted, follower, write
from bot.storage.registers.base import Cause, Pen
from bot.storage.registers.errors import (
    AlreadyTaken,
    BadValue,
    BelowNothing,
    HasFollowers,
    NotNow,
)


@dataclass(frozen=True, slots=True)
class Charge:
    """What an obligation is charged from now on; ``amount_vnd`` None: nothing any more."""

    obligation: int
    amount_vnd: int | None
    pay_by: date | None
    expected: bool = False
    assessment: int | None = None


def charge(pen: Pen, *charges: Charge) -> Written:
    """Charge obligations from now on: the charges before are taken back where they differ.

    Nothing is written where nothing differs. What decisions left to be paid back stays as they
    said, where the new amount is not less.
    """
    new = {item.obligation: item for item in charges}
    for item in charges:
        if item.amount_vnd is not None and not 0 <= item.amount_vnd <= MOST_VND:
            raise BadValue("amount_vnd", "out_of_bounds")

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        return [entry for id_, here in held.items() for entry in _charged(pen, here, new[id_])]

    return write(pen, new, draft, None)


def reduce(
    pen: Pen, obligation: int, to_vnd: int, decision: int, *, cause: Cause | None = None
) -> Written:
    """By a decision, this much is to be paid back in all.

    Raises:
        BelowNothing: it is not less than what was to be paid back before.
    """

    def amount(owed: int) -> int:
        if not 0 <= to_vnd < owed:
            raise BelowNothing(owed)
        return owed - to_vnd

    return _lower(pen, obligation, Kind.REDUCTION, amount, decision, cause)


def waive(pen: Pen, obligation: int, decision: int, *, cause: Cause | None = None) -> Written:
    """By a decision, nothing is to be paid back.

    Raises:
        BelowNothing: there is nothing to waive.
    """

    def amount(owed: int) -> int:
        if owed <= 0:
            raise BelowNothing(0)
        return owed

    return _lower(pen, obligation, Kind.WAIVER, amount, decision, cause)


def extend(
    pen: Pen, obligation: int, until: date, decision: int, *, cause: Cause | None = None
) -> Written:
    """By a decision, the last day is a later one."""

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        del held
        made = drafted(pen, obligation, Kind.EXTENSION, 0)
        return [replace(made, pay_by=until, decision=decision)]

    return write(pen, [obligation], draft, cause)


def suspend(pen: Pen, obligation: int, decision: int, *, cause: Cause | None = None) -> Written:
    """By a decision, nothing is collected until the entry is taken back."""

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        del held
        return [replace(drafted(pen, obligation, Kind.SUSPENSION, 0), decision=decision)]

    return write(pen, [obligation], draft, cause)


def reverse(
    pen: Pen, entry: int, *, decision: int | None = None, cause: Cause | None = None
) -> Written:
    """Take an entry back: the balances are as if it had never been.

    Raises:
        AlreadyTaken: it was taken back before.
        HasFollowers: a later step of the payment rests on it.
        BelowNothing: reductions rest on the charge.
        NotNow: a reversal cannot be taken back; enter the thing anew.
    """
    return reverse_all(pen, [entry], decision=decision, cause=cause)


def reverse_all(
    pen: Pen, entries: Sequence[int], *, decision: int | None = None, cause: Cause | None = None
) -> Written:
    """Take entries back, all or none; a later step goes with the one that it rests on."""
    wanted = list(dict.fromkeys(entries))
    owners = rows.obligations_of(pen, wanted)

    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        made = [
            replace(_reversal(pen, held[owners[entry]], entry, wanted), decision=decision)
            for entry in sorted(wanted, reverse=True)
        ]
        for here in held.values():
            gone = {entry.reverses for entry in made if entry.obligation == here.id}
            left = due(entry for entry in living(here.entries) if entry.id not in gone)
            _keep_above(left, 0)
        return made

    return write(pen, owners.values(), draft, cause)


def withdraw_cause(pen: Pen, before: Cause, cause: Cause) -> Written:
    """Take back what an earlier revision of an effect wrote, where it still holds.

    Raises:
        HasFollowers: somebody has gone on from it meanwhile.
    """
    repeated = rows.by_cause(pen, cause.text)
    if repeated:
        return Written(repeated, repeated=True)
    made = rows.by_cause(pen, before.text)
    gone = {entry.reverses for entry in rows.reversals_of(pen, [entry.id for entry in made])}
    left = [entry.id for entry in made if entry.id not in gone]
    return reverse_all(pen, left, cause=cause) if left else Written(())


def _lower(
    pen: Pen,
    obligation: int,
    kind: Kind,
    amount: Callable[[int], int],
    decision: int,
    cause: Cause | None,
) -> Written:
    def draft(held: Mapping[int, Held]) -> Sequence[Entry]:
        owed = due(living(held[obligation].entries))
        return [replace(drafted(pen, obligation, kind, amount(owed)), decision=decision)]

    return write(pen, [obligation], draft, cause)


def _reversal(pen: Pen, held: Held, entry: int, along: Sequence[int]) -> Entry:
    found = held.entry(entry)
    if found.kind is Kind.REVERSAL:
        raise NotNow("ledger entry", entry, "is_a_reversal")
    before = next((item for item in held.entries if item.reverses == entry), None)
    if before is not None:
        raise AlreadyTaken(before.id)
    after = follower(held, entry)
    if after is not None and after.id not in along:
        raise HasFollowers(after.id)
    return _taken_back(pen, found)


def _taken_back(pen: Pen, entry: Entry) -> Entry:
    made = drafted(pen, entry.obligation, Kind.REVERSAL, entry.amount_vnd)
    return replace(made, reverses=entry.id)


def _charged(pen: Pen, held: Held, new: Charge) -> list[Entry]:
    alive = living(held.entries)
    before = [entry for entry in alive if entry.kind is Kind.CHARGE]
    wanted = [] if new.amount_vnd is None else [(new.amount_vnd, new.pay_by, new.expected)]
    if [(entry.amount_vnd, entry.pay_by, entry.expected) for entry in before] == wanted:
        return []
    made = [_taken_back(pen, entry) for entry in before]
    if new.amount_vnd is not None:
        made.append(
            replace(
                drafted(pen, held.id, Kind.CHARGE, new.amount_vnd),
                pay_by=new.pay_by,
                expected=new.expected,
                assessment=new.assessment,
            )
        )
    return made + _rebased(pen, alive, new.amount_vnd or 0)


def _rebased(pen: Pen, alive: Sequence[Entry], charged: int) -> list[Entry]:
    """Entries by which decisions leave as much to be paid back of a new charge as of the old."""
    owed = sum(entry.amount_vnd for entry in alive if entry.kind is Kind.CHARGE)
    if owed == charged:
        return []
    made = []
    for entry in alive:
        if entry.kind not in {Kind.REDUCTION, Kind.WAIVER}:
            continue
        owed -= entry.amount_vnd
        made.append(_taken_back(pen, entry))
        if charged > owed:
            again = drafted(pen, entry.obligation, entry.kind, charged - owed)
            made.append(replace(again, decision=entry.decision))
            charged = owed
    return made


def _keep_above(owed: int, change: int) -> None:
    """Refuse what would leave less than nothing to be paid back."""
    if owed + change < 0:
        raise BelowNothing(owed)
