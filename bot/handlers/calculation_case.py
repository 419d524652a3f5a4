"""What a person answered about a payment, as the facts of the rules. Asks and says nothing."""

from collections.abc import Mapping
from fractions import Fraction

from bot.records import record
from bot.talk import Days, Share


@record
class Damage:
    """What the person answered about the damage; None where not known or not needed.

    ``counts`` says whether the rules can weigh it; else the answer is that without damage, with a
    note of what an officer must look at.
    """

    cause: str | None
    share: Share | None
    counts: bool

    def facts(self) -> Mapping[str, object]:
        """The event as the rules take it."""
        share = self.share
        if share is None:
            return {"cause": self.cause}
        if share.lost is None:
            return {"cause": self.cause, "percent": share.percent}
        return {"cause": self.cause, "lost": share.lost, "total": share.total}


@record
class Case:
    """What the person answered; None where not known or not asked."""

    kind: str | None
    cycle: int | None
    support: int | None
    approved: Fraction | None
    has_income: bool | None
    end: Days | None
    damage: Damage | None

    def facts(self) -> Mapping[str, object]:
        """The facts for the rules: only what is known."""
        known = {
            "project_type": self.kind,
            "cycle_months": self.cycle,
            "support_vnd": self.support,
            "approved_rate": self.approved,
            "has_income": self.has_income,
            "project_end": self.end.exact if self.end else None,
            "damage": self.damage.facts() if self.damage and self.damage.counts else None,
        }
        return {name: value for name, value in known.items() if value is not None}
