"""A strict platform in a process of its own: it counts every call and misbehaves when asked to.

Run: python -m tests.delivery.platform SEED MISBEHAVIOUR. Prints its port. POST /send takes
{"id", "chat", "number"}; GET /report says, by id, how often a message was taken or refused (a byte
for each id, in base64), and what was wrong. MISBEHAVIOUR is the share of calls (0 to 1) that go
wrong in one way or another.
"""

import asyncio
import base64
import json
import random
import signal
import sys
from typing import Any

from aiohttp import web

SLOW = 1.0
"""Seconds; the clients' patience is shorter."""


class Platform:
    """What it took, from whom, in which order."""

    def __init__(self, seed: int, misbehaviour: float) -> None:
        self._dice = random.Random(seed)
        self._misbehaviour = misbehaviour
        self.calls = 0
        self.taken = bytearray()
        self.refused = bytearray()
        self.last: dict[str, int] = {}
        self.disordered: list[int] = []

    async def send(self, request: web.Request) -> web.StreamResponse:
        """Take a message, or not, and say so, or not."""
        self.calls += 1
        body = json.loads(await request.read())
        if self._dice.random() >= self._misbehaviour:
            return self._take(request, body)
        way = self._dice.choice(WAYS)
        return await way(self, request, body)

    async def report(self, _request: web.Request) -> web.Response:
        """Everything that it counted."""
        return web.json_response(
            {
                "calls": self.calls,
                "taken": base64.b64encode(self.taken).decode(),
                "refused": base64.b64encode(self.refused).decode(),
                "disordered": self.disordered,
            }
        )

    def _take(self, request: web.Request, body: dict[str, Any]) -> web.Response:
        """Take a message. One whose call was given up before this got to it has no order."""
        waited_for = request.transport is not None
        first = _count(self.taken, body["id"]) == 1
        if first and waited_for and body["number"] < self.last.get(body["chat"], -1):
            self.disordered.append(body["id"])
        self.last[body["chat"]] = max(body["number"], self.last.get(body["chat"], -1))
        return web.Response()

    async def _busy(self, _request: web.Request, _body: dict[str, Any]) -> web.Response:
        return web.json_response({"retry_after": 0.2}, status=429)

    async def _broken(self, _request: web.Request, _body: dict[str, Any]) -> web.Response:
        return web.Response(status=self._dice.choice((500, 502, 503)))

    async def _refuses(self, _request: web.Request, body: dict[str, Any]) -> web.Response:
        _count(self.refused, body["id"])
        return web.Response(status=400)

    async def _slow(self, request: web.Request, body: dict[str, Any]) -> web.Response:
        answer = self._take(request, body)
        await asyncio.sleep(SLOW)
        return answer

    async def _drops(self, request: web.Request, body: dict[str, Any]) -> web.Response:
        if self._dice.random() < 0.5:
            self._take(request, body)
        assert request.transport is not None
        request.transport.abort()
        return web.Response()


def _count(counts: bytearray, id_: int) -> int:
    """How often this has been counted now."""
    if id_ >= len(counts):
        counts.extend(bytes(id_ + 1 - len(counts)))
    counts[id_] = min(255, counts[id_] + 1)
    return counts[id_]


WAYS = (
    Platform._busy,
    Platform._broken,
    Platform._refuses,
    Platform._slow,
    Platform._drops,
)


async def main(seed: int, misbehaviour: float) -> None:
    """Serve until ended."""
    platform = Platform(seed, misbehaviour)
    app = web.Application()
    app.router.add_post("/send", platform.send)
    app.router.add_get("/report", platform.report)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
