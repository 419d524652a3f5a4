"""What conversations may look up: the registers, seen with the rights of whoever asks.

Each function checks what the person may see and gives plain data (forms: ``bot.findings``); what
is not theirs reads as if it were not there. Looking up never changes money or registers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from bot.access import Action, Target
from bot.clock import legal_day
from bot.desk import (
    broadcasting,
    case_list,
    case_lookups,
    damage_lookups,
    entitling,
    handing,
    handing_out,
    managing,
    mistakes,
    place,
    reached,
    turnovers,
    waiting,
    watching,
)
from bot.desk.asker import (
    Asker,
    Known,
    NotAllowed,
    areas,
    home_name,
    homes,
    known,
    offices,
    province_of,
    teams,
    tended,
    the_known,
)
from bot.desk.lines import Lines, agreed
from bot.desk.reminders import look as look_at_reminders
from bot.rules.balances import Entry, Kind, living
from bot.storage import ledger
from bot.storage.registers import grants, groups, households, overview, places, projects
from bot.storage.registers.base import View
from bot.storage.registers.overview import Line
from bot.talk import Json

MOST_INVITEES: Final = 500
"""Households that are chosen by name from one commune; in a group all are."""
Reading = Callable[[View, Asker, Json], Json]


def me(view: View, asker: Asker, _: Json) -> Json:
    """The person behind the chat, with their households, groups and communes."""
    who = known(view, asker.chat)
    if who is None:
        nobody: dict[str, Json] = {"person": None, "name": "", "address": ""}
        none: dict[str, Json] = {"homes": [], "teams": [], "tended": [], "areas": [], "desks": []}
        none |= {"watches": False, "province": ""}
        return {**nobody, **none, "cases": case_lookups.of_chat(view, asker)}
    led = {id_: group.name for id_, group in teams(view, who).items()}
    held = {id_: commune.name for id_, commune in areas(view, who).items()}
    desks = {id_: commune.name for id_, commune in offices(view, who).items() if id_ not in held}
    return {
        "person": str(who.person.id),
        "name": who.person.name,
        "address": asker.address,
        "homes": _named(homes(view, who)),
        "teams": _named(led),
        "tended": _named({id_: group.name for id_, group in tended(view, who).items()}),
        "areas": _named(held),
        "desks": _named(desks),
        "watches": watching.watches(who),
        "province": province_of(view, who),
    }


def dues(view: View, asker: Asker, household: Json) -> Json:
    """A household's dues, for whoever may see them."""
    who = the_known(view, asker.chat)
    target = grants.target_of_household(view, int(household))
    if not (who.may(Action.SEE_OWN, target) or who.may(Action.SEE_AMOUNTS, target)):
        return {"dues": []}
    lines = Lines(view, overview.of_households(view, [int(household)]), asker.at)
    cases = case_lookups.of_household(view, asker, int(household))
    return {"dues": lines.dues(), "cases": cases}


def team(view: View, asker: Asker, group: Json) -> Json:
    """A group with its households and sums, for whoever may see names there."""
    who, found = the_known(view, asker.chat), groups.get(view, int(group))
    target = grants.target_of_group(view, found.id)
    who.check(Action.SEE_NAMES, target)
    lines = Lines(view, overview.of_groups(view, [found.id]), asker.at)
    open_ = agreed(view, lines.lines)
    sums = overview.sums(lines.lines)
    return {
        "id": str(found.id),
        "name": found.name,
        "policy": projects.get(view, found.project).facts.policy,
        "members": [_member(lines, line, who, target, open_) for line in lines.lines],
        "charged": sums.due,
        "counted": sums.counted,
        "rest": sums.remaining,
        "over": sums.overpaid,
        "expected": _expected(lines.lines),
        "held": sums.undeposited,
        "untold": reached.untold(view, asker, found.id),
    }


def held(view: View, asker: Asker, group: Json) -> Json:
    """The receipts whose money the leader still holds."""
    who, found = the_known(view, asker.chat), groups.get(view, int(group))
    who.check(Action.DEPOSIT_PAYMENT, grants.target_of_group(view, found.id))
    lines = Lines(view, overview.of_groups(view, [found.id]), asker.at)
    entries = [
        {
            "id": str(entry.id),
            "name": f"Phiếu {entry.receipt_number}, {home_name(line.household)}",
            "amount": entry.amount_vnd,
        }
        for line in lines.every
        for entry in lines.received(line)
    ]
    policy = projects.get(view, found.project).facts.policy
    return {"policy": policy, "entries": entries, **lines.account(found.project)}


def invitees(view: View, asker: Asker, where: Json) -> Json:
    """The households of a group or a commune that the person may let be known."""
    who = the_known(view, asker.chat)
    kind, _, id_ = str(where).partition("-")
    if kind == "team":
        who.check(Action.ISSUE_CODE, grants.target_of_group(view, int(id_)))
        lines = overview.of_groups(view, [int(id_)])
        return {"homes": _named({item.household.id: home_name(item.household) for item in lines})}
    who.check(Action.ISSUE_CODE, grants.target_of_commune(view, int(id_)))
    found = households.of_commune(view, int(id_))[:MOST_INVITEES]
    return {"homes": _named({item.id: home_name(item) for item in found if item.name})}


def receipt(view: View, _: Asker, code: Json) -> Json:
    """What a receipt's code tells to anybody: no name, no household."""
    found = ledger.receipt(view, str(code))
    if found is None:
        return {"number": None, "code": "", "amount": 0, "on": None, "project": "", "valid": False}
    return {
        "number": str(found.number),
        "code": found.code,
        "amount": found.amount_vnd,
        "on": legal_day(found.at).isoformat(),
        "project": found.project,
        "valid": found.valid,
    }


