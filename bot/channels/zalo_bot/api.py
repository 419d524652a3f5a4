"""One POST for each call of the Zalo Bot Platform, and what may come of it.

The token stands in the address, so no address is ever told: not in a log line, not in an error.
"""

import json
from http import HTTPStatus
from typing import Any, Final

import aiohttp
import orjson
from yarl import URL

from bot.errors import BotError

CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 15.0
LARGEST_ANSWER: Final = 4 * 1024 * 1024
TROUBLE: Final = 500
CONNECTIONS: Final = 20
KEEP_ALIVE_SECONDS: Final = 15.0
"""Shorter than any server keeps a silent connection: a call into a closed one would be unknown."""

_JSON: Final = {"Content-Type": "application/json"}


class CallError(BotError):
    """A call brought no result."""


class Failed(CallError):
    """Zalo answered with an error; ``code`` is its own, or the HTTP status."""

    def __init__(self, code: int) -> None:
        super().__init__(f"error {code}")
        self.code = code


class NotSent(CallError):
    """No connection was made: the call certainly did not arrive."""


class Broken(CallError):
    """The connection broke, fell silent or brought nonsense after the call may have arrived."""


class Api:
    """The bot of one token."""

    def __init__(self, session: aiohttp.ClientSession, token: str, base: str) -> None:
        self.account = account_of(token)
        self.session = session
        self._token = token
        self._base = base

    def __repr__(self) -> str:
        """The bot by its public id."""
        return f"Api({self.account})"

    @property
    def host(self) -> str:
        """The API server's host, whose files may be fetched wherever it is."""
        return URL(self._base).host or ""

    async def call(
        self, method: str, given: dict[str, Any] | None = None, *, wait: float = READ_SECONDS
    ) -> Any:
        """What the method gives back; None where it gives nothing.

        Args:
            method: its name.
            given: its parameters.
            wait: seconds that an answer is waited for.

        Raises:
            Failed, NotSent, Broken: without address, token or words in their texts.
        """
        url = URL(f"{self._base}/bot{self._token}/{method}", encoded=True)
        timeout = aiohttp.ClientTimeout(total=CONNECT_SECONDS + wait, connect=CONNECT_SECONDS)
        try:
            async with self.session.post(
                url, data=_dumps(given or {}), headers=_JSON, timeout=timeout, allow_redirects=False
            ) as response:
                status, payload = response.status, await response.content.read(LARGEST_ANSWER)
                while more := await response.content.read(LARGEST_ANSWER):
                    payload += more
                    if len(payload) > LARGEST_ANSWER:
                        raise Broken("the answer is too large")
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Broken(type(error).__name__) from None
        return _result(status, payload)

    async def close(self) -> None:
        """Close the connections."""
        await self.session.close()


def account_of(token: str) -> str:
    """The bot's public id: what stands before the colon of its token."""
    return token.partition(":")[0]


def connect(token: str, base: str) -> Api:
    """The bot on this server. Calls nothing; must be called on the event loop that sends."""
    connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
    session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
    return Api(session, token, base)


def _result(status: int, payload: bytes) -> Any:
    """The result in the envelope. Errors come with HTTP 200, or with their own status."""
    try:
        answer = orjson.loads(payload)
    except orjson.JSONDecodeError:
        answer = None
    if not isinstance(answer, dict) or "ok" not in answer:
        if status < HTTPStatus.MULTIPLE_CHOICES:
            raise Broken("unreadable answer")
        raise Failed(status)
    if answer["ok"] is True:
        return answer.get("result")
    code = answer.get("error_code")
    given = status if status >= HTTPStatus.BAD_REQUEST else TROUBLE
    raise Failed(code if isinstance(code, int) else given)


def _dumps(given: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(given)
    except TypeError:
        # A letter that UTF-8 cannot write; the standard library escapes it.
        return json.dumps(given).encode()
