"""What waits in the queue: sent once, in order, while it is true and useful, else somewhere."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, text

from bot.channels.base import Outgoing, Refused, Retryable, Unknown
from bot.clock import StandingClock
from bot.delivery.backoff import MOST_ATTEMPTS
from bot.delivery.delivery import Delivery
from bot.delivery.roads import SLOTS
from bot.delivery.seams import Drop, Due, Ended, Later, Seams
from bot.delivery.sender import Posted
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.deliveries import deliveries
from bot.storage.outbox import COPIED
from bot.storage.steps import Lane, State
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

MINUTE = timedelta(minutes=1)


async def run_for(sending: Delivery, seconds: float) -> None:
    """Run a delivery for a while."""
    ends = asyncio.get_running_loop().time() + seconds
    await deliver(sending, lambda: asyncio.get_running_loop().time() >= ends)


async def test_what_is_due_is_sent_once_and_marked(writer: Writer, database: Database) -> None:
    channel, clock = FakeChannel(), StandingClock(START)
    await queue(writer, [Wait("an", "now"), Wait("an", "later", due=START + MINUTE)])
    sending = delivery(writer, {CHANNEL: channel}, clock)
    await deliver(sending, lambda: channel.texts == ["now"])
    assert await states(database) == {"now": ("sent", None), "later": ("queued", None)}
    clock.move(START + MINUTE)
    await deliver(delivery(writer, {CHANNEL: channel}, clock), lambda: len(channel.sent) == 2)
    assert channel.sent == [("an", "now"), ("an", "later")]


async def test_urgent_lanes_go_first_and_a_chat_keeps_its_order(writer: Writer) -> None:
    channel = FakeChannel()
    waits = [Wait(f"chat{n % 20}", f"{n}", Lane.BULK) for n in range(200)]
    waits.append(Wait("an", "alert", Lane.ALERT, START + timedelta(seconds=1)))
    await queue(writer, waits)
    clock = StandingClock(START + MINUTE)
    await deliver(delivery(writer, {CHANNEL: channel}, clock), lambda: len(channel.sent) == 201)
    assert channel.texts[0] == "alert"
    for chat in range(20):
        mine = [int(text) for name, text in channel.sent if name == f"chat{chat}"]
        assert mine == sorted(mine)


async def test_no_more_is_leased_than_is_being_called(writer: Writer, database: Database) -> None:
    channel = FakeChannel(takes=0.2)
    await queue(writer, [Wait(f"chat{n}", f"{n}") for n in range(3 * SLOTS)])
    task = asyncio.create_task(
        deliver(
            delivery(writer, {CHANNEL: channel}, StandingClock(START)),
            lambda: len(channel.sent) == 3 * SLOTS,
        )
    )
    most = 0
    while not task.done():
        found = await states(database)
        most = max(most, [state for state, _ in found.values()].count("leased"))
        await asyncio.sleep(0.02)
    await task
    assert SLOTS // 2 <= most <= SLOTS
    assert channel.most_together <= SLOTS


async def test_state_is_read_again_just_before_sending(writer: Writer, database: Database) -> None:
    channel, clock = FakeChannel(), StandingClock(START)

    async def check(due: Due) -> Outgoing | Drop | Later:
        words = due.payload.decode()
        if words == "paid":
            return Drop("paid")
        if words == "night":
            return Later(START + MINUTE, "night")
        return Outgoing(due.to, f"{words}, as of today")

    await queue(writer, [Wait(name, name) for name in ("paid", "night", "owed")])
    sending = delivery(
        writer, {CHANNEL: channel}, clock, seams=Seams(checks={Lane.REMINDER: check})
    )
    await deliver(sending, lambda: len(channel.sent) == 1)
    assert channel.texts == ["owed, as of today"]
    assert await states(database) == {
        "paid": ("dropped", "paid"),
        "night": ("queued", "night"),
        "owed": ("sent", None),
    }
    (waiting,) = await deliveries(database, [database.sealer.chat(CHANNEL, ACCOUNT, "night")])
    assert (waiting.due, waiting.attempts) == (START + MINUTE, 0)


async def test_what_is_no_longer_useful_is_dropped(writer: Writer, database: Database) -> None:
    channel = FakeChannel()
    await queue(writer, [Wait("an", "old", useful_until=START + MINUTE), Wait("bình", "new")])
    clock = StandingClock(START + 2 * MINUTE)
    await deliver(delivery(writer, {CHANNEL: channel}, clock), lambda: len(channel.sent) == 1)
    assert (await states(database))["old"] == ("dropped", "too_late")


async def test_a_message_that_is_queued_meanwhile_does_not_overtake(writer: Writer) -> None:
    busy = [2]

    def does(words: str) -> BaseException | None:
        if words == "first" and busy[0]:
            busy[0] -= 1
            return Retryable(0.0)
        return None

    channel, clock = FakeChannel(does), FastClock(60)
    await queue(writer, [Wait("an", "first", Lane.BULK)])
    sending = delivery(writer, {CHANNEL: channel}, clock)
    task = asyncio.create_task(deliver(sending, lambda: len(channel.sent) == 3))
    await until(lambda: busy[0] < 2)
    await queue(writer, [Wait("an", "second", Lane.BULK), Wait("an", "answer", Lane.ANSWER)])
    await task
    assert channel.texts == ["answer", "first", "second"]


async def test_back_off_is_obeyed_for_that_chat_alone_and_order_stays(
    writer: Writer, database: Database
) -> None:
    busy = [2]

    def does(words: str) -> BaseException | None:
        if words == "first" and busy[0]:
            busy[0] -= 1
            return Retryable(3.0)
        return None

    channel = FakeChannel(does)
    clock = FastClock(60)
    waits = [Wait("an", "first", Lane.ALERT), Wait("an", "second", Lane.ALERT)]
    await queue(writer, [*waits, Wait("bình", "third", Lane.ALERT)])
    await deliver(delivery(writer, {CHANNEL: channel}, clock), lambda: len(channel.sent) == 3)
    assert channel.texts == ["third", "first", "second"]
    found = await deliveries(database, [database.sealer.chat(CHANNEL, ACCOUNT, "an")])
    assert [(one.attempts, one.state) for one in reversed(found)] == [
        (3, State.SENT),
        (1, State.SENT),
    ]


async def test_tries_end_after_a_day(writer: Writer, database: Database) -> None:
    channel = FakeChannel(lambda _text: Retryable(0.0))
    refused: list[Ended] = []
    seams = Seams(unreachable=lambda _connection, ended: refused.extend(ended))
    await queue(writer, [Wait("an", "hello")])
    clock = FastClock(60 * 60 * 24)
    sending = delivery(writer, {CHANNEL: channel}, clock, seams=seams)

    def over() -> bool:
        sending.wake()
        return bool(refused)

    await deliver(sending, over)
    assert await states(database) == {"hello": ("refused", "tries_used_up")}
    (one,) = await deliveries(database, [database.sealer.chat(CHANNEL, ACCOUNT, "an")])
    assert one.attempts == MOST_ATTEMPTS


async def test_nothing_is_tried_again_after_it_is_useful(
    writer: Writer, database: Database
) -> None:
    channel = FakeChannel(lambda _text: Retryable(0.0))
    refused: list[Ended] = []
    seams = Seams(unreachable=lambda _connection, ended: refused.extend(ended))
    await queue(writer, [Wait("an", "hello", useful_until=START + timedelta(seconds=10))])
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), seams=seams)
    await deliver(sending, lambda: bool(refused))
    assert await states(database) == {"hello": ("refused", "tries_used_up")}


async def test_a_refusal_goes_another_way_in_the_same_transaction(
    writer: Writer, database: Database
) -> None:
    channel = FakeChannel(lambda words: Refused("blocked") if words == "first" else None)

    def unreachable(connection: Connection, ended: Sequence[Ended]) -> None:
        for one in ended:
            connection.execute(
                text("INSERT INTO meta VALUES (:name, :why)"),
                {"name": f"{one.row.id}", "why": one.reason},
            )

    waits = [Wait("an", "first"), Wait("an", "second"), Wait("bình", "third")]
    ids = await queue(writer, waits)
    seams = Seams(unreachable=unreachable)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), seams=seams)
    await run_for(sending, 1.5)
    # The chat is closed now: what else was meant for it is not even tried.
    assert channel.texts == ["third"]
    assert await states(database) == {
        "first": ("refused", "blocked"),
        "second": ("refused", "blocked"),
        "third": ("sent", None),
    }
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT name, value FROM meta WHERE value = 'blocked'"))
        assert {tuple(row) for row in found} == {(f"{id_}", "blocked") for id_ in ids[:2]}


async def test_a_broken_call_is_unknown_and_never_repeated(
    writer: Writer, database: Database
) -> None:
    channel = FakeChannel(lambda words: Unknown("broke") if words == "lost" else None)
    ended: list[Ended] = []
    seams = Seams(ended=lambda _connection, these: ended.extend(these))
    await queue(writer, [Wait("an", "lost"), Wait("an", "next")])
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), seams=seams)
    await deliver(sending, lambda: len(ended) == 2)
    assert channel.texts == ["next"]
    assert (await states(database))["lost"] == ("unknown", "interrupted")
    assert [one.state for one in ended] == [State.UNKNOWN, State.SENT]


async def test_what_follows_may_break_and_the_message_is_marked(
    writer: Writer, database: Database
) -> None:
    def broken(_connection: Connection, _ended: object) -> None:
        raise ZeroDivisionError

    channel = FakeChannel()
    await queue(writer, [Wait("an", "one"), Wait("bình", "two")])
    seams = Seams(ended=broken)
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START), seams=seams)
    await deliver(sending, lambda: len(channel.sent) == 2)
    assert set((await states(database)).values()) == {("sent", None)}


async def test_a_chat_that_nobody_knows_is_refused(writer: Writer, database: Database) -> None:
    refused: list[Ended] = []
    seams = Seams(unreachable=lambda _connection, ended: refused.extend(ended))
    await queue(writer, [Wait("an", "hello", route="")])
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM chats"))
    sending = delivery(writer, {CHANNEL: FakeChannel()}, StandingClock(START), seams=seams)
    await deliver(sending, lambda: bool(refused))
    assert await states(database) == {"hello": ("refused", "no_chat")}


async def test_what_no_channel_here_can_send_waits(writer: Writer, database: Database) -> None:
    channels: dict[str, FakeChannel] = {}
    channel = FakeChannel()
    await queue(writer, [Wait("an", "hello", route=""), Wait("an", "there", Lane.BULK, route="")])
    sending = delivery(writer, channels, StandingClock(START))
    task = asyncio.create_task(deliver(sending, lambda: len(channel.sent) == 2))
    await asyncio.sleep(0.3)
    assert channel.texts == []
    channels[CHANNEL] = channel
    await task
    assert channel.texts == ["hello", "there"]


async def test_on_a_page_a_message_shows_as_the_newest(writer: Writer, database: Database) -> None:
    told: list[Posted] = []
    await queue(writer, [Wait("an", "hello", channel="page")])
    sending = delivery(writer, {}, StandingClock(START + MINUTE), told=told)
    await deliver(sending, lambda: bool(told))
    chat = database.sealer.chat("page", ACCOUNT, "an")
    (shown,) = await outbox.shown(database, chat)
    assert (shown.id, told[0].message.text) == (told[0].id, "hello")
    assert shown.due == START + MINUTE
    planned, copy = reversed(await deliveries(database, [chat]))
    assert (planned.state, planned.reason) == (State.SENT, COPIED)
    assert (copy.state, copy.reason, copy.lane) == (State.SENT, None, Lane.REMINDER)


async def test_ending_puts_back_what_has_not_begun(writer: Writer, database: Database) -> None:
    channel = FakeChannel(takes=0.3)
    await queue(writer, [Wait("an", "one"), Wait("bình", "two", due=START + MINUTE)])
    sending = delivery(writer, {CHANNEL: channel}, StandingClock(START))
    task = asyncio.create_task(sending.run())
    await until(lambda: bool(channel.together))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await sending.finish()
    assert await states(database) == {"one": ("sent", None), "two": ("queued", None)}
