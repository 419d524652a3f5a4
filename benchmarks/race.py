"""Systems measured against each other in one run, in rounds; each starts afresh for each round.

Within a round they take turns, a second each: A B C C B A A B C …, while the others wait. So what
the machine does besides hits all of them alike, even where it changes from one second to the next.
"""

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load import Load, Rate, Script, Sum
from benchmarks.process import OURS, Server, server
from benchmarks.report import BrokenError, Options, Spread

STRETCH = 1.0
"""Seconds of one turn."""


@asynccontextmanager
async def nothing_more() -> AsyncIterator[Mapping[str, str]]:
    """No further arguments."""
    yield {}


@dataclass(frozen=True, slots=True)
class System:
    """One system under test: its server module, its Python and the script that it is led through.

    ``prepare`` opens what it needs for one round and gives further arguments.
    """

    name: str
    module: str
    script: Script
    python: Path = OURS
    prepare: Callable[[], AbstractAsyncContextManager[Mapping[str, str]]] = nothing_more
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Round:
    """What one system did in one round."""

    rate: Rate
    resident_mib: float


def _check(system: System) -> None:
    if not system.python.exists():
        raise BrokenError(f"{system.name} has no environment: `make bench` makes it")


async def _round(systems: Sequence[System], options: Options, latency: float) -> list[Round]:
    """One round of each system."""
    turns = max(1, math.ceil(options.seconds / STRETCH))
    async with AsyncExitStack() as stack:
        racing = [await _start(stack, system, options, latency) for system in systems]
        for turn in range(turns + 1):
            seconds = options.seconds / turns if turn else options.warm_up
            for load, running in racing if turn % 2 else reversed(racing):
                try:
                    await load.stretch(seconds, running.cpu)
                except BrokenError as error:
                    raise BrokenError(f"{running.name}: {error}\n{running.end()}") from error
            if not turn:
                for load, _ in racing:
                    load.sum = Sum()
        rounds = [Round(load.sum.rate(), running.resident_mib()) for load, running in racing]
        for load, _ in racing:
            load.hang_up()
        return rounds


async def _start(
    stack: AsyncExitStack, system: System, options: Options, latency: float
) -> tuple[Load, Server]:
    load = Load(system.script, options, latency)
    call = {"platform": await load.open(), **await stack.enter_async_context(system.prepare())}
    started = server(system.module, call, python=system.python, extra=system.environment)
    running = await stack.enter_async_context(started)
    await load.connect(running.port)
    return load, running


def race(
    systems: Sequence[System], options: Options, latency: float = 0.0
) -> dict[str, list[Round]]:
    """Every round of every system, by name.

    Raises:
        BrokenError: a wrong reply, a server that does not start, or a standstill.
    """
    for system in systems:
        _check(system)
    rounds = [asyncio.run(_round(systems, options, latency)) for _ in range(options.rounds)]
    names = [system.name for system in systems]
    return {name: list(each) for name, each in zip(names, zip(*rounds, strict=True), strict=True)}


def ratios(ours: Sequence[Round], other: Sequence[Round]) -> Spread:
    """How many times the other's steps a second ours makes, round by round."""
    return Spread.of([a.rate.steps / b.rate.steps for a, b in zip(ours, other, strict=True)])
