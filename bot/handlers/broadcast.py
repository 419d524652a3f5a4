"""/thongbao: an officer's message to a group, a commune or a province; how far it is; stop.

The whole text is shown with how many get it, and nothing goes out before a clear yes.
"""

from collections.abc import Mapping
from datetime import date

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Named, ask_me, ask_one, confirmed, named, not_yours, stranger
from bot.talk import Ask, Json, Say

LONGEST = 240
SECRETS = ("otp", "mật khẩu", "mat khau", "mã pin", "ma pin", "căn cước", "can cuoc", "cccd")
"""What no message of ours asks for; a text that names one is not sent."""
REPORTS = {
    "running": "broadcast-running",
    "done": "broadcast-done",
    "stopped": "broadcast-stopped",
}
NEXT = (Offer.BROADCAST, Offer.REMINDING, Offer.TASKS)


async def broadcast(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """A new one, or one that was sent."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    found = await ask.lookup("broadcasts", None)
    if not found["scopes"]:
        return not_yours("officer")
    ways = ("new", "sent") if found["sent"] else ("new",)
    way = await ask.choice("broadcast_what", (*ways, "nothing"))
    if way == "nothing":
        return Answered((Say("broadcast-nothing", {}),), offers=NEXT[1:])
    if way == "sent":
        return await progress(ask, named(found["sent"]))
    return await new(ask, named(found["scopes"]))


async def new(ask: Ask, scopes: tuple[Named, ...]) -> Answered:
    """To whom, what, how many; then all of it shown, and a yes."""
    scope = await ask_one(ask, "broadcast_scope", scopes)
    words = await ask.text("broadcast_words", longest=LONGEST)
    if any(secret in words.casefold() for secret in SECRETS):
        return Answered((Say("broadcast-secret", {}),), offers=(Offer.EDIT, *NEXT))
    counted = await ask.lookup("broadcast_count", scope.id)
    shown = {name: str(counted[name]) for name in ("homes", "chats", "without")}
    shown |= {"scope": scope.name, "area": counted["area"], "words": words}
    if not counted["chats"]:
        return Answered((Say("broadcast-nobody", shown),), offers=NEXT)
    readback = (Say("readback-broadcast", shown), Say("readback-broadcast-words", shown))
    if (instead := await confirmed(ask, readback)) is not None:
        return instead
    ask.effect("broadcast", {"do": "broadcast", "scope": scope.id, "words": words})
    return Answered((Say("broadcast-started", shown),), offers=NEXT)


async def progress(ask: Ask, sent: tuple[Named, ...]) -> Answered:
    """How far one is, its report once it is over; it may be stopped while it goes out."""
    one = await ask_one(ask, "broadcast_which", sent)
    found = await ask.lookup("broadcast_progress", one.id)
    said = report(found)
    if found["state"] != "running":
        return Answered((said,), offers=NEXT)
    next_ = await ask.choice("broadcast_next", ("go_on", "stop"), report=said)
    if next_ == "go_on":
        return Answered((Say("broadcast-goes-on", {}),), offers=NEXT)
    ask.effect("stop", {"do": "broadcast_stop", "broadcast": one.id})
    return Answered((Say("broadcast-halted", {}),), offers=NEXT)


def report(found: Mapping[str, Json]) -> Say:
    """What came of it, as counts."""
    names = ("total", "sent", "waiting", "unknown", "lost", "stopped")
    shown: dict[str, object] = {name: str(found[name]) for name in names}
    silent = int(found.get("silent", 0))  # what was kept of older looks has no such count
    shown |= {"silent": str(silent), "some": "yes" if silent else "no"}
    shown |= {"day": date.fromisoformat(found["day"]), "scope": found["scope"]}
    return Say(REPORTS[found["state"]], shown)
