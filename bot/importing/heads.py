"""Who heads each household, and whose telephone speaks for it.

A number belongs to one person: a leader, a head who is known, else the first household that gives
it. A household that gives somebody else's number gets that person as a helper, who is told nothing
until the household agrees.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.importing.known import same
from bot.importing.rows import ParticipantRow
from bot.storage.registers import groups, households, people
from bot.storage.registers.base import Pen
from bot.storage.registers.households import Member, Relation
from bot.storage.registers.people import NewPerson, Person

PART = 500
"""Records that one statement writes."""


@dataclass(slots=True, eq=False)
class _Slot:
    """A person who is known (``id``) or will be added; ``moved`` where something changed."""

    name: str
    phone: str | None
    id: int = 0
    moved: bool = False


def put_heads(
    pen: Pen,
    commune: int,
    wanted: Mapping[int, ParticipantRow],
    added: Counter[str],
    changed: Counter[str],
) -> None:
    """Write who heads these households and helps them; ``wanted`` has a row of each."""
    stored = households.members(pen, [item.id for item in households.of_commune(pen, commune)])
    leaders = [group.leader for group in groups.of_commune(pen, commune) if group.leader]
    persons = {member.person for members in stored.values() for member in members}
    slots = {p.id: _slot(p) for p in people.many(pen, {*persons, *leaders}).values()}
    heads = {
        id_: slots[member.person]
        for id_, members in stored.items()
        for member in members
        if member.relation is Relation.HEAD
    }
    known = [slots[id_] for id_ in leaders] + list(heads.values())
    owners = {slot.phone: slot for slot in reversed(known) if slot.phone}
    chosen = {id_: _settle(row, heads.get(id_), owners) for id_, row in wanted.items()}
    _write(pen, [head for head, _ in chosen.values()], added, changed)
    new: list[Member] = []
    for id_, (head, helper) in chosen.items():
        there = {member.person for member in stored.get(id_, ())}
        if id_ not in heads:
            new.append(Member(id_, head.id, Relation.HEAD))
        if helper is not None and helper.id not in there:
            told = {"may_be_told": False, "gets_notices": False}
            new.append(Member(id_, helper.id, Relation.HELPER, **told))
    new = [member for member in new if member.person not in _persons(stored, member.household)]
    for start in range(0, len(new), PART):
        households.put_members(pen, new[start : start + PART])


def _persons(stored: Mapping[int, tuple[Member, ...]], household: int) -> set[int]:
    return {member.person for member in stored.get(household, ())}


def _slot(person: Person) -> _Slot:
    return _Slot(person.name, person.phone, person.id)


def _settle(
    row: ParticipantRow, head: _Slot | None, owners: dict[str, _Slot]
) -> tuple[_Slot, _Slot | None]:
    """The head of one household, and a helper where the number is somebody else's."""
    owner = owners.get(row.phone) if row.phone else None
    if head is None and owner is not None and same(owner.name) == same(row.name):
        head = owner
    if head is None:
        head = _Slot(row.name, None)
    if head.name != row.name and same(head.name) != same(row.name):
        head.name, head.moved = row.name, True
    if row.phone and owner is None:
        head.moved = head.moved or head.phone != row.phone
        head.phone = row.phone
        owners[row.phone] = head
    return head, owner if owner is not head else None


def _write(pen: Pen, chosen: Iterable[_Slot], added: Counter[str], changed: Counter[str]) -> None:
    """Add and change people; afterwards each of them has an id."""
    slots = list(dict.fromkeys(chosen))
    new = [slot for slot in slots if not slot.id]
    moved = [slot for slot in slots if slot.id and slot.moved]
    for start in range(0, len(new), PART):
        part = new[start : start + PART]
        ids = people.add_many(pen, [NewPerson(slot.name, slot.phone) for slot in part])
        for slot, id_ in zip(part, ids, strict=True):
            slot.id = id_
    for slot in moved:
        people.change(pen, slot.id, NewPerson(slot.name, slot.phone))
    added["person"] += len(new)
    changed["person"] += len(moved)
