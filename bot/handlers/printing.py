"""/in: slips to be cut and handed out, the sheet for the wall, the loudspeaker's text.

For households that no message reaches, and for everybody. Board and loudspeaker name nobody.
"""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Me, Named, ask_me, ask_one, confirmed, named, not_yours, stranger
from bot.talk import Ask, Say

WHAT: Final = ("invitations", "receipts", "board", "loudspeaker")
LOOKUPS: Final = {"receipts": "receipt_slips", "board": "notice_board"}
NEXT: Final = (Offer.PRINTING, Offer.TASKS, Offer.PERSON)


async def printing(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """What shall be printed and for whom; invitations make codes, so they are read back."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not (me.teams or me.tended or me.areas):
        return not_yours("leader")
    what = await ask.choice("print_what", WHAT)
    where = await ask_one(ask, "print_where", _places(me))
    if what == "invitations":
        return await invitations(ask, where)
    group = await ask_group(ask, where)
    if group is None:
        return Answered((Say("print-no-group", {"where": where.name}),), offers=NEXT)
    if what == "loudspeaker":
        text = (await ask.lookup("loudspeaker", group.id))["text"]
        said = Say("print-loudspeaker", {"text": text}) if text else Say("print-nothing", {})
        return Answered((said,), offers=NEXT)
    found = await ask.lookup(LOOKUPS[what], group.id)
    if found["file"] is None:
        return Answered((Say("print-nothing", {}),), offers=NEXT)
    shown = {"group": group.name, "count": str(found["count"])}
    return Answered((Say(f"print-{what}", shown),), (), NEXT, (found["file"],))


async def invitations(ask: Ask, where: Named) -> Answered:
    """Invitations with a code each, for those whom nobody with a chat speaks for."""
    count = (await ask.lookup("unlinked", where.id))["count"]
    told = {"where": where.name, "count": str(count)}
    if not count:
        return Answered((Say("print-all-linked", told),), offers=NEXT)
    if (instead := await confirmed(ask, (Say("readback-invitations", told),))) is not None:
        return instead
    found = await ask.lookup("invitation_slips", where.id)
    told["count"] = str(found["count"])
    return Answered((Say("print-invitations", told),), (), NEXT, (found["file"],))


async def ask_group(ask: Ask, where: Named) -> Named | None:
    """The leader's own group, or one of the commune's; None where it has none."""
    kind, _, id_ = where.id.partition("-")
    if kind == "team":
        return Named(id_, where.name)
    found = named((await ask.lookup("print_groups", id_))["groups"])
    return await ask_one(ask, "group", found) if found else None


def _places(me: Me) -> tuple[Named, ...]:
    teams = (Named(f"team-{item.id}", item.name) for item in (*me.teams, *me.tended))
    areas = (Named(f"area-{item.id}", item.name) for item in me.areas)
    return (*teams, *areas)
