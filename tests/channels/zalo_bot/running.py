"""The whole assistant in this process, on the fake Zalo Bot Platform."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import demo
from bot.channels.zalo_bot import CHANNEL
from bot.channels.zalo_bot.intake import Intake
from bot.commands.serve_zalo_bot import ZaloBotService
from bot.settings import Secret
from tests.channels.serving import Served, free_port, serving
from tests.channels.zalo_bot.fake import TOKEN, Fake
from tests.channels.zalo_bot.people import Person
from tests.people import KEY

SECRET = "zalo-Secret_1"
Running = Served[ZaloBotService]


@asynccontextmanager
async def assistant(
    fake: Fake, url: str, *, by_webhook: bool, **more: object
) -> AsyncIterator[Running]:
    """The assistant on this database, listening to the fake."""
    port = free_port()
    settings: dict[str, object] = {
        "database_url": url,
        "data_key": Secret(KEY),
        "zalo_bot_token": Secret(TOKEN),
        "zalo_bot_api_url": fake.address,
        "port": port,
    }
    if by_webhook:
        settings["zalo_bot_secret"] = Secret(SECRET)
        settings["public_url"] = f"http://127.0.0.1:{port}"
    async with serving(settings | more, ZaloBotService) as running:
        yield running


def intake(running: Running) -> Intake:
    """The intake of what runs."""
    found = running.service._intake
    assert found is not None
    return found


async def villagers(running: Running, fake: Fake, *ids: str) -> list[Person]:
    """People of the sample village, known by their chats with the bot."""
    app = running.app
    people = demo.villagers()
    await demo.settle(app.desk, app.writer, people, CHANNEL, "987654", app.clock.now())
    known = {person.id: Person(fake, person.id) for person in people}
    return [known[id_] for id_ in ids]
