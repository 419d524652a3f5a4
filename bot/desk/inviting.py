"""The one invitation to an imported telephone number, where an officer switched it on.

Only what reaches a bare number carries it (an approved template of Zalo, by telephone). Planned and
queued in one transaction: a process that ends in between has done neither, and nobody gets two.
Whoever it does not reach stands on the printed list, as before.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from bot.channels.base import TELEPHONE
from bot.desk.memory import Memory
from bot.desk.posts import Post, to_bytes
from bot.desk.saying import Spoken
from bot.rules.reminder_days import allowed
from bot.rules.reminders import defaults
from bot.storage.bulk import INSERT_CHATS
from bot.storage.moments import micros
from bot.storage.outbox import Queued, queue
from bot.storage.ports import port_of
from bot.storage.registers import invitations, people, places
from bot.storage.registers.base import SYSTEM, Book, Pen
from bot.storage.sealing import Place
from bot.storage.steps import Lane
from bot.storage.writer import Writer
from bot.talk import Say
from bot.words import Words

NOTICE: Final = "invitation"
"""The kind of the message: which approved template says it."""
PART: Final = 50
"""Invitations of one transaction."""
USEFUL: Final = timedelta(days=7)
KEPT: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ByPhone:
    """What carries a message to a bare number; ``room``: how many invitations may go now."""

    channel: str
    account: str
    room: Callable[[], Awaitable[int]]


async def invite(writer: Writer, way: ByPhone, now: datetime) -> int:
    """How many invitations were queued; none at night and on holidays."""
    if not allowed(now, defaults().hours):
        return 0
    book, count = Book(writer.database), min(await way.room(), PART)
    found = await book.read(lambda view: invitations.waiting(view, count)) if count > 0 else ()
    if not found:
        return 0
    ids = [writer.database.ids.new(now) for _ in found]

    def work(connection: Connection) -> int:
        pen = book.pen(connection, SYSTEM, now)
        planned = [
            (id_, person, commune)
            for id_, (person, commune) in zip(ids, found, strict=True)
            if invitations.plan(pen, person, commune)
        ]
        for id_, person, commune in planned:
            _queue(pen, way, id_, person, places.commune(pen, commune).name)
        return len(planned)

    return await writer.transaction(work)


def _queue(pen: Pen, way: ByPhone, id_: int, person: int, commune: str) -> None:
    """The message, and the row that says where it goes."""
    external = f"{TELEPHONE}{people.get(pen, person).phone}"
    chat = pen.sealer.chat(way.channel, way.account, external)
    state = pen.sealer.seal(Place.CHAT_STATE, chat, Memory().to_bytes())
    address = pen.seal(Place.CHAT_ADDRESS, chat, external)
    row = (chat, way.channel, way.account, address, id_, "vi", state, micros(pen.at))
    port_of(pen.connection).run(INSERT_CHATS, [row])
    spoken = Spoken(Words.of("vi").text(Say("invited", {"area": commune})), notice=NOTICE)
    queued = Queued(
        id_,
        chat,
        f"{invitations.CAUSE}{person}",
        Lane.BULK,
        pen.at,
        pen.sealer.seal(Place.OUTBOX, id_, to_bytes(Post(spoken))),
        pen.at + USEFUL,
        pen.at + KEPT,
        f"{way.channel}/{way.account}",
    )
    queue(pen.connection, [queued])
