"""What waits for somebody, as choices: money to confirm, decisions and accounts to countersign.

Reads only. Payments that were put into the account together are one thing to look at.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.access import Action
from bot.clock import legal_day
from bot.desk import decided
from bot.desk.asker import Known, home_name
from bot.desk.lines import Lines, money
from bot.rules.balances import Entry, Kind, Path
from bot.storage import ledger
from bot.storage.registers import (
    accounts,
    decision_rows,
    grants,
    groups,
    households,
    obligations,
    overview,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.base import View
from bot.storage.registers.overview import Line, OpenPayment
from bot.talk import Json

MOST: Final = 40
"""Things that are offered at once; the rest comes when these are done."""
STEPS: Final = {Kind.DECLARED: "declared", Kind.RECEIVED: "received", Kind.DEPOSITED: "deposited"}
LATE: Final = timedelta(days=10)
"""After the last day; the reminder of officers comes then too (``rules/reminders.toml``)."""


def of_officer(
    view: View, who: Known, communes: Sequence[int], at: datetime
) -> list[dict[str, Json]]:
    """What an officer may settle in these communes, the oldest first."""
    if not communes:
        return []
    found = overview.waiting(view, communes, at)
    allowed = {id_: grants.target_of_commune(view, id_) for id_ in communes}
    items = [
        _payment(view, together)
        for together in _together([item for item in found.payments if not _leaders(item)])
        if who.may(Action.CONFIRM_PAYMENT, allowed[together[0].obligation.commune])
        or _each(view, who, together)
    ]
    items += [
        _decision(view, item)
        for item in found.decisions
        if item.recorded_by != who.person.id
        and who.may(Action.CONFIRM_DECISION, decided.target_of(view, item.facts))
    ]
    items += [
        _account(view, item)
        for item in found.accounts
        if item.entered_by != who.person.id
        and who.may(Action.MANAGE_ACCOUNTS, allowed[_commune_of(view, item)])
    ]
    return items


def overdue(view: View, who: Known, communes: Sequence[int], at: datetime) -> list[dict[str, Json]]:
    """Households whose last day has been over for as long as officers are told of it, the longest
    first: somebody should look in on them."""
    seen = [
        id_ for id_ in communes if who.may(Action.SEE_NAMES, grants.target_of_commune(view, id_))
    ]
    lines = Lines(view, overview.of_communes(view, seen), at).lines
    late = [
        (standing.pay_by, line, standing.sums.remaining)
        for line in lines
        if (standing := line.standing) is not None
        and standing.sums.remaining
        and standing.pay_by is not None
        and standing.pay_by <= legal_day(at) - LATE
    ]
    late.sort(key=lambda item: (item[0], item[1].participation.id))
    return [_late(view, *item) for item in late]


def _each(view: View, who: Known, together: Sequence[OpenPayment]) -> bool:
    """Whether the person may confirm each of these, by its household's group."""
    return all(
        who.may(Action.CONFIRM_PAYMENT, grants.target_of_household(view, item.obligation.household))
        for item in together
    )


def of_leader(view: View, teams: Sequence[int], at: datetime) -> list[dict[str, Json]]:
    """What a leader has to do: make receipts for what was declared, put in what is held."""
    if not teams:
        return []
    lines = Lines(view, overview.of_groups(view, teams), at)
    names = {id_: group.name for id_, group in groups.many(view, teams).items()}
    items = [
        {
            "id": f"declared-{entry.id}",
            "kind": "declared",
            "title": f"{line.household.name}, {money(entry.amount_vnd)}",
            "who": home_name(line.household),
            "amount": entry.amount_vnd,
            "entry": str(entry.id),
            "due": str(entry.obligation),
            "team": str(line.group.id),
        }
        for line in lines.lines
        if line.group is not None
        for entry in lines.declared(line)
    ]
    for id_, sums in overview.group_sums(view, teams).items():
        if sums.undeposited:
            title, amount = names[id_], sums.undeposited
            kind = {"id": f"deposit-{id_}", "kind": "deposit"}
            items.append(kind | {"title": title, "team": str(id_), "amount": amount})
    return items


def _late(view: View, pay_by: date, line: Line, left: int) -> dict[str, Json]:
    leader = line.group.leader if line.group else None
    return {
        "id": f"overdue-{line.participation.id}",
        "kind": "overdue",
        "title": f"{line.household.name}, quá hạn {money(left)}",
        "who": home_name(line.household),
        "project": line.project.facts.name,
        "amount": left,
        "day": pay_by.isoformat(),
        "leader": people.get(view, leader).name if leader else None,
    }


def _leaders(item: OpenPayment) -> bool:
    """Whether the leader is next: the document sends what was declared through their hands."""
    declared = item.entry.kind is Kind.DECLARED and not item.entry.off_path
    return declared and item.obligation.path is Path.THROUGH_LEADER


def _together(waiting: Sequence[OpenPayment]) -> list[list[OpenPayment]]:
    """Payments that were put in by one act, each such act once."""
    found: dict[object, list[OpenPayment]] = {}
    for item in waiting:
        found.setdefault(_act(item.entry), []).append(item)
    return list(found.values())


def _act(entry: Entry) -> object:
    if entry.kind is not Kind.DEPOSITED:
        return entry.id
    return (entry.at, entry.person, entry.slip_sha256)


def _payment(view: View, together: list[OpenPayment]) -> dict[str, Json]:
    first, amount = together[0], sum(item.entry.amount_vnd for item in together)
    home = households.get(view, first.obligation.household)
    who = f"Nhà {home_name(home)}" if len(together) == 1 else _team(view, first)
    files = ledger.photos_of(view, [item.entry.id for item in together])
    return {
        "id": f"payment-{first.entry.id}",
        "kind": "payment",
        "title": f"{home.name if len(together) == 1 else who}, {money(amount)}",
        "who": who,
        "project": projects.get(view, first.obligation.project).facts.name,
        "policy": first.obligation.policy,
        "amount": amount,
        "step": STEPS[first.entry.kind],
        "off_path": any(item.entry.off_path for item in together),
        "entries": [str(item.entry.id) for item in together],
        "files": [str(id_) for id_ in files],
    }


def _team(view: View, item: OpenPayment) -> str:
    part = participations.get(view, item.obligation.participation)
    group = part.facts.group
    return groups.get(view, group).name if group is not None else "Nhiều hộ"


def _decision(view: View, item: decision_rows.Decision) -> dict[str, Json]:
    facts = item.facts
    return {
        "id": f"decision-{item.id}",
        "kind": "decision",
        "title": facts.number,
        "decision": str(item.id),
        "number": facts.number,
        "ruling": facts.kind.value,
        "who": whom(view, facts),
        "files": [] if facts.file is None else [str(facts.file)],
    }


def whom(view: View, facts: decision_rows.NewDecision) -> str:
    """The project that a decision is about, or the household in it."""
    project = projects.get(view, facts.project).facts.name
    if facts.obligation is None:
        return project
    home = households.get(view, obligations.get(view, facts.obligation).household)
    return f"{home_name(home)}, {project}"


def _commune_of(view: View, item: accounts.Account) -> int:
    return places.agency(view, item.facts.agency).commune


def _account(view: View, item: accounts.Account) -> dict[str, Json]:
    facts = item.facts
    agency = places.agency(view, facts.agency)
    return {
        "id": f"account-{item.id}",
        "kind": "account",
        "title": f"Tài khoản {agency.name}",
        "account": str(item.id),
        "who": agency.name,
        "bank": facts.bank,
        "number": facts.number,
        "holder": facts.holder,
    }
