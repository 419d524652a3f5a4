"""What the registers need done by themselves: obligations that fall due, sealing, forgetting.

Holds no state of its own; each job may run in any process and again.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.access import Scope, ScopeKind
from bot.app import PAGES, App
from bot.clock import legal_day
from bot.delivery.broadcast import Broadcasts, Recipient
from bot.delivery.broadcast_scope import reach
from bot.desk import posts
from bot.desk.broadcast_news import tell_of_ended
from bot.desk.case_rounds import bring_cases
from bot.storage.audit import seal
from bot.storage.broadcasts import Broadcast
from bot.storage.registers import erasure, obligations
from bot.storage.registers.assessing import assess
from bot.storage.registers.base import SYSTEM, Book

_LOG = logging.getLogger("bot.bookkeeping")
EVERY: Final = timedelta(minutes=1)
BROADCASTS_EVERY: Final = timedelta(seconds=2)


async def keep_books(app: App) -> None:
    """Do what is due, once a minute, until cancelled."""
    while True:
        try:
            await do_what_is_due(app)
        except Exception:  # noqa: BLE001  (the next round tries again)
            _LOG.exception("bookkeeping_failed")
        await asyncio.sleep(EVERY.total_seconds())


async def keep_broadcasts(app: App) -> None:
    """Queue what officers send to many, until cancelled."""
    while True:
        try:
            await queue_broadcasts(app)
        except Exception:  # noqa: BLE001  (the next round tries again)
            _LOG.exception("broadcasting_failed")
        await asyncio.sleep(BROADCASTS_EVERY.total_seconds())


async def queue_broadcasts(app: App) -> bool:
    """Whether anything was queued, dropped or reported: written down, stopped, ended."""
    book, now = Book(app.database), app.clock.now()

    async def find(broadcast: Broadcast) -> Sequence[Recipient]:
        scope = Scope(ScopeKind(broadcast.scope_kind), broadcast.scope_id)
        return await book.read(lambda view: reach(view, scope, now).chats)

    sending = Broadcasts(app.writer, posts.stored, app.delivery.wake)
    queued = await sending.go_on(find, now)
    if told := await tell_of_ended(app.writer, PAGES, now):
        app.delivery.wake()
    return queued or told


async def do_what_is_due(app: App) -> None:
    """Assess what has ended, seal the audit trail, drop what is no longer kept."""
    book, now = Book(app.database), app.clock.now()
    today = legal_day(now)
    ended = await book.read(lambda view: obligations.to_assess(view, today))
    await assess(book, app.writer, actor=SYSTEM, at=now, today=today, projects=ended)
    sealed = 1
    while sealed:
        sealed = await book.write(app.writer, SYSTEM, now, seal)
    await book.write(app.writer, SYSTEM, now, erasure.expire)
    if await bring_cases(app.writer, PAGES, now):
        app.delivery.wake()
    await app.desk.attend(now, timedelta(hours=app.settings.person_silence_hours))
