"""The whole assistant in this process: its web server, its desk on a database, and the account."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot import logs
from bot.app import App, compose, keep_house
from bot.channels.zalo_oa.intake import Intake
from bot.clock import Clock
from bot.commands.serve_zalo import ZaloService
from bot.settings import Secret, Settings
from tests.channels.zalo_oa.fake import APP_ID, APP_SECRET, OA_ID, OA_SECRET, SEED, Fake
from tests.people import KEY


@dataclass(frozen=True, slots=True)
class Running:
    """What runs."""

    app: App
    service: ZaloService
    address: str

    @property
    def intake(self) -> Intake:
        """Its intake."""
        found = self.service._intake
        assert found is not None
        return found

    async def idle(self, fake: Fake) -> None:
        """Wait until every event is taken and nothing goes on in the background."""
        await fake.delivered()
        await self.intake.background.idle()


def settings_for(fake: Fake, url: str, **more: Any) -> Settings:
    """The settings of the fake's account."""
    return Settings.of(
        {
            "database_url": url,
            "data_key": Secret(KEY),
            "zalo_oa_id": OA_ID,
            "zalo_app_id": APP_ID,
            "zalo_app_secret": Secret(APP_SECRET),
            "zalo_oa_secret": Secret(OA_SECRET),
            "zalo_refresh_token": Secret(SEED),
            "zalo_api_url": fake.address,
            "zalo_oauth_url": fake.address,
            "zalo_business_url": fake.address,
            "public_url": "https://bot.example",
            "port": 0,
            **more,
        }
    )


@asynccontextmanager
async def assistant(
    fake: Fake, url: str, clock: Clock | None = None, **more: Any
) -> AsyncIterator[Running]:
    """The assistant on this database, as `bot serve` runs it, at the pace of tests."""
    settings = settings_for(fake, url, **more)
    service = ZaloService(settings)
    app = await compose(
        settings, clock or fake.clock, channels={service.name: service.channel}, limits={}
    )
    pages = web.Application()
    service.attach(app, pages)
    runner = web.AppRunner(pages, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    fake.hook = f"{address}/zalo/webhook"
    for work in (keep_house(app), app.delivery.run()):
        app.tasks.add(asyncio.create_task(work))
    service.start()
    try:
        yield Running(app, service, address)
    finally:
        await runner.cleanup()
        await service.close()
        await app.close()
        await service.hang_up()


@asynccontextmanager
async def logged() -> AsyncIterator[io.StringIO]:
    """What is logged meanwhile."""
    stream = io.StringIO()
    root = logging.getLogger("bot")
    before = root.handlers[:], root.level, root.propagate
    logs.start("debug", stream)
    try:
        yield stream
    finally:
        logs.flush()
        root.handlers[:], root.propagate = before[0], before[2]
        root.setLevel(before[1])
