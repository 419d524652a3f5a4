"""Roles given and taken away by an administrator in the chat. Every act is audited.

Nobody is found by a name, and nobody takes away the own role.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.access import Action, Role
from bot.clock import legal_day
from bot.desk.asker import Asker, the_known
from bot.desk.notices import Notice
from bot.desk.place import area_name, scope_of, target_of
from bot.handlers.base import Offer
from bot.storage.registers import codes, grants, people
from bot.storage.registers.base import Cause, View
from bot.storage.registers.errors import NeedsAnother, NotNow
from bot.storage.registers.people import NewPerson
from bot.talk import Json, Label, Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]


def granted(view: View, asker: Asker, wish: Json) -> Json:
    """Who has a role in exactly this place, without oneself."""
    who = the_known(view, asker.chat)
    who.check(Action.GRANT, target_of(view, str(wish["place"])))
    role, scope = Role(wish["role"]), scope_of(str(wish["place"]))
    held = [item for item in grants.every(view) if item.grant.role is role]
    mine = [item for item in held if item.grant.scope == scope and item.person != who.person.id]
    known = people.many(view, [item.person for item in mine])
    return {"people": [{"id": str(item.id), "name": _called(known[item.person])} for item in mine]}


def grantees(view: View, asker: Asker, wish: Json) -> Json:
    """The people of a number, for whoever grants roles there; nobody is found by a name."""
    the_known(view, asker.chat).check(Action.GRANT, target_of(view, str(wish["place"])))
    found = people.with_phone(view, str(wish["phone"]))
    return {"people": [{"id": str(item.id), "name": _called(item)} for item in found]}


def _called(person: people.Person) -> str:
    """A name with the end of the number: two of one name are told apart."""
    return f"{person.name}, …{person.phone[-3:]}" if person.phone else person.name


def grant_role(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Give a role; who has no chat yet gets a one-time code through whoever gives it."""
    place, role = str(command["place"]), Role(command["role"])
    pen = doing.acting(Action.GRANT, target_of(doing.pen, place))
    person = command["person"]
    id_ = int(person) if person else people.add(pen, NewPerson(command["name"], command["phone"]))
    grants.grant(pen, id_, role, scope_of(place))
    if not people.chats_of(pen, [id_]):
        made = codes.make(pen, id_)
        until = legal_day(made.expires_at) - timedelta(days=1)  # its last hours are not promised
        shown = {"name": people.get(pen, id_).name, "code": made.text, "until": until}
        doing.says.append(Say("rights-code", shown))
        return
    _tell_right(doing, id_, "notice-granted", role, place)


def revoke_role(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Take a role away; nobody takes away the own one."""
    place, id_ = str(command["place"]), int(command["grant"])
    pen = doing.acting(Action.GRANT, target_of(doing.pen, place))
    held = next((item for item in grants.every(pen) if item.id == id_), None)
    if held is None or held.grant.scope != scope_of(place):
        raise NotNow("grant", id_, "moved")
    if held.person == doing.who.person.id:
        raise NeedsAnother("grant", id_)
    grants.revoke(pen, id_)
    _tell_right(doing, held.person, "notice-revoked", held.grant.role, place)


def _tell_right(doing: "Doing", person: int, id_: str, role: Role, place: str) -> None:
    """Tell a person of a role that was given or taken away."""
    say = Say(id_, {"role": Label("grant_role", role.value)})
    doing.notices.append(Notice(person, say, area_name(doing.pen, place), (Offer.MY_THINGS,)))
