"""/hotro, /heso, /doiung: who pays which part, which coefficient, how much the province adds.

For officers, and open to everybody: public money by a public document. Names nobody, keeps
nothing. Where the text names several classes or none, every one is shown and an officer answers.
"""

from itertools import product
from typing import Any, Final

from bot.handlers import funding_answers as answers
from bot.handlers.base import Answered, Facts
from bot.rules import evaluate
from bot.rules.policy import Policy
from bot.talk import Ask, Label

DISTRICT: Final = "of_district"
COMMUNES: Final = ("extremely_difficult_or_atk", "other")
DISTRICTS: Final = ("mountain", "plain_or_town")
SOURCES: Final = ("central", "provincial")
MOST_CRITERIA: Final = 19


def policy_of(facts: Facts) -> Policy:
    """The document that shares costs and money between communes."""
    return next(p for p in facts.policies.values() if p.support_share and p.coefficients)


async def support_share(ask: Ask, facts: Facts) -> Answered:
    """Which works, where, what they cost; then who pays which part."""
    policy = policy_of(facts)
    shares = policy.support_share
    works = await ask.choice("works", (*(shares.works if shares else ()), DISTRICT), skip=False)
    if works == DISTRICT:
        fact = "district"
        known = await ask.choice("district_kind", DISTRICTS, skip=True)
        kinds: tuple[str, ...] = DISTRICTS
    else:
        fact, named = "commune", Label("works", works)
        known = await ask.choice("commune_kind", COMMUNES, skip=True, works=named)
        kinds = COMMUNES
    case: dict[str, Any] = {} if works == DISTRICT else {"works": works}
    if (cost := await ask.money("cost_vnd")) is not None:
        case["cost_vnd"] = cost
    results = [
        (kind, evaluate(policy, "support_share", case | {fact: kind}, facts.today))
        for kind in ((known,) if known else kinds)
    ]
    return answers.shares(policy, works, fact, results, facts.today)


async def coefficient(ask: Ask, facts: Facts) -> Answered:
    """What the unit is, for which money; then its coefficient, or each one that may be meant."""
    policy = policy_of(facts)
    unit = await ask.choice("unit", ("commune", "district"), skip=False)
    case: dict[str, Any] = {"unit": unit}
    if unit == "district":
        case |= await _known(ask, "registered_district", "registered", ("none", "advanced"))
        case |= await _known(ask, "source", "source", SOURCES)
        return answers.coefficient(policy, _each(policy, facts, case, {}))
    year = await ask.whole("capital_year", least=2021, most=2025)
    case |= await _commune(ask, year)
    open_: dict[str, tuple[Any, ...]] = {} if year else {"capital_year": (2021, 2022)}
    if year:
        case["capital_year"] = year
    if case.get("extremely_difficult") and year != 2021:  # the table leaves central money out
        case |= await _known(ask, "source", "source", SOURCES)
        open_ |= {} if "source" in case else {"source": SOURCES}
    return answers.coefficient(policy, _each(policy, facts, case, open_))


async def _commune(ask: Ask, year: int | None) -> dict[str, Any]:
    """What the classes of communes turn on; what is not known is left out."""
    case: dict[str, Any] = {}
    hard = await ask.yes_no("extremely_difficult")
    recognised = await ask.yes_no("recognised")
    case |= {} if hard is None else {"extremely_difficult": hard}
    case |= {} if recognised is None else {"recognised": recognised}
    if not recognised:
        met = await ask.whole("criteria_met", least=0, most=MOST_CRITERIA)
        case |= {} if met is None else {"criteria_met": met}
    if year != 2021:
        case |= await _known(ask, "registered", "registered", ("none", "advanced", "model"))
    return case


async def _known(ask: Ask, key: str, fact: str, options: tuple[str, ...]) -> dict[str, Any]:
    chosen = await ask.choice(key, options, skip=True)
    return {} if chosen is None else {fact: chosen}


def _each(
    policy: Policy, facts: Facts, case: dict[str, Any], open_: dict[str, tuple[Any, ...]]
) -> list[answers.Reading]:
    """The result for each value that what is not known might have."""
    readings = []
    for values in product(*open_.values()):
        assumed = dict(zip(open_, values, strict=True))
        result = evaluate(policy, "coefficient", case | assumed, facts.today)
        readings.append(answers.Reading(assumed, result))
    return readings


async def cofunding(ask: Ask, facts: Facts) -> Answered:
    """The central money, and the province's where it is known; then the least that it adds."""
    policy = policy_of(facts)
    central = await ask.money("central_vnd", skip=False)
    provincial = await ask.money("provincial_vnd", least=0)
    case = {"central_vnd": central}
    case |= {} if provincial is None else {"provincial_vnd": provincial}
    return answers.cofunding(policy, case, evaluate(policy, "cofunding", case, facts.today))
