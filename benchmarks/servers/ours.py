"""Our assistant as it is composed to serve, behind a channel of plain JSON.

Webhook in (``{"chat", "id", "text"}``), journal, rules, words, outbox, one durable commit, then the
acknowledgement; one POST out for each message. Only this channel is the bench's own: everything
else is what `bot serve` runs, logs and metrics included.
"""

import base64
import sys
from typing import Any

import aiohttp
import orjson
import uvloop
from aiohttp import web
from yarl import URL

from benchmarks.servers.base import arguments, run, serve
from bot import logs
from bot.app import compose, settle
from bot.channels.base import ChatRef, Event, Incoming, Outgoing, Refused, Unknown
from bot.clock import SystemClock
from bot.settings import Settings

CHANNEL = "bench"
MOST_A_MINUTE = 6000
"""No person of the load is too fast; they are counted all the same."""
KEY = base64.b64encode(bytes(range(32))).decode()
WAITS = aiohttp.ClientTimeout(total=None, sock_connect=10)
"""No timer for each call."""
JSON = {"Content-Type": "application/json"}


class PlainChannel:
    """Sends a message as one JSON POST."""

    def __init__(self, session: aiohttp.ClientSession, platform: str) -> None:
        self._session = session
        self._url = URL(platform) / "send"

    async def send(self, message: Outgoing) -> None:
        """Send one message.

        Raises:
            Refused: the platform answered with an error.
            Unknown: the call broke.
        """
        try:
            async with self._session.post(
                self._url, data=orjson.dumps(as_json(message)), headers=JSON
            ) as response:
                await response.read()
                if response.status != web.HTTPOk.status_code:
                    raise Refused(f"http_{response.status}")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unknown("the call broke") from error


def as_json(message: Outgoing) -> dict[str, Any]:
    """The message in plain JSON: its text, its question's key, its buttons with their tags."""
    return {
        "chat": message.to.id,
        "text": message.text,
        "question": message.question,
        "buttons": [{"label": b.label, "tag": b.tag} for b in message.buttons],
    }


async def main() -> None:
    """Serve until ended."""
    call = arguments("database")
    clock = SystemClock()
    settings = Settings.of(
        {"database_url": call.database, "data_key": KEY, "messages_per_minute": MOST_A_MINUTE}
    )
    logs.start(settings.log_level, sys.stderr)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), timeout=WAITS) as session:
        app = await compose(
            settings, clock, channels={CHANNEL: PlainChannel(session, call.platform)}
        )

        async def hook(request: web.Request) -> web.Response:
            event = orjson.loads(await request.read())
            chat = ChatRef(CHANNEL, CHANNEL, event["chat"])
            await app.desk.receive(
                Incoming(chat, event["id"], clock.now(), Event.TEXT, event["text"])
            )
            return web.Response()

        settle()
        await serve(hook)
        await app.close()


if __name__ == "__main__":
    run(main, uvloop.run)
