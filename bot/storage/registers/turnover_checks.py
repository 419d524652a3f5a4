"""What a turnover is measured by: the recovered money, the text's maximum, the rules' answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from bot.rules import evaluate
from bot.rules.policy import Policy
from bot.rules.results import Result
from bot.storage.registers import overview, projects
from bot.storage.registers.base import View
from bot.storage.registers.turnover_rows import PaperKind, State, Turnover
from bot.storage.turnover_tables import turnover_homes, turnovers

_MOVED: Final = (State.TRANSFERRED.value, State.REPORTED.value)


@dataclass(frozen=True, slots=True)
class Pot:
    """A project's recovered money: what counts as paid, what arrived, what went on already."""

    counted: int
    confirmed: int
    passed_on: int

    @property
    def left(self) -> int:
        """What may still be talked about."""
        return max(0, self.counted - self.passed_on)

    @property
    def arrived(self) -> int:
        """What lies in the account and may go on."""
        return max(0, self.confirmed - self.passed_on)


def pot(view: View, project: int) -> Pot:
    """A project's recovered money."""
    sums = overview.sums(overview.of_projects(view, [project]))
    joined = turnover_homes.join(turnovers, turnovers.c.id == turnover_homes.c.turnover)
    statement = (
        select(turnover_homes.c.recovered_vnd)
        .select_from(joined)
        .where(turnovers.c.project == project, turnover_homes.c.chosen.is_(True))
        .where(turnovers.c.state.in_(_MOVED))
    )
    passed = sum(view.connection.execute(statement).scalars())
    return Pot(sums.counted, sums.confirmed, passed)


def maximum(policy: Policy) -> int | None:
    """The most that the province's text lets one household have; None where it says none."""
    return policy.support.value if policy.support is not None else None


def judged(
    view: View, policies: Mapping[str, Policy], round_: Turnover, on: date
) -> tuple[Result, ...]:
    """What the rules say of a transfer to each chosen household, by the papers that are there."""
    papers = round_.papers or {}
    shares = round_.minutes.shares if round_.minutes else ()
    return tuple(
        judge(
            policies[projects.get(view, round_.facts.project).facts.policy],
            on,
            share.total_vnd,
            round_.facts.maximum_vnd,
            {kind: bool(papers.get(kind)) for kind in PaperKind},
        )
        for share in shares
    )


def judge(
    policy: Policy,
    on: date,
    total_vnd: int,
    maximum_vnd: int | None,
    papers: Mapping[PaperKind, bool],
) -> Result:
    """What the rules say of passing this much on to one household."""
    asked: dict[str, object] = {kind.value: there for kind, there in papers.items()}
    asked["total_vnd"] = total_vnd
    if maximum_vnd is not None:
        asked["maximum_vnd"] = maximum_vnd
    return evaluate(policy, "turnover", asked, on)
