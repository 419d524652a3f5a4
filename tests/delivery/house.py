"""What the tests of delivery share: a clock that runs fast, channels, and messages that wait."""

import asyncio
import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

import aiohttp
from sqlalchemy import Connection

from bot.channels.base import Channel, ChatRef, Outgoing, Refused, Retryable, Unknown
from bot.clock import Clock
from bot.delivery.delivery import Delivery
from bot.delivery.leased import Pages
from bot.delivery.limits import Limits
from bot.delivery.seams import Seams
from bot.delivery.sender import Posted
from bot.metrics import Metrics
from bot.storage import bulk, outbox
from bot.storage.database import Database
from bot.storage.moments import micros
from bot.storage.outbox import Queued
from bot.storage.ports import port_of
from bot.storage.sealing import Place
from bot.storage.steps import Lane
from bot.storage.writer import Writer

KEY = bytes(range(32))
CHANNEL, ACCOUNT = "bench", "main"
ROUTE = f"{CHANNEL}/{ACCOUNT}"
START = datetime(2026, 8, 1, 5, tzinfo=UTC)
PATIENCE = 0.5
"""Seconds that a call may take."""
PART = 1000


class FastClock:
    """A clock that runs so many times as fast as the machine's, from its own start."""

    def __init__(self, times: float, since: float | None = None) -> None:
        self._times = times
        self.since = time.time() if since is None else since

    def now(self) -> datetime:
        """The instant."""
        return START + timedelta(seconds=(time.time() - self.since) * self._times)


class HttpChannel:
    """Sends to ``tests.delivery.platform``, strictly."""

    def __init__(self, session: aiohttp.ClientSession, port: int) -> None:
        self._session = session
        self._url = f"http://127.0.0.1:{port}/send"

    async def send(self, message: Outgoing) -> None:
        """Send one message.

        Raises:
            Retryable, Refused, Unknown: as ``Channel.send`` says.
        """
        try:
            async with self._session.post(self._url, data=message.text.encode()) as response:
                body = await response.read()
                self._judge(response.status, body)
        except aiohttp.ClientConnectorError as error:
            raise Retryable(0.2, everyone=True) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unknown("the call broke") from error

    def _judge(self, status: int, body: bytes) -> None:
        if status == 429:
            raise Retryable(json.loads(body)["retry_after"])
        if status >= 500:
            raise Retryable(0.1)
        if status != 200:
            raise Refused(f"http_{status}")


def http_session() -> aiohttp.ClientSession:
    """A session that waits as long as a call may take."""
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=PATIENCE), connector=aiohttp.TCPConnector(limit=0)
    )


@dataclass
class FakeChannel:
    """Takes what it is given, after doing what ``does`` says for the text."""

    does: Callable[[str], BaseException | None] = lambda _text: None
    takes: float = 0.0
    sent: list[tuple[str, str]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    together: int = 0
    most_together: int = 0

    async def send(self, message: Outgoing) -> None:
        """Take one message, or raise."""
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        try:
            await asyncio.sleep(self.takes)
            if (error := self.does(message.text)) is not None:
                raise error
        finally:
            self.together -= 1
        self.sent.append((message.to.id, message.text))
        self.at.append(time.monotonic())

    @property
    def texts(self) -> list[str]:
        """What was taken, in order."""
        return [text for _, text in self.sent]


@dataclass(frozen=True)
class Wait:
    """A message that waits in the outbox for a chat (by its platform id)."""

    chat: str
    text: str
    lane: Lane = Lane.REMINDER
    due: datetime = START
    useful_until: datetime | None = None
    channel: str = CHANNEL
    route: str | None = None


def chats_of(database: Database, channel: str, names: Iterable[str]) -> dict[str, int]:
    """The ids of chats by their platform ids."""
    return {name: database.sealer.chat(channel, ACCOUNT, name) for name in names}


def write_chats(database: Database, connection: Connection, channel: str, names: list[str]) -> None:
    """Write chats that have written to us once."""
    ids = chats_of(database, channel, names)
    rows = [
        (
            id_,
            channel,
            ACCOUNT,
            database.sealer.seal(Place.CHAT_ADDRESS, id_, name.encode()),
            1,
            "vi",
            b"",
            micros(START - timedelta(days=1)),
        )
        for name, id_ in ids.items()
    ]
    port_of(connection).run(bulk.INSERT_CHATS, rows)


async def queue(writer: Writer, waits: Iterable[Wait]) -> list[int]:
    """Write messages that wait, and their chats; the ids of the messages."""
    database = writer.database
    ids: list[int] = []
    waiting = list(waits)
    for start in range(0, len(waiting), PART):
        part = waiting[start : start + PART]
        rows = [_row(database, wait) for wait in part]
        ids += [row.id for row in rows]
        await writer.transaction(partial(_write, database, part, rows))
    return ids


def _write(
    database: Database, waits: list[Wait], rows: list[Queued], connection: Connection
) -> None:
    for channel in sorted({wait.channel for wait in waits}):
        names = sorted({wait.chat for wait in waits if wait.channel == channel})
        write_chats(database, connection, channel, names)
    outbox.queue(connection, rows)


def _row(database: Database, wait: Wait) -> Queued:
    id_ = database.ids.new(START)
    return Queued(
        id=id_,
        chat=database.sealer.chat(wait.channel, ACCOUNT, wait.chat),
        cause=f"test:{id_}",
        lane=wait.lane,
        due=wait.due,
        payload=database.sealer.seal(Place.OUTBOX, id_, wait.text.encode()),
        useful_until=wait.useful_until,
        route=f"{wait.channel}/{ACCOUNT}" if wait.route is None else wait.route,
    )


def read(payload: bytes, to: ChatRef) -> Outgoing:
    """The message of a stored payload: its text."""
    return Outgoing(to, payload.decode())


def write(message: Outgoing) -> bytes:
    """The stored payload of a message."""
    return message.text.encode()


def delivery(
    writer: Writer,
    channels: Mapping[str, Channel],
    clock: Clock,
    *,
    seams: Seams | None = None,
    limits: Mapping[str, Limits] | None = None,
    told: list[Posted] | None = None,
) -> Delivery:
    """A delivery over plain texts; pages are the channel "page"."""
    tell = (told if told is not None else []).append
    return Delivery(
        writer,
        channels,
        Pages({"page"}, write, tell),
        read,
        clock,
        Metrics(),
        seams=seams,
        limits=limits or {},
    )


async def until(done: Callable[[], bool], seconds: float = 20.0) -> None:
    """Return when that is so."""
    async with asyncio.timeout(seconds):
        while True:
            if done():
                return
            await asyncio.sleep(0.01)


async def deliver(sending: Delivery, done: Callable[[], bool], seconds: float = 20.0) -> None:
    """Run until that is so, then end in order."""
    task = asyncio.create_task(sending.run())
    try:
        await until(done, seconds)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await sending.finish()


async def states(database: Database) -> dict[str, tuple[str, str | None]]:
    """How every message of the outbox stands, with its reason, by its text."""
    rows = await database.read(lambda connection: connection.execute(outbox._SELECT).all())
    opened = database.sealer.open
    return {
        opened(Place.OUTBOX, row.id, row.payload).decode(): (row.state, row.reason) for row in rows
    }
