"""What the servers share: their arguments, their core, and serving until they are ended.

Imported by every peer's own environment too: nothing but aiohttp and the standard library.
"""

import argparse
import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from aiohttp import web

from benchmarks.process import SERVER_CORE, pin

Hook = Callable[[web.Request], Awaitable[web.Response]]


def arguments(*more: str) -> argparse.Namespace:
    """The call's arguments: the platform's address and what a server wants besides."""
    parser = argparse.ArgumentParser()
    for name in ("platform", *more):
        parser.add_argument(f"--{name}", required=True)
    return parser.parse_args()


async def serve(hook: Hook) -> None:
    """Serve POST /hook, print the port, return when asked to end."""
    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    gc.collect()
    print(runner.addresses[0][1], flush=True)
    await ended.wait()
    await runner.cleanup()


def run(
    main: Callable[[], Coroutine[Any, Any, None]],
    start: Callable[[Coroutine[Any, Any, None]], None] = asyncio.run,
) -> None:
    """Run a server program on the servers' core, on the loop that ``start`` makes."""
    pin(SERVER_CORE)
    start(main())
