"""A Zalo Bot Platform over real HTTP: strict about calls, with people, a plan and faults.

Written from the platform's facts alone: JSON or form bodies, ``{ok, result}`` or ``{ok,
error_code, description}`` with HTTP 200, one event a poll, 408 for none, photos only by public
address (it fetches them), no second try of a webhook. What a caller does against that is answered
with an error and remembered in ``violations``.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

import aiohttp
import orjson
from aiohttp import web

TOKEN = "987654:TEST-sekret-zalo"
HEADER = "X-Bot-Api-Secret-Token"
METHODS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "getMe": {},
    "getUpdates": {"timeout?": (str, int)},
    "setWebhook": {"url": str, "secret_token": str},
    "getWebhookInfo": {},
    "deleteWebhook": {},
    "sendMessage": {"chat_id": str, "text": str},
    "sendPhoto": {"chat_id": str, "photo": str, "caption?": str},
    "sendChatAction": {"chat_id": str, "action": str},
}
LONGEST = 2000


class Error(Exception):
    """An error of the platform; ``ours`` where it is a fault of the caller's program."""

    def __init__(self, code: int, description: str, *, ours: bool = False) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.ours = ours


@dataclass(slots=True)
class Fault:
    """What befalls the next call of a method: an HTTP status, an error code, a broken connection.

    ``late`` carries the call out first, so that only its answer is lost.
    """

    status: int = 200
    code: int = 0
    body: str = ""
    drop: bool = False
    late: bool = False
    wait: float = 0.0


@dataclass(slots=True)
class Chat:
    """What one person was sent."""

    id: str
    messages: list[dict[str, Any]] = field(default_factory=list)
    actions: int = 0


