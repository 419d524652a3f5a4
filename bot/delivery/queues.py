"""Runs jobs: one after the other within a chat, chats side by side. Knows no message."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

_LOG = logging.getLogger("bot.delivery")

Job = Callable[[], Awaitable[None]]


class Queues:
    """The jobs of every chat, on one event loop."""

    def __init__(self) -> None:
        self._waiting: dict[int, deque[Job]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def put(self, chat: int, job: Job) -> None:
        """Run the job after those of its chat; returns at once."""
        if (queue := self._waiting.get(chat)) is not None:
            queue.append(job)
            return
        self._waiting[chat] = deque((job,))
        self._tasks[chat] = asyncio.get_running_loop().create_task(self._drain(chat))

    async def finish(self) -> None:
        """Wait until every job has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values())

    async def _drain(self, chat: int) -> None:
        queue = self._waiting[chat]
        while queue:
            try:
                await queue.popleft()()
            except Exception:  # noqa: BLE001  (the chat's next jobs must run)
                _LOG.exception("job_broke")
        del self._waiting[chat], self._tasks[chat]
