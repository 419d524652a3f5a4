"""Turnovers at the desk: what may be looked up, what a confirmed step does, and who is told.

Works nothing out: the registers ask the rules, ``bot.access`` says who may.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Target
from bot.desk.asker import Asker, Known, areas, home_name, teams, the_known
from bot.desk.papers import id_of
from bot.handlers.base import Offer
from bot.rules import load
from bot.rules.policy import Policy
from bot.storage import files
from bot.storage.registers import (
    grants,
    groups,
    households,
    participations,
    projects,
    turnovers,
)
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.errors import BadValue
from bot.storage.registers.groups import Group
from bot.storage.registers.turnovers import (
    Minutes,
    NewTurnover,
    PaperKind,
    Scan,
    Share,
    State,
    Turnover,
)
from bot.talk import Json, Money, Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]
Handler = Callable[["Doing", Command, Cause], None]


def rounds(view: View, asker: Asker, _: Json) -> Json:
    """The projects whose money the person may help to pass on, each with its open round."""
    who = the_known(view, asker.chat)
    wanted = [group.project for group in teams(view, who).values()]
    for commune in areas(view, who):
        wanted += [item.id for item in projects.of_commune(view, commune)]
    found = []
    for id_, project in projects.many(view, dict.fromkeys(wanted)).items():
        target = target_of(view, id_)
        if not project.withdrawn and who.may(Action.PREPARE_TURNOVER, target):
            moves = who.may(Action.TRANSFER_TURNOVER, target)
            found.append(_project(view, project, load()[project.facts.policy], moves=moves))
    return {"projects": found}


def homes(view: View, asker: Asker, project: Json) -> Json:
    """The households of a project's commune that may stand on the list."""
    who, facts = the_known(view, asker.chat), projects.get(view, int(project)).facts
    who.check(Action.PREPARE_TURNOVER, target_of(view, int(project)))
    found = households.of_commune(view, facts.commune)
    named = [{"id": str(item.id), "name": home_name(item)} for item in found if item.name]
    return {"homes": sorted(named, key=lambda item: item["name"])}


def waiting(view: View, who: Known, communes: Iterable[int]) -> list[dict[str, Json]]:
    """Rounds whose next step is the person's, as things to do."""
    items = []
    for round_ in turnovers.open_in(view, communes):
        target = target_of(view, round_.facts.project)
        mine = Action.PREPARE_TURNOVER if round_.state is State.CALLED else Action.TRANSFER_TURNOVER
        if who.may(mine, target):
            name = projects.get(view, round_.facts.project).facts.name
            title = {"title": f"Luân chuyển: {name}", "who": name}
            state = {"kind": "turnover", "state": round_.state.value}
            items.append({"id": f"turnover-{round_.id}"} | title | state)
    return items


def target_of(view: View, project: int) -> Target:
    """Where a project lies, with its groups: their leaders have a hand in its turnover."""
    inside = frozenset(group.id for group in groups.of_project(view, project))
    return replace(grants.target_of_project(view, project), groups=inside)


def _project(
    view: View, project: projects.Project, policy: Policy, *, moves: bool
) -> dict[str, Json]:
    pot = turnovers.pot(view, project.id)
    open_ = turnovers.open_of(view, [project.id])
    asks = {condition.fact for condition in policy.turnover}
    return {
        "id": str(project.id),
        "name": project.facts.name,
        "policy": policy.id,
        "may_move": moves,
        "left": pot.left,
        "arrived": pot.arrived,
        "maximum": turnovers.maximum(policy),
        "wants_list": PaperKind.APPROVED_LIST.value in asks,
        "round": _round(view, open_[-1]) if open_ else None,
    }


def _round(view: View, round_: Turnover) -> dict[str, Json]:
    said = round_.minutes
    shares = said.shares if said else ()
    ids = [*round_.facts.candidates, *(share.household for share in shares)]
    names = {id_: home_name(home) for id_, home in households.many(view, ids).items()}
    return {
        "id": str(round_.id),
        "state": round_.state.value,
        "meets_on": round_.facts.meets_on.isoformat(),
        "meets_at": round_.facts.meets_at,
        "candidates": [{"id": str(id_), "name": names[id_]} for id_ in round_.facts.candidates],
        "maximum": round_.facts.maximum_vnd,
        "minutes": said.number if said else "",
        "listed": bool((round_.papers or {}).get(PaperKind.APPROVED_LIST)),
        "shares": [
            {
                "id": str(share.household),
                "name": names[share.household],
                "recovered": share.recovered_vnd,
                "new": share.new_vnd,
                "total": share.total_vnd,
            }
            for share in shares
        ],
    }


def call(doing: "Doing", command: Command, cause: Cause) -> None:
    """A meeting is called; the group's and the listed households are invited."""
    project = int(command["project"])
    pen = doing.acting(Action.PREPARE_TURNOVER, target_of(doing.pen, project))
    new = NewTurnover(
        project,
        date.fromisoformat(command["on"]),
        str(command["at"]),
        tuple(int(id_) for id_ in command["candidates"]),
        command["maximum"],
    )
    made = turnovers.call(pen, doing.policies, new, cause)
    _invite(doing, made, "notice-turnover-called")


