"""The rules alone: one evaluation, and ten thousand lines of `bot evaluate`."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.process import ROOT
from benchmarks.report import BrokenError, Options, Row, Spread, at_most
from benchmarks.timing import microseconds

POLICY = "lang-son-33-2022"
ON = date(2026, 8, 1)
PLAIN: dict[str, Any] = {
    "support_vnd": 20_000_000,
    "project_type": "livestock_poultry",
    "project_end": date(2026, 6, 30),
}
DAMAGED: dict[str, Any] = PLAIN | {
    "approved_rate": Fraction(1, 5),
    "damage": {
        "cause": "epidemic",
        "lost": Fraction(16),
        "total": Fraction(40),
        "no_planned_output": True,
    },
}
LINES = 10_000

_REQUESTS: tuple[Mapping[str, Any], ...] = (
    {"policy": POLICY, "ask": "recovery", "facts": PLAIN},
    {"policy": POLICY, "ask": "recovery", "facts": DAMAGED},
    {
        "policy": "dong-nai-15-2023",
        "ask": "eligibility",
        "facts": {"household_status": "near_poor", "able_members": 2},
    },
    {"policy": POLICY, "ask": "deadline", "facts": {"project_end": date(2026, 6, 30)}},
    {"policy": POLICY, "ask": "minimum_rate", "facts": {"project_type": "aquaculture"}},
)


def measure(options: Options) -> Iterator[Row]:
    """The rows of the rules."""
    from bot.rules import evaluate, load

    policy = load()[POLICY]

    def timed(facts: Mapping[str, Any]) -> Spread:
        return microseconds(lambda: evaluate(policy, "recovery", facts, ON), options)

    readings = evaluate(policy, "recovery", DAMAGED, ON).values.get("candidates", ())
    if len(readings) < 2:
        raise BrokenError("the damaged case has no second reading: it times the wrong thing")
    yield at_most("one evaluation without damage", timed(PLAIN), 10, "µs")
    yield at_most(f"one evaluation with all {len(readings)} readings", timed(DAMAGED), 40, "µs")
    seconds = Spread.of([_evaluate_lines() for _ in range(options.rounds)])
    yield at_most(f"`bot evaluate`, {LINES:,} lines", seconds, 3, "s")


def _evaluate_lines() -> float:
    """Seconds that the command takes for all lines, its start included."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder) / "requests.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for number, request in enumerate(islice(cycle(_REQUESTS), LINES)):
                whole = {"id": str(number), "as_of": ON, **request}
                out.write(json.dumps(whole, default=str) + "\n")
        started = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "bot", "evaluate", file],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        took = perf_counter() - started
    if done.returncode or done.stdout.count(b"\n") != LINES:
        raise BrokenError(f"`bot evaluate` failed: {done.stderr.decode()[-500:]}")
    return took
