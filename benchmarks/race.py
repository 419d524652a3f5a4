"""Systems measured against each other in one run: rounds A B C A B C …, each started afresh.

A round's ratio compares neighbours in time, so that what the machine does besides hits both.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load import Load, Rate, Script
from benchmarks.process import OURS, server
from benchmarks.report import BrokenError, Options, Spread


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


async def _once(system: System, options: Options, latency: float) -> Round:
    load = Load(system.script, options, latency)
    platform = await load.open()
    async with (
        system.prepare() as more,
        server(
            system.module,
            {"platform": platform, **more},
            python=system.python,
            extra=system.environment,
        ) as running,
    ):
        rate = await load.run(running.port, running.cpu)
        return Round(rate, running.resident_mib())


def race(
    systems: Sequence[System], options: Options, latency: float = 0.0
) -> dict[str, list[Round]]:
    """Every round of every system, by name, in interleaved order.

    Raises:
        BrokenError: a wrong reply, a server that does not start, or a standstill.
    """
    rounds: dict[str, list[Round]] = {system.name: [] for system in systems}
    for system in systems:
        _check(system)
    for _ in range(options.rounds):
        for system in systems:
            rounds[system.name].append(asyncio.run(_once(system, options, latency)))
    return rounds


def ratios(ours: Sequence[Round], other: Sequence[Round]) -> Spread:
    """How many times the other's steps a second ours makes, round by round."""
    return Spread.of([a.rate.steps / b.rate.steps for a, b in zip(ours, other, strict=True)])
