"""What a document rules, section by section, as values: checked and ready to be used.

Values only. ``bot.rules.pack`` makes them out of a file; the asks read them. Every rule carries
its citation, its words for a reader and the open points that come with it.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from bot.records import record
from bot.rules.results import Citation, Reason

APPROVED, MINIMUM = "approved", "minimum"


class Nature(StrEnum):
    """How a figure binds; OPEN where the words allow two readings."""

    MINIMUM = "minimum"
    EXACT = "exact"
    OPEN = "open"


class Effect(StrEnum):
    """What a share of damage does to the part that is paid back."""

    FULL = "full"
    REDUCED = "reduced"
    NONE = "none"


class Test(StrEnum):
    """How a condition looks at its fact."""

    IS_TRUE = "is_true"
    AT_LEAST = "at_least"
    WITHIN_MONTHS = "within_months"
    AT_MOST_FACT = "at_most_fact"
    INCLUDES = "includes"


class Unmet(StrEnum):
    """What an unmet condition means: the text says no, or leaves it to an officer."""

    NO = "no"
    OFFICER = "officer"


@record(eq=False)
class Rule:
    """One rule with its three possible reasons, made once, and its open points."""

    met: Reason
    unmet: Reason
    unknown: Reason
    points: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The rule's id, which is that of its reasons."""
        return self.met.id

    @property
    def text(self) -> str:
        """The rule in plain words."""
        return self.met.text

    @property
    def citation(self) -> Citation:
        """Where the rule is written."""
        return self.met.citation


@record(eq=False)
class Span:
    """Numbers between two borders; None is no border. Each border is in or out."""

    lower: int | Fraction | None
    upper: int | Fraction | None
    lower_in: bool = True
    upper_in: bool = True

    def holds(self, value: int | Fraction) -> bool:
        """Return whether a number lies inside."""
        above = self.lower is None or value > self.lower or (self.lower_in and value == self.lower)
        below = self.upper is None or value < self.upper or (self.upper_in and value == self.upper)
        return above and below

    def touches(self, low: int | Fraction, high: int | Fraction) -> bool:
        """Return whether any number from ``low`` to ``high`` is inside or on a border."""
        return (self.lower is None or high >= self.lower) and (
            self.upper is None or low <= self.upper
        )


@record(eq=False)
class Condition:
    """One condition on one fact."""

    fact: str
    test: Test
    rule: Rule
    value: int = 0
    other: str = ""
    members: frozenset[str] = frozenset()
    unmet: Unmet = Unmet.NO
    unmet_points: tuple[str, ...] = ()
    last_day_points: tuple[str, ...] = ()
    test_day_points: tuple[str, ...] = ()
    assumed: bool | None = None


@record(eq=False)
class Category:
    """A kind of household that the document supports."""

    id: str
    rule: Rule
    conditions: tuple[Condition, ...]


@record(eq=False)
class Eligibility:
    """Who is supported: categories, what all of them need, and who is in none."""

    categories: Mapping[str, Category]
    conditions: tuple[Condition, ...]
    none: Rule


@record(eq=False)
class Support:
    """The support for one household in one project, in đồng."""

    value: int
    rule: Rule
    below_points: tuple[str, ...]


@record(eq=False)
class Track:
    """The rate before any damage, by one reading: whose it is, and the minimum beside it."""

    basis: str
    rate: Fraction
    minimum: Fraction


@record(eq=False)
class Rate:
    """The part that is paid back, for some kinds of project and some production cycles."""

    value: Fraction
    nature: Nature
    project_types: frozenset[str]
    cycle: Span | None
    rule: Rule
    track: Track


@record(eq=False)
class Rates:
    """All rates of a document, and the points where none of them fits."""

    rows: tuple[Rate, ...]
    by_type: Mapping[str, tuple[Rate, ...]]
    anything: Rate | None
    approved: Rule
    border_points: tuple[str, ...]
    mixed_points: tuple[str, ...]
    above_points: tuple[str, ...]
    part_paid_points: tuple[str, ...]
    rounding: str


@record(eq=False)
class Payment:
    """One step of the money: who pays whom, into which kind of account (any where empty)."""

    payer: str
    payee: str
    accounts: frozenset[str]
    rule: Rule


@record(eq=False)
class Deadline:
    """How many months after the project's end the money is due."""

    months: int
    inclusive: bool
    rule: Rule
    anchor: Rule
    late_points: tuple[str, ...]
    counting: str
    no_calendar: str
    unsure_day: str


@record(eq=False)
class Band:
    """What one range of damage, in percent, does."""

    span: Span
    effect: Effect
    rule: Rule


@record(eq=False)
class Damage:
    """What an objective cause opens; without bands an authority decides without a percentage."""

    causes: frozenset[str]
    rule: Rule
    subjective: Rule
    bands: tuple[Band, ...]
    decided_by: str
    several: str
    output: str
    outside: str
    readings: tuple[str, ...]

    def band(self, percent: int | Fraction) -> Band:
        """Return the band that holds a percentage from 0 to 100 (there is exactly one)."""
        for band in self.bands:
            if band.span.holds(percent):
                return band
        raise ValueError(f"no band holds {percent} %")


@record(eq=False)
class Extension:
    """How long a payment may be put off; no maximum where the document writes none."""

    maximum_months: int | None
    decided_by: str
    rule: Rule


@record(eq=False)
class Record:
    """Who takes part in the on-site record, and what it must say."""

    required: tuple[str, ...]
    unless_approved_by: Mapping[str, str]
    optional: tuple[str, ...]
    rule: Rule
    conditional_rule: Rule
    optional_rule: Rule
    fields: tuple[Rule, ...]


@record(eq=False)
class Report:
    """A report that somebody owes to somebody on some occasions."""

    sender: str
    receivers: tuple[str, ...]
    occasions: tuple[str, ...]
    rule: Rule


@record(eq=False)
class Document:
    """A paper that a step needs."""

    step: str
    rule: Rule


@record(eq=False)
class Provision:
    """A rule that is told, not computed: who does what."""

    kind: str
    actor: str | None
    rule: Rule


@record(eq=False)
class Entry:
    """One passage that a question can find, and the roles whose holders it speaks of.

    ``damage`` is a percentage inside the band of damage that it speaks of, where it does.
    """

    title: str
    keywords: tuple[str, ...]
    rule: Rule
    questions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    damage: int | None = None
