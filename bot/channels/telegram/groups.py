"""What is said in a group: where each household's own things are talked about, and nothing of them.

A group hears only fixed sentences and what ``Seams.group`` gives; a person's answers go to their
private chat.
"""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

from bot.channels.background import Background
from bot.channels.base import DeliveryError, Outgoing
from bot.channels.groups import PRIVATELY, Seldom
from bot.channels.telegram.reading import InGroup

_LOG = logging.getLogger("bot.telegram")

WRITE: Final = "Nhắn riêng cho trợ lý"
QUIET_SECONDS: Final = 60.0
"""How long the usual sentence is not said again in the same group."""
_REMEMBERED: Final = 1000


class Groups:
    """Answers groups."""

    def __init__(
        self,
        send: Callable[[Outgoing], Awaitable[None]],
        hear: Callable[[InGroup], Awaitable[str | None]],
        background: Background,
        monotonic: Callable[[], float],
    ) -> None:
        self._send = send
        self._hear = hear
        self._background = background
        self._seldom = Seldom(monotonic, QUIET_SECONDS)
        self._heard: OrderedDict[str, None] = OrderedDict()
        self.username = ""

    async def heard(self, said: InGroup) -> None:
        """Take what was said to us, once; the sentence that comes back follows by itself."""
        if said.id in self._heard:
            return
        sentence = await self._hear(said)
        self._heard[said.id] = None
        if len(self._heard) > _REMEMBERED:
            self._heard.popitem(last=False)
        if sentence is None:
            if not self._seldom.due(said.group.id):
                return
            message = Outgoing(said.group, PRIVATELY, extra=self._link())
        else:
            message = Outgoing(said.group, sentence)
        self._background.start(self._say(message))

    def _link(self) -> dict[str, str]:
        if not self.username:
            return {}
        return {"url": f"https://t.me/{self.username}", "url_label": WRITE}

    async def _say(self, message: Outgoing) -> None:
        try:
            await self._send(message)
        except DeliveryError as error:
            _LOG.info("group_not_told", extra={"facts": {"error": type(error).__name__}})
