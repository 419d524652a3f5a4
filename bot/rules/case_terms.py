"""What a document says about the way of a damage case: its states, its steps, who takes them.

Values only. ``bot.rules.case_sections`` reads them out of a pack, ``bot.rules.cases`` answers.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.records import record
from bot.rules.terms import Rule


class By(StrEnum):
    """Who takes a step. An officer also writes down what others did on paper."""

    HOUSEHOLD = "household"
    GROUP_LEADER = "group_leader"
    OFFICER = "officer"
    AUTHORITY = "authority"


class Awaits(StrEnum):
    """Whose turn it is; NOBODY where the case is closed."""

    HOUSEHOLD = "household"
    GROUP_LEADER = "group_leader"
    OFFICER = "officer"
    COMMUNE = "commune"
    AUTHORITY = "authority"
    NOBODY = "nobody"


class Told(StrEnum):
    """Who hears that a step was taken."""

    HOUSEHOLD = "household"
    GROUP_LEADER = "group_leader"
    OFFICER = "officer"
    COMMUNE = "commune"


class Work(StrEnum):
    """What is done to a case besides the document's own steps; it moves the case nowhere."""

    ADDED = "added"
    LEADER_ANSWERED = "leader_answered"
    ACKNOWLEDGED = "acknowledged"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    ASKED = "asked"
    REPLIED = "replied"
    NOTED = "noted"
    JOINED = "joined"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"
    DECIDED_AGAIN = "decided_again"
    UNDONE = "undone"


class Answer(StrEnum):
    """What a leader says to a report; fact ``answer`` of the step ``leader_answered``."""

    CONFIRMED = "confirmed"
    ADDED = "added"
    DISAGREED = "disagreed"


FACTS: Final[Mapping[str, frozenset[str]]] = {
    "cause": frozenset({"objective", "subjective"}),
    "ruling": frozenset({"extension", "reduction", "waiver", "refusal"}),
    "percent": frozenset(),
}
"""What a step may need to know, and the values that it may have; a percentage has any."""


@record(eq=False)
class CaseState:
    """Where a case is. ``code`` is its short name among officers ("S4b"); ``authority`` the role
    whose holder is named where the case waits for a body."""

    id: str
    code: str
    awaits: Awaits
    authority: str | None
    closed: bool
    rule: Rule


@record(eq=False)
class CaseStep:
    """A step of the document. ``to`` is by the value of ``fact``, or under "" where none decides.

    ``parallel``: it moves the case nowhere. ``documents`` are ids of papers that must be there,
    ``facts`` what must be known, ``participants``: the record's required signatures.
    """

    id: str
    sources: frozenset[str]
    to: Mapping[str, str]
    fact: str | None
    parallel: bool
    by: frozenset[By]
    documents: tuple[str, ...]
    facts: tuple[str, ...]
    participants: bool
    tells: frozenset[Told]
    rule: Rule

    def target(self, facts: Mapping[str, str]) -> str | None:
        """Return the state that it leads to, None where a fact is missing or it leads nowhere."""
        return self.to.get(facts.get(self.fact, "") if self.fact else "")


@record(eq=False)
class CasePath:
    """The way of a case in one document; ``voluntary`` where the text writes no way to report."""

    first: str
    voluntary: bool
    rule: Rule
    objection: Rule
    responsibility: Rule
    states: Mapping[str, CaseState]
    steps: Mapping[str, CaseStep]
