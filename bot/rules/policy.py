"""One policy: which document it is, where and when it holds, who decides, what it rules.

Values only. ``bot.rules.pack`` makes a policy out of a file.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bot.records import record
from bot.rules.case_terms import CasePath
from bot.rules.funding_terms import (
    Allocation,
    Budget,
    ClassTable,
    Cofunding,
    SupportShares,
    Target,
    Task,
)
from bot.rules.results import Citation, OpenPoint
from bot.rules.terms import (
    Condition,
    Damage,
    Deadline,
    Document,
    Effect,
    Eligibility,
    Entry,
    Extension,
    Nature,
    Payment,
    Provision,
    Rates,
    Record,
    Report,
    Rule,
    Support,
    Test,
    Unmet,
)

__all__ = [
    "Authority",
    "Checked",
    "Condition",
    "Effect",
    "Former",
    "Holder",
    "Nature",
    "Period",
    "Policy",
    "Rule",
    "Standing",
    "Status",
    "Territory",
    "Test",
    "Unmet",
]


class Status(StrEnum):
    """How far a document got."""

    ISSUED = "issued"
    DRAFT = "draft"


@record(eq=False)
class Period:
    """The years in a document's title, both days inside, and the point after them."""

    first: date
    last: date
    point: str
    rule: Rule

    def holds(self, day: date) -> bool:
        """Return whether a day lies inside."""
        return self.first <= day <= self.last


@record
class Former:
    """A province before a merger, and whether the document was made for it."""

    id: str
    name: str
    covered: bool


@record(eq=False)
class Territory:
    """Where a document holds, from one day to another, in the provinces of those days."""

    province: str
    name: str
    first: date
    last: date | None
    former: tuple[Former, ...]
    source: str
    points: tuple[str, ...]


@record(eq=False)
class Holder:
    """Who holds a role from one day to another; no name where nobody has confirmed one."""

    first: date
    last: date | None
    name: str | None
    points: tuple[str, ...]


@record(eq=False)
class Authority:
    """A role that the document names, what it does, and who holds it when."""

    role: str
    rule: Rule
    holders: tuple[Holder, ...]

    def holder(self, on: date) -> Holder:
        """Return who holds the role on a day; before the first day, the first one."""
        held = [holder for holder in self.holders if holder.first <= on]
        return held[-1] if held else self.holders[0]


@record(eq=False)
class Standing:
    """An open point that goes with every answer to some asks (to all where none is named)."""

    point: str
    asks: frozenset[str]
    first: date


@record(eq=False)
class Checked:
    """The text that the quotes were compared with: its SHA-256 and the day."""

    sha256: str
    on: date


@record(eq=False)
class Policy:
    """One document: who it is, what it rules, and what it leaves open.

    ``issued`` is the day of its issue, or the first day of the month or year where the text has
    no day; ``issued_as`` says it as the text does ("2022-12-12", "2021-06", "2021").
    """

    id: str
    province: str
    province_name: str
    number: str
    short: str
    title: str
    issued: date
    issued_as: str
    status: Status
    in_force_from: date | None
    in_force: Rule
    period: Period | None
    programmes: tuple[str, ...]
    identity: Rule
    checked: Checked
    version: str
    territory: tuple[Territory, ...]
    authorities: Mapping[str, Authority]
    standing: Mapping[str, tuple[Standing, ...]]
    silent: Mapping[str, Rule]
    eligibility: Eligibility | None
    support: Support | None
    rates: Rates | None
    base: Rule | None
    form: Rule | None
    payments: tuple[Payment, ...]
    deadline: Deadline | None
    income: Condition | None
    salvage: Rule | None
    damage: Damage | None
    extension: Extension | None
    record: Record | None
    case: CasePath | None
    turnover: tuple[Condition, ...]
    supervision: tuple[Condition, ...]
    support_share: SupportShares | None
    coefficients: tuple[ClassTable, ...]
    allocation: Allocation | None
    cofunding: Cofunding | None
    targets: Mapping[str, Target]
    budget: Budget | None
    tasks: Mapping[str, Task]
    documents: tuple[Document, ...]
    reports: tuple[Report, ...]
    provisions: Mapping[str, Provision]
    entries: tuple[Entry, ...]
    open_points: Mapping[str, OpenPoint]
    citations: tuple[Citation, ...]

    @property
    def starts(self) -> date:
        """The first day on which it can hold: that of its entry into force, else of its issue."""
        return self.in_force_from or self.issued

    @property
    def categories(self) -> tuple[str, ...]:
        """The household categories it names, in its order; empty where it names none."""
        return tuple(self.eligibility.categories) if self.eligibility else ()

    def needs(self, fact: str, category: str) -> bool:
        """Return whether a category's eligibility turns on a fact."""
        known = self.eligibility.categories.get(category) if self.eligibility else None
        return known is not None and any(item.fact == fact for item in known.conditions)

    def tasks_of(self, agency: str) -> tuple[Task, ...]:
        """Return what an agency does, alone or with others, in the document's order."""
        return tuple(
            task for task in self.tasks.values() if agency in (*task.agencies, *task.partners)
        )

    def tasks_about(self, topic: str) -> tuple[Task, ...]:
        """Return what is done about a topic, in the document's order."""
        return tuple(task for task in self.tasks.values() if task.topic == topic)

    def territory_on(self, day: date) -> Territory:
        """Return where it holds on a day; before its first day, where it holds first."""
        held = [place for place in self.territory if place.first <= day]
        return held[-1] if held else self.territory[0]

    def holder(self, role: str, on: date) -> str | None:
        """Return who holds a role on a day, None where nobody has confirmed it."""
        authority = self.authorities.get(role)
        return authority.holder(on).name if authority is not None else None
