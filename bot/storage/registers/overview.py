"""What households, leaders and officers are shown, read a batch at a time: lines with standings.

Whoever shows them asks ``bot.access`` first, and masks what the reader may not see.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from bot.rules.balances import Entry, Kind, Standing, Sums, added, payments, total
from bot.storage import ledger
from bot.storage.ledger_tables import ledger as ledger_table
from bot.storage.ledger_tables import obligations as obligation_table
from bot.storage.registers import (
    accounts,
    decisions,
    groups,
    households,
    obligations,
    participations,
    places,
    projects,
)
from bot.storage.registers.accounts import Account
from bot.storage.registers.base import View
from bot.storage.registers.decision_rows import Decision
from bot.storage.registers.groups import Group
from bot.storage.registers.households import Household
from bot.storage.registers.obligations import Obligation, StoredAssessment
from bot.storage.registers.participations import Participation
from bot.storage.registers.projects import Project


@dataclass(frozen=True, slots=True)
class Line:
    """One household's part in one project, with all that is known of what it pays back.

    ``obligation`` None: the project was never assessed.
    """

    household: Household
    project: Project
    group: Group | None
    participation: Participation
    obligation: Obligation | None
    assessment: StoredAssessment | None
    standing: Standing | None
    decisions: tuple[Decision, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether the household is no longer in, or its project is no more."""
        return self.participation.withdrawn or self.project.withdrawn


@dataclass(frozen=True, slots=True)
class OpenPayment:
    """A payment that an officer has not confirmed: its furthest step."""

    obligation: Obligation
    entry: Entry


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for officers of some communes.

    ``payments`` for a confirmation, ``undeposited`` with a leader, ``decisions`` and ``accounts``
    for a second officer.
    """

    payments: tuple[OpenPayment, ...]
    undeposited: tuple[OpenPayment, ...]
    decisions: tuple[Decision, ...]
    accounts: tuple[Account, ...]


def of_households(view: View, ids: Iterable[int]) -> tuple[Line, ...]:
    """The lines of these households."""
    return _lines(view, participations.of_households(view, ids))


def of_groups(view: View, ids: Iterable[int]) -> tuple[Line, ...]:
    """The lines of these groups."""
    return _lines(view, participations.of_groups(view, ids))


def of_projects(view: View, ids: Iterable[int]) -> tuple[Line, ...]:
    """The lines of these projects."""
    found = [item for id_ in ids for item in participations.of_project(view, id_)]
    return _lines(view, found)


def of_communes(view: View, ids: Iterable[int]) -> tuple[Line, ...]:
    """The lines of these communes."""
    here = [project.id for id_ in ids for project in projects.of_commune(view, id_)]
    return of_projects(view, here)


def sums(lines: Iterable[Line]) -> Sums:
    """The sums of lines; a group's are exactly those of its members."""
    return total(line.standing for line in lines if line.standing is not None)


def group_sums(view: View, ids: Iterable[int]) -> dict[int, Sums]:
    """The sums of each of these groups."""
    wanted = sorted(set(ids))
    found: dict[int, list[Standing]] = {id_: [] for id_ in wanted}
    parts_ = {item.id: item for item in participations.of_groups(view, wanted)}
    heads = obligations.of_participations(view, parts_)
    standings = ledger.standings(view, [head.id for head in heads])
    for head in heads:
        group = parts_[head.participation].facts.group
        if group is not None:
            found[group].append(standings[head.id])
    return {id_: total(every) for id_, every in found.items()}


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a project or of many, with how many households take part and have paid all."""

    homes: frozenset[int] = frozenset()
    settled: int = 0
    sums: Sums = field(default_factory=Sums)

    @property
    def households(self) -> int:
        """How many households; one in two projects is one."""
        return len(self.homes)


def totals(
    view: View, communes: Iterable[int], group: int | None = None
) -> tuple[tuple[str, Totals], ...]:
    """By project's name, its totals; of one group alone where one is given. Reads no person."""
    found = []
    for id_ in communes:
        for project in projects.of_commune(view, id_):
            parts_ = [
                part
                for part in participations.of_project(view, project.id)
                if not part.withdrawn and group in {None, part.facts.group}
            ]
            if parts_ and not project.withdrawn:
                found.append((project.facts.name, _totals(view, parts_)))
    return tuple(found)


def whole(of: Iterable[Totals]) -> Totals:
    """The totals of all of them."""
    every = list(of)
    return Totals(
        frozenset[int]().union(*(item.homes for item in every)),
        sum(item.settled for item in every),
        added(item.sums for item in every),
    )


def _totals(view: View, parts_: Sequence[Participation]) -> Totals:
    heads = obligations.of_participations(view, [item.id for item in parts_])
    standings = ledger.standings(view, [head.id for head in heads]).values()
    homes = frozenset(item.facts.household for item in parts_)
    settled = sum(item.counts_as_paid for item in standings)
    return Totals(homes, settled, total(standings))


def waiting(view: View, communes: Sequence[int], at: datetime) -> Waiting:
    """What waits in these communes, oldest first."""
    heads = _with_open_payments(view, communes)
    entries = ledger.entries_of(view, heads)
    last = [
        OpenPayment(heads[id_], steps[-1])
        for id_, every in entries.items()
        for steps in payments(every)
        if steps[-1].kind is not Kind.CONFIRMED
    ]
    last.sort(key=lambda item: item.entry.id)
    agencies = [item.id for id_ in communes for item in places.agencies(view, id_)]
    standing = accounts.standing(view, agencies, at).values()
    coming = [item.coming for item in standing if item.coming is not None]
    return Waiting(
        tuple(item for item in last if item.entry.kind is not Kind.RECEIVED),
        tuple(item for item in last if item.entry.kind is Kind.RECEIVED),
        decisions.waiting(view, list(communes)),
        tuple(item for item in coming if item.confirmed_at is None),
    )


def _with_open_payments(view: View, communes: Sequence[int]) -> dict[int, Obligation]:
    """The obligations that have a payment, of which some may not be confirmed."""
    steps = [Kind.DECLARED.value, Kind.RECEIVED.value, Kind.DEPOSITED.value]
    statement = (
        select(obligation_table.c.id)
        .join(ledger_table, ledger_table.c.obligation == obligation_table.c.id)
        .where(obligation_table.c.commune.in_(communes), ledger_table.c.kind.in_(steps))
        .distinct()
    )
    return obligations.many(view, view.connection.execute(statement).scalars())


def _lines(view: View, parts_: Sequence[Participation]) -> tuple[Line, ...]:
    heads = {
        head.participation: head
        for head in obligations.of_participations(view, [item.id for item in parts_])
    }
    ids = [head.id for head in heads.values()]
    people = households.many(view, [item.facts.household for item in parts_])
    known = projects.many(view, [item.facts.project for item in parts_])
    inside = groups.many(view, [item.facts.group for item in parts_ if item.facts.group])
    standings = ledger.standings(view, ids)
    seen = obligations.latest(view, ids)
    decided = decisions.of_obligations(view, ids)
    made = []
    for item in parts_:
        head = heads.get(item.id)
        made.append(
            Line(
                people[item.facts.household],
                known[item.facts.project],
                inside.get(item.facts.group or 0),
                item,
                head,
                None if head is None else seen.get(head.id),
                None if head is None else standings[head.id],
                () if head is None else decided.get(head.id, ()),
            )
        )
    return tuple(made)
