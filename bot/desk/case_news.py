"""Everybody knows: who hears of a step in a damage case, in plain words, when it happens.

Whom a step of the document is told to stands in the pack; a question goes to whoever reported and
its answer to whoever asked. Nobody hears of what they did themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.access import Role
from bot.clock import legal_day
from bot.desk import case_alerts
from bot.desk.case_people import leader_of, officers_of, told_of, who_of
from bot.desk.notices import Notice
from bot.handlers import case_doings as do
from bot.handlers.base import Offer
from bot.rules.case_terms import CasePath, Told, Work
from bot.rules.cases import Step
from bot.storage.registers import people, places
from bot.storage.registers.case_values import Case, TakenStep
from bot.talk import Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

_QUIET: Final = frozenset({Work.NOTED, Work.ACKNOWLEDGED, Work.ADDED, Work.WITHDRAWN})
"""What nobody is told of here: notes, and what has words of its own."""


def tell(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """Tell whoever must know of a step that was just taken."""
    path = doing.policies[case.policy].case
    if path is None or taken.step.kind in _QUIET:
        return
    if taken.step.kind in path.steps:
        step = taken.step
        _document(doing, case, path, step, _persons(doing, case, path.steps[step.kind].tells))
        return
    teller = _TELLERS.get(taken.step.kind)
    if teller is not None:
        teller(doing, case, taken)


def tell_leader(doing: "Doing", case: Case) -> None:
    """The leader hears of a decision, too; the household has read it with its arithmetic."""
    path, step = doing.policies[case.policy].case, case.steps[-1].step
    if path is not None and step.kind in path.steps:
        _document(doing, case, path, step, _leader(doing, case))


def _document(
    doing: "Doing", case: Case, path: CasePath, step: Step, persons: Iterable[int]
) -> None:
    """A step of the document: its words, where the case is now, whose turn it is."""
    rule = path.steps[step.kind]
    now = case.standing(path)
    shown = _shown(doing, case) | {
        "step": rule.rule.met,
        "state": now.state.rule.met,
        "cite": rule.rule.citation,
        "next": now.awaits.value,
    }
    say = Say("notice-case-step", shown)
    if step.facts.get("cause") == "subjective":
        text = {"text": path.responsibility.met, "cite": path.responsibility.citation}
        say = Say("notice-case-subjective", shown | text)
    if (words := _visit(case, step)) is not None:
        say = Say("notice-case-visit", shown | words)
    _send(doing, case, say, persons, (do.OPEN,))


def _visit(case: Case, step: Step) -> dict[str, Any] | None:
    """When and where the on-site record is made, in its own message."""
    if "on" not in step.facts:
        return None
    words = next((item.words for item in case.steps if item.id == step.id), None)
    return {"on": date.fromisoformat(step.facts["on"]), "place": words or ""}


def _taken(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """Somebody has it now: the household, the leader, and the other officers, who need not go."""
    officer = _name(doing, taken.step.person)
    shown = _shown(doing, case) | {"officer": officer} | _phone(doing, case)
    household = Say("notice-case-taken", shown)
    _send(doing, case, household, [*told_of(doing.pen, case), *_leader(doing, case)], (do.OPEN,))
    others = [person for person in officers_of(doing.pen, case) if person != taken.step.person]
    told = {person for person, _ in case_alerts.told_officers(doing.pen, case.id)}
    say = Say("notice-case-taken-officer", shown)
    _send(doing, case, say, [person for person in others if person in told], (do.OPEN,))


def _assigned(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """The one who is to do it, and the household."""
    person = taken.step.assignee
    if person is None:
        return
    shown = _shown(doing, case) | {"officer": _name(doing, person)} | _phone(doing, case)
    by = {"by": _name(doing, taken.step.person)}
    say = Say("notice-case-yours", shown | by)
    _send(doing, case, say, [person], (do.TAKEN, do.ASKED, do.OPEN))
    household = Say("notice-case-taken", shown)
    _send(doing, case, household, [*told_of(doing.pen, case), *_leader(doing, case)], (do.OPEN,))


def _asked(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """The question comes as a question, in the reporter's chat."""
    shown = _shown(doing, case) | {"words": taken.words or ""}
    say = Say("notice-case-question", shown)
    persons = told_of(doing.pen, case)
    if case.role == Role.GROUP_LEADER.value and case.opened_by is not None:
        persons = (*persons, case.opened_by)
    _send(doing, case, say, persons, (do.REPLIED, do.OPEN))


