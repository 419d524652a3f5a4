"""What an error of the Bot API means for a message: try again, never, or nobody knows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.base import DeliveryError, Refused, Retryable, Unknown
from bot.channels.telegram.request import NotSent, Trouble

OUT_OF_REACH_SECONDS: Final = 5.0
NO_ENTRY_SECONDS: Final = 60.0
"""Until a wrong token is tried again: an operator must set another."""
GATEWAY_TIMEOUT: Final = 504
LONGEST_WAIT_SECONDS: Final = 3600.0

# What Telegram says, in small letters, and our code for it; the first that fits counts.
_FORBIDDEN: Final = (
    ("blocked by the user", "blocked"),
    ("deactivated", "deactivated"),
    ("initiate conversation", "not_found"),
    ("kicked", "left"),
    ("not a member", "left"),
    ("can't send messages to bots", "is_a_bot"),
)
_BAD: Final = (
    ("chat not found", "not_found"),
    ("user not found", "not_found"),
    ("peer_id_invalid", "not_found"),
    ("group chat was upgraded", "migrated"),
    ("group chat was deactivated", "deactivated"),
    ("deactivated", "deactivated"),
    ("can't parse entities", "unparsable"),
    ("too long", "too_long"),
    ("text is empty", "empty"),
    ("rights", "no_rights"),
    ("chat_write_forbidden", "no_rights"),
    ("button_data_invalid", "bad_button"),
    ("not modified", "not_modified"),
    ("query is too old", "too_old"),
)
UNPARSABLE: Final = "unparsable"


def meaning(error: TelegramError) -> DeliveryError:
    """What the error means; codes only, never Telegram's words."""
    if isinstance(error, Trouble) and error.code == GATEWAY_TIMEOUT:
        return Unknown("gateway timeout")
    for kind, means in _MEANINGS:
        if isinstance(error, kind):
            return means(error)
    return Unknown("the call broke")


def seconds(wait: timedelta | float) -> float:
    """A wait that Telegram asked for, within reason."""
    asked = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
    return min(max(asked, 1.0), LONGEST_WAIT_SECONDS)


def _wait(error: TelegramError) -> DeliveryError:
    """Telegram says how long; whether for this chat or for all of ours it does not say."""
    return Retryable(seconds(error.retry_after) if isinstance(error, RetryAfter) else 1.0)


_Means = Callable[[TelegramError], DeliveryError]
_MEANINGS: Final[tuple[tuple[type[TelegramError], _Means], ...]] = (
    (RetryAfter, _wait),
    (NotSent, lambda _: Retryable(OUT_OF_REACH_SECONDS, everyone=True)),
    (Trouble, lambda _: Retryable(OUT_OF_REACH_SECONDS, everyone=True)),
    (InvalidToken, lambda _: Retryable(NO_ENTRY_SECONDS, everyone=True)),
    (Conflict, lambda _: Retryable(OUT_OF_REACH_SECONDS, everyone=True)),
    (ChatMigrated, lambda _: Refused("migrated")),
    (Forbidden, lambda error: Refused(_code(error, _FORBIDDEN, "forbidden"))),
    (BadRequest, lambda error: Refused(_code(error, _BAD, "bad_request"))),
)
"""In this order: python-telegram-bot's BadRequest is a NetworkError too."""


def _code(error: TelegramError, table: tuple[tuple[str, str], ...], otherwise: str) -> str:
    said = error.message.lower()
    return next((code for words, code in table if words in said), otherwise)
