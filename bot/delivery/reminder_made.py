"""What reminders are made with and what is made of them: values, for a round and its messages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.channels.base import Outgoing
from bot.delivery import reminder_state as state
from bot.delivery.planning import Moves
from bot.delivery.reminder_content import Due
from bot.delivery.reminder_state import Cases
from bot.rules import Policies
from bot.storage.registers.base import View
from bot.storage.reminder_letters import Letter
from bot.storage.reminder_readers import Reader
from bot.words import Words


class Unsent(StrEnum):
    """Why nobody was told."""

    NOBODY_TO_TELL = "nobody_to_tell"
    NO_CHAT = "no_chat"
    LINKED = "linked"
    NOTHING_WAITS = "nothing_waits"


@dataclass(frozen=True, slots=True)
class House:
    """What messages are made with: the packs, the words of a reader, the form of the outbox.

    ``tag`` signs a button by its option; ``write`` is the stored form of a message.
    """

    policies: Policies
    words: Callable[[View, Reader], Words]
    tag: Callable[[str], str]
    write: Callable[[Outgoing], bytes]
    cases: Cases = state.open_cases


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it will go out, for a look at it: to whom, what, and about which steps."""

    letter: int
    recipient: int
    reader: Reader
    message: Outgoing
    steps: tuple[Due, ...]


@dataclass(slots=True)
class Mail:
    """What one round comes to. ``waiting`` are those who are just answering a question, ``missed``
    the obligations whose household could not be told.
    """

    letters: list[Letter] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    moves: Moves = field(default_factory=Moves)
    waiting: set[int] = field(default_factory=set)
    missed: set[int] = field(default_factory=set)
