"""Who asks or acts, as the registers know them, and what they may do. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.access import Action, Grant, Role, ScopeKind, Target, may
from bot.desk.asking import Asker, NotAllowed
from bot.storage.registers import grants, groups, households, people, places
from bot.storage.registers.base import View
from bot.storage.registers.groups import Group
from bot.storage.registers.people import Person
from bot.storage.registers.places import Commune

__all__ = [
    "Asker",
    "Known",
    "NotAllowed",
    "areas",
    "home_name",
    "homes",
    "homes_of",
    "known",
    "leaders",
    "offices",
    "teams",
    "tended",
    "the_known",
]


@dataclass(frozen=True, slots=True)
class Known:
    """The person behind a chat with everything that they are."""

    person: Person
    grants: tuple[Grant, ...]

    def may(self, action: Action, target: Target) -> bool:
        """Whether they may do this there."""
        return may(self.grants, action, target)

    def check(self, action: Action, target: Target) -> None:
        """Refuse what they may not.

        Raises:
            NotAllowed.
        """
        if not self.may(action, target):
            raise NotAllowed(action)

    def role_for(self, action: Action, target: Target) -> Role:
        """The role by which they may do this there.

        Raises:
            NotAllowed.
        """
        for grant in self.grants:
            if may([grant], action, target):
                return grant.role
        raise NotAllowed(action)


def known(view: View, chat: int) -> Known | None:
    """The person behind a chat; None where nobody is linked."""
    linked = people.linked(view, chat)
    if linked is None:
        return None
    return Known(people.get(view, linked.person), grants.effective(view, linked.person))


def the_known(view: View, chat: int) -> Known:
    """The person behind a chat.

    Raises:
        NotAllowed: nobody is linked.
    """
    found = known(view, chat)
    if found is None:
        raise NotAllowed("stranger")
    return found


def homes(view: View, who: Known) -> dict[int, str]:
    """The households that somebody speaks for, by id, with the names that tell them apart."""
    return homes_of(view, who.person.id)


def homes_of(view: View, person: int) -> dict[int, str]:
    """The same of a person by id."""
    own = [m.household for m in households.households_of(view, person) if m.may_be_told]
    found = households.many(view, own)
    return {id_: home_name(found[id_]) for id_ in own if id_ in found}


def teams(view: View, who: Known) -> dict[int, Group]:
    """The groups that somebody leads, by id."""
    return {group.id: group for group in groups.led_by(view, who.person.id)}


def areas(view: View, who: Known, role: Role = Role.OFFICER) -> dict[int, Commune]:
    """The communes that somebody answers for, by id."""
    found: dict[int, Commune] = {}
    for grant in who.grants:
        if grant.role is role:
            found.update((item.id, item) for item in _covered(view, grant))
    return found


def tended(view: View, who: Known) -> dict[int, Group]:
    """The groups that somebody answers for as an officer, where the commune is not theirs."""
    ids = [
        int(grant.scope.id)
        for grant in who.grants
        if grant.role is Role.OFFICER and grant.scope.kind is ScopeKind.GROUP
    ]
    mine = areas(view, who)
    found = groups.many(view, ids)
    return {id_: group for id_, group in found.items() if group.commune not in mine}


def offices(view: View, who: Known) -> dict[int, Commune]:
    """The communes where somebody is an officer or an authority, by id."""
    return areas(view, who) | areas(view, who, Role.AUTHORITY)


def home_name(household: households.Household) -> str:
    """A household's name with its village: two of one name are told apart."""
    return ", ".join(part for part in (household.name, household.village) if part)


def leaders(view: View, ids: Iterable[int]) -> dict[int, Person]:
    """The leaders of these groups, by group."""
    led = {id_: group.leader for id_, group in groups.many(view, ids).items() if group.leader}
    found = people.many(view, led.values())
    return {id_: found[leader] for id_, leader in led.items() if leader in found}


def province_of(view: View, who: Known) -> str:
    """The province of somebody's commune, group or household, empty where there is none."""
    for commune in areas(view, who).values():
        return commune.province
    for team in teams(view, who):
        return grants.target_of_group(view, team).province
    for home in homes(view, who):
        return grants.target_of_household(view, home).province
    return ""


def _covered(view: View, grant: Grant) -> tuple[Commune, ...]:
    scope = grant.scope
    match scope.kind:
        case ScopeKind.ALL:
            return places.communes(view)
        case ScopeKind.PROVINCE:
            return places.communes(view, scope.id)
        case ScopeKind.COMMUNE:
            return (places.commune(view, int(scope.id)),)
        case _:
            return ()
