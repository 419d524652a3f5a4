"""A fake Zalo Bot Platform with no violations at the end, and the assistant on it in both ways."""

from collections.abc import AsyncIterator

import pytest

from tests.channels.zalo_bot.fake import Fake
from tests.channels.zalo_bot.running import Running, assistant


@pytest.fixture
async def fake() -> AsyncIterator[Fake]:
    """A platform; whoever calls it must do so by the book."""
    async with Fake() as server:
        yield server
        assert server.violations == []


@pytest.fixture(params=["webhook", "polling"])
async def bot(
    request: pytest.FixtureRequest, fake: Fake, sqlite_url: str
) -> AsyncIterator[Running]:
    """The assistant, listening in both ways."""
    by_webhook = request.param == "webhook"
    async with assistant(fake, sqlite_url, by_webhook=by_webhook) as running:
        if by_webhook:
            await fake.hooked()
        yield running


@pytest.fixture
async def hooked(fake: Fake, sqlite_url: str) -> AsyncIterator[Running]:
    """The assistant behind its webhook, which is set."""
    async with assistant(fake, sqlite_url, by_webhook=True) as running:
        await fake.hooked()
        yield running
