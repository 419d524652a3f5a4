"""A platform's webhook with a shared secret: what has it is taken, then acknowledged.

Reads no event.

Acknowledged means committed. Where that fails the platform is told so and sends it again.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.errors import BotError

_LOG = logging.getLogger("bot.web")


def route(
    path: str, header: str, secret: str, take: Callable[[bytes], Awaitable[None]]
) -> web.RouteDef:
    """The route; a webhook without a secret is never made.

    Raises:
        ValueError: the secret is empty.
    """
    if not secret:
        raise ValueError("a webhook needs a secret: anybody could speak for anybody")
    expected = secret.encode()

    async def hook(request: web.Request) -> web.Response:
        """200 once committed, 403 without the secret, 503 where it could not be committed now."""
        given = request.headers.get(header, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            return web.Response(status=403)
        try:
            await take(await request.read())
        except BotError as error:
            facts = {"path": path, "error": type(error).__name__}
            _LOG.warning("event_not_taken", extra={"facts": facts})
            return web.Response(status=503)
        return web.Response()

    return web.post(path, hook)
