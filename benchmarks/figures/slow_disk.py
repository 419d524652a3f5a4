"""A durable step on a disk whose fsync takes 5 ms, against the floor."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.databases import postgres, sqlite
from benchmarks.figures.step import FLOOR_SYSTEM, absolute, disturbed
from benchmarks.race import System, race, ratios
from benchmarks.report import Options, Row, at_least
from benchmarks.scripts import OURS
from benchmarks.slow_disk import environment

FSYNC_MS = 5
GOAL = 0.30


def measure(options: Options) -> Iterator[Row]:
    """The rows of the slow disk, or one that says why there are none."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        # PostgreSQL runs as a user of its own: it must be able to read the shim.
        Path(folder).chmod(0o755)
        slow = environment(Path(folder), FSYNC_MS)
        if isinstance(slow, str):
            yield Row(f"durable step, {FSYNC_MS} ms fsync", f"skipped: {slow}", f"≥ {GOAL} × floor")
            return
        with postgres(slow) as server:
            ours = [
                System("SQLite, slow disk", "ours", OURS, prepare=sqlite, environment=slow),
                System("PostgreSQL, slow disk", "ours", OURS, prepare=server.fresh),
            ]
            rounds = race([FLOOR_SYSTEM, *ours], options)
    for system in ours:
        spread = ratios(rounds[system.name], rounds[FLOOR_SYSTEM.name])
        yield at_least(f"durable step, {FSYNC_MS} ms fsync, {system.name}", spread, GOAL, "× floor")
    for name, measured in rounds.items():
        yield absolute(name, measured)
    yield from disturbed(rounds[FLOOR_SYSTEM.name])
