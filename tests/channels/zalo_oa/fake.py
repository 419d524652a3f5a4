"""Zalo's OpenAPI, OAuth and webhook over real HTTP: strict, with lives, windows and faults.

Errors come as HTTP 200 with a code, bodies may be JSON or a form. What a caller does against the
documentation is remembered in ``violations``; at the end of every test there must be none.
"""

import asyncio
import base64
import hashlib
import hmac
import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Self

import aiohttp
from aiohttp import web

from bot.clock import StandingClock
from tests.channels.zalo_oa import strict
from tests.channels.zalo_oa.strict import Refusal
from tests.people import NOON

APP_ID, APP_SECRET = "1112223334445556667", "app-sekret-0123456789"
OA_ID, OA_SECRET = "9007199254740993001", "oa-sekret-abcdefghij"
SEED = "R0-seed-sekret"
RETRY_SECONDS = (30.0, 300.0, 900.0, 1800.0, 3600.0)
TIMEOUT_SECONDS = 2.0


@dataclass(slots=True)
class Fault:
    """What befalls the next calls of a path: a code, an HTTP status, or a broken connection.

    ``late`` carries the call out first, so that only its answer is lost.
    """

    code: int = 0
    status: int = 200
    drop: bool = False
    late: bool = False


@dataclass(slots=True)
class Chat:
    """One person's chat with the account."""

    id: str
    last: datetime | None = None
    messages: list[dict[str, Any]] = field(default_factory=list)
    templates: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    billed: int = 0


