"""Checked rows into the registers: all or nothing, and the same rows again change nothing.

Everything is written by one transaction of the writer, so a crash leaves the registers as they
were. What a file leaves empty erases nothing; nothing is deleted. What is owed is assessed after
that, project by project (``bot.importing.whole``), so that the writer is never held for long.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final, TypeAlias

from bot.importing.households import put_households
from bot.importing.known import Communes, KnownCommune, Place, commune_key, same
from bot.importing.rows import AgencyRow, AuthorityRow, Batch, GroupRow, ProjectRow
from bot.storage.registers import accounts, groups, people, places, projects
from bot.storage.registers.accounts import AccountKind, NewAccount
from bot.storage.registers.base import Pen, View
from bot.storage.registers.groups import Group
from bot.storage.registers.places import Holding
from bot.storage.registers.projects import NewProject, Project, Status

_FACTS: Final = (
    "name", "policy", "type", "cycle_months", "decision_number", "decision_on", "approved_by",
    "rate", "starts", "ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import wrote, by kind of record; ``waiting`` accounts need a second officer."""

    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    projects: tuple[int, ...] = ()
    """The projects of which something changed; what is owed in them must be assessed anew."""
    waiting: int = 0
    held_back: int = 0
    """Accounts that were not entered, because another one waits for its second officer."""

    @property
    def nothing(self) -> bool:
        """Whether everything was there already."""
        return not any(self.added.values()) and not any(self.changed.values())


Mine: TypeAlias = Callable[[str, int], bool]
"""Says by province and commune whether whoever imports may write there."""


def anywhere(_province: str, _commune: int) -> bool:
    """Yes: the operator at the command line may write everywhere."""
    return True


def known(view: View, mine: Mine = anywhere) -> tuple[KnownCommune, ...]:
    """The communes of the registers as ``bot.importing.checking`` wants them."""
    found = []
    for commune in places.communes(view):
        named = {group.project: set[str]() for group in groups.of_commune(view, commune.id)}
        for group in groups.of_commune(view, commune.id):
            named[group.project].add(group.name)
        codes = {
            project.facts.code: frozenset(named.get(project.id, ()))
            for project in projects.of_commune(view, commune.id)
        }
        agencies = frozenset(agency.name for agency in places.agencies(view, commune.id))
        allowed = mine(commune.province, commune.id)
        found.append(KnownCommune(commune.province, commune.name, agencies, codes, allowed))
    return tuple(found)


def apply(
    pen: Pen,
    batch: Batch,
    mine: Mine = anywhere,
    progress: Callable[[int], None] = lambda _: None,
) -> Applied:
    """What was written of rows that have no fault; ``mine`` as they were checked with.

    Raises:
        RegisterError: the registers refuse something; the transaction writes nothing.
    """
    import_ = _Import(pen, batch, mine)
    import_.agencies(batch.agencies)
    import_.authorities(batch.authorities)
    import_.projects(batch.projects)
    import_.groups(batch.groups)
    by_commune: dict[int, list[Any]] = {}
    for row in batch.participants:
        by_commune.setdefault(import_.commune(row.commune), []).append(row)
    for commune, rows in by_commune.items():
        counts = (import_.added, import_.changed)
        import_.touched |= put_households(pen, commune, rows, *counts, progress)
    return import_.result()


