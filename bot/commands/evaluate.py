"""``bot evaluate``: JSON Lines in, JSON Lines out; the exit status is 1 where a line was bad."""

import argparse
import sys
from collections.abc import Callable, Iterable

from bot.clock import SystemClock, legal_day
from bot.errors import UsageError
from bot.evaluate import replay
from bot.evaluate import run as evaluate


def run(arguments: argparse.Namespace) -> int:
    """Answer every line as it is read."""
    if arguments.packs is not None and not arguments.replay:
        raise UsageError("--packs goes with --replay")
    if arguments.record and arguments.replay:
        raise UsageError("--record and --replay exclude each other")
    if arguments.packs is not None and not arguments.packs.is_dir():
        raise UsageError(f"there is no folder {arguments.packs}")
    if arguments.file is None:
        return _answer(arguments, sys.stdin.buffer)
    try:
        with arguments.file.open("rb") as lines:
            return _answer(arguments, lines)
    except OSError as error:
        raise UsageError(f"cannot read {arguments.file}: {error.strerror}") from error


def _answer(arguments: argparse.Namespace, lines: Iterable[bytes]) -> int:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    write = _writer(streams=arguments.file is None)
    if arguments.replay:
        return replay(lines, write, arguments.packs)
    today = legal_day(SystemClock().now())
    return evaluate(lines, write, today, record=arguments.record)


def _writer(*, streams: bool) -> Callable[[str], object]:
    """Writes to standard output, at once where somebody may wait for each answer."""
    if not streams:
        return sys.stdout.write

    def write(line: str) -> None:
        sys.stdout.write(line)
        sys.stdout.flush()

    return write