class Fake:
    """The platform. ``address`` is known once it runs."""

    def __init__(self, quota: int = 3000) -> None:
        self.address = ""
        self.quota = quota
        self.sent = 0
        self.chats: dict[str, Chat] = {}
        self.files: dict[str, bytes] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.violations: list[str] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.webhook: dict[str, str] = {}
        self.updates: deque[dict[str, Any]] = deque()
        self.statuses: list[int] = []
        self.flat = False
        self.ids = count(1)
        self._more = asyncio.Event()
        self._polling = False
        self._runner: web.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/photos/{name}", self._photo)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
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

    # Events

    def publish(self, name: str, message: dict[str, Any]) -> bytes:
        """Hand an event to the bot, by webhook once or to be polled; its body."""
        result = {"event_name": name, "message": message}
        body = orjson.dumps(result if self.flat else {"ok": True, "result": result})
        if self.webhook:
            self._start(self._deliver(body))
        else:
            self.updates.append(result)
            self._more.set()
        return body

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, body: bytes) -> None:
        self.statuses.append(await self.post(body))

    async def post(self, body: bytes, secret: str | None = None) -> int:
        """One POST of an event to the webhook; its status, 0 where nobody answers."""
        assert self._session is not None
        given = self.webhook["secret_token"] if secret is None else secret
        headers = {HEADER: given, "Content-Type": "application/json"} if given else {}
        try:
            url = self.webhook["url"]
            async with self._session.post(url, data=body, headers=headers) as answer:
                return answer.status
        except aiohttp.ClientError:
            return 0

    async def hooked(self) -> None:
        """Wait until the bot has set its webhook."""
        async with asyncio.timeout(10):
            while not self.webhook:  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    # Calls

    async def _photo(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is not None:
            await asyncio.sleep(fault.wait)
            if not fault.late:
                return _broken(request, fault)
        answer = await self._answered(request, method)
        return answer if fault is None else _broken(request, fault)

    async def _answered(self, request: web.Request, method: str) -> web.Response:
        try:
            _may(request.match_info["token"], method)
            given = await _parameters(request)
            self.calls.append((method, given))
            _check(method, given)
            result = await getattr(self, f"do_{method.lower()}")(given)
        except Error as error:
            if error.ours:
                self.violations.append(f"{method}: {error.description}")
            body = {"ok": False, "error_code": error.code, "description": error.description}
            return web.json_response(body)
        return web.json_response({"ok": True} if result is None else {"ok": True, "result": result})

    async def do_getme(self, _: dict[str, Any]) -> dict[str, Any]:
        """The bot."""
        return {"id": "987654", "account_name": "bot.Quay Vòng", "account_type": "BASIC"}

    async def do_getupdates(self, _: dict[str, Any]) -> dict[str, Any]:
        """One event; it is forgotten as it is given out."""
        if self.webhook:
            raise Error(400, "Webhook is active")
        if self._polling:
            raise Error(400, "only one poll at a time", ours=True)
        self._polling = True
        try:
            async with asyncio.timeout(0.2):
                while not self.updates:
                    self._more.clear()
                    await self._more.wait()
        except TimeoutError:
            raise Error(408, "Request timeout") from None
        finally:
            self._polling = False
        return self.updates.popleft()

    async def do_setwebhook(self, given: dict[str, Any]) -> dict[str, Any]:
        """Keep the address, whether it can be reached or not."""
        if not 8 <= len(given["secret_token"]) <= 256:
            raise Error(400, "secret_token must have 8 to 256 characters", ours=True)
        self.webhook = dict(given)
        ok = {"ok": True, "outcome": "webhook.ok"}
        return {"url": given["url"], "updated_at": 1, "verification": ok}

    async def do_getwebhookinfo(self, _: dict[str, Any]) -> dict[str, Any]:
        """The address; nothing of what waits."""
        return {"url": self.webhook.get("url", ""), "updated_at": 1}

    async def do_deletewebhook(self, _: dict[str, Any]) -> dict[str, Any]:
        """Forget the address."""
        self.webhook = {}
        return {"url": "", "updated_at": 1}

    async def do_sendmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        """Put a text into the chat."""
        return self._put(given, text=given["text"])

    async def do_sendphoto(self, given: dict[str, Any]) -> dict[str, Any]:
        """Fetch the photo and put it into the chat."""
        assert self._session is not None
        async with self._session.get(given["photo"]) as answer:
            if answer.status != 200 or not answer.content_type.startswith("image/"):
                raise Error(400, "photo cannot be fetched", ours=True)
            content = await answer.read()
        return self._put(given, text=given.get("caption", ""), photo=content)

    async def do_sendchataction(self, given: dict[str, Any]) -> None:
        """Show that somebody types; there is no result."""
        self._chat(given).actions += 1

    def _put(self, given: dict[str, Any], **message: Any) -> dict[str, Any]:
        chat = self._chat(given)
        if self.sent >= self.quota:
            raise Error(429, "Quota exceeded")
        self.sent += 1
        chat.messages.append(message)
        return {"message_id": f"o{next(self.ids)}", "date": 1763650000000}

    def _chat(self, given: dict[str, Any]) -> Chat:
        if given["chat_id"] not in self.chats:
            raise Error(400, "chat not found", ours=True)
        return self.chats[given["chat_id"]]


def _may(token: str, method: str) -> None:
    if token != TOKEN:
        raise Error(401, "Unauthorized")
    if method not in METHODS:
        raise Error(404, "Not Found", ours=True)


def _check(method: str, given: dict[str, Any]) -> None:
    """Raise where names, types or lengths are wrong."""
    wanted = METHODS[method]
    if unknown := set(given) - {name.rstrip("?") for name in wanted}:
        raise Error(400, f"unknown parameter {', '.join(sorted(unknown))}", ours=True)
    for name, kind in wanted.items():
        plain = name.rstrip("?")
        if plain in given:
            _value(plain, given[plain], kind)
        elif plain == name:
            raise Error(400, f"{plain} is missing", ours=True)


def _value(name: str, value: Any, kind: Any) -> None:
    if not isinstance(value, kind):
        raise Error(400, f"{name} has a wrong type", ours=True)
    if name in {"text", "caption"} and not 1 <= len(value) <= LONGEST:
        raise Error(400, f"{name} must have 1 to {LONGEST} characters", ours=True)
    if name == "action" and value != "typing":
        raise Error(400, "unknown action", ours=True)
    if name in {"photo", "url"} and not value.startswith(("http://", "https://")):
        raise Error(400, f"{name} is no address", ours=True)


async def _parameters(request: web.Request) -> dict[str, Any]:
    raw = await request.read()
    if request.content_type == "application/json":
        found: dict[str, Any] = orjson.loads(raw or b"{}")
        return found
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _broken(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.drop:
        assert request.transport is not None
        request.transport.close()
        return web.Response()
    if fault.code:
        return web.json_response({"ok": False, "error_code": fault.code, "description": "fault"})
    return web.Response(status=fault.status, text=fault.body)
