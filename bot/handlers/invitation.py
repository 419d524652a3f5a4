"""/ma: let a household be known: a one-time code for its own phone, or the leader's phone for it.

Where one phone serves several households, each has said yes by itself, and it is said plainly whose
phone gets its messages.
"""

from typing import Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.introduction import CONSENT_TEXT
from bot.handlers.people import Me, Named, ask_me, ask_one, confirmed, named, not_yours, stranger
from bot.talk import Ask, Say

WAYS: Final = ("code", "mine")
NEXT: Final = (Offer.INVITATION, Offer.GROUP, Offer.PERSON)


async def invitation(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Which household, and by whose phone it is reached; then the read-back."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not (me.teams or me.tended or me.areas):
        return not_yours("leader")
    where = await ask_one(ask, "invite_from", _places(me))
    homes = named((await ask.lookup("invitees", where.id))["homes"])
    if not homes:
        return Answered((Say("invitation-nobody", {"where": where.name}),), offers=NEXT)
    home = await ask_one(ask, "household", homes)
    who = {"household": home.name}
    if await ask.choice("reached_by", WAYS, household=home.name) == "mine":
        return await serve(ask, home)
    if (instead := await confirmed(ask, (Say("readback-code", who),))) is not None:
        return instead
    ask.effect("code", {"do": "issue_code", "household": home.id})
    return Answered((Say("invitation-code-done", who),), offers=NEXT)


async def serve(ask: Ask, home: Named) -> Answered:
    """The household has no phone: its messages come here, if it said yes."""
    who = {"household": home.name}
    if not await ask.yes_no("spoken_consent", skip=False, household=home.name):
        return Answered((Say("invitation-without", who),), offers=NEXT)
    if (instead := await confirmed(ask, (Say("readback-serve", who),))) is not None:
        return instead
    ask.effect("serve", {"do": "serve", "household": home.id, "consent": CONSENT_TEXT})
    return Answered((Say("invitation-serve-done", who),), offers=NEXT)


def _places(me: Me) -> tuple[Named, ...]:
    teams = (Named(f"team-{item.id}", item.name) for item in (*me.teams, *me.tended))
    areas = (Named(f"area-{item.id}", item.name) for item in me.areas)
    return (*teams, *areas)
