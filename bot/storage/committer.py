"""One writing connection: transactions that survive a lost server and a deadlock.

For one thread. What is repeated is safe to repeat: a step that was committed, though its answer was
lost, is recognised by its revision, which no other step has.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, InvalidRequestError

from bot.storage.batch import apply, landed, plan
from bot.storage.database import Database
from bot.storage.errors import Repeated, Stale, Unavailable
from bot.storage.faults import Fault, fault_of
from bot.storage.ports import AnyPort, PostgresPort, port_of
from bot.storage.steps import Committed, Mark, Step

T = TypeVar("T")

_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 1.0


class _SomeDoNotHold(Exception):
    """The steps have to be judged one by one."""


class Committer:
    """Commits steps, marks and functions on a connection of its own."""

    def __init__(self, database: Database, patience: float) -> None:
        self._database = database
        self._patience = patience
        self._connection: Connection | None = None
        self._port: AnyPort | None = None
        self._away = False

    def close(self) -> None:
        """Give the connection back."""
        connection, self._connection, self._port = self._connection, None, None
        if connection is not None:
            with suppress(DBAPIError):
                connection.close()

    def commit(
        self, steps: Sequence[Step], marks: Sequence[Mark]
    ) -> tuple[list[Committed | Exception], Exception | None]:
        """What came of each step, and what went wrong with the marks.

        One transaction, or, where that fails by contention or by something wrong in it, one for
        each step and one for the marks.
        """
        alone = len(steps) + bool(marks) <= 1
        try:
            return list(self._repeat(lambda: self._batch(steps, marks), alone=alone)), None
        except Unavailable as error:
            return [error] * len(steps), error if marks else None
        except Exception as error:  # noqa: BLE001 - whoever waits for the one that fails gets it
            if alone:
                return [error] * len(steps), error if marks else None
        outcomes = [self.commit((step,), ())[0][0] for step in steps]
        return outcomes, self.commit((), marks)[1] if marks else None

    def call(self, fn: Callable[[Connection], T], step: Step | None) -> T:
        """What ``fn`` returns, committed together with the step."""
        results: list[T] = []

        def attempt() -> T:
            with self._transaction() as (connection, port):
                if results and step is not None and landed(port, step):
                    return results[-1]
                if step is not None:
                    _hold(apply(port, self._database.process, (step,))[0])
                result = fn(connection)
                results.append(result)
            return result

        return self._repeat(attempt, alone=True, again=lambda: step is not None or not results)

    def _batch(self, steps: Sequence[Step], marks: Sequence[Mark]) -> list[Committed]:
        process = self._database.process
        if steps and all(step.chat.expected for step in steps):
            checked, writes, after = plan(process, steps, marks)
            with suppress(_SomeDoNotHold), self._transaction(alone=not after) as (_, port):
                if not port.carry(checked, writes):
                    raise _SomeDoNotHold
                if after:
                    port.run_together(after)
                return [Committed.DONE] * len(steps)
        with self._transaction(alone=not steps) as (_, port):
            return apply(port, process, steps, marks)

    def _repeat(
        self, attempt: Callable[[], T], *, alone: bool, again: Callable[[], bool] = lambda: True
    ) -> T:
        """What the attempt returns, as soon as the database lets it.

        Args:
            attempt: one transaction.
            alone: whether contention is met by repeating (else it is raised).
            again: whether the attempt may be repeated after the connection was lost.
        """
        give_up = time.monotonic() + (0 if self._away else self._patience)
        pause = _FIRST_PAUSE
        while True:
            try:
                result = attempt()
            except Exception as error:
                fault = fault_of(error)
                if fault is Fault.WRONG or (fault is Fault.CONTENDED and not alone):
                    raise
                if fault is Fault.LOST:
                    self._away = True
                    self.close()
                may_repeat = fault is Fault.CONTENDED or again()
                if not may_repeat or time.monotonic() >= give_up:
                    raise Unavailable("the database does not answer") from error
                time.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                self._away = False
                return result

    @contextmanager
    def _transaction(self, *, alone: bool = False) -> Iterator[tuple[Connection, AnyPort]]:
        """A transaction; ``alone``: of one statement, which PostgreSQL carries out whole or not."""
        connection, port = self._connected()
        if alone and isinstance(port, PostgresPort):
            with port.by_itself():
                yield connection, port
            return
        transaction = connection.begin()
        try:
            yield connection, port
            transaction.commit()
        except BaseException:
            try:
                transaction.rollback()
            except (DBAPIError, InvalidRequestError):
                self.close()
            raise

    def _connected(self) -> tuple[Connection, AnyPort]:
        if self._connection is None or self._port is None or self._connection.invalidated:
            self.close()
            self._connection = self._database.engine.connect()
            self._port = port_of(self._connection)
        return self._connection, self._port


def _hold(committed: Committed) -> None:
    if committed is Committed.STALE:
        raise Stale("another process moved the chat")
    if committed is Committed.REPEATED:
        raise Repeated("the event was committed before")
