"""How much of the bot's plan is used: messages of this month, people. Warns before it is all.

Zalo tells neither; it answers 429, to a burst as to a month that is used up. Whoever has tried in
vain for a quarter of an hour, or has used up what the plan gives, counts the month as used up: then
messages go another way instead of waiting.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

_LOG = logging.getLogger("bot.zalo_bot")

IN_VAIN_FOR: Final = timedelta(minutes=15)
WARN_AT: Final = 0.8
"""The part of a plan after which operators are warned."""


@dataclass(slots=True)
class Quota:
    """One bot's plan and what this process knows of its use.

    ``used`` is the month's count as last read; ``unsaved`` what was sent since.
    """

    messages: int
    people: int
    now: Callable[[], datetime]
    used: int = 0
    unsaved: int = 0
    met: int = 0
    _denied_since: datetime | None = None
    _warned: set[str] = field(default_factory=set)

    @property
    def sent(self) -> int:
        """Messages of this month."""
        return self.used + self.unsaved

    def taken(self) -> None:
        """Zalo has taken a message."""
        self.unsaved += 1
        self._denied_since = None
        self._warn("messages", self.sent, self.messages)

    def denied(self) -> bool:
        """Zalo answered 429; whether the month counts as used up."""
        now = self.now()
        if self._denied_since is None:
            self._denied_since = now
        return self.sent >= self.messages or now - self._denied_since >= IN_VAIN_FOR

    def read(self, used: int, people: int) -> None:
        """The counts as they are in the database now."""
        if used < self.used:
            self._warned.clear()  # a new month
        self.used, self.met = used, people
        self._warn("messages", self.sent, self.messages)
        self._warn("people", self.met, self.people)

    def _warn(self, what: str, used: int, limit: int) -> None:
        level = "all" if used >= limit else "most" if used >= limit * WARN_AT else ""
        if level and f"{what}:{level}" not in self._warned:
            self._warned.add(f"{what}:{level}")
            facts = {"what": what, "used": used, "limit": limit}
            _LOG.warning("zalo_bot_plan", extra={"facts": facts})
