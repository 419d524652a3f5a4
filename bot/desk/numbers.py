"""Which choice of a message that we sent a typed number or typed words mean.

A question that is open counts its own numbers (``bot.understand``). Numbers under an answer, or
under a message that we sent by ourselves, are those of the newest message that shows any. Words
that nothing else understands may be the label of a choice under such a message.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.channels.base import ChatRef
from bot.desk.posts import BadPost, Post, from_bytes
from bot.desk.scene import NOTICE
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.outbox import StoredMessage
from bot.storage.sealing import Place
from bot.storage.steps import Lane
from bot.talk import Kind, Question
from bot.understand import Understood, mostly, understand

LOOKED_AT: Final = 12
"""Messages, newest first: older ones have scrolled away."""
_NUMBER: Final = re.compile(
    r"\s*(?:số|so|chọn|chon|câu|cau)?\s*(\d{1,2})\s*[.)]?\s*", re.IGNORECASE
)


async def meant(database: Database, ref: ChatRef, text: str) -> str:
    """The tag of the choice with this number, "" where the words are for the desk to read."""
    typed = _NUMBER.fullmatch(text)
    return tag_of(await _said(database, ref), int(typed[1])) if typed else ""


async def worded(database: Database, ref: ChatRef, text: str, today: date) -> str:
    """The tag of the choice that these words name, of the newest message of ours that has it."""
    for lane, post in await _said(database, ref):
        buttons = {str(n): button for n, button in enumerate(post.spoken.buttons) if button.tag}
        if lane is Lane.ANSWER or not buttons:
            continue
        labels = {n: (button.label,) for n, button in buttons.items()}
        choice = Question(NOTICE, Kind.CHOICE, tuple(buttons))
        heard = understand(choice, text, labels, today, numbered=False)
        if isinstance(heard, Understood) and mostly(text, labels[str(heard.value)]):
            return buttons[str(heard.value)].tag
    return ""


async def _said(database: Database, ref: ChatRef) -> list[tuple[Lane, Post]]:
    """What the chat was told last, newest first."""
    chat = database.sealer.chat(ref.channel, ref.account, ref.id)
    return _posts(database, await outbox.said(database, chat, LOOKED_AT))


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
