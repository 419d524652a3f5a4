"""The whole assistant in this process: its web server, its desk on a database, and one platform."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiohttp import web

from bot.app import App, compose, keep_house
from bot.clock import StandingClock
from bot.commands.platforms import Platform
from bot.settings import Settings
from tests.people import NOON

P = TypeVar("P", bound=Platform)


@dataclass(frozen=True, slots=True)
class Served(Generic[P]):
    """What runs."""

    app: App
    service: P
    address: str
    clock: StandingClock


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@asynccontextmanager
async def serving(
    values: Mapping[str, object], make: Callable[[Settings], P]
) -> AsyncIterator[Served[P]]:
    """The assistant with these settings, as `bot serve` runs it, at the pace of tests."""
    settings = Settings.of({"port": 0, **values})
    service, clock = make(settings), StandingClock(NOON)
    app = await compose(settings, clock, channels={service.name: service.channel}, limits={})
    pages = web.Application()
    service.attach(app, pages)
    runner = web.AppRunner(pages, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", settings.port).start()
    for work in (keep_house(app), app.delivery.run()):
        app.tasks.add(asyncio.create_task(work))
    service.start()
    try:
        yield Served(app, service, f"http://127.0.0.1:{settings.port}", clock)
    finally:
        await runner.cleanup()
        await service.close()
        await app.close()
        await service.hang_up()
