"""An event from its arrival to its commit: verified, read, put in its chat's order, handed over.

``take`` returns within two seconds, when the event is durable. It decides nothing about
conversations. Where staff answers a chat by hand, the assistant keeps quiet there.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final
from weakref import WeakValueDictionary

import orjson

from bot.channels.background import Background
from bot.channels.base import Event, Incoming
from bot.channels.typing import Typing
from bot.channels.waiting import LATER, Queues, Waiting, Work
from bot.channels.zalo_oa.downloads import Downloads
from bot.channels.zalo_oa.reading import (
    Arrived,
    Asked,
    Left,
    Nothing,
    Read,
    Reader,
    Said,
    Staff,
    Withdrawn,
)
from bot.channels.zalo_oa.seams import Seams
from bot.channels.zalo_oa.signature import Given, Keys, check, recent
from bot.errors import BotError

_LOG = logging.getLogger("bot.zalo")

MOST_AT_ONCE: Final = 24
"""More than this many commits are not waited for: further events are put aside, many together."""
AT_ONCE_SECONDS: Final = 0.8
"""How long a commit is waited for before the event is put aside and acknowledged all the same."""
WHOLE_SECONDS: Final = 1.7
"""After this the event is not taken; Zalo waits two seconds and repeats it."""
ECHO_SECONDS: Final = 2.0
"""How long an echo may be ahead of the answer that names our message."""
NOT_FOLLOWING: Final = "not_following"
RELEASE: Final = frozenset({"/troly", "/tro ly", "/trợ lý", "#troly", "#trợ lý"})
"""What staff writes to give a chat back to the assistant."""


class Verdict(StrEnum):
    """What is answered to a delivery."""

    TAKEN = "taken"
    FORGED = "forged"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the intake is told: our keys, and for how long staff has a chat."""

    keys: Keys
    staff_for: timedelta


