"""The proof of delivery: many messages, a strict platform that misbehaves, processes killed.

Run: python -m tests.delivery.proof [--sends 1000000] [--database URL] [--processes 4] [--kills 40]
[--wrong 0.02]. Without a database it makes a SQLite file, which has one process. It prints what it
counted; the exit status is 0 where everything adds up. How far it is goes to standard error; its
memory does not grow with the number of messages, but for a byte or two of each.
"""

import argparse
import asyncio
import base64
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, text

from bot.delivery.roads import SLOTS
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.outbox import Queued
from bot.storage.sealing import Place
from bot.storage.steps import Lane
from bot.storage.writer import Writer
from tests.delivery.house import ACCOUNT, CHANNEL, KEY, PART, ROUTE, START, write_chats

LANES = (*[Lane.BULK] * 6, *[Lane.REMINDER] * 2, Lane.ALERT, Lane.ANSWER)
"""A chat's messages are all of one lane, of which order is kept."""
LONGEST = 6 * 3600.0
TELLS_EVERY = 10.0
"""Seconds between two lines about how far it is."""


@dataclass
class Counts:
    """What came of it."""

    planned: int = 0
    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    killed: int = 0
    in_flight: int = 0
    resent: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def adds_up(self) -> bool:
        """Whether nothing was lost and nothing was sent twice."""
        return not self.wrong

    @property
    def unknown(self) -> int:
        """How many nobody knows of because a process was killed."""
        return self.reasons["unknown process_ended"]

    def text(self) -> str:
        """The counts for reading."""
        lines = [
            f"planned {self.planned:,} = "
            + " + ".join(f"{state} {count:,}" for state, count in sorted(self.states.items())),
            f"kills {self.killed}; in flight at them {self.in_flight}",
            f"unknown after kills {self.unknown}; answers sent once more {self.resent}",
            *(f"  {reason}: {count:,}" for reason, count in sorted(self.reasons.items())),
            f"{self.seconds:.0f} s, {self.planned / self.seconds:,.0f} a second",
            *(f"WRONG: {one}" for one in self.wrong[:20]),
        ]
        return "\n".join(lines)


