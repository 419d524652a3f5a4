"""Buttons that open one case at one thing to do: the tag carries the case's code, and is signed.

Tapped days later or in the middle of something else they still mean that case. What may be done
with it is asked anew when it is opened.
"""

import re
from collections.abc import Iterable
from typing import Final

from bot.channels.base import Button
from bot.desk.intents import Open
from bot.desk.scene import NOTICE
from bot.handlers.case_doings import CASE, CONVERSATION, DOING, DOINGS
from bot.storage.ids import CODE_LENGTH
from bot.talk import Kind, Question, Tapped, resolve, sign
from bot.talk.tags import LENGTH
from bot.words import Words

_ID: Final = re.compile(rf"({'|'.join(DOINGS)})-([0-9A-HJKMNP-TV-Z]{{{CODE_LENGTH}}})")


def buttons(secret: bytes, words: Words, code: str, doings: Iterable[str]) -> tuple[Button, ...]:
    """A button for each thing that may be done with a case."""
    asked = _question(code)
    made = []
    for doing in doings:
        tag = sign(secret, NOTICE, asked, doing) + code
        label = words.offer(f"case_{doing}")
        made.append(Button(f"{doing}-{code}", label, tag, numbered=False))
    return tuple(made)


def tapped(secret: bytes, tag: str) -> Open | None:
    """What a tap opens; None where the tag is none of these."""
    if len(tag) != LENGTH + CODE_LENGTH:
        return None
    code = tag[LENGTH:]
    found = resolve(secret, NOTICE, tag[:LENGTH], _question(code), ())
    return _open(code, found.option) if isinstance(found, Tapped) else None


def chosen(option: str) -> Open | None:
    """The same of an option that is chosen by its id."""
    found = _ID.fullmatch(option)
    return _open(found[2], found[1]) if found else None


def _open(code: str, doing: str) -> Open:
    answers = ((CASE, code),) if doing == "open" else ((CASE, code), (DOING, doing))
    return Open(CONVERSATION, "", answers)


def _question(code: str) -> Question:
    return Question(DOING, Kind.CHOICE, DOINGS, digest=code)