class Intake:
    """Takes the events of one account."""

    def __init__(
        self,
        reader: Reader,
        seams: Seams,
        downloads: Downloads,
        settings: Settings,
        pin: Callable[[str], Coroutine[Any, Any, None]],
    ) -> None:
        """``pin`` remembers the variant of the signature that fits; ``pinned`` is the only one."""
        self._reader = reader
        self._seams = seams
        self._downloads = downloads
        self._settings = settings
        self._pin = pin
        self.pinned = ""
        self.background = Background()
        self._at_once = 0
        work = Work(
            set_of=_alone, whole=self._whole, hand=self._work, typing=lambda _chat: Typing(_unseen)
        )
        self._pending: Queues[Asked] = Queues(seams.inbox, work, self.background)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, given: Given) -> Verdict:
        """Take one delivery; TAKEN means durable, or that it asks nothing of us."""
        event = _object(given.body)
        signed = check(given, event, self._settings.keys, self.pinned)
        if signed is None or not recent(signed.at, self._seams.now()):
            _LOG.warning("event_refused", extra={"facts": {"signed": signed is not None}})
            return Verdict.FORGED
        if not self.pinned:
            self.pinned = signed.variant
            _LOG.info("signature_pinned", extra={"facts": {"variant": signed.variant}})
            self.background.start(self._pin(signed.variant))
        try:
            async with asyncio.timeout(WHOLE_SECONDS):
                await self._take(self._read(event), given.body)
        except (BotError, TimeoutError) as error:
            _LOG.warning("event_not_taken", extra={"facts": {"error": type(error).__name__}})
            return Verdict.LATER
        return Verdict.TAKEN

    async def resume(self) -> None:
        """Go on with what dead processes left."""
        for stored in await self._seams.inbox.adopt():
            what = self._read(_object(stored.payload))
            if isinstance(what, Nothing):
                await self._seams.inbox.remove([stored.id])
            else:
                self._pending.put(Waiting(stored, what))

    def _read(self, event: dict[str, Any]) -> Read:
        try:
            return self._reader.read(event, self._seams.now())
        except Exception as error:  # noqa: BLE001  (whatever is wrong with it, it never gets better)
            _LOG.warning("event_unreadable", extra={"facts": {"error": type(error).__name__}})
            return Nothing()

    async def _take(self, what: Read, payload: bytes) -> None:
        """At once where only a commit is needed and comes soon, else durable and then worked off.

        Both remember the event by its id, so that it counts once whichever is first.
        """
        if isinstance(what, Nothing):
            _LOG.debug("event_ignored", extra={"facts": {"kind": what.kind}})
            return
        chat = what.incoming.chat.id
        lock = self._locks.get(chat)
        if lock is None:
            lock = self._locks[chat] = asyncio.Lock()
        async with lock:
            crowded = self._at_once >= MOST_AT_ONCE or self._pending.busy(chat)
            if crowded or _waits(what) or not await self._done_soon(what):
                await self._store(what, payload)

    async def _work(self, what: Asked) -> None:
        match what:
            case Said(incoming):
                await self._hear(incoming)
            case Arrived(incoming):
                await self._arrived(incoming)
            case Left(incoming):
                await self._seams.closed(incoming.chat, NOT_FOLLOWING)
            case Withdrawn(incoming):
                await self._seams.erase(incoming.chat)
            case Staff():
                await self._by_hand(what)

    async def _arrived(self, incoming: Incoming) -> None:
        """Whoever is new is greeted; of others it is enough that they are there again."""
        chat = incoming.chat
        await self._seams.book.touch(chat, incoming.at)
        await self._seams.closed(chat, None)
        if not await self._seams.knows(chat):
            await self._seams.receive(incoming)

    async def _done_soon(self, what: Asked) -> bool:
        """Whether it was committed while that was waited for; else it goes on by itself."""
        doing = asyncio.ensure_future(self._work(what))
        self._at_once += 1
        doing.add_done_callback(self._one_less)
        done, _ = await asyncio.wait({doing}, timeout=AT_ONCE_SECONDS)
        if done:
            await doing
            return True
        doing.add_done_callback(_forgotten)
        return False

    def _one_less(self, _doing: "asyncio.Future[None]") -> None:
        self._at_once -= 1

    async def _store(self, what: Asked, payload: bytes) -> None:
        """Put it aside; whoever stops waiting for that does not stop it."""
        await asyncio.shield(self._put_aside(what, payload))

    async def _put_aside(self, what: Asked, payload: bytes) -> None:
        incoming = what.incoming
        add, now = self._seams.inbox.add, self._seams.now()
        stored = await add(incoming.chat, incoming.id, payload, now)
        if stored is not None:
            self._pending.put(Waiting(stored, what))

    async def _whole(self, together: Sequence[Asked]) -> Asked:
        """The event with its files; the desk has seen its id when it was put aside."""
        what = together[0]
        if not isinstance(what, Said):
            return replace(what, incoming=_later(what.incoming))
        found = await asyncio.gather(*map(self._downloads.fetch, what.files))
        files = tuple(file for file in found if file is not None)
        return Said(replace(_later(what.incoming), files=files))

    async def _hear(self, incoming: Incoming) -> None:
        """To the desk, unless staff is talking there; a command gets the assistant back."""
        book, now = self._seams.book, self._seams.now()
        until = (await book.contact(incoming.chat)).staff_until
        if until is not None and until > now:
            if not (incoming.event is Event.TEXT and incoming.text.startswith("/")):
                _LOG.info("left_to_staff")
                await book.touch(incoming.chat, incoming.at)
                return
            await book.staff(incoming.chat, None)
        await self._seams.receive(incoming)

    async def _by_hand(self, staff: Staff) -> None:
        """Step back where somebody answers; our own messages come back as such echoes too."""
        book, chat = self._seams.book, staff.incoming.chat
        if not await book.ours(chat, staff.message):
            await asyncio.sleep(ECHO_SECONDS)
            if not await book.ours(chat, staff.message):
                released = staff.incoming.text.strip().casefold() in RELEASE
                until = None if released else self._seams.now() + self._settings.staff_for
                await book.staff(chat, until)
                _LOG.info("staff", extra={"facts": {"released": released}})


def _waits(what: Asked) -> bool:
    """Whether it needs more than the desk, which alone knows what it has heard before."""
    return isinstance(what, Staff | Left | Withdrawn) or (
        isinstance(what, Said) and bool(what.files)
    )


def _later(incoming: Incoming) -> Incoming:
    return replace(incoming, id=incoming.id + LATER)


async def _unseen() -> None:
    """Nobody is shown typing: an account has no such call."""


def _alone(_what: Asked) -> str:
    """The set that an event belongs to: Zalo sends a set of pictures as one event."""
    return ""


def _forgotten(task: "asyncio.Future[None]") -> None:
    """Whatever became of a commit that was not waited for: the event is stored besides."""
    if not task.cancelled() and task.exception() is not None:
        _LOG.info("event_taken_later")


def _object(body: bytes) -> dict[str, Any]:
    """The body's object; an empty one where it is none."""
    try:
        event = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return event if isinstance(event, dict) else {}
