"""An outbox with many open messages, and what it takes to work off those that are due."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from time import perf_counter, process_time, thread_time

from sqlalchemy import Connection

from bot.channels.base import ChatRef, Outgoing
from bot.clock import StandingClock
from bot.delivery.delivery import Delivery
from bot.delivery.leased import Pages
from bot.delivery.roads import SLOTS
from bot.delivery.sender import Posted
from bot.metrics import Metrics
from bot.storage import bulk, claims, outbox
from bot.storage.batch import apply
from bot.storage.database import Database
from bot.storage.moments import micros
from bot.storage.outbox import Queued
from bot.storage.ports import port_of
from bot.storage.sealing import Place
from bot.storage.steps import Lane, Mark, State
from bot.storage.writer import Writer

CHANNEL, ACCOUNT = "bench", "main"
ROUTE = f"{CHANNEL}/{ACCOUNT}"
NOW = datetime(2026, 8, 1, 5, tzinfo=UTC)
CHATS = 20_000
TEXT = ("Bà con còn 30 ngày để nộp 4.000.000 đ vào vốn quay vòng của nhóm. " * 3).encode()
_PART = 5_000


class Instant:
    """A channel that takes everything, at once or after so many seconds."""

    def __init__(self, takes: float = 0.0) -> None:
        self._takes = takes
        self.sent: dict[str, float] = {}
        self.twice = 0
        self.count = 0

    def has(self, text: str) -> bool:
        """Whether this text was sent."""
        return text in self.sent

    async def send(self, message: Outgoing) -> None:
        """Send one message."""
        await asyncio.sleep(self._takes)
        self.count += 1
        self.twice += message.text in self.sent
        self.sent[message.text] = perf_counter()


@dataclass(frozen=True, slots=True)
class Run:
    """What working off took: seconds, the longest standstill of the loop, what came twice."""

    seconds: float
    longest: "Standstill"
    twice: int
    sent: int


def fill(
    database: Database, count: int, due: datetime, lane: Lane = Lane.REMINDER, first: int = 0
) -> None:
    """Queue so many messages, for as many chats as there are."""
    with database.engine.begin() as connection:
        for start in range(0, count if first == 0 else 0, _PART):
            _write_chats(database, connection, range(start, min(start + _PART, count, CHATS)))
    for start in range(first, first + count, _PART):
        numbers = range(start, min(start + _PART, first + count))
        rows = [_row(database, number, due, lane) for number in numbers]
        with database.engine.begin() as connection:
            outbox.queue(connection, rows)


def _write_chats(database: Database, connection: Connection, numbers: range) -> None:
    rows = []
    for number in numbers:
        chat = _chat(database, number)
        external = database.sealer.seal(Place.CHAT_ADDRESS, chat, f"{number}".encode())
        rows.append((chat, CHANNEL, ACCOUNT, external, 1, "vi", b"", micros(NOW)))
    if rows:
        port_of(connection).run(bulk.INSERT_CHATS, rows)


def _chat(database: Database, number: int) -> int:
    return database.sealer.chat(CHANNEL, ACCOUNT, f"{number % CHATS}")


def _row(database: Database, number: int, due: datetime, lane: Lane) -> Queued:
    id_ = database.ids.new(NOW)
    words = b"%d %b" % (number, TEXT)
    return Queued(
        id=id_,
        chat=_chat(database, number),
        cause=f"bench:{number}",
        lane=lane,
        due=due,
        payload=database.sealer.seal(Place.OUTBOX, id_, words),
        route=ROUTE,
    )


@dataclass(frozen=True, slots=True)
class Each:
    """What one message took: seconds by the clock, and of this process's processor alone.

    On a machine that others use too, the processor's are what our code costs.
    """

    claim: float
    mark: float
    processor: float

    @property
    def seconds(self) -> float:
        """Both."""
        return self.claim + self.mark


async def claim_and_mark(writer: Writer, count: int) -> Each:
    """What each of so many due messages took: leased, then marked, in delivery's batches."""
    process = writer.database.process
    left, used, claimed, marked = count, process_time(), 0.0, 0.0
    while left > 0:
        begun = perf_counter()
        rows = await writer.transaction(
            lambda connection: claims.lease(connection, process, ROUTE, Lane.REMINDER, NOW, SLOTS)
        )
        leased = perf_counter()
        marks = [Mark(row.id, State.SENT, NOW) for row in rows]
        await writer.transaction(partial(_mark, process, marks))
        claimed, marked = claimed + leased - begun, marked + perf_counter() - leased
        left -= len(rows)
    return Each(claimed / count, marked / count, (process_time() - used) / count)


