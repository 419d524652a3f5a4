"""Death at every step between due and sent: before and after each commit and each call.

The process is not killed but stops: nothing that it awaits ever comes back. ``test_proof`` kills.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.channels.base import Outgoing
from bot.clock import StandingClock
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.steps import Lane, Mark, Step
from bot.storage.writer import Writer
from tests.delivery.house import (
    CHANNEL,
    KEY,
    START,
    FakeChannel,
    Wait,
    deliver,
    delivery,
    queue,
    states,
)
from tests.delivery.test_sender import Desk

T = TypeVar("T")


class Death:
    """Comes at the event of this number."""

    def __init__(self, at: int) -> None:
        self._left = at
        self.came = asyncio.Event()

    async def maybe(self) -> None:
        """One event passes; from the fatal one on, none does."""
        self._left -= 1
        if self._left <= 0:
            self.came.set()
            await asyncio.Event().wait()


class MortalWriter(Writer):
    """A writer whose process may die before and after each commit."""

    def __init__(self, database: Database, death: Death) -> None:
        super().__init__(database)
        self._death = death

    async def transaction(self, fn: Callable[[Connection], T], step: Step | None = None) -> T:
        """As ``Writer.transaction``, while there is life."""
        await self._death.maybe()
        result = await super().transaction(fn, step)
        await self._death.maybe()
        return result

    def mark_soon(self, marks: Sequence[Mark]) -> None:
        """As ``Writer.mark_soon``, while there is life."""
        if not self._death.came.is_set():
            super().mark_soon(marks)


class MortalChannel(FakeChannel):
    """A channel whose process may die before and after each call."""

    death: Death

    async def send(self, message: Outgoing) -> None:
        """Take a message, while there is life."""
        await self.death.maybe()
        await super().send(message)
        await self.death.maybe()


async def live_and_die(database: Database, channel: MortalChannel, at: int) -> bool:
    """Whether death came before everything of this life was done; nothing is ended in order."""
    death = channel.death = Death(at)
    before = set(asyncio.all_tasks())
    writer = MortalWriter(database, death)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    desk = asyncio.create_task(Desk(writer, sending).answer(f"mai{at}", f"at once {at}"))
    task = asyncio.create_task(sending.run())
    texts = {f"at once {at}", f"reminder {at}", f"answer {at}"}
    async with asyncio.timeout(20):
        while not death.came.is_set():
            await asyncio.sleep(0.01)
            found = await states(database)
            if all(found.get(text, ("",))[0] == "sent" for text in texts):
                break
    for one in {*asyncio.all_tasks(), task, desk} - before - {asyncio.current_task()}:
        if one is not None:
            one.cancel()
    await asyncio.sleep(0)
    await writer.close()
    return death.came.is_set()


async def test_death_at_any_step_loses_nothing_and_repeats_only_answers(
    database_url: str, tmp_path: Path
) -> None:
    channel = MortalChannel()
    heir = Database.open(database_url, key=KEY, folder=tmp_path)
    writer = Writer(heir)
    died, unknown = True, 0
    at = 0
    while died:
        at += 1
        await queue(writer, [Wait(f"an{at}", f"reminder {at}")])
        await queue(writer, [Wait(f"bình{at}", f"answer {at}", Lane.ANSWER)])
        mortal = Database.open(database_url, key=KEY, folder=tmp_path)
        died = await live_and_die(mortal, channel, at)
        held = await outbox.recover(writer, START, mortal.process)
        mortal.close()
        assert {message.lane for message in held} <= {Lane.REMINDER}
        unknown += len(held)
        await finish(writer, channel)
    found = await states(heir)
    await writer.close()
    heir.close()

    assert at > 12
    assert 0 < unknown < at
    for text, (state, reason) in found.items():
        times = channel.texts.count(text)
        if text.startswith("reminder"):
            lost = (state, reason) == ("unknown", "process_ended")
            assert times == 1 or (lost and times == 0), text
        else:
            assert state == "sent", text
            assert times in (1, 2), text


async def finish(writer: Writer, channel: MortalChannel) -> None:
    """Deliver what a dead process left."""
    channel.death = Death(1_000_000)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    loop = asyncio.get_running_loop()
    ends = loop.time() + 0.3
    await deliver(sending, lambda: loop.time() > ends)
