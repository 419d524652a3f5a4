"""`python -m benchmarks [NAME …] [--quick]`: measures figures and prints them beside their goals.

The exit status is 0 whatever the figures are, and 1 where something is broken: a wrong reply, a
server that does not start.
"""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.figures import FIGURES
from benchmarks.process import LOAD_CORE, SERVER_CORE, pin
from benchmarks.report import QUICK, BrokenError, Options, Row, table


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of one call."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure (default: all): {_known()}"
    )
    parser.add_argument("--quick", action="store_true", help="one short round: is it whole?")
    parser.add_argument("--rounds", type=int, help="how often (default: 5)")
    parser.add_argument("--seconds", type=float, help="how long each (default: 5)")
    parser.add_argument("--chats", type=int, help="chats at once (default: 64)")
    call = parser.parse_args(argv)
    if unknown := [name for name in call.names if name not in FIGURES]:
        parser.error(f"no figure is called {', '.join(unknown)}; there are: {_known()}")
    given = {name: getattr(call, name) for name in ("rounds", "seconds", "chats")}
    options = replace(
        QUICK if call.quick else Options(), **{n: v for n, v in given.items() if v is not None}
    )
    return run(call.names or list(FIGURES), options)


def _known() -> str:
    return ", ".join(FIGURES)


def run(names: Sequence[str], options: Options) -> int:
    """Measure and print; the exit status."""
    pin(LOAD_CORE)
    print(machine(options), flush=True)
    broken = 0
    for name in names:
        rows: list[Row] = []
        try:
            rows.extend(FIGURES[name](options))
        except BrokenError as error:
            print(f"\n{name} is BROKEN: {error}", file=sys.stderr, flush=True)
            broken = 1
        if rows:
            print(f"\n{table(rows)}", flush=True)
    return broken


def machine(options: Options) -> str:
    """On what, and how, this run measures."""
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores (server on core {SERVER_CORE}, load and platform on core "
        f"{LOAD_CORE}); {options.rounds} rounds of {options.seconds:g} s for each server, in turns "
        f"of a second, started afresh for each round; {options.chats} chats; median (least–most); "
        f"ratios within a round"
    )


if __name__ == "__main__":
    sys.exit(main())
