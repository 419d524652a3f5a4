"""/guinhac: what became of reminders, for officers: whom none reached, one household's, counts.

Looks up and asks; slips come as a file. What is unknown is settled by an officer alone.
"""

from collections.abc import Mapping
from datetime import date

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Named, ask_me, ask_one, named, not_yours, stranger
from bot.talk import Ask, Json, Say

WAYS = ("unreached", "household", "held", "counts", "nothing")
SETTLED = ("again", "arrived", "let_go", "later")
NEXT = (Offer.REMINDING, Offer.BROADCAST, Offer.TASKS)
MOST_LINES = 6
LINES_AT_ONCE = 3
LONGEST_NAME = 60


async def reminding(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """One of an officer's communes, and what shall be seen of it."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not me.areas:
        return not_yours("officer")
    area = await ask_one(ask, "area", me.areas)
    match await ask.choice("reminding_what", WAYS):
        case "unreached":
            return await unreached(ask, area)
        case "household":
            return await household(ask, area)
        case "held":
            return await held(ask, area)
        case "counts":
            return await counts(ask, area)
        case _:
            return Answered((Say("reminding-later", {}),), offers=NEXT[1:])


async def unreached(ask: Ask, area: Named) -> Answered:
    """The slips of those whom nobody told, and how many were left to their leaders."""
    found = await ask.lookup("unreached", area.id)
    counted = {"area": area.name, "count": str(found["count"]), "asked": str(found["asked"])}
    if not found["count"]:
        id_ = "unreached-asked" if found["asked"] else "unreached-none"
        return Answered((Say(id_, counted),), offers=NEXT)
    ask.effect("printed", {"do": "reminders_printed", "area": area.id, "items": found["items"]})
    id_ = "unreached-slips" if found["asked"] else "unreached-slips-all"
    return Answered((Say(id_, counted),), (), NEXT, tuple(found["files"]))


async def household(ask: Ask, area: Named) -> Answered:
    """What one household was sent: when, whether it arrived, what was answered."""
    said = await ask.text("which_household", longest=LONGEST_NAME)
    homes = named((await ask.lookup("find_homes", {"area": area.id, "name": said}))["homes"])
    if not homes:
        return Answered((Say("household-unknown", {"said": said}),), offers=NEXT)
    home = await ask_one(ask, "household", homes)
    lines = (await ask.lookup("home_mail", home.id))["lines"]
    if not lines:
        return Answered((Say("mail-none", {"household": home.name}),), offers=NEXT)
    shown = tuple(_line(line) for line in lines[:MOST_LINES])
    return Answered(
        (Say("mail-of", {"household": home.name}), Say("mail-lines", {"lines": shown})),
        offers=NEXT,
    )


async def held(ask: Ask, area: Named) -> Answered:
    """One message of which nobody knows whether it arrived: an officer says what holds."""
    found = (await ask.lookup("held_mail", area.id))["items"]
    if not found:
        return Answered((Say("held-none", {}),), offers=NEXT)
    items: dict[str, Mapping[str, Json]] = {item["id"]: item for item in found}
    names = {id_: item["title"] for id_, item in items.items()}
    chosen = await ask.choice("held_message", (*items, "later"), named=names, count=str(len(items)))
    if chosen == "later":
        return Answered((Say("reminding-later", {}),), offers=NEXT)
    told = {"whom": items[chosen]["title"]}
    way = await ask.choice("held_is", SETTLED, **told)
    if way == "later":
        return Answered((Say("reminding-later", {}),), offers=NEXT)
    ask.effect("held", {"do": "held_mail", "area": area.id, "message": chosen, "way": way})
    return Answered((Say(f"held-{way}", told),), offers=NEXT)


async def counts(ask: Ask, area: Named) -> Answered:
    """Per step: sent, arrived, answered, paid within seven days; counts and no names."""
    rows = (await ask.lookup("reminder_counts", area.id))["rows"]
    if not rows:
        return Answered((Say("counts-none", {"area": area.name}),), offers=NEXT)
    lines = tuple(_counted(row) for row in rows)
    parts = (lines[n : n + LINES_AT_ONCE] for n in range(0, len(lines), LINES_AT_ONCE))
    said = tuple(Say("counts-lines", {"lines": part}) for part in parts)
    return Answered((Say("counts-head", {"area": area.name}), *said), offers=NEXT)


def step_say(step: str) -> Say:
    """A step in plain words: "trước 30 ngày"."""
    kind, _, days = step.partition("_")
    if kind in {"before", "after"} and days:
        return Say(f"step-{kind}", {"days": days})
    return Say(f"step-{kind}" if kind in {"end", "day"} else "step-other", {"step": step})


def _line(line: Mapping[str, Json]) -> Say:
    shown = {"day": date.fromisoformat(line["day"]), "time": line["time"]}
    answer = Say(f"mail-answer-{line['answer']}", {}) if line["answer"] else Say("mail-answer", {})
    state = Say(f"mail-{line['state']}", {})
    return Say("mail-line", shown | {"step": step_say(line["step"]), "is": state, "answer": answer})


def _counted(row: Mapping[str, Json]) -> Say:
    numbers = {
        name: str(row[name])
        for name in ("sent", "delivered", "unknown", "lost", "answered", "paid")
    }
    return Say("counts-line", {"step": step_say(row["step"])} | numbers)
