"""Files that people send, fetched from Zalo's servers at once: their addresses soon end.

Only hosts that are allowed are asked, nothing follows a redirect elsewhere, and size is bounded.
What cannot be had is left out, never guessed.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

import aiohttp
from yarl import URL

from bot.channels.base import File
from bot.channels.zalo_oa.contents import Remote

_LOG = logging.getLogger("bot.zalo")

MOST_TRIES: Final = 4
SECONDS: Final = 60.0
_OK: Final = 200
_SCHEMES: Final = frozenset({"http", "https"})
_TROUBLE: Final = 500


class _Gone(Exception):
    """It will not come, however often it is asked for."""


@dataclass(frozen=True, slots=True)
class Downloads:
    """Fetches files. ``hosts`` are patterns such as ``*.zdn.vn``, asked over https alone.

    ``own`` is the API server's origin, which may give files too (a server in a test has no other).
    """

    session: aiohttp.ClientSession
    hosts: Sequence[str]
    own: str
    largest: int

    def allows(self, url: URL) -> bool:
        """Whether a file may be fetched from there."""
        if url.scheme not in _SCHEMES or not url.host or url.user or url.password:
            return False
        if url.origin() == URL(self.own).origin():
            return True
        named = any(fnmatchcase(url.host.lower(), pattern) for pattern in self.hosts)
        return url.scheme == "https" and url.port == 443 and named

    async def fetch(self, remote: Remote) -> File | None:
        """The file; None where it is too large, gone, or not where files are."""
        url = _parsed(remote.url)
        if url is None or not self.allows(url):
            _LOG.warning("file_from_elsewhere")
            return None
        if remote.size > self.largest:
            return None
        for attempt in range(MOST_TRIES):
            try:
                return File(remote.name, await self._content(url))
            except _Gone:
                break
            except (aiohttp.ClientError, TimeoutError, OSError):
                await asyncio.sleep(0.5 * 2**attempt)
        _LOG.warning("file_not_fetched")
        return None

    async def _content(self, url: URL) -> bytes:
        timeout = aiohttp.ClientTimeout(total=SECONDS, connect=5.0)
        async with self.session.get(url, timeout=timeout, allow_redirects=False) as answer:
            if answer.status >= _TROUBLE:
                raise aiohttp.ClientError
            if answer.status != _OK or (answer.content_length or 0) > self.largest:
                raise _Gone
            parts, size = [], 0
            async for part in answer.content.iter_any():
                size += len(part)
                if size > self.largest:
                    raise _Gone
                parts.append(part)
        return b"".join(parts)


def _parsed(url: str) -> URL | None:
    try:
        return URL(url)
    except ValueError:
        return None
