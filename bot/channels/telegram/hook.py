"""The webhook at Telegram: set, checked, and set again where it is found changed."""

import asyncio
import logging
import re
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.intake import ALLOWED

_LOG = logging.getLogger("bot.telegram")

PATH: Final = "/telegram/webhook"
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS: Final = 40
CHECK_SECONDS: Final = 600.0
LONGEST_BACK_OFF: Final = 60.0
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


def fits(secret: str) -> bool:
    """Whether Telegram takes this text as a webhook's secret."""
    return _SECRET.fullmatch(secret) is not None


async def keep(bot: Bot, public_url: str, secret: str) -> None:
    """Hold the webhook where we are, until cancelled; Telegram being away stops nobody."""
    url, failures, ours = public_url + PATH, 0, False
    while True:
        try:
            if not ours:
                await install(bot, url, secret)
                _LOG.info("webhook_set")
            ours = await _look(bot, url)
        except (TelegramError, TypeError, ValueError) as error:
            failures += 1
            if failures == 1 or failures % 20 == 0:
                facts = {"error": type(error).__name__, "failures": failures}
                _LOG.warning("webhook_not_set", extra={"facts": facts})
            await asyncio.sleep(min(0.5 * 2.0 ** min(failures, 10), LONGEST_BACK_OFF))
        else:
            failures = 0
            await asyncio.sleep(CHECK_SECONDS if ours else LONGEST_BACK_OFF)


async def install(bot: Bot, url: str, secret: str) -> None:
    """Set the webhook. The secret is set anew each time: Telegram never tells the one it has."""
    await bot.set_webhook(
        url, allowed_updates=list(ALLOWED), max_connections=CONNECTIONS, secret_token=secret
    )


async def _look(bot: Bot, url: str) -> bool:
    """Whether Telegram has our webhook; says in the log what it could not deliver."""
    info = await bot.get_webhook_info()
    if info.last_error_date is not None:
        facts = {"pending": info.pending_update_count, "at": info.last_error_date.isoformat()}
        _LOG.warning("webhook_was_not_reached", extra={"facts": facts})
    if info.url != url:
        _LOG.warning("webhook_is_another")
    return info.url == url
