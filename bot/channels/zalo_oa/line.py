"""The line to Zalo: what a failed call means, when the whole account stops, and who is told.

Whatever is only written down never decides about a message.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, TypeVar

from bot.channels.base import DeliveryError, Refused, Retryable
from bot.channels.zalo_oa.api import Failed
from bot.channels.zalo_oa.codes import TOKEN_CODES, Act, meaning
from bot.channels.zalo_oa.failures import OUT_OF_REACH_SECONDS, Alarm, means
from bot.channels.zalo_oa.seams import Book
from bot.errors import BotError

_LOG = logging.getLogger("bot.zalo")
T = TypeVar("T")

RENEWING_SECONDS: Final = 1.0
REFUSED_SECONDS: Final = 3.0
"""How long tokens may be refused with no success in between: then an operator must look."""


class Line:
    """The calls of one account, as one process makes them."""

    def __init__(self, book: Book, now: Callable[[], datetime]) -> None:
        """``now`` is in the zone whose nights count."""
        self._book = book
        self._now = now
        self._halted_until = 0.0
        self._refused_since = 0.0
        # Until the first success: an earlier process may have written down that it was stopped.
        self._stopped = True

    def check(self) -> None:
        """Return where calls may be made.

        Raises:
            Retryable: the account is stopped for a while.
        """
        left = self._halted_until - asyncio.get_running_loop().time()
        if left > 0:
            raise Retryable(left, everyone=True)

    def resume(self) -> None:
        """Try again at once: an operator has acted."""
        self._halted_until = 0.0

    async def call(
        self,
        make: Callable[..., Awaitable[T]],
        *given: object,
        uploaded: bool = False,
        **more: object,
    ) -> T:
        """What a call gives.

        Raises:
            Failed: where ``uploaded``, the attachment is over.
            DeliveryError: what every other failure means.
        """
        try:
            found = await make(*given, **more)
        except Refused:
            raise
        except BotError as error:
            if uploaded and isinstance(error, Failed) and meaning(error.code).act is Act.UPLOAD:
                raise
            raise await self._meaning(error) from None
        self._refused_since = 0.0
        if self._stopped:
            self._stopped = False
            await self.written(self._book.well())
        return found

    async def written(self, work: Awaitable[None]) -> None:
        """Write something down that a message does not hang on."""
        try:
            await work
        except BotError as error:
            _LOG.warning("not_written", extra={"facts": {"error": type(error).__name__}})

    async def asked(self, work: Awaitable[T]) -> T:
        """What the database says, before anything was sent.

        Raises:
            Retryable: it does not answer.
        """
        try:
            return await work
        except BotError:
            raise Retryable(OUT_OF_REACH_SECONDS, everyone=True) from None

    async def _meaning(self, error: BotError) -> DeliveryError:
        """What the failure means; an alarm is written down first, and may stop the account."""
        if isinstance(error, Failed):
            _LOG.warning("call_failed", extra={"facts": {"code": error.code}})
            if self._may_be_renewing(error):
                return Retryable(RENEWING_SECONDS)
        found = means(error, self._now())
        if not isinstance(found, Alarm):
            return found
        _LOG.error("operator_needed", extra={"facts": {"why": found.why}})
        await self.written(self._book.trouble(found.why))
        if isinstance(found.then, Retryable) and found.then.everyone:
            self._stopped = True
            self._halted_until = asyncio.get_running_loop().time() + found.then.after
        return found.then

    def _may_be_renewing(self, error: Failed) -> bool:
        """Whether a new token that was refused may be one that others were just renewing."""
        if error.code not in TOKEN_CODES:
            return False
        now = asyncio.get_running_loop().time()
        self._refused_since = self._refused_since or now
        return now - self._refused_since < REFUSED_SECONDS
