"""A test client over the fake desk, and a browser's first visit."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.web.server import make_app
from bot.web.services import Services
from tests.web.fake import FakeDesk, services

Client = TestClient[Any, Any]
Open = Callable[[Services], Awaitable[Client]]


@dataclass
class Browser:
    """One person's page as the server sees it: a cookie jar and the token of the page."""

    client: Client
    csrf: str
    number: int = 0

    def new_id(self) -> str:
        self.number += 1
        return f"{self.number:032x}"

    async def send(self, query: str = "", **event: Any) -> ClientResponse:
        body = {"id": self.new_id(), **event}
        headers = {"X-CSRF": self.csrf}
        return await self.client.post(f"/chat/send{query}", json=body, headers=headers)

    async def upload(
        self, *photos: bytes, message: str = "", document: bytes | None = None
    ) -> ClientResponse:
        form = FormData()
        form.add_field("message", message or f'{{"id": "{self.new_id()}"}}')
        for photo in photos:
            form.add_field("photo", photo, filename="../../etc/passwd", content_type="text/html")
        if document is not None:
            form.add_field("document", document, filename="../x.sh", content_type="text/html")
        return await self.client.post("/chat/upload", data=form, headers={"X-CSRF": self.csrf})

    async def history(self, **query: str) -> Any:
        answer = await self.client.get("/chat/history", params=query)
        assert answer.status == 200, await answer.text()
        return await answer.json()


@pytest.fixture
async def open_client() -> AsyncIterator[Open]:
    """Starts the application over given services; stops all at the end."""
    clients: list[Client] = []

    async def start(given: Services) -> Client:
        client: Client = TestClient(TestServer(make_app(given)))
        await client.start_server()
        clients.append(client)
        return client

    yield start
    for client in clients:
        await client.close()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


async def visit(client: Client) -> Browser:
    """The browser after it has loaded the page."""
    page = await (await client.get("/")).text()
    found = re.search(r'name="csrf" content="([^"]+)"', page)
    assert found, page
    return Browser(client, found.group(1))


@pytest.fixture
async def browser(open_client: Open, desk: FakeDesk) -> Browser:
    return await visit(await open_client(services(desk)))
