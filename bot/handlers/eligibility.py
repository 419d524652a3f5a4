"""/dieukien: is our household among those who may be supported?

Asks only what the document of the province needs and hands the household to the rules. Decides
nothing: where the text leaves it open, an officer does.
"""

from datetime import date
from itertools import product

from bot.handlers import eligibility_answers as answers
from bot.handlers.base import Answered, Facts
from bot.handlers.common import ask_policy, elsewhere, years
from bot.handlers.eligibility_answers import Household
from bot.records import record
from bot.rules import evaluate
from bot.rules.policy import Policy
from bot.rules.results import Result
from bot.talk import Ask, Say

EARLIEST_RECOGNITION = date(2000, 1, 1)
MOST_MEMBERS = 30


async def eligibility(ask: Ask, facts: Facts) -> Answered:
    """Ask what the policy needs, then say what its text says of this household."""
    policy = await ask_policy(ask, facts)
    if policy is None:
        return elsewhere(facts)
    if policy.eligibility is None:
        return answers.written_elsewhere(policy)
    project = await ask_project(ask, policy, facts.today)
    household = await ask_household(ask, policy, facts.today)
    results = assess(policy, household, project, facts.today)
    if project.approved and differ(results):
        project = await ask_proposal(ask, project)
        results = assess(policy, household, project, facts.today)
    if differ(results):
        return answers.depends_on_the_day(policy, household, results)
    return answers.answered(policy, household, project.doubt, results[0])


@record
class Project:
    """When the project was proposed (any of these days), and why the text may not hold for it."""

    proposed: tuple[date, ...] = ()
    doubt: Say | None = None

    @property
    def approved(self) -> bool:
        """Whether it belongs to the document's period."""
        return bool(self.proposed)


async def ask_project(ask: Ask, policy: Policy, today: date) -> Project:
    """Whether the document holds for the project: its period first, then its territory."""
    period = policy.period
    proposed: tuple[date, ...] = ()
    if period and not period.holds(today):
        options = ("approved_in_period", "new")
        when = await ask.choice("project_when", options, skip=True, **years(policy))
        if when != "approved_in_period":
            return Project(doubt=answers.period_doubt(policy, when))
        proposed = (period.first, period.last)
    former = {place.id: place for place in policy.territory_on(today).former}
    if former:
        before = await ask.choice("former_province", former, skip=True)
        if before is None or not former[before].covered:
            return Project(proposed, answers.territory_doubt(policy, before))
    return Project(proposed)


async def ask_proposal(ask: Ask, project: Project) -> Project:
    """The project with the day of its proposal, where the answer turns on it."""
    first, last = project.proposed
    day = await ask.day("project_proposed_on", earliest=first, latest=last)
    return Project((day.first, day.last) if day else project.proposed, project.doubt)


async def ask_household(ask: Ask, policy: Policy, today: date) -> Household:
    """The household's status by its papers, and what its category turns on."""
    options = (*policy.categories, "none")
    status = await ask.choice("household_status", options, skip=True)
    if status is None or status == "none":
        return Household(status)
    if policy.needs("able_members", status):
        return Household(status, await ask.whole("able_members", least=0, most=MOST_MEMBERS))
    if policy.needs("able_to_work", status):
        return Household(status, able_to_work=await ask.yes_no("able_to_work"))
    if policy.needs("recognised_on", status):
        day = await ask.day("recognised_on", earliest=EARLIEST_RECOGNITION, latest=today)
        return Household(status, recognised_on=day)
    return Household(status)


def assess(policy: Policy, household: Household, project: Project, today: date) -> list[Result]:
    """What the rules say for every end of the days that are not exact."""
    known = household.recognised_on
    recognised = dict.fromkeys((known.first, known.last)) if known else (None,)
    proposed = dict.fromkeys(project.proposed) or (None,)
    return [
        evaluate(policy, "eligibility", household.facts(*days), today)
        for days in product(recognised, proposed)
    ]


def differ(results: list[Result]) -> bool:
    """Whether the days that are not exact make a difference."""
    return len({(result.outcome, str(result.values.get("under_text"))) for result in results}) > 1
