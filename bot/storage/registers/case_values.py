"""Damage cases as values: what was reported, every step, what came with it. Reads nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final

from bot.rules.case_losses import Basis, Loss
from bot.rules.case_terms import Awaits, CasePath
from bot.rules.cases import CaseStanding, Step, living, standing

PHOTO: Final = "photo"
"""What evidence is that is no paper of the document."""
VOICE: Final = "voice"
"""What a spoken message is, which people listen to."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who reports and is not linked to a household; all of it is sealed."""

    name: str
    hamlet: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it happened: as it was told, or as the telephone says."""

    words: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. ``cause`` and ``kind`` as they were told (``unknown`` is one)."""

    id: int
    cause: str
    kind: str | None
    on: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """What an event took of one thing, in the unit that was said."""

    id: int
    event: int
    what: str
    basis: Basis
    unit: str
    lost: Fraction | None
    total: Fraction | None

    @property
    def loss(self) -> Loss:
        """The item as the rules count it."""
        return Loss(self.event, self.what, self.basis, self.unit, self.lost, self.total)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a step rests on: the document's id in the pack, its number, its kept scan."""

    document: str
    number: str | None = None
    file: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step as it is kept; ``words`` where they are still kept."""

    step: Step
    chat: int | None
    paper: Paper | None
    decision: int | None
    words: str | None

    @property
    def id(self) -> int:
        """The step's id."""
        return self.step.id


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of itself; both may be wrong or missing."""

    taken_at: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file of a case; ``document`` is ``photo`` or the id of a paper in the pack."""

    id: int
    case: int
    step: int
    file: int
    sha256: str
    kind: str
    size: int
    document: str
    sent_at: datetime
    person: int | None
    role: str
    chat: int | None
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Case:
    """A case with all that was told and done; events and items are those that hold."""

    id: int
    code: str
    policy: str
    commune: int
    household: int | None
    participation: int | None
    group: int | None
    opened_at: datetime
    opened_by: int | None
    role: str
    chat: int | None
    danger: bool
    state: str
    awaits: Awaits
    since: datetime
    assignee: int | None
    acknowledged_at: datetime | None
    closed_at: datetime | None
    reporter: Reporter | None
    place: Spot | None
    events: tuple[Event, ...]
    items: tuple[Item, ...]
    steps: tuple[TakenStep, ...]
    evidence: tuple[Evidence, ...]

    @property
    def verified(self) -> bool:
        """Whether it is known whose case it is."""
        return self.household is not None

    @property
    def photos(self) -> int:
        """How many photos of the loss it has; scans of papers and recordings are none."""
        return sum(item.document == PHOTO for item in self.evidence)

    @property
    def papers(self) -> frozenset[str]:
        """The papers that are there: as a file, or by their number on a living step."""
        numbered = {item.paper.document for item in self.alive if item.paper is not None}
        return frozenset(numbered | {item.document for item in self.evidence} - {PHOTO, VOICE})

    @property
    def alive(self) -> tuple[TakenStep, ...]:
        """The steps that count."""
        return alive(self.steps)

    @property
    def bare_steps(self) -> tuple[Step, ...]:
        """All steps as the rules read them."""
        return tuple(item.step for item in self.steps)

    def standing(self, path: CasePath) -> CaseStanding:
        """Where it stands by its document's way."""
        return standing(path, self.bare_steps)


def alive(steps: Iterable[TakenStep]) -> tuple[TakenStep, ...]:
    """The steps that count."""
    every = tuple(steps)
    ids = {step.id for step in living(item.step for item in every)}
    return tuple(item for item in every if item.id in ids)
