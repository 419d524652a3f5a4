"""Reads request bodies within their bounds: JSON, and photos or a document as multipart.

Sizes, counts, time and the memory of all uploads together are limited while reading, not after.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.channels.web import NOT_UNDERSTOOD, TOO_LONG
from bot.web.limits import Limits

TOO_BIG = "Ảnh nặng quá hoặc nhiều quá. Bà con chọn ít ảnh hơn rồi gửi lại."
TOO_SLOW = "Mạng chậm quá, tin chưa tới nơi. Trang sẽ tự gửi lại."
CROWDED = "Nhiều nhà đang gửi ảnh cùng lúc. Trang sẽ tự gửi lại sau ít phút."
_CHUNK = 64 * 1024
_WAIT_WHEN_CROWDED = {"Retry-After": "20"}


@dataclass(slots=True)
class Upload:
    """What one upload held: ``message`` is JSON, the files are bytes alone."""

    message: bytes = b""
    photos: list[bytes] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)


class Bodies:
    """Reads bodies; counts the bytes of uploads that are being read at the moment."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._held = 0

    async def message(self, request: web.Request) -> bytes:
        """A small body, refused as soon as it is too long."""
        content = bytearray()
        async with _within(self._limits.body_time):
            async for chunk in request.content.iter_chunked(4096):
                content += chunk
                if len(content) > self._limits.body:
                    raise web.HTTPRequestEntityTooLarge(self._limits.body, text=TOO_LONG)
        return bytes(content)

    @asynccontextmanager
    async def upload(self, request: web.Request) -> AsyncIterator["Upload"]:
        """The ``message`` field and the files; their bytes count until the block ends."""
        if (request.content_length or 0) > self._limits.upload:
            raise web.HTTPRequestEntityTooLarge(self._limits.upload, text=TOO_BIG)
        with self._counted() as held:
            try:
                async with _within(self._limits.upload_time):
                    read = await self._parts(request, held)
            except (ValueError, AssertionError, RuntimeError, HttpProcessingError) as error:
                raise web.HTTPBadRequest(text=NOT_UNDERSTOOD) from error
            yield read

    async def _parts(self, request: web.Request, held: list[int]) -> "Upload":
        found = Upload()
        files = {"photo": found.photos, "document": found.documents}
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name not in ("message", *files):
                raise web.HTTPBadRequest(text=NOT_UNDERSTOOD)
            if part.name == "message":
                found.message = await self._part(part, self._limits.body, held)
            else:
                files[part.name].append(await self._part(part, self._limits.photo, held))
            if len(found.photos) + len(found.documents) > self._limits.photos:
                raise web.HTTPRequestEntityTooLarge(self._limits.photos, text=TOO_BIG)
        return found

    async def _part(self, part: BodyPartReader, most: int, held: list[int]) -> bytes:
        content = bytearray()
        while chunk := await part.read_chunk(_CHUNK):
            content += chunk
            held[0] += len(chunk)
            self._held += len(chunk)
            if len(content) > most or held[0] > self._limits.upload:
                raise web.HTTPRequestEntityTooLarge(most, text=TOO_BIG)
            if self._held > self._limits.uploads_together:
                raise web.HTTPServiceUnavailable(text=CROWDED, headers=_WAIT_WHEN_CROWDED)
        return bytes(content)

    @contextmanager
    def _counted(self) -> Iterator[list[int]]:
        held = [0]
        try:
            yield held
        finally:
            self._held -= held[0]


@asynccontextmanager
async def _within(seconds: float) -> AsyncIterator[None]:
    """408 where the block takes longer: a body that drips in holds no place for ever."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise web.HTTPRequestTimeout(text=TOO_SLOW) from error
