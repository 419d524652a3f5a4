"""The tags of buttons: which conversation, question and option a tap means, and that we said so.

Forty letters of ASCII: short hashes of the three and a MAC over them. Which key signs is the
caller's; nothing here is secret by itself.
"""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeAlias

from bot.records import record
from bot.talk.journal import Path
from bot.talk.values import Json, Question

# 5 + 5 + 4 + 16 bytes are 40 letters; Telegram allows 64.
_WHERE: Final = slice(0, 5)
_ASKED: Final = slice(5, 10)
_CHOSEN: Final = slice(10, 14)
_SIGNED: Final = slice(0, 14)
_MAC: Final = slice(14, 30)
LENGTH: Final = 40


@record
class Tapped:
    """A tap on the open question: an answer."""

    question: Question
    option: str


@record
class TappedOlder:
    """A tap on a question that is already answered: an edit, from ``before`` to ``option``."""

    question: Question
    option: str
    before: Json


@record
class NotOffered:
    """A tap on an option that its question does not offer (any more), or on a confirmation of
    something else than it shows now."""

    question: Question


@record
class NotAsked:
    """A tap on a question of this conversation that is not on its way now."""


@record
class OtherConversation:
    """A tap on a button of another conversation; ours, but not this one's."""


@record
class Forged:
    """A tag that we did not make, or not with this secret."""


Tap: TypeAlias = Tapped | TappedOlder | NotOffered | NotAsked | OtherConversation | Forged


def sign(secret: bytes, conversation_id: str, question: Question, option: str) -> str:
    """The tag of one button, 40 letters of ASCII."""
    return sign_all(secret, conversation_id, question, (option,))[0]


def sign_all(
    secret: bytes, conversation_id: str, question: Question, options: Iterable[str]
) -> list[str]:
    """The tags of a question's buttons, in the order of these options."""
    where = _short(conversation_id, 5)
    asked = _asked(question.key, question.digest, tuple(options))
    # Thirty bytes become forty letters, whatever stands beside them.
    begun = _keyed(secret).copy()
    begun.update(where)
    raw = b"".join([where + what + _ended(begun, what) for what in asked])
    tags = urlsafe_b64encode(raw).decode("ascii")
    return [tags[start : start + LENGTH] for start in range(0, len(tags), LENGTH)]


def resolve(
    secret: bytes, conversation_id: str, tag: str, open_question: Question | None, path: Path
) -> Tap:
    """What a tap on this tag means for a walk: its open question (if any) and its path."""
    raw = _raw(tag)
    if not hmac.compare_digest(raw[_MAC], _mac(secret, raw[_SIGNED])):
        return Forged()
    if raw[_WHERE] != _short(conversation_id, 5):
        return OtherConversation()
    if open_question is not None and raw[_ASKED] == _short(open_question.key, 5):
        option = _chosen(open_question, open_question.options, raw[_CHOSEN])
        return NotOffered(open_question) if option is None else Tapped(open_question, option)
    for question, before in path:
        if raw[_ASKED] == _short(question.key, 5):
            option = _chosen(question, question.options, raw[_CHOSEN])
            return NotOffered(question) if option is None else TappedOlder(question, option, before)
    return NotAsked()


@lru_cache(maxsize=1024)
def _asked(key: str, digest: str, options: tuple[str, ...]) -> tuple[bytes, ...]:
    """What the tags of a question's buttons hold beside the conversation."""
    return tuple(_short(key, 5) + _short(f"{option} {digest}", 4) for option in options)


def _chosen(question: Question, options: Iterable[str], chosen: bytes) -> str | None:
    marks = ((option, _short(f"{option} {question.digest}", 4)) for option in options)
    return next((option for option, mark in marks if mark == chosen), None)


def _raw(tag: str) -> bytes:
    """The 30 bytes of a tag; zeros for anything else, which no MAC fits."""
    try:
        raw = urlsafe_b64decode(tag.encode("ascii")) if len(tag) == LENGTH else b""
    except (UnicodeEncodeError, binascii.Error):
        raw = b""
    return raw if len(raw) == 30 else bytes(30)


def _mac(secret: bytes, body: bytes) -> bytes:
    return _ended(_keyed(secret), body)


def _ended(begun: blake2b, rest: bytes) -> bytes:
    mac = begun.copy()
    mac.update(rest)
    return mac.digest()


@lru_cache(maxsize=8)
def _keyed(secret: bytes) -> blake2b:
    # Keyed BLAKE2b is a MAC by itself, and many times faster here than HMAC.
    return blake2b(key=secret, digest_size=16)


@lru_cache(maxsize=4096)
def _short(text: str, size: int) -> bytes:
    return blake2b(text.encode(), digest_size=size).digest()
