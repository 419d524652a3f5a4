"""Officers' groups on chat platforms, each linked by an officer for the alerts of a scope."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select, update

from bot.access import ALLOWED, Action, Scope, ScopeKind, may
from bot.storage.audit import note
from bot.storage.group_tables import group_chats
from bot.storage.registers import grants, places
from bot.storage.registers.base import Pen, View
from bot.storage.registers.people import ChatAddress
from bot.storage.sealing import Place


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A group that hears of a scope; ``person`` linked it."""

    id: int
    address: ChatAddress
    scope: Scope
    person: int
    linked_at: datetime


def link(pen: Pen, person: int, address: ChatAddress, scope: Scope) -> None:
    """Let a group hear of a scope from now on, instead of what it heard of before."""
    pen.hold("group_chat", address.chat)
    before = linked(pen, address.chat)
    if before is not None and (before.person, before.scope) == (person, scope):
        return
    _end(pen, address.chat)
    id_ = pen.new_id()
    row = {
        "id": id_,
        "chat": address.chat,
        "channel": address.channel,
        "account": address.account,
        "external": pen.seal(Place.GROUP_ADDRESS, id_, address.external),
        "scope_kind": scope.kind.value,
        "scope_id": scope.id,
        "person": person,
        "linked_at": pen.at,
    }
    pen.insert(group_chats, [row])
    note(pen, "link_group", "person", person, chat=address.chat, scope=scope.text)


def unlink(pen: Pen, chat: int) -> bool:
    """Whether the group heard of something; now it hears of nothing."""
    before = linked(pen, chat)
    if before is None:
        return False
    _end(pen, chat)
    note(pen, "unlink_group", "person", before.person, chat=chat)
    return True


def move(pen: Pen, chat: int, to: ChatAddress) -> bool:
    """Whether the group was linked; it is another chat now."""
    before = linked(pen, chat)
    if before is None:
        return False
    _end(pen, chat)
    link(pen, before.person, to, before.scope)
    return True


def linked(view: View, chat: int) -> GroupChat | None:
    """What a group hears of, None where it is not linked."""
    return next(iter(_select(view, group_chats.c.chat == chat)), None)


def of_commune(view: View, commune: int) -> tuple[GroupChat, ...]:
    """The groups that hear of a commune, whose officers may still see to it."""
    target = grants.target_of_commune(view, commune)
    wide = (
        (ScopeKind.COMMUNE, str(commune)),
        (ScopeKind.PROVINCE, places.commune(view, commune).province),
        (ScopeKind.ALL, ""),
    )
    there = [
        (group_chats.c.scope_kind == kind.value) & (group_chats.c.scope_id == id_)
        for kind, id_ in wide
    ]
    return tuple(
        found
        for found in _select(view, or_(*there))
        if may(grants.effective(view, found.person), Action.LINK_GROUP, target)
    )


def scopes_of(view: View, person: int) -> tuple[Scope, ...]:
    """The scopes that a person may let a group hear of, as they were given."""
    own = [item.grant for item in grants.of(view, person)]
    wide = [
        grant.scope
        for grant in own
        if grant.scope.kind in ALLOWED[grant.role].get(Action.LINK_GROUP, ())
    ]
    return tuple(dict.fromkeys(wide))


def _end(pen: Pen, chat: int) -> None:
    ending = update(group_chats).where(group_chats.c.chat == chat, group_chats.c.ended_at.is_(None))
    pen.connection.execute(ending.values(ended_at=pen.at))


def _select(view: View, condition: ColumnElement[bool]) -> tuple[GroupChat, ...]:
    statement = select(*group_chats.c).where(condition, group_chats.c.ended_at.is_(None))
    rows = view.connection.execute(statement.order_by(group_chats.c.id))
    return tuple(_group(view, row) for row in rows)


def _group(view: View, row: Row[Any]) -> GroupChat:
    external = view.open(Place.GROUP_ADDRESS, row.id, row.external)
    address = ChatAddress(row.chat, row.channel, row.account, external)
    scope = Scope(ScopeKind(row.scope_kind), row.scope_id)
    return GroupChat(row.id, address, scope, row.person, row.linked_at)
