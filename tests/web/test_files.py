"""Files that go with messages: shown on the page, given to the chat that they belong to alone."""

from bot.channels.base import ChatRef, Event, Incoming
from bot.commands.web_services import ACCOUNT, services_for
from bot.demo import settle, villagers
from bot.web.wakes import Wakes
from tests.people import NOON, village


async def test_picture_of_a_transfer_is_for_its_own_chat_alone(sqlite_url: str) -> None:
    async with village(sqlite_url) as here:
        app = here.app
        await settle(app.desk, app.writer, villagers(), "web", ACCOUNT, NOON)
        services = services_for(app, Wakes(), villagers())
        mine, other = (ChatRef("web", ACCOUNT, name) for name in ("mau-lan", "mau-pao"))
        await app.desk.receive(Incoming(mine, "e1", NOON, Event.TEXT, "/toi"))
        shown = await services.history(mine, 0, 50)
        (attached,) = shown[-1].attachments
        assert (attached.kind, attached.name) == ("photo", "chuyen-khoan.png")
        file = await services.file(mine, attached.id)
        assert file is not None
        assert file.content.startswith(b"\x89PNG")
        assert await services.file(other, attached.id) is None
        assert await services.file(mine, "9" * 30) is None
        assert await services.file(mine, "../../etc/passwd") is None