async def plan(database: Database, sends: int, part: range) -> None:
    """Queue all messages of some chats: five for each, numbered in its order."""
    writer = Writer(database)
    every = max(1, sends // 5)
    for start in range(part.start, part.stop, PART // 5):
        # All of a chat in one transaction: what comes to a chat that waits is not behind it.
        some = range(start, min(start + PART // 5, part.stop))
        numbers = [
            first + chat
            for first in range(0, sends, every)
            for chat in some
            if first + chat < sends
        ]
        chats = sorted({chat_of(number, sends) for number in numbers})
        rows = [_row(database, number, sends) for number in numbers]

        def write(
            connection: Connection, chats: list[str] = chats, rows: list[Queued] = rows
        ) -> None:
            write_chats(database, connection, CHANNEL, chats)
            outbox.queue(connection, rows)

        await writer.transaction(write)
    await writer.close()


def chat_of(number: int, sends: int) -> str:
    """The chat that a message is for."""
    return f"chat{number % max(1, sends // 5)}"


def lane_of(number: int, sends: int) -> Lane:
    """The lane of a message."""
    return LANES[number % max(1, sends // 5) % len(LANES)]


def _row(database: Database, number: int, sends: int) -> Queued:
    chat = chat_of(number, sends)
    id_ = database.ids.new(START)
    # Reminders may be told to wait while later ones go: theirs is no order.
    order = 0 if lane_of(number, sends) is Lane.REMINDER else number
    words = json.dumps({"id": number, "chat": chat, "number": order}).encode()
    return Queued(
        id=id_,
        chat=database.sealer.chat(CHANNEL, ACCOUNT, chat),
        cause=f"proof:{number}",
        lane=lane_of(number, sends),
        due=START,
        payload=database.sealer.seal(Place.OUTBOX, id_, words),
        route=ROUTE,
    )


@contextmanager
def started(*arguments: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """A process of ours and the number that it prints; ended at the end."""
    process = spawn(*arguments)
    try:
        yield process, printed(process)
    finally:
        process.terminate()
        process.wait(30)


def spawn(*arguments: str) -> "subprocess.Popen[bytes]":
    """A process of ours."""
    return subprocess.Popen([sys.executable, "-m", *arguments], stdout=subprocess.PIPE)


def printed(process: "subprocess.Popen[bytes]") -> int:
    """The number that it prints first."""
    out: IO[bytes] | None = process.stdout
    assert out is not None
    with out:
        return int(out.readline())


class Proof:
    """One run on one database."""

    def __init__(
        self, url: str, folder: Path, sends: int, processes: int, kills: int, *, loud: bool = False
    ) -> None:
        self._database = Database.open(url, key=KEY, folder=folder)
        self._arguments = ("tests.delivery.sending", url, str(folder))
        self._sends = sends
        self._loud = loud
        self._processes = processes
        self._dice = random.Random(sends + kills)
        self._wave = self._planned = 0
        self._half_a_wave = sends // (2 * (kills + 1))
        self.counts = Counts(planned=sends, kills=kills)

    def run(self, wrong: float) -> Counts:
        """Plan, deliver under fire, count."""
        with self._database.engine.begin() as connection:
            connection.execute(text("CREATE TABLE proof_ends (id BIGINT NOT NULL)"))
        self._plan_next()
        with started("tests.delivery.platform", "7", str(wrong)) as (_, port):
            begun = time.monotonic()
            self._deliver(port, begun)
            self.counts.seconds = time.monotonic() - begun
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/report") as response:
                report = json.load(response)
        self._count(report)
        self._database.close()
        return self.counts

    def _plan_next(self) -> None:
        """Queue the next wave. There is one more than there are kills, so that every kill meets
        work, however fast the machine is."""
        waves = self.counts.kills + 1
        self._wave += 1
        chats = max(1, self._sends // 5)
        part = range(chats * (self._wave - 1) // waves, chats * self._wave // waves)
        asyncio.run(plan(self._database, self._sends, part))
        done = self._wave == waves
        self._planned = self._sends if done else len(part) * 5 + self._planned

    def _deliver(self, port: int, begun: float) -> None:
        arguments = (*self._arguments, str(port), str(time.time()))
        running = [spawn(*arguments) for _ in range(self._processes)]
        numbers = [printed(process) for process in running]
        told = begun
        try:
            while (left := self._open()) or self._planned < self._sends:
                if time.monotonic() - begun > LONGEST:
                    self.counts.wrong.append(f"{left} messages are still open")
                    break
                # In the middle of each wave but the last: a kill, and the next wave.
                if self._planned < self._sends and left <= self._half_a_wave:
                    victim = self._dice.randrange(self._processes)
                    self._kill(running[victim], numbers[victim])
                    self._plan_next()
                    running[victim] = spawn(*arguments)
                    numbers[victim] = printed(running[victim])
                told = self._tell(self._sends - self._planned + left, begun, told)
                time.sleep(self._dice.uniform(0.02, 0.2))
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait(30)

    def _tell(self, left: int, begun: float, told: float) -> float:
        """Say how far it is, now and then; when it was said last."""
        now = time.monotonic()
        if not self._loud or now - told < TELLS_EVERY:
            return told
        done = self._sends - left
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{done:,} of {self._sends:,} ended, {done / (now - begun):,.0f} a second,"
            f" {memory} MiB",
            file=sys.stderr,
            flush=True,
        )
        return now

    def _kill(self, process: "subprocess.Popen[bytes]", number: int) -> None:
        process.kill()
        process.wait()
        with self._database.engine.connect() as connection:
            leased = connection.execute(_LEASED_BY, {"process": number}).scalar_one()
        self.counts.in_flight += leased
        self.counts.killed += 1
        if leased > SLOTS:
            self.counts.wrong.append(f"{leased} were leased to one process")

    def _open(self) -> int:
        with self._database.engine.connect() as connection:
            return int(connection.execute(_OPEN).scalar_one())

    def _count(self, report: dict[str, Any]) -> None:
        taken = bytearray(base64.b64decode(report["taken"]).ljust(self._sends, b"\0"))
        refused = base64.b64decode(report["refused"]).ljust(self._sends, b"\0")
        counts = self.counts
        with self._database.engine.connect() as connection:
            rows = connection.execution_options(yield_per=PART).execute(_ALL)
            for cause, state, reason in rows:
                number = int(cause.removeprefix("proof:"))
                counts.states[state] += 1
                if reason:
                    counts.reasons[f"{state} {reason}"] += 1
                times, taken[number] = taken[number], 0
                answer = lane_of(number, self._sends) is Lane.ANSWER
                counts.resent += times == 2
                if not _possible(state, times, refused[number], answer=answer):
                    counts.wrong.append(f"{cause} is {state} ({reason}), taken {times} times")
            ends, different = connection.execute(_ENDS).one()
        whole = {
            "not as many as planned": sum(counts.states.values()) != counts.planned,
            "taken that nobody planned": any(taken),
            "ends followed twice": ends != different,
            "earlier ones of a chat came later": bool(report["disordered"]),
            "more unknown than in flight at the kills": counts.unknown > counts.in_flight,
        }
        counts.wrong += [what for what, wrong in whole.items() if wrong]


def _possible(state: str, times: int, refused: int, *, answer: bool) -> bool:
    """Whether the platform may have taken a message so often that ended so."""
    if state == "sent":
        return times == 1 or (answer and times == 2)
    if state == "refused":
        return refused > 0 and (times == 0 or (answer and times == 1))
    if state == "unknown":
        return times <= (2 if answer else 1)
    return state == "dropped" and times == 0


_OPEN = text("SELECT count(*) FROM outbox WHERE state = 'queued' OR state = 'leased'")
_LEASED_BY = text("SELECT count(*) FROM outbox WHERE state = 'leased' AND leased_by = :process")
_ALL = text("SELECT cause, state, reason FROM outbox")
_ENDS = text("SELECT count(*), count(DISTINCT id) FROM proof_ends")


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.delivery.proof", description=__doc__)
    parser.add_argument("--sends", type=int, default=1_000_000)
    parser.add_argument("--database", help="an empty PostgreSQL database (default: SQLite)")
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--wrong", type=float, default=0.02)
    call = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        url = call.database or f"sqlite:///{folder}/proof.db"
        processes = call.processes if call.database else 1
        proof = Proof(url, Path(folder), call.sends, processes, call.kills, loud=True)
        counts = proof.run(call.wrong)
    print(counts.text())
    return 0 if counts.adds_up else 1


if __name__ == "__main__":
    sys.exit(main())
