"""Where a broadcast goes on that one chat did not take: the person's next chat, each once.

It writes in the transaction that writes the end. Whoever has no other chat counts as not reached.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select, update

from bot.delivery.reach import elsewhere
from bot.delivery.seams import Ended
from bot.storage import outbox, reminder_readers
from bot.storage.broadcasts import MOVED
from bot.storage.outbox import Queued
from bot.storage.registers import people
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.sealing import Place
from bot.storage.steps import Lane, State
from bot.storage.tables import chats as _chats
from bot.storage.tables import outbox as _outbox

_KEPT_LIKE: Final = (_outbox.c.useful_until, _outbox.c.expires_at)


class NextChat:
    """What follows a refused message of a broadcast."""

    def __init__(self, registers: Book) -> None:
        self._registers = registers

    def follow(self, connection: Connection, refused: Sequence[Ended]) -> None:
        """Queue the same words for the next chat, and count the refused message as moved."""
        for one in refused:
            if one.row.broadcast is None or not elsewhere(one.reason or ""):
                continue
            pen = self._registers.pen(connection, SYSTEM, one.at)
            if (chat := _next(pen, one)) is not None:
                outbox.queue(connection, [_again(pen, one, chat)])
                here = update(_outbox).where(_outbox.c.id == one.row.id)
                connection.execute(here.values(state=State.DROPPED.value, reason=MOVED))


def _next(view: View, one: Ended) -> int | None:
    """An open chat of the same person that this broadcast has not been to."""
    person = reminder_readers.linked(view, [one.row.chat]).get(one.row.chat)
    if person is None:
        return None
    links = people.chats_of(view, [person]).get(person, ())
    chats = [link.address.chat for link in links if link.address.chat != one.row.chat]
    been = _outbox.c.broadcast == one.row.broadcast
    told = select(_outbox.c.chat).where(been, _outbox.c.chat.in_(chats))
    written = select(_chats.c.id).where(_chats.c.id.in_(chats))
    known = set(view.connection.execute(written).scalars())
    closed = known - reminder_readers.of_chats(view, chats, one.at).keys()
    never = closed | set(view.connection.execute(told).scalars())
    return next((chat for chat in reversed(chats) if chat not in never), None)


def _again(pen: Pen, one: Ended, chat: int) -> Queued:
    row, id_ = one.row, one.spare
    useful, expires = pen.connection.execute(
        select(*_KEPT_LIKE).where(_outbox.c.id == row.id)
    ).one()
    words = pen.sealer.open(Place.OUTBOX, row.id, row.payload)
    return Queued(
        id=id_,
        chat=chat,
        cause=f"broadcast:{row.broadcast}:{chat}",
        lane=Lane.BULK,
        due=one.at,
        payload=pen.sealer.seal(Place.OUTBOX, id_, words),
        useful_until=useful,
        expires_at=expires,
        broadcast=row.broadcast,
    )
