"""Where a chat is: its platform, its account there, and its sealed address."""

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, select, text

from bot.records import record
from bot.storage.group_tables import group_chats as _groups
from bot.storage.register_tables import links as _links


@record
class Address:
    """Where a chat is; ``external`` is sealed for the chat, else for a link or a linked group.

    ``closed`` says why the platform takes nothing for it.
    """

    channel: str
    account: str
    external: bytes
    closed: str | None = None
    of_link: int | None = None
    of_group: int | None = None


OF_CHAT: Final = (
    "chats.channel, chats.account, chats.external,"
    " CASE WHEN chats.closed_at >= chats.updated_at THEN chats.closed END"
)
"""The first values of an address, as its chat last wrote, in SQL.

Whoever wrote after the chat was closed can be reached again.
"""


def addresses(connection: Connection, chats: Sequence[int]) -> dict[int, Address]:
    """Where chats are: as they last wrote, else as a person's or an officers' group's link says."""
    if not chats:
        return {}
    which = _CHATS[connection.dialect.name == "postgresql"]
    given: Any = list(chats) if which is _CHATS[True] else json.dumps(chats)
    rows = connection.execute(which, {"chats": given})
    found = {id_: Address(*address) for id_, *address in rows}
    missing = [chat for chat in chats if chat not in found]
    if missing:
        linked = select(_links).where(_links.c.chat.in_(missing), _links.c.ended_at.is_(None))
        for row in connection.execute(linked):
            if row.external is not None:
                found[row.chat] = Address(row.channel, row.account, row.external, of_link=row.id)
        theirs = select(_groups).where(_groups.c.chat.in_(missing), _groups.c.ended_at.is_(None))
        for row in connection.execute(theirs):
            place = Address(row.channel, row.account, row.external, of_group=row.id)
            found.setdefault(row.chat, place)
    return found


_SELECT = f"SELECT chats.id, {OF_CHAT} FROM chats WHERE chats.id "  # noqa: S608
_CHATS = {
    True: text(_SELECT + "= ANY(CAST(:chats AS BIGINT[]))"),
    False: text(_SELECT + "IN (SELECT value FROM json_each(:chats))"),  # noqa: S608
}
