"""One transaction of many steps: which of them hold, and the rows of those that do.

The same for both databases; a ``Port`` is what differs. Nothing here opens or ends a transaction.
"""

from collections.abc import Sequence
from typing import Protocol

from bot.storage import bulk
from bot.storage.bulk import Bulk, Row, Standing, Write
from bot.storage.moments import micros
from bot.storage.steps import FINAL, ChatChange, Committed, Mark, Message, State, Step


class Port(Protocol):
    """A connection of one of the databases, inside a transaction."""

    def standing(self, steps: Sequence[Step]) -> Standing:
        """Where the steps' chats stand, held until the end of the transaction."""

    def revision(self, chat: int) -> int | None:
        """The stored revision of one chat."""

    def insert_chats(self, rows: Sequence[Row]) -> set[int]:
        """The ids of those that were not there."""

    def remember(self, rows: Sequence[Row]) -> set[int]:
        """The chats of those events that were new."""

    def forget_chat(self, chat: int) -> None:
        """Take an inserted chat back."""

    def run(self, bulk: Bulk, rows: Sequence[Row]) -> None:
        """Carry out a statement over rows."""

    def run_together(self, writes: Sequence[Write]) -> None:
        """Carry out statements over rows; no row may be touched by two of them."""

    def carry(self, checked: Sequence[Write], writes: Sequence[Write]) -> bool:
        """Carry out all of them; False: one of the checked ones did not change each of its rows,
        and nothing may stay."""


def apply(
    port: Port, process: int, steps: Sequence[Step], marks: Sequence[Mark] = ()
) -> list[Committed]:
    """What came of each step, in their order; those that hold are written.

    No two steps may be of the same chat.
    """
    outcomes: dict[int, Committed] = {}
    writing: list[Step] = []
    if steps:
        standing = port.standing(steps)
        writing = _judge(standing, steps, outcomes)
        if any(not step.chat.expected for step in writing):
            writing = _insert_chats(port, writing, outcomes)
        writing = _remember(port, standing.remembered, writing, outcomes)
    *writes, after = _writes(process, writing, marks)
    _run(port, writes)
    _run(port, [after])
    return [outcomes[step.chat.id] for step in steps]


def plan(
    process: int, steps: Sequence[Step], marks: Sequence[Mark]
) -> tuple[list[Write], list[Write], list[Write]]:
    """What steps write where each of them holds, as they nearly always do (``Port.carry``): what is
    checked, the rest, and what comes after both. Where one does not hold, ``apply`` judges them.

    No two steps may be of the same chat, and their chats are stored already.
    """
    moves, *writes, after = _writes(process, steps, marks)
    events = [(s.chat.id, s.event, micros(s.at)) for s in steps if s.event is not None]
    checked = [moves, (bulk.REMEMBER_EVENTS, events)]
    return _filled(checked), _filled(writes), _filled([after])


def landed(port: Port, step: Step) -> bool:
    """Whether this very step was committed before; no other step has its revision."""
    return port.revision(step.chat.id) == step.chat.revision


def _judge(standing: Standing, steps: Sequence[Step], outcomes: dict[int, Committed]) -> list[Step]:
    """The steps that seem to hold; of the others the outcome is known."""
    holding = []
    for step in steps:
        chat = step.chat
        stored = standing.revisions.get(chat.id, 0)
        if stored == chat.revision:
            # Committed, but whoever asked did not hear of it: the connection was lost.
            outcomes[chat.id] = Committed.DONE
        elif chat.id in standing.known:
            outcomes[chat.id] = Committed.REPEATED
        elif stored != chat.expected:
            outcomes[chat.id] = Committed.STALE
        else:
            outcomes[chat.id] = Committed.DONE
            holding.append(step)
    return holding


