"""What is not kept: expired drafts and messages, old events, and a person who wants to be erased.

Ids and counts alone come back. What the law wants kept (a ledger, an audit) is not touched here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    Update,
    delete,
    exists,
    or_,
    select,
    tuple_,
    update,
)

from bot.storage import reminders
from bot.storage.case_tables import case_evidence, case_steps
from bot.storage.group_tables import group_chats
from bot.storage.inbox_tables import inbox
from bot.storage.ledger_tables import decisions, ledger, slips
from bot.storage.reminder_tables import own_reminders
from bot.storage.steps import FINAL, State
from bot.storage.tables import chats as _chats
from bot.storage.tables import consents as _consents
from bot.storage.tables import files as _files
from bot.storage.tables import journals as _journals
from bot.storage.tables import outbox as _outbox
from bot.storage.tables import seen as _seen
from bot.storage.turnover_tables import turnover_papers
from bot.storage.writer import Writer
from bot.storage.zalo_tables import zalo_chats

SEEN_FOR = timedelta(hours=48)
"""How long a platform may repeat an event."""
CHAT_FOR = timedelta(days=30)
"""How long a chat without consent, drafts and messages is remembered after its last event."""
DRAFT_FILE_FOR = timedelta(days=2)
"""How long a file is kept that belongs to nothing, in a chat without draft, message or consent."""
FILE_FOR = timedelta(days=31)
"""How long any other file is kept that belongs to nothing: drafts and messages end before."""
_PART = 1000
"""Rows of one transaction, so that people's messages do not wait long."""

HOLDING_FILES = (
    case_evidence.c.file,
    case_steps.c.file,
    decisions.c.file,
    ledger.c.file,
    slips.c.file,
    turnover_papers.c.file,
)
"""Where a file belongs to something that is kept."""

_FINAL = [state.value for state in sorted(FINAL)]


@dataclass(frozen=True, slots=True)
class Expired:
    """How many rows went: ``dropped`` messages had not been sent."""

    journals: int
    messages: int
    dropped: int
    events: int
    chats: int
    files: int = 0


def erase_chat(connection: Connection, chat: int, keep: Collection[int] = ()) -> tuple[int, ...]:
    """The files whose contents are to be removed after the commit (``files.remove``).

    Everything of the chat goes, but the messages ``keep`` (the good-bye) and the keyed hashes of
    its last events, without which a repeated event would begin the chat anew. Call it in
    ``Writer.transaction`` with the step that says good-bye: the step is written first.
    """
    held = connection.execute(select(_files.c.id).where(_files.c.chat == chat)).scalars().all()
    for table in (_journals, _files, _consents, inbox, zalo_chats):
        connection.execute(delete(table).where(table.c.chat == chat))
    connection.execute(
        delete(_outbox).where(_outbox.c.chat == chat, _outbox.c.id.not_in(list(keep)))
    )
    reminders.erase(connection, chat)
    connection.execute(delete(_chats).where(_chats.c.id == chat))
    return tuple(held)


async def expire(writer: Writer, now: datetime) -> Expired:
    """What went because its time is over."""
    over = _outbox.c.expires_at <= now
    unsent = over & _outbox.c.state.in_([State.QUEUED.value, State.UNKNOWN.value])
    drop = update(_outbox).values(state=State.DROPPED.value, reason="expired")
    return Expired(
        dropped=await _in_parts(writer, drop, _outbox, unsent),
        messages=await _remove(writer, _outbox, over & _outbox.c.state.in_(_FINAL)),
        journals=await _remove(writer, _journals, _journals.c.expires_at <= now),
        events=await _remove(writer, _seen, _seen.c.at <= now - SEEN_FOR),
        files=await _remove(writer, _files, _unused(now)),
        chats=await _remove(writer, _chats, _forgotten(now)),
    )


def _forgotten(now: datetime) -> ColumnElement[bool]:
    """Chats that nothing speaks for."""
    nothing = _chats.c.updated_at <= now - CHAT_FOR
    for table in (_journals, _outbox, _files):
        nothing &= ~exists(select(table.c.chat).where(table.c.chat == _chats.c.id))
    nothing &= ~exists(select(own_reminders.c.chat).where(own_reminders.c.chat == _chats.c.id))
    linked = (group_chats.c.chat == _chats.c.id) & group_chats.c.ended_at.is_(None)
    nothing &= ~exists(select(group_chats.c.chat).where(linked))
    holding = (_consents.c.chat == _chats.c.id) & _consents.c.withdrawn_at.is_(None)
    return nothing & ~exists(select(_consents.c.chat).where(holding))


def _unused(now: datetime) -> ColumnElement[bool]:
    """Files that no case, decision, payment or turnover holds, and that no draft waits for.

    Their contents go with the next sweep (``files.sweep``).
    """
    speaks = [
        exists(select(table.c.chat).where(table.c.chat == _files.c.chat))
        for table in (_journals, _outbox)
    ]
    holding = (_consents.c.chat == _files.c.chat) & _consents.c.withdrawn_at.is_(None)
    speaks.append(exists(select(_consents.c.chat).where(holding)))
    draft = (_files.c.at <= now - DRAFT_FILE_FOR) & ~or_(*speaks)
    unused = draft | (_files.c.at <= now - FILE_FOR)
    for column in HOLDING_FILES:
        unused &= ~exists(select(column).where(column == _files.c.id))
    return unused


async def _remove(writer: Writer, table: Table, condition: ColumnElement[bool]) -> int:
    return await _in_parts(writer, delete(table), table, condition)


async def _in_parts(
    writer: Writer, change: Delete | Update, table: Table, condition: ColumnElement[bool]
) -> int:
    """How many rows changed; what is changed must no longer meet the condition."""
    keys = list(table.primary_key.columns)
    part = select(*keys).where(condition).limit(_PART)
    statement = change.where(condition, tuple_(*keys).in_(part))

    def carry_out(connection: Connection) -> int:
        return connection.execute(statement).rowcount

    total = 0
    while changed := await writer.transaction(carry_out):
        total += changed
    return total
