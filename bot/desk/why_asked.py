"""Why a question is asked: the passage that its answer turns on, in the own document. Pure.

Where no passage stands behind a question (a name, a photo), one plain sentence says so.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from bot.desk.scene import Scene
from bot.handlers.base import Facts, Offer
from bot.handlers.common import fund_policies
from bot.rules.loading import passages
from bot.rules.policy import Policy
from bot.talk import Question, Say
from bot.understand import fold
from bot.words import Words

_BEHIND: Final[Mapping[str, tuple[str, ...]]] = {
    "household_status": ("beneficiaries", "who_supported"),
    "able_members": ("poor",),
    "able_to_work": ("disabled_person",),
    "recognised_on": ("escaped_poverty",),
    "project_when": ("period",),
    "project_proposed_on": ("period",),
    "former_province": ("territory",),
    "project_type": ("rates", "rate"),
    "cycle_months": ("rate_one_year", "definition_cycle"),
    "support_vnd": ("definition_rate", "base"),
    "approved_rate": ("rate_in_decision", "rate"),
    "has_income": ("income",),
    "project_end": ("project_end",),
    "damaged": ("damage_objective",),
    "damage_cause": ("damage_objective",),
    "damage_percent": ("damage_30_70", "no_percentage"),
    "lost_share": ("damage_30_70", "no_percentage"),
    "lost_count": ("damage_30_70", "no_percentage"),
    "lost_total": ("damage_30_70", "no_percentage"),
    "cause": ("damage_objective",),
    "happened": ("damage_objective",),
    "disaster_kind": ("damage_objective",),
    "happened_on": ("report_damage", "damage_report"),
    "paid_to": ("pay_to_leader", "account"),
    "account": ("account",),
    "works": ("works",),
    "cost_vnd": ("works",),
    "unit": ("coefficient_2022",),
    "source": ("coefficient_2022",),
    "commune_kind": ("abbreviations",),
    "district_kind": ("district_mountain",),
    "capital_year": ("coefficient_2022",),
    "criteria_met": ("coefficient_2022",),
    "recognised": ("coefficient_2022",),
    "registered": ("coefficient_2022",),
    "extremely_difficult": ("coefficient_excluded",),
    "central_vnd": ("cofunding",),
    "provincial_vnd": ("cofunding",),
    "budget_vnd": ("allocation",),
    "units": ("no_formula",),
}
"""By question, the passages that say what its answer turns on; the first that a document has."""
_PUBLIC_MONEY: Final = frozenset({"support_share", "coefficient", "cofunding", "allocation"})


def asks_why(scene: Scene, text: str) -> bool:
    """Whether the whole text asks why: "vì sao", "hỏi làm gì"."""
    return fold(text).strip(" ?!.…") in _names_of_why(scene.words)


@lru_cache(maxsize=8)  # every typed answer is asked whether it is one of them
def _names_of_why(words: Words) -> frozenset[str]:
    names = words.offer_labels((Offer.WHY,))[Offer.WHY]
    return frozenset(fold(name).strip(" ?") for name in names)


def why_asked(scene: Scene, question: Question) -> Say:
    """Why the open question is asked, with the article where one stands behind it."""
    if question.key == "province":
        return Say("why-asked-province", {})
    for policy in _policies(scene):
        held = {entry.rule.id: entry.rule for entry in passages(policy)}
        for id_ in _BEHIND.get(question.key.rpartition(".")[2], ()):
            if id_ in held:
                rule = held[id_]
                return Say("why-asked", {"text": rule.text, "cite": rule.citation})
    return Say("why-asked-plain", {})


def _policies(scene: Scene) -> Iterator[Policy]:
    """The document of the province that was answered, or the one that the conversation is about."""
    policies = scene.house.policies
    if scene.name in _PUBLIC_MONEY:
        yield from (policy for policy in policies.values() if policy.support_share)
        return
    answers = scene.journal.answers if scene.journal else {}
    province = str(answers.get("province") or scene.memory.province)
    funds = fund_policies(Facts(scene.today, policies))
    if province in funds:
        yield funds[province]
