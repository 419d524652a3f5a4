"""/baothiethai: a loss is reported in under a minute, by the household or on its behalf.

What a first sentence or photo says already is not asked again. Everything but what happened may
stay open; details follow later, by the same start word. Nothing is judged or decided here.
"""

from collections.abc import Mapping
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.damage_answers import (
    LONGEST_STORY,
    Told,
    ask_count,
    ask_event,
    ask_story,
)
from bot.handlers.damage_lines import (
    Sent,
    after,
    behind,
    lost_line,
    outside,
    photos_line,
    point,
    readback,
    to_whom,
    whose_line,
)
from bot.handlers.damage_whose import (
    Stranger,
    Whose,
    ask_home,
    ask_part,
    ask_stranger,
)
from bot.handlers.people import dropped, named, to_edit
from bot.talk import Ask, Json, Place, Say

MOST_PHOTOS: Final = 20
MORE: Final = ("counts", "photos", "words", "again")
"""What may be added to a report that is open: by the household, whoever reported."""
NEXT: Final = (Offer.DAMAGE, Offer.WHY, Offer.PERSON)


async def damage_report(ask: Ask, facts: Facts) -> Answered:
    """Whose loss, what happened; then the read-back, and off it goes."""
    opening = await ask.lookup("damage_opening", None)
    things = named(opening["things"])
    story = await ask_story(ask, opening)
    if not things:
        return await from_stranger(ask, facts, opening, story)
    home, leads = await ask_home(ask, things)
    if not home.id:
        return Answered((Say("damage-nobody", {"where": home.name}),), offers=NEXT[2:])
    who = await ask_part(ask, home, leads)
    part = who.part
    if part is not None and part.open_case is not None:
        wanted = await ask.choice("report_about", MORE, household=home.name)
        if wanted != "again":
            return await add(ask, facts, opening, who, part.open_case, wanted)
    told = await ask_event(ask, opening, part.type if part else None, facts.today)
    command: dict[str, Json] = {"do": "report_damage", "household": home.id, "stranger": None}
    command |= {"part": part.id if part else None, "policy": who.policy, "story": story}
    command["case"] = part.open_case["id"] if part and part.open_case else None
    return await send(ask, facts, who, told, command)


async def from_stranger(
    ask: Ask, facts: Facts, opening: Mapping[str, Json], story: str | None
) -> Answered:
    """The report of somebody who is not linked: what happened first, then who speaks."""
    told = await ask_event(ask, opening, None, facts.today)
    who = await ask_stranger(ask, facts)
    if who is None:
        return Answered((Say("damage-without-name", {}),), offers=(Offer.REGISTRATION, *NEXT[2:]))
    command: dict[str, Json] = {"do": "report_damage", "household": None, "part": None}
    command |= {"policy": who.policy, "story": story, "case": None}
    command["stranger"] = {
        "name": who.name,
        "hamlet": who.hamlet,
        "phone": who.phone,
        "area": who.area.id,
        "consent": who.consent,
    }
    return await send(ask, facts, who, told, command)


async def send(
    ask: Ask, facts: Facts, who: Whose | Stranger, told: Told, command: Mapping[str, Json]
) -> Answered:
    """Photos and place, the read-back; after a clear yes the report is an effect."""
    policy = facts.policies[who.policy]
    photos = await ask.files("photos", least=1, most=MOST_PHOTOS)
    place = await ask.place("where")
    sent = Sent(photos, None if place is None else words_of(place))
    shown = readback(who, told, sent, policy)
    if policy.case is None:
        raise ValueError(f"{policy.id} knows no case")
    asked = {"to": to_whom(who), "cite": policy.case.rule.citation, "known": "yes"}
    chosen = await ask.confirm("confirm", shown, **asked)
    if chosen != "yes":
        return to_edit() if chosen == "edit" else dropped()
    whole = {**command, "event": told.stored(), "photos": list(photos or ())}
    whole["place"] = None if place is None else stored_place(place)
    part = who.part if isinstance(who, Whose) else None
    whole["outside"] = outside(told, part)
    ask.effect("report", whole)
    says = after(facts, who, told, policy)
    if whole["outside"]:
        says = (Say("damage-outside", {"point": point(policy)}), *says)
    return Answered(says, behind(policy), NEXT)


async def add(
    ask: Ask,
    facts: Facts,
    opening: Mapping[str, Json],
    who: Whose,
    case: Mapping[str, Json],
    wanted: str,
) -> Answered:
    """Something more for a report that is open: counts, photos or words."""
    command: dict[str, Json] = {"do": "add_damage", "case": case["id"], "household": who.home.id}
    command |= {"event": case["event"], "items": [], "photos": [], "words": None}
    lines = [whose_line(who), Say("readback-case", {"code": case["code"]})]
    if wanted == "counts":
        count = await ask_count(ask, opening, who.part.type if who.part else None)
        command["items"] = [count.stored()]
        lines.append(lost_line(count, None))
    elif wanted == "photos":
        photos = await ask.files("photos", least=1, most=MOST_PHOTOS)
        if photos is None:
            return dropped()
        command["photos"] = list(photos)
        lines.append(photos_line(photos))
    else:
        command["words"] = await ask.text("more_words", longest=LONGEST_STORY)
        lines.append(Say("readback-words", {}))
    policy = facts.policies[who.policy]
    asked = {"to": Say("to-everyone", {}), "cite": "", "known": "no"}
    chosen = await ask.confirm("confirm", tuple(lines), **asked)
    if chosen != "yes":
        return to_edit() if chosen == "edit" else dropped()
    ask.effect("add", command)
    return Answered((Say("damage-added", {"code": case["code"]}),), behind(policy), NEXT)


def words_of(place: Place) -> str:
    """A place as it is read back."""
    if place.text is not None:
        return place.text
    return f"{place.latitude:.5f}, {place.longitude:.5f}"


def stored_place(place: Place) -> dict[str, Json]:
    """A place as plain data."""
    return {"text": place.text or "", "latitude": place.latitude, "longitude": place.longitude}
