"""Asking for events where Zalo cannot reach us: one process at a time, one event a call.

Zalo forgets an event when it gives it out: between its answer and our commit it exists nowhere
else. So it is held until it is committed; a process that is killed in between loses one event at
most. A webhook loses none, which is what ``bot doctor`` recommends.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

import orjson

from bot.channels.zalo_bot.api import READ_SECONDS, Api, CallError, Failed
from bot.channels.zalo_bot.failures import NO_ENTRY_SECONDS, NO_TOKEN, TIMEOUT
from bot.errors import BotError

_LOG = logging.getLogger("bot.zalo_bot")

POLL_SECONDS: Final = 30
LEAST_SECONDS: Final = 0.5
"""Between two polls that brought nothing: some servers do not wait."""
NOT_OURS_SECONDS: Final = 1.0
RENEW_SECONDS: Final = 2.5
"""The lease is short, so that after a crash another process soon polls."""
LONGEST_BACK_OFF: Final = 30.0
PARTING_SECONDS: Final = 2.0
"""How long the last poll is waited for: what it brings would be lost."""
_NO_ENTRY: Final = frozenset({NO_TOKEN, 404})


class Poller:
    """Asks for events while this process holds the lease."""

    def __init__(
        self,
        api: Api,
        take: Callable[[bytes], Awaitable[None]],
        hold: Callable[[], Awaitable[bool]],
        let_go: Callable[[], Awaitable[None]],
    ) -> None:
        """``hold`` takes or renews the lease, for a few times ``RENEW_SECONDS``."""
        self._api = api
        self._take = take
        self._hold = hold
        self._let_go = let_go
        self._failures = 0
        self._holds = False

    async def run(self) -> None:
        """Poll until cancelled; then take what the last poll brings, and let others poll."""
        renewing = asyncio.create_task(self._renew())
        going: asyncio.Task[float] | None = None
        try:
            while True:
                going = asyncio.create_task(self._round())
                await asyncio.sleep(await asyncio.shield(going))
        finally:
            renewing.cancel()
            await asyncio.shield(asyncio.create_task(self._part(going)))

    async def _renew(self) -> None:
        """Keep the lease while a poll waits; once it is lost, the next round knows."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._holds:
                with suppress(BotError):
                    self._holds = await self._hold()

    async def _round(self) -> float:
        """One poll; how long to wait before the next."""
        loop = asyncio.get_running_loop()
        try:
            self._holds = await self._hold()
            if not self._holds:
                return NOT_OURS_SECONDS
            started = loop.time()
            event = await self._poll()
        except BotError as error:
            return await self._failed(error)
        self._failures = 0
        if event is not None:
            await self._keep_taking(orjson.dumps(event))
            return 0.0
        return max(LEAST_SECONDS - (loop.time() - started), 0.0)

    async def _poll(self) -> Any:
        """The next event, None where there was none."""
        given = {"timeout": str(POLL_SECONDS)}
        try:
            return await self._api.call("getUpdates", given, wait=POLL_SECONDS + READ_SECONDS)
        except Failed as error:
            if error.code == TIMEOUT:
                return None
            raise

    async def _keep_taking(self, payload: bytes) -> None:
        """Nobody else has it any more: again until it is committed."""
        pause = LEAST_SECONDS
        while True:
            try:
                await self._take(payload)
            except BotError:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_BACK_OFF)
            else:
                return

    async def _failed(self, error: BotError) -> float:
        self._failures += 1
        code = error.code if isinstance(error, Failed) else 0
        if self._failures == 1 or self._failures % 20 == 0:
            facts = {"error": type(error).__name__, "code": code, "failures": self._failures}
            _LOG.warning("zalo_bot_poll_failed", extra={"facts": facts})
        if code in _NO_ENTRY:
            return NO_ENTRY_SECONDS
        if code:
            # Perhaps a webhook is still set: that excludes polling.
            with suppress(CallError):
                await self._api.call("deleteWebhook")
        return min(0.5 * 2.0**self._failures, LONGEST_BACK_OFF)

    async def _part(self, going: asyncio.Task[float] | None) -> None:
        if going is not None and not going.done():
            await asyncio.wait([going], timeout=PARTING_SECONDS)
            going.cancel()
        with suppress(BotError):
            await self._let_go()
