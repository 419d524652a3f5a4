"""One leased message from lease to end: still true? still useful? then the call, then its state.

Where the process ends in between, the message is unknown. Nothing but an answer is sent a second
time, once, where its call broke: it only says something again.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.channels.base import Channel, ChatRef, Outgoing
from bot.clock import Clock
from bot.delivery.backoff import MOST_ATTEMPTS, pause
from bot.delivery.calls import Outcome, call
from bot.delivery.reach import NO_CHAT, TRIES_USED_UP
from bot.delivery.roads import Road
from bot.delivery.seams import Drop, Due, Later, Seams
from bot.delivery.sender import PATIENCE, SAY_AGAIN_AFTER, Posted, Sender
from bot.delivery.settler import End, Settler
from bot.metrics import Metrics
from bot.storage.addresses import Address
from bot.storage.claims import AGAIN, Leased
from bot.storage.database import Database
from bot.storage.errors import Unavailable, Unreadable
from bot.storage.outbox import COPIED, Shown
from bot.storage.sealing import Place
from bot.storage.steps import Lane, State

_LOG = logging.getLogger("bot.delivery")

LONGEST_CALL: Final = 60.0
"""Seconds. A channel has its own, shorter patience; after this nobody knows what became of it."""

Read = Callable[[bytes, ChatRef], Outgoing]
Write = Callable[[Outgoing], bytes]


class Pages:
    """Channels where stored means delivered: how to store a message, and whom to tell."""

    def __init__(
        self, channels: Collection[str], write: Write, tell: Callable[[Posted], None]
    ) -> None:
        self.channels = channels
        self.write = write
        self.tell = tell


class Worker:
    """Works leased messages off."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        pages: Pages,
        read: Read,
        settler: Settler,
        sender: Sender,
        seams: Seams,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._channels = channels
        self._pages = pages
        self._read = read
        self._settler = settler
        self._sender = sender
        self._seams = seams
        self._clock = clock
        self._metrics = metrics
        self.stopping = False

    def serves(self, channel: str) -> bool:
        """Whether this process can send on a channel now."""
        return channel in self._channels or channel in self._pages.channels

    async def work(self, row: Leased, road: Road) -> None:
        """Bring a message to its end, or back to the queue; returns when that is durable."""
        posted = None
        try:
            end, posted = await self._end(row, road)
        except Unreadable:
            _LOG.exception("unreadable")
            end = self._over(row, State.DROPPED, "unreadable")
        except Exception:  # noqa: BLE001  (whatever broke before the call: nothing was sent)
            _LOG.exception("check_broke")
            end = self._retry(row, Outcome(State.QUEUED, "check_broke"))
        if end.state is not State.QUEUED:
            channel = row.address.channel if row.address else "none"
            self._metrics.sent.count(channel, end.state)
        elif row.lane is Lane.ANSWER and end.due is not None:
            self._sender.fell_behind(row.chat, end.due)
        await self._settler.settle(end)
        if posted is not None:
            self._pages.tell(posted)

    async def _end(self, row: Leased, road: Road) -> tuple[End, Posted | None]:
        now = self._clock.now()
        if self.stopping:
            return self._later(row, now, "stopped"), None
        if row.address is None:
            return self._over(row, State.REFUSED, NO_CHAT), None
        if row.useful_until is not None and row.useful_until < now:
            return self._over(row, State.DROPPED, "too_late"), None
        if row.address.closed is not None:
            return self._over(row, State.REFUSED, row.address.closed), None
        to = self._place(row.chat, row.address)
        message = await self._message(row, to)
        if isinstance(message, Drop):
            return self._over(row, State.DROPPED, message.reason), None
        if isinstance(message, Later):
            return self._later(row, message.until, message.reason), None
        if to.channel in self._pages.channels:
            return self._on_page(row, message)
        return await self._call(row, road, message), None

    async def _message(self, row: Leased, to: ChatRef) -> Outgoing | Drop | Later:
        try:
            payload = self._database.sealer.open(Place.OUTBOX, row.id, row.payload)
            check = self._seams.checks.get(row.lane)
            return await check(Due(row, to, payload)) if check else self._read(payload, to)
        except Unavailable:
            return Later(self._clock.now(), "database_away")

    async def _call(self, row: Leased, road: Road, message: Outgoing) -> End:
        to = message.to
        while wait := road.chat_wait(row.chat, to):
            if wait > PATIENCE:
                later = self._clock.now() + pause(1, 0.5, wait)
                return self._later(row, later, "chat_limit", hold=later)
            await asyncio.sleep(wait)
        road.chat_gets(row.chat, to)
        try:
            async with asyncio.timeout(LONGEST_CALL):
                outcome = await call(self._channels[to.channel], message)
        except TimeoutError:
            outcome = Outcome(State.UNKNOWN, "interrupted")
        if outcome.everyone:
            road.pause(outcome.after)
        if outcome.state is State.UNKNOWN and row.lane is Lane.ANSWER and row.reason != AGAIN:
            # It only says something again: once more, before what follows in its chat.
            now = self._clock.now()
            due = now + SAY_AGAIN_AFTER
            return End(row.id, row.chat, State.QUEUED, now, AGAIN, row, due, hold=due)
        if outcome.state is State.QUEUED:
            return self._retry(row, outcome)
        return self._over(row, outcome.state, outcome.reason)

    def _retry(self, row: Leased, outcome: Outcome) -> End:
        """Back to the queue for later, while that makes sense."""
        now = self._clock.now()
        due = now + pause(row.attempts, random.random(), outcome.after)
        useless = row.useful_until is not None and row.useful_until < due
        if row.attempts >= MOST_ATTEMPTS or useless:
            return self._over(row, State.REFUSED, TRIES_USED_UP)
        # An answer comes before everything else; for another message its own lane waits, and the
        # chat as long as the platform asked.
        hold = due if row.lane is Lane.ANSWER else now + timedelta(seconds=outcome.after)
        return End(row.id, row.chat, State.QUEUED, now, outcome.reason, row, due, hold=hold)

    def _later(self, row: Leased, due: datetime, reason: str, hold: datetime | None = None) -> End:
        now = self._clock.now()
        return End(row.id, row.chat, State.QUEUED, now, reason, row, due, tried=False, hold=hold)

    def _over(self, row: Leased, state: State, reason: str | None) -> End:
        now, spare = self._clock.now(), 0
        if state is State.REFUSED and row.lane is Lane.BULK:
            spare = self._database.ids.new(now)
        return End(row.id, row.chat, state, now, reason, row, spare=spare)

    def _on_page(self, row: Leased, message: Outgoing) -> tuple[End, Posted]:
        """Stored means delivered: as the chat's newest message, whenever it was planned."""
        now = self._clock.now()
        id_ = self._database.ids.new(now)
        payload = self._database.sealer.seal(Place.OUTBOX, id_, self._pages.write(message))
        shown = Shown(id_, row.id, now, payload)
        end = End(row.id, row.chat, State.SENT, now, COPIED, row, shown=shown)
        return end, Posted(id_, row.chat, message)

    def _place(self, chat: int, address: Address) -> ChatRef:
        place, row = Place.CHAT_ADDRESS, chat
        if address.of_link is not None:
            place, row = Place.LINK_ADDRESS, address.of_link
        elif address.of_group is not None:
            place, row = Place.GROUP_ADDRESS, address.of_group
        external = self._database.sealer.open(place, row, address.external)
        return ChatRef(address.channel, address.account, external.decode())
