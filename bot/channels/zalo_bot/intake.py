"""An event from its arrival to its commit: read, put in its chat's order, handed to the desk.

``take`` returns when the event is durable, so that whoever delivered it may be told. It decides
nothing about conversations.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from weakref import WeakValueDictionary

import orjson

from bot.channels.background import Background
from bot.channels.base import ChatRef, DeliveryError, Event, File, Incoming, Outgoing
from bot.channels.groups import PRIVATELY, Seldom
from bot.channels.inbox import Inbox
from bot.channels.typing import Typing
from bot.channels.waiting import LATER, Queues, Waiting, Work
from bot.channels.zalo_bot.reading import Heard, InGroup, Nothing, Read, Remote, read

_LOG = logging.getLogger("bot.zalo_bot")

QUIET_SECONDS: Final = 3600.0
"""How long a group is not told the same again: each message counts in the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seams:
    """What the intake asks of the rest of the house.

    ``receive`` returns after the commit and is idempotent by (chat, id). ``meant`` gives the tag
    of the choice whose number was typed, "" where the words are for the desk to read. ``send`` says
    the usual sentence in a group.
    """

    account: str
    now: Callable[[], datetime]
    receive: Callable[[Incoming], Awaitable[None]]
    meant: Callable[[ChatRef, str], Awaitable[str]]
    fetch: Callable[[Remote], Awaitable[File | None]]
    send: Callable[[Outgoing], Awaitable[None]]
    typing: Callable[[str], Typing]
    inbox: Inbox


class Intake:
    """Takes events of one bot."""

    def __init__(self, seams: Seams) -> None:
        self._seams = seams
        self.background = Background()
        self.heard_at: datetime | None = None
        work = Work(set_of=_set_of, whole=self._whole, hand=self._hand_over, typing=seams.typing)
        self._queues: Queues[Heard] = Queues(seams.inbox, work, self.background)
        self._seldom = Seldom(asyncio.get_running_loop().time, QUIET_SECONDS)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, payload: bytes) -> None:
        """Take one event as it came; returns when it is durable, or nothing that concerns us.

        Raises:
            BotError: it could not be made durable now; it may come again.
        """
        self.heard_at = self._seams.now()
        event = self._read(payload)
        if isinstance(event, Nothing):
            _LOG.info("event_ignored", extra={"facts": {"why": event.why}})
            return
        if isinstance(event, InGroup):
            if self._seldom.due(event.group.id):
                self.background.start(self._tell(event.group))
            return
        incoming = event.incoming
        chat = incoming.chat.id
        lock = self._locks.get(chat)
        if lock is None:
            lock = self._locks[chat] = asyncio.Lock()
        async with lock:
            if not event.files and not self._queues.busy(chat):
                await self._hand_over(event)
                return
            stored = await self._seams.inbox.add(incoming.chat, incoming.id, payload, incoming.at)
            if stored is not None:
                self._queues.put(Waiting(stored, event))

    async def resume(self) -> None:
        """Go on with what dead processes left."""
        for stored in await self._seams.inbox.adopt():
            event = self._read(stored.payload)
            if isinstance(event, Heard):
                self._queues.put(Waiting(stored, event))

    def _read(self, payload: bytes) -> Read:
        try:
            body = orjson.loads(payload)
        except orjson.JSONDecodeError:
            return Nothing("no_json")
        return read(body, self._seams.account, self._seams.now())

    async def _tell(self, group: ChatRef) -> None:
        try:
            await self._seams.send(Outgoing(group, PRIVATELY))
        except DeliveryError as error:
            _LOG.info("group_not_told", extra={"facts": {"error": type(error).__name__}})

    async def _whole(self, together: Sequence[Heard]) -> Heard:
        """One event of photos that came one after the other."""
        first = together[0]
        remotes = [remote for one in together for remote in one.files]
        found = await asyncio.gather(*map(self._seams.fetch, remotes))
        files = tuple(file for file in found if file is not None)
        text = next((one.incoming.text for one in together if one.incoming.text), "")
        id_ = first.incoming.id + LATER
        incoming = replace(first.incoming, id=id_, files=files, text=text)
        return replace(first, incoming=incoming, files=())

    async def _hand_over(self, event: Heard) -> None:
        incoming = event.incoming
        typing = self._seams.typing(incoming.chat.id)
        try:
            if incoming.event is Event.TEXT:
                tag = await self._seams.meant(incoming.chat, incoming.text)
                if tag:
                    incoming = replace(incoming, event=Event.TAP, tag=tag, text="")
            await self._seams.receive(incoming)
        finally:
            typing.stop()


def _set_of(event: Heard) -> str:
    return event.set