class _Import:
    """One import's way from names to ids."""

    def __init__(self, pen: Pen, batch: Batch, mine: Mine) -> None:
        self.pen = pen
        self.stored = {(c.province, commune_key(c.name)): c for c in places.communes(pen)}
        self.meant = Communes(batch.agencies, known(pen, mine))
        self.communes: dict[Place, int] = {}
        self.added: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()
        self.touched: set[int] = set()
        self.agency_ids: dict[int, dict[str, int]] = {}
        self.project_ids: dict[int, dict[str, Project]] = {}
        self.waiting = self.held_back = 0

    def commune(self, name: str | None) -> int:
        """The id of the commune that a row means; it was checked before."""
        place = self.meant.place(name)
        if place is None:
            raise ValueError("rows were applied that had not been checked")
        return self._put(place)

    def _put(self, place: Place) -> int:
        if place not in self.communes:
            new = self.meant.new.get(place)
            former = new.former if new else None
            before = self.stored.get(place)
            shown = self.meant.shown(place)
            self.communes[place] = places.put_commune(self.pen, place[0], shown, former)
            moved = before is not None and former not in {None, before.former}
            self._count("commune", before is None, moved)
        return self.communes[place]

    def _count(self, what: str, added: bool, changed: bool = False) -> None:
        if added:
            self.added[what] += 1
        elif changed:
            self.changed[what] += 1

    def agencies(self, rows: Iterable[AgencyRow]) -> None:
        """Communes, agencies and their accounts."""
        for row in rows:
            commune = self._put(self.meant.of(row))
            before = {agency.name: agency for agency in places.agencies(self.pen, commune)}
            spelled = {same(name): name for name in before}
            name = spelled.get(same(row.agency), row.agency)
            id_ = places.put_agency(self.pen, commune, name, row.phone)
            old = before.get(name)
            self._count("agency", old is None, bool(old and row.phone not in {None, old.phone}))
            if row.account and row.bank and row.account_holder and row.account_kind:
                self._account(id_, row)

    def _account(self, agency: int, row: AgencyRow) -> None:
        from bot.documents.vietqr import bin_of

        kind = AccountKind(row.account_kind or "")
        bin_ = (row.bin or bin_of(row.bank or "")) if kind is AccountKind.BANK else None
        number = "".join((row.account or "").split()).upper()
        new = NewAccount(agency, kind, row.bank or "", number, row.account_holder or "", bin_)
        standing = accounts.standing(self.pen, [agency], self.pen.at)[agency]
        if any(account and account.facts == new for account in (standing.current, standing.coming)):
            return
        if standing.coming is not None:
            self.held_back += 1
            return
        accounts.enter(self.pen, new)
        self.waiting += 1
        self.added["account"] += 1

    def authorities(self, rows: Iterable[AuthorityRow]) -> None:
        """Who holds which role; an open one ends where the next begins."""
        ordered = sorted(rows, key=lambda row: (row.role, row.first))
        if not ordered:
            return
        commune = self.commune(None)
        province = places.commune(self.pen, commune).province
        held = {h for h in places.holdings(self.pen, province) if h.commune == commune}
        for row, after in zip(ordered, [*ordered[1:], None], strict=True):
            last = row.last
            if last is None and after is not None and after.role == row.role:
                last = after.first - timedelta(days=1)
            new = Holding(province, commune, row.role, row.holder.strip(), row.first, last)
            alike = {h for h in held if replace(h, last=None) == replace(new, last=None)}
            if new in held or (last is None and alike):
                continue
            places.set_authority(self.pen, new)
            self.added["authority"] += 1

    def projects(self, rows: Iterable[ProjectRow]) -> None:
        """Projects by their code; what a row leaves empty stays as it is."""
        for row in rows:
            commune = self.commune(row.commune)
            province = places.commune(self.pen, commune).province
            told: dict[str, Any] = {name: getattr(row, name) for name in _FACTS}
            told["agency"] = self._agency(commune, row.agency)
            if row.programme:
                told["programme"] = places.put_programme(self.pen, province, row.programme)
            told = {name: value for name, value in told.items() if value is not None}
            before = self._projects(commune).get(same(row.code))
            if before is None:
                new = NewProject(commune=commune, code=row.code, **told)
                added = Project(projects.add(self.pen, new), new, Status.ACTIVE)
                self._projects(commune)[same(row.code)] = added
            elif projects.change(self.pen, before.id, **told):
                self.changed["project"] += 1
                self.touched.add(before.id)
            self._count("project", before is None)

    def _agency(self, commune: int, name: str | None) -> int | None:
        """The named agency, or the only one; None where that is open."""
        if commune not in self.agency_ids:
            found = places.agencies(self.pen, commune)
            self.agency_ids[commune] = {same(agency.name): agency.id for agency in found}
        known = self.agency_ids[commune]
        if name:
            return known[same(name)]
        return next(iter(known.values())) if len(known) == 1 else None

    def _projects(self, commune: int) -> dict[str, Project]:
        """The projects of a commune by their code."""
        if commune not in self.project_ids:
            found = projects.of_commune(self.pen, commune)
            self.project_ids[commune] = {same(item.facts.code): item for item in found}
        return self.project_ids[commune]

    def groups(self, rows: Iterable[GroupRow]) -> None:
        """The groups and their leaders."""
        for row in rows:
            project = self._projects(self.commune(row.commune))[same(row.project)]
            stored = {same(group.name): group for group in groups.of_project(self.pen, project.id)}
            before = stored.get(same(row.name))
            leader = self._leader(row, before)
            groups.put(self.pen, project.id, before.name if before else row.name, leader)
            moved = bool(before and leader is not None and leader != before.leader)
            self._count("group", before is None, moved)

    def _leader(self, row: GroupRow, before: Group | None) -> int | None:
        """The person that leads: the one before, one with that number, or somebody new."""
        if not row.leader:
            return None
        now = before.leader if before else None
        known = list(people.many(self.pen, [now]).values()) if now else []
        known += people.with_phone(self.pen, row.leader_phone) if row.leader_phone else []
        for person in known:
            fits = row.leader_phone in {None, person.phone} or person.phone is None
            if fits and same(person.name) == same(row.leader):
                if person.phone is None and row.leader_phone:
                    new = people.NewPerson(person.name, row.leader_phone)
                    people.change(self.pen, person.id, new)
                    self.changed["person"] += 1
                return person.id
        self.added["person"] += 1
        return people.add(self.pen, people.NewPerson(row.leader, row.leader_phone))

    def result(self) -> Applied:
        """What was written."""
        counts = (dict(+self.added), dict(+self.changed))
        return Applied(*counts, tuple(sorted(self.touched)), self.waiting, self.held_back)
