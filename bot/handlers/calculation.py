"""/tinh: how much of the support goes back to the revolving fund, until when, to whom.

Asks only what the document of the province needs and hands the case to the rules. Keeps and
sends nothing, so there is nothing to confirm.
"""

from datetime import date
from typing import Final

from bot.handlers import calculation_answers as answers
from bot.handlers.base import Answered, Facts
from bot.handlers.calculation_case import Case, Damage
from bot.handlers.common import ask_policy, elsewhere, has_minimum
from bot.rules import evaluate
from bot.rules.policy import Policy
from bot.talk import Ask, Days

PROJECT_TYPES: Final = (
    "crop",
    "livestock_poultry",
    "large_livestock",
    "forestry",
    "aquaculture",
    "other",
    "mixed",
)
CAUSES: Final = ("natural_disaster", "epidemic", "fire", "force_majeure", "subjective")
LONGEST_PROJECT_YEARS: Final = 20
MOST_CYCLE_MONTHS: Final = 600


async def calculation(ask: Ask, facts: Facts) -> Answered:
    """Ask about the support, the project and its damage, then say what the text computes."""
    policy = await ask_policy(ask, facts)
    if policy is None:
        return elsewhere(facts)
    kind, cycle = await ask_kind(ask, policy)
    case = Case(
        kind=kind,
        cycle=cycle,
        support=await ask.money("support_vnd"),
        approved=await ask.rate("approved_rate") if has_minimum(policy) else None,
        has_income=await ask.yes_no("has_income") if policy.income else None,
        end=await ask_end(ask, policy, facts.today),
        damage=await ask_damage(ask, policy),
    )
    result = evaluate(policy, "recovery", case.facts(), facts.today)
    return answers.answered(policy, case, result, facts.today)


async def ask_kind(ask: Ask, policy: Policy) -> tuple[str | None, int | None]:
    """The kind of project, and for crops the months from sowing to harvest, where rates differ."""
    if policy.rates is None or policy.rates.anything is not None:
        return None, None
    kind = await ask.choice("project_type", PROJECT_TYPES, skip=True)
    if kind != "crop":
        return kind, None
    return kind, await ask.whole("cycle_months", least=1, most=MOST_CYCLE_MONTHS)


async def ask_end(ask: Ask, policy: Policy, today: date) -> Days | None:
    """The day on which the project ends, past or to come; none ended before the document."""
    latest = date(today.year + LONGEST_PROJECT_YEARS, 12, 31)
    return await ask.day("project_end", earliest=policy.starts, latest=latest)


async def ask_damage(ask: Ask, policy: Policy) -> Damage | None:
    """The damage; its share only where the document's figures turn on it."""
    if not await ask.yes_no("damaged", ahead="yes"):
        return None
    cause = await ask.choice("damage_cause", CAUSES, skip=True)
    rules = policy.damage
    if cause is None or rules is None:
        return Damage(cause, None, counts=False)
    if cause not in rules.causes or not rules.bands:
        return Damage(cause, None, counts=True)
    share = await ask.share("damage_percent")
    return Damage(cause, share, counts=share is not None)
