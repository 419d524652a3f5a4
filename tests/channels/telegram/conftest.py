"""A fake Telegram with no violations at the end, and the assistant by webhook and by polling."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.base import Incoming
from tests.channels.telegram.fake import Fake
from tests.channels.telegram.running import Running, assistant, intake


@pytest.fixture
async def fake() -> AsyncIterator[Fake]:
    """A Telegram; whoever calls it must do so by the book."""
    async with Fake() as server:
        yield server
        assert server.violations == []


@pytest.fixture(params=["webhook", "polling"])
async def bot(
    request: pytest.FixtureRequest, fake: Fake, sqlite_url: str
) -> AsyncIterator[Running]:
    """The assistant, listening in both ways."""
    async with assistant(fake, sqlite_url, by_webhook=request.param == "webhook") as running:
        yield running


@pytest.fixture
async def hooked(fake: Fake, sqlite_url: str) -> AsyncIterator[Running]:
    """The assistant behind its webhook."""
    async with assistant(fake, sqlite_url, by_webhook=True) as running:
        yield running


@pytest.fixture
def taken(hooked: Running) -> list[Incoming]:
    """Every event that the desk has taken."""
    events: list[Incoming] = []
    seams = intake(hooked)._seams
    receive = seams.receive

    async def watched(incoming: Incoming) -> None:
        await receive(incoming)
        events.append(incoming)

    object.__setattr__(seams, "receive", watched)
    return events
