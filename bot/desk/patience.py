"""How much one person may say in a while, on any channel: then one sentence, then silence. Pure.

Counts in the memory of one process, by the time of the events; nothing is written for what is not
heard. A message that waits for its turn is never lost: the person says it again when it is calm.
"""

from enum import Enum, auto
from typing import Final

BURST_SECONDS: Final = 30.0
"""So much of the allowance may be used at once; so long it takes to be calm again."""
LEAST_BURST: Final = 10
MOST_CHATS: Final = 20_000


class Hearing(Enum):
    """What becomes of an event."""

    HEARD = auto()
    TOLD = auto()
    """One too many: the person is asked to wait."""
    UNHEARD = auto()


class Patience:
    """The allowances of all chats."""

    def __init__(self, per_minute: int) -> None:
        """Take how many events a minute one chat may send in the long run."""
        self._each = 60 / per_minute
        self._most = max(LEAST_BURST * self._each, BURST_SECONDS)
        self._busy_until: dict[int, float] = {}
        self._told: set[int] = set()

    def hear(self, chat: int, now: float) -> Hearing:
        """What becomes of an event of this chat at an instant, in seconds."""
        until = self._busy_until.get(chat, 0.0)
        if not now < until <= now + self._most:  # calm, or a clock has jumped
            until = now
            self._told.discard(chat)
        if chat in self._told:
            return Hearing.UNHEARD
        if until + self._each > now + self._most:
            self._told.add(chat)
            return Hearing.TOLD
        self._busy_until[chat] = until + self._each
        if len(self._busy_until) > MOST_CHATS:
            self._forget(now)
        return Hearing.HEARD

    def forgive(self, chat: int) -> None:
        """Take back what the platform's repeat of an event used: nobody wrote it."""
        if chat in self._busy_until:
            self._busy_until[chat] -= self._each
        self._told.discard(chat)

    def _forget(self, now: float) -> None:
        """Drop the chats that are calm; where none is, all: memory stays bounded."""
        busy = {chat: until for chat, until in self._busy_until.items() if until > now}
        self._busy_until = busy if len(busy) <= MOST_CHATS // 2 else {}
        self._told &= self._busy_until.keys()
