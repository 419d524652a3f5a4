"""Files that people send, fetched from Telegram. What cannot be had is left out, never guessed."""

import asyncio
import logging
from pathlib import PurePosixPath
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channels.base import File
from bot.channels.telegram.failures import seconds
from bot.channels.telegram.reading import Remote
from bot.channels.telegram.request import TooLarge

_LOG = logging.getLogger("bot.telegram")

LARGEST_DOWNLOAD: Final = 20 * 1024 * 1024
"""Telegram gives bots no larger file."""
LONGEST_WAIT: Final = 60.0
MOST_TRIES: Final = 4
"""Where Telegram answers, but with something else than the file."""


async def fetch(bot: Bot, remote: Remote, largest: int) -> File | None:
    """The file; None where it is too large or Telegram no longer has it.

    Waits as long as Telegram is out of reach: what waits here is durable.
    """
    largest = min(largest, LARGEST_DOWNLOAD)
    if remote.size > largest:
        return None
    failed, wait = 0, 0.0
    while failed < MOST_TRIES:
        try:
            content = await _download(bot, remote)
        except (BadRequest, TooLarge):
            return None
        except RetryAfter as error:
            wait = seconds(error.retry_after)
        except TelegramError as error:
            # An answer without the file (a link that ran out) counts; silence does not.
            away = isinstance(error, NetworkError)
            failed += not away
            wait = min(max(1.0, wait * 2), LONGEST_WAIT) if away else 1.0
        else:
            return _named(remote, content) if len(content) <= largest else None
        await asyncio.sleep(wait)
    _LOG.warning("file_not_fetched")
    return None


async def _download(bot: Bot, remote: Remote) -> bytes:
    return bytes(await (await bot.get_file(remote.id)).download_as_bytearray())


def _named(remote: Remote, content: bytes) -> File:
    """The file under a name without folders."""
    name = PurePosixPath(remote.name.replace("\\", "/")).name.strip(". ") or "tep"
    return File(name[-100:], content)
