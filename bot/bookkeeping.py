"""What the registers need done by themselves: obligations that fall due, sealing, forgetting.

Holds no state of its own; each job may run in any process and again.
"""

import asyncio
import logging
from datetime import timedelta
from functools import partial
from typing import Final

from bot.app import App
from bot.clock import legal_day
from bot.rules import load
from bot.storage.audit import seal
from bot.storage.registers import erasure, obligations
from bot.storage.registers.base import SYSTEM, Book

_LOG = logging.getLogger("bot.bookkeeping")
EVERY: Final = timedelta(minutes=1)


async def keep_books(app: App) -> None:
    """Do what is due, once a minute, until cancelled."""
    while True:
        try:
            await do_what_is_due(app)
        except Exception:  # noqa: BLE001  (the next round tries again)
            _LOG.exception("bookkeeping_failed")
        await asyncio.sleep(EVERY.total_seconds())


async def do_what_is_due(app: App) -> None:
    """Assess what has ended, seal the audit trail, drop what is no longer kept."""
    book, now = Book(app.database), app.clock.now()
    today = legal_day(now)
    policies = load()
    for project in await book.read(lambda view: obligations.to_assess(view, today)):
        assess = partial(obligations.assess_project, policies=policies, project=project, on=today)
        await book.write(app.writer, SYSTEM, now, assess)
    sealed = 1
    while sealed:
        sealed = await book.write(app.writer, SYSTEM, now, seal)
    await book.write(app.writer, SYSTEM, now, erasure.expire)
