"""A Bot API server over real HTTP: strict about calls, with chats, updates, files and faults.

Whatever a caller does against the documentation is answered as Telegram would and remembered in
``violations``; at the end of every test there must be none.
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Coroutine
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.channels.telegram.methods import Failed, Methods
from tests.channels.telegram.strict import TABLE, Refusal, check, from_form

TOKEN = "123456:TEST-sekret_token"


@dataclass(slots=True)
class Fault:
    """What befalls the next calls of a method: a status with a body, or a broken connection.

    ``late`` carries the call out first, so that only its answer is lost.
    """

    status: int = 500
    body: dict[str, Any] | str = ""
    drop: bool = False
    late: bool = False
    wait: float = 0.0


class Fake(Methods):
    """The server. ``address`` is known once it runs."""

    def __init__(self) -> None:
        super().__init__()
        self.address = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.webhook_answers: list[int] = []
        self.update_ids = count(1000)
        self._runner: web.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._lanes: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        assert self._session is not None
        assert self._runner is not None
        await self._session.close()
        await self._runner.cleanup()

    # Updates

    def publish(self, **update: Any) -> dict[str, Any]:
        """Hand an update to the bot, by webhook or to be polled."""
        whole = {"update_id": next(self.update_ids), **update}
        self.updates.append(whole)
        self.more.set()
        if self.webhook.get("url"):
            self._start(self._deliver(whole))
        return whole

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, update: dict[str, Any]) -> None:
        """Post it until it is taken; a chat's updates one after the other."""
        async with self._lanes[lane_of(update)]:
            pause = 0.1
            while update in self.updates:
                status = await self.post(update)
                if 200 <= status < 300:
                    self.updates.remove(update)
                    return
                await asyncio.sleep(pause)
                pause = min(pause * 2, 1.0)

    async def post(self, update: Any, secret: str | None = None) -> int:
        """One POST of an update to the webhook; its status, 0 where nobody answers."""
        assert self._session is not None
        given = self.webhook.get("secret_token", "") if secret is None else secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": given} if given else {}
        try:
            async with self._session.post(
                self.webhook["url"], json=update, headers=headers
            ) as answer:
                self.webhook_answers.append(answer.status)
                return answer.status
        except (aiohttp.ClientError, KeyError):
            return 0

    async def taken(self) -> None:
        """Wait until the bot has taken every update."""
        async with asyncio.timeout(20):
            while self.updates:  # noqa: ASYNC110  (whoever takes them tells nobody else)
                await asyncio.sleep(0.02)

    # Calls

    async def _file(self, request: web.Request) -> web.Response:
        fault = self.faults["file"].popleft() if self.faults["file"] else None
        if fault is not None:
            return web.Response(status=fault.status)
        content = self.files.get(request.match_info["path"])
        if request.match_info["token"] != TOKEN or content is None:
            return web.Response(status=404)
        return web.Response(body=content)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is not None:
            await asyncio.sleep(fault.wait)
            if not fault.late:
                return self._broken(request, fault)
        answer = await self._answered(request, method)
        return answer if fault is None else self._broken(request, fault)

    async def _answered(self, request: web.Request, method: str) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return _answer(401, "Unauthorized")
        if method not in TABLE["methods"]:
            self.violations.append(f"unknown method {method}")
            return _answer(404, "Not Found")
        given, files = await _parameters(request, method)
        self.calls.append((method, given))
        try:
            check(method, given, files)
            result = await getattr(self, f"do_{method.lower()}")(given, files)
        except Refusal as error:
            if error.ours:
                self.violations.append(f"{method}: {error.description}")
            return _answer(400, error.description)
        except Failed as error:
            return _answer(error.status, error.description, error.parameters)
        if method == "setWebhook":
            for update in self.updates:
                self._start(self._deliver(update))
        return web.json_response({"ok": True, "result": result})

    def _broken(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.drop:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if isinstance(fault.body, str):
            return web.Response(status=fault.status, text=fault.body)
        return web.json_response(fault.body, status=fault.status)


def lane_of(update: dict[str, Any]) -> int:
    """Whose update it is: Telegram delivers one person's in their order."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        if kind in update:
            return int(update[kind]["from"]["id"])
    return 0


def _answer(
    status: int, description: str, parameters: dict[str, Any] | None = None
) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)


async def _parameters(request: web.Request, method: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    if request.content_type == "application/json":
        return json.loads(await request.read() or b"{}"), {}
    given: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, str):
            given[name] = from_form(method, name, value)
        elif isinstance(value, web.FileField):
            files[name] = value.file.read()
    return given, files
