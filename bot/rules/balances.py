"""What a household has still to pay back, out of the entries of its ledger.

Duty: derive every balance from the entries alone, and say where entries contradict each other.
Must not: store a balance, or promise that an authority accepts a payment.

A payment goes through steps (declared, received by the leader, deposited, confirmed). Entries of
one payment follow each other, so that the same money counts once, by its furthest step.
Source: Lạng Sơn 33/2022, Điều 6.1.a (paid when the leader received); Đồng Nai 15/2023, Điều 4.3.a.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import Final

from bot.records import record
from bot.rules.policy import Policy


class Kind(StrEnum):
    """What an entry says."""

    CHARGE = "charge"
    REDUCTION = "reduction"
    WAIVER = "waiver"
    DECLARED = "payment_declared"
    RECEIVED = "payment_received"
    DEPOSITED = "deposited"
    CONFIRMED = "payment_confirmed"
    SUSPENSION = "suspension"
    EXTENSION = "extension"
    REVERSAL = "reversal"


class Path(StrEnum):
    """Which way a document sends the money."""

    THROUGH_LEADER = "through_leader"
    DIRECT = "direct"


class Phase(StrEnum):
    """Where an obligation stands; PAID counts as paid, SETTLED is confirmed by an officer too."""

    NOTHING = "nothing"
    OPEN = "open"
    PART_PAID = "part_paid"
    PAID = "paid"
    SETTLED = "settled"
    SUSPENDED = "suspended"
    WAIVED = "waived"


_KINDS: Final = tuple(Kind)
_BY_ID: Final = attrgetter("id")
STEPS: Final = (Kind.DECLARED, Kind.RECEIVED, Kind.DEPOSITED, Kind.CONFIRMED)
"""The steps of a payment, in their order."""
_COUNTING: Final[Mapping[Path, frozenset[Kind]]] = {
    Path.THROUGH_LEADER: frozenset({Kind.RECEIVED, Kind.DEPOSITED, Kind.CONFIRMED}),
    Path.DIRECT: frozenset({Kind.DECLARED, Kind.DEPOSITED, Kind.CONFIRMED}),
}


@record
class Entry:
    """One entry of the ledger; amounts in đồng, never negative.

    ``follows`` is the entry of the step before of the same payment, ``reverses`` the entry that
    this one takes back, ``decision`` and ``assessment`` what it rests on. ``expected`` marks a
    charge that awaits its recovery decision; ``off_path`` a payment another way than the document
    sends it.
    """

    id: int
    obligation: int
    kind: Kind
    amount_vnd: int
    at: datetime
    role: str
    person: int | None = None
    chat: int | None = None
    follows: int | None = None
    reverses: int | None = None
    pay_by: date | None = None
    expected: bool = False
    assessment: int | None = None
    decision: int | None = None
    file: int | None = None
    slip_sha256: str | None = None
    account: str | None = None
    off_path: bool = False
    receipt_number: int | None = None
    receipt_code: str | None = None


@record
class Sums:
    """Amounts in đồng, of one obligation or of many; each many's is the sum of its members'."""

    charged: int = 0
    reduced: int = 0
    waived: int = 0
    declared: int = 0
    received: int = 0
    deposited: int = 0
    confirmed: int = 0
    counted: int = 0
    remaining: int = 0
    overpaid: int = 0
    undeposited: int = 0
    unconfirmed: int = 0

    @property
    def due(self) -> int:
        """What is to be paid back in all."""
        return self.charged - self.reduced - self.waived


@record
class Standing:
    """Where one obligation stands.

    ``sums.counted`` counts as paid, ``sums.undeposited`` lies with the leader, and
    ``sums.unconfirmed`` counts but no officer has seen it. ``pay_by`` is the latest day, moved by
    a living extension.
    """

    sums: Sums
    phase: Phase
    pay_by: date | None = None
    extended: bool = False
    expected: bool = False
    off_path: bool = False
    entries: int = 0

    @property
    def counts_as_paid(self) -> bool:
        """Whether nothing more is asked of the household."""
        return self.phase in {Phase.PAID, Phase.SETTLED, Phase.WAIVED}

    def days_left(self, on: date) -> int | None:
        """Days until the last day; negative after it, None where there is none."""
        return None if self.pay_by is None else (self.pay_by - on).days


def path_of(policy: Policy) -> Path:
    """Which way a document sends a household's money."""
    leader = any(step.payee == "group_leader" for step in policy.payments)
    return Path.THROUGH_LEADER if leader else Path.DIRECT


