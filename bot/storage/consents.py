"""Consents: given with the version of the text that was read, withdrawn, and which one holds.

The functions take the connection of ``Writer.transaction``.
"""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.records import record
from bot.storage.tables import consents as _consents


@record
class Given:
    """A consent that holds."""

    text_version: str
    given_at: datetime


def give(connection: Connection, chat: int, text_version: str, at: datetime) -> None:
    """Write down a consent; one that held before is replaced by it."""
    withdraw(connection, chat, at)
    connection.execute(insert(_consents).values(chat=chat, given_at=at, text_version=text_version))


def withdraw(connection: Connection, chat: int, at: datetime) -> bool:
    """Whether there was a consent to withdraw."""
    holding = (_consents.c.chat == chat) & _consents.c.withdrawn_at.is_(None)
    changed = connection.execute(update(_consents).where(holding).values(withdrawn_at=at))
    return changed.rowcount > 0


def holding(connection: Connection, chats: list[int]) -> dict[int, Given]:
    """The consents that hold, by chat."""
    rows = connection.execute(
        select(_consents.c.chat, _consents.c.text_version, _consents.c.given_at)
        .where(_consents.c.chat.in_(chats), _consents.c.withdrawn_at.is_(None))
        .order_by(_consents.c.given_at)
    )
    return {chat: Given(version, given_at) for chat, version, given_at in rows}
