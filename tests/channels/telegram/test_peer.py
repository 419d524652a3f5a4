"""One whole conversation on a Telegram that others wrote: npm's telegram-test-api, by polling.

It knows a part of the Bot API, answers some calls with an error and leaves out fields that the real
one always gives; what we do must not depend on them.
"""

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.settings import Secret
from tests.channels.telegram.fake import TOKEN
from tests.channels.telegram.running import assistant_on
from tests.people import KEY

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "node_modules" / "telegram-test-api"
NODE = shutil.which("node")
START = """
const TelegramServer = require('telegram-test-api');
new TelegramServer({port: Number(process.argv[1]), host: '127.0.0.1'}).start()
  .then(() => console.log('started'));
"""
HOW = "npm install --no-save --no-package-lock telegram-test-api@4.2.1"

if NODE is None or not PACKAGE.is_dir():
    if os.environ.get("CI") == "true":
        pytest.fail(f"The peer's test needs node and: {HOW}")
    pytest.skip(f"no peer: Telegram is tested on our fake alone ({HOW})", allow_module_level=True)


class Peer:
    """The peer's client side."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self._session = session
        self._heard: list[dict[str, Any]] = []
        self._number = 0

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        async with self._session.post(f"{self.address}/{path}", json=body) as answer:
            assert answer.status == 200
            return await answer.json()

    def _common(self) -> dict[str, Any]:
        self._number += 1
        return {
            "botToken": TOKEN,
            "date": 1_785_560_400,
            "from": {"id": 31, "first_name": "Páo", "is_bot": False},
            "chat": {"id": 31, "first_name": "Páo", "type": "private"},
        }

    async def say(self, text: str) -> None:
        """Type something."""
        await self._post("sendMessage", {**self._common(), "text": text})

    async def command(self, text: str) -> None:
        """Type a command."""
        entity = {"offset": 0, "length": len(text), "type": "bot_command"}
        await self._post("sendCommand", {**self._common(), "text": text, "entities": [entity]})

    async def tap(self, label: str) -> None:
        """Press a button under the last message."""
        rows = self._heard[-1]["reply_markup"]["inline_keyboard"]
        data = {b["text"]: b["callback_data"] for row in rows for b in row}[label]
        common = self._common()
        message = {"chat": common["chat"], "from": common["from"]}
        await self._post("sendCallback", {**common, "message": message, "data": data})

    async def hears(self, words: str) -> None:
        """Wait until the bot says these words."""
        async with asyncio.timeout(20):
            while True:
                found = await self._post("getUpdates", {"token": TOKEN, "chatId": 31})
                self._heard += [update["message"] for update in found["result"]]
                if self._heard and words in self._heard[-1]["text"]:
                    return
                await asyncio.sleep(0.05)


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    """A running peer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert NODE is not None
    process = await asyncio.create_subprocess_exec(
        *(NODE, "-e", START, str(port)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 20) == b"started\n"
    async with aiohttp.ClientSession() as session:
        yield Peer(f"http://127.0.0.1:{port}", session)
    process.terminate()
    await process.wait()


async def test_household_learns_whether_it_may_be_supported(peer: Peer, sqlite_url: str) -> None:
    settings = {
        "database_url": sqlite_url,
        "data_key": Secret(KEY),
        "telegram_token": Secret(TOKEN),
        "telegram_api_url": peer.address,
    }
    async with assistant_on(settings):
        await peer.command("/dieukien")
        await peer.hears("tỉnh nào")
        await peer.tap("Đồng Nai")
        await peer.hears("2023–2025")
        await peer.tap("Trong 2023–2025")
        await peer.hears("01/07/2025")
        await peer.say("đồng nai")
        await peer.hears("hộ nghèo")
        await peer.say("2")
        await peer.hears("lao động")
        await peer.say("hai người")
        await peer.hears("Nhà mình thuộc đối tượng được xét: hộ cận nghèo")