def _insert_chats(port: Port, steps: Sequence[Step], outcomes: dict[int, Committed]) -> list[Step]:
    """The steps without those of new chats that another transaction inserted first."""
    rows = [_chat_row(step.chat, micros(step.at)) for step in steps if not step.chat.expected]
    inserted = port.insert_chats(rows)
    holding = []
    for step in steps:
        if step.chat.expected or step.chat.id in inserted:
            holding.append(step)
        else:
            done = landed(port, step)
            outcomes[step.chat.id] = Committed.DONE if done else Committed.STALE
    return holding


def _remember(
    port: Port, remembered: set[int], steps: Sequence[Step], outcomes: dict[int, Committed]
) -> list[Step]:
    """The steps whose event is new and now remembered; some are remembered already."""
    events = [
        (step.chat.id, step.event, micros(step.at))
        for step in steps
        if step.event is not None and step.chat.id not in remembered
    ]
    fresh = remembered | port.remember(events) if events else remembered
    holding = []
    for step in steps:
        if step.event is None or step.chat.id in fresh:
            holding.append(step)
        else:
            outcomes[step.chat.id] = Committed.REPEATED
            if not step.chat.expected:
                port.forget_chat(step.chat.id)
    return holding


def _writes(process: int, steps: Sequence[Step], marks: Sequence[Mark]) -> list[Write]:
    """What steps and marks write, moves of chats first; the last one after all others."""
    moves = [
        (chat.id, chat.expected, chat.revision, chat.language, chat.state, micros(step.at))
        for step in steps
        if (chat := step.chat).expected
    ]
    journals = [
        (
            row.id,
            row.chat,
            row.name,
            str(row.status),
            micros(row.opened_at),
            row.revision,
            row.payload,
            None if row.expires_at is None else micros(row.expires_at),
        )
        for step in steps
        for row in step.journals
    ]
    messages = [
        _message_row(message, micros(step.at), process)
        for step in steps
        for message in step.messages
    ]
    marked = _mark_rows(steps, marks)
    inserted = {row[0] for row in messages}
    return [
        (bulk.MOVE_CHATS, moves),
        (bulk.WRITE_JOURNALS, journals),
        (bulk.INSERT_MESSAGES, messages),
        (bulk.MARK_MESSAGES, [row for row in marked if row[0] not in inserted]),
        (bulk.MARK_MESSAGES, [row for row in marked if row[0] in inserted]),
    ]


def _run(port: Port, writes: Sequence[Write]) -> None:
    if filled := _filled(writes):
        port.run_together(filled)


def _filled(writes: Sequence[Write]) -> list[Write]:
    return [write for write in writes if write[1]]


def _chat_row(chat: ChatChange, at: int) -> Row:
    return (
        chat.id,
        chat.channel,
        chat.account,
        chat.external,
        chat.revision,
        chat.language,
        chat.state,
        at,
    )


def _message_row(message: Message, at: int, process: int) -> Row:
    leased = message.state is State.LEASED
    return (
        message.id,
        message.chat,
        message.cause,
        str(message.lane),
        str(message.state),
        at if message.due is None else micros(message.due),
        1 if leased else 0,
        process if leased else None,
        at if leased else None,
        at if message.state is State.SENT else None,
        None if message.expires_at is None else micros(message.expires_at),
        message.payload,
    )


def _mark_rows(steps: Sequence[Step], marks: Sequence[Mark]) -> list[Row]:
    """One row per message, in the order of ids: the last mark, but never one after a final one."""
    last: dict[int, Mark] = {}
    for mark in (*(mark for step in steps for mark in step.marks), *marks):
        known = last.get(mark.id)
        if known is None or known.state not in FINAL:
            last[mark.id] = mark
    return [_mark_row(last[key]) for key in sorted(last)]


def _mark_row(mark: Mark) -> Row:
    return (
        mark.id,
        str(mark.state),
        mark.reason,
        micros(mark.at) if mark.state is State.SENT else None,
        None if mark.due is None else micros(mark.due),
    )
