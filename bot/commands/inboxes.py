"""A channel's inbox in the database. What many ask for at once is one transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from bot.app import App
from bot.channels.base import ChatRef
from bot.commands.together import Together
from bot.storage import inbox


class StoredInbox:
    """The inbox of one channel."""

    def __init__(self, app: App, channel: str) -> None:
        self._app = app
        self._channel = channel
        self._adding = Together(partial(inbox.add_all, app.writer, channel))
        self._removing = Together(self._remove)

    async def add(
        self, chat: ChatRef, event: str, payload: bytes, at: datetime
    ) -> inbox.Waiting | None:
        """The event once it is durable; None where the same event was taken before."""
        sealer = self._app.database.sealer
        row = sealer.chat(chat.channel, chat.account, chat.id)
        known = sealer.event(row, event)
        return await self._adding.do(inbox.Arrival(row, known, payload, at))

    async def remove(self, ids: Iterable[int]) -> None:
        """Forget events that are worked off."""
        await self._removing.do(tuple(ids))

    async def adopt(self) -> tuple[inbox.Waiting, ...]:
        """What processes left that are dead, oldest first; now ours."""
        return await inbox.adopt(self._app.writer, self._channel, self._app.clock.now())

    async def _remove(self, parts: Sequence[tuple[int, ...]]) -> tuple[None, ...]:
        await inbox.remove(self._app.writer, [id_ for part in parts for id_ in part])
        return (None,) * len(parts)
