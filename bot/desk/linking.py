"""Who a chat is, and what a household agreed to: links, consent, one-time codes, helpers.

Each is asked of ``bot.access`` but the link itself: whoever holds the code or the number is it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Role
from bot.clock import legal_day
from bot.desk.asker import home_name
from bot.desk.handing_out import head
from bot.storage import reminders as own_reminders
from bot.storage.registers import codes, grants, households, invitations, people
from bot.storage.registers.base import Actor, Cause
from bot.storage.registers.codes import Redeeming
from bot.storage.registers.errors import NotNow
from bot.storage.registers.households import ConsentHow, Member, Relation
from bot.storage.registers.people import How
from bot.talk import Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]


def link(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Know the chat's person from now on, by a code or by their own number."""
    person = int(command["person"])
    actor = Actor(person, Role.HOUSEHOLD, doing.asker.chat)
    pen = replace(doing.pen, actor=actor)
    if command["way"] == "code":
        found = codes.redeem(pen, str(command["code"]), doing.asker.place)
        if found.outcome is not Redeeming.LINKED or found.person != actor.person:
            raise NotNow("code", doing.asker.chat, found.outcome.value)
        invitations.answered(pen, person, yes=True)
        own_reminders.replace_own(pen, doing.asker.chat)
        return
    owners = people.with_phone(pen, str(command["phone"]))
    if [owner.id for owner in owners] != [actor.person]:
        raise NotNow("phone", doing.asker.chat, "moved")
    people.link(pen, owners[0].id, doing.asker.place, How.PHONE)
    invitations.answered(pen, owners[0].id, yes=True)
    own_reminders.replace_own(pen, doing.asker.chat)


def household_consent(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Write down a household's consent, given by one who speaks for it."""
    household = int(command["household"])
    target = grants.target_of_household(doing.pen, household)
    pen = doing.acting(Action.RECORD_CONSENT, target)
    person = doing.who.person.id
    households.give_consent(pen, household, person, str(command["consent"]), ConsentHow.CHAT)


def household_quiet(doing: "Doing", command: Command, _cause: Cause) -> None:
    """A household said no: no consent holds, and this person gets none of its messages."""
    household, me = int(command["household"]), doing.who.person.id
    target = grants.target_of_household(doing.pen, household)
    pen = doing.acting(Action.RECORD_CONSENT, target)
    households.withdraw_consent(pen, household)
    for member in households.members(pen, [household]).get(household, ()):
        if member.person == me and member.gets_notices:
            households.put_member(pen, replace(member, gets_notices=False))


def issue_code(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Make a one-time code for the head of a household; it is shown to whoever asked, once."""
    household = int(command["household"])
    pen = doing.acting(Action.ISSUE_CODE, grants.target_of_household(doing.pen, household))
    made = codes.make(pen, head(pen, household))
    until = legal_day(made.expires_at) - timedelta(days=1)  # its last hours are not promised
    home = home_name(households.get(pen, household))
    doing.says.append(Say("code-made", {"household": home, "code": made.text, "until": until}))


def serve(doing: "Doing", command: Command, _cause: Cause) -> None:
    """A household without a phone is reached by this person's; its consent was spoken."""
    household = int(command["household"])
    pen = doing.acting(Action.RECORD_CONSENT, grants.target_of_household(doing.pen, household))
    me = doing.who.person.id
    if all(item.person != me for item in households.members(pen, [household]).get(household, ())):
        households.put_member(pen, Member(household, me, Relation.HELPER))
    version = str(command["consent"])
    households.give_consent(pen, household, me, version, ConsentHow.SPOKEN)


HANDLERS: Final[Mapping[str, Callable[["Doing", Command, Cause], None]]] = {
    "link": link,
    "household_consent": household_consent,
    "household_quiet": household_quiet,
    "issue_code": issue_code,
    "serve": serve,
}
