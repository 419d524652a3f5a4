"""One incoming message, start to finish: hear, walk, say, commit; then sending follows.

Everything that a message writes is one transaction. Nothing here knows a platform, and nobody but
the writer knows SQL.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from time import perf_counter
from typing import Final

import orjson

from bot.channels.base import ChatRef, Event, Incoming
from bot.clock import legal_day
from bot.delivery.sender import Posted
from bot.desk import numbers
from bot.desk.asking import NOT_ALLOWED, Asker, NotAllowed, Refused
from bot.desk.backroom import Backroom
from bot.desk.memory import Memory, Stage
from bot.desk.outcome import Turn, sentence
from bot.desk.papers import keep_all, with_files
from bot.desk.patience import Hearing, Patience
from bot.desk.rows import Kept, Rows, lasts, unexpired
from bot.desk.scene import Held, House, NeedsFiles, NeedsLookup
from bot.desk.turn import refused, take
from bot.errors import BotError
from bot.logs import note
from bot.metrics import Metrics
from bot.storage import journals
from bot.storage.database import Database
from bot.storage.sealing import Place
from bot.storage.steps import Committed, Step
from bot.storage.writer import Writer
from bot.talk import Journal, Json, from_json
from bot.talk.journal import lookup_key

_LOG = logging.getLogger("bot.desk")

CHATS_KEPT: Final = 5_000
"""Chats whose state stays in memory; any process may change them, the commit notices."""
MOST_TRIES: Final = 8
_NOTHING_HEARD: Final = frozenset({"start", "not_understood_outside"})
TURNS: Final = 1024
"""A chat takes its events in turn. Two chats rarely share one, and lose little by it."""
REPEATED: Final = "repeated"


class Busy(BotError):
    """Other processes kept changing this chat; the platform may send the event again."""


class Desk:
    """Takes events of all channels; ``receive`` returns after the commit."""

    def __init__(
        self,
        house: House,
        database: Database,
        writer: Writer,
        hand_over: Callable[[tuple[Posted, ...]], None],
        metrics: Metrics,
        *,
        pages: frozenset[str] = frozenset(),
        per_minute: int | None = None,
        spared: frozenset[str] = frozenset(),
    ) -> None:
        """Take what turns stand on.

        Args:
            pages: the channels where stored means delivered: people read them by cursor.
            per_minute: how many events one chat may send; None counts none.
            spared: channels whose events are not counted.
        """
        self._house = house
        self._database = database
        self._writer = writer
        self._hand_over = hand_over
        self._metrics = metrics
        self._rows = Rows(database.sealer, database.ids, pages)
        self._backroom = Backroom(house, database, writer, self._rows, pages)
        self._patience = Patience(per_minute) if per_minute else None
        self._spared = spared
        self._chat = lru_cache(CHATS_KEPT)(database.sealer.chat)
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._turns = tuple(asyncio.Lock() for _ in range(TURNS))

    async def receive(self, incoming: Incoming) -> None:
        """Take one event; the same event again changes nothing.

        Raises:
            Unavailable: the database does not answer; the event may come again.
            Busy: other processes were faster too often; the event may come again.
        """
        started = perf_counter()
        ref = incoming.chat
        chat = self._id(ref)
        hearing = self._hearing(chat, incoming)
        if hearing is Hearing.UNHEARD:
            self._metrics.received.count(ref.channel, "unheard")
            return
        async with self._turns[chat % TURNS]:
            heard = await self._receive(chat, incoming, hearing)
        if heard == REPEATED and self._patience is not None:
            self._patience.forgive(chat)
        took = perf_counter() - started
        self._metrics.received.count(ref.channel, heard)
        self._metrics.step_seconds.observe(took)
        note(_LOG, "heard", channel=ref.channel, heard=heard, ms=round(took * 1000, 2))

    async def language(self, ref: ChatRef) -> str:
        """The language of a chat."""
        return (await self._state(self._id(ref))).held.memory.language

    async def conversation(self, ref: ChatRef) -> Journal | None:
        """The journal of a chat's current or last conversation."""
        return (await self._state(self._id(ref))).held.journal

    async def held(self, ref: ChatRef) -> tuple[Journal | None, Memory]:
        """The journal of a chat's current or last conversation, and what is remembered of it."""
        held = (await self._state(self._id(ref))).held
        return held.journal, held.memory

    async def introduce(
        self, ref: ChatRef, address: str, at: datetime, roles: tuple[str, ...] = ()
    ) -> None:
        """Remember how somebody is called and what they are, where the chat is new."""
        chat = self._id(ref)
        kept = await self._state(chat)
        if kept.revision:
            return
        held = Held(Memory(address=address, roles=roles))
        incoming = Incoming(ref, "introduced", at, Event.OTHER)
        step, _ = self._rows.of(chat, kept, Turn(held, (), (), (), "introduced"), incoming)
        await self._writer.step(step)
        self.forget(chat)

    async def attend(self, at: datetime, silent_for: timedelta) -> None:
        """Look after the questions that people were asked: pass up, come back."""
        self._hand_over(await self._backroom.attend(at, silent_for))

    def forget(self, chat: int) -> None:
        """Drop what is kept in memory of a chat that something else has changed."""
        self._kept.pop(chat, None)

    def _id(self, ref: ChatRef) -> int:
        return self._chat(ref.channel, ref.account, ref.id)

    def _hearing(self, chat: int, incoming: Incoming) -> Hearing:
        if self._patience is None or incoming.chat.channel in self._spared:
            return Hearing.HEARD
        return self._patience.hear(chat, incoming.at.timestamp())

    async def _receive(self, chat: int, incoming: Incoming, hearing: Hearing) -> str:
        for _ in range(MOST_TRIES):
            kept = await self._state(chat)
            held = unexpired(kept, incoming.at)
            turn = await self._take(chat, held, incoming, hearing)
            try:
                committed, step, posted = await self._commit(chat, kept, turn, incoming)
            except Refused as no:
                turn = self._refused(held, incoming, no)
                committed, step, posted = await self._commit(chat, kept, turn, incoming)
            if committed is Committed.REPEATED:
                return REPEATED
            if committed is Committed.DONE:
                if turn.erases:
                    self.forget(chat)
                else:
                    now, at = step.chat, incoming.at
                    self._keep(chat, Kept(now.revision, turn.held, at, now.state))
                if turn.finished:
                    self._metrics.finished.count(turn.finished)
                self._hand_over(await self._with_files(posted))
                return turn.heard
            self.forget(chat)
        raise Busy("a chat was changed by other processes each time")

    async def _state(self, chat: int) -> Kept:
        kept = self._kept.get(chat)
        if kept is not None:
            self._kept.move_to_end(chat)
            return kept
        kept = await self._load(chat)
        self._keep(chat, kept)
        return kept

    def _keep(self, chat: int, kept: Kept) -> None:
        self._kept[chat] = kept
        self._kept.move_to_end(chat)
        if len(self._kept) > CHATS_KEPT:
            self._kept.popitem(last=False)

    async def _load(self, chat: int) -> Kept:
        stored = await journals.chat_state(self._database, chat)
        if stored is None:
            return Kept()
        memory = Memory.from_bytes(self._database.sealer.open(Place.CHAT_STATE, chat, stored.state))
        current, ends = await self._journal(memory.current)
        draft, _ = await self._journal(memory.draft)
        if current is None and memory.stage is not Stage.NONE:
            memory = replace(memory, stage=Stage.NONE, table=(), sentence="")
        touched = ends - lasts(memory) if ends else None
        return Kept(stored.revision, Held(memory, current, draft), touched)

    async def _journal(self, id_: int) -> tuple[Journal | None, datetime | None]:
        """A journal with when it is dropped; nothing where it is gone."""
        row = await journals.journal(self._database, id_) if id_ else None
        if row is None:
            return None, None
        payload = self._database.sealer.open(Place.JOURNAL, id_, row.payload)
        return from_json(orjson.loads(payload)), row.expires_at

    async def _take(self, chat: int, held: Held, incoming: Incoming, hearing: Hearing) -> Turn:
        """The turn; words of a button under an alert are a tap on it."""
        if hearing is Hearing.TOLD:
            return sentence(self._house, held, legal_day(incoming.at), "too-many")
        if held.memory.stage is not Stage.OPEN:
            incoming = await numbers.labelled(self._database, incoming)
        turn = await self._turn(chat, held, incoming)
        if turn.heard not in _NOTHING_HEARD:
            return turn
        meant = await numbers.worded(self._database, incoming)
        return turn if meant is incoming else await self._turn(chat, held, meant)

    async def _turn(self, chat: int, held: Held, incoming: Incoming) -> Turn:
        """The turn; where a conversation breaks, one plain sentence and everything as it was."""
        found: dict[str, Json] = {}
        at, ids = incoming.at, self._database.ids
        while True:
            try:
                return take(self._house, held, incoming, lambda: ids.new(at), found)
            except NeedsLookup as need:
                key = lookup_key(need.name, need.argument)
                asker = _asker(chat, held, incoming)
                found[key] = await self._backroom.lookups[need.name](asker, need.argument)
            except NeedsFiles as need:
                kept = await keep_all(self._writer, chat, incoming.files, need.takes, at)
                incoming = replace(incoming, kept=kept)
            except NotAllowed:
                return self._refused(held, incoming, Refused(NOT_ALLOWED, ends=True))
            except Exception:  # noqa: BLE001  (whatever broke, the person gets an answer)
                _LOG.exception("turn_broke")
                return sentence(self._house, held, legal_day(at), "broken")

    def _refused(self, held: Held, incoming: Incoming, no: Refused) -> Turn:
        """The turn that says why nothing was written."""
        at, ids = incoming.at, self._database.ids
        return refused(self._house, held, incoming, lambda: ids.new(at), {}, no.say, ends=no.ends)

    async def _commit(
        self, chat: int, kept: Kept, turn: Turn, incoming: Incoming
    ) -> tuple[Committed, Step, tuple[Posted, ...]]:
        """Write the turn; with what else it changes, in the same transaction.

        Raises:
            Refused: registers or ledger do not take it; nothing is written.
        """
        step, posted = self._rows.of(chat, kept, turn, incoming)
        consent = kept.held.memory.consent, turn.held.memory.consent
        if not turn.commands and consent[0] == consent[1]:
            return await self._writer.step(step), step, posted
        asker = _asker(chat, turn.held, incoming)
        carrier = self._backroom.carrier
        committed, posted = await carrier.commit(chat, kept, step, turn, incoming, asker)
        return committed, step, posted

    async def _with_files(self, posted: tuple[Posted, ...]) -> tuple[Posted, ...]:
        """The messages with the contents of their files."""
        if not any(row.message.extra for row in posted):
            return posted
        database = self._database
        return tuple(
            [replace(row, message=await with_files(database, row.message)) for row in posted]
        )


def _asker(chat: int, held: Held, incoming: Incoming) -> Asker:
    """Who asks, as look-ups and effects need it."""
    at = incoming.at
    said = incoming.text if incoming.event is Event.TEXT else ""
    return Asker(chat, incoming.chat, at, legal_day(at), held.memory.address, said)
