"""From a turn to the rows that one transaction writes, sealed. Decides nothing, writes nothing."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson

from bot.channels.base import Incoming
from bot.delivery.sender import Posted
from bot.desk.memory import Memory, Stage
from bot.desk.outcome import Turn
from bot.desk.posts import Post, outgoing, to_bytes
from bot.desk.saying import Spoken
from bot.desk.scene import Held
from bot.records import record
from bot.storage.ids import Ids
from bot.storage.sealing import Place, Sealer
from bot.storage.steps import ChatChange, JournalRow, Lane, Message, State, Status, Step
from bot.talk import Journal, to_json

DRAFT_LASTS: Final = timedelta(hours=24)
DRAFT_LASTS_WITH_CONSENT: Final = timedelta(days=30)
_STEP: Final = timedelta(minutes=10)
"""Rows go at the next full ten minutes: most steps of a conversation leave its time, and so the
index of such times, as it was. A chat that is read again may seem touched so much later."""
_START: Final = datetime(2020, 1, 1, tzinfo=UTC)


@record
class Kept:
    """A chat's state with the revision that it was read at; 0 where nothing is stored."""

    revision: int = 0
    held: Held = field(default_factory=Held)
    touched: datetime | None = None
    state: bytes = b""
    """The memory as it was sealed; it serves again as long as nothing in it changes."""


def lasts(memory: Memory) -> timedelta:
    """How long a chat's words are kept after its last message."""
    return DRAFT_LASTS_WITH_CONSENT if memory.consent else DRAFT_LASTS


def expiry(at: datetime, memory: Memory) -> datetime:
    """When retention removes what a message at this instant writes."""
    over = at + lasts(memory)
    return over + (_START - over) % _STEP


def unexpired(kept: Kept, at: datetime) -> Held:
    """What is held at this instant: after a day without consent no conversation is left."""
    held = kept.held
    if kept.touched is None or at - kept.touched <= lasts(held.memory):
        return held
    memory = replace(held.memory, stage=Stage.NONE, misses=0, table=(), sentence="")
    return Held(memory)


class Rows:
    """Makes the rows of steps; ``pages`` are the channels where stored means delivered."""

    def __init__(self, sealer: Sealer, ids: Ids, pages: frozenset[str]) -> None:
        self._sealer = sealer
        self._ids = ids
        self._pages = pages

    def of(
        self, chat: int, kept: Kept, turn: Turn, incoming: Incoming
    ) -> tuple[Step, tuple[Posted, ...]]:
        """The step of a turn, and the messages that are to be sent once it is committed."""
        memory, at = turn.held.memory, incoming.at
        expires = expiry(at, memory)
        posts = self._posts(turn, incoming)
        ids = [self._ids.new(at, above=kept.revision) for _ in posts]
        change = self._chat(chat, kept, memory, incoming)
        messages, posted = self._messages(change, posts, ids, incoming, expires)
        journals = [
            self._journal(chat, journal, status, expires)
            for journal, status in _changed(kept.held, turn)
        ]
        event = self._sealer.event(chat, incoming.id)
        return Step(at, change, event, tuple(journals), messages), posted

    def spoken(
        self,
        change: ChatChange,
        turn: Turn,
        incoming: Incoming,
        expires: datetime,
        ids: Iterator[int],
    ) -> tuple[tuple[Message, ...], tuple[Posted, ...]]:
        """The messages of a turn alone, with these ids: for a transaction that says more."""
        posts = self._posts(turn, incoming)
        return self._messages(change, posts, [next(ids) for _ in posts], incoming, expires)

    def _posts(self, turn: Turn, incoming: Incoming) -> list[Post]:
        """What is stored to be read: the answers, on a page after the person's own words."""
        posts = [Post(spoken) for spoken in turn.spoken]
        if turn.echo and incoming.chat.channel in self._pages:
            posts.insert(0, Post(Spoken(turn.echo), mine=True, event=incoming.id))
        return posts

    def _messages(
        self,
        change: ChatChange,
        posts: list[Post],
        ids: list[int],
        incoming: Incoming,
        expires: datetime,
    ) -> tuple[tuple[Message, ...], tuple[Posted, ...]]:
        # A page reads what is stored; elsewhere this process sends it after the commit.
        state = State.SENT if incoming.chat.channel in self._pages else State.LEASED
        chat = change.id
        messages, posted = [], []
        for number, (id_, post) in enumerate(zip(ids, posts, strict=True)):
            # Revisions rise in time, so that the index of causes grows at its end.
            cause = f"{change.revision}:{number}"
            lane = Lane.ECHO if post.mine else Lane.ANSWER
            payload = self._sealer.seal(Place.OUTBOX, id_, to_bytes(post))
            messages.append(Message(id_, chat, cause, lane, payload, state, None, expires))
            if not post.mine:
                posted.append(Posted(id_, chat, outgoing(incoming.chat, post.spoken)))
        return tuple(messages), tuple(posted)

    def _chat(self, chat: int, kept: Kept, memory: Memory, incoming: Incoming) -> ChatChange:
        ref = incoming.chat
        return ChatChange(
            id=chat,
            expected=kept.revision,
            revision=self._ids.new(incoming.at, above=kept.revision),
            channel=ref.channel,
            account=ref.account,
            # Written once, with the first step.
            external=b"" if kept.revision else self._address(chat, ref.id),
            language=memory.language,
            state=self._state(chat, kept, memory),
        )

    def _state(self, chat: int, kept: Kept, memory: Memory) -> bytes:
        if kept.state and memory is kept.held.memory:
            return kept.state
        return self._sealer.seal(Place.CHAT_STATE, chat, memory.to_bytes())

    def _address(self, chat: int, external: str) -> bytes:
        return self._sealer.seal(Place.CHAT_ADDRESS, chat, external.encode())

    def _journal(
        self, chat: int, journal: Journal, status: Status, expires: datetime
    ) -> JournalRow:
        id_ = int(journal.header.id)
        payload = orjson.dumps(to_json(journal))
        return JournalRow(
            id=id_,
            chat=chat,
            name=journal.header.conversation,
            status=status,
            opened_at=datetime.fromisoformat(journal.header.opened_at),
            revision=journal.revision,
            payload=self._sealer.seal(Place.JOURNAL, id_, payload),
            expires_at=expires,
        )


def _changed(before: Held, turn: Turn) -> list[tuple[Journal, Status]]:
    """The journals whose rows must be written, with where their conversations stand."""
    changed = list(turn.ended)
    held = turn.held
    if held.journal is not None and held.journal is not before.journal:
        open_ = held.memory.stage is Stage.OPEN
        changed.append((held.journal, Status.OPEN if open_ else Status.DONE))
    return changed
