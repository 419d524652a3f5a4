"""From a turn to the rows that one transaction writes, sealed. Decides nothing, writes nothing."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

import orjson

from bot.channels.base import Incoming
from bot.delivery.sender import Posted
from bot.desk.memory import Memory, Stage
from bot.desk.posts import Post, outgoing, to_bytes
from bot.desk.saying import Spoken
from bot.desk.scene import Held
from bot.desk.turn import Turn
from bot.storage.ids import Ids
from bot.storage.sealing import Place, Sealer
from bot.storage.steps import ChatChange, JournalRow, Lane, Message, State, Status, Step
from bot.talk import Journal, to_json

DRAFT_LASTS: Final = timedelta(hours=24)
DRAFT_LASTS_WITH_CONSENT: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """A chat's state with the revision that it was read at; 0 where nothing is stored."""

    revision: int = 0
    held: Held = field(default_factory=Held)
    touched: datetime | None = None


def lasts(memory: Memory) -> timedelta:
    """How long a chat's words are kept after its last message."""
    return DRAFT_LASTS_WITH_CONSENT if memory.consent else DRAFT_LASTS


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
        memory = turn.held.memory
        expires = incoming.at + lasts(memory)
        event = self._sealer.event(chat, incoming.id)
        messages, posted = self._messages(chat, kept, turn, incoming, f"{chat}:{event}", expires)
        journals = tuple(
            self._journal(chat, journal, status, expires)
            for journal, status in _changed(kept.held, turn)
        )
        change = self._chat(chat, kept, memory, incoming)
        step = Step(incoming.at, change, event, journals, messages)
        return step, posted

    def _messages(
        self,
        chat: int,
        kept: Kept,
        turn: Turn,
        incoming: Incoming,
        cause: str,
        expires: datetime,
    ) -> tuple[tuple[Message, ...], tuple[Posted, ...]]:
        page = incoming.chat.channel in self._pages
        posts = [Post(spoken) for spoken in turn.spoken]
        if page and turn.echo:
            posts.insert(0, Post(Spoken(turn.echo), mine=True, event=incoming.id))
        messages, posted = [], []
        for number, post in enumerate(posts):
            id_ = self._ids.new(incoming.at, above=kept.revision)
            payload = self._sealer.seal(Place.OUTBOX, id_, to_bytes(post))
            lane = Lane.ECHO if post.mine else Lane.ANSWER
            # A page reads what is stored; elsewhere this process sends it after the commit.
            state = State.SENT if page else State.LEASED
            messages.append(
                Message(id_, chat, f"{cause}:{number}", lane, payload, state, None, expires)
            )
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
            state=self._sealer.seal(Place.CHAT_STATE, chat, memory.to_bytes()),
        )

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
