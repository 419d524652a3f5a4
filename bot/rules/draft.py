"""An answer in the making.

Duty: collect reasons, open points and values in the order in which they were looked at.
Must not: decide anything.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.rules.calendar import Calendar
from bot.rules.policy import Authority, Policy
from bot.rules.results import Outcome, Reason, Result
from bot.rules.terms import Rule


class Draft:
    """One case, and what has been found of its answer."""

    __slots__ = ("calendar", "facts", "missing", "on", "points", "policy", "reasons", "values")

    def __init__(
        self, policy: Policy, facts: Mapping[str, Any], on: date, calendar: Calendar | None
    ) -> None:
        """Start an answer; ``calendar`` None is the one that ships."""
        self.policy = policy
        self.facts = facts
        self.on = on
        self.calendar = calendar
        self.reasons: list[Reason] = []
        self.points: list[str] = []
        self.missing: list[str] = []
        self.values: dict[str, Any] = {}

    def use(self, rule: Rule, met: bool | None = True) -> None:
        """Note a rule that was looked at, and what it leaves open."""
        self.reasons.append(rule.unknown if met is None else rule.met if met else rule.unmet)
        if rule.points:
            self.points += rule.points

    def decided_by(self, role: str) -> None:
        """Note who decides, and what is open about that."""
        authority = self.policy.authorities[role]
        self.use(authority.rule, None)
        self.note_holder(authority)

    def note_holder(self, authority: Authority) -> None:
        """Note what is open about who holds a role on the day of the case."""
        self.points += authority.holder(self.on).points

    def result(self, outcome: Outcome, ask: str) -> Result:
        """Return the answer, with the points that go with every answer to the ask."""
        policy, on = self.policy, self.on
        points = dict.fromkeys(self.points)
        for standing in policy.standing[ask]:
            if standing.first <= on:
                points[standing.point] = None
        period = policy.period
        if period is not None and on > period.last:
            points[period.point] = None
        known = policy.open_points
        reasons = tuple(self.reasons)
        return Result(
            outcome,
            self.values,
            reasons,
            tuple(self.missing),
            tuple([known[name] for name in points]),
            tuple({id(reason.citation): reason.citation for reason in reasons}.values()),
        )