class Fake:
    """The platform. ``address`` is known once it runs; ``clock`` is everybody's."""

    def __init__(self) -> None:
        self.clock = StandingClock(NOON)
        self.address = ""
        self.hook = ""
        self.turns: list[str] = []
        self.violations: list[str] = []
        self.calls: list[tuple[str, Any]] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.chats: dict[str, Chat] = {}
        self.files: dict[str, bytes] = {}
        self.kept: dict[str, datetime] = {}
        self.approved: dict[str, dict[str, int]] = {}
        self.phones: dict[str, Chat] = {}
        self.challenge = ""
        self.codes: dict[str, datetime] = {}
        self.refresh = SEED
        self.used: set[str] = set()
        self.access: dict[str, datetime] = {}
        self.grants = 0
        self.requires_proof = False
        self.answers: list[tuple[int, float]] = []
        self.retries: list[str] = []
        self.pace = 0.0005
        self.subscribed = True
        self.echoes = False
        self.numbers = count(1)
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=30 * 1024 * 1024)
        app.router.add_post("/v4/oa/access_token", self._tokens)
        app.router.add_post("/v3.0/oa/message/cs", self._guard(self._consult))
        app.router.add_post("/v3.0/oa/message/template", self._guard(self._by_user))
        app.router.add_post("/message/template", self._guard(self._by_phone))
        app.router.add_post("/v2.0/oa/upload/{kind}", self._guard(self._upload))
        app.router.add_get("/v2.0/oa/getoa", self._guard(self._profile))
        app.router.add_get("/v3.0/oa/user/detail", self._guard(self._detail))
        app.router.add_get("/files/{name}", self._file)
        app.router.add_route("*", "/{rest:.*}", self._unknown)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        assert self._session is not None
        assert self._runner is not None
        await self._session.close()
        await self._runner.cleanup()

    # Tokens

    def grant(self) -> dict[str, str]:
        """A new pair; the old one is dead from now on."""
        self.grants += 1
        access, self.refresh = f"A{self.grants}-sekret", f"R{self.grants}-sekret"
        self.access = {access: self.clock.now() + timedelta(hours=25)}
        return {"access_token": access, "refresh_token": self.refresh, "expires_in": "90000"}

    def expire(self) -> None:
        """The access token ends now, before its time."""
        self.access = {}

    def consent_code(self) -> str:
        """An administrator consents; the code lives ten minutes."""
        code = f"code-{next(self.numbers)}"
        self.codes[code] = self.clock.now() + timedelta(minutes=10)
        return code

    async def _tokens(self, request: web.Request) -> web.StreamResponse:
        fault = self._fault("oauth")
        if fault is not None and not fault.late:
            return self._broken(request, fault)
        if request.content_type != "application/x-www-form-urlencoded":
            self.violations.append("tokens are asked for by a form")
            return _error(-14003, "form")
        form = dict(await request.post())
        if request.headers.get("secret_key") != APP_SECRET or form.get("app_id") != APP_ID:
            return _error(-14004, "wrong secret")
        answer = self._granted(form)
        return answer if fault is None else self._broken(request, fault)

    def _granted(self, form: dict[str, Any]) -> web.Response:
        if form.get("grant_type") == "refresh_token":
            token = form.get("refresh_token")
            if token in self.used:
                self.violations.append("a refresh token was used twice")
            if token != self.refresh:
                return _error(-14020, "Invalid refresh token")
            self.used.add(str(token))
            return web.json_response(self.grant())
        ends = self.codes.pop(str(form.get("code")), None)
        verifier = str(form.get("code_verifier"))
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        fits = challenge == self.challenge and len(verifier) == 43
        if ends is None or ends < self.clock.now() or not fits:
            return _error(-14014, "Invalid code")
        return web.json_response(self.grant())

    # Calls

    def _guard(self, answer: Any) -> Any:
        async def call(request: web.Request) -> web.StreamResponse:
            path = request.path
            fault = self._fault(path)
            if fault is not None and not fault.late:
                return self._broken(request, fault)
            try:
                self._check_token(request)
                data = await answer(request)
            except Refusal as error:
                if error.ours:
                    self.violations.append(f"{path}: {error.why}")
                return _error(error.code, error.why)
            if fault is not None:
                return self._broken(request, fault)
            return web.json_response({"data": data, "error": 0, "message": "Success"})

        return call

    def _check_token(self, request: web.Request) -> None:
        strict.need("Authorization" not in request.headers, "the token has its own header")
        token = request.headers.get("access_token", "")
        if self.access.get(token, self.clock.now()) <= self.clock.now():
            raise Refusal(-216 if token in self.access else -220, "token", ours=False)
        if self.requires_proof:
            proof = hmac.new(APP_SECRET.encode(), token.encode(), "sha256").hexdigest()
            if request.headers.get("appsecret_proof") != proof:
                raise Refusal(-242, "proof", ours=False)

    async def _consult(self, request: web.Request) -> dict[str, Any]:
        body = await _body(request)
        self.calls.append((request.path, body))
        chat = self.chats.get(str(body["recipient"].get("user_id")))
        if chat is None:
            raise Refusal(-201, "no such person", ours=False)
        now = self.clock.now()
        strict.check_message(
            body.get("message"), {k for k, ends in self.kept.items() if ends > now}
        )
        if chat.last is None or now - chat.last >= timedelta(days=7):
            raise Refusal(-230, "no interaction in 7 days", ours=False)
        billed = now - chat.last >= timedelta(hours=48)
        chat.billed += billed
        id_ = f"m{next(self.numbers)}"
        if self.echoes:
            self.publish(echo_of(chat, id_, body["message"], admin="77"))
            await asyncio.sleep(0.05)
        chat.messages.append({"message_id": id_, **body["message"]})
        quota = {} if billed else {"quota": {"quota_type": "reply"}}
        return {"message_id": id_, "user_id": chat.id, "sent_time": "1", **quota}

    async def _by_user(self, request: web.Request) -> dict[str, Any]:
        body = await _body(request)
        self.calls.append((request.path, body))
        strict.need(body.keys() == {"user_id", "template_id", "template_data"}, "fields")
        return self._template(body, self.chats.get(str(body["user_id"])))

    async def _by_phone(self, request: web.Request) -> dict[str, Any]:
        body = await _body(request)
        self.calls.append((request.path, body))
        wanted = {"phone", "template_id", "template_data", "tracking_id"}
        strict.need(body.keys() == wanted, "fields")
        strict.need(body["phone"].startswith("84") and 0 < len(body["tracking_id"]) <= 48, "phone")
        if body["phone"] not in self.phones:
            raise Refusal(-118, "no Zalo account", ours=False)
        return self._template(body, self.phones[body["phone"]])

    def _template(self, body: dict[str, Any], chat: Chat | None) -> dict[str, Any]:
        if body["template_id"] not in self.approved:
            raise Refusal(-249, "template", ours=False)
        strict.check_template(body["template_data"], self.approved[body["template_id"]])
        assert chat is not None
        chat.templates.append((body["template_id"], body["template_data"]))
        return {"message_id": f"t{next(self.numbers)}"}

    async def _upload(self, request: web.Request) -> dict[str, Any]:
        kind = request.match_info["kind"]
        part = (await request.post()).get("file")
        strict.need(isinstance(part, web.FileField), "no field file")
        assert isinstance(part, web.FileField)
        content = part.file.read()
        self.calls.append((request.path, content))
        if kind == "image":
            strict.check_picture(content)
        else:
            strict.check_file(part.filename, content)
        id_ = f"{kind}-{next(self.numbers)}"
        self.kept[id_] = self.clock.now() + timedelta(days=7)
        return {"attachment_id" if kind == "image" else "token": id_}

    async def _profile(self, _request: web.Request) -> dict[str, Any]:
        return {"oaid": OA_ID, "name": "Vốn quay vòng xã Mẫu", "is_verified": True}

    async def _detail(self, request: web.Request) -> dict[str, Any]:
        user = json.loads(request.query["data"])["user_id"]
        return {"user_id": user, "display_name": "Páo", "user_is_follower": True}

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _unknown(self, request: web.Request) -> web.Response:
        self.violations.append(f"no such path {request.path}")
        return web.Response(status=404)

    def _fault(self, path: str) -> Fault | None:
        return self.faults[path].popleft() if self.faults[path] else None

    def _broken(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.drop:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if fault.status != 200:
            return web.Response(status=fault.status, text="<html>trouble</html>")
        return _error(fault.code, "fault")

    # Events

    def publish(self, event: dict[str, Any]) -> bytes:
        """Deliver an event, again where it cannot be delivered; its body."""
        body = json.dumps(event, ensure_ascii=False).encode()
        task = asyncio.create_task(self._deliver(body, event["timestamp"]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return body

    async def _deliver(self, body: bytes, timestamp: str) -> None:
        """By the schedule of Zalo, at the test's pace; then the application is unsubscribed."""
        for number, wait in enumerate((0.0, *RETRY_SECONDS)):
            await asyncio.sleep(wait * self.pace)
            headers = {"num_retry": str(number)} if number else {}
            if number:
                self.retries.append(str(number))
            if 200 <= await self.post(body, timestamp, **headers) < 300:
                return
        self.subscribed = False

    async def post(self, body: bytes, timestamp: str, mac: str | None = None, **more: str) -> int:
        """One POST to the webhook; its status, 0 where nobody answers in time."""
        assert self._session is not None
        made = sign(body, timestamp) if mac is None else mac
        hook = self.turns[next(self.numbers) % len(self.turns)] if self.turns else self.hook
        headers = {"X-ZEvent-Signature": f"mac={made}", "Content-Type": "application/json", **more}
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with (
                asyncio.timeout(TIMEOUT_SECONDS),
                self._session.post(hook, data=body, headers=headers) as answer,
            ):
                status = answer.status
        except (aiohttp.ClientError, TimeoutError):
            status = 0
        self.answers.append((status, loop.time() - started))
        return status

    async def delivered(self) -> None:
        """Wait until every event is delivered."""
        async with asyncio.timeout(30):
            while self._tasks:
                await asyncio.gather(*self._tasks)


def sign(body: bytes, timestamp: str, first: str = APP_ID, secret: str = OA_SECRET) -> str:
    """Zalo's signature."""
    return hashlib.sha256(first.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def echo_of(chat: Chat, id_: str, message: dict[str, Any], admin: str = "") -> dict[str, Any]:
    """The event of a message that went out from the account."""
    sender = {"id": OA_ID, **({"admin_id": admin} if admin else {})}
    return {
        "app_id": APP_ID,
        "event_name": "oa_send_text",
        "sender": sender,
        "recipient": {"id": chat.id},
        "message": {"msg_id": id_, "text": message.get("text", "")},
        "timestamp": str(int(chat.last.timestamp() * 1000)) if chat.last else "0",
    }


def _error(code: int, why: str) -> web.Response:
    return web.json_response({"error": code, "message": why, "error_name": why})


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(json.loads(await request.read() or b"{}"))
    found: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        try:
            found[name] = json.loads(str(value))
        except ValueError:
            found[name] = str(value)
    return found
