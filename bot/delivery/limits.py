"""How much each platform lets us send: over all, to one chat, to a group. Values only.

Source: the platforms' documentation as of November 2026 (Telegram's figures are soft, Zalo Bot
publishes none). A channel that is not named here has no limit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.channels.base import ChatRef
from bot.records import record
from bot.storage.steps import Lane


@record
class Pace:
    """Messages at a steady pace: one every ``every`` seconds, ``burst`` at once after a pause."""

    every: float
    burst: int

    @property
    def micros(self) -> int:
        """What one message takes, in microseconds."""
        return round(self.every * 1_000_000)


@record
class Limits:
    """A platform's limits: of one account over all its chats, of a chat, of a group."""

    account: Pace
    chat: Pace
    group: Pace

    def of(self, chat: ChatRef) -> Pace:
        """The pace of one chat. Ids of Telegram's groups are negative."""
        return self.group if chat.id.startswith("-") else self.chat


LIMITS: Final[Mapping[str, Limits]] = MappingProxyType(
    {
        # 30 a second: 25 and a burst of 5. A group gets 20 a minute: 15 and a burst of 5.
        "telegram": Limits(account=Pace(1 / 25, 5), chat=Pace(1.0, 3), group=Pace(4.0, 5)),
        # 4,000 a minute for the app: 3,600 and a burst of 40.
        "zalo_oa": Limits(account=Pace(1 / 60, 40), chat=Pace(0.5, 5), group=Pace(4.0, 5)),
        "zalo_bot": Limits(account=Pace(1 / 5, 5), chat=Pace(1.0, 3), group=Pace(4.0, 5)),
    }
)
"""The limits of a channel, by its name."""

_KEPT_FREE: Final = {Lane.ANSWER: 0, Lane.ALERT: 1, Lane.REMINDER: 2, Lane.BULK: 3}


def burst_of(pace: Pace, lane: Lane) -> int:
    """How much of a burst a lane may use: the rest stays free for what is more urgent.

    A lane that keeps within less than the whole stands still as soon as a more urgent one sends
    faster than the steady pace, in whatever process.
    """
    return max(1, pace.burst - _KEPT_FREE.get(lane, 0))
