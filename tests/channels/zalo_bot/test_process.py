"""`bot serve` with the Zalo bot as a process of its own: killed in the middle, started again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.channels.serving import free_port
from tests.channels.zalo_bot.fake import TOKEN, Fake
from tests.channels.zalo_bot.people import Person
from tests.channels.zalo_bot.running import SECRET

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def serving(
    fake: Fake, folder: Path, *, by_webhook: bool
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A running `bot serve` that listens."""
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "BOT_PORT": str(port),
        "BOT_ZALO_BOT_TOKEN": TOKEN,
        "BOT_ZALO_BOT_API_URL": fake.address,
    }
    if by_webhook:
        address = f"http://127.0.0.1:{port}"
        environment |= {"BOT_ZALO_BOT_SECRET": SECRET, "BOT_PUBLIC_URL": address}
    with (folder / "serve.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"), cwd=folder, env=environment, stderr=log
        )
        try:
            if by_webhook:
                await answering(fake, port)
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def answering(fake: Fake, port: int) -> None:
    """Wait until the process has set its webhook and takes connections."""
    async with asyncio.timeout(60):
        while f":{port}/" not in fake.webhook.get("url", ""):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def kill(process: asyncio.subprocess.Process) -> None:
    """End it without a word."""
    process.send_signal(signal.SIGKILL)
    await process.wait()


@pytest.mark.parametrize("by_webhook", [True, False], ids=["webhook", "polling"])
async def test_killed_and_restarted_it_goes_on_where_it_was(
    fake: Fake, tmp_path: Path, by_webhook: bool
) -> None:
    people = [Person(fake) for _ in range(4)]
    async with serving(fake, tmp_path, by_webhook=by_webhook) as process:
        for said, heard in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án")):
            for person in people:
                person.say(said)
            await asyncio.gather(*(person.hears(heard, patience=40) for person in people))
        await kill(process)
        await asyncio.sleep(0.5)  # a poll that died with it would swallow one event, as Zalo's does
    async with serving(fake, tmp_path, by_webhook=by_webhook) as process:
        for person in people:
            person.say("lợn")
        # Another process may poll once the dead one's lease has run out.
        await asyncio.gather(*(person.hears("bao nhiêu tiền", patience=40) for person in people))
    assert process.returncode == 0
    assert {len(person.chat.messages) for person in people} == {3}
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert TOKEN.partition(":")[2] not in log
    assert "lợn" not in log


async def test_what_was_acknowledged_is_answered_after_a_kill(fake: Fake, tmp_path: Path) -> None:
    talker, sender = Person(fake), Person(fake)
    async with serving(fake, tmp_path, by_webhook=True) as process:
        for person in (talker, sender):
            person.say("/tinh")
            await person.hears("tỉnh nào", patience=40)
        sender.photo()
        talker.say("lạng sơn")
        async with asyncio.timeout(20):
            while len(fake.statuses) < 4:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await kill(process)
        assert set(fake.statuses) == {200}
    async with serving(fake, tmp_path, by_webhook=True):
        await sender.hears("chưa cần ảnh lúc này", patience=60)
        if not [text for text in talker.new() if "Dự án" in text]:
            await talker.hears("Dự án", patience=60)  # said again: nobody knows whether it arrived
        talker.say("lợn")
        await talker.hears("bao nhiêu tiền", patience=40)
    outside = [one for one in sender.chat.messages if "chưa cần ảnh" in one["text"]]
    assert len(outside) == 1
