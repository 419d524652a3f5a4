"""What an error of the Zalo Bot Platform means for a message: one table. Codes only, no words."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.channels.base import DeliveryError, Refused, Retryable, Unknown
from bot.channels.zalo_bot.api import TROUBLE, CallError, Failed, NotSent

OUT_OF_REACH_SECONDS: Final = 5.0
NO_ENTRY_SECONDS: Final = 60.0
"""Until a wrong token is tried again: an operator must set another."""
QUOTA_SECONDS: Final = 60.0
"""Zalo does not say how long."""

NO_TOKEN: Final = 401
TIMEOUT: Final = 408
"""Also what an empty poll answers."""
QUOTA: Final = 429
NO_MORE_TESTS: Final = 426

ERRORS: Final[Mapping[int, Callable[[], DeliveryError]]] = {
    400: lambda: Refused("bad_request"),
    NO_TOKEN: lambda: Retryable(NO_ENTRY_SECONDS, everyone=True),
    403: lambda: Retryable(OUT_OF_REACH_SECONDS),  # "internal error": it said that it did not
    404: lambda: Retryable(NO_ENTRY_SECONDS),  # an address or a chat: the others go on
    TIMEOUT: lambda: Unknown("timeout"),
    413: lambda: Refused("too_long"),
    QUOTA: lambda: Retryable(QUOTA_SECONDS, everyone=True),  # the month's or the moment's: quota.py
    504: lambda: Unknown("gateway timeout"),
}
"""By Zalo's ``error_code``, else by the HTTP status. Source: the platform's pages, August 2026."""


def meaning(error: CallError) -> DeliveryError:
    """What the error means."""
    if isinstance(error, NotSent):
        return Retryable(OUT_OF_REACH_SECONDS, everyone=True)
    if not isinstance(error, Failed):
        return Unknown("the call broke")
    known = ERRORS.get(error.code)
    if known is not None:
        return known()
    if error.code >= TROUBLE:
        return Retryable(OUT_OF_REACH_SECONDS, everyone=True)
    return Refused(f"error_{error.code}")
