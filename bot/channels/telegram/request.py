"""The HTTP of python-telegram-bot over aiohttp: a session that is given, JSON, no token in errors.

python-telegram-bot's own request (httpx) is many times slower with many chats at once, writes
unreadable answers to the log and puts what failed, with the token in its address, into its errors.
"""

import json
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

import aiohttp
import orjson
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData
from yarl import URL

LARGEST_ANSWER: Final = 21 * 1024 * 1024
"""Bytes; what Telegram lets bots download, and some more."""
CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 15.0
UPLOAD_SECONDS: Final = 90.0
TROUBLE: Final = 500

NUMBER: Final[ContextVar[int | None]] = ContextVar("number", default=None)
"""The number of the message that the last call of this task sent."""
_JSON: Final = {"Content-Type": "application/json"}


class NotSent(NetworkError):
    """No connection was made: the call certainly did not arrive."""


class Broken(NetworkError):
    """The connection broke or fell silent after the call may have arrived."""


class Trouble(NetworkError):
    """Telegram itself had trouble; ``code`` is the HTTP status, 500 or more."""

    def __init__(self, code: int) -> None:
        super().__init__(f"http {code}")
        self.code = code


class TooLarge(TelegramError):
    """What came is larger than what we take."""


class Request(BaseRequest):
    """Makes the calls of one Bot through a session that somebody else opens and closes."""

    __slots__ = ("_session", "_urls")

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._urls: dict[str, URL] = {}

    async def initialize(self) -> None:
        """Nothing: the session is open."""

    async def shutdown(self) -> None:
        """Nothing: whoever opened the session closes it."""

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for, seconds."""
        return READ_SECONDS

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's object; of a message that was sent only that it was.

        Raises:
            TelegramError: the answer is none. Its words are not told: they may quote a person.
        """
        try:
            answer = orjson.loads(payload)
        except orjson.JSONDecodeError:
            raise TelegramError("unreadable answer") from None
        if not isinstance(answer, dict):
            raise TelegramError("unreadable answer")
        result = answer.get("result")
        if isinstance(result, dict) and "message_id" in result:
            # Nobody reads the messages that we sent, and a Message takes longer than a call.
            answer["result"] = True
            number = result["message_id"]
            NUMBER.set(number if isinstance(number, int) else None)
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Status and body of one call.

        Raises:
            NotSent, Broken, Trouble, TooLarge: without address, token or words in their texts.
        """
        del write_timeout, pool_timeout
        read = _seconds(read_timeout, READ_SECONDS)
        body: dict[str, Any] = {}
        if request_data is not None and request_data.contains_files:
            body = {"data": _form(request_data)}
            read = max(read, UPLOAD_SECONDS)
        elif request_data is not None:
            body = {"data": _dumps(request_data.parameters), "headers": _JSON}
        connect = _seconds(connect_timeout, CONNECT_SECONDS)
        timeout = _timeout(connect, read)
        try:
            async with self._session.request(
                method, self._url(url, method), timeout=timeout, allow_redirects=False, **body
            ) as response:
                status, payload = response.status, await _body(response)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Broken(type(error).__name__) from None
        if status >= TROUBLE:
            raise Trouble(status)
        return status, payload

    def _url(self, url: str, method: str) -> URL:
        """The address, parsed once for each of the few that are posted to."""
        if method != "POST":
            return URL(url)
        known = self._urls.get(url)
        if known is None:
            known = self._urls[url] = URL(url)
        return known


@lru_cache(maxsize=16)
def _timeout(connect: float, read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=connect + read, connect=connect)


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """The body, as long as it is not too large."""
    length = response.content_length
    if length is not None and length > LARGEST_ANSWER:
        raise TooLarge("too large")
    if length is not None and "Content-Encoding" not in response.headers:
        return await response.read()
    parts, size = [], 0
    async for part in response.content.iter_any():
        size += len(part)
        if size > LARGEST_ANSWER:
            raise TooLarge("too large")
        parts.append(part)
    return b"".join(parts)


def _dumps(parameters: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(parameters)
    except TypeError:
        # A letter that UTF-8 cannot write; the standard library escapes it.
        return json.dumps(parameters).encode()


def _form(data: RequestData) -> aiohttp.FormData:
    """The parts of a call that carries files."""
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _seconds(given: Any, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default
