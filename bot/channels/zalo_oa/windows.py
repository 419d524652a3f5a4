"""What Zalo allows to be said to a person, by when they last did something. Pure.

Source: Zalo's pages on consultation messages as read in 2026: free for 48 hours, billed to the
seventh day, then templates that it has approved.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

FREE_FOR: Final = timedelta(hours=48)
OPEN_FOR: Final = timedelta(days=7)
NIGHT_OVER: Final = 6
"""The hour from which promotion and templates are shown with a sound."""
_SPREAD_SECONDS: Final = 600.0


class Window(StrEnum):
    """How a person may be written to now."""

    FREE = "free"
    BILLED = "billed"
    OVER = "over"


def window(last: datetime | None, now: datetime) -> Window:
    """The window at an instant; OVER where nothing is known of the person."""
    if last is None or now - last >= OPEN_FOR:
        return Window.OVER
    return Window.FREE if now - last < FREE_FOR else Window.BILLED


def until_minute(now: datetime) -> float:
    """Seconds until the next minute, when calls are counted anew."""
    return 60.0 - now.second - now.microsecond / 1e6 + 0.5


def until_morning(now: datetime) -> float:
    """Seconds until five past six in the zone of ``now``, spread over ten minutes."""
    morning = now.replace(hour=NIGHT_OVER, minute=5, second=0, microsecond=0)
    if morning <= now:
        morning += timedelta(days=1)
    spread = now.microsecond / 1e6 * _SPREAD_SECONDS
    return (morning - now).total_seconds() + spread
