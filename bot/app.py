"""The composition root: settings in, a running assistant out. Only commands import it."""

import asyncio
import gc
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from bot import logs
from bot.channels.base import Channel, Outgoing
from bot.clock import Clock
from bot.delivery.delivery import Delivery
from bot.delivery.leased import Pages
from bot.delivery.limits import LIMITS, Limits
from bot.delivery.seams import Check, Drop, Due, Ended, Later, Seams
from bot.delivery.sender import Posted
from bot.desk import Desk, House, posts
from bot.desk.papers import with_files
from bot.logs import note
from bot.metrics import Metrics
from bot.records import record
from bot.rules import Policies, load
from bot.settings import Settings
from bot.storage import files, leases, outbox
from bot.storage.database import Database
from bot.storage.steps import Lane
from bot.storage.writer import Writer

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.delivery.planner import Planner

_LOG = logging.getLogger("bot.app")

WEB: Final = "web"
CONSOLE: Final = "console"
PAGES: Final = frozenset({WEB, CONSOLE})
"""Channels whose people read what is stored: stored means delivered."""
RETENTION_EVERY: Final = timedelta(minutes=10)
GARBAGE_EVERY: Final = 20_000
"""New objects between two searches for garbage; a step leaves next to none in cycles."""
LIVES_FOR: Final = timedelta(seconds=30)
"""How long a process counts as alive after it last said so."""
LATER: Final = ("bot.bookkeeping", "bot.delivery.planner", "bot.desk.carrying", "bot.desk.making")
"""What no start needs, but soon some message or job: the registers and all that stands on them."""


@record
class App:
    """Everything of one process, wired; ``close`` ends it in order.

    ``planner`` is made when it is first asked for, always the same one.
    """

    settings: Settings
    clock: Clock
    database: Database
    writer: Writer
    delivery: Delivery
    planner: "Callable[[], Planner]"
    desk: Desk
    metrics: Metrics
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def close(self) -> None:
        """Returns when what was taken is sent, what waits is written, and nothing runs."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.delivery.finish()
        await self.writer.close()
        self.database.close()
        logs.flush()


class _Reminders:
    """The planner of an app, loaded and made when it is first asked for."""

    def __init__(self, writer: Writer, policies: Policies, clock: Clock) -> None:
        self._writer = writer
        self._policies = policies
        self._clock = clock
        self._made: Planner | None = None

    def planner(self) -> "Planner":
        """The planner, always the same one."""
        if self._made is None:
            from bot.delivery.planner import Planner
            from bot.desk.reminder_house import reminder_house

            house = reminder_house(self._policies, self._writer.database.sealer)
            self._made = Planner(self._writer, house)
        return self._made

    async def check(self, due: Due) -> Outgoing | Drop | Later:
        """What is true now of a reminder that is about to be sent."""
        return await self.planner().check(due, self._clock.now())

    def ended(self, connection: "Connection", ends: Sequence[Ended]) -> None:
        """Write what follows from the ends of reminders."""
        self.planner().ended(connection, ends)

    def unreachable(self, connection: "Connection", refused: Sequence[Ended]) -> None:
        """Let broadcasts go on to the next chats of people whom they did not reach."""
        from bot.delivery.broadcast_next import NextChat
        from bot.storage.registers.base import Book

        NextChat(Book(self._writer.database)).follow(connection, refused)


async def compose(
    settings: Settings,
    clock: Clock,
    *,
    channels: Mapping[str, Channel] | None = None,
    readers: Mapping[str, Callable[[Posted], None]] | None = None,
    seams: Seams | None = None,
    limits: Mapping[str, Limits] = LIMITS,
) -> App:
    """The assistant on its database, listening to nothing yet.

    Args:
        settings: checked settings.
        clock: what time it is for everything.
        channels: where messages are sent, by channel.
        readers: who is told of a message that is stored for people to read, by channel.
        seams: what is asked just before queued messages go out, and what follows their ends.
        limits: how much each platform lets us send; others in tests and measurements.

    Raises:
        CannotOpen, Unavailable: the database must not or cannot be used.
    """
    key = settings.data_key.get_secret_value() if settings.data_key else None
    database = Database.open(settings.database_url, key=key)
    writer = Writer(database)
    metrics = Metrics()

    told = PAGES | set(readers or ())

    def tell(row: Posted) -> None:
        if (reader := (readers or {}).get(row.message.to.channel)) is not None:
            reader(row)

    policies = load()

    reminders = _Reminders(writer, policies, clock)
    pages = Pages(PAGES, posts.stored, tell)
    delivery = Delivery(
        writer,
        channels or {},
        pages,
        posts.read,
        clock,
        metrics,
        seams=seams
        or Seams(
            _checks(database, reminders, clock),
            ended=reminders.ended,
            unreachable=reminders.unreachable,
        ),
        limits=limits,
    )

    def hand_over(posted: tuple[Posted, ...]) -> None:
        for row in posted:
            if row.message.to.channel in told:
                tell(row)
            else:
                delivery.hand_over(row)

    house = House(
        policies,
        database.sealer.secret("buttons"),
        {policy.id: policy.version for policy in policies.values()},
        settings.epidemic_advice,
    )
    desk = Desk(
        house,
        database,
        writer,
        hand_over,
        metrics,
        pages=PAGES,
        per_minute=settings.messages_per_minute,
        spared=frozenset({CONSOLE}),  # whoever sits at the machine may feed it a file
    )
    return App(settings, clock, database, writer, delivery, reminders.planner, desk, metrics)


def _checks(database: Database, reminders: _Reminders, clock: Clock) -> Mapping[Lane, Check]:
    """What is asked of queued messages: answers and notices go out as they are stored."""

    async def stored(due: Due) -> Outgoing:
        return await with_files(database, posts.read(due.payload, due.to))

    async def bulk(due: Due) -> Outgoing | Drop | Later:
        from bot.delivery.broadcast_check import Bulk

        return await Bulk(database, posts.read, clock).check(due)

    return {
        Lane.ANSWER: stored,
        Lane.ALERT: stored,
        Lane.REMINDER: reminders.check,
        Lane.BULK: bulk,
    }


async def load_rest() -> None:
    """Load what is needed later, in a thread: people are served meanwhile."""
    await asyncio.to_thread(lambda: [import_module(name) for name in LATER])


def settle() -> None:
    """Set what has been loaded aside from the search for garbage; for the end of the start."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)


