"""Shows a chat that somebody is typing, where an answer takes longer than a second."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

SLOW_SECONDS: Final = 1.0
"""Work that takes longer shows that somebody is typing."""
AGAIN_SECONDS: Final = 4.0
"""Platforms show it for five."""


class Typing:
    """From its making on, until it is stopped."""

    __slots__ = ("_show", "_shown", "_timer")

    def __init__(self, show: Callable[[], Awaitable[None]]) -> None:
        """``show`` shows it once, and never raises."""
        self._show = show
        self._shown: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(SLOW_SECONDS, self._begin)

    def stop(self) -> None:
        """It is done."""
        self._timer.cancel()
        if self._shown is not None:
            self._shown.cancel()

    def _begin(self) -> None:
        self._shown = asyncio.get_running_loop().create_task(self._again())

    async def _again(self) -> None:
        while True:
            await self._show()
            await asyncio.sleep(AGAIN_SECONDS)
