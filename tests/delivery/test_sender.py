"""Answers: sent right after their commit, in order, as fast as the platform lets us."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.channels.base import ChatRef, Outgoing, Refused, Retryable, Unknown
from bot.clock import StandingClock
from bot.delivery.delivery import Delivery
from bot.delivery.limits import Limits, Pace
from bot.delivery.sender import Posted
from bot.storage.database import Database
from bot.storage.deliveries import deliveries
from bot.storage.sealing import Place
from bot.storage.steps import ChatChange, Lane, Message, State, Step
from bot.storage.writer import Writer
from tests.delivery.house import (
    ACCOUNT,
    CHANNEL,
    START,
    FakeChannel,
    FastClock,
    Wait,
    deliver,
    delivery,
    queue,
    states,
    until,
)

NARROW = {CHANNEL: Limits(Pace(0.01, 5), chat=Pace(0.1, 1), group=Pace(1.0, 1))}


class Desk:
    """Commits answers, leased as the desk does, and hands them over."""

    def __init__(self, writer: Writer, sending: Delivery, lane: Lane = Lane.ANSWER) -> None:
        self._writer = writer
        self.sending = sending
        self._lane = lane
        self._revisions: dict[str, int] = {}

    async def answer(self, name: str, *texts: str, at: datetime = START) -> None:
        """Answer a chat with these messages, in one step."""
        database = self._writer.database
        chat = database.sealer.chat(CHANNEL, ACCOUNT, name)
        expected = self._revisions.get(name, 0)
        messages = [self._message(chat, text, at, expected) for text in texts]
        new = self._revisions[name] = database.ids.new(at, above=expected)
        external = database.sealer.seal(Place.CHAT_ADDRESS, chat, name.encode())
        change = ChatChange(chat, expected, new, CHANNEL, ACCOUNT, external, "vi", b"")
        await self._writer.step(Step(at, change, messages=tuple(messages)))
        to = ChatRef(CHANNEL, ACCOUNT, name)
        for message, text in zip(messages, texts, strict=True):
            self.sending.hand_over(Posted(message.id, chat, Outgoing(to, text), self._lane))

    def _message(self, chat: int, text: str, at: datetime, above: int) -> Message:
        database = self._writer.database
        id_ = database.ids.new(at, above=above)
        payload = database.sealer.seal(Place.OUTBOX, id_, text.encode())
        return Message(id_, chat, f"{id_}", self._lane, payload, State.LEASED)


@pytest.fixture
async def clean() -> AsyncIterator[list[Delivery]]:
    """Deliveries that are ended after the test."""
    made: list[Delivery] = []
    yield made
    for one in made:
        await one.finish()


async def test_answers_go_out_in_order_at_once_and_are_marked(
    writer: Writer, database: Database
) -> None:
    channel = FakeChannel(takes=0.01)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    desk = Desk(writer, sending)
    await asyncio.gather(*(desk.answer(f"chat{n}", f"{n}", f"{n}!") for n in range(20)))
    await sending.finish()
    for n in range(20):
        assert [text for name, text in channel.sent if name == f"chat{n}"] == [f"{n}", f"{n}!"]
    assert channel.most_together > 10


async def test_a_short_pause_is_waited_for_and_a_long_one_goes_to_the_queue_in_order(
    writer: Writer, database: Database
) -> None:
    answers: list[BaseException | None] = [Retryable(0.0), None, Retryable(30.0)]
    channel = FakeChannel(lambda text: answers.pop(0) if answers and text != "other" else None)
    clock = FastClock(60)
    sending = delivery(writer, {CHANNEL: channel}, clock)
    desk = Desk(writer, sending)
    await desk.answer("an", "one", "two", "three")
    await desk.answer("bình", "other")
    await until(lambda: len(channel.sent) == 2 and not answers)
    await desk.answer("an", "four")
    await asyncio.sleep(0.1)
    assert sorted(channel.texts) == ["one", "other"]
    await deliver(sending, lambda: len(channel.sent) == 5)
    assert [text for name, text in channel.sent if name == "an"] == ["one", "two", "three", "four"]


async def test_after_a_restart_answers_go_behind_those_that_wait(writer: Writer) -> None:
    answers: list[BaseException | None] = [Retryable(30.0)]
    channel = FakeChannel(lambda _text: answers.pop() if answers else None)
    clock = FastClock(60)
    before = delivery(writer, {CHANNEL: channel}, clock)
    desk = Desk(writer, before)
    await desk.answer("an", "one")
    await until(lambda: not answers)
    await before.finish()
    desk.sending = delivery(writer, {CHANNEL: channel}, clock)
    task = asyncio.create_task(deliver(desk.sending, lambda: len(channel.sent) == 2))
    await asyncio.sleep(0.1)
    await desk.answer("an", "two")
    await task
    assert channel.texts == ["one", "two"]


async def test_refused_answers_are_marked_and_not_repeated(
    writer: Writer, database: Database
) -> None:
    channel = FakeChannel(lambda _text: Refused("blocked"))
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    await Desk(writer, sending).answer("an", "no")
    await sending.finish()
    assert await states(database) == {"no": ("refused", "blocked")}


@pytest.mark.parametrize("error", [Unknown("the connection broke"), ZeroDivisionError()])
async def test_an_answer_whose_call_broke_is_sent_once_more_before_the_next(
    writer: Writer, database: Database, error: Exception
) -> None:
    errors: list[BaseException | None] = [error]
    channel = FakeChannel(lambda _text: errors.pop(0) if errors else None)
    sending = delivery(writer, {CHANNEL: channel}, FastClock(20))
    desk = Desk(writer, sending)
    await desk.answer("an", "lost")
    await until(lambda: not errors)
    await desk.answer("an", "next")
    await deliver(sending, lambda: len(channel.sent) == 2)
    assert channel.texts == ["lost", "next"]
    assert {state for state, _ in (await states(database)).values()} == {"sent"}


async def test_an_answer_is_sent_once_more_and_no_oftener(
    writer: Writer, database: Database
) -> None:
    calls: list[str] = []

    def broken(text: str) -> BaseException | None:
        calls.append(text)
        return Unknown("the connection broke")

    sending = delivery(writer, {CHANNEL: FakeChannel(broken)}, FastClock(20))
    await Desk(writer, sending).answer("an", "lost")
    await deliver(sending, lambda: len(calls) == 2)
    assert calls == ["lost", "lost"]
    assert (await states(database))["lost"][0] == "unknown"


async def test_a_notice_whose_call_broke_is_held(writer: Writer, database: Database) -> None:
    calls: list[str] = []

    def broken(text: str) -> BaseException | None:
        calls.append(text)
        return Unknown("the connection broke")

    sending = delivery(writer, {CHANNEL: FakeChannel(broken)}, FastClock(20))
    await Desk(writer, sending, Lane.ALERT).answer("an", "received")
    await until(lambda: calls == ["received"])
    await asyncio.sleep(0.3)
    await sending.look()
    await sending.finish()
    assert calls == ["received"]
    assert (await states(database))["received"] == ("unknown", "interrupted")


async def test_a_flood_of_one_chat_keeps_to_its_pace_and_delays_nobody(
    writer: Writer, clean: list[Delivery]
) -> None:
    channel = FakeChannel()
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), limits=NARROW)
    clean.append(sending)
    desk = Desk(writer, sending)
    await desk.answer("flood", *(f"{n}" for n in range(50)))
    for n in range(20):
        await desk.answer(f"chat{n}", "hello")
    await until(lambda: channel.texts.count("hello") == 20)
    assert len(channel.sent) < 20 + 10
    await until(lambda: len(channel.sent) >= 20 + 5)
    flood = [at for (name, _), at in zip(channel.sent, channel.at, strict=True) if name == "flood"]
    assert all(later - at > 0.08 for at, later in pairwise(flood))


async def test_what_waits_at_the_end_goes_back_and_is_sent_by_the_next_process(
    writer: Writer, database: Database
) -> None:
    channel = FakeChannel()
    limits = {CHANNEL: Limits(Pace(0.01, 5), chat=Pace(1.0, 1), group=Pace(1.0, 1))}
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), limits=limits)
    await Desk(writer, sending).answer("an", *(f"{n}" for n in range(10)))
    await until(lambda: bool(channel.sent))
    await sending.finish()
    done = len(channel.sent)
    assert done < 10
    await deliver(
        delivery(writer, {CHANNEL: channel}, StandingClock(START)), lambda: len(channel.sent) == 10
    )
    assert channel.texts == [f"{n}" for n in range(10)]


async def test_an_answer_without_its_channel_waits_in_the_queue(
    writer: Writer, database: Database
) -> None:
    channels: dict[str, FakeChannel] = {}
    channel = FakeChannel()
    clock = FastClock(600)
    sending = delivery(writer, channels, clock)
    await Desk(writer, sending).answer("an", "hello")
    task = asyncio.create_task(deliver(sending, lambda: bool(channel.sent)))
    await asyncio.sleep(0.2)
    assert (await states(database))["hello"] == ("queued", "no_channel")
    channels[CHANNEL] = channel
    await task


async def test_a_broadcast_keeps_to_the_pace_and_leaves_room_for_answers(
    writer: Writer, database: Database
) -> None:
    limits = {CHANNEL: Limits(Pace(0.05, 5), chat=Pace(0.01, 5), group=Pace(1.0, 1))}
    channel = FakeChannel()
    await queue(writer, [Wait(f"chat{n}", f"{n}", Lane.BULK) for n in range(500)])
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), limits=limits)
    desk = Desk(writer, sending)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    task = asyncio.create_task(deliver(sending, lambda: loop.time() - begun > 2.0))
    await until(lambda: len(channel.sent) >= 5)
    for n in range(3):
        await desk.answer(f"person{n}", "answer")
    await until(lambda: channel.texts.count("answer") == 3)
    answers = [n for n, text in enumerate(channel.texts) if text == "answer"]
    # At the steady pace of the broadcast they would have come one by one behind it.
    assert answers[-1] - answers[0] <= 4
    await task
    assert len(channel.sent) <= 2.5 / 0.05 + 5


async def test_delivery_states_say_when_and_how(writer: Writer, database: Database) -> None:
    channel = FakeChannel(lambda text: Refused("blocked") if text == "no" else None)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START + timedelta(minutes=1)))
    await Desk(writer, sending).answer("an", "yes", "no")
    await sending.finish()
    chat = database.sealer.chat(CHANNEL, ACCOUNT, "an")
    await until_marked(database, chat)
    no, yes = await deliveries(database, [chat])
    assert (yes.state, yes.sent_at, yes.attempts) == (State.SENT, START + timedelta(minutes=1), 1)
    assert (no.state, no.reason, no.sent_at, no.leased_at) == (
        State.REFUSED,
        "blocked",
        None,
        START,
    )


async def until_marked(database: Database, chat: int) -> None:
    """Return when marks that nobody waits for are written."""
    async with asyncio.timeout(5):
        while True:
            found = await deliveries(database, [chat])
            if all(one.state is not State.LEASED for one in found):
                return
            await asyncio.sleep(0.01)
