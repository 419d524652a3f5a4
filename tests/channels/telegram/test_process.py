"""`bot serve` with Telegram as a process of its own: killed, restarted, stopped."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.channels.telegram.fake import TOKEN, Fake
from tests.channels.telegram.people import Person

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def serving(
    fake: Fake, folder: Path, **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A running `bot serve`, with further settings."""
    with (folder / "serve.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "BOT_PORT": "0",
                "BOT_TELEGRAM_TOKEN": TOKEN,
                "BOT_TELEGRAM_API_URL": fake.address,
                **more,
            },
            stderr=log,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def test_killed_and_restarted_it_goes_on_where_it_was(fake: Fake, tmp_path: Path) -> None:
    people = [Person(fake) for _ in range(5)]
    async with serving(fake, tmp_path) as process:
        for said, heard in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án")):
            for person in people:
                person.say(said)
            await asyncio.gather(*(person.hears(heard) for person in people))
        process.send_signal(signal.SIGKILL)
        await process.wait()
    async with serving(fake, tmp_path) as process:
        for person in people:
            person.say("lợn")
        # Another process may poll once the dead one's lease has run out.
        await asyncio.gather(*(person.hears("bao nhiêu tiền", patience=40) for person in people))
        await fake.taken()
    assert process.returncode == 0
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert TOKEN.partition(":")[2] not in log
    assert "lợn" not in log


async def test_behind_its_webhook_it_serves_beside_the_web_chat(fake: Fake, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    more = {
        "BOT_PORT": port,
        "BOT_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BOT_TELEGRAM_WEBHOOK_SECRET": "test-Secret_1",
    }
    person = Person(fake)
    async with serving(fake, tmp_path, **more) as process:
        person.say("/tinh")
        await person.hears("tỉnh nào")
        forged = {"update_id": 5, "message": person.message(text="/huy")}
        assert await fake.post(forged, secret="wrong") == 403
        person.tap("Lạng Sơn")
        await person.hears("Dự án")
        await fake.taken()
    assert process.returncode == 0


async def test_without_a_token_no_library_of_telegram_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys, bot.commands.serve as serve, bot.settings as settings;"
        "serve.platforms_for(settings.Settings());"
        "print(sorted({'telegram', 'httpx', 'bot.channels.telegram'} & set(sys.modules)))"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code),
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert out == b"[]\n"
