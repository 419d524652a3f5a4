"""``bot serve``: everything that is configured, in one process, until it is told to stop."""

import argparse
import asyncio
import logging
import signal
import sys
import time
from collections.abc import Sequence

import uvloop
from aiohttp import web

from bot import logs
from bot.app import WEB, App, compose, keep_house, load_rest, settle
from bot.clock import Clock, DemoClock, SystemClock
from bot.commands.platforms import Platform, platforms_for
from bot.commands.web_services import ACCOUNT, services_for
from bot.errors import UsageError
from bot.logs import note
from bot.settings import Settings, load
from bot.web.server import make_app
from bot.web.wakes import Wakes

_LOG = logging.getLogger("bot.serve")
LONGEST_STOP = 10.0
START_TAKES = 3.0
"""Seconds in which nobody is kept waiting by what is not urgent."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM; the exit status."""
    settings = load()
    if arguments.demo:
        from bot import demo

        demo.check(settings)
    elif arguments.now:
        raise UsageError("--now is for --demo and bot chat: real people have the real time")
    logs.start(settings.log_level)
    clock = DemoClock(arguments.now) if arguments.demo else SystemClock()
    uvloop.run(serve(settings, clock, with_demo=arguments.demo))
    return 0


async def serve(settings: Settings, clock: Clock, *, with_demo: bool) -> None:
    """Listen, say where, and stop in order."""
    wakes = Wakes()
    platforms = platforms_for(settings)
    app = await compose(
        settings,
        clock,
        channels={platform.name: platform.channel for platform in platforms},
        readers={WEB: lambda row: wakes.wake(row.message.to)},
    )
    try:
        runner = await _listen(app, wakes, platforms, with_demo=with_demo)
        for work in (keep_house(app), app.delivery.run(), _keep_registers(app)):
            app.tasks.add(asyncio.create_task(work))
        for platform in platforms:
            platform.start()
        settle()
        try:
            await _until_stopped()
        finally:
            await runner.cleanup()
            for platform in platforms:
                await platform.close()
    finally:
        await app.close()
        for platform in platforms:
            await platform.hang_up()


async def _keep_registers(app: App) -> None:
    """Keep the books and remind, until cancelled; once people are served."""
    await asyncio.sleep(START_TAKES)
    await load_rest()
    from bot.bookkeeping import keep_books, keep_broadcasts
    from bot.delivery.reminding import remind

    settle()
    reminding = remind(app.planner(), app.clock, time.monotonic)
    await asyncio.gather(keep_books(app), keep_broadcasts(app), reminding)


async def _listen(
    app: App, wakes: Wakes, platforms: Sequence[Platform], *, with_demo: bool
) -> web.AppRunner:
    settings = app.settings
    people, days = None, None
    if with_demo:
        from bot import demo
        from bot.commands.demo_days import DAYS_LEFT, DemoDays

        days = DemoDays(app)
        await days.resume()
        people, now = demo.villagers(), app.clock.now()
        await demo.settle(app.desk, app.writer, people, WEB, ACCOUNT, now, DAYS_LEFT)
    pages = make_app(services_for(app, wakes, people, days.go if days else None))
    for platform in platforms:
        platform.attach(app, pages)
    runner = web.AppRunner(pages, access_log=None, shutdown_timeout=LONGEST_STOP)
    await runner.setup()
    site = web.TCPSite(runner, settings.host, settings.port)
    try:
        await site.start()
    except OSError as error:
        await runner.cleanup()
        raise UsageError(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}): another program"
            " may be there; set BOT_PORT to another port."
        ) from error
    host, port = runner.addresses[0][:2]
    note(_LOG, "serving", host=host, port=port, demo=with_demo)
    print(f"Serving at http://{host}:{port} (Ctrl+C stops)", file=sys.stderr, flush=True)
    return runner


async def _until_stopped() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()
