"""When to try again: exponentially later, over a day, never all at the same moment. Pure."""

from datetime import timedelta
from typing import Final

FIRST: Final = timedelta(seconds=30)
LONGEST: Final = timedelta(hours=4)
MOST_ATTEMPTS: Final = 16
"""Attempts after which a message counts as refused: they take a little more than a day."""
JITTER: Final = 0.2


def pause(attempts: int, chance: float, asked: float = 0.0) -> timedelta:
    """How long to wait after this many attempts.

    Args:
        attempts: how often it was tried, at least once.
        chance: from 0 to 1, drawn by the caller; spreads the waits by a fifth to both sides.
        asked: seconds that the platform asked for; never less than these.
    """
    doubled: timedelta = FIRST * 2 ** min(attempts - 1, 20)
    plain = min(doubled, LONGEST)
    spread = plain * (1 + JITTER * (2 * chance - 1))
    return max(spread, timedelta(seconds=asked))
