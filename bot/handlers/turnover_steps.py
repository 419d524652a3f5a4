"""Parts of /luanchuyen: what signed minutes say, the document's conditions, the forms."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Named, ask_one, confirmed
from bot.rules import evaluate
from bot.rules.results import Outcome, Result
from bot.talk import Ask, Json, Money, Say

MOST_CHOSEN: Final = 20
MOST_MINUTES: Final = 6
LONGEST_NUMBER: Final = 60
MOST_CITES: Final = 2
NEXT: Final = (Offer.TURNOVER, Offer.GROUP, Offer.PERSON)


async def minuted(ask: Ask, facts: Facts, project: Mapping[str, Json]) -> Answered:
    """What the signed minutes say, and their scan: without it there is nothing to write down."""
    round_ = project["round"]
    number = await ask.text("minutes_number", longest=LONGEST_NUMBER)
    on = await ask.day("minutes_on", latest=facts.today, skip=False)
    shares = await ask_shares(ask, project)
    papers = {"minutes": True, "approved_list": True}
    if (result := unmet(facts, project, shares, papers)) is not None:
        return refused(result)
    if (above := _above(round_["maximum"], shares)) is not None:
        return above
    scans = await ask.files(
        "minutes_scan", least=1, most=MOST_MINUTES, skip=False, **cite(facts, project)
    )
    lines = tuple(
        Say("turnover-share", {"household": item["name"], "amount": Money(item["total"])})
        for item in shares
    )
    shown = told(project) | {"minutes": number, "day": on.first, "lines": lines}
    if (instead := await confirmed(ask, (Say("readback-minutes", shown),))) is not None:
        return instead
    kept = [{name: item[name] for name in ("id", "recovered", "new")} for item in shares]
    command = {"do": "turnover_minutes", "round": round_["id"], "number": number}
    ask.effect(
        "turnover", command | {"on": on.first.isoformat(), "shares": kept, "scan": list(scans)}
    )
    return Answered((Say("turnover-minuted", cite(facts, project)),), offers=NEXT)


async def ask_shares(ask: Ask, project: Mapping[str, Json]) -> list[dict[str, Json]]:
    """Each household that the meeting chose, with its amounts; candidates stand first."""
    found = await ask.lookup("turnover_homes", project["id"])
    listed = {item["id"]: item["name"] for item in project["round"]["candidates"]}
    left = listed | {item["id"]: item["name"] for item in found["homes"]}
    shares: list[dict[str, Json]] = []
    async for one in ask.rounds("chosen", most=min(MOST_CHOSEN, len(left))):
        picked = await ask_one(one, "household", tuple(Named(*item) for item in left.items()))
        who = {"household": left.pop(picked.id)}
        recovered = await one.money("recovered_vnd", skip=False, **who)
        new = await one.money("new_vnd", **who) if project["wants_list"] else None
        share = {"id": picked.id, "name": picked.name, "recovered": recovered, "new": new or 0}
        shares.append(share | {"total": recovered + (new or 0)})
    return shares


async def forms(
    ask: Ask, project: Mapping[str, Json], round_: Mapping[str, Json]
) -> tuple[str, ...]:
    """Invitation with the list, and minutes to be filled in the meeting."""
    wanted = {
        "project": project["id"],
        "on": round_["meets_on"],
        "at": round_["meets_at"],
        "candidates": [item["id"] for item in round_["candidates"]],
        "maximum": round_["maximum"],
    }
    return tuple((await ask.lookup("turnover_forms", wanted))["files"])


def unmet(
    facts: Facts,
    project: Mapping[str, Json],
    shares: Iterable[Mapping[str, Json]],
    papers: Mapping[str, bool],
) -> Result | None:
    """What the document says against it; None where it allows it."""
    most = (project["round"] or {}).get("maximum")
    for share in shares:
        asked: dict[str, Any] = {**papers, "total_vnd": share["total"]}
        if most is not None:
            asked["maximum_vnd"] = most
        result = evaluate(facts.policies[project["policy"]], "turnover", asked, facts.today)
        if result.outcome is Outcome.REFUSED:
            return result
    return None


def refused(result: Result) -> Answered:
    """Why the document does not let the money go on as it is, with the place."""
    reasons = [reason for reason in result.reasons if reason.met is False][:MOST_CITES]
    cited = tuple(dict.fromkeys(reason.citation for reason in reasons))
    shown = {"why": " ".join(reason.text for reason in reasons), "cite": cited}
    return Answered((Say("turnover-refused", shown),), (), (Offer.EDIT, *NEXT))


def _above(most: int | None, shares: Iterable[Mapping[str, Json]]) -> Answered | None:
    """More than the most that was agreed for this round, where the document says no maximum."""
    for share in shares:
        if most is not None and share["total"] > most:
            shown = {"household": share["name"], "most": Money(most)}
            return Answered((Say("turnover-above", shown),), (), (Offer.EDIT, *NEXT))
    return None


def told(project: Mapping[str, Json]) -> dict[str, Any]:
    """The project and its recovered money, for words."""
    return {"project": project["name"], "left": Money(project["left"])}


def cite(facts: Facts, project: Mapping[str, Json]) -> dict[str, Any]:
    """Where the document writes about passing money on."""
    rules = facts.policies[project["policy"]].turnover
    return {"cite": rules[0].rule.citation if rules else ""}
