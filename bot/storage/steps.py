"""What a message writes, as plain data: a step, its rows, and what came of it.

Payloads arrive sealed (``bot.storage.sealing``); nothing here knows a key, a clock or SQL.
"""

from datetime import datetime
from enum import StrEnum

from bot.records import record


class Status(StrEnum):
    """Where a conversation stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Lane(StrEnum):
    """What a message is: answers go first, bulk last; an echo is what the person wrote."""

    ANSWER = "answer"
    ALERT = "alert"
    REMINDER = "reminder"
    BULK = "bulk"
    ECHO = "echo"


class State(StrEnum):
    """Where an outgoing message stands; sent, refused and dropped are final."""

    QUEUED = "queued"
    LEASED = "leased"
    SENT = "sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    DROPPED = "dropped"


FINAL = frozenset({State.SENT, State.REFUSED, State.DROPPED})
"""States that nothing changes any more."""


class Committed(StrEnum):
    """What came of a step. Only DONE has written anything."""

    DONE = "done"
    REPEATED = "repeated"
    STALE = "stale"


@record
class ChatChange:
    """The chat's row after the step.

    ``expected`` is the revision that was read (0: the chat is not stored yet); ``revision`` is the
    new one, made by ``Ids.new(at, above=expected)``, so that no revision comes twice, not even
    after an erasure. Only ``language`` and ``state`` change after the first step.
    """

    id: int
    expected: int
    revision: int
    channel: str
    account: str
    external: bytes
    language: str
    state: bytes


@record
class JournalRow:
    """One conversation of a chat, written over what was there under its id.

    ``expires_at``: when retention removes the row (drafts after 24 hours, with consent after 30
    days); None keeps it. ``revision`` counts the journal's own changes.
    """

    id: int
    chat: int
    name: str
    status: Status
    opened_at: datetime
    revision: int
    payload: bytes
    expires_at: datetime | None


@record
class Message:
    """One outgoing message. A second one with the same ``cause`` is not written.

    ``state`` is QUEUED, LEASED (this process sends it as soon as the step is committed) or SENT
    (a channel where stored means delivered). ``due`` None: at once.
    """

    id: int
    chat: int
    cause: str
    lane: Lane
    payload: bytes
    state: State = State.QUEUED
    due: datetime | None = None
    expires_at: datetime | None = None


@record
class Mark:
    """What became of an outgoing message. A final state is never overwritten.

    QUEUED puts it back, due at ``due``; ``reason`` is a code, never a person's words.
    """

    id: int
    state: State
    at: datetime
    reason: str | None = None
    due: datetime | None = None


@record
class Step:
    """All that one event of one chat writes; committed whole or not at all.

    ``event`` is ``Sealer.event(chat, the platform's id)``; None for what no platform repeats.
    """

    at: datetime
    chat: ChatChange
    event: int | None = None
    journals: tuple[JournalRow, ...] = ()
    messages: tuple[Message, ...] = ()
    marks: tuple[Mark, ...] = ()