def minutes(doing: "Doing", command: Command, _cause: Cause) -> None:
    """The signed minutes are written down; officers and leaders are told."""
    round_ = turnovers.get(doing.pen, int(command["round"]))
    pen = doing.acting(Action.PREPARE_TURNOVER, target_of(doing.pen, round_.facts.project))
    shares = tuple(
        Share(int(item["id"]), int(item["recovered"]), int(item["new"]))
        for item in command["shares"]
    )
    said = Minutes(str(command["number"]), date.fromisoformat(command["on"]), shares)
    made = turnovers.minute(pen, doing.policies, round_.id, said, _scans(doing, command["scan"]))
    shown = _shown(pen, made) | {"number": said.number}
    say = Say("notice-turnover-minuted", shown)
    officers = grants.officers_of(pen, made.commune)
    doing.tell([*officers, *_leaders(pen, made)], say, made.commune, Offer.TURNOVER)


def transfer(doing: "Doing", command: Command, _cause: Cause) -> None:
    """The money has gone: each chosen household hears its part, leaders hear that it went."""
    round_ = turnovers.get(doing.pen, int(command["round"]))
    pen = doing.acting(Action.TRANSFER_TURNOVER, target_of(doing.pen, round_.facts.project))
    on, scans = date.fromisoformat(command["on"]), _scans(doing, command["scan"])
    made = turnovers.transfer(pen, doing.policies, round_.id, on, scans)
    if made.minutes is None:
        return
    shown = _shown(pen, made) | {"number": made.minutes.number, "day": on}
    known = households.many(pen, [share.household for share in made.minutes.shares])
    told = households.told(pen, known)
    for share in made.minutes.shares:
        own = {"household": home_name(known[share.household]), "amount": Money(share.total_vnd)}
        say = Say("notice-turnover-received", shown | own)
        doing.tell(told.get(share.household, ()), say, made.commune, Offer.PERSON)
    say = Say("notice-turnover-transferred", shown | {"count": str(len(known))})
    doing.tell(_leaders(pen, made), say, made.commune, Offer.TURNOVER)


def report(doing: "Doing", command: Command, _cause: Cause) -> None:
    """The officer has reported: the round is at its end."""
    round_ = turnovers.get(doing.pen, int(command["round"]))
    pen = doing.acting(Action.TRANSFER_TURNOVER, target_of(doing.pen, round_.facts.project))
    turnovers.report(pen, round_.id)


def cancel(doing: "Doing", command: Command, _cause: Cause) -> None:
    """The meeting is called off; whoever was invited is told."""
    round_ = turnovers.get(doing.pen, int(command["round"]))
    _cancel(doing, round_)


def take_back(doing: "Doing", before: Command) -> None:
    """Take back what an earlier end of the conversation did, where no money went."""
    if before["do"] != "turnover_call":
        return  # what is said anew of minutes and report stands above what was said before
    for round_ in turnovers.open_of(doing.pen, [int(before["project"])]):
        if round_.state in {State.CALLED, State.MINUTED}:
            _cancel(doing, round_)


HANDLERS: Final[Mapping[str, Handler]] = {
    "turnover_call": call,
    "turnover_minutes": minutes,
    "turnover_transfer": transfer,
    "turnover_report": report,
    "turnover_cancel": cancel,
}


def _cancel(doing: "Doing", round_: Turnover) -> None:
    pen = doing.acting(Action.PREPARE_TURNOVER, target_of(doing.pen, round_.facts.project))
    turnovers.cancel(pen, round_.id)
    _invite(doing, round_, "notice-turnover-cancelled")


def _invite(doing: "Doing", round_: Turnover, id_: str) -> None:
    """Tell everybody whom the meeting concerns, each once."""
    pen, project = doing.pen, round_.facts.project
    parts = participations.of_project(pen, project)
    taking = [item.facts.household for item in parts if not item.withdrawn]
    everyone = dict.fromkeys((*taking, *round_.facts.candidates))
    told = households.told(pen, everyone)
    persons = [person for home in everyone for person in told.get(home, ())]
    shown = _shown(pen, round_) | {"day": round_.facts.meets_on, "place": round_.facts.meets_at}
    say = Say(id_, shown)
    doing.tell([*_leaders(pen, round_), *persons], say, round_.commune, Offer.PERSON)


def _shown(view: View, round_: Turnover) -> dict[str, Any]:
    return {"project": projects.get(view, round_.facts.project).facts.name}


def _leaders(view: View, round_: Turnover) -> list[int]:
    found: Sequence[Group] = groups.of_project(view, round_.facts.project)
    return [group.leader for group in found if group.leader is not None]


def _scans(doing: "Doing", references: Sequence[str]) -> tuple[Scan, ...]:
    """The files that were sent, which must be this chat's own.

    Raises:
        BadValue: one is not there, or somebody else's.
    """
    pen: Pen = doing.pen
    scans = []
    for reference in references:
        file = files.find_in(pen.connection, pen.sealer, id_of(reference))
        if file is None or file.chat != doing.asker.chat:
            raise BadValue("scan", "not_there")
        scans.append(Scan(file.id, file.sha256))
    return tuple(scans)
