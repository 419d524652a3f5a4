"""/batat: what officers switch on or off: invitations, and a second officer for decisions,
a count of damage cases for supervisors."""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.managed import ALL, COMMUNE, ask_place
from bot.handlers.people import confirmed
from bot.talk import Ask, Label, Say

SWITCHES: Final = ("invitations", "second_officer", "supervisor_count")
NEXT: Final = (Offer.SWITCHES, Offer.OFFICE, Offer.TASKS)


async def switches(ask: Ask, facts: Facts) -> Answered:
    """Where, which one, on or off; then the read-back."""
    where = await ask_place(ask, facts, "set_switch", (COMMUNE, ALL))
    if isinstance(where, Answered):
        return where
    found = (await ask.lookup("switches", where.id))["on"]
    switch = await ask.choice("switch", SWITCHES)
    is_on = bool(found[switch])
    label, now = Label("switch", switch), "on" if is_on else "off"
    wish = await ask.choice("switch_to", ("on", "off"), switch=label, now=now)
    shown = {
        "place": Say("switch-somewhere", {"where": where.name or ALL}),
        "what": Say("switch-what", {"which": switch}),
        "to": wish,
    }
    if (wish == "on") == is_on:
        return Answered((Say("switch-same", shown),), offers=NEXT)
    if (instead := await confirmed(ask, (Say("readback-switch", shown),))) is not None:
        return instead
    command = {"do": "set_switch", "place": where.id, "switch": switch, "on": wish == "on"}
    ask.effect("switch", command)
    done = [Say("switch-done", shown)]
    if (switch, wish) == ("invitations", "on"):
        done.append(Say("switch-invited", {}))
    return Answered(tuple(done), offers=NEXT)
