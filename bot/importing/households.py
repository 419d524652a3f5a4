"""Participants into households and participations, many at a time.

A household is found by its code, else by its name and village in its commune.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.importing import heads
from bot.importing.known import same
from bot.importing.rows import ParticipantRow
from bot.storage.ids import CODES, code
from bot.storage.registers import groups, households, participations, projects
from bot.storage.registers.base import Pen
from bot.storage.registers.households import Household, NewHousehold
from bot.storage.registers.participations import NewParticipation

PART = 500
"""Households that are written at a time."""


def put_households(
    pen: Pen,
    commune: int,
    rows: Sequence[ParticipantRow],
    added: Counter[str],
    changed: Counter[str],
    progress: Callable[[int], None],
) -> set[int]:
    """The projects whose participants changed; counts go into ``added`` and ``changed``."""
    work = _Work(pen, commune, added, changed)
    found = work.households(rows)
    wanted: dict[int, ParticipantRow] = {}
    for id_, row in zip(found, rows, strict=True):
        if id_ not in wanted or (row.phone and not wanted[id_].phone):
            wanted[id_] = row
    heads.put_heads(pen, commune, wanted, added, changed)
    return work.participations(rows, found, progress)


@dataclass(slots=True)
class _Work:
    pen: Pen
    commune: int
    added: Counter[str]
    changed: Counter[str]

    def households(self, rows: Sequence[ParticipantRow]) -> list[int]:
        """The household of each row, in their order; new ones are written."""
        stored = households.of_commune(self.pen, self.commune)
        by_code = {same(item.code): item for item in stored}
        by_name = {(same(item.name), same(item.village)): item for item in stored}
        new: dict[tuple[str, ...], NewHousehold] = {}
        keys: list[tuple[str, ...]] = []
        ids: dict[tuple[str, ...], int] = {}
        for row in rows:
            name = (same(row.name), same(row.village))
            key = ("code", same(row.household)) if row.household else ("name", *name)
            keys.append(key)
            if key in ids:
                continue
            before = by_code.get(key[1]) if row.household else by_name.get(name)
            if before is not None:
                ids[key] = before.id
                self._change(before, row)
            elif key not in new:
                new[key] = NewHousehold(
                    self.commune, row.name, row.village, row.category, row.household or ""
                )
        ids.update(self._add(new, set(by_code)))
        return [ids[key] for key in keys]

    def _add(
        self, new: Mapping[tuple[str, ...], NewHousehold], taken: set[str]
    ) -> dict[tuple[str, ...], int]:
        taken |= {same(item.code) for item in new.values() if item.code}
        ids: dict[tuple[str, ...], int] = {}
        items = list(new.items())
        for start in range(0, len(items), PART):
            part = items[start : start + PART]
            written = households.add_many(self.pen, [_coded(item, taken) for _, item in part])
            ids.update((key, id_) for (key, _), id_ in zip(part, written, strict=True))
        self.added["household"] += len(ids)
        return ids

    def _change(self, before: Household, row: ParticipantRow) -> None:
        after = NewHousehold(
            self.commune, row.name, row.village, row.category or before.category, before.code
        )
        if (before.name, before.village, before.category) != (
            after.name,
            after.village,
            after.category,
        ):
            households.change(self.pen, before.id, after)
            self.changed["household"] += 1

    def participations(
        self,
        rows: Sequence[ParticipantRow],
        found: Sequence[int],
        progress: Callable[[int], None],
    ) -> set[int]:
        """Each household's part in its project; returns the projects where one changed."""
        touched: set[int] = set()
        codes = {same(p.facts.code): p.id for p in projects.of_commune(self.pen, self.commune)}
        group_of = self._groups(rows, codes)
        pairs = [(codes[same(row.project)], id_) for row, id_ in zip(rows, found, strict=True)]
        stored = participations.by_pairs(self.pen, pairs)
        new: list[NewParticipation] = []
        for number, (row, pair) in enumerate(zip(rows, pairs, strict=True), start=1):
            group = group_of.get((pair[0], same(row.group or "")))
            before = stored.get(pair)
            if before is None:
                new.append(
                    NewParticipation(*pair, row.state_vnd, row.own_vnd or 0, group, row.rate)
                )
            else:
                told = {
                    "state_vnd": row.state_vnd,
                    "own_vnd": row.own_vnd,
                    "group": group,
                    "rate": row.rate,
                }
                told = {name: value for name, value in told.items() if value is not None}
                if participations.change(self.pen, before.id, **told):
                    self.changed["participation"] += 1
                    touched.add(pair[0])
            if number % PART == 0:
                progress(number)
        for start in range(0, len(new), PART):
            participations.add_many(self.pen, new[start : start + PART])
        self.added["participation"] += len(new)
        return touched | {item.project for item in new}

    def _groups(
        self, rows: Sequence[ParticipantRow], codes: Mapping[str, int]
    ) -> dict[tuple[int, str], int]:
        """The groups that the rows name; those that nobody listed are added without a leader."""
        stored = groups.of_commune(self.pen, self.commune)
        found = {(group.project, same(group.name)): group.id for group in stored}
        for row in rows:
            place = (codes[same(row.project)], same(row.group or ""))
            if row.group and place not in found:
                found[place] = groups.put(self.pen, place[0], row.group)
                self.added["group"] += 1
        return found


def _coded(item: NewHousehold, taken: set[str]) -> NewHousehold:
    """The household with a code; drawn here, because the registers ask once for each."""
    if item.code:
        return item
    while (drawn := code(secrets.randbelow(CODES))).casefold() in taken:
        pass
    taken.add(drawn.casefold())
    return NewHousehold(item.commune, item.name, item.village, item.category, drawn)
