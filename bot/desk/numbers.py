"""Which choice of a message that we sent a typed number or typed words mean.

A question that is open counts its own numbers (``bot.understand``). Numbers under an answer, or
under a message that we sent by ourselves, are those of the newest message that shows any. Words
that nothing else understands may be the label of a choice under such a message.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.channels.base import Button, ChatRef, Event, Incoming
from bot.clock import legal_day
from bot.desk.posts import BadPost, Post, from_bytes
from bot.desk.scene import NOTICE
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.outbox import StoredMessage
from bot.storage.sealing import Place
from bot.storage.steps import Lane
from bot.talk import Kind, Question
from bot.understand import Understood, fold, mostly, understand

LOOKED_AT: Final = 12
"""Messages, newest first: older ones have scrolled away."""
LONGEST_CHOICE: Final = 40
"""Letters of words that may be those of a button."""
_NUMBER: Final = re.compile(
    r"\s*(?:số|so|chọn|chon|câu|cau)?\s*(\d{1,2})\s*[.)]?\s*", re.IGNORECASE
)


async def meant(database: Database, ref: ChatRef, text: str) -> str:
    """The tag of the choice with this number, "" where the words are for the desk to read."""
    typed = _NUMBER.fullmatch(text)
    return tag_of(await _said(database, ref), int(typed[1])) if typed else ""


async def labelled(database: Database, incoming: Incoming) -> Incoming:
    """The event; a tap where its words are the label of a choice under an alert that came last."""
    if not _names_a_choice(incoming):
        return incoming
    typed = fold(incoming.text)
    for lane, post in await _said(database, incoming.chat):
        if lane is Lane.ANSWER:
            break
        for button in post.spoken.buttons:
            if button.tag and fold(button.label) == typed:
                return _tap(incoming, button)
    return incoming


async def worded(database: Database, incoming: Incoming) -> Incoming:
    """The event; a tap where its words name a choice under the newest alert that has it."""
    if not _names_a_choice(incoming):
        return incoming
    text, today = incoming.text, legal_day(incoming.at)
    for lane, post in await _said(database, incoming.chat):
        buttons = {str(n): button for n, button in enumerate(post.spoken.buttons) if button.tag}
        if lane is Lane.ANSWER or not buttons:
            continue
        labels = {n: (button.label,) for n, button in buttons.items()}
        choice = Question(NOTICE, Kind.CHOICE, tuple(buttons))
        heard = understand(choice, text, labels, today, numbered=False)
        if isinstance(heard, Understood) and mostly(text, labels[str(heard.value)]):
            return _tap(incoming, buttons[str(heard.value)])
    return incoming


def _names_a_choice(incoming: Incoming) -> bool:
    """Whether it is words that may be those of a button."""
    text = incoming.text
    short = 0 < len(text) <= LONGEST_CHOICE and not text.startswith("/")
    return short and incoming.event is Event.TEXT


def _tap(incoming: Incoming, button: Button) -> Incoming:
    return replace(incoming, event=Event.TAP, tag=button.tag)


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
