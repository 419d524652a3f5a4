"""New damage cases brought to people: the leader confirms, an officer takes it, the next one waits.

What was told stands in rows, each once, in the transaction that posts the message: whoever calls
this again, after a crash or a minute later, tells nobody twice. Whom to tell when is the rules'.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from bot.clock import VIETNAM
from bot.desk.case_people import has_chat, leader_of, officers_of, told_of, who_of
from bot.desk.case_shown import shown_case
from bot.desk.group_chats import Alert as Group
from bot.desk.notices import Notice
from bot.handlers import case_doings as do
from bot.handlers.base import Offer
from bot.rules import Policies
from bot.rules.case_alerts import Alert, Leader, Level, Told, due
from bot.storage.registers import case_alerts, cases, grants, obligations, people, places
from bot.storage.registers.base import Pen, View
from bot.storage.registers.case_values import Case
from bot.talk import Money, Say

LEADERS: Final = (do.CONFIRMED, do.ADDED, do.DISAGREED, do.OPEN)
OFFICERS: Final = (do.TAKEN, do.ASSIGNED, do.ASKED, do.OPEN)


def raised(pen: Pen, policies: Policies, case: Case) -> tuple[Notice, ...]:
    """The alerts of a case that are due now and did not go out yet, written down as gone."""
    if case.closed_at is not None:
        return ()
    told = _told(pen, policies, case)
    return tuple(
        notice for alert in due(told, pen.at) for notice in _notices(pen, case, told, alert)
    )


def wanted(view: View, policies: Policies, case: Case, now: datetime) -> frozenset[tuple[int, str]]:
    """Who should know of a case by now, at which level."""
    found: set[tuple[int, str]] = set()
    officers = officers_of(view, case)
    for alert in due(_told(view, policies, case), now):
        match alert.level:
            case Level.LEADER:
                found.add((leader_of(view, case) or 0, Level.LEADER.value))
            case Level.OFFICER:
                found.add((officers[alert.place], Level.OFFICER.value))
            case Level.NO_LEADER:
                found |= {(person, Level.NO_LEADER.value) for person in told_of(view, case)}
    return frozenset(found)


def grown(pen: Pen, digest: case_alerts.Digest) -> tuple[Notice, ...]:
    """A digest's message, where cases came after the last one: in its place where a channel can."""
    count = case_alerts.tell(pen, digest.id)
    if count is None:
        return ()
    area = places.commune(pen, digest.commune).name
    say = Say("notice-case-digest", {"count": str(count), "first": "no"})
    offers = (Offer.CASE_WORK, Offer.TASKS)
    return (Notice(digest.person, say, area, offers, same=f"digest:{digest.id}"),)


def leader_state(view: View, case: Case) -> Leader:
    """What the group's leader is to a case."""
    leader = leader_of(view, case)
    if leader is None:
        return Leader.NONE
    if leader in told_of(view, case):
        return Leader.VICTIM
    if leader == case.opened_by:
        return Leader.REPORTED
    return Leader.READY if has_chat(view, leader) else Leader.UNREACHED


def _told(view: View, policies: Policies, case: Case) -> Told:
    path = policies[case.policy].case
    if path is None:
        raise ValueError(f"{case.policy} has no way of a case")
    now = case.standing(path)
    seen = now.assignee is not None or now.acknowledged_at is not None
    return Told(
        opened_at=case.opened_at,
        danger=case.danger,
        leader=leader_state(view, case),
        leader_answered=now.leader is not None or now.by_kind not in {path.first, "reported"},
        taken=seen,
        officers=len(officers_of(view, case)),
    )


def _notices(pen: Pen, case: Case, told: Told, alert: Alert) -> Iterator[Notice]:
    match alert.level:
        case Level.LEADER:
            leader = leader_of(pen, case)
            if leader is not None and case_alerts.note(pen, case.id, leader, Level.LEADER).new:
                say = Say("notice-case-leader", shown_case(pen, case))
                yield _notice(pen, case, leader, say, LEADERS)
        case Level.OFFICER:
            yield from _officer(pen, case, told, alert)
        case Level.NO_LEADER:
            yield from _without_leader(pen, case, told)


