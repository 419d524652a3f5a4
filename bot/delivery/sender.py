"""Sends answers right after their commit: in order within a chat, chats side by side.

A row is leased before this module sees it, in the transaction that wrote it. What a platform
refuses is marked and never repeated; what it does not take now goes back to the queue, and so does
whatever follows it in its chat. Where a call broke, nobody knows: an answer only says something
again, so it is sent once more (``claims.AGAIN``); an alert is held for officers.
"""

import asyncio
import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from math import inf
from typing import Final

from bot.channels.base import Channel, Outgoing
from bot.clock import Clock
from bot.delivery.backoff import pause
from bot.delivery.calls import Outcome, call
from bot.delivery.queues import Queues
from bot.delivery.roads import Roads
from bot.delivery.settler import End, Settler
from bot.metrics import Metrics
from bot.records import record
from bot.storage.claims import AGAIN
from bot.storage.steps import Lane, State

PATIENCE: Final = 5.0
"""Seconds that an answer is tried for before it goes back to the queue."""
FIRST_PAUSE: Final = 0.2
GRACE: Final = 2.0
"""Seconds that committed answers still have to go out when the process ends."""
_KEEP_BEHIND: Final = 60.0
"""How long, after a chat's answer went back, later ones follow it there."""
SAY_AGAIN_AFTER: Final = timedelta(seconds=2)
"""When an answer is sent once more of which nobody knows whether it arrived."""


@record
class Posted:
    """A committed row of the outbox, leased to this process."""

    id: int
    chat: int
    message: Outgoing
    lane: Lane = Lane.ANSWER


class Sender:
    """Hands committed answers to their channels and says how each ended."""

    def __init__(
        self,
        channels: Mapping[str, Channel],
        mark_sent: Callable[[int], None],
        settler: Settler,
        roads: Roads,
        queues: Queues,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._channels = channels
        self._mark_sent = mark_sent
        self._settler = settler
        self._roads = roads
        self._queues = queues
        self._clock = clock
        self._metrics = metrics
        self._behind: dict[int, tuple[datetime, float]] = {}
        self._stops_at = inf

    def hand_over(self, row: Posted) -> None:
        """Take a row to send; returns at once."""
        self._queues.put(row.chat, partial(self._post, row))

    def stop(self) -> None:
        """What has not begun a moment from now goes back to the queue."""
        self._stops_at = asyncio.get_running_loop().time() + GRACE

    async def _post(self, row: Posted) -> None:
        channel = self._channels.get(row.message.to.channel)
        if self._behind and (due := self._follows(row.chat)) is not None:
            await self._queue(row, "in_order", due, tried=False)
        elif self._stopped():
            await self._queue(row, "stopped", self._clock.now(), tried=False)
        elif channel is None:
            await self._put_back(row, Outcome(State.QUEUED, "no_channel"))
        else:
            outcome = await self._try(row, channel)
            if outcome.state is State.QUEUED:
                await self._put_back(row, outcome)
                return
            if outcome.state is State.UNKNOWN and row.lane is Lane.ANSWER:
                await self._say_again(row)
                return
            self._metrics.sent.count(row.message.to.channel, outcome.state)
            if outcome.state is State.SENT:
                self._mark_sent(row.id)
            else:
                end = End(row.id, row.chat, outcome.state, self._clock.now(), outcome.reason)
                await self._settler.settle(end)

    async def _try(self, row: Posted, channel: Channel) -> Outcome:
        road = self._roads.limited(row.message.to)
        next_pause, waited = FIRST_PAUSE, 0.0
        while True:
            if road is not None:
                await road.answer(row.chat, row.message.to)
            outcome = await call(channel, row.message)
            if outcome.state is not State.QUEUED:
                return outcome
            wait = max(outcome.after, next_pause)
            waited += wait
            if waited > PATIENCE or self._stopped():
                return outcome
            await asyncio.sleep(wait)
            next_pause *= 2

    def fell_behind(self, chat: int, due: datetime) -> None:
        """An answer of this chat is queued until then; the next ones queue behind it."""
        wait = max(0.0, (due - self._clock.now()).total_seconds())
        forget = asyncio.get_running_loop().time() + wait + _KEEP_BEHIND
        self._behind[chat] = due, forget

    async def _put_back(self, row: Posted, outcome: Outcome) -> None:
        due = self._clock.now() + pause(1, random.random(), outcome.after)
        self.fell_behind(row.chat, due)
        await self._queue(row, outcome.reason, due, tried=True)

    async def _say_again(self, row: Posted) -> None:
        due = self._clock.now() + SAY_AGAIN_AFTER
        self.fell_behind(row.chat, due)
        await self._queue(row, AGAIN, due, tried=True)

    async def _queue(self, row: Posted, reason: str | None, due: datetime, *, tried: bool) -> None:
        now = self._clock.now()
        hold = due if tried else None
        end = End(row.id, row.chat, State.QUEUED, now, reason, None, due, tried, hold)
        await self._settler.settle(end)

    def _stopped(self) -> bool:
        return self._stops_at < inf and asyncio.get_running_loop().time() > self._stops_at

    def _follows(self, chat: int) -> datetime | None:
        """When the chat's answers in the queue are due, behind which this one has to go."""
        if (behind := self._behind.get(chat)) is None:
            return None
        due, forget = behind
        if asyncio.get_running_loop().time() < forget:
            return due
        del self._behind[chat]
        return None
