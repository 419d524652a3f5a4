"""Our assistant on Telegram: python-telegram-bot's types and Bot, as `bot serve` runs them.

Updates in Telegram's form, `Update.de_json`, the intake, the desk, one durable commit, then the
acknowledgement; `Bot.send_message` over the aiohttp request for each message. The platform's own
limits (a message a second in a chat) are lifted: they would be all that is measured.
"""

import base64
import sys

import uvloop
from aiohttp import web

from benchmarks.servers.base import arguments, run, serve
from bot import logs
from bot.app import compose, settle
from bot.clock import SystemClock
from bot.commands.serve_telegram import TelegramService
from bot.settings import Settings

KEY = base64.b64encode(bytes(range(32))).decode()


async def main() -> None:
    """Serve until ended."""
    call = arguments("database")
    settings = Settings.of(
        {
            "database_url": call.database,
            "data_key": KEY,
            "messages_per_minute": 6000,
            "telegram_token": "1:bench",
            "telegram_api_url": call.platform,
        }
    )
    logs.start(settings.log_level, sys.stderr)
    service = TelegramService(settings)
    app = await compose(
        settings, SystemClock(), channels={service.name: service.channel}, limits={}
    )
    service.attach(app, web.Application())

    async def hook(request: web.Request) -> web.Response:
        await service.take(await request.read())
        return web.Response()

    settle()
    await serve(hook)
    await service.close()
    await app.close()
    await service.hang_up()


if __name__ == "__main__":
    run(main, uvloop.run)
