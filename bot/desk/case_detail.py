"""One damage case in detail, as plain data: what was told, counted, asked and done."""

from typing import Final

from bot.clock import legal_day
from bot.desk.case_people import officers_of, path_of
from bot.desk.case_shown import count
from bot.documents.figures import day
from bot.rules import case_losses, evaluate, load
from bot.rules.case_sections import REPORTED
from bot.rules.case_terms import Work
from bot.rules.cases import CaseStanding
from bot.rules.exact import decimal_text
from bot.rules.policy import Policy
from bot.storage.registers import cases, participations, people, places, projects
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case, Item, TakenStep
from bot.talk import Json

_SAID_TO_HOME: Final = frozenset({REPORTED, *map(str, (Work.ASKED, Work.REPLIED, Work.OBJECTED))})
_SEEN_BY_HOME: Final = _SAID_TO_HOME | {Work.ADDED, Work.UNDONE, Work.DECIDED_AGAIN}


def questions(view: View, case: Case, now: CaseStanding) -> list[dict[str, Json]]:
    """The questions that wait for a reply, with who asked."""
    words = {item.id: item.words for item in case.steps}
    return [
        {
            "id": str(step.id),
            "words": words.get(step.id) or "",
            "by": person_name(view, step.person) or "",
        }
        for step in now.questions
    ]


def officers(view: View, case: Case, me: int | None) -> list[dict[str, Json]]:
    """The officers to whom it may be given."""
    ids = [person for person in officers_of(view, case) if person != me]
    found = people.many(view, ids)
    return [{"id": str(id_), "name": found[id_].name} for id_ in ids if id_ in found]


def signers(view: View, policy: Policy, case: Case) -> dict[str, Json]:
    """Who must sign the on-site record, by who approved the project."""
    approved = None
    if case.participation is not None:
        part = participations.get(view, case.participation)
        approved = projects.get(view, part.facts.project).facts.approved_by
    if policy.record is None:
        return {"approver_unknown": False, "required": {"known": []}}
    if approved is not None:
        return {"approver_unknown": False, "required": {"known": required(policy, case, approved)}}
    every = {who: required(policy, case, who) for who in ("district_chair", "commune_chair")}
    return {"approver_unknown": True, "required": {"known": []} | every}


def required(policy: Policy, case: Case, approved: str) -> list[str]:
    """Who must sign, by who approved the project."""
    asked: dict[str, object] = {"approved_by": approved}
    result = evaluate(policy, "record_participants", asked, legal_day(case.opened_at))
    return list(result.values["required"])


def report(view: View, case: Case) -> dict[str, Json]:
    """What was reported, and by whom where nobody knows them."""
    event = case.events[-1] if case.events else None
    reporter = case.reporter
    return {
        "opened": day(legal_day(case.opened_at)),
        "cause": event.cause if event else "unknown",
        "kind": event.kind if event else None,
        "on": day(event.on) if event and event.on else "",
        "place": case.place.words if case.place else "",
        "photos": str(len(case.evidence)),
        "verified": "yes" if case.verified else "no",
        "phone": people.spoken_phone(reporter.phone) if reporter else "",
        "area": places.commune(view, case.commune).name,
    }


def lost(item: Item) -> dict[str, Json]:
    """What was lost of one thing."""
    return {
        "what": item.what,
        "unit": item.unit,
        "lost": None if item.lost is None else count(item.lost),
        "total": None if item.total is None else count(item.total),
    }


def shares(policy: Policy, case: Case) -> list[dict[str, Json]]:
    """Each thing lost, added and compounded."""
    if policy.damage is None:
        return []
    return [
        {
            "what": found.what,
            "added": decimal_text(found.added),
            "compounded": decimal_text(found.compounded),
            "border": None if found.border is None else decimal_text(found.border),
            "events": len(found.events),
            "bands": bool(policy.damage.bands),
        }
        for found in case_losses.shares(policy.damage, [item.loss for item in case.items])
    ]


def same(view: View, case: Case) -> list[str]:
    """The codes of other cases with the same photo: pointed out, not judged."""
    others = {item.case for same in cases.same_files(view, case).values() for item in same}
    return sorted(found.code for found in cases.many(view, others).values())


def words(case: Case, *, every: bool) -> list[dict[str, str]]:
    """What people said with steps."""
    return [
        {"kind": item.step.kind, "words": item.words}
        for item in case.alive
        if item.words and (every or item.step.kind in _SAID_TO_HOME)
    ]


def history(case: Case, *, every: bool) -> list[dict[str, Json]]:
    """The steps with their days."""
    path = path_of(load()[case.policy])

    def shown(item: TakenStep) -> bool:
        return every or item.step.kind in path.steps or item.step.kind in _SEEN_BY_HOME

    return [
        {"kind": item.step.kind, "on": legal_day(item.step.at).isoformat()}
        for item in case.steps
        if shown(item)
    ]


def person_name(view: View, person: int | None) -> str | None:
    """The name of a person, None where there is none."""
    if person is None:
        return None
    found = people.many(view, [person]).get(person)
    return found.name if found else None
