"""What rows say against each other and against the registers: twice, in conflict, unknown.

Each fault is told once, at the row that has to change; what follows from a fault that was told
already is not told.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from bot.importing.alike import GroupNames, People, Seen, nearest
from bot.importing.columns import Sheet, form_of
from bot.importing.faults import Code, Fault
from bot.importing.known import Communes, KnownCommune, Place, same
from bot.importing.reading import MOST_FAULTS
from bot.importing.rows import (
    AgencyRow,
    AuthorityRow,
    GroupRow,
    ParticipantRow,
    ProjectRow,
    Reading,
)
from bot.rules import load

_HINT: Final = 0.7
"""How close a code must be to be worth a question; a code is short."""
_PARTS: Final = {
    "account_kind": "Loại tài khoản",
    "bank": "Kho bạc hoặc ngân hàng",
    "account": "Số tài khoản",
    "account_holder": "Chủ tài khoản",
}


def check(
    reading: Reading,
    known: Iterable[KnownCommune],
    may_add: Callable[[str], bool] = lambda _: True,
) -> Reading:
    """The reading with the faults between its rows and with what the registers hold.

    ``may_add`` says whether whoever imports may set up a new commune in a province.
    """
    checks = _Checks(reading, Communes(reading.batch.agencies, known), may_add)
    found = [*reading.faults, *checks.all()]
    order = {title: number for number, (_, title) in enumerate(reading.titles)}
    found.sort(key=lambda it: (order.get(it.sheet, 0), it.row or 0, it.column or 0))
    extra = max(len(found) - MOST_FAULTS, 0)
    return replace(reading, faults=tuple(found[:MOST_FAULTS]), unlisted=reading.unlisted + extra)


class _Checks:
    def __init__(
        self, reading: Reading, communes: Communes, may_add: Callable[[str], bool]
    ) -> None:
        self.batch, self.communes, self.may_add = reading.batch, communes, may_add
        agency = dict(reading.titles).get(Sheet.AGENCY)
        self.no_agency = any(fault.sheet == agency for fault in reading.faults)
        """The agency's own row is at fault, so that nobody can tell which commune is meant."""
        self.titles, self.places = dict(reading.titles), reading.places
        self.declared = {same(code) for code in reading.codes}
        self.projects: dict[Place, dict[str, set[str]]] = {}
        self.here = {same(item.code): item.code for item in self.batch.projects}
        self.stored: dict[Place, dict[str, str]] = {}
        self.agencies: dict[Place, set[str]] = {}

    def all(self) -> Iterator[Fault]:
        """Every fault, sheet by sheet."""
        yield from self._agencies(self.batch.agencies)
        yield from self._authorities(self.batch.authorities)
        yield from self._projects(self.batch.projects)
        yield from self._groups(self.batch.groups)
        yield from self._participants(self.batch.participants)

    def _fault(self, sheet: Sheet, code: Code, row: int, key: str, **args: str) -> Fault:
        columns = form_of(sheet).columns
        header = next((column.header for column in columns if column.key == key), "")
        place = self.places.get(sheet, {}).get(key)
        return Fault(code, self.titles[sheet], row, place, {"header": header, **args})

    def _commune(self, sheet: Sheet, row: Any, faults: list[Fault]) -> Place | None:
        """The commune of a row; a fault where it is unknown, unclear or somebody else's."""
        name = getattr(row, "commune", None)
        new = isinstance(row, AgencyRow)
        key = self.communes.of(row) if new else self.communes.place(name)
        if key is None:
            if name:
                faults.append(
                    self._fault(sheet, Code.UNKNOWN_COMMUNE, row.row, "commune", name=name)
                )
            elif not faults and not self.no_agency:
                faults.append(Fault(Code.WHICH_COMMUNE, self.titles[sheet], row.row))
            return None
        commune = self.communes.known.get(key)
        mine = commune.mine if commune else self.may_add(key[0])
        if not mine:
            shown = {"name": self.communes.shown(key)}
            faults.append(self._fault(sheet, Code.OUT_OF_SCOPE, row.row, "commune", **shown))
            return None
        return key

    def _agencies(self, rows: Iterable[AgencyRow]) -> Iterator[Fault]:
        sheet = Sheet.AGENCY
        faults: list[Fault] = []
        seen = Seen(lambda row: (self.communes.of(row), same(row.agency)))
        for row in rows:
            self._commune(sheet, row, faults)
            yield from seen.twice(
                row, lambda code, n, r: self._fault(sheet, code, n, "agency", other=r)
            )
            yield from self._account(row)
        yield from faults

    def _account(self, row: AgencyRow) -> Iterator[Fault]:
        given = {key for key in _PARTS if getattr(row, key)}
        if given and given != set(_PARTS):
            what = ", ".join(label for key, label in _PARTS.items() if key not in given)
            yield self._fault(Sheet.AGENCY, Code.ACCOUNT_PARTS, row.row, "account", what=what)
        if row.bin is not None and not (len(row.bin) == 6 and row.bin.isdecimal()):
            yield self._fault(Sheet.AGENCY, Code.NUMBER, row.row, "bin")

    def _authorities(self, rows: Iterable[AuthorityRow]) -> Iterator[Fault]:
        sheet = Sheet.AUTHORITIES
        faults: list[Fault] = []
        held: dict[str, list[AuthorityRow]] = {}
        for row in rows:
            self._commune(sheet, row, faults)
            if row.last is not None and row.last < row.first:
                yield self._fault(sheet, Code.ENDS_FIRST, row.row, "last")
                continue
            for other in held.get(row.role, []):
                if _overlap(row, other):
                    yield self._fault(
                        sheet,
                        Code.CONFLICT,
                        row.row,
                        "first",
                        other=str(other.row),
                        what="Từ ngày, đến ngày",
                    )
                    break
            held.setdefault(row.role, []).append(row)
        yield from faults

    def _projects(self, rows: Iterable[ProjectRow]) -> Iterator[Fault]:
        sheet = Sheet.PROJECTS
        policies = load()
        faults: list[Fault] = []
        seen = Seen(lambda row: (self.communes.place(row.commune), same(row.code)))
        for row in rows:
            key = self._commune(sheet, row, faults)
            if key is None:
                continue
            self.projects.setdefault(key, {}).setdefault(same(row.code), set())
            yield from seen.twice(
                row, lambda code, n, r: self._fault(sheet, code, n, "code", other=r)
            )
            policy = policies[row.policy]
            provinces = {place.province for place in policy.territory} | {policy.province}
            if key[0] not in provinces:
                yield self._fault(
                    sheet, Code.OTHER_PROVINCE, row.row, "policy", province=policy.province_name
                )
            if row.starts and row.ends and row.ends < row.starts:
                yield self._fault(sheet, Code.ENDS_FIRST, row.row, "ends")
            if row.agency and same(row.agency) not in self._agencies_of(key):
                yield self._fault(sheet, Code.UNKNOWN_AGENCY, row.row, "agency", name=row.agency)
        yield from faults

    def _agencies_of(self, key: Place) -> set[str]:
        if key not in self.agencies:
            known = self.communes.known.get(key)
            names = set(map(same, known.agencies)) if known else set()
            rows = (row for row in self.batch.agencies if self.communes.of(row) == key)
            self.agencies[key] = names | {same(row.agency) for row in rows}
        return self.agencies[key]

    def _groups(self, rows: Iterable[GroupRow]) -> Iterator[Fault]:
        sheet = Sheet.GROUPS
        faults: list[Fault] = []
        seen = Seen(
            lambda row: (self.communes.place(row.commune), same(row.project), same(row.name))
        )
        for row in rows:
            key = self._commune(sheet, row, faults)
            if key is None:
                continue
            yield from self._project(sheet, row, key)
            yield from seen.twice(
                row, lambda code, n, r: self._fault(sheet, code, n, "name", other=r)
            )
            self.projects.setdefault(key, {}).setdefault(same(row.project), set()).add(row.name)
        yield from faults

    def _project(self, sheet: Sheet, row: Any, key: Place) -> Iterator[Fault]:
        code = same(row.project)
        if key not in self.stored:
            self.stored[key] = {same(name): name for name in self.communes.projects(key)}
        stored = self.stored[key]
        if code in stored or code in self.here or code in self.declared:
            return
        known = self.here | stored
        near = nearest(code, list(known), _HINT)
        hint = f" Có phải “{known[near]}”?" if near else ""
        args = {"name": row.project, "near": hint}
        yield self._fault(sheet, Code.UNKNOWN_PROJECT, row.row, "project", **args)

    def _names(self, key: Place, project: str) -> set[str]:
        """The groups of a project, of the file and of the registers."""
        names = set(self.projects.get(key, {}).get(project, ()))
        for code, stored in self.communes.projects(key).items():
            names |= stored if same(code) == project else frozenset()
        return names

    def _participants(self, rows: Iterable[ParticipantRow]) -> Iterator[Fault]:
        sheet = Sheet.PARTICIPANTS
        faults: list[Fault] = []
        people = People(lambda code, n, key, **args: self._fault(sheet, code, n, key, **args))
        groups = GroupNames(self._names)
        for row in rows:
            key = self._commune(sheet, row, faults)
            if key is None:
                continue
            yield from self._project(sheet, row, key)
            yield from people.look(key, row)
            if row.group and (near := groups.near(key, row)):
                yield self._fault(
                    sheet, Code.UNKNOWN_GROUP, row.row, "group", name=row.group, near=near
                )
        yield from faults


def _overlap(one: AuthorityRow, other: AuthorityRow) -> bool:
    if one.last is None and other.last is None:
        return one.first == other.first
    ends_before = one.last is not None and one.last < other.first
    begins_after = other.last is not None and other.last < one.first
    return not (ends_before or begins_after) and not (
        (other.last is None and other.first < one.first)
        or (one.last is None and one.first < other.first)
    )
