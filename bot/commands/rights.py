"""Granting and withdrawing roles, and one-time codes, from the command line."""

from bot.access import Role, Scope, ScopeKind
from bot.errors import UsageError
from bot.settings import load
from bot.storage.database import Database
from bot.storage.registers import codes, grants, people, places
from bot.storage.registers.base import Pen, View
from bot.storage.registers.errors import RegisterError
from bot.storage.registers.people import ChatAddress, How, NewPerson

_ACCOUNTS = {"console": "local", "web": "web"}
NAMELESS = "Cán bộ"
"""Who a person is called whom an operator lets in without a name."""


def chat_of(database: Database, user: str) -> ChatAddress:
    """The chat that CHANNEL:ID names.

    Raises:
        UsageError: it is not of that form.
    """
    channel, _, id_ = user.partition(":")
    if not channel or not id_:
        raise UsageError("--user must be CHANNEL:ID, such as console:me or telegram:123456")
    account = _ACCOUNTS.get(channel) or _account(channel)
    return ChatAddress(database.sealer.chat(channel, account, id_), channel, account, id_)


def grant(pen: Pen, database: Database, user: str, role: str, scope: str, name: str | None) -> str:
    """What was done, in words: the person of this chat has the role from now on."""
    address = chat_of(database, user)
    linked = people.linked(pen, address.chat)
    if linked is None:
        person = people.add(pen, NewPerson(name or NAMELESS))
        people.link(pen, person, address, How.OFFICER)
    else:
        person = linked.person
    wanted = _scope(pen, scope)
    try:
        grants.grant(pen, person, _role(role), wanted)
    except RegisterError as error:
        raise UsageError(f"{role} for {wanted.text}: {error}") from error
    return f"{user} is {role} for {wanted.text}."


def revoke(pen: Pen, database: Database, user: str, role: str, scope: str) -> str:
    """What was done, in words: the role is withdrawn.

    Raises:
        UsageError: this chat has no such role.
    """
    linked = people.linked(pen, chat_of(database, user).chat)
    wanted = _scope(pen, scope)
    held = grants.of(pen, linked.person) if linked is not None else ()
    for granted in held:
        if (granted.grant.role, granted.grant.scope) == (_role(role), wanted):
            grants.revoke(pen, granted.id)
            return f"{user} is no longer {role} for {wanted.text}."
    raise UsageError(f"{user} is not {role} for {wanted.text}")


def code(pen: Pen, person: str) -> str:
    """A one-time code that links the next chat that types it to this person.

    Args:
        pen: the transaction.
        person: the person's id, phone number, or full name where nobody else has it.

    Raises:
        UsageError: nobody, or more than one, is meant.
    """
    made = codes.make(pen, person_of(pen, person))
    return f"{made.text}  (once, until {made.expires_at:%d/%m/%Y %H:%M} UTC)"


def person_of(view: View, text: str) -> int:
    """Who is meant by an id, a phone number, or a full name where nobody else has it.

    Raises:
        UsageError: nobody, or more than one, is meant.
    """
    found = (
        *people.with_phone(view, text),
        *people.with_name(view, text),
        *(people.many(view, [int(text)]).values() if text.isdecimal() else ()),
    )
    ids = {item.id for item in found}
    if len(ids) != 1:
        how_many = "nobody" if not ids else f"{len(ids)} people"
        raise UsageError(f"{text!r} means {how_many}: give a phone number or an id")
    return int(ids.pop())


def _role(text: str) -> Role:
    known = [role for role in Role if role is not Role.SYSTEM]
    if text not in known:
        raise UsageError(f"--role must be one of {', '.join(known)}")
    return Role(text)


def _scope(view: View, text: str) -> Scope:
    kind, _, id_ = text.partition(":")
    if kind not in tuple(ScopeKind):
        raise UsageError(f"--scope must be KIND:ID; KIND is one of {', '.join(ScopeKind)}")
    if kind == ScopeKind.COMMUNE and not id_.isdecimal():
        named = [commune for commune in places.communes(view) if commune.name == id_]
        if len(named) != 1:
            raise UsageError(f"there is not one commune named {id_!r}: give its id")
        id_ = str(named[0].id)
    try:
        return Scope(ScopeKind(kind), id_)
    except ValueError as error:
        raise UsageError(f"--scope: {error}") from error


def _account(channel: str) -> str:
    settings = load()
    if channel == "telegram" and settings.telegram_token is not None:
        return settings.telegram_token.get_secret_value().partition(":")[0]
    if channel == "zalo_oa" and settings.zalo_oa_id:
        return settings.zalo_oa_id
    return channel
