"""The load and the platform that receives: conversations in a loop, every reply checked.

One event loop plays both, so that a reply is known at once. A chat sends its next message when the
last one was acknowledged and its reply arrived.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

from benchmarks.dialects import Dialect
from benchmarks.report import BrokenError, Options
from benchmarks.wire import Platform, Webhook, post

STUCK_AFTER = 15.0
"""Seconds without one completed step after which a server counts as stuck."""

LEAD = 0.2
"""Seconds until all chats are on their way."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a person, and what the reply must be, or what it must contain."""

    text: str
    expected: str
    whole: bool = True

    def right(self, said: str) -> bool:
        """Whether this is the reply that must come."""
        return said == self.expected if self.whole else self.expected in said


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation to be had again and again."""

    dialect: Dialect
    turns: tuple[Turn, ...]


@dataclass(slots=True)
class Tally:
    """What is counted while the load runs; ``acknowledged`` holds seconds."""

    completed: int = 0
    acknowledged: list[float] = field(default_factory=list)
    broken: BrokenError | None = None


class Chat:
    """One person's chat: sends, hears, checks, goes on."""

    def __init__(self, number: int, script: Script, tally: Tally) -> None:
        self.number = number
        self.script = script
        self.tally = tally
        self.turn = 0
        self.sent = 0
        self.sent_at = 0.0
        self.waits = 0
        self.stopped = False
        self.webhook = Webhook(self.acknowledged)

    def end(self) -> Webhook:
        """Our end of this chat's connection."""
        return self.webhook

    def send(self) -> None:
        """Post the next message."""
        self.sent += 1
        self.waits = 2  # the acknowledgement and the reply, in either order
        text = self.script.turns[self.turn].text
        update = self.script.dialect.update(self.number, self.number * 10_000_000 + self.sent, text)
        self.sent_at = perf_counter()
        self.webhook.write(post("/hook", update))

    def acknowledged(self, head: bytes, body: bytes) -> None:
        """The webhook answered."""
        if not head.startswith(b"HTTP/1.1 200"):
            status = head.split(b"\r\n", 1)[0]
            self.broken(f"the webhook answered {status!r}: {body[:200]!r}")
            return
        self.tally.acknowledged.append(perf_counter() - self.sent_at)
        self._heard()

    def replied(self, said: str) -> None:
        """A reply arrived at the platform."""
        turn = self.script.turns[self.turn]
        if not turn.right(said):
            self.broken(f"to {turn.text!r} came {said!r} instead of {turn.expected!r}")
            return
        self._heard()

    def _heard(self) -> None:
        self.waits -= 1
        if self.waits:
            return
        self.tally.completed += 1
        self.turn = (self.turn + 1) % len(self.script.turns)
        if not self.stopped:
            self.send()

    def broken(self, why: str) -> None:
        """Remember why the measurement is worthless, and send no more."""
        self.stopped = True
        self.tally.broken = self.tally.broken or BrokenError(f"chat {self.number}: {why}")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one server did in one round: steps a second, CPU µs a step, acknowledgements in s."""

    steps: float
    cpu_us: float
    load_us: float
    acknowledged: tuple[float, ...]


@dataclass(slots=True)
class Sum:
    """What all stretches of a round come to so far; times are seconds."""

    steps: int = 0
    took: float = 0.0
    used: float = 0.0
    own: float = 0.0
    acknowledged: list[float] = field(default_factory=list)

    def rate(self) -> Rate:
        """The rate of all of them together."""
        return Rate(
            self.steps / self.took,
            self.used / self.steps * 1e6,
            self.own / self.steps * 1e6,
            tuple(self.acknowledged),
        )


class Load:
    """The platform, opened before the server starts, and the chats that then talk to it."""

    def __init__(self, script: Script, options: Options, latency: float = 0.0) -> None:
        self.tally = Tally()
        self.sum = Sum()
        self.latency = latency
        self.dialect = script.dialect
        self.chats = {n: Chat(n, script, self.tally) for n in range(1, options.chats + 1)}
        self.platform: asyncio.Server | None = None

    async def open(self) -> str:
        """The address of the platform, which listens from now on."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._failed)
        self.platform = await loop.create_server(
            lambda: Platform(self._receive, self.latency), "127.0.0.1", 0
        )
        return f"http://127.0.0.1:{self.platform.sockets[0].getsockname()[1]}"

    def _receive(self, head: bytes, body: bytes) -> bytes:
        reply = self.dialect.reply(head, body)
        answer = self.dialect.answer(head, reply)
        if reply is not None:
            # After the answer is written, so that a system is not asked again before it is done.
            asyncio.get_running_loop().call_soon(self.chats[reply.chat].replied, reply.said)
        return answer

    def _failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A callback raised: the measurement is worthless."""
        why = context.get("exception") or context["message"]
        self.tally.broken = self.tally.broken or BrokenError(f"the load failed: {why!r}")

    async def connect(self, port: int) -> None:
        """Have every chat reach the server at ``port``."""
        for chat in self.chats.values():
            await asyncio.get_running_loop().create_connection(chat.end, "127.0.0.1", port)

    async def stretch(self, seconds: float, cpu: Callable[[], float]) -> None:
        """Load the server for this long, after a moment in which all chats get going.

        Args:
            seconds: what is measured and added to ``sum``.
            cpu: the seconds of processor that the server has used so far.

        Raises:
            BrokenError: a wrong reply, a refused update, or nothing happens any more.
        """
        for chat in self.chats.values():
            chat.stopped = False
            chat.send()
        await self._watch(LEAD)
        self.tally.acknowledged.clear()
        started, steps, used, own = perf_counter(), self.tally.completed, cpu(), process_time()
        await self._watch(seconds)
        self.sum.took += perf_counter() - started
        self.sum.steps += self.tally.completed - steps
        self.sum.used += cpu() - used
        self.sum.own += process_time() - own
        self.sum.acknowledged += self.tally.acknowledged
        await self._rest()

    def hang_up(self) -> None:
        """End every chat, and the platform."""
        for chat in self.chats.values():
            chat.webhook.hang_up()
        if self.platform is not None:
            self.platform.close()

    async def _watch(self, seconds: float) -> None:
        """Wait, and fail as soon as something is broken or nothing was completed for long."""
        until = perf_counter() + seconds
        last, last_at = self.tally.completed, perf_counter()
        while (now := perf_counter()) < until:
            if self.tally.broken is not None:
                raise self.tally.broken
            if self.tally.completed > last:
                last, last_at = self.tally.completed, now
            elif now - last_at > STUCK_AFTER:
                raise BrokenError(f"no step was completed for {STUCK_AFTER:g} s")
            await asyncio.sleep(min(0.1, until - now))

    async def _rest(self) -> None:
        """Let every chat end its step, and send no more."""
        for chat in self.chats.values():
            chat.stopped = True
        until = perf_counter() + STUCK_AFTER
        while any(chat.waits for chat in self.chats.values()):
            await self._watch(0.01)
            if perf_counter() > until:
                raise BrokenError("a chat got no answer")
        if self.tally.broken is not None:
            raise self.tally.broken
