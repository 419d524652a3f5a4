"""Reading chats and their journals. Writing them is the writer's steps.

Payloads come back sealed, as they were written; whoever has the ``Sealer`` opens them.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, Row, Select, select

from bot.records import record
from bot.storage import consents
from bot.storage.consents import Given
from bot.storage.database import Database
from bot.storage.steps import JournalRow, Status
from bot.storage.tables import chats as _chats
from bot.storage.tables import journals as _journals

_PART = 500


@record
class StoredChat:
    """A chat as it is stored, with its open journals (oldest first) and the consent that holds."""

    id: int
    revision: int
    channel: str
    account: str
    external: bytes
    language: str
    state: bytes
    journals: tuple[JournalRow, ...]
    consent: Given | None


async def chat_state(database: Database, chat: int) -> StoredChat | None:
    """The chat with all that a next message needs; None where it was never stored or is erased."""
    return (await chat_states(database, (chat,))).get(chat)


async def chat_states(database: Database, chats: Iterable[int]) -> dict[int, StoredChat]:
    """The stored ones of these chats, by id."""
    wanted = sorted(set(chats))

    def find(connection: Connection) -> dict[int, StoredChat]:
        found: dict[int, StoredChat] = {}
        for start in range(0, len(wanted), _PART):
            found.update(_states(connection, wanted[start : start + _PART]))
        return found

    return await database.read(find)


async def journal(database: Database, id: int) -> JournalRow | None:  # noqa: A002
    """A journal by its id, whatever its status."""
    statement = _SELECT_JOURNALS.where(_journals.c.id == id)
    rows = await database.read(lambda connection: connection.execute(statement).all())
    return _journal(rows[0]) if rows else None


async def journals_of(database: Database, chat: int, limit: int = 20) -> tuple[JournalRow, ...]:
    """The chat's journals of any status, newest first."""
    statement = (
        _SELECT_JOURNALS.where(_journals.c.chat == chat)
        .order_by(_journals.c.id.desc())
        .limit(limit)
    )
    rows = await database.read(lambda connection: connection.execute(statement).all())
    return tuple(_journal(row) for row in rows)


def _states(connection: Connection, chats: list[int]) -> dict[int, StoredChat]:
    rows = connection.execute(_SELECT_CHATS.where(_chats.c.id.in_(chats))).all()
    if not rows:
        return {}
    open_ones = _SELECT_JOURNALS.where(
        _journals.c.chat.in_(chats), _journals.c.status == Status.OPEN.value
    ).order_by(_journals.c.id)
    journals: dict[int, list[JournalRow]] = {}
    for row in connection.execute(open_ones):
        journals.setdefault(row.chat, []).append(_journal(row))
    given = consents.holding(connection, chats)
    return {
        row.id: StoredChat(
            **row._mapping,
            journals=tuple(journals.get(row.id, ())),
            consent=given.get(row.id),
        )
        for row in rows
    }


def _journal(row: Row[tuple[object, ...]]) -> JournalRow:
    return JournalRow(**{**row._mapping, "status": Status(row.status)})


_SELECT_CHATS: Select[tuple[object, ...]] = select(
    _chats.c.id,
    _chats.c.revision,
    _chats.c.channel,
    _chats.c.account,
    _chats.c.external,
    _chats.c.language,
    _chats.c.state,
)
_SELECT_JOURNALS: Select[tuple[object, ...]] = select(*_journals.c)
