"""Who is speaking, as conversations see it: households, groups and areas that are theirs to see.

Reads what the desk looked up and asks which of several is meant. Checks no right: every look-up
and every effect is checked where it is carried out.
"""

from collections.abc import Iterable

from bot.handlers.base import Answered, Offer
from bot.records import record
from bot.talk import Ask, Json, Say

ME = "me"


@record
class Named:
    """Something with a name that can be chosen by it."""

    id: str
    name: str


@record
class Me:
    """The person behind a chat; ``person`` is None where nobody knows them.

    ``homes`` are the households they speak for, ``teams`` the groups they lead, ``areas`` the
    communes they answer for, ``desks`` those where they decide (an authority),
    ``tended`` the groups that they alone answer for as an officer. ``watches``: there
    are places of which they see sums. ``address`` is how they asked to be called, empty before
    that. ``cases`` are the reports of this chat that nobody has joined to a household.
    """

    person: str | None
    name: str
    address: str
    homes: tuple[Named, ...]
    teams: tuple[Named, ...]
    areas: tuple[Named, ...]
    desks: tuple[Named, ...] = ()
    tended: tuple[Named, ...] = ()
    watches: bool = False
    cases: tuple[Json, ...] = ()

    @property
    def named(self) -> bool:
        """Whether a household must be named on the first line: there is more than one."""
        return bool(self.teams) or len(self.homes) > 1


async def ask_me(ask: Ask) -> Me:
    """The person behind this chat, looked up."""
    found = await ask.lookup(ME, None)
    return Me(
        found["person"],
        found["name"],
        found["address"],
        named(found["homes"]),
        named(found["teams"]),
        named(found["areas"]),
        named(found.get("desks", ())),
        named(found.get("tended", ())),
        bool(found.get("watches")),
        tuple(found.get("cases", ())),
    )


def named(found: Iterable[Json]) -> tuple[Named, ...]:
    """Things with names, of a look-up."""
    return tuple(Named(item["id"], item["name"]) for item in found)


async def ask_one(ask: Ask, key: str, things: tuple[Named, ...]) -> Named:
    """The one that is meant; asked only where there are several."""
    if len(things) == 1:
        return things[0]
    ids = tuple(thing.id for thing in things)
    names = {thing.id: thing.name for thing in things if thing.name}
    chosen = await ask.choice(key, ids, named=names)
    return next(thing for thing in things if thing.id == chosen)


def stranger() -> Answered:
    """What is said to somebody whom nobody knows: how to be known, and what works without."""
    return Answered(
        (Say("stranger", {}),),
        offers=(Offer.REGISTRATION, Offer.CALCULATION, Offer.PERSON),
    )


def not_yours(role: str) -> Answered:
    """What is said to somebody whose role does not have this."""
    return Answered(
        (Say("not-yours", {"role": role}),),
        offers=(Offer.MY_THINGS, Offer.PERSON, Offer.HELP),
    )


async def confirmed(ask: Ask, shown: tuple[Say, ...]) -> Answered | None:
    """None after a clear yes to the read-back; else what is said instead of doing it."""
    chosen = await ask.confirm("confirm", shown)
    if chosen == "yes":
        return None
    return to_edit() if chosen == "edit" else dropped()


def slips(sent: tuple[str, ...] | None) -> Say:
    """How many photos of the slip go with it, for a read-back."""
    count = len(sent or ())
    return Say("readback-slip", {"count": str(count), "sent": "yes" if count else "no"})


def dropped() -> Answered:
    """What is said after a clear no to a read-back: nothing was written."""
    return Answered((Say("dropped", {}),), offers=(Offer.MY_THINGS, Offer.PERSON))


def to_edit() -> Answered:
    """What is said after "Sửa": the desk asks which answer shall change."""
    return Answered((Say("to-edit", {}),), offers=(Offer.EDIT, Offer.PERSON))
