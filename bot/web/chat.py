"""The web chat's requests: send, upload, history by long poll, files, the demo's cast.

Stored means delivered: a POST hands one event to the desk and answers with what the database
then holds. No message is kept in this process, so any process serves any browser.
"""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.base import File, Incoming
from bot.channels.web import NOT_UNDERSTOOD, BadEventError, Shown, as_json, parse, read, read_files
from bot.web.assets import Assets
from bot.web.bodies import Bodies
from bot.web.guard import Meter, Visitor, check_host, check_post, remember, visitor
from bot.web.services import Services

_LARGEST_CURSOR = 2**63 - 1
_MOST_KNOWN = 60
_IMAGES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Chat:
    """The handlers of ``/`` and ``/chat/…`` over one set of services."""

    def __init__(self, services: Services, assets: Assets) -> None:
        self._services = services
        self._assets = assets
        self._meter = Meter(services)
        self._bodies = Bodies(services.limits)

    def routes(self) -> Iterable[web.RouteDef]:
        """What the application serves for the chat."""
        return (
            web.get("/", self.page),
            web.post("/chat/send", self.send),
            web.post("/chat/upload", self.upload),
            web.get("/chat/history", self.history),
            web.get("/chat/file/{id:[A-Za-z0-9_-]{1,64}}", self.file),
            web.get("/chat/demo", self.demo),
            web.post("/chat/demo/{day:[a-z0-9_]{1,32}}", self.demo_day),
        )

    async def page(self, request: web.Request) -> web.Response:
        """The page, with the cookie of its person."""
        check_host(request, self._services)
        who = visitor(request, self._services)
        text = self._assets.page(csrf=who.csrf, demo=self._services.demo is not None)
        response = web.Response(text=text, content_type="text/html")
        remember(response, who, self._services)
        return response

    async def send(self, request: web.Request) -> web.Response:
        """One event as JSON; the answer holds the new messages already."""
        who = self._own_post(request, cost=1)
        body = await self._bodies.message(request)
        try:
            incoming = read(parse(body), who.chat, self._services.clock())
        except BadEventError as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        return await self._received(request, who, incoming)

    async def upload(self, request: web.Request) -> web.Response:
        """Files as multipart: one field ``message`` (JSON with the id), then ``photo`` parts or one
        ``document``."""
        who = self._own_post(request, cost=self._services.limits.upload_cost)
        async with self._bodies.upload(request) as sent:
            try:
                body, now = parse(sent.message), self._services.clock()
                incoming = read_files(body, sent.photos, sent.documents, who.chat, now)
            except BadEventError as error:
                raise web.HTTPBadRequest(text=str(error)) from error
            return await self._received(request, who, incoming)

    async def history(self, request: web.Request) -> web.Response:
        """What is stored above ``after`` and not in ``have``; waits up to ``wait`` seconds."""
        check_host(request, self._services)
        who = visitor(request, self._services)
        self._meter.reads(request, who, asyncio.get_running_loop().time())
        after, known, wait = _asked(request)
        messages = await self._news(request, who, after, known, wait)
        return await self._answer(who, after, messages)

    async def file(self, request: web.Request) -> web.Response:
        """A stored file of this chat; only photos are shown, all else is saved."""
        check_host(request, self._services)
        who = visitor(request, self._services)
        self._meter.reads(request, who, asyncio.get_running_loop().time())
        found = await self._services.file(who.chat, request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        return file_answer(found)

    async def demo(self, request: web.Request) -> web.Response:
        """The sample village's people and the guided card's script; 404 without ``--demo``."""
        check_host(request, self._services)
        if self._services.demo is None:
            raise web.HTTPNotFound
        people = [asdict(person) for person in self._services.demo]
        script = json.loads(self._assets.files["demo.json"].content)
        return web.json_response({"people": people, **script}, dumps=_dumps)

    async def demo_day(self, request: web.Request) -> web.Response:
        """Move the sample village to a day; 404 without ``--demo``, or where there is no such."""
        self._own_post(request, cost=1)
        move = self._services.demo_day
        if move is None or not await move(request.match_info["day"]):
            raise web.HTTPNotFound
        return web.json_response({"moved": True})

    def _own_post(self, request: web.Request, cost: float) -> Visitor:
        check_host(request, self._services)
        who = visitor(request, self._services)
        self._meter.sends(request, who, asyncio.get_running_loop().time(), cost)
        check_post(request, who, self._services)
        return who

    async def _received(
        self, request: web.Request, who: Visitor, incoming: Incoming
    ) -> web.Response:
        after, known, _ = _asked(request)
        await self._services.receive(incoming)
        self._services.wakes.wake(who.chat)
        return await self._answer(who, after, await self._fresh(who, after, known))

    async def _news(
        self, request: web.Request, who: Visitor, after: int, known: frozenset[str], wait: float
    ) -> list[Shown]:
        """Read at once, at each wake-up here, and regularly for what other processes commit."""
        limits, wakes, loop = (
            self._services.limits,
            self._services.wakes,
            asyncio.get_running_loop(),
        )
        crowded = wakes.waiting(who.chat) >= limits.waiting_per_chat
        end = loop.time() + (0 if crowded else min(wait, limits.longest_wait))
        with wakes.watch(who.chat) as woken:
            while True:
                woken.clear()
                messages = await self._fresh(who, after, known)
                left = end - loop.time()
                gone = request.transport is None or request.transport.is_closing()
                if messages or left <= 0 or gone or wakes.closed:
                    return messages
                await _either(woken, min(limits.reread, left))

    async def _fresh(self, who: Visitor, after: int, known: frozenset[str]) -> list[Shown]:
        """Stored messages that the page lacks, looking back over the overlap of processes."""
        start = max(0, after - self._services.overlap)
        found = await self._services.history(who.chat, start, self._services.limits.history)
        return [message for message in found if message.id not in known]

    async def _answer(self, who: Visitor, after: int, messages: list[Shown]) -> web.Response:
        query = "?" + urlencode({"as": who.picked}) if who.picked else ""
        body = {
            "person": who.chat.id[:8],
            "csrf": who.csrf,
            "language": await self._services.language(who.chat),
            "cursor": str(max([after, *(message.cursor for message in messages)])),
            "messages": [as_json(message, query) for message in messages],
        }
        response = web.json_response(body, dumps=_dumps)
        if who.fresh:
            remember(response, who, self._services)
        return response


def _asked(request: web.Request) -> tuple[int, frozenset[str], float]:
    """The reader's cursor, the ids it has of the overlap, and how long it would wait."""
    try:
        after = int(request.query.get("after") or "0")
        wait = float(request.query.get("wait") or "0")
    except ValueError as error:
        raise web.HTTPBadRequest(text=NOT_UNDERSTOOD) from error
    known = request.query.get("have", "").split(",")
    if not 0 <= after <= _LARGEST_CURSOR or not 0 <= wait < 1e6 or len(known) > _MOST_KNOWN:
        raise web.HTTPBadRequest(text=NOT_UNDERSTOOD)
    return after, frozenset(known), wait


async def _either(woken: asyncio.Event, seconds: float) -> None:
    """Return when woken or when the seconds are over, whichever is first."""
    try:
        await asyncio.wait_for(woken.wait(), seconds)
    except TimeoutError:
        return


def file_answer(found: File) -> web.Response:
    """The file as a browser takes it: only photos are shown, all else is saved."""
    kind = _IMAGES.get(found.name.rpartition(".")[2].lower())
    ascii_name = "".join(
        c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in found.name
    )
    headers = {
        "Content-Disposition": f'{"inline" if kind else "attachment"}; filename="{ascii_name}"'
    }
    return web.Response(
        body=found.content, content_type=kind or "application/octet-stream", headers=headers
    )


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
