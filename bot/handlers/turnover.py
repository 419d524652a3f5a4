"""/luanchuyen: recovered money goes on to another household: meeting, minutes, transfer, report.

The vote is the people's, on paper. The assistant prepares lists and forms, takes the signed scan,
compares with the document and tells who must know. It never takes a vote.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Named, ask_me, ask_one, confirmed, not_yours, stranger
from bot.handlers.turnover_steps import (
    cite,
    forms,
    minuted,
    refused,
    told,
    unmet,
)
from bot.talk import Ask, Json, Money, Say

NEXT: Final = (Offer.TURNOVER, Offer.GROUP, Offer.PERSON)
MOST_CANDIDATES: Final = 20
MOST_SCANS: Final = 6
LONGEST_PLACE: Final = 120


async def turnover(ask: Ask, facts: Facts) -> Answered:
    """Which project, and what comes next there."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not me.teams and not me.areas:
        return not_yours("leader")
    projects = (await ask.lookup("turnovers", None))["projects"]
    if not projects:
        return Answered((Say("turnover-none", {}),), offers=NEXT[1:])
    names = tuple(Named(item["id"], item["name"]) for item in projects)
    chosen = await ask_one(ask, "which_project", names)
    project = next(item for item in projects if item["id"] == chosen.id)
    steps = _steps(project)
    if not steps:
        return Answered((Say("turnover-nothing-yet", told(project)),), offers=NEXT[1:])
    doing = steps[0]
    if len(steps) > 1:
        doing = await ask.choice("turnover_doing", steps, **told(project))
    return await _STEPS[doing](ask, facts, project)


def _steps(project: Mapping[str, Json]) -> tuple[str, ...]:
    """What may be done now; money moves by an officer's hand alone."""
    round_, officer = project["round"], project["may_move"]
    state = round_["state"] if round_ else None
    match state:
        case "called":
            return ("minutes", "forms", "cancel")
        case "minuted":
            return ("transfer", "minutes", "cancel") if officer else ("minutes", "cancel")
        case "transferred" if officer:
            return ("report", "call") if project["left"] else ("report",)
        case _:
            return ("call",) if project["left"] else ()


async def call(ask: Ask, facts: Facts, project: Mapping[str, Json]) -> Answered:
    """The candidates, the day and the place; then list, invitation and blank minutes."""
    found = await ask.lookup("turnover_homes", project["id"])
    left = {item["id"]: item["name"] for item in found["homes"]}
    if not left:
        return Answered((Say("turnover-nobody", told(project)),), offers=NEXT)
    candidates: dict[str, str] = {}
    async for one in ask.rounds("candidate", most=min(MOST_CANDIDATES, len(left))):
        picked = await ask_one(one, "household", tuple(Named(*item) for item in left.items()))
        candidates[picked.id] = left.pop(picked.id)
    most = project["maximum"]
    if most is None:
        most = await ask.money("maximum_vnd", skip=True, **cite(facts, project))
    on = await ask.day("meets_on", earliest=facts.today, skip=False)
    at = await ask.text("meets_at", longest=LONGEST_PLACE)
    round_ = {
        "meets_on": on.first.isoformat(),
        "meets_at": at,
        "candidates": [{"id": id_, "name": name} for id_, name in candidates.items()],
        "maximum": most,
    }
    names = "; ".join(candidates.values())
    shown = (
        Say("readback-turnover", told(project) | {"count": str(len(candidates))}),
        Say("readback-candidates", {"names": names}),
        Say("readback-meeting", {"day": on.first, "place": at}),
    )
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    command = {"do": "turnover_call", "project": project["id"], "maximum": most}
    command |= {"on": on.first.isoformat(), "at": at, "candidates": list(candidates)}
    ask.effect("turnover", command)
    files = await forms(ask, project, round_)
    say = Say("turnover-called", told(project) | cite(facts, project))
    return Answered((say, Say("turnover-no-vote-here", {})), (), NEXT, files)


async def transfer(ask: Ask, facts: Facts, project: Mapping[str, Json]) -> Answered:
    """The officer moves the money: only by signed minutes, and what else the text asks for."""
    round_ = project["round"]
    scans: tuple[str, ...] | None = ()
    if project["wants_list"] and not round_["listed"]:
        scans = await ask.files("approved_list", least=1, most=MOST_SCANS, **cite(facts, project))
    papers = {"minutes": True, "approved_list": round_["listed"] or bool(scans)}
    if (result := unmet(facts, project, round_["shares"], papers)) is not None:
        return refused(result)
    recovered = sum(item["recovered"] for item in round_["shares"])
    if recovered > project["arrived"]:
        shown = {"amount": Money(recovered), "arrived": Money(project["arrived"])}
        return Answered((Say("turnover-not-arrived", shown),), offers=(Offer.TASKS, *NEXT))
    on = await ask.day("transferred_on", latest=facts.today, skip=False)
    lines = tuple(
        Say("turnover-share", {"household": item["name"], "amount": Money(item["total"])})
        for item in round_["shares"]
    )
    told_ = told(project) | {"minutes": round_["minutes"], "lines": lines, "day": on.first}
    if (instead := await confirmed(ask, (Say("readback-transfer", told_),))) is not None:
        return instead
    command = {"do": "turnover_transfer", "round": round_["id"], "on": on.first.isoformat()}
    ask.effect("turnover", command | {"scan": list(scans or ())})
    return Answered((Say("turnover-transferred", cite(facts, project)),), offers=NEXT)


async def again(ask: Ask, _: Facts, project: Mapping[str, Json]) -> Answered:
    """Invitation and blank minutes once more."""
    files = await forms(ask, project, project["round"])
    return Answered((Say("turnover-forms", told(project)),), (), NEXT, files)


async def report(ask: Ask, _: Facts, project: Mapping[str, Json]) -> Answered:
    """The officer's report after the round, as a file to be signed and sent."""
    round_ = project["round"]
    file = (await ask.lookup("turnover_report", round_["id"]))["file"]
    if await ask.choice("report_sent", ("yes", "later"), files=(file,)) == "later":
        return Answered((Say("tasks-later", {}),), offers=NEXT)
    ask.effect("turnover", {"do": "turnover_report", "round": round_["id"]})
    return Answered((Say("turnover-reported", told(project)),), offers=NEXT)


async def cancel(ask: Ask, _: Facts, project: Mapping[str, Json]) -> Answered:
    """The meeting is called off, before any money went."""
    shown = (Say("readback-turnover-cancel", told(project)),)
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    ask.effect("turnover", {"do": "turnover_cancel", "round": project["round"]["id"]})
    return Answered((Say("turnover-cancelled", told(project)),), offers=NEXT)


_STEPS: Final[Mapping[str, Callable[[Ask, Facts, Mapping[str, Json]], Awaitable[Answered]]]] = {
    "call": call,
    "forms": again,
    "minutes": minuted,
    "transfer": transfer,
    "report": report,
    "cancel": cancel,
}
