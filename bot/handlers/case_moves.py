"""A step of the document in a damage case: what it needs is asked, read back, then written down.

Which step needs what stands in the pack; a cause, a share or a ruling is copied from the signed
paper. Source: Đồng Nai 15/2023, Điều 5.5; Lạng Sơn 33/2022, Điều 5.4.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import confirmed
from bot.rules.case_terms import CaseStep
from bot.rules.exact import decimal_text
from bot.rules.policy import Policy
from bot.talk import Ask, Json, Label, Percent, Say

NEXT: Final = (Offer.CASE_WORK, Offer.TASKS, Offer.PERSON)
CALLED: Final = "record_called"
DECISIONS: Final = frozenset({"decided", "suspended"})
"""Steps that rest on a decision, which is written down with /quyetdinh."""
WHOLE: Final = 100
MOST_SCANS: Final = 10
LONGEST_NUMBER: Final = 60
LONGEST_PLACE: Final = 120
APPROVERS: Final = ("district_chair", "commune_chair")
UNKNOWN_APPROVER: Final = "signature:?"


async def move(ask: Ask, facts: Facts, case: Mapping[str, Json], id_: str) -> Answered:
    """One step of the document."""
    policy = facts.policies[case["policy"]]
    step = _step(policy, id_)
    if id_ in DECISIONS:  # number, terms and money of a decision have a place of their own
        offers = (Offer.DECISION, *NEXT)
        return Answered((Say("case-decision-there", told(case) | _of(step)),), offers=offers)
    command: dict[str, Any] = {"do": "case_step", "case": case["code"], "step": id_}
    known: dict[str, str] = {}
    if step.participants:
        approved = await ask_approver(ask, case)
        signed = await ask_signed(ask, case, approved)
        if signed is None:
            return Answered((Say("case-not-signed", {"cite": step.rule.citation}),), offers=NEXT)
        known["signed"], command["approved_by"] = ",".join(signed), approved
    shown = [Say("readback-case-step", told(case) | _of(step))]
    known |= await ask_facts(ask, policy, step, shown)
    command |= await ask_visit(ask, facts, step, shown)
    command |= await ask_paper(ask, case, step, shown)
    if (instead := await confirmed(ask, tuple(shown))) is not None:
        return instead
    ask.effect("case", command | {"facts": known | command.pop("more", {})})
    return Answered((Say("case-step-done", told(case) | _of(step)),), offers=NEXT)


async def ask_approver(ask: Ask, case: Mapping[str, Json]) -> str | None:
    """Who approved the project, where the book does not know: it decides who must sign."""
    if not case["approver_unknown"]:
        return None
    chosen: str = await ask.choice("approved_by", APPROVERS, **told(case))
    return chosen


async def ask_signed(
    ask: Ask, case: Mapping[str, Json], approved: str | None
) -> tuple[str, ...] | None:
    """The participants that the text requires, all of whom have signed; None where not all."""
    required: list[str] = case["required"][approved or "known"]
    lines = tuple(Say("case-party", {"role": role}) for role in required)
    signed = await ask.choice("all_signed", ("yes", "no"), lines=lines)
    return tuple(required) if signed == "yes" else None


async def ask_facts(ask: Ask, policy: Policy, step: CaseStep, shown: list[Say]) -> dict[str, str]:
    """What the step must know, as the signed paper says it."""
    known: dict[str, str] = {}
    if "cause" in step.facts:
        known["cause"] = await ask.choice("cause", ("objective", "subjective"))
        shown.append(Say("readback-case-cause", {"cause": known["cause"]}))
        if known["cause"] == "subjective" and policy.case is not None:
            rule = policy.case.responsibility
            text = {"text": rule.met, "cite": rule.citation}
            shown.append(Say("case-responsibility", text))
    if "percent" in step.facts:
        share = await ask.share("case_percent", skip=False)
        known["percent"] = decimal_text(share.percent)
        shown.append(Say("readback-case-percent", {"percent": Percent(share.percent / WHOLE)}))
    return known


async def ask_visit(ask: Ask, facts: Facts, step: CaseStep, shown: list[Say]) -> dict[str, Any]:
    """When and where the on-site record is made, for the step that calls for it."""
    if step.id != CALLED:
        return {}
    on = await ask.day("visit_on", earliest=facts.today, skip=False)
    at = await ask.text("visit_at", longest=LONGEST_PLACE)
    shown.append(Say("readback-case-visit", {"day": on.first, "place": at}))
    return {"more": {"on": on.first.isoformat()}, "words": at}


async def ask_paper(
    ask: Ask, case: Mapping[str, Json], step: CaseStep, shown: list[Say]
) -> dict[str, Any]:
    """The signed paper that the step rests on, as photos or PDF, unless the case has it."""
    wanted = [name for name in step.documents if name not in case["papers"]]
    if not wanted:
        return {}
    number = await ask.text("paper_number", longest=LONGEST_NUMBER, skip=True)
    scan = await ask.files("paper_scan", least=1, most=MOST_SCANS, skip=False)
    count = {"count": str(len(scan)), "number": number or "", "known": "yes" if number else "no"}
    shown.append(Say("readback-case-paper", count))
    return {"document": wanted[0], "number": number, "files": list(scan)}


def thing(item: Mapping[str, Json]) -> Say:
    """What was lost of one thing, in the unit that was said."""
    shown = {**item, "what": Label("what_lost", item["what"])}
    if item["lost"] is None:
        return Say("case-lost-uncounted", shown)
    return Say("case-lost-some" if item["total"] is None else "case-lost", shown)


def share_line(item: Mapping[str, Json]) -> Say:
    """How one thing's losses count: of one event its share; of several both ways of counting, and
    the document's border that lies between them. Nothing is chosen."""
    values = {name: Fraction(item[name]) for name in ("added", "compounded")}
    shown: dict[str, Any] = {name: Percent(value / WHOLE) for name, value in values.items()}
    shown |= {"what": Label("what_lost", item["what"]), "events": str(item["events"])}
    if item["events"] == 1:
        return Say("case-share-one", shown)
    between = item["border"] is not None
    shown["border"] = Percent(Fraction(item["border"]) / WHOLE) if between else ""
    shown["between"] = "yes" if between else ("no" if item["bands"] else "none")
    return Say("case-share", shown)


def told(case: Mapping[str, Json]) -> dict[str, Any]:
    """The case by its code and whose it is."""
    return {"code": case["code"], "home": case["who"]}


def _of(step: CaseStep) -> dict[str, Any]:
    return {"step": step.rule.met, "cite": step.rule.citation}


def _step(policy: Policy, id_: str) -> CaseStep:
    if policy.case is None:
        raise ValueError(f"{policy.id} has no way of a case")
    return policy.case.steps[id_]
