"""What a document says of public money and public tasks, as values: shares, classes, lines.

Values only. ``bot.rules.funding_sections`` makes them out of a file.
"""

from collections.abc import Mapping
from fractions import Fraction

from bot.records import record
from bot.rules.terms import Rule


@record(eq=False)
class StateShare:
    """The state's part of a cost, 0 to 100; the rest is local."""

    percent: Fraction
    rule: Rule


@record(eq=False)
class Works:
    """One kind of works of a commune, with its share by the kind of commune."""

    number: int
    id: str
    shares: Mapping[str, StateShare]


@record(eq=False)
class SupportShares:
    """How costs are shared: communes by works, districts by their kind."""

    works: Mapping[str, Works]
    districts: Mapping[str, StateShare]
    rounding: str

    def find(self, wanted: int | str) -> Works | None:
        """Return the works of a number ("6" and 6 are one) or an id."""
        known = self.works.get(str(wanted))
        if known is not None:
            return known
        return next((one for one in self.works.values() if str(one.number) == str(wanted)), None)


@record(eq=False)
class Trait:
    """One thing that may be true of a unit; None borders are open."""

    fact: str
    wanted: bool | str | None = None
    least: int | None = None
    most: int | None = None
    assumed: bool = False

    def holds(self, facts: Mapping[str, object]) -> bool | None:
        """Return whether the facts have it; where nothing was told, None or what is assumed."""
        value = facts.get(self.fact)
        if value is None:
            return True if self.assumed else None
        if isinstance(value, int) and not isinstance(value, bool):
            above = self.least is None or value >= self.least
            return above and (self.most is None or value <= self.most)
        return value == self.wanted


@record(eq=False)
class UnitClass:
    """A class of units and its coefficient; any of its traits puts a unit into it."""

    id: str
    coefficient: Fraction
    traits: tuple[Trait, ...]
    unless: tuple[Trait, ...]
    doubts: tuple[Trait, ...]
    doubt_points: tuple[str, ...]
    sources: frozenset[str]
    rule: Rule


@record(eq=False)
class Exclusion:
    """Units to which a table does not apply for one source of money, by its own words."""

    trait: Trait
    source: str
    rule: Rule
    otherwise: tuple[str, ...]


@record(eq=False)
class ClassTable:
    """The classes of one kind of unit for the capital of some years."""

    unit: str
    first_year: int
    last_year: int
    rule: Rule
    classes: tuple[UnitClass, ...]
    exclusion: Exclusion | None
    needs: tuple[str, ...]
    nearest: tuple[str, ...]
    gap_points: tuple[str, ...]
    overlap_points: tuple[str, ...]


@record(eq=False)
class Allocation:
    """Who divides a budget by coefficients; the formula is ours where none is written."""

    rule: Rule
    decided_by: str


@record(eq=False)
class Cofunding:
    """The least that a province adds: so many times the central money."""

    times: Fraction
    rule: Rule
    rounding: str


@record(eq=False)
class Target:
    """A figure to be reached, in the document's own words, and the rule that states it."""

    figure: str
    rule: Rule


@record(eq=False)
class BudgetLine:
    """One amount of a plan, in its unit; a stated sum names the lines that it adds up."""

    id: str
    group: str
    nature: str
    amount: Fraction
    adds: tuple[str, ...]
    mismatch: str
    rule: Rule


@record(eq=False)
class Budget:
    """The lines of a plan of money, each amount in ``unit_vnd`` đồng."""

    unit_vnd: int
    lines: Mapping[str, BudgetLine]

    def computed(self, name: str) -> Fraction:
        """Return what the lines under a sum add up to; a line without parts is its own amount."""
        line = self.lines[name]
        if not line.adds:
            return line.amount
        return sum((self.computed(part) for part in line.adds), Fraction(0))


@record(eq=False)
class Task:
    """Something that agencies do: who leads, who takes part, about what."""

    agencies: tuple[str, ...]
    partners: tuple[str, ...]
    topic: str
    rule: Rule
