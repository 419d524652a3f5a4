"""The papers of a damage case, filled from it: the on-site record and the submission.

Whatever an officer has not entered from a signed paper is left to the hand. Source: Đồng Nai
15/2023, Điều 5.5; Lạng Sơn 33/2022, Điều 5.4.
"""

from datetime import date
from typing import Any, Final

from bot.clock import legal_day
from bot.desk.case_people import leader_of, path_of
from bot.desk.case_shown import cause, count, shown_case
from bot.documents import records
from bot.documents.figures import day
from bot.rules import evaluate, load
from bot.rules.policy import Policy
from bot.storage.registers import (
    groups,
    households,
    overview,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case, Item
from bot.storage.registers.overview import Line
from bot.talk import Label, Say
from bot.words import Words

VI: Final = Words.of("vi")
RECORD: Final = "on_site_record"


def record_of(view: View, case: Case) -> records.OnSiteRecord:
    """The on-site record of a case, as far as it is known."""
    policy = load()[case.policy]
    rules = policy.record
    basis = None if rules is None else text("paper-cite", cite=rules.rule.citation)
    named = frozenset() if rules is None else frozenset(rule.id for rule in rules.fields)
    taken = _facts(case)
    return records.OnSiteRecord(
        case_of(view, case),
        _agency(view, case),
        _parties(view, policy, case),
        basis,
        named,
        place=case.place.words if case.place else "",
        objective=None if "cause" not in taken else taken["cause"] == "objective",
    )


def submission_of(view: View, case: Case) -> records.Submission:
    """The letter with which a case goes up."""
    policy, today = load()[case.policy], legal_day(case.opened_at)
    path, taken = path_of(policy), _facts(case)
    step = path.steps["decided"]
    state = next(item for item in path.states.values() if item.awaits == "authority")
    role = state.authority or ""
    to = places.holder(view, policy, case.commune, role, today) or ""
    may = [
        text(f"paper-may-{ruling}", cite=step.rule.citation)
        for ruling in step.to
        if ruling != "refusal"
    ]
    if "percent" in {name for item in path.steps.values() for name in item.facts}:
        may.insert(0, text("paper-may-percent", cite=path.steps["share_determined"].rule.citation))
    commune = places.commune(view, case.commune).name
    return records.Submission(
        case_of(view, case),
        f"UBND {commune}" if policy.record is not None else _agency(view, case),
        to,
        text("paper-cite", cite=step.rule.citation),
        tuple(may),
        proposal=policy.record is not None,
        record=_signed(case),
        objective=None if "cause" not in taken else taken["cause"] == "objective",
        papers=_papers(case),
    )


def case_of(view: View, case: Case) -> records.Case:
    """What papers show of a case."""
    line = _line(view, case)
    shown = shown_case(view, case)
    home = None if case.household is None else households.get(view, case.household)
    event = case.events[-1] if case.events else None
    happened = text_of(cause(event.cause, event.kind)) if event else ""
    group = "" if case.group is None else groups.get(view, case.group).name
    return records.Case(
        case.code,
        home.name if home else str(shown["home"]),
        home.village if home else "",
        places.commune(view, case.commune).name,
        group,
        line.project.facts.name if line else "",
        happened,
        text("paper-since", day=day(event.on)) if event and event.on else "",
        legal_day(case.opened_at),
        tuple(_lost(item) for item in case.items),
        case.photos,
        **_money(line),
    )


def text(id_: str, **args: Any) -> str:
    """One text in Vietnamese, in which papers are written."""
    return VI.text(Say(id_, args))


def text_of(say: Say) -> str:
    """The same of a message."""
    return VI.text(say)


def _lost(item: Item) -> records.Lost:
    what = text("paper-what", what=Label("what_lost", item.what))
    what = what[:1].upper() + what[1:]
    counts = [item.lost, item.total]
    lost, total = ("" if n is None else f"{count(n)} {item.unit}" for n in counts)
    return records.Lost(what, lost, total)


def _line(view: View, case: Case) -> Line | None:
    if case.participation is None or case.household is None:
        return None
    lines = overview.of_households(view, [case.household])
    return next((line for line in lines if line.participation.id == case.participation), None)


def _money(line: Line | None) -> dict[str, Any]:
    if line is None:
        return {}
    facts, seen, standing = line.project.facts, line.assessment, line.standing
    decided = f"{facts.decision_number or ''}"
    if facts.decision_number and facts.decision_on:
        decided += f" ngày {day(facts.decision_on)}"
    owed = seen.amount_vnd if seen else None
    until: date | None = standing.pay_by if standing else None
    return {
        "project_decision": decided,
        "support_vnd": line.participation.facts.state_vnd,
        "pay_back_vnd": owed,
        "pay_by": until or (seen.pay_by if seen else None),
    }


def _parties(view: View, policy: Policy, case: Case) -> tuple[records.Party, ...]:
    """Who takes part, by the rules; the names of those whom the book knows."""
    home = None if case.household is None else households.get(view, case.household)
    leader = leader_of(view, case)
    names = {"household": home.name if home else "", "group_leader": ""}
    if leader is not None:
        names["group_leader"] = people.get(view, leader).name
    if policy.record is None:
        roles = ("household", "group_leader", "agency")
        return tuple(records.Party(role, names.get(role, "")) for role in roles)
    approved = None
    if case.participation is not None:
        part = participations.get(view, case.participation)
        approved = projects.get(view, part.facts.project).facts.approved_by
    asked: dict[str, object] = {} if approved is None else {"approved_by": approved}
    found = evaluate(policy, "record_participants", asked, legal_day(case.opened_at)).values
    open_ = [] if approved else list(policy.record.unless_approved_by)
    return (
        *(records.Party(role, names.get(role, "")) for role in found["required"]),
        *(records.Party(role, "", needed=False) for role in (*open_, *found["optional"])),
    )


def _agency(view: View, case: Case) -> str:
    line = _line(view, case)
    if line is not None and line.project.facts.agency is not None:
        return places.agency(view, line.project.facts.agency).name
    return next((item.name for item in places.agencies(view, case.commune)), "")


def _facts(case: Case) -> dict[str, str]:
    """What officers entered from signed papers, by the steps that hold."""
    found: dict[str, str] = {}
    for item in case.alive:
        found |= dict(item.step.facts)
    return found


def _signed(case: Case) -> str:
    """The signed record, where there is one."""
    for item in case.alive:
        if item.paper is not None and item.paper.document == RECORD:
            on = day(legal_day(item.step.at))
            return text("paper-record", number=item.paper.number or "", day=on)
    return ""


def _papers(case: Case) -> tuple[str, ...]:
    found = [text("paper-photos", count=str(case.photos))] if case.photos else []
    return ((_signed(case),) if RECORD in case.papers else ()) + tuple(found)
