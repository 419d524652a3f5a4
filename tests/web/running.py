"""``bot serve --demo`` as a process of its own, as a person would start it."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ADDRESS = re.compile(r"Serving at (http://\S+)")


@contextmanager
def assistant(folder: Path, *arguments: str) -> Iterator[str]:
    """The address of a running assistant whose data lie in ``folder``."""
    log = folder / "serve.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", *arguments],
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "BOT_PORT": "0", "PYTHONPATH": str(_ROOT)},
            stderr=errors,
        )
        try:
            yield address_of(process, log)
        finally:
            process.terminate()
            assert process.wait(20) == 0


def address_of(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Where a process that has just been started serves, as soon as it does."""
    for _ in range(600):
        if found := _ADDRESS.search(log.read_text("utf-8")):
            return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the assistant did not start: {log.read_text('utf-8')}")


_ROOT = Path(__file__).parents[2]
