"""Calls over aiohttp that say how they failed, without address, token or anybody's words.

Nothing here knows a code of Zalo's; HTTP 200 is an answer, whatever it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import orjson

from bot.errors import BotError

LARGEST_ANSWER: Final = 2 * 1024 * 1024
CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 15.0
UPLOAD_SECONDS: Final = 60.0
CONNECTIONS: Final = 100
KEEP_ALIVE_SECONDS: Final = 15.0
"""Shorter than any server keeps a silent connection: a call into a closed one would be unknown."""
UNAUTHORISED: Final = 401
TOO_MANY: Final = 429
GATEWAY_TIMEOUT: Final = 504
TROUBLE: Final = 500


class WireError(BotError):
    """A call got no answer that can be read."""


class NotSent(WireError):
    """No connection was made: the call certainly did not arrive."""


class Broken(WireError):
    """The connection broke or fell silent after the call may have arrived."""


class Trouble(WireError):
    """The platform itself had trouble; ``status`` is the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"http {status}")
        self.status = status


class Unauthorised(WireError):
    """HTTP 401: the token is not taken (any more)."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a call carries, as the field ``file`` of a form."""

    name: str
    content: bytes
    kind: str


class Wire:
    """Makes calls through a session that somebody else opens and closes."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def post(
        self,
        url: str,
        headers: Mapping[str, str],
        *,
        json: Mapping[str, Any] | None = None,
        form: Mapping[str, str] | None = None,
        upload: Upload | None = None,
    ) -> dict[str, Any]:
        """The answer's object.

        Raises:
            WireError: there is none.
        """
        sent: dict[str, Any] = {"headers": dict(headers)}
        seconds = READ_SECONDS
        if upload is not None:
            sent["data"] = _parts(upload)
            seconds = UPLOAD_SECONDS
        elif form is not None:
            sent["data"] = dict(form)
        else:
            sent["data"] = orjson.dumps(json or {})
            sent["headers"]["Content-Type"] = "application/json"
        return await self._ask("POST", url, seconds, sent)

    async def get(
        self, url: str, headers: Mapping[str, str], params: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """The answer's object.

        Raises:
            WireError: there is none.
        """
        sent = {"headers": dict(headers), "params": dict(params or {})}
        return await self._ask("GET", url, READ_SECONDS, sent)

    async def _ask(
        self, method: str, url: str, seconds: float, sent: dict[str, Any]
    ) -> dict[str, Any]:
        timeout = aiohttp.ClientTimeout(total=CONNECT_SECONDS + seconds, connect=CONNECT_SECONDS)
        try:
            async with self._session.request(
                method, url, timeout=timeout, allow_redirects=False, **sent
            ) as response:
                status = response.status
                body = await response.content.read(LARGEST_ANSWER)
                while not response.content.at_eof() and len(body) < LARGEST_ANSWER:
                    body += await response.content.read(LARGEST_ANSWER)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Broken(type(error).__name__) from None
        return _answer(status, body)


def _answer(status: int, body: bytes) -> dict[str, Any]:
    if status == UNAUTHORISED:
        raise Unauthorised("http 401")
    if status >= TROUBLE or status == TOO_MANY:
        raise Trouble(status)
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        # Its words are not told: they may quote a person.
        raise Broken("unreadable answer") from None
    if not isinstance(answer, dict):
        raise Broken("unreadable answer")
    return answer


def _parts(upload: Upload) -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("file", upload.content, filename=upload.name, content_type=upload.kind)
    return form


def open_session() -> aiohttp.ClientSession:
    """A session for one event loop; whoever opens it closes it."""
    connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
