"""The sample village on both databases, for what must hold on either."""

from collections.abc import AsyncIterator

import pytest

from tests.people import Village, village


@pytest.fixture
async def both(database_url: str) -> AsyncIterator[Village]:
    """The settled village."""
    async with village(database_url) as made:
        await made.settle()
        yield made
