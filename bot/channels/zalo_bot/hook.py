"""The webhook at Zalo: set, checked, set again where it is found changed; silence is told.

Zalo keeps no history, counts nothing that waits and promises no second try: a webhook that broke is
only noticed by looking.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from bot.channels.zalo_bot.api import Api, CallError

_LOG = logging.getLogger("bot.zalo_bot")

PATH: Final = "/zalo-bot/webhook"
HEADER: Final = "X-Bot-Api-Secret-Token"
CHECK_SECONDS: Final = 600.0
LONGEST_BACK_OFF: Final = 60.0
SILENT_AFTER: Final = timedelta(hours=24)
SECRET_LENGTH: Final = (8, 256)


def fits(secret: str) -> bool:
    """Whether Zalo takes this text as a webhook's secret, and a header can carry it."""
    least, most = SECRET_LENGTH
    return least <= len(secret) <= most and secret.isascii() and secret.isprintable()


async def keep(
    api: Api,
    public_url: str,
    secret: str,
    heard_at: Callable[[], datetime | None],
    now: Callable[[], datetime],
) -> None:
    """Hold the webhook where we are, until cancelled; Zalo being away stops nobody."""
    url, failures, ours = public_url + PATH, 0, False
    silent = _Silence(now())
    while True:
        try:
            if not ours:
                await install(api, url, secret)
            ours = await _look(api, url)
        except CallError as error:
            failures += 1
            if failures == 1 or failures % 20 == 0:
                facts = {"error": str(error), "failures": failures}
                _LOG.warning("zalo_bot_webhook_not_set", extra={"facts": facts})
            await asyncio.sleep(min(0.5 * 2.0 ** min(failures, 10), LONGEST_BACK_OFF))
        else:
            failures = 0
            silent.check(heard_at(), now())
            await asyncio.sleep(CHECK_SECONDS if ours else LONGEST_BACK_OFF)


async def install(api: Api, url: str, secret: str) -> None:
    """Set the webhook; Zalo keeps the address even where it could not reach it."""
    found = await api.call("setWebhook", {"url": url, "secret_token": secret})
    checked: Any = found.get("verification") if isinstance(found, dict) else None
    if isinstance(checked, dict) and checked.get("ok") is False:
        facts = {"outcome": str(checked.get("outcome"))[:60]}
        _LOG.warning("zalo_bot_webhook_not_reached", extra={"facts": facts})
    else:
        _LOG.info("zalo_bot_webhook_set")


async def _look(api: Api, url: str) -> bool:
    """Whether Zalo has our webhook."""
    found = await api.call("getWebhookInfo")
    has = found.get("url") if isinstance(found, dict) else None
    if has != url:
        _LOG.warning("zalo_bot_webhook_is_another")
    return bool(has == url)


class _Silence:
    """Says once a day that nothing has come for a day."""

    def __init__(self, since: datetime) -> None:
        self._since = since
        self._told = since

    def check(self, heard_at: datetime | None, now: datetime) -> None:
        """Warn where the last event is a day old, and so is the last warning."""
        since = max(heard_at or self._since, self._told)
        if now - since >= SILENT_AFTER:
            self._told = now
            _LOG.warning("zalo_bot_silent", extra={"facts": {"hours": (now - since).days * 24}})
