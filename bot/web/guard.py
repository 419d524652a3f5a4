"""Who a browser is and whether its request is its own: cookie, CSRF token, host, origin, rates.

A web person is a random cookie. Only a keyed hash of it is ever a chat's id, so what the database
holds opens no one's chat. Nothing here reads or writes messages.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from math import ceil
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.base import ChatRef
from bot.channels.web import CHANNEL
from bot.records import record
from bot.web.limits import Buckets, Rate, address_key
from bot.web.services import Services

COOKIE = "person"
COOKIE_HTTPS = "__Host-person"
CSRF_HEADER = "X-CSRF"
REMEMBERED = 180 * 24 * 3600
"""Seconds that a browser keeps its person; renewed at each visit of the page."""

TOO_FAST = "Bà con gửi hơi nhanh. Đợi một chút rồi gửi tiếp nhé."
NOT_THIS_PAGE = "Trang đã cũ. Bà con tải lại trang rồi gửi lại giúp."
NOT_THIS_HOST = "Địa chỉ này không phải của trợ lý."

_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
_TOKEN = 32
"""Characters of the cookie's random part: 24 bytes, 192 bits."""


@record
class Visitor:
    """The browser behind a request: its cookie, the token its POSTs carry, and its chat.

    ``fresh`` where the request brought no cookie of ours; ``picked`` is the demo's person or "".
    """

    cookie: str
    csrf: str
    chat: ChatRef
    fresh: bool
    picked: str


def visitor(request: web.Request, services: Services) -> Visitor:
    """The request's person; a missing or forged cookie makes a new one (``fresh``)."""
    given = request.cookies.get(_cookie_name(services), "")
    known = _is_ours(given, services.secret)
    cookie = given if known else _mint(services.secret)
    own = _digest(services.secret, "chat", cookie)
    picked = request.query.get("as", "")
    person = next((p for p in services.demo or () if p.id == picked), None)
    return Visitor(
        cookie=cookie,
        csrf=_digest(services.secret, "csrf", cookie),
        chat=ChatRef(CHANNEL, services.account, person.id if person else own),
        fresh=not known,
        picked=person.id if person else "",
    )


def remember(response: web.StreamResponse, who: Visitor, services: Services) -> None:
    """Give the browser its cookie: HttpOnly, SameSite=Lax, Secure behind https."""
    response.set_cookie(
        _cookie_name(services),
        who.cookie,
        max_age=REMEMBERED,
        path="/",
        httponly=True,
        secure=_https(services),
        samesite="Lax",
    )


def check_host(request: web.Request, services: Services) -> None:
    """Raise 421 where the Host header names none of our hosts (DNS rebinding)."""
    if services.hosts is not None and _host_name(request.host) not in services.hosts:
        raise web.HTTPMisdirectedRequest(text=NOT_THIS_HOST)


def check_post(request: web.Request, who: Visitor, services: Services) -> None:
    """Raise 403 unless the POST comes from our own page with this person's CSRF token.

    The public address counts as ours too: a proxy may put its own name into Host.
    """
    origin = request.headers.get("Origin")
    ours = {request.host.lower(), _authority(services.public_url) or request.host.lower()}
    if origin is not None and _authority(origin) not in ours:
        raise web.HTTPForbidden(text=NOT_THIS_PAGE)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise web.HTTPForbidden(text=NOT_THIS_PAGE)
    token = request.headers.get(CSRF_HEADER, "")
    if who.fresh or not hmac.compare_digest(token.encode("utf-8", "replace"), who.csrf.encode()):
        raise web.HTTPForbidden(text=NOT_THIS_PAGE)


class Meter:
    """Counts what persons and addresses ask for; raises 429 with a plain sentence."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._buckets = Buckets()

    def sends(self, request: web.Request, who: Visitor, now: float, cost: float = 1) -> None:
        """One message (or an upload, at its cost) of this person from this address."""
        limits = self._services.limits
        self._take("sends", request, who, now, (limits.person_sends, limits.address_sends), cost)

    def reads(self, request: web.Request, who: Visitor, now: float) -> None:
        """One look at the history."""
        limits = self._services.limits
        self._take("reads", request, who, now, (limits.person_reads, limits.address_reads), 1)

    def _take(
        self,
        kind: str,
        request: web.Request,
        who: Visitor,
        now: float,
        rates: tuple[Rate, Rate],
        cost: float,
    ) -> None:
        limits = self._services.limits
        forwarded = ",".join(request.headers.getall("X-Forwarded-For", []))
        address = address_key(request.remote, forwarded, limits.proxies)
        person_rate, address_rate = rates
        wait = self._buckets.take(f"{kind} address", address, address_rate, now, cost)
        wait = wait or self._buckets.take(f"{kind} person", who.chat.id, person_rate, now, cost)
        if wait:
            raise web.HTTPTooManyRequests(text=TOO_FAST, headers={"Retry-After": str(ceil(wait))})


def allowed_hosts(bind_host: str, public_url: str) -> frozenset[str] | None:
    """The names a server answers to: its public one and loopback; None where it cannot know."""
    public = urlsplit(public_url).hostname
    if public:
        return _LOOPBACK | {public.lower()}
    return _LOOPBACK if bind_host in _LOOPBACK else None


def _mint(secret: bytes) -> str:
    token = secrets.token_urlsafe(24)
    return f"{token}.{_digest(secret, 'cookie', token)}"


def _is_ours(cookie: str, secret: bytes) -> bool:
    token, _, mark = cookie.partition(".")
    expected = _digest(secret, "cookie", token)
    return len(token) == _TOKEN and hmac.compare_digest(
        mark.encode("utf-8", "replace"), expected.encode()
    )


def _digest(secret: bytes, purpose: str, value: str) -> str:
    """22 characters (128 bits) of a keyed hash; the purpose keeps the three uses apart."""
    message = f"web {purpose}|{value}".encode("utf-8", "replace")
    return urlsafe_b64encode(hmac.new(secret, message, sha256).digest()[:16]).decode().rstrip("=")


def _cookie_name(services: Services) -> str:
    return COOKIE_HTTPS if _https(services) else COOKIE


def _https(services: Services) -> bool:
    return services.public_url.lower().startswith("https://")


def _authority(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
