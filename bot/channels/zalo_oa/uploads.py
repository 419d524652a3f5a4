"""What was uploaded to Zalo, remembered as long as Zalo keeps it: the same picture goes up once."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.channels.base import File, Unknown
from bot.channels.zalo_oa import pictures
from bot.channels.zalo_oa.api import Api

KEPT: Final = timedelta(days=6)
"""Zalo keeps an attachment for at most seven days."""
_MOST: Final = 500
PICTURE: Final = "image"
DOCUMENT: Final = "file"
_IDS: Final = {PICTURE: "attachment_id", DOCUMENT: "token"}


class Uploads:
    """Uploads of one account, in one process."""

    def __init__(self, api: Api, now: Callable[[], datetime]) -> None:
        self._api = api
        self._now = now
        self._known: OrderedDict[tuple[str, str], tuple[str, datetime]] = OrderedDict()

    async def id_of(self, kind: str, file: File, *, anew: bool = False) -> str:
        """What Zalo calls the uploaded file.

        Args:
            kind: PICTURE or DOCUMENT.
            file: what to upload.
            anew: Zalo no longer has what we remember.

        Raises:
            Refused: Zalo takes no such file.
            Failed, WireError, NoToken, NotNow.
        """
        key = kind, sha256(file.content).hexdigest()
        known = self._known.get(key)
        if known is not None and not anew and self._now() - known[1] < KEPT:
            return known[0]
        make = pictures.picture if kind == PICTURE else pictures.document
        upload = await asyncio.to_thread(make, file)
        found = (await self._api.upload(kind, upload)).get(_IDS[kind])
        if not isinstance(found, str | int) or not found:
            raise Unknown("no id of the upload")
        self._known[key] = str(found), self._now()
        self._known.move_to_end(key)
        if len(self._known) > _MOST:
            self._known.popitem(last=False)
        return str(found)
