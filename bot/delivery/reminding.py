"""The planner's clock in a serving process: a tick every few seconds, whatever the time does.

Holds no state of reminders. After a jump of the clock it waits until the new time has stood for a
while, so that an hour that never was drops nothing.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.delivery.planner import Planner

_LOG = logging.getLogger("bot.delivery")

TICKS_EVERY: Final = 5.0
"""Seconds between two ticks; while there is more to do the next one follows at once."""
JUMP: Final = timedelta(minutes=5)
STANDS: Final = timedelta(minutes=2)
"""How long a time that the clock jumped to must stand before it is believed."""


class Steady:
    """Says whether the clock is to be believed: it went on as the seconds that really passed."""

    def __init__(self) -> None:
        self._offset: timedelta | None = None
        self._jumped: float | None = None

    def believes(self, now: datetime, seconds: float) -> bool:
        """Whether to act at this instant; ``seconds`` come from a clock that nobody sets."""
        offset = now - _EPOCH - timedelta(seconds=seconds)
        if self._offset is not None and abs(offset - self._offset) > JUMP:
            self._jumped = seconds
        self._offset = offset
        if self._jumped is None:
            return True
        if seconds - self._jumped < STANDS.total_seconds():
            return False
        self._jumped = None
        return True


async def remind(planner: Planner, clock: Clock, seconds: Callable[[], float]) -> None:
    """Tick until cancelled.

    Args:
        planner: what plans and hands over.
        clock: the time of day.
        seconds: a monotonic clock.
    """
    steady = Steady()
    while True:
        wait = TICKS_EVERY
        async with planner.turn:
            now = clock.now()
            if steady.believes(now, seconds()):
                try:
                    tick = await planner.tick(now)
                    wait = 0.0 if tick.more else TICKS_EVERY
                except Exception:  # noqa: BLE001  (the next tick tries again)
                    _LOG.exception("reminding_failed")
        await asyncio.sleep(wait)


_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
