"""The whole assistant in this process, on the fake Telegram."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

from bot import demo
from bot.channels.telegram import CHANNEL
from bot.channels.telegram.intake import Intake
from bot.commands.serve_telegram import TelegramService
from bot.settings import Secret
from tests.channels.serving import Served, free_port, serving
from tests.channels.telegram.fake import TOKEN, Fake
from tests.channels.telegram.people import Person
from tests.people import KEY

SECRET = "test-Secret_1"
Running = Served[TelegramService]


@asynccontextmanager
async def assistant(fake: Fake, url: str, *, by_webhook: bool) -> AsyncIterator[Running]:
    """The assistant on this database, listening to the fake."""
    port = free_port()
    settings = {
        "database_url": url,
        "data_key": Secret(KEY),
        "telegram_token": Secret(TOKEN),
        "telegram_api_url": fake.address,
        "port": port,
    }
    if by_webhook:
        settings["telegram_webhook_secret"] = Secret(SECRET)
        settings["public_url"] = f"http://127.0.0.1:{port}"
    async with assistant_on(settings) as running:
        yield running


def assistant_on(values: Mapping[str, object]) -> AbstractAsyncContextManager[Running]:
    """The assistant with these settings."""
    return serving(values, TelegramService)


def intake(running: Running) -> Intake:
    """The intake of what runs."""
    found = running.service._intake
    assert found is not None
    return found


async def idle(running: Running, fake: Fake) -> None:
    """Wait until every update is taken and nothing goes on in the background."""
    await fake.taken()
    await intake(running).background.idle()


async def webhook_is_set(fake: Fake) -> None:
    """Wait until the bot has set its webhook."""
    async with asyncio.timeout(10):
        while not fake.webhook:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def villagers(running: Running, fake: Fake, *ids: str) -> list[Person]:
    """People of the sample village, known by their private chats with the bot."""
    app, account = running.app, TOKEN.partition(":")[0]
    numbers = {person.id: str(880_001 + n) for n, person in enumerate(demo.villagers())}
    people = [replace(person, id=numbers[person.id]) for person in demo.villagers()]
    await demo.settle(app.desk, app.writer, people, CHANNEL, account, app.clock.now())
    known = {id_: Person(fake, int(number)) for id_, number in numbers.items()}
    return [known[id_] for id_ in ids]
