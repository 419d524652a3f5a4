"""Damage cases as conversations look them up: the list, one case, whose it may be.

Each reads with the rights of whoever asks; a case that is not theirs reads as if it were not
there. A household sees what it said and was asked, not the notes of those who work on it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from bot.access import Action, Role
from bot.clock import legal_day
from bot.desk import case_actions, case_detail
from bot.desk.asker import Asker, areas, home_name, homes, known, teams
from bot.desk.case_people import path_of, roles_in, who_of
from bot.rules import load
from bot.rules.case_sections import REPORTED
from bot.storage.registers import (
    cases,
    grants,
    households,
    participations,
    projects,
)
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case
from bot.talk import Json

KEPT: Final = timedelta(days=60)
"""How long a closed case stands in the list."""
MOST: Final = 500
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def listed(view: View, asker: Asker, _: Json) -> Json:
    """The cases that the asker has to do with, those that wait for them first."""
    found = sorted(
        _theirs(view, asker),
        key=lambda case: (case.closed_at is not None, not _waits(view, asker, case), -case.id),
    )
    names = titles(view, found[:MOST])
    return {"cases": [{"code": code, "title": name} for code, name in names.items()]}


def one(view: View, asker: Asker, code: Json) -> Json:
    """One case with everything that may be done with it; None where it is not theirs to see."""
    case = cases.by_code(view, str(code))
    roles = () if case is None else roles_in(view, asker, case)
    if case is None or not roles:
        return {"case": None}
    policy = load()[case.policy]
    path = path_of(policy)
    now = case.standing(path)
    works = set(roles) - {Role.HOUSEHOLD}
    mine = known(view, asker.chat)
    me = mine.person.id if mine else None
    return {
        "case": {
            "code": case.code,
            "who": who_of(view, case),
            "policy": case.policy,
            "state": now.state.id,
            "ended": now.ended,
            "awaits": now.awaits.value,
            "since": legal_day(now.since).isoformat(),
            "assignee": case_detail.person_name(view, now.assignee),
            "leader": now.leader.value if now.leader else None,
            "lost": [case_detail.lost(item) for item in case.items],
            "papers": sorted(case.papers),
            "passes_on": case_actions.passes_on(path, case, roles),
            "questions": case_detail.questions(view, case, now),
            "officers": case_detail.officers(view, case, me) if works else [],
            "undoable": case_actions.undoable(path, case) if Role.OFFICER in roles else [],
            "report": case_detail.report(view, case),
            "shares": case_detail.shares(policy, case) if works else [],
            "same_files": case_detail.same(view, case) if works else [],
            "told": case_detail.words(case, every=bool(works)),
            "history": case_detail.history(case, every=bool(works)),
            **case_detail.signers(view, policy, case),
            "actions": case_actions.actions(path, case, now, roles, me),
        }
    }


def case_homes(view: View, asker: Asker, code: Json) -> Json:
    """The households of the commune to which an unverified case may belong, by participation."""
    case = cases.by_code(view, str(code))
    if case is None or Role.OFFICER not in roles_in(view, asker, case) or case.verified:
        return {"homes": []}
    found = [
        (part, project)
        for project in projects.of_commune(view, case.commune)
        for part in participations.of_project(view, project.id)
        if not part.withdrawn and not project.withdrawn
    ]
    known_ = households.many(view, [part.facts.household for part, _ in found])
    named = [
        {
            "id": str(part.id),
            "name": f"{home_name(known_[part.facts.household])}, {project.facts.name}",
        }
        for part, project in found
        if part.facts.household in known_
    ]
    return {"homes": sorted(named, key=lambda item: item["name"])}


def waiting(view: View, asker: Asker) -> list[dict[str, Json]]:
    """The open cases in which it is the asker's turn, as things to do, the oldest first."""
    found = [case for case in _theirs(view, asker) if case.closed_at is None]
    mine = [case for case in found if _waits(view, asker, case)]
    names = titles(view, sorted(mine, key=lambda case: case.id))
    return [
        {"id": f"case-{code}", "kind": "case", "title": name, "code": code}
        for code, name in names.items()
    ]


def titles(view: View, found: Iterable[Case]) -> dict[str, str]:
    """By code, the name of each case to choose it by: whose it is.

    Where two read alike a letter tells them apart, never the code: its digits would be taken for
    the numbers by which a list is chosen from.
    """
    names: dict[str, str] = {}
    times: dict[str, int] = {}
    for case in found:
        who = who_of(view, case)
        before = times.get(who, 0)
        times[who] = before + 1
        names[case.code] = f"{who} ({LETTERS[before % len(LETTERS)]})" if before else who
    return names


def _theirs(view: View, asker: Asker) -> list[Case]:
    """Every case that the asker may open, once each."""
    who = known(view, asker.chat)
    found = {case.id: case for case in cases.of_chats(view, [asker.chat]) if not case.verified}
    if who is None:
        return list(found.values())
    mine = (
        cases.of_households(view, homes(view, who)),
        cases.of_groups(view, teams(view, who)),
        cases.of_communes(view, _communes(view, asker), open_only=False),
    )
    after = asker.at - KEPT
    for some in mine:
        found.update((case.id, case) for case in some if not _old(case, after))
    return list(found.values())


def _communes(view: View, asker: Asker) -> list[int]:
    who = known(view, asker.chat)
    if who is None:
        return []
    held = {**areas(view, who), **areas(view, who, Role.AUTHORITY)}
    return [
        id_
        for id_ in held
        if who.may(Action.TAKE_CASE, grants.target_of_commune(view, id_))
        or who.may(Action.CONFIRM_DECISION, grants.target_of_commune(view, id_))
    ]


def _old(case: Case, after: datetime) -> bool:
    return case.closed_at is not None and case.closed_at < after


def _waits(view: View, asker: Asker, case: Case) -> bool:
    """Whether the next step is the asker's."""
    if case.closed_at is not None:
        return False
    roles = roles_in(view, asker, case)
    path = path_of(load()[case.policy])
    now = case.standing(path)
    mine = known(view, asker.chat)
    if Role.HOUSEHOLD in roles and now.questions:
        return True
    if Role.GROUP_LEADER in roles:
        return now.leader is None and now.state.id == REPORTED
    if Role.OFFICER not in roles:
        return False
    if now.assignee is None:
        return True
    return mine is not None and now.assignee == mine.person.id


READINGS: Final[dict[str, Any]] = {"case_list": listed, "case": one, "case_homes": case_homes}
"""By name; ``bot.desk.printing`` has what is made of a case."""