def _officer(pen: Pen, case: Case, told: Told, alert: Alert) -> Iterator[Notice]:
    person = officers_of(pen, case)[alert.place]
    noted = case_alerts.note_officer(
        pen, case.id, case.commune, person, Level.OFFICER, silent=alert.silent
    )
    if not noted.new or person == case.opened_by:
        return
    if noted.digest is not None:
        if noted.first and (count := case_alerts.tell(pen, noted.digest)) is not None:
            say = Say("notice-case-digest", {"count": str(count), "first": "yes"})
            area = places.commune(pen, case.commune).name
            offers, same = (Offer.CASE_WORK, Offer.TASKS), f"digest:{noted.digest}"
            group = Group(case.commune, "notice-case-digest", (Offer.CASE_WORK,))
            yield Notice(person, say, area, offers, silent=alert.silent, same=same, group=group)
        return
    shown = shown_case(pen, case) | {"leader": _leader_word(told)}
    shown |= {"at": _clock(case.opened_at), "next": "yes" if alert.place else "no"}
    shown["money"] = _money(pen, case)
    say = Say("notice-case-officer", shown)
    told_group = "notice-case-next" if alert.place else "notice-case-officer"
    group = Group(
        case.commune, "notice-case-danger" if case.danger else told_group, (Offer.CASE_WORK,)
    )
    notice = _notice(pen, case, person, say, OFFICERS, silent=alert.silent)
    yield replace(notice, group=group)


def _money(view: View, case: Case) -> Say:
    """What is to be paid back and until when as the book has it, which no report changes."""
    heads = [] if case.participation is None else [case.participation]
    for head in obligations.of_participations(view, heads):
        seen = obligations.latest(view, [head.id]).get(head.id)
        if seen is not None and seen.amount_vnd and seen.pay_by is not None:
            shown = {"amount": Money(seen.amount_vnd), "day": seen.pay_by}
            return Say("case-money", shown)
    return Say("case-no-money", {})


def _without_leader(pen: Pen, case: Case, told: Told) -> Iterator[Notice]:
    """The household hears whom to call: the officer leads now."""
    shown = {"code": case.code, "home": who_of(pen, case)} | whom_to_call(pen, case)
    shown["why"] = told.leader.value
    for person in told_of(pen, case):
        if case_alerts.note(pen, case.id, person, Level.NO_LEADER).new:
            yield _notice(pen, case, person, Say("notice-case-call", shown), (do.OPEN,))


def told_officers(view: View, case: int) -> list[tuple[int, str]]:
    """The officers who were brought a case, by themselves or in a digest."""
    found = case_alerts.of_case(view, case)
    return sorted(item for item in found if item[1] == Level.OFFICER)


def whom_to_call(view: View, case: Case) -> dict[str, Any]:
    """The officer by name, the agency and its telephone, as far as they are known."""
    officers = officers_of(view, case)
    agency = next(iter(places.agencies(view, case.commune)), None)
    return {
        "officer": people.get(view, officers[0]).name if officers else "",
        "known": "yes" if officers else "no",
        "agency": agency.name if agency else "",
        "phone": people.spoken_phone(agency.phone or "") if agency else "",
        "reached": "yes" if agency and agency.phone else "no",
    }


def _leader_word(told: Told) -> str:
    return "answered" if told.leader_answered else told.leader.value


def _notice(
    view: View,
    case: Case,
    person: int,
    say: Say,
    doings: tuple[str, ...],
    *,
    silent: bool = False,
) -> Notice:
    area = places.commune(view, case.commune).name
    return Notice(person, say, area, case=case.code, doings=doings, silent=silent)


def _clock(at: datetime) -> str:
    """``07:42 20/11/2026``, in Vietnam."""
    return at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def daily(pen: Pen, day: str, commune: int, count: int) -> tuple[Notice, ...]:
    """The day's count of untaken cases for supervisors, where the agency switched it on."""
    from bot.access import Role

    area = places.commune(pen, commune).name
    say = Say("notice-case-count", {"count": str(count)})
    return tuple(
        Notice(person, say, area)
        for person in grants.officers_of(pen, commune, Role.SUPERVISOR)
        if case_alerts.note(pen, commune, person, f"day:{day}").new
    )


def untaken(view: View, commune: int) -> int:
    """How many open cases of a commune nobody has taken."""
    return len(cases.untaken(view, [commune]))
