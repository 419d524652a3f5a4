"""An update from its arrival to its commit: read, put in its chat's order, handed to the desk.

``take`` returns when the update is durable, so that whoever delivered it may be told. It decides
nothing about conversations.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from weakref import WeakValueDictionary

import orjson

from bot.channels.background import Background
from bot.channels.base import File
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.edits import Edits, changed
from bot.channels.telegram.files import fetch
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.parsing import parse
from bot.channels.telegram.reading import (
    Heard,
    InGroup,
    Member,
    Migrated,
    Nothing,
    Read,
    Tapped,
    read,
)
from bot.channels.telegram.seams import Answers, Seams
from bot.channels.telegram.taps import Taps
from bot.channels.waiting import LATER, Queues, Waiting, Work

_LOG = logging.getLogger("bot.telegram")

ALLOWED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that we ask for."""
Raw = Mapping[str, Any]


class Intake:
    """Takes updates of one bot."""

    def __init__(self, api: Api, channel: TelegramChannel, seams: Seams) -> None:
        self._api = api
        self._channel = channel
        self._seams = seams
        self.background = Background()
        loop = asyncio.get_running_loop()
        self._taps = Taps(api.bot, self.background)
        self.groups = Groups(channel.send, seams.group, self.background, loop.time)
        self._edits = Edits()
        work = Work(set_of=_album, whole=self._whole, hand=self._hand_over, typing=channel.typing)
        self._queues: Queues[Heard | Tapped] = Queues(seams.inbox, work, self.background)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, payload: bytes) -> None:
        """Take one update as it came; returns when it is durable, or nothing that concerns us.

        Raises:
            BotError: it could not be made durable now; it may come again.
        """
        try:
            raw = orjson.loads(payload)
        except orjson.JSONDecodeError:
            _LOG.warning("update_unreadable")
            return
        await self._take(self._read(raw), payload)

    async def take_all(self, updates: Sequence[Raw]) -> None:
        """Take updates in their order within each chat, chats side by side."""
        chats: dict[str, list[tuple[Read, Raw]]] = {}
        for raw in updates:
            what = self._read(raw)
            chats.setdefault(_chat_of(what), []).append((what, raw))

        async def one(own: list[tuple[Read, Raw]]) -> None:
            for what, raw in own:
                await self._take(what, orjson.dumps(raw))

        done = await asyncio.gather(*map(one, chats.values()), return_exceptions=True)
        for error in done:
            if error is not None:
                raise error

    async def resume(self) -> None:
        """Go on with what dead processes left."""
        for stored in await self._seams.inbox.adopt():
            what = self._read(orjson.loads(stored.payload))
            if isinstance(what, Heard | Tapped):
                self._queues.put(Waiting(stored, what))

    def _read(self, raw: object) -> Read:
        account, username = self._api.account, self.groups.username
        try:
            return read(parse(raw), account, self._seams.now(), username)
        except Exception as error:  # noqa: BLE001  (whatever is wrong with it, it never gets better)
            _LOG.warning("update_unreadable", extra={"facts": {"error": type(error).__name__}})
            return Nothing()

    async def _take(self, what: Read, payload: bytes) -> None:
        match what:
            case Heard() | Tapped():
                await self._in_order(what, payload)
            case Member(chat, reachable):
                await self._seams.reachable(chat, reachable)
            case Migrated(old, new):
                await self._channel.follow(old, new)
            case InGroup():
                await self.groups.heard(what)
            case Nothing():
                return

    async def _in_order(self, event: Heard | Tapped, payload: bytes) -> None:
        """At once where only a commit is needed, else durable and behind what waits."""
        if isinstance(event, Tapped):
            self._taps.answer(event.query, private=event.private)
        incoming = event.incoming
        chat = incoming.chat.id
        lock = self._locks.get(chat)
        if lock is None:
            lock = self._locks[chat] = asyncio.Lock()
        async with lock:
            files = isinstance(event, Heard) and event.files
            if not files and not self._queues.busy(chat):
                await self._hand_over(event)
                return
            add = self._seams.inbox.add
            stored = await add(incoming.chat, incoming.id, payload, incoming.at)
            if stored is not None:
                self._queues.put(Waiting(stored, event))

    async def _whole(self, together: Sequence[Heard | Tapped]) -> Heard | Tapped:
        """One event of an album: all its files, the first words that came with one of them."""
        first = together[0]
        incoming = replace(first.incoming, id=first.incoming.id + LATER)
        if isinstance(first, Tapped):
            return replace(first, incoming=incoming)
        heard = [event for event in together if isinstance(event, Heard)]
        heard.sort(key=lambda one: one.message)
        remotes = [remote for one in heard for remote in one.files]
        largest = self._seams.largest_file
        found = await asyncio.gather(*[fetch(self._api.bot, item, largest) for item in remotes])
        files: tuple[File, ...] = tuple(file for file in found if file is not None)
        text = next((one.incoming.text for one in heard if one.incoming.text), "")
        if remotes and not files:
            _LOG.info("no_file_taken")
        return replace(first, incoming=replace(incoming, files=files, text=text), files=())

    async def _hand_over(self, event: Heard | Tapped) -> None:
        """To the desk; then what its answers say about the message or the button."""
        if isinstance(event, Heard):
            await self._hear(event)
            return
        before, after = await self._receive(event)
        if event.private and changed(before, after):
            self._taps.mark(event.query)

    async def _hear(self, event: Heard) -> None:
        steps: Sequence[Heard] = (event,)
        if event.edited:
            now = await self._seams.answers(event.incoming.chat)
            steps = tuple(self._edits.steps(event, now))
        for step in steps:
            before, after = await self._receive(step)
            if step.message:
                self._edits.remember(step, before, after)

    async def _receive(self, event: Heard | Tapped) -> tuple[Answers, Answers]:
        """The answers before and after."""
        chat = event.incoming.chat
        before = await self._seams.answers(chat)
        typing = self._channel.typing(chat.id)
        try:
            await self._seams.receive(event.incoming)
        finally:
            typing.stop()
        after = await self._seams.answers(chat)
        if after[2] != before[2]:
            self.background.start(self._seams.show_menu(chat, after[2]))
        return before, after


def _album(event: Heard | Tapped) -> str:
    return event.album if isinstance(event, Heard) else ""


def _chat_of(what: Read) -> str:
    match what:
        case Heard() | Tapped():
            return what.incoming.chat.id
        case InGroup(group):
            return group.id
        case Member(chat):
            return chat.id
        case Migrated(old):
            return old.id
        case Nothing():
            return ""
