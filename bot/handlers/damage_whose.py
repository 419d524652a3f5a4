"""Whose loss it is: the own household's, one of the group's, or that of somebody not linked.

Who is not linked may report after consent; only an officer joins such a report to a household.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.handlers.base import Facts
from bot.handlers.common import fund_policies
from bot.handlers.introduction import CONSENT_TEXT
from bot.handlers.people import Named, ask_one, named
from bot.records import record
from bot.rules.policy import Policy
from bot.talk import Ask, Json

LONGEST_NAME: Final = 100
LONGEST_PHONE: Final = 20


@record
class Part:
    """A household's part in a project; ``open_case`` is the case that is open about it."""

    id: str
    project: str
    policy: str
    type: str
    starts: date | None
    ends: date | None
    leader: str | None
    open_case: Mapping[str, Json] | None


@record
class Whose:
    """A household that is known, with the part in a project that the loss is about."""

    home: Named
    part: Part | None
    policy: str
    leads: bool

    @property
    def leader(self) -> str | None:
        """The name of the leader who hears of it."""
        return self.part.leader if self.part else None


@record
class Stranger:
    """Somebody whom nobody has linked yet."""

    name: str
    hamlet: str
    phone: str
    area: Named
    policy: str
    consent: str = CONSENT_TEXT


def damage_policies(facts: Facts) -> dict[str, Policy]:
    """By province, the document by which a case goes."""
    found = fund_policies(facts)
    return {name: policy for name, policy in found.items() if policy.case is not None}


async def ask_home(ask: Ask, things: tuple[Named, ...]) -> tuple[Named, bool]:
    """The household, and whether somebody else reports for it: own ones, then groups and areas."""
    chosen = await ask_one(ask, "report_for", things)
    kind, _, id_ = chosen.id.partition("-")
    if kind == "home":
        return Named(id_, chosen.name), False
    if kind == "team":
        members = (await ask.lookup("team", id_))["members"]
        homes = named(member["household"] for member in members)
    else:
        homes = named((await ask.lookup("invitees", chosen.id))["homes"])
    return await ask_one(ask, "household", homes) if homes else Named("", chosen.name), True


async def ask_part(ask: Ask, home: Named, leads: bool) -> Whose:
    """The project that the loss is about; asked only where there are several."""
    found = await ask.lookup("damage_parts", home.id)
    parts = [_part(item) for item in found["parts"]]
    if not parts:
        return Whose(home, None, found["policy"], leads)
    projects = tuple(Named(part.id, part.project) for part in parts)
    chosen = await ask_one(ask, "which_project", projects)
    part = next(part for part in parts if part.id == chosen.id)
    return Whose(home, part, part.policy, leads)


async def ask_stranger(ask: Ask, facts: Facts) -> Stranger | None:
    """Consent first, then name, hamlet, telephone, commune; None where one of them is refused."""
    held = damage_policies(facts)
    province = await ask.choice("province", held, skip=True)
    if province is None:
        return None
    areas = named((await ask.lookup("communes", province))["communes"])
    if not areas or not await ask.yes_no("consent", skip=False):
        return None
    area = await ask_one(ask, "commune", areas)
    name = await ask.text("reporter_name", longest=LONGEST_NAME)
    hamlet = await ask.text("hamlet", longest=LONGEST_NAME, skip=True)
    phone = await ask.text("reporter_phone", longest=LONGEST_PHONE, skip=True)
    return Stranger(name, hamlet or "", phone or "", area, held[province].id)


def _part(found: Mapping[str, Json]) -> Part:
    return Part(
        id=found["id"],
        project=found["project"],
        policy=found["policy"],
        type=found["type"],
        starts=_day(found["starts"]),
        ends=_day(found["ends"]),
        leader=found["leader"],
        open_case=found["open_case"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
