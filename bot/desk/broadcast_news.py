"""The officer who wrote to many is told, once, when everything has ended: the report as counts.

Holds no state of its own; whether it was told stands with the broadcast, written together with the
message. Whoever stopped one knows, and reads the rest in /thongbao.
"""

from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from bot.access import Scope, ScopeKind
from bot.desk.broadcasting import area_of, report_of
from bot.desk.notices import Notice, Postman
from bot.handlers.base import Offer
from bot.handlers.broadcast import report
from bot.storage import broadcasts, posting
from bot.storage.registers.base import SYSTEM, Book
from bot.storage.writer import Writer

MOST_CHATS: Final = 16
"""Chats of one person."""


async def tell_of_ended(writer: Writer, pages: frozenset[str], now: datetime) -> bool:
    """Whether anybody was told."""
    waiting = await writer.database.read(broadcasts.to_report)
    for id_ in waiting:
        ids = [writer.database.ids.new(now) for _ in range(MOST_CHATS)]
        await writer.transaction(partial(_tell, writer, pages, now, id_, ids))
    return bool(waiting)


def _tell(
    writer: Writer,
    pages: frozenset[str],
    now: datetime,
    id_: int,
    ids: list[int],
    connection: Connection,
) -> None:
    if not broadcasts.end(connection, id_, now):
        return
    database = writer.database
    pen = Book(database).pen(connection, SYSTEM, now)
    item, found = broadcasts.of(connection, id_)
    if item.person is None:
        return
    said = report(report_of(pen, item, found))
    area = area_of(pen, Scope(ScopeKind(item.scope_kind), item.scope_id))
    left = iter(ids)
    secret = database.sealer.secret("buttons")
    postman = Postman(pen, secret, pages, now, lambda: next(left), queued=True)
    notice = Notice(item.person, said, area, (Offer.BROADCAST,))
    messages, _ = postman.post([notice], f"broadcast-ended:{id_}")
    posting.post(connection, messages, now, database.process)
