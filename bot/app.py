"""The composition root: settings in, a running assistant out. Only commands import it."""

import asyncio
import gc
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bot import logs
from bot.channels.base import Channel
from bot.clock import Clock
from bot.delivery.sender import Posted, Sender
from bot.desk import Desk, House
from bot.metrics import Metrics
from bot.rules import load
from bot.settings import Settings
from bot.storage import files, leases, outbox, retention
from bot.storage.database import Database
from bot.storage.steps import Mark, State
from bot.storage.writer import Writer

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


@dataclass(frozen=True, slots=True)
class App:
    """Everything of one process, wired; ``close`` ends it in order."""

    settings: Settings
    clock: Clock
    database: Database
    writer: Writer
    sender: Sender
    desk: Desk
    metrics: Metrics
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def close(self) -> None:
        """Returns when what was taken is sent, what waits is written, and nothing runs."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.sender.finish()
        await self.writer.close()
        self.database.close()
        logs.flush()


async def compose(
    settings: Settings,
    clock: Clock,
    *,
    channels: Mapping[str, Channel] | None = None,
    readers: Mapping[str, Callable[[Posted], None]] | None = None,
) -> App:
    """The assistant on its database, listening to nothing yet.

    Args:
        settings: checked settings.
        clock: what time it is for everything.
        channels: where messages are sent, by channel.
        readers: who is told of a message that is stored for people to read, by channel.

    Raises:
        CannotOpen, Unavailable: the database must not or cannot be used.
    """
    key = settings.data_key.get_secret_value() if settings.data_key else None
    database = Database.open(settings.database_url, key=key)
    writer = Writer(database)
    metrics = Metrics()

    def mark(id_: int, state: str, reason: str) -> None:
        writer.mark_soon([Mark(id_, State(state), clock.now(), reason or None)])

    sender = Sender(channels or {}, mark, metrics)

    def hand_over(posted: tuple[Posted, ...]) -> None:
        for row in posted:
            if (tell := (readers or {}).get(row.message.to.channel)) is not None:
                tell(row)
            else:
                sender.hand_over(row)

    policies = load()
    house = House(
        policies,
        database.sealer.secret("buttons"),
        {policy.id: policy.version for policy in policies.values()},
    )
    desk = Desk(house, database, writer, hand_over, metrics, pages=PAGES)
    return App(settings, clock, database, writer, sender, desk, metrics)


def settle() -> None:
    """Set what has been loaded aside from the search for garbage; for the end of the start."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)


async def keep_house(app: App) -> None:
    """Look after the database, again and again, until cancelled.

    Says that this process lives, gives up what dead ones had leased, drops what is not kept.
    """
    swept = app.clock.now() - RETENTION_EVERY
    while True:
        now = app.clock.now()
        try:
            await leases.alive(app.writer, now, now + LIVES_FOR)
            await outbox.recover(app.writer, now)
            if now - swept >= RETENTION_EVERY:
                await retention.expire(app.writer, now)
                await files.sweep(app.database, now - RETENTION_EVERY)
                swept = now
        except Exception:  # noqa: BLE001  (the next round tries again)
            _LOG.exception("housekeeping_failed")
        await asyncio.sleep(LIVES_FOR.total_seconds() / 3)
