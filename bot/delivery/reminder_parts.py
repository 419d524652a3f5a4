"""What a reminder is made of: a person's parts, a leader's groups, an officer's list. Values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.rules.balances import Path
from bot.rules.policy import Policy
from bot.rules.reminder_truth import Truth
from bot.talk import Percent, Say


@dataclass(frozen=True, slots=True)
class Home:
    """One household's part that its people are reminded of."""

    household: str
    truth: Truth
    policy: Policy
    path: Path
    support_vnd: int | None = None
    rate: Percent | None = None
    leader: str | None = None
    agency: str | None = None
    collection: tuple[date, str] | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A date that a person declared; ``amount_vnd`` as they calculated it, 0 where they did not."""

    truth: Truth
    policy: Policy
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class Group:
    """A leader's group: how many of its households are paid, and what the others still pay back.

    ``propose`` is the day before which to collect, where the leader was not told yet.
    """

    name: str
    policy: Policy
    paid: int
    total: int
    left: tuple[tuple[str, Truth], ...]
    propose: date | None = None
    collection: tuple[date, str] | None = None


@dataclass(frozen=True, slots=True)
class Deposit:
    """Money that a leader received and did not hand on."""

    group: str
    policy: Policy
    amount_vnd: int
    days: int


@dataclass(frozen=True, slots=True)
class PassOn:
    """Households of a group that no message reaches: their leader is asked to say the day."""

    group: str
    policy: Policy
    office: date
    over: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """Obligations that an officer is told of, by their codes."""

    codes: tuple[str, ...]
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class Morning:
    """How much waits for an officer."""

    payments: int
    undeposited: int
    decisions: int
    accounts: int
    unreached: int = 0

    @property
    def in_tasks(self) -> int:
        """How much of it is found under /viec."""
        return self.payments + self.undeposited + self.decisions + self.accounts

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self.in_tasks or self.unreached)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that one message says. ``named``: a household is named on its first line."""

    place: str
    homes: Sequence[Home] = ()
    own: Sequence[Own] = ()
    groups: Sequence[Group] = ()
    deposits: Sequence[Deposit] = ()
    pass_on: Sequence[PassOn] = ()
    overdue: Overdue | None = None
    morning: Morning | None = None
    named: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        for_leaders = (self.groups, self.deposits, self.pass_on)
        return any((self.homes, self.own, *for_leaders, self.overdue, self.morning))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Messages in their order, and the buttons: conversation → the id of its label."""

    lines: tuple[Say, ...]
    buttons: Mapping[str, str] = field(default_factory=dict)
