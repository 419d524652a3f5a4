"""The little of HTTP/1.1 that the load needs, at little cost: it shares a core with the platform.

Keep-alive, one request at a time per connection, bodies with Content-Length. Not a general client
or server: whatever else arrives is an error.
"""

import asyncio
from collections.abc import Callable
from typing import cast

from benchmarks.report import BrokenError

END = b"\r\n\r\n"
LENGTH = b"content-length:"


class Message(asyncio.Protocol):
    """A connection that cuts what arrives into messages (head, body)."""

    def __init__(self) -> None:
        self.buffer = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Hand over every message that is complete now."""
        self.buffer = self.buffer + data if self.buffer else data
        while (end := self.buffer.find(END)) >= 0:
            head, start = self.buffer[:end], end + len(END)
            stop = start + length(head)
            if len(self.buffer) < stop:
                return
            body, self.buffer = self.buffer[start:stop], self.buffer[stop:]
            self.arrived(head, body)

    def arrived(self, head: bytes, body: bytes) -> None:
        """One whole message; subclasses say what it means."""
        raise NotImplementedError

    def write(self, data: bytes) -> None:
        """Send bytes; a connection that is gone is broken."""
        if self.transport is None or self.transport.is_closing():
            raise BrokenError("a connection was closed in the middle of a measurement")
        self.transport.write(data)


def length(head: bytes) -> int:
    """The body's length that a head announces; 0 where it announces none."""
    lowered = head.lower()
    start = lowered.find(LENGTH)
    if start < 0:
        return 0
    return int(lowered[start + len(LENGTH) :].split(b"\r\n", 1)[0])


class Webhook(Message):
    """Our end of a webhook: posts updates, hears the acknowledgement."""

    def __init__(self, acknowledged: Callable[[bytes, bytes], None]) -> None:
        super().__init__()
        self.acknowledged = acknowledged

    def arrived(self, head: bytes, body: bytes) -> None:
        """The acknowledgement of the last update."""
        self.acknowledged(head, body)

    def hang_up(self) -> None:
        """Close the connection."""
        if self.transport is not None:
            self.transport.close()


class Platform(Message):
    """The platform's end of a sending call: hears a message, answers it."""

    def __init__(self, answer: Callable[[bytes, bytes], bytes], latency: float) -> None:
        super().__init__()
        self.answer = answer
        self.latency = latency

    def arrived(self, head: bytes, body: bytes) -> None:
        """Answer one call, after the latency where there is one."""
        response = self.answer(head, body)
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, self.write, response)
        else:
            self.write(response)


def post(path: str, body: bytes) -> bytes:
    """The bytes of one JSON POST."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def ok(body: bytes) -> bytes:
    """The bytes of one 200 with JSON."""
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
