"""What the services of platforms share: whose turn it is to ask, and what dead processes left."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from bot.app import App
from bot.storage import leases

HELD_FOR: Final = timedelta(seconds=8)
"""How long nobody polls after the process that did was killed."""
ADOPT_SECONDS: Final = 10.0
PARTING_SECONDS: Final = 3.0
"""How long the end waits for what is nearly done."""


class Turn:
    """A process's turn to ask a platform for one account, which one of them has at a time."""

    def __init__(self, app: App, name: str) -> None:
        """``name`` is the lease's, the same in all processes."""
        self._app = app
        self._name = name

    async def hold(self) -> bool:
        """Whether it is this process's turn, for a while."""
        now = self._app.clock.now()
        return await leases.take(self._app.writer, self._name, now, now + HELD_FOR)

    async def let_go(self) -> None:
        """Let another process ask."""
        await leases.release(self._app.writer, self._name)


async def adopt(resume: Callable[[], Awaitable[None]], log: logging.Logger) -> None:
    """Go on with what dead processes left, now and whenever one dies; until cancelled."""
    while True:
        try:
            await resume()
        except Exception:
            log.exception("inbox_not_resumed")
        await asyncio.sleep(ADOPT_SECONDS)
