"""Who reads reminders: the chat to write to, whether its person is just answering a question.

Reads only; a chat's state stays sealed for whoever knows its form.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, select

from bot.storage.register_tables import links
from bot.storage.registers.base import View, parts
from bot.storage.steps import Status
from bot.storage.tables import chats as _chats
from bot.storage.tables import journals as _journals

ANSWERING_FOR: Final = timedelta(minutes=30)
"""How long after the last message a question counts as being answered."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat that a reminder goes to; ``state`` is sealed, None where nothing was said there."""

    chat: int
    channel: str
    language: str
    state: bytes | None
    revision: int
    answering: bool


def of_people(view: View, people: Iterable[int], now: datetime) -> dict[int, Reader]:
    """The best chat of each person: open to us, the one that they used last."""
    best: dict[int, tuple[datetime, int, Row[Any]]] = {}
    for part in parts(list(people)):
        statement = (
            select(links.c.person, links.c.chat, links.c.channel, links.c.linked_at, *_COLUMNS)
            .join(_chats, _chats.c.id == links.c.chat, isouter=True)
            .where(links.c.person.in_(part), links.c.ended_at.is_(None))
        )
        for row in view.connection.execute(statement):
            if _closed(row):
                continue
            place = (row.updated_at or row.linked_at, row.chat, row)
            if row.person not in best or place[:2] > best[row.person][:2]:
                best[row.person] = place
    busy = _answering(view, [row.chat for _, _, row in best.values()], now)
    return {
        person: _reader(row, row.chat, row.channel, row.chat in busy)
        for person, (_, _, row) in best.items()
    }


def of_chats(view: View, chats: Iterable[int], now: datetime) -> dict[int, Reader]:
    """These chats themselves, those that are open to us."""
    found: dict[int, Reader] = {}
    wanted = list(chats)
    busy = _answering(view, wanted, now)
    for part in parts(wanted):
        statement = select(_chats.c.id, _chats.c.channel, *_COLUMNS).where(_chats.c.id.in_(part))
        for row in view.connection.execute(statement):
            if not _closed(row):
                found[row.id] = _reader(row, row.id, row.channel, row.id in busy)
    return found


def this_chat(view: View, chat: int, now: datetime) -> Reader:
    """One chat, whether or not it is open to us."""
    found = of_chats(view, [chat], now)
    return found.get(chat, Reader(chat, "", "vi", None, 0, answering=False))


def linked(view: View, chats: Iterable[int]) -> dict[int, int]:
    """The person that each of these chats speaks for; who speaks for nobody is left out."""
    found: dict[int, int] = {}
    for part in parts(list(chats)):
        here = links.c.chat.in_(part) & links.c.ended_at.is_(None)
        for row in view.connection.execute(select(links.c.chat, links.c.person).where(here)):
            found[row.chat] = row.person
    return found


def _answering(view: View, chats: Iterable[int], now: datetime) -> frozenset[int]:
    """The chats with an open question that somebody has just been at."""
    found: set[int] = set()
    for part in parts(list(chats)):
        statement = (
            select(_journals.c.chat)
            .join(_chats, _chats.c.id == _journals.c.chat)
            .where(
                _journals.c.chat.in_(part),
                _journals.c.status == Status.OPEN.value,
                _chats.c.updated_at > now - ANSWERING_FOR,
                _chats.c.updated_at <= now,
            )
        )
        found.update(view.connection.execute(statement).scalars())
    return frozenset(found)


def _closed(row: Row[Any]) -> bool:
    """Whether the platform takes nothing for a chat; whoever writes can be reached again."""
    return bool(row.closed) and (row.updated_at is None or row.closed_at >= row.updated_at)


def _reader(row: Row[Any], chat: int, channel: str, answering: bool) -> Reader:
    return Reader(chat, channel, row.language or "vi", row.state, row.revision or 0, answering)


_COLUMNS = tuple(
    _chats.c[name]
    for name in ("updated_at", "closed", "closed_at", "language", "state", "revision")
)