def _mark(process: int, marks: list[Mark], connection: Connection) -> None:
    apply(port_of(connection), process, (), marks)


def delivery(writer: Writer, channel: Instant, now: datetime = NOW) -> Delivery:
    """Delivery as it is composed, over plain texts."""
    return Delivery(
        writer,
        {CHANNEL: channel},
        Pages((), lambda message: message.text.encode(), lambda _posted: None),
        lambda payload, to: Outgoing(to, payload.decode()),
        StandingClock(now),
        Metrics(),
        limits={},
    )


async def work_off(writers: list[Writer], channel: Instant, count: int) -> Run:
    """Deliver so many due messages, as many workers as there are writers."""
    sendings = [delivery(writer, channel) for writer in writers]
    tasks = [asyncio.create_task(sending.run()) for sending in sendings]
    begun = perf_counter()
    longest = await standstill(lambda: channel.count >= count)
    seconds = perf_counter() - begun
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for sending in sendings:
        await sending.finish()
    return Run(seconds, longest, channel.twice, channel.count)


@dataclass(frozen=True, slots=True)
class Standstill:
    """The longest time that the loop did nothing else: by the clock, and the longest that its
    thread computed meanwhile. The rest is the machine's, which gave the thread no processor."""

    seconds: float = 0.0
    processor: float = 0.0


async def standstill(done: Callable[[], bool]) -> Standstill:
    """The loop's longest standstills, in seconds, until that is so."""
    longest = used = 0.0
    last, before = perf_counter(), thread_time()
    while True:
        await asyncio.sleep(0.001)
        now, own = perf_counter(), thread_time()
        longest, last = max(longest, now - last - 0.001), now
        used, before = max(used, own - before), own
        if done():
            return Standstill(longest, used)


async def idle(writer: Writer, looks: int) -> list[float]:
    """Seconds of one look where nothing is due."""
    sending = delivery(writer, Instant())
    took = []
    for _ in range(looks):
        begun = perf_counter()
        await sending.look()
        took.append(perf_counter() - begun)
    await sending.finish()
    return took


async def answers_beside(writer: Writer, channel: Instant, answers: int, pause: float) -> float:
    """The longest time, in seconds, from handing an answer over to its end on the platform."""
    sending = delivery(writer, channel)
    task = asyncio.create_task(sending.run())
    longest = 0.0
    for number in range(answers):
        await asyncio.sleep(pause)
        text = f"answer {number} {id(task)}"
        to = ChatRef(CHANNEL, ACCOUNT, f"person{number}")
        begun = perf_counter()
        sending.hand_over(Posted(-1 - number, -1 - number, Outgoing(to, text)))
        await standstill(partial(channel.has, text))
        longest = max(longest, channel.sent[text] - begun)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await sending.finish()
    return longest


async def answers_beside_a_flood(writer: Writer, channel: Instant, flood: int) -> float:
    """The longest time of somebody else's answer while one chat is answered so many times."""
    sending = delivery(writer, channel)
    to = ChatRef(CHANNEL, ACCOUNT, "flood")
    for number in range(flood):
        id_ = -1_000_000 - number
        sending.hand_over(Posted(id_, -1_000_000, Outgoing(to, f"flood {number}")))
    longest = 0.0
    for number in range(20):
        text = f"beside {number}"
        to = ChatRef(CHANNEL, ACCOUNT, f"other{number}")
        begun = perf_counter()
        sending.hand_over(Posted(-2_000_000 - number, -2_000_000 - number, Outgoing(to, text)))
        await standstill(partial(channel.has, text))
        longest = max(longest, channel.sent[text] - begun)

    await sending.finish()
    return longest


LATER = NOW + timedelta(days=30)
"""When the other open messages are due."""