def _replied(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """The answer goes to whoever asked, and to whoever has the case."""
    asked = next((item for item in case.steps if item.id == taken.step.follows), None)
    photos = sum(item.step == taken.id for item in case.evidence)
    shown = _shown(doing, case) | {"words": taken.words or "", "photos": str(photos)}
    persons = [asked.step.person if asked else None, case.assignee]
    say = Say("notice-case-reply", shown | {"sent": "yes" if photos else "no"})
    _send(doing, case, say, [person for person in persons if person], (do.ASKED, do.OPEN))


def _leader_answered(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """What the leader says of the report: the officers who know of it, and the household."""
    answer = taken.step.facts.get("answer", "")
    shown = _shown(doing, case) | {"answer": answer, "words": taken.words or ""}
    shown["leader"] = _name(doing, taken.step.person)
    say = Say("notice-case-leader-said", shown | {"said": "yes" if taken.words else "no"})
    told = [person for person, _ in case_alerts.told_officers(doing.pen, case.id)]
    _send(doing, case, say, told, (do.TAKEN, do.ASKED, do.OPEN))
    _send(doing, case, say, told_of(doing.pen, case), (do.OPEN,))


def _joined(doing: "Doing", case: Case, _: TakenStep) -> None:
    """The household hears that the report is in its case now; its leader is asked to confirm."""
    say = Say("notice-case-joined", _shown(doing, case))
    told = told_of(doing.pen, case)
    _send(doing, case, say, told, (do.OPEN,))
    reporter = None if case.chat is None else people.linked(doing.pen, case.chat)
    if case.chat is not None and case.chat != doing.asker.chat and reporter is None:
        # Whoever reported reads on with a code of their own: the case is the household's now.
        area = places.commune(doing.pen, case.commune).name
        goes = Say("notice-case-joined-reporter", _shown(doing, case))
        doing.notices.append(
            Notice(0, goes, area, (Offer.REGISTRATION, Offer.PERSON), chat=case.chat)
        )
    doing.notices += case_alerts.raised(doing.pen, doing.policies, case)


def _set_aside(doing: "Doing", case: Case, taken: TakenStep) -> None:
    shown = _shown(doing, case) | {"words": taken.words or ""}
    say = Say("notice-case-aside", shown)
    _send(doing, case, say, [*told_of(doing.pen, case), *_leader(doing, case)], (do.OPEN,))


def _undone(doing: "Doing", case: Case, taken: TakenStep) -> None:
    """A step did not hold: which one, and where the case is now."""
    path = doing.policies[case.policy].case
    gone = next((item.step for item in case.steps if item.id == taken.step.follows), None)
    if path is None or gone is None:
        return
    rule = path.steps.get(gone.kind)
    step = rule.rule.met if rule else Say("case-did", {"kind": gone.kind})
    shown = _shown(doing, case) | {"state": case.standing(path).state.rule.met, "step": step}
    say = Say("notice-case-undone", shown)
    _send(doing, case, say, [*told_of(doing.pen, case), *_leader(doing, case)], (do.OPEN,))


_TELLERS: Final[Mapping[str, Callable[["Doing", Case, TakenStep], None]]] = {
    Work.TAKEN: _taken,
    Work.ASSIGNED: _assigned,
    Work.ASKED: _asked,
    Work.REPLIED: _replied,
    Work.LEADER_ANSWERED: _leader_answered,
    Work.JOINED: _joined,
    Work.SET_ASIDE: _set_aside,
    Work.UNDONE: _undone,
}


def _persons(doing: "Doing", case: Case, told: Iterable[Told]) -> list[int]:
    """The people behind the pack's words; the commune is an office, not a chat."""
    wanted = set(told)
    found: list[int] = []
    if Told.HOUSEHOLD in wanted:
        found += told_of(doing.pen, case)
    if Told.GROUP_LEADER in wanted:
        found += _leader(doing, case)
    if Told.OFFICER in wanted:
        named = [person for person, _ in case_alerts.told_officers(doing.pen, case.id)]
        found += [case.assignee] if case.assignee else named
    return found


def _send(
    doing: "Doing", case: Case, say: Say, persons: Iterable[int], doings: tuple[str, ...]
) -> None:
    """Post a message to people once each, but not to whoever acts; a stranger in their chat."""
    pen = doing.pen
    me = people.linked(pen, doing.asker.chat)
    area = places.commune(pen, case.commune).name
    for person in dict.fromkeys(persons):
        if me is None or person != me.person:
            doing.notices.append(Notice(person, say, area, case=case.code, doings=doings))
    unknown = case.household is None and case.chat is not None
    if unknown and say.id in _TO_REPORTER and case.chat != doing.asker.chat:
        notice = Notice(0, say, area, case=case.code, doings=doings, chat=case.chat)
        doing.notices.append(notice)


_TO_REPORTER: Final = frozenset(
    {
        *("notice-case-step", "notice-case-taken", "notice-case-question", "notice-case-aside"),
        *("notice-case-undone", "notice-case-visit", "notice-case-subjective"),
    }
)
"""What somebody who reported without being known hears too, in the chat where they wrote."""


def _shown(doing: "Doing", case: Case) -> dict[str, Any]:
    day = legal_day(case.opened_at)
    return {"code": case.code, "home": who_of(doing.pen, case), "reported": day}


def _phone(doing: "Doing", case: Case) -> dict[str, Any]:
    found = case_alerts.whom_to_call(doing.pen, case)
    return {"phone": found["phone"], "reached": found["reached"]}


def _leader(doing: "Doing", case: Case) -> list[int]:
    leader = leader_of(doing.pen, case)
    return [] if leader is None else [leader]


def _name(doing: "Doing", person: int | None) -> str:
    if person is None:
        return ""
    found = people.many(doing.pen, [person]).get(person)
    return found.name if found else ""
