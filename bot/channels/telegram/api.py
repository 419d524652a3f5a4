"""A Bot of python-telegram-bot that nobody can print the token of."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.request import NUMBER, READ_SECONDS, Request

_LOG = logging.getLogger("bot.telegram")

# Waits are timedeltas, and no warning says that they will be.
os.environ.setdefault("PTB_TIMEDELTA", "1")

CONNECTIONS: Final = 100
KEEP_ALIVE_SECONDS: Final = 15.0
"""Shorter than any server keeps a silent connection: a call into a closed one would be unknown."""


class QuietBot(Bot):
    """A Bot whose ``repr`` holds no token."""

    __slots__ = ()

    async def raw_updates(
        self, offset: int | None, wait: int, allowed: Sequence[str]
    ) -> list[dict[str, Any]]:
        """The next updates as they came; all before ``offset`` are acknowledged by it.

        ``get_updates`` reads them all or none: one that it cannot read would stop every other.
        """
        asked: dict[str, Any] = {"timeout": wait, "allowed_updates": list(allowed)}
        if offset is not None:
            asked["offset"] = offset
        found: Any = await self._post("getUpdates", asked, read_timeout=wait + READ_SECONDS)
        if not isinstance(found, list):
            raise TelegramError("unreadable answer")
        return [update for update in found if isinstance(update, dict) and "update_id" in update]

    async def say(self, given: dict[str, Any]) -> int | None:
        """Send a text; its number in the chat, None where the answer is odd.

        ``send_message`` carries two dozen empty parameters to every call.

        Raises:
            TelegramError: as ``send_message``.
        """
        NUMBER.set(None)
        await self._post("sendMessage", given)
        return NUMBER.get()

    async def change(self, given: dict[str, Any]) -> None:
        """Put another text in the place of one that was sent.

        Raises:
            TelegramError: as ``edit_message_text``.
        """
        await self._post("editMessageText", given)

    def __repr__(self) -> str:
        """The bot by its public id."""
        return f"QuietBot({account_of(self.token)})"


@dataclass(frozen=True, slots=True)
class Api:
    """A bot with the session that its calls go through; ``close`` it at the end."""

    bot: QuietBot
    account: str
    session: aiohttp.ClientSession

    async def without_webhook(self) -> None:
        """Remove the webhook, which excludes polling; what waits at Telegram stays there."""
        try:
            await self.bot.delete_webhook()
        except TelegramError as error:
            facts = {"error": type(error).__name__}
            _LOG.warning("webhook_not_removed", extra={"facts": facts})

    async def name(self) -> str:
        """Our bot's user name, "" where Telegram does not say."""
        try:
            return (await self.bot.get_me()).username or ""
        except (TelegramError, TypeError, AttributeError):
            return ""

    async def close(self) -> None:
        """Close the connections."""
        await self.session.close()


def account_of(token: str) -> str:
    """The bot's public id: what stands before the colon of its token."""
    return token.partition(":")[0]


def connect(token: str, api_url: str) -> Api:
    """The bot on this Bot API server. Calls nothing: a server that is away stops nobody.

    Must be called on the event loop that sends.
    """
    connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
    session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
    request = Request(session)
    bot = QuietBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=request,
        get_updates_request=request,
    )
    return Api(bot, account_of(token), session)