async def keep_house(app: App) -> None:
    """Look after the database, again and again, until cancelled.

    Says that this process lives, gives up what dead ones had leased, drops what is not kept.
    """
    swept, alive_at = app.clock.now() - RETENTION_EVERY, None
    buried: frozenset[str] | None = None
    while True:
        now = app.clock.now()
        try:
            await leases.alive(app.writer, now, now + LIVES_FOR)
            # After a gap (the database was away, the clock jumped) others may live as well, and
            # not have been able to say so: they get one round for it.
            if alive_at is not None and timedelta() <= now - alive_at < LIVES_FOR:
                dead = await app.database.read(partial(leases.dead, at=now))
                # It looks through all that is open, so once for each that died, and at first.
                if buried is None or dead - buried:
                    await _recover(app, now)
                buried = dead
            # The first round is part of the start; nothing grows too old in it.
            if alive_at is not None and now - swept >= RETENTION_EVERY:
                await _sweep(app, now)
                swept = now
            alive_at = now
        except Exception:  # noqa: BLE001  (the next round tries again)
            _LOG.exception("housekeeping_failed")
        await asyncio.sleep(LIVES_FOR.total_seconds() / 3)


async def _sweep(app: App, now: datetime) -> None:
    """Drop what is not kept any longer."""
    from bot.storage import retention

    await retention.expire(app.writer, now)
    await files.sweep(app.database, now - RETENTION_EVERY)


async def _recover(app: App, now: datetime) -> None:
    """Give up what dead processes had leased; officers see what is unknown."""
    lost = await outbox.recover(app.writer, now)
    if lost:
        note(_LOG, "messages_unknown", logging.WARNING, count=len(lost))
        await app.planner().settle(now)
    app.delivery.wake()
