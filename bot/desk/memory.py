"""What is remembered of one chat between its messages, and its form in the database. Pure."""

from dataclasses import fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

import orjson

from bot.errors import BotError
from bot.records import record

VERSION = 1


class BadMemory(BotError):
    """The stored form of a chat is not one of ours."""


class Stage(StrEnum):
    """What the person is expected to say next."""

    NONE = "none"
    """No conversation is open."""
    OPEN = "open"
    """A question of the current conversation."""
    DONE = "done"
    """The current conversation has its answer; something may follow."""
    CHOOSING = "choosing"
    """The same, and the person was asked which answer shall change."""


@record
class Memory:
    """One chat between two messages.

    ``current`` and ``draft`` are ids of journals, 0 where there is none; the draft is an
    unfinished conversation that another one interrupted. ``misses`` counts messages in a row that
    were not understood. ``table`` are the few options that were last put on the table, whose
    numbers count first. ``sentence`` is what opened the conversation, as long as answers may be
    picked up from it. ``page`` is how much of a long "Vì sao?" was shown. ``roles`` is what the
    person was when last looked up. ``province`` is theirs, from the registers or from what they
    answered last. ``handed`` is the hand-over to a person that is open.
    """

    language: str = "vi"
    address: str = ""
    consent: str = ""
    stage: Stage = Stage.NONE
    current: int = 0
    draft: int = 0
    misses: int = 0
    table: tuple[str, ...] = ()
    sentence: str = ""
    page: int = 0
    roles: tuple[str, ...] = ()
    province: str = ""
    handed: str = ""

    def but(self, **changes: Any) -> "Memory":
        """The memory with these changes; ``dataclasses.replace`` takes four times as long."""
        return Memory(**(self._form() | changes))

    def to_bytes(self) -> bytes:
        """The stored form."""
        return orjson.dumps({"v": VERSION} | self._form())

    def _form(self) -> dict[str, Any]:
        return dict(zip(_FIELDS, _VALUES(self), strict=True))

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Memory":
        """The memory of a stored form.

        Raises:
            BadMemory: not a form that this version knows.
        """
        try:
            found: dict[str, Any] = orjson.loads(stored)
            version = found.pop("v")
            stage, table = Stage(found.pop("stage")), tuple(found.pop("table"))
            roles = tuple(found.pop("roles", ()))
            memory = cls(stage=stage, table=table, roles=roles, **found)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadMemory("the memory of a chat cannot be read") from error
        if version != VERSION:
            raise BadMemory("the memory of a chat has a version that this program does not know")
        return memory


_FIELDS = tuple(field.name for field in fields(Memory))
_VALUES = attrgetter(*_FIELDS)
