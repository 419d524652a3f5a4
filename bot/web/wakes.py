"""Who waits for a chat in this process, and waking them after a commit.

It must not read messages: a woken reader asks the database.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.channels.base import ChatRef


class Wakes:
    """The readers that wait for news of a chat. Used on one event loop."""

    def __init__(self) -> None:
        self._waiting: dict[ChatRef, set[asyncio.Event]] = {}
        self.closed = False

    @contextmanager
    def watch(self, chat: ChatRef) -> Iterator[asyncio.Event]:
        """An event that is set at each ``wake(chat)``; clear it before reading, then wait."""
        event = asyncio.Event()
        self._waiting.setdefault(chat, set()).add(event)
        try:
            yield event
        finally:
            waiting = self._waiting[chat]
            waiting.discard(event)
            if not waiting:
                del self._waiting[chat]

    def wake(self, chat: ChatRef) -> None:
        """Let every reader of the chat look again; call it after the commit, never before."""
        for event in self._waiting.get(chat, ()):
            event.set()

    def waiting(self, chat: ChatRef) -> int:
        """How many readers wait for the chat here."""
        return len(self._waiting.get(chat, ()))

    @property
    def chats(self) -> int:
        """How many chats are waited for here."""
        return len(self._waiting)

    def close(self) -> None:
        """Let every reader answer now, so that stopping takes no 25 seconds."""
        self.closed = True
        for events in self._waiting.values():
            for event in events:
                event.set()
