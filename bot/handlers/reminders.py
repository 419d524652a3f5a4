"""/nhac: what one is reminded of; when, how often, a date of one's own; a leader's collection day.

Looks up what is planned, asks for one change, and says what holds from now on.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import ask_policy
from bot.handlers.people import Named, ask_one, dropped, named, to_edit
from bot.rules.calendar import add_months
from bot.rules.policy import Policy
from bot.rules.reminders import last_reading
from bot.talk import Ask, Json, Say

TIMES: Final = {"early": 7 * 60 + 30, "noon": 11 * 60 + 30, "evening": 19 * 60}
"""Times of day that may be chosen, in minutes from midnight."""
FEWER: Final = {
    "all": "reminders-fewer-all",
    "last": "reminders-fewer-last",
    "day": "reminders-fewer-day",
    "none": "reminders-fewer-none",
}
"""How many reminders, with the words for it."""
MOST_LINES: Final = 4
LONGEST_PLACE: Final = 100
LONGEST_PROJECT_YEARS: Final = 20


async def reminders(ask: Ask, facts: Facts) -> Answered:
    """Say what is planned and ask what shall change."""
    found = await ask.lookup("reminders", None)
    match await ask.choice("reminder_what", _ways(found), lines=_lines(found)):
        case "add":
            return add(ask, facts, found["calculated"])
        case "declare":
            return await declare(ask, facts)
        case "time":
            return await set_time(ask)
        case "fewer":
            return await set_fewer(ask)
        case "stop":
            return await stop(ask, found["own"])
        case "collection":
            return await collection(ask, facts, found["teams"])
        case _:
            return Answered((Say("reminders-kept", {}),), offers=_next(found))


def add(ask: Ask, facts: Facts, calculated: Mapping[str, Json]) -> Answered:
    """Remind of the date that was calculated last."""
    policy = facts.policies[calculated["policy"]]
    return _declared(ask, facts, policy, date.fromisoformat(calculated["ends"]))


async def declare(ask: Ask, facts: Facts) -> Answered:
    """Remind of a date by the end of the project, as the person says it."""
    policy = await ask_policy(ask, facts)
    if policy is None or policy.deadline is None:
        return Answered((Say("reminders-kept", {}),), offers=(Offer.PERSON, Offer.CALCULATION))
    latest = date(facts.today.year + LONGEST_PROJECT_YEARS, 12, 31)
    ends = await ask.day("reminder_end", earliest=policy.starts, latest=latest)
    if ends is None or ends.exact is None:
        return Answered((Say("reminders-no-day", {}),), offers=(Offer.PERSON, Offer.EDIT))
    return _declared(ask, facts, policy, ends.exact)


async def set_time(ask: Ask) -> Answered:
    """Choose the time of day."""
    chosen = await ask.choice("reminder_time", TIMES)
    minute = TIMES[chosen]
    ask.effect("time", {"do": "remind_time", "minute": minute})
    return Answered((Say("reminders-time-set", {"time": clock(minute)}),), offers=_OFFERS)


async def set_fewer(ask: Ask) -> Answered:
    """Choose how many reminders."""
    fewer = await ask.choice("reminder_fewer", FEWER)
    ask.effect("fewer", {"do": "remind_fewer", "fewer": fewer})
    said = Say("reminders-fewer-set", {"fewer": Say(FEWER[fewer], {})})
    return Answered((said,), offers=_OFFERS)


async def stop(ask: Ask, own: list[Mapping[str, Json]]) -> Answered:
    """Stop one of the dates that the person declared."""
    dates = tuple(Named(item["id"], shown(date.fromisoformat(item["until"]))) for item in own)
    chosen = await ask_one(ask, "reminder_own", dates)
    ask.effect("stop", {"do": "remind_stop", "own": chosen.id})
    return Answered((Say("reminders-stopped", {"day": chosen.name}),), offers=_OFFERS)


async def collection(ask: Ask, facts: Facts, teams: list[Mapping[str, Json]]) -> Answered:
    """A leader sets when and where the group pays; a read-back comes first."""
    team = await ask_one(ask, "collection_group", named(teams))
    found = next(item for item in teams if item["id"] == team.id)
    day = await ask.day(
        "collection_day",
        earliest=facts.today,
        latest=facts.today + timedelta(days=366),
        skip=False,
        proposed=date.fromisoformat(found["proposed"]),
    )
    place = await ask.text("collection_place", longest=LONGEST_PLACE)
    said = {"group": team.name, "day": day.first, "place": place}
    answer = await ask.confirm("confirm", (Say("reminders-readback", said),))
    if answer != "yes":
        return to_edit() if answer == "edit" else dropped()
    command = {"do": "collection", "group": team.id, "day": day.first.isoformat(), "place": place}
    ask.effect("collection", command)
    told = Say("reminders-collection-set", {"group": team.name})
    return Answered((told,), offers=(Offer.GROUP, Offer.PERSON))


def clock(minute: int) -> str:
    """A time of day, such as 7:30."""
    return f"{minute // 60}:{minute % 60:02d}"


def shown(day: date) -> str:
    """A day on a button."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _declared(ask: Ask, facts: Facts, policy: Policy, ends: date) -> Answered:
    months = policy.deadline.months if policy.deadline else 0
    until = add_months(ends, months)
    if last_reading(until) < facts.today:
        return Answered((Say("reminders-over", {"day": until}),), offers=(Offer.PERSON,))
    command = {"do": "remind_own", "policy": policy.id, "until": until.isoformat()}
    ask.effect("own", command | {"ends": ends.isoformat()})
    return Answered((Say("reminders-added", {"day": until}),), offers=_OFFERS)


def _ways(found: Mapping[str, Any]) -> tuple[str, ...]:
    """What may be changed here; a linked person has real dates and declares none."""
    linked = found["person"] is not None
    ways = [
        *(["add"] if found["calculated"] and not linked else []),
        *(["collection"] if found["teams"] else []),
        *(["time", "fewer"] if linked or found["own"] else []),
        *(["stop"] if found["own"] else []),
        *([] if linked else ["declare"]),
        "nothing",
    ]
    return tuple(ways)


def _lines(found: Mapping[str, Any]) -> tuple[Say, ...]:
    """What is planned: the real dates, those of one's own, when and how often."""
    lines = [
        Say(
            "reminders-list-real",
            {
                "household": item["household"],
                "project": item["project"],
                "day": date.fromisoformat(item["until"]),
            },
        )
        for item in found["real"][:MOST_LINES]
    ]
    own = found["own"][:MOST_LINES]
    lines += [Say("reminders-list-own", {"day": date.fromisoformat(item["until"])}) for item in own]
    if not lines:
        lines.append(Say("reminders-list-none", {}))
    if found["calculated"] and found["person"] is None:
        day = date.fromisoformat(found["calculated"]["until"])
        lines.append(Say("reminders-list-calculated", {"day": day}))
    if found["real"] or found["own"]:
        fewer = Say(FEWER[found["fewer"]], {})
        shown_time = clock(found["minute"])
        lines.append(Say("reminders-list-time", {"time": shown_time, "fewer": fewer}))
    return tuple(lines)


def _next(found: Mapping[str, Any]) -> tuple[Offer, ...]:
    return _OFFERS if found["person"] is None else (Offer.MY_THINGS, Offer.PAYMENT, Offer.PERSON)


_OFFERS: Final = (Offer.CALCULATION, Offer.MY_THINGS, Offer.PERSON)
