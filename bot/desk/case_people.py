"""Who has to do with a damage case: whose it is, who leads, which officers in which order.

Reads only. Nobody handles the case of their own household: such a leader or officer is passed over.
"""

from collections.abc import Mapping
from typing import Final

from bot.access import Action, Role, Target, may
from bot.desk.asker import Asker, home_name, known
from bot.rules.case_terms import CasePath
from bot.rules.policy import Policy
from bot.storage.registers import grants, groups, households, people
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case

ACTIONS: Final[Mapping[Role, Action]] = {
    Role.OFFICER: Action.TAKE_CASE,
    Role.AUTHORITY: Action.CONFIRM_DECISION,
    Role.GROUP_LEADER: Action.ACKNOWLEDGE_REPORT,
    Role.HOUSEHOLD: Action.REPORT_DAMAGE,
}
"""What each role must be allowed to do to have a hand in a case, in the order they are tried."""
_OWN: Final = frozenset({Role.HOUSEHOLD})


def target_of(view: View, case: Case) -> Target:
    """Where a case lies."""
    if case.household is not None:
        return grants.target_of_household(view, case.household)
    return grants.target_of_commune(view, case.commune)


def roles_in(view: View, asker: Asker, case: Case) -> tuple[Role, ...]:
    """The roles that the asker has in a case; none where it is not theirs to see."""
    who, target = known(view, asker.chat), target_of(view, case)
    found = () if who is None else who.grants
    held = [
        role
        for role, action in ACTIONS.items()
        if any(grant.role is role and may([grant], action, target) for grant in found)
    ]
    if who is not None and who.person.id in told_of(view, case):
        return tuple(role for role in held if role in _OWN)
    if case.household is None and case.chat == asker.chat:
        return (*held, Role.HOUSEHOLD)
    return tuple(held)


def told_of(view: View, case: Case) -> tuple[int, ...]:
    """The people of the household that the case is about."""
    if case.household is None:
        return ()
    return households.told(view, [case.household]).get(case.household, ())


def leader_of(view: View, case: Case) -> int | None:
    """The person who leads the household's group, None where nobody does."""
    return None if case.group is None else groups.get(view, case.group).leader


def officers_of(view: View, case: Case) -> tuple[int, ...]:
    """The officers in the order in which they are asked: the group's own, then the commune's."""
    every = grants.officers_of(view, case.commune, groups=[case.group])
    mine = set(told_of(view, case))
    return tuple(person for person in every if person not in mine)


def told_by(view: View, case: Case) -> tuple[int, ...]:
    """Who hears that there is more to an open case: who works on it, else leader and officer."""
    if case.assignee is not None:
        return (case.assignee,)
    leader = leader_of(view, case)
    return (*((leader,) if leader is not None else ()), *officers_of(view, case)[:1])


def who_of(view: View, case: Case) -> str:
    """The household's name, or that of whoever reported it."""
    if case.household is not None:
        return home_name(households.get(view, case.household))
    told = case.reporter
    named = ", ".join(filter(None, (told.name, told.hamlet))) if told else ""
    return named or case.code


def has_chat(view: View, person: int) -> bool:
    """Whether somebody is reached by the assistant."""
    return bool(people.chats_of(view, [person]).get(person))


def path_of(policy: Policy) -> CasePath:
    """The way of a case in a document that has one."""
    if policy.case is None:
        raise ValueError(f"{policy.id} has no way of a case")
    return policy.case
