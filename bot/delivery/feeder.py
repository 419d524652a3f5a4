"""Sends what is queued and due: leases it, asks whether it is still true, hands it over, settles.

A plain loop that looks at most a second after anything could be due; it keeps no state beyond the
calls under way, so that any number of processes may run it on one database.
"""

import asyncio
import logging
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from bot.clock import Clock
from bot.delivery.leased import Worker
from bot.delivery.queues import Queues
from bot.delivery.roads import Road, Roads
from bot.records import record
from bot.storage import claims
from bot.storage.claims import NOWHERE, Leased, Pending
from bot.storage.errors import Unavailable
from bot.storage.outbox import LANES
from bot.storage.steps import Lane
from bot.storage.writer import Writer

_LOG = logging.getLogger("bot.delivery")

LOOKS_EVERY: Final = 1.0
"""Seconds; others may queue messages at any time."""
AFTER_NOTHING: Final = 0.2
"""Seconds, where something is due but all of it is in others' hands."""
STARTED_AT_ONCE: Final = 16
"""Messages begun in one turn of the event loop."""
_ROUTED_AT_ONCE: Final = 500
_RANK: Final = {lane: rank for rank, lane in enumerate(LANES)}


@record
class _Claim:
    """What was leased, how much was allowed, and how long the pace says to wait."""

    rows: tuple[Leased, ...]
    allowed: int
    wait: float


class Feeder:
    """The loop of one process."""

    def __init__(
        self, writer: Writer, worker: Worker, roads: Roads, queues: Queues, clock: Clock
    ) -> None:
        self._writer = writer
        self._worker = worker
        self._roads = roads
        self._queues = queues
        self._clock = clock
        self._wake = asyncio.Event()
        self._round: asyncio.Task[float] | None = None
        self._stopping = False

    def wake(self) -> None:
        """Look again now: something was queued."""
        self._wake.set()

    async def run(self) -> None:
        """Feed until cancelled; call ``finish`` then."""
        while not self._stopping:
            wait = await self._protected()
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue
            finally:
                self._wake.clear()

    async def finish(self) -> None:
        """Return when nothing is being leased any more."""
        self._stopping = True
        if self._round is not None:
            await asyncio.wait([self._round])

    async def look(self) -> float:
        """Start what is due and allowed now; seconds until there may be more."""
        now = self._clock.now()
        found = await self._writer.database.read(claims.pending)
        if any(not one.route and one.due <= now for one in found):
            await self._writer.transaction(
                lambda connection: claims.find_routes(connection, now, _ROUTED_AT_ONCE)
            )
            return 0.0
        wait = LOOKS_EVERY
        for one in sorted(found, key=lambda one: _RANK[one.lane]):
            if self._stopping:
                break
            if self._serves(one.route):
                wait = min(wait, await self._feed(one, now))
        return wait

    async def _protected(self) -> float:
        """One look that ends even where the loop is cancelled: what it leases is in good hands."""
        self._round = asyncio.create_task(self.look())
        try:
            return await asyncio.shield(self._round)
        except Unavailable:
            return LOOKS_EVERY
        except Exception:  # noqa: BLE001  (the next look tries again)
            _LOG.exception("look_broke")
            return LOOKS_EVERY

    def _serves(self, route: str) -> bool:
        """Whether this process can send there; a channel that has not started is waited for."""
        return route == NOWHERE or self._worker.serves(route.partition("/")[0])

    async def _feed(self, one: Pending, now: datetime) -> float:
        """Lease what a lane of a route has and start it; seconds until there may be more."""
        if one.due > now:
            return (one.due - now).total_seconds()
        road = self._roads.of(one.route)
        if road.paused:
            return road.paused
        room = road.room(one.lane)
        if room <= 0:
            # The end of a call wakes this loop.
            return LOOKS_EVERY
        claim = await self._claim(road, one.lane, now, room)
        road.free -= len(claim.rows)
        for number, row in enumerate(claim.rows, 1):
            self._queues.put(row.chat, partial(self._job, row, road))
            if number % STARTED_AT_ONCE == 0:
                # People's own messages come between.
                await asyncio.sleep(0)
        if claim.allowed < room:
            return claim.wait
        return 0.0 if len(claim.rows) == room else AFTER_NOTHING

    async def _claim(self, road: Road, lane: Lane, now: datetime, room: int) -> _Claim:
        """What may be sent of a lane, leased together with its part of the pace."""
        reserved = road.reserve(lane, room)
        if not reserved.count:
            return _Claim((), 0, reserved.wait / 1e6)
        process = self._writer.database.process

        def lease(connection: Connection) -> _Claim:
            granted = road.take(connection, process, lane, reserved.count)
            if not granted.count:
                return _Claim((), 0, granted.wait / 1e6)
            rows = claims.lease(connection, process, road.route, lane, now, granted.count)
            road.give_back(connection, granted.count - len(rows))
            return _Claim(rows, granted.count, max(reserved.wait, granted.wait) / 1e6)

        used = 0
        try:
            claim = await self._writer.transaction(lease)
            used = len(claim.rows)
        finally:
            road.unreserve(reserved.count - used)
        return claim

    async def _job(self, row: Leased, road: Road) -> None:
        try:
            await self._worker.work(row, road)
        finally:
            road.free += 1
            if road.room(Lane.BULK) > 0:
                self._wake.set()
