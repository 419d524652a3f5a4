"""What a sheet's rows say, typed; each remembers the row that it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bot.importing.faults import Fault


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A commune with the agency that was given the capital, and its account."""

    row: int
    province: str
    commune: str
    agency: str
    former: str | None = None
    phone: str | None = None
    account_kind: str | None = None
    bank: str | None = None
    bin: str | None = None
    account: str | None = None
    account_holder: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """Which body holds a role from one day to another."""

    row: int
    role: str
    holder: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project as its approval decision states it."""

    row: int
    code: str
    name: str
    policy: str
    type: str
    commune: str | None = None
    cycle_months: int | None = None
    programme: str | None = None
    agency: str | None = None
    decision_number: str | None = None
    decision_on: date | None = None
    approved_by: str | None = None
    rate: Fraction | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of a project and who leads it."""

    row: int
    project: str
    name: str
    commune: str | None = None
    leader: str | None = None
    leader_phone: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A household's part in a project; phones are in the form +84…."""

    row: int
    project: str
    name: str
    village: str
    state_vnd: int
    commune: str | None = None
    group: str | None = None
    household: str | None = None
    category: str | None = None
    phone: str | None = None
    own_vnd: int | None = None
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """All rows of one file, by sheet, in its order."""

    agencies: tuple[AgencyRow, ...] = ()
    authorities: tuple[AuthorityRow, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    participants: tuple[ParticipantRow, ...] = ()

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(
            map(
                len,
                (self.agencies, self.authorities, self.projects, self.groups, self.participants),
            )
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file; with any fault nothing of it may be applied.

    ``unlisted`` counts faults beyond those that are listed.
    """

    batch: Batch
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    unlisted: int = 0
    titles: tuple[tuple[str, str], ...] = ()
    """Sheet → the title that it had in the file."""
    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Sheet → column key → where the column stands, from 1."""
    codes: frozenset[str] = frozenset()
    """Project codes of all rows, of faulty ones too: a fault is told once."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
