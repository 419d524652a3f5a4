"""A fake Zalo with no violations at the end, and the assistant behind its webhook."""

from collections.abc import AsyncIterator

import pytest

from tests.channels.zalo_oa.fake import Fake
from tests.channels.zalo_oa.running import Running, assistant


@pytest.fixture
async def fake() -> AsyncIterator[Fake]:
    """A Zalo; whoever calls it must do so by the book."""
    async with Fake() as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def bot(fake: Fake, sqlite_url: str) -> AsyncIterator[Running]:
    """The assistant."""
    async with assistant(fake, sqlite_url) as running:
        yield running
