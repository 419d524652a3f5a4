"""What `bot serve` costs at start on SQLite without tokens: imports and resident memory."""

import compileall
import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.process import ROOT, START_WITHIN, resident_mib
from benchmarks.report import BrokenError, Options, Row, Spread, at_most

IMPORTS_GOAL = 500.0
MEMORY_GOAL = 90.0

# Runs the command and leaves, at its end, the names of all modules in the order of their import.
_SERVE = """
import atexit, json, sys
def leave():
    with open(sys.argv[2], "w") as out:
        json.dump(list(sys.modules), out)
atexit.register(leave)
from bot.__main__ import main
sys.exit(main([sys.argv[1]]))
"""

_IMPORT = """
import contextlib, gc, importlib, json, sys, time
with open(sys.argv[1]) as names:
    names = json.load(names)
start = time.perf_counter()
from bot.__main__ import LOADED_OBJECTS
gc.set_threshold(LOADED_OBJECTS)  # as main does
for name in names:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
print((time.perf_counter() - start) * 1000)
"""


def measure(options: Options) -> Iterator[Row]:
    """The rows of the start; the bytecode is there, as ``make install`` leaves it."""
    compileall.compile_dir(ROOT / "bot", quiet=1)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        names = Path(folder) / "modules.json"
        served = [_serve(Path(folder) / str(n), names) for n in range(options.rounds)]
        imports = [_import(names) for _ in range(options.repeats)]
    yield at_most("imports of `bot serve`", Spread.of(imports), IMPORTS_GOAL, "ms")
    memory = Spread.of([memory for memory, _ in served])
    yield at_most("memory of `bot serve` at start", memory, MEMORY_GOAL, "MiB")
    ready = Spread.of([seconds for _, seconds in served])
    yield Row("  `bot serve` on a new database is ready after", ready.text(".2f", "s"))


def _serve(folder: Path, names: Path) -> tuple[float, float]:
    """MiB and seconds when a new server says that it is ready."""
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name[:4] != "BOT_"}
    environment |= {"BOT_DATABASE_URL": f"sqlite:///{folder}/bot.db", "BOT_PORT": str(port)}
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE, "serve", names],
        cwd=folder,  # no .env here
        env=environment | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            while not _ready(port):
                _still_starting(process, started)
            took = perf_counter() - started
            return resident_mib(process.pid), took
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(10)


def _still_starting(process: "subprocess.Popen[bytes]", started: float) -> None:
    if process.poll() is not None:
        assert process.stderr is not None
        raise BrokenError(f"`bot serve` ended: {process.stderr.read().decode()[-500:]}")
    if perf_counter() - started > START_WITHIN:
        raise BrokenError(f"`bot serve` was not ready within {START_WITHIN:g} s")
    sleep(0.02)


def _ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _import(names: Path) -> float:
    """ms that importing every module that the server held takes, in a new process."""
    done = subprocess.run([sys.executable, "-c", _IMPORT, names], capture_output=True, check=True)
    return float(done.stdout)
