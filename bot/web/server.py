"""The web application: page, chat, files, health and metrics behind one set of headers.

It must not know conversations or tables; ``bot.app`` passes what it needs as Services and adds
the platforms' webhooks.
"""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.web.assets import load
from bot.web.chat import Chat
from bot.web.services import Services

logger = logging.getLogger(__name__)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FRAMED = {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
TROUBLE = "Trợ lý đang trục trặc, chưa ghi được tin này. Bà con chờ một lát rồi gửi lại."
_SENTENCES = {
    404: "Không có trang này.",
    405: "Không có trang này.",
}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_app(services: Services) -> web.Application:
    """The whole web application; its owner runs it and may add routes before it starts."""
    assets = load()
    app = web.Application(middlewares=[_guarded])
    health = _Health(services)
    app.add_routes(Chat(services, assets).routes())

    async def static(request: web.Request) -> web.Response:
        return assets.answer(request)

    app.add_routes(
        (
            web.get("/static/{version}/{name}", static),
            web.get("/healthz", health.alive),
            web.get("/readyz", health.ready),
            web.get("/metrics", health.metrics),
        )
    )
    app.on_response_prepare.append(_dress if services.demo is None else _dress_demo)

    async def close(_: web.Application) -> None:
        services.wakes.close()

    app.on_shutdown.append(close)
    return app


class _Health:
    """What operators and their machines ask."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def alive(self, _: web.Request) -> web.Response:
        """200 while the loop turns."""
        return web.Response(text="ok\n")

    async def ready(self, _: web.Request) -> web.Response:
        """200 where every part works, else 503; names each part."""
        parts = dict(await self._services.ready())
        return web.json_response(parts, status=200 if all(parts.values()) else 503)

    async def metrics(self, _: web.Request) -> web.Response:
        """The metrics as Prometheus reads them."""
        text = self._services.metrics()
        kind = "text/plain; version=0.0.4; charset=utf-8"
        return web.Response(body=text.encode(), headers={"Content-Type": kind})


@web.middleware
async def _guarded(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """The handler's answer; errors become one plain sentence, never exception text."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status in _SENTENCES and (error.text or "").startswith(str(error.status)):
            error.text = _SENTENCES[error.status]
        error.content_type = "text/plain"
        raise
    except Exception as error:  # noqa: BLE001 - a person gets a sentence whatever went wrong
        # Only the type: an exception's words may hold what a person wrote.
        logger.error("web_request_failed", extra={"error": type(error).__name__})  # noqa: TRY400
        return web.Response(status=500, text=TROUBLE)


async def _dress_demo(request: web.Request, response: web.StreamResponse) -> None:
    """The same, but the page may stand inside itself: the demo shows two phones."""
    for name, value in FRAMED.items():
        response.headers.setdefault(name, value)
    await _dress(request, response)


async def _dress(request: web.Request, response: web.StreamResponse) -> None:
    """Security headers on every answer, and nothing personal in any cache."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
