"""/phanquyen: an administrator gives a role in a place, or takes it away. Every act is audited."""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.managed import ALL, COMMUNE, PROVINCE, Place, ask_place
from bot.handlers.people import Named, ask_one, confirmed, named
from bot.talk import Ask, Label, Say

ROLES: Final = ("officer", "authority", "supervisor", "administrator")
LONGEST_NAME: Final = 100
LONGEST_PHONE: Final = 20
NEXT: Final = (Offer.RIGHTS, Offer.OFFICE)


async def rights(ask: Ask, facts: Facts) -> Answered:
    """Where, whether a role is given or taken away, which role."""
    where = await ask_place(ask, facts, "grant", (COMMUNE, PROVINCE, ALL))
    if isinstance(where, Answered):
        return where
    wish = await ask.choice("rights_do", ("grant", "revoke"))
    role = await ask.choice("grant_role", ROLES)
    return await (give if wish == "grant" else take_away)(ask, where, role)


async def give(ask: Ask, where: Place, role: str) -> Answered:
    """To whom: found by the number, else somebody new with a name."""
    phone = await ask.text("grantee_phone", longest=LONGEST_PHONE)
    wish = {"place": where.id, "phone": phone}
    known = named((await ask.lookup("grantees", wish))["people"])
    if known:
        whom = await ask_one(ask, "grantee", known)
    else:
        whom = Named("", await ask.text("grantee_name", longest=LONGEST_NAME))
    shown = {"name": whom.name, "phone": phone, **_told(where, role)}
    id_ = "readback-grant" if whom.id else "readback-grant-new"
    if (instead := await confirmed(ask, (Say(id_, shown),))) is not None:
        return instead
    command = {"do": "grant_role", "place": where.id, "role": role, "person": whom.id or None}
    ask.effect("right", command | {"name": whom.name, "phone": phone})
    return Answered((Say("grant-done", shown),), offers=NEXT)


async def take_away(ask: Ask, where: Place, role: str) -> Answered:
    """From whom, of those who have it there."""
    held = named((await ask.lookup("granted", {"place": where.id, "role": role}))["people"])
    told = _told(where, role)
    if not held:
        return Answered((Say("revoke-nobody", told),), offers=NEXT)
    whom = await ask_one(ask, "grantee", held)
    shown = {"name": whom.name, **told}
    if (instead := await confirmed(ask, (Say("readback-revoke", shown),))) is not None:
        return instead
    ask.effect("right", {"do": "revoke_role", "place": where.id, "grant": whom.id})
    return Answered((Say("revoke-done", shown),), offers=NEXT)


def _told(where: Place, role: str) -> dict[str, object]:
    place = Say("rights-where", {"where": where.name, "somewhere": "yes" if where.name else "no"})
    return {"role": Label("grant_role", role), "where": place}
