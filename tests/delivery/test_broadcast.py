"""Broadcasts: to everybody once, watched, stopped, and behind people's own answers."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.base import Refused
from bot.clock import StandingClock
from bot.delivery.broadcast import Broadcasts, Recipient
from bot.storage import broadcasts
from bot.storage.broadcasts import Standing
from bot.storage.database import Database
from bot.storage.errors import Unavailable
from bot.storage.steps import State
from bot.storage.writer import Writer
from tests.delivery.house import (
    CHANNEL,
    START,
    FakeChannel,
    Wait,
    chats_of,
    deliver,
    delivery,
    queue,
    write,
)

COUNT = 250


async def people(writer: Writer) -> list[Recipient]:
    """Chats that have written to us."""
    names = [f"chat{n}" for n in range(COUNT)]
    later = START + timedelta(days=300)
    await queue(writer, [Wait(name, f"reminder of {name}", due=later) for name in names])
    return [Recipient(chat) for chat in chats_of(writer.database, CHANNEL, names).values()]


async def test_everybody_of_the_scope_gets_it_once_and_the_report_says_so(
    writer: Writer, database: Database
) -> None:
    to = await people(writer)
    refuses = iter([Refused("blocked")])
    channel = FakeChannel(lambda _text: next(refuses, None))
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    sender = Broadcasts(writer, write, sending.wake)
    made = sender.prepare(7, ("commune", "12"), "Mai họp lúc 8 giờ.", len(to), START)
    assert await sender.progress(made.id) is None
    await sender.start(made, [*to, *to[:3]], START)
    await sender.start(made, to, START)
    found = await sender.progress(made.id)
    assert found is not None
    assert (found.state, found.total, found.done) == (Standing.RUNNING, COUNT, False)
    assert found.by_state == {State.QUEUED: COUNT}
    await deliver(sending, lambda: len(channel.sent) == COUNT - 1)
    report = await sender.progress(made.id)
    assert report is not None
    assert report.done
    assert report.by_state == {State.SENT: COUNT - 1, State.REFUSED: 1}
    assert report.reasons == {"blocked": 1}
    assert set(channel.texts) == {"Mai họp lúc 8 giờ."}
    assert len(set(channel.sent)) == COUNT - 1
    assert [one.id for one in await broadcasts.latest(database)] == [made.id]


async def test_a_stopped_broadcast_sends_no_more(writer: Writer, database: Database) -> None:
    to = await people(writer)
    channel = FakeChannel(takes=0.02)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    sender = Broadcasts(writer, write, sending.wake)
    made = sender.prepare(7, ("commune", "12"), "Mai họp.", len(to), START)
    await sender.start(made, to, START)
    task = asyncio.create_task(deliver(sending, lambda: len(channel.sent) >= 50))
    await task
    dropped = await sender.stop(made.id, START)
    report = await sender.progress(made.id)
    assert report is not None
    assert (report.state, report.done) == (Standing.STOPPED, True)
    assert report.by_state == {State.SENT: COUNT - dropped, State.DROPPED: dropped}
    assert report.reasons == {"stopped": dropped}
    await sender.start(made, to, START)
    assert await sender.progress(made.id) == report


async def test_one_that_was_interrupted_is_found_and_goes_on(
    writer: Writer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = await people(writer)
    sender = Broadcasts(writer, write, lambda: None)
    made = sender.prepare(None, ("province", "20"), "Mai họp.", len(to), START)
    real, calls = writer.transaction, iter(range(3))

    async def broken(*arguments: object, **named: object) -> object:
        if next(calls, None) is None:
            raise Unavailable("the database does not answer")
        return await real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(writer, "transaction", broken)
    with pytest.raises(Unavailable):
        await sender.start(made, to, START)
    monkeypatch.undo()
    (again,) = await broadcasts.unfilled(database)
    assert again == made
    await sender.start(again, to, START)
    assert await broadcasts.unfilled(database) == ()
    found = await sender.progress(made.id)
    assert found is not None
    assert found.by_state == {State.QUEUED: COUNT}
