"""Everything that one process sends, wired: answers after their commit, and what is queued."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.channels.base import Channel
from bot.clock import Clock
from bot.delivery.feeder import AFTER_NOTHING, Feeder
from bot.delivery.leased import Pages, Read, Worker
from bot.delivery.limits import LIMITS, Limits
from bot.delivery.queues import Queues
from bot.delivery.roads import Roads
from bot.delivery.seams import Seams
from bot.delivery.sender import Posted, Sender
from bot.delivery.settler import Settler
from bot.metrics import Metrics
from bot.storage import claims
from bot.storage.errors import Unavailable
from bot.storage.steps import Mark, State
from bot.storage.writer import Writer

_MOST_LOOKS = 100
"""A look finds where to, the next one starts; more than this is a loop of ours."""


class Delivery:
    """What the composition holds: ``hand_over`` at once, ``run`` as a task, ``finish`` at the end.

    ``channels`` may gain members later: their messages wait in the queue until then.
    """

    def __init__(
        self,
        writer: Writer,
        channels: Mapping[str, Channel],
        pages: Pages,
        read: Read,
        clock: Clock,
        metrics: Metrics,
        *,
        seams: Seams | None = None,
        limits: Mapping[str, Limits] = LIMITS,
    ) -> None:
        def mark_sent(id_: int) -> None:
            writer.mark_soon((Mark(id_, State.SENT, clock.now()),))

        seams = seams or Seams()
        self._queues = Queues()
        roads = Roads(writer, limits)
        self._settler = Settler(writer, seams)
        self._sender = Sender(
            channels, mark_sent, self._settler, roads, self._queues, clock, metrics
        )
        self._worker = Worker(
            writer.database,
            channels,
            pages,
            read,
            self._settler,
            self._sender,
            seams,
            clock,
            metrics,
        )
        self._feeder = Feeder(writer, self._worker, roads, self._queues, clock)
        self.hand_over: Callable[[Posted], None] = self._sender.hand_over
        self.wake: Callable[[], None] = self._feeder.wake
        self._database = writer.database
        self.look = self._feeder.look

    async def run(self) -> None:
        """Send what is queued, until cancelled; call ``finish`` then."""
        with suppress(Unavailable):
            # Another process put answers back: ours to the same chats go behind them.
            for chat, due in (await self._database.read(claims.behind)).items():
                self._sender.fell_behind(chat, due)
        await self._feeder.run()

    async def catch_up(self) -> None:
        """Return when what is due at this instant has gone out; for a clock that stands."""
        for _ in range(_MOST_LOOKS):
            started = await self.look()
            await self._queues.finish()
            await self._settler.finish()
            # A look takes one message of each chat; another may wait behind it.
            if started > AFTER_NOTHING:
                return

    async def finish(self) -> None:
        """Return when every call has ended, what waits is back in the queue, and all is durable."""
        self._sender.stop()
        self._worker.stopping = True
        await self._feeder.finish()
        await self._queues.finish()
        await self._settler.finish()