def counts(entry: Entry, path: Path) -> bool:
    """Whether an entry, as the furthest of its payment, counts as paid.

    A household's own word counts on the direct path only with a slip.
    """
    if entry.kind not in _COUNTING[path]:
        return False
    return entry.kind is not Kind.DECLARED or entry.slip_sha256 is not None


def living(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that hold: neither reversed nor reversals, in the order of their ids."""
    known = sorted(entries, key=_BY_ID)
    gone = {entry.reverses for entry in known if entry.reverses is not None}
    return tuple(
        entry for entry in known if entry.id not in gone and entry.kind is not Kind.REVERSAL
    )


def payments(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """The living payments, each with its steps in their order."""
    return _payments(living(entries))


def _payments(alive: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    found: dict[int, list[Entry]] = {}
    first: dict[int, int] = {}
    for entry in alive:
        if entry.kind not in STEPS:
            continue
        root = entry.id if entry.follows is None else first.get(entry.follows, entry.id)
        first[entry.id] = root
        found.setdefault(root, []).append(entry)
    return tuple(
        tuple(sorted(steps, key=lambda entry: STEPS.index(entry.kind))) for steps in found.values()
    )


def standing(entries: Iterable[Entry], path: Path) -> Standing:
    """Where an obligation stands by its entries, in any order."""
    every = tuple(entries)
    alive = living(every)
    made = _payments(alive)
    sums = _sums(alive, made, path)
    charges = [entry for entry in alive if entry.kind is Kind.CHARGE]
    extensions = [entry.pay_by for entry in alive if entry.kind is Kind.EXTENSION and entry.pay_by]
    days = [entry.pay_by for entry in charges[-1:] if entry.pay_by] + extensions[-1:]
    return Standing(
        sums,
        _phase(alive, sums),
        max(days) if days else None,
        bool(extensions),
        any(entry.expected for entry in charges),
        any(entry.off_path for entry in alive),
        len(every),
    )


def total(standings: Iterable[Standing]) -> Sums:
    """The sums of many obligations: of a group, a project, a commune."""
    return added(found.sums for found in standings)


def added(sums_: Iterable[Sums]) -> Sums:
    """Sums added up, name by name."""
    every = list(sums_)
    return Sums(**{name: sum(getattr(sums, name) for sums in every) for name in _NAMES})


def due(entries: Iterable[Entry]) -> int:
    """What living entries leave to be paid back in all, before any payment."""
    signs = {Kind.CHARGE: 1, Kind.REDUCTION: -1, Kind.WAIVER: -1}
    return sum(signs.get(entry.kind, 0) * entry.amount_vnd for entry in entries)


_NAMES: Final = tuple(field.name for field in fields(Sums))


def _sums(alive: Iterable[Entry], made: Iterable[tuple[Entry, ...]], path: Path) -> Sums:
    by_kind = dict.fromkeys(_KINDS, 0)
    for entry in alive:
        by_kind[entry.kind] += entry.amount_vnd
    counted = undeposited = unconfirmed = 0
    for steps in made:
        furthest = steps[-1]
        counting = [entry for entry in steps if counts(entry, path)]
        if counting:
            counted += counting[-1].amount_vnd
            unconfirmed += 0 if furthest.kind is Kind.CONFIRMED else counting[-1].amount_vnd
        undeposited += furthest.amount_vnd if furthest.kind is Kind.RECEIVED else 0
    owed = due(alive)
    return Sums(
        charged=by_kind[Kind.CHARGE],
        reduced=by_kind[Kind.REDUCTION],
        waived=by_kind[Kind.WAIVER],
        declared=by_kind[Kind.DECLARED],
        received=by_kind[Kind.RECEIVED],
        deposited=by_kind[Kind.DEPOSITED],
        confirmed=by_kind[Kind.CONFIRMED],
        counted=counted,
        remaining=max(0, owed - counted),
        overpaid=max(0, counted - owed),
        undeposited=undeposited,
        unconfirmed=unconfirmed,
    )


def _phase(alive: Iterable[Entry], sums: Sums) -> Phase:
    kinds = {entry.kind for entry in alive}
    if Kind.CHARGE not in kinds:
        return Phase.NOTHING
    if Kind.WAIVER in kinds and sums.remaining == 0:
        return Phase.WAIVED
    if sums.remaining == 0:
        return Phase.PAID if sums.unconfirmed else Phase.SETTLED
    if Kind.SUSPENSION in kinds:
        return Phase.SUSPENDED
    return Phase.PART_PAID if sums.counted else Phase.OPEN
