"""Which choice a typed number means, where choices are not buttons but numbered lines.

A question that is open counts its own numbers (``bot.understand``). Numbers under an answer, or
under a message that we sent by ourselves, are those of the newest message that shows any.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.channels.base import ChatRef
from bot.desk.posts import BadPost, Post, from_bytes
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.outbox import StoredMessage
from bot.storage.sealing import Place
from bot.storage.steps import Lane

LOOKED_AT: Final = 12
"""Messages, newest first: older ones have scrolled away."""
_NUMBER: Final = re.compile(
    r"\s*(?:số|so|chọn|chon|câu|cau)?\s*(\d{1,2})\s*[.)]?\s*", re.IGNORECASE
)


async def meant(database: Database, ref: ChatRef, text: str) -> str:
    """The tag of the choice with this number, "" where the words are for the desk to read."""
    typed = _NUMBER.fullmatch(text)
    if typed is None:
        return ""
    chat = database.sealer.chat(ref.channel, ref.account, ref.id)
    rows = await outbox.said(database, chat, LOOKED_AT)
    return tag_of(_posts(database, rows), int(typed[1]))


def tag_of(said: Sequence[tuple[Lane, Post]], number: int) -> str:
    """The tag of a number under the newest message with choices; "" while a question is open.

    There each choice has a number, whether it is one of a question's or not.
    """
    answers = (post for lane, post in said if lane is Lane.ANSWER)
    last = next(answers, None)
    if last is not None and last.spoken.question is not None:
        return ""
    shown = next((post.spoken.buttons for _, post in said if post.spoken.buttons), ())
    return shown[number - 1].tag if 1 <= number <= len(shown) else ""


def _posts(database: Database, rows: Sequence[StoredMessage]) -> list[tuple[Lane, Post]]:
    found = []
    for row in rows:
        try:
            payload = database.sealer.open(Place.OUTBOX, row.id, row.payload)
            found.append((row.lane, from_bytes(payload)))
        except (BadPost, StorageError):
            continue
    return found
