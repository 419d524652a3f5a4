"""A lane: one thread with one connection that commits what waits for it, batch by batch.

Order: a chat's steps in the order in which they came; a transaction after everything that came
before it and before everything after it.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from sqlalchemy import Connection

from bot.records import record
from bot.storage.committer import Committer
from bot.storage.errors import Unavailable
from bot.storage.steps import Mark, Step

MOST_ITEMS = 128
"""Steps and markings of one batch."""
LINGER_SECONDS = 0.01
"""How long marks that nobody waits for let steps come with them."""
BUSY_STEPS = 8
APART_SECONDS = 0.02
"""After a batch of so many steps the next one begins no sooner, unless the loop brings no more:
every batch costs a sync and some turns at the interpreter's lock."""
CALM_TURNS = 4
"""Turns of the loop without a new item after which it brings no more."""


class Outcome(NamedTuple):
    """What somebody waits for."""

    future: "asyncio.Future[Any]"
    result: object
    error: Exception | None


@record
class Work:
    """A step that somebody waits for."""

    step: Step
    future: "asyncio.Future[Any]"


@record
class Marking:
    """Marks that somebody waits for."""

    marks: tuple[Mark, ...]
    future: "asyncio.Future[Any]"


@record
class Call:
    """A function of a connection that somebody waits for; alone in its transaction."""

    fn: Callable[[Connection], Any]
    step: Step | None
    future: "asyncio.Future[Any]"


class _Signal:
    """Wakes the thread: there are soon marks, or it is time to stop."""


_NUDGE, _STOP = _Signal(), _Signal()


Item = Work | Marking | Call


class Lane:
    """A thread that commits. ``put`` and ``put_soon`` are for the event loop's thread alone."""

    def __init__(
        self, name: str, committer: Committer, deliver: Callable[[Sequence[Outcome]], None]
    ) -> None:
        self._committer = committer
        self._deliver = deliver
        self._inbox: SimpleQueue[Item | _Signal] = SimpleQueue()
        self._waiting: deque[Item] = deque()
        self._soon: deque[Mark] = deque()
        self._stopping = False
        self._not_before = 0.0
        self._loop = asyncio.get_running_loop()
        self._calm = threading.Event()
        self._quiet_turns = CALM_TURNS
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, item: Item) -> None:
        """Have it committed; its future says when."""
        self._inbox.put(item)
        if self._quiet_turns == CALM_TURNS:
            self._calm.clear()
            self._loop.call_soon(self._watch)
        self._quiet_turns = 0

    def _watch(self) -> None:
        """Count the turns of the loop that bring nothing, and say when it is calm."""
        self._quiet_turns += 1
        if self._quiet_turns == CALM_TURNS:
            self._calm.set()
        else:
            self._loop.call_soon(self._watch)

    def put_soon(self, marks: Sequence[Mark]) -> None:
        """Have marks committed with what comes next."""
        self._soon.extend(marks)
        if len(self._soon) <= len(marks):
            self._inbox.put(_NUDGE)

    def stop(self) -> None:
        """Have the thread end once everything before is done."""
        self._inbox.put(_STOP)

    def join(self) -> None:
        """Wait for the thread's end."""
        self._thread.join()

    def _run(self) -> None:
        while self._receive():
            first = self._waiting[0] if self._waiting else None
            if isinstance(first, Call):
                self._waiting.popleft()
                self._deliver([self._called(first)])
            else:
                works, markings = self._choose()
                busy = len(works) >= BUSY_STEPS
                self._not_before = time.monotonic() + APART_SECONDS if busy else 0.0
                self._deliver(self._committed(works, markings))
        self._committer.close()

    def _receive(self) -> bool:
        """Take in all that is there; wait where there is nothing. False: it is time to end."""
        if not self._waiting and not self._stopping:
            if not self._soon:
                self._sort(self._inbox.get())
            if not self._waiting and not self._stopping:
                self._linger()
        early = self._not_before - time.monotonic()
        if early > 0 and not self._stopping:
            self._calm.wait(early)
        while True:
            try:
                self._sort(self._inbox.get_nowait())
            except Empty:
                return bool(self._waiting or self._soon or not self._stopping)

    def _linger(self) -> None:
        try:
            self._sort(self._inbox.get(timeout=LINGER_SECONDS))
        except Empty:
            return

    def _sort(self, item: Item | _Signal) -> None:
        if item is _STOP:
            self._stopping = True
        elif not isinstance(item, _Signal):
            self._waiting.append(item)

    def _choose(self) -> tuple[list[Work], list[Marking]]:
        """The next items up to a call, at most one step of each chat."""
        works: dict[int, Work] = {}
        markings: list[Marking] = []
        later: list[Work] = []
        for _ in range(min(len(self._waiting), MOST_ITEMS)):
            item = self._waiting[0]
            if isinstance(item, Call):
                break
            self._waiting.popleft()
            if isinstance(item, Marking):
                markings.append(item)
            elif item.step.chat.id in works:
                later.append(item)
            else:
                works[item.step.chat.id] = item
        self._waiting.extendleft(reversed(later))
        # In the order of chats, so that two processes never wait for each other.
        return [works[chat] for chat in sorted(works)], markings

    def _committed(self, works: list[Work], markings: list[Marking]) -> list[Outcome]:
        soon = [self._soon.popleft() for _ in range(len(self._soon))]
        marks = [mark for marking in markings for mark in marking.marks] + soon
        results, failed = self._committer.commit([work.step for work in works], marks)
        if isinstance(failed, Unavailable) and not self._stopping:
            self._soon.extendleft(reversed(soon))
        outcomes = [
            Outcome(work.future, None, result)
            if isinstance(result, Exception)
            else Outcome(work.future, result, None)
            for work, result in zip(works, results, strict=True)
        ]
        outcomes.extend(Outcome(marking.future, None, failed) for marking in markings)
        return outcomes

    def _called(self, call: Call) -> Outcome:
        try:
            return Outcome(call.future, self._committer.call(call.fn, call.step), None)
        except Exception as error:  # noqa: BLE001 - whoever waits for the call gets it
            return Outcome(call.future, None, error)
