"""What a damage report looks up: its opening sentence, the household's projects, the communes."""

from bot.access import Action
from bot.desk.asker import Asker, areas, homes, known, leaders, teams, the_known
from bot.rules import load
from bot.storage.registers import (
    cases,
    grants,
    households,
    participations,
    places,
    projects,
)
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case
from bot.talk import Json
from bot.understand.losses import find_count, find_share


def opening(view: View, asker: Asker, _: Json) -> Json:
    """What the message that opened the report says, whether it counts something, and for whom its
    sender may report: own households, groups, communes."""
    said = asker.said.strip()
    if said.startswith("/"):
        said = ""
    counted = bool(said) and find_share(said) is None and find_count(said) is not None
    return {"said": said, "counted": counted, "things": _things(view, asker)}


def _things(view: View, asker: Asker) -> list[dict[str, str]]:
    who = known(view, asker.chat)
    if who is None:
        return []
    found = [(f"home-{id_}", name) for id_, name in homes(view, who).items()]
    found += [(f"team-{id_}", group.name) for id_, group in teams(view, who).items()]
    found += [(f"area-{id_}", commune.name) for id_, commune in areas(view, who).items()]
    return [{"id": id_, "name": name} for id_, name in found]


def parts(view: View, asker: Asker, household: Json) -> Json:
    """A household's parts in projects whose document knows cases, each with the open case."""
    who, id_ = the_known(view, asker.chat), int(household)
    who.check(Action.REPORT_DAMAGE, grants.target_of_household(view, id_))
    commune = households.get(view, id_).commune
    own = [item for item in participations.of_households(view, [id_]) if not item.withdrawn]
    held = projects.many(view, [item.facts.project for item in own])
    led = leaders(view, {item.facts.group for item in own if item.facts.group})
    open_cases = {
        case.participation: case
        for case in cases.of_participations(view, [item.id for item in own], open_only=True)
    }
    packs = load()
    found = []
    for item in own:
        project = held[item.facts.project]
        facts = project.facts
        if project.withdrawn or packs[facts.policy].case is None:
            continue
        leader = led.get(item.facts.group or 0)
        found.append(
            {
                "id": str(item.id),
                "project": facts.name,
                "policy": facts.policy,
                "type": facts.type,
                "starts": facts.starts.isoformat() if facts.starts else None,
                "ends": facts.ends.isoformat() if facts.ends else None,
                "leader": leader.name if leader else None,
                "open_case": _open(open_cases.get(item.id)),
            }
        )
    return {"parts": found, "policy": _policy_of(view, commune)}


def communes(view: View, _asker: Asker, province: Json) -> Json:
    """The communes of a province, by name."""
    found = places.communes(view, str(province))
    return {"communes": [{"id": str(item.id), "name": item.name} for item in found]}


def _policy_of(view: View, commune: int) -> str:
    """The document by which cases of a commune go."""
    province = places.commune(view, commune).province
    return next(
        policy.id
        for policy in load().values()
        if policy.province == province and policy.case is not None
    )


def _open(case: Case | None) -> Json:
    if case is None:
        return None
    event = str(case.events[-1].id) if case.events else None
    return {"id": str(case.id), "code": case.code, "event": event}


READINGS = {"damage_opening": opening, "damage_parts": parts, "communes": communes}
