"""What delivery asks of others: whether a message is still true, and what follows its end.

Values and signatures only. Reminders, registers and the console fill them in at the composition.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime

from sqlalchemy import Connection

from bot.channels.base import ChatRef, Outgoing
from bot.records import record
from bot.storage.claims import Leased
from bot.storage.steps import Lane, State


@record
class Due:
    """A leased message just before it is sent: where to, and its stored words."""

    row: Leased
    to: ChatRef
    payload: bytes


@record
class Drop:
    """It is no longer true; ``reason`` is a code, never a person's words."""

    reason: str


@record
class Later:
    """Not now: it is night, or the person is answering a question. That is no attempt."""

    until: datetime
    reason: str


Check = Callable[[Due], Awaitable[Outgoing | Drop | Later]]
"""Reads the state again and gives the message with what is true now; has no effect."""


@record
class Ended:
    """How a message ended: sent, refused, dropped or unknown.

    ``spare`` is an id for a message that may follow a refused one, 0 where none may.
    """

    row: Leased
    state: State
    reason: str | None
    at: datetime
    spare: int = 0


After = Callable[[Connection, Sequence[Ended]], None]
"""Writes what follows, in the transaction that writes the ends: all of it or nothing.

It runs in the writer's thread, may run again, and must not commit.
"""


def nothing_follows(_connection: Connection, _ended: Sequence[Ended]) -> None:
    """Write nothing."""


@record
class Seams:
    """What the composition fills in.

    Args:
        checks: by lane; a lane without one sends what is stored.
        ended: for every end of a message that is no answer.
        unreachable: for those ends where the chat or the platform refused it for good: the
            person's next channel, the leader, the officer's list.
    """

    checks: Mapping[Lane, Check] = field(default_factory=dict)
    ended: After = nothing_follows
    unreachable: After = nothing_follows
