"""The commands that Telegram shows beside the field where people write, by language and role."""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.channels.telegram.failures import seconds

_LOG = logging.getLogger("bot.telegram")

MOST: Final = 100
MOST_TRIES: Final = 5
LONGEST_NAME: Final = 32
LONGEST_DESCRIPTION: Final = 256

Commands = Sequence[tuple[str, str]]
"""Names without a slash, each with what it does."""


async def show(bot: Bot, menus: Mapping[str, Commands], default: str) -> bool:
    """Whether the menus are shown now, each to people whose Telegram speaks its language.

    ``default`` is the language of everybody else's. Only private chats get one: in a group nothing
    is asked or answered.
    """
    scope = BotCommandScopeAllPrivateChats()
    for language, menu in menus.items():
        given = None if language == default else language
        try:
            await bot.set_my_commands(commands(menu), scope=scope, language_code=given)
        except TelegramError as error:
            facts = {"error": type(error).__name__, "language": language}
            _LOG.warning("menu_not_shown", extra={"facts": facts})
            return False
    return True


async def show_to(bot: Bot, chat: str, menu: Commands) -> None:
    """Show one chat a menu of its own: that of an officer, or in the language chosen here."""
    scope = BotCommandScopeChat(int(chat))
    for attempt in range(MOST_TRIES):
        try:
            await bot.set_my_commands(commands(menu), scope=scope)
        except RetryAfter as error:
            await asyncio.sleep(seconds(error.retry_after))
        except BadRequest:
            return  # the chat is gone
        except TelegramError:
            await asyncio.sleep(0.5 * 2**attempt)
        else:
            return
    _LOG.warning("menu_not_shown")


def commands(menu: Iterable[tuple[str, str]]) -> list[BotCommand]:
    """The commands in a form that Telegram takes; others are left out."""
    fitting = [
        BotCommand(name, description.strip()[:LONGEST_DESCRIPTION])
        for name, description in menu
        if _is_name(name) and description.strip()
    ]
    return fitting[:MOST]


def _is_name(name: str) -> bool:
    plain = name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()
    return plain and len(name) <= LONGEST_NAME
