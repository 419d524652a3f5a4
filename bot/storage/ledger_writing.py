"""How entries get into the ledger: hold, compare with what is there, add. Once for each cause."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from bot.rules.balances import STEPS, Entry, Kind, living, payments
from bot.storage import ledger_rows as rows
from bot.storage.ledger_rows import Held
from bot.storage.ledger_tables import ledger, slips
from bot.storage.registers.base import Cause, Pen, View, parts
from bot.storage.registers.errors import AlreadyTaken, BadValue, NotNow, SlipSeen

MOST_VND: Final = 10**15
"""More than any commune's budget; a larger amount is a typing error."""

Draft = Callable[[Mapping[int, Held]], Sequence[Entry]]
"""From held obligations to the entries to add; refuses by raising."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What an entry rests on: a kept file, the SHA-256 of the slip, where the money went
    (``treasury``, ``bank``, ``cash``), whether that is another way than the document's, and the
    ``more`` photos of the same slip, each a file with its SHA-256."""

    file: int | None = None
    slip_sha256: str | None = None
    account: str | None = None
    off_path: bool = False
    more: tuple[tuple[int, str], ...] = ()

    @property
    def photos(self) -> dict[str, int | None]:
        """The files of all its photos by their SHA-256."""
        first = {} if self.slip_sha256 is None else {self.slip_sha256: self.file}
        return {sha256: file for file, sha256 in self.more} | first


NO_PAPER: Final = Paper()


@dataclass(frozen=True, slots=True)
class Written:
    """Entries of the ledger; ``repeated`` where the same cause had written them before."""

    entries: tuple[Entry, ...]
    repeated: bool = False

    @property
    def entry(self) -> Entry:
        """The first of them."""
        return self.entries[0]


def write(
    pen: Pen,
    ids: Iterable[int],
    draft: Draft,
    cause: Cause | None,
    *,
    paper: Paper = NO_PAPER,
    same_slip: bool = False,
    books: Mapping[int, int] | None = None,
) -> Written:
    """What the draft makes of the obligations, added; what the cause made before, if it did.

    Args:
        pen: what writes.
        ids: the obligations.
        draft: makes the entries, once the obligations are held.
        cause: what makes a repetition the same entries.
        paper: its slip must not be on a living entry yet, by any of its photos.
        same_slip: it may all the same.
        books: the receipt book of each obligation whose entries are receipts.

    Raises:
        SlipSeen: it is.
    """
    photos = paper.photos
    for sha256 in sorted(photos):
        pen.hold("slip", sha256)
    held = rows.hold(pen, ids)
    name = None if cause is None else cause.text
    before = () if name is None else rows.by_cause(pen, name)
    if before:
        return Written(before, repeated=True)
    if not same_slip and (seen := seen_slip(pen, *photos)):
        raise SlipSeen(tuple(entry.id for entry in seen))
    made = draft(held)
    kept = [None if books is None else books[entry.obligation] for entry in made]
    written = Written(rows.add(pen, held, made, name, kept))
    pen.insert(
        slips,
        [
            {"entry": entry.id, "sha256": sha256, "file": file}
            for entry in written.entries
            for sha256, file in photos.items()
        ],
    )
    return written


def seen_slip(view: View, *photos: str) -> tuple[Entry, ...]:
    """The living entries that rest on a slip, by any of its photos' SHA-256."""
    if not photos:
        return ()
    resting = select(slips.c.entry).where(slips.c.sha256.in_(photos))
    found = rows.select_entries(view, ledger.c.id.in_(resting))
    if not found:
        return ()
    gone = rows.select_entries(view, ledger.c.reverses.in_([entry.id for entry in found]))
    taken_back = {entry.reverses for entry in gone}
    return tuple(entry for entry in found if entry.id not in taken_back)


def photos_of(view: View, entries: Iterable[int]) -> tuple[int, ...]:
    """The files of all photos of the slips that these entries rest on."""
    found: set[int] = set()
    for part in parts(list(entries)):
        statement = select(slips.c.file).where(slips.c.entry.in_(part), slips.c.file.is_not(None))
        found.update(view.connection.execute(statement).scalars())
    return tuple(sorted(found))


def drafted(pen: Pen, obligation: int, kind: Kind, amount_vnd: int) -> Entry:
    """An entry that is about to be added."""
    return Entry(0, obligation, kind, amount_vnd, pen.at, pen.actor.role.value)


def payment(pen: Pen, obligation: int, kind: Kind, amount_vnd: int, paper: Paper) -> Entry:
    """A payment's step that is about to be added.

    Raises:
        BadValue: nothing, or more than anyone pays.
    """
    if isinstance(amount_vnd, bool) or not 0 < amount_vnd <= MOST_VND:
        raise BadValue("amount_vnd", "out_of_bounds")
    return Entry(
        0,
        obligation,
        kind,
        amount_vnd,
        pen.at,
        pen.actor.role.value,
        file=paper.file,
        slip_sha256=paper.slip_sha256,
        account=paper.account,
        off_path=paper.off_path,
    )


def furthest(held: Held, entry: int, step: Kind) -> Entry:
    """The entry, if it is a payment's furthest step and the step comes after it.

    Raises:
        AlreadyTaken: a later step was taken, or the entry was taken back.
        NotNow: the step does not come after it.
    """
    found = held.entry(entry)
    if found.kind not in STEPS or STEPS.index(found.kind) >= STEPS.index(step):
        raise NotNow("ledger entry", entry, "not_before_this_step")
    for steps in payments(held.entries):
        if found in steps:
            if steps[-1] is found:
                return found
            raise AlreadyTaken(steps[-1].id)
    raise AlreadyTaken(next(item.id for item in held.entries if item.reverses == entry))


def matching(held: Held, amount_vnd: int) -> int | None:
    """The oldest living declaration of this amount that nobody has answered."""
    for steps in payments(held.entries):
        if steps[-1].kind is Kind.DECLARED and steps[-1].amount_vnd == amount_vnd:
            return steps[-1].id
    return None


def follower(held: Held, entry: int) -> Entry | None:
    """The living entry that follows this one, if there is one."""
    return next((item for item in living(held.entries) if item.follows == entry), None)
