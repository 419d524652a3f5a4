"""The chat platforms that ``bot serve`` runs beside the web chat: those whose secrets are set.

A platform's libraries are imported only where it is configured.
"""

from typing import Protocol

from aiohttp import web

from bot.app import App
from bot.channels.base import Channel
from bot.settings import Settings


class Platform(Protocol):
    """One platform with one account, from its composition to its end."""

    @property
    def name(self) -> str:
        """The channel's name."""

    @property
    def channel(self) -> Channel:
        """Where the composition sends."""

    def attach(self, app: App, pages: web.Application) -> None:
        """Let what arrives reach the desk; add webhooks (before the server starts)."""

    def start(self) -> None:
        """Begin to listen; returns at once and never fails: what cannot start is tried again."""

    async def close(self) -> None:
        """Stop listening; what was taken is still sent afterwards."""

    async def hang_up(self) -> None:
        """Close the connections, once nothing is sent any more."""


def platforms_for(settings: Settings) -> list[Platform]:
    """The configured platforms, made on the running loop.

    Raises:
        UsageError: a platform's settings do not fit together.
    """
    found: list[Platform] = []
    if settings.telegram_token is not None:
        from bot.commands.serve_telegram import TelegramService

        found.append(TelegramService(settings))
    if settings.zalo_bot_token is not None:
        from bot.commands.serve_zalo_bot import ZaloBotService

        found.append(ZaloBotService(settings))
    if settings.zalo_oa:
        from bot.commands.serve_zalo import ZaloService

        found.append(ZaloService(settings))
    return found
