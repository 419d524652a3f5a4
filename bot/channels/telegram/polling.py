"""Long polling, where Telegram cannot reach us: one process at a time, nothing acknowledged early.

The offset moves only when everything before it is committed. It is kept by Telegram: whoever polls
next begins without one, is given again what was not acknowledged, and the desk knows what it had
committed. (One of our own would lose updates after Telegram has begun to number anew.)
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.failures import NO_ENTRY_SECONDS, seconds
from bot.channels.telegram.intake import ALLOWED
from bot.errors import BotError

_LOG = logging.getLogger("bot.telegram")

POLL_SECONDS: Final = 25
LEAST_SECONDS: Final = 0.5
"""Between two polls that brought nothing: some servers do not wait."""
NOT_OURS_SECONDS: Final = 1.0
RENEW_SECONDS: Final = 2.5
"""The lease is short, so that after a crash another process soon polls."""
LONGEST_BACK_OFF: Final = 30.0
PARTING_SECONDS: Final = 3.0


class Poller:
    """Asks for updates while this process holds the lease."""

    def __init__(
        self,
        api: Api,
        take_all: Callable[[Sequence[dict[str, Any]]], Awaitable[None]],
        hold: Callable[[], Awaitable[bool]],
        let_go: Callable[[], Awaitable[None]],
    ) -> None:
        """``hold`` takes or renews the lease, for a few times ``RENEW_SECONDS``."""
        self._api = api
        self._take_all = take_all
        self._hold = hold
        self._let_go = let_go
        self._offset: int | None = None
        self._told: int | None = None
        self._failures = 0
        self._holds = False

    async def run(self) -> None:
        """Poll until cancelled; then say what was committed, and let another process poll."""
        renewing = asyncio.create_task(self._renew())
        try:
            while True:
                pause = await self._round()
                await asyncio.sleep(pause)
        finally:
            renewing.cancel()
            await asyncio.shield(asyncio.create_task(self._part()))

    async def _renew(self) -> None:
        """Keep the lease while a poll waits; once it is lost, the next round knows."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._holds:
                with suppress(BotError):
                    self._holds = await self._hold()

    async def _round(self) -> float:
        """One poll; how long to wait before the next."""
        try:
            self._holds = await self._hold()
            if not self._holds:
                self._offset = self._told = None
                return NOT_OURS_SECONDS
            started = asyncio.get_running_loop().time()
            self._told = self._offset
            updates = await self._api.bot.raw_updates(self._offset, POLL_SECONDS, ALLOWED)
            if updates:
                await self._take_all(updates)
                self._offset = max(int(update["update_id"]) for update in updates) + 1
                pause = 0.0
            else:
                took = asyncio.get_running_loop().time() - started
                pause = max(LEAST_SECONDS - took, 0.0)
        except (TelegramError, BotError) as error:
            return await self._failed(error)
        if self._failures:
            _LOG.info("telegram_polls_again")
        self._failures = 0
        return pause

    async def _failed(self, error: Exception) -> float:
        self._failures += 1
        back_off = min(0.5 * 2.0**self._failures, LONGEST_BACK_OFF)
        facts = {"error": type(error).__name__, "failures": self._failures}
        if self._failures == 1 or self._failures % 20 == 0:
            _LOG.warning("telegram_poll_failed", extra={"facts": facts})
        if isinstance(error, RetryAfter):
            return seconds(error.retry_after)
        if isinstance(error, InvalidToken):
            return NO_ENTRY_SECONDS
        if isinstance(error, Conflict):
            # A webhook is still set, or another program polls with our token.
            await self._api.without_webhook()
        return back_off

    async def _part(self) -> None:
        try:
            if self._offset != self._told and self._offset is not None:
                # Asking for what follows acknowledges what was committed; it is not taken. A poll
                # that was interrupted had said it already, and two at once Telegram refuses.
                await asyncio.wait_for(
                    self._api.bot.raw_updates(self._offset, 0, ALLOWED), PARTING_SECONDS
                )
            await self._let_go()
        except (TelegramError, BotError, TimeoutError) as error:
            _LOG.info("telegram_parted", extra={"facts": {"error": type(error).__name__}})
