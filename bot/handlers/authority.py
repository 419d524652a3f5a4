"""/thamquyen: who holds a role of the documents in a commune or a province, from which day on.

The documents of recovery name the district, which ended on 01/7/2025; whose work it is now is
written down here by people. A body is named, never a person.
"""

from datetime import timedelta
from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.managed import COMMUNE, PROVINCE, Place, ask_place
from bot.handlers.people import confirmed
from bot.talk import Ask, Label, Say

LONGEST_NAME: Final = 120
AHEAD: Final = timedelta(days=366)
NEXT: Final = (Offer.AUTHORITY, Offer.OFFICE, Offer.TASKS)


async def authority(ask: Ask, facts: Facts) -> Answered:
    """Where, which role, who holds it from when; then the read-back."""
    where = await ask_place(ask, facts, "manage_authorities", (COMMUNE, PROVINCE))
    if isinstance(where, Answered):
        return where
    known = (await ask.lookup("holders", where.id))["holders"]
    roles = roles_of(facts, where)
    if not roles:
        return Answered((Say("authority-none", {"where": where.name}),), offers=NEXT[1:])
    role = await ask.choice("holder_role", tuple(roles))
    now = known.get(role) or roles[role] or ""
    label, told = Label("holder_role", role), "yes" if now else "no"
    holder = await ask.text("holder", longest=LONGEST_NAME, role=label, now=now, known=told)
    days = await ask.day("holder_since", latest=facts.today + AHEAD, skip=False)
    shown = {"where": where.name, "role": label, "holder": holder, "since": days.first}
    if (instead := await confirmed(ask, (Say("readback-authority", shown),))) is not None:
        return instead
    command = {"do": "set_authority", "place": where.id, "role": role, "holder": holder}
    ask.effect("authority", command | {"since": days.first.isoformat()})
    return Answered((Say("authority-done", shown),), offers=NEXT)


def roles_of(facts: Facts, where: Place) -> dict[str, str | None]:
    """By role of the documents that hold there, whom the text itself names today."""
    return {
        role: policy.holder(role, facts.today)
        for policy in facts.policies.of_province(where.province, facts.today)
        if policy.rates is not None
        for role in policy.authorities
    }