def area_totals(view: View, asker: Asker, commune: Json) -> Json:
    """A commune's sums, without a name."""
    who, found = the_known(view, asker.chat), places.commune(view, int(commune))
    who.check(Action.SEE_TOTALS, grants.target_of_commune(view, found.id))
    lines = overview.of_communes(view, [found.id])
    sums = overview.sums(lines)
    return {
        "area": found.name,
        "projects": len({line.project.id for line in lines if not line.withdrawn}),
        "households": len({line.household.id for line in lines if not line.withdrawn}),
        "charged": sums.due,
        "counted": sums.counted,
        "confirmed": sums.confirmed,
        "rest": sums.remaining,
        "over": sums.overpaid,
        "expected": _expected(lines),
        "waiting": len(waiting.of_officer(view, who, [found.id], asker.at)),
    }


def _expected(lines: Sequence[overview.Line]) -> bool:
    """Whether a sum of these holds one that awaits its recovery decision."""
    return any(line.standing is not None and line.standing.expected for line in lines)


def tasks(view: View, asker: Asker, _: Json) -> Json:
    """What waits for the person, the oldest first."""
    who = the_known(view, asker.chat)
    items = case_list.waiting(view, asker)
    communes = {*offices(view, who), *(item.commune for item in tended(view, who).values())}
    items += waiting.of_officer(view, who, sorted(communes), asker.at)
    led = teams(view, who)
    items += waiting.of_leader(view, list(led), asker.at)
    near = {*areas(view, who), *(group.commune for group in led.values())}
    items += turnovers.waiting(view, who, near)
    items += waiting.overdue(view, who, list(areas(view, who)), asker.at)
    return {"items": items[: waiting.MOST], "count": len(items)}


def project_list(view: View, asker: Asker, _: Json) -> Json:
    """The projects for which the person may write down decisions."""
    who = the_known(view, asker.chat)
    found = {
        item.id: {"id": str(item.id), "name": item.facts.name, "policy": item.facts.policy}
        for commune in areas(view, who)
        for item in projects.of_commune(view, commune)
        if not item.withdrawn
        and who.may(Action.RECORD_DECISION, grants.target_of_commune(view, commune))
    }
    own = projects.many(view, {group.project for group in tended(view, who).values()})
    found |= {
        id_: {"id": str(id_), "name": item.facts.name, "policy": item.facts.policy}
        for id_, item in own.items()
        if not item.withdrawn
    }
    return {"projects": list(found.values())}


def cases(view: View, asker: Asker, project: Json) -> Json:
    """The obligations of a project as decisions are compared with them, of the person's own
    groups where the whole project is not theirs."""
    who = the_known(view, asker.chat)
    if who.may(Action.RECORD_DECISION, grants.target_of_project(view, int(project))):
        lines = overview.of_projects(view, [int(project)])
    else:
        own = [id_ for id_, one in tended(view, who).items() if one.project == int(project)]
        if not own:
            raise NotAllowed(Action.RECORD_DECISION)
        lines = overview.of_groups(view, own)
    heads = [line.obligation.id for line in lines if line.obligation]
    entries = ledger.entries_of(view, heads)
    return {"cases": [case for line in lines if (case := _case(line, entries)) is not None]}


def _case(line: Line, entries: Mapping[int, tuple[Entry, ...]]) -> Json:
    head, seen, standing = line.obligation, line.assessment, line.standing
    if head is None or seen is None or standing is None or line.withdrawn:
        return None
    charges = [entry for entry in living(entries[head.id]) if entry.kind is Kind.CHARGE]
    pay_by = charges[-1].pay_by if charges else seen.pay_by
    facts, part = line.project.facts, line.participation.facts
    rate = part.rate if part.rate is not None else facts.rate
    return {
        "due": str(head.id),
        "who": home_name(line.household),
        "support": part.state_vnd,
        "type": facts.type,
        "cycle_months": facts.cycle_months,
        "ends": facts.ends.isoformat() if facts.ends else None,
        "pay_by": pay_by.isoformat() if pay_by else None,
        "rate": None if rate is None else str(rate),
        "amount": standing.sums.due if charges else seen.amount_vnd,
    }


def _member(
    lines: Lines, line: Line, who: Known, target: Target, open_: Iterable[int]
) -> dict[str, Json]:
    household = line.household.id
    own = Target(target.province, target.commune, target.groups, household, household in open_)
    return lines.member(line, shown=who.may(Action.SEE_AMOUNTS, own))


def _named(found: Mapping[int, str]) -> list[dict[str, str]]:
    return [{"id": str(id_), "name": name} for id_, name in found.items()]


READINGS: Final[Mapping[str, Reading]] = {
    "me": me,
    "dues": dues,
    "team": team,
    "held": held,
    "invitees": invitees,
    "area_totals": area_totals,
    "tasks": tasks,
    "projects": project_list,
    "cases": cases,
    "turnovers": turnovers.rounds,
    "turnover_homes": turnovers.homes,
    "receipt": receipt,
    "mistakes": mistakes.mistakes,
    **case_list.READINGS,
    "reminders": look_at_reminders,
    "managed": place.managed,
    "watched": watching.watched,
    "totals": watching.totals,
    "granted": entitling.granted,
    "grantees": entitling.grantees,
    **handing_out.READINGS,
    **managing.READINGS,
    **reached.READINGS,
    **broadcasting.READINGS,
    **damage_lookups.READINGS,
    **handing.LOOKUPS,
    "context": lambda *_: {"text": ""},
}
"""By name, what only reads the registers; ``bot.desk.making`` has the rest."""
