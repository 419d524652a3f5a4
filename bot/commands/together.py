"""Work that many ask for at once, done together: one transaction instead of one for each."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Generic, TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")

MOST: Final = 200


class Together(Generic[Given, Found]):
    """Gathers what is asked for while the last part is being done, and does that as one."""

    def __init__(self, do: Callable[[Sequence[Given]], Awaitable[Sequence[Found]]]) -> None:
        """``do`` gives one result for each of what it is given, in its order."""
        self._do = do
        self._waiting: list[tuple[Given, asyncio.Future[Found]]] = []
        self._task: asyncio.Task[None] | None = None

    async def do(self, given: Given) -> Found:
        """The result of this one.

        Raises:
            Exception: what the whole part has raised.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Found] = loop.create_future()
        self._waiting.append((given, future))
        if self._task is None:
            self._task = loop.create_task(self._run())
        return await future

    async def _run(self) -> None:
        try:
            while self._waiting:
                part = self._waiting[:MOST]
                del self._waiting[:MOST]
                await self._part(part)
        finally:
            self._task = None

    async def _part(self, part: Sequence[tuple[Given, "asyncio.Future[Found]"]]) -> None:
        try:
            found = await self._do([given for given, _ in part])
        except Exception as error:  # noqa: BLE001  (told to whoever waits)
            for _, future in part:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), one in zip(part, found, strict=True):
            if not future.done():
                future.set_result(one)
