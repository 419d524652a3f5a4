"""The whole assistant in this process: its web server, its desk on a database, and Telegram."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from pydantic import SecretStr

from bot.app import App, compose, keep_house
from bot.channels.telegram.intake import Intake
from bot.clock import StandingClock
from bot.commands.serve_telegram import TelegramService
from bot.settings import Settings
from tests.channels.telegram.fake import TOKEN, Fake
from tests.people import KEY, NOON

SECRET = "test-Secret_1"


@dataclass(frozen=True, slots=True)
class Running:
    """What runs."""

    app: App
    service: TelegramService
    address: str


@asynccontextmanager
async def assistant(fake: Fake, url: str, *, by_webhook: bool) -> AsyncIterator[Running]:
    """The assistant on this database, listening to the fake."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "database_url": url,
        "data_key": SecretStr(KEY),
        "telegram_token": SecretStr(TOKEN),
        "telegram_api_url": fake.address,
        "port": port,
    }
    if by_webhook:
        settings["telegram_webhook_secret"] = SecretStr(SECRET)
        settings["public_url"] = f"http://127.0.0.1:{port}"
    async with assistant_on(settings) as running:
        yield running


@asynccontextmanager
async def assistant_on(values: Mapping[str, object]) -> AsyncIterator[Running]:
    """The assistant with these settings, as `bot serve` runs it, at the pace of tests."""
    settings = Settings.model_validate({"port": 0, **values})
    service = TelegramService(settings)
    app = await compose(
        settings, StandingClock(NOON), channels={service.name: service.channel}, limits={}
    )
    pages = web.Application()
    service.attach(app, pages)
    runner = web.AppRunner(pages, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", settings.port).start()
    for work in (keep_house(app), app.delivery.run()):
        app.tasks.add(asyncio.create_task(work))
    service.start()
    try:
        yield Running(app, service, f"http://127.0.0.1:{settings.port}")
    finally:
        await runner.cleanup()
        await service.close()
        await app.close()
        await service.hang_up()


def intake(running: Running) -> Intake:
    """The intake of what runs."""
    found = running.service._intake
    assert found is not None
    return found


async def idle(running: Running, fake: Fake) -> None:
    """Wait until every update is taken and nothing goes on in the background."""
    await fake.taken()
    await intake(running).background.idle()


async def webhook_is_set(fake: Fake) -> None:
    """Wait until the bot has set its webhook."""
    async with asyncio.timeout(10):
        while not fake.webhook:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
