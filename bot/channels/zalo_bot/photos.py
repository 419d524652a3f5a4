"""Photos that people send, fetched from the addresses that Zalo gives. Never from our own network.

The address comes in an event that had our secret; still it is only followed to hosts outside,
without redirects, and as far as the largest file.
"""

import asyncio
import ipaddress
import logging
import socket
from http import HTTPStatus
from typing import Final

import aiohttp
from yarl import URL

from bot.channels.base import File
from bot.channels.zalo_bot.reading import Remote

_LOG = logging.getLogger("bot.zalo_bot")

MOST_TRIES: Final = 4
WAIT_SECONDS: Final = 30.0


class Photos:
    """Fetches files of one bot."""

    def __init__(self, session: aiohttp.ClientSession, largest: int, api_host: str) -> None:
        """``api_host`` is trusted wherever it is: it is a setting."""
        self._session = session
        self._largest = largest
        self._api_host = api_host

    async def fetch(self, remote: Remote) -> File | None:
        """The file; None where it is too large, gone, or at no address that we follow."""
        url = URL(remote.url)
        if not await self._outside(url):
            _LOG.warning("photo_at_odd_address")
            return None
        for attempt in range(MOST_TRIES):
            try:
                content = await self._download(url)
            except (aiohttp.ClientError, TimeoutError, OSError):
                await asyncio.sleep(0.5 * 2**attempt)
            else:
                return File(remote.name, content) if content else None
        _LOG.warning("photo_not_fetched")
        return None

    async def _download(self, url: URL) -> bytes | None:
        timeout = aiohttp.ClientTimeout(total=WAIT_SECONDS)
        async with self._session.get(url, timeout=timeout, allow_redirects=False) as response:
            if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise aiohttp.ClientPayloadError("trouble")
            if response.status != HTTPStatus.OK or (response.content_length or 0) > self._largest:
                return None
            content = b""
            async for part in response.content.iter_any():
                content += part
                if len(content) > self._largest:
                    return None
            return content

    async def _outside(self, url: URL) -> bool:
        """Whether the address is a web address that leads out of our own network."""
        host = url.host
        if not host or url.user is not None:
            return False
        if host == self._api_host and url.scheme in {"http", "https"}:
            return True
        if url.scheme != "https":
            return False
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, url.port, type=socket.SOCK_STREAM)
        except OSError:
            return False
        return all(ipaddress.ip_address(item[4][0]).is_global for item in found)
