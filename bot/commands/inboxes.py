"""A channel's inbox in the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.app import App
from bot.channels.base import ChatRef
from bot.storage import inbox


@dataclass(frozen=True, slots=True)
class StoredInbox:
    """The inbox of one channel."""

    app: App
    channel: str

    async def add(
        self, chat: ChatRef, event: str, payload: bytes, at: datetime
    ) -> inbox.Waiting | None:
        """The event once it is durable; None where the same event was taken before."""
        sealer = self.app.database.sealer
        row = sealer.chat(chat.channel, chat.account, chat.id)
        known = sealer.event(row, event)
        return await inbox.add(self.app.writer, self.channel, row, known, payload, at)

    async def remove(self, ids: Iterable[int]) -> None:
        """Forget events that are worked off."""
        await inbox.remove(self.app.writer, ids)

    async def adopt(self) -> tuple[inbox.Waiting, ...]:
        """What processes left that are dead, oldest first; now ours."""
        return await inbox.adopt(self.app.writer, self.channel, self.app.clock.now())
