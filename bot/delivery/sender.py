"""Sends what was committed: in order within a chat, chats side by side.

A row is leased before this module sees it, in the transaction that wrote it. What a platform
refuses, or takes without saying so, is marked and never blindly repeated.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.base import Channel, Outgoing, Refused, Retryable, Unknown
from bot.metrics import Metrics

_LOG = logging.getLogger("bot.delivery")

MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Posted:
    """A committed row of the outbox, leased to this process."""

    id: int
    chat: int
    message: Outgoing


class Sender:
    """Hands committed messages to their channels and says how each ended."""

    def __init__(
        self,
        channels: Mapping[str, Channel],
        mark: Callable[[int, str, str], None],
        metrics: Metrics,
    ) -> None:
        self._channels = channels
        self._mark = mark
        self._metrics = metrics
        self._waiting: dict[int, deque[Posted]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def hand_over(self, row: Posted) -> None:
        """Take a row to send; returns at once."""
        if (queue := self._waiting.get(row.chat)) is not None:
            queue.append(row)
            return
        self._waiting[row.chat] = deque((row,))
        task = asyncio.get_running_loop().create_task(self._drain(row.chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until everything that was taken has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def _drain(self, chat: int) -> None:
        queue = self._waiting[chat]
        while queue:
            row = queue.popleft()
            state, reason = await self._deliver(row)
            self._metrics.count(self._metrics.sent, row.message.to.channel, state)
            self._mark(row.id, state, reason)
        del self._waiting[chat]

    async def _deliver(self, row: Posted) -> tuple[str, str]:
        channel = self._channels[row.message.to.channel]
        for attempt in range(MOST_TRIES):
            try:
                await channel.send(row.message)
            except Retryable as error:
                await asyncio.sleep(max(error.after, 0.2 * 2**attempt))
            except Refused as error:
                return "refused", error.why
            except Unknown:
                return "unknown", "interrupted"
            except Exception:  # noqa: BLE001  (whatever broke, the row must get its state)
                _LOG.exception("send_broke")
                return "unknown", "broke"
            else:
                return "sent", ""
        return "queued", "tries_used_up"
