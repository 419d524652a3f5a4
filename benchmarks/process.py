"""Processes under test: started on a core of their own, asked for their CPU time and memory."""

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.report import BrokenError

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv-bench" / "bin" / "python"
"""The Python of the peers' own environment."""

OURS = Path(sys.executable)
"""The Python that runs this."""

SERVER_CORE, LOAD_CORE = 0, 1
START_WITHIN = 30.0
TICKS = os.sysconf("SC_CLK_TCK")


def pin(core: int) -> None:
    """Keep this process on one core, where the system can and there are two."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {core})


@dataclass(frozen=True, slots=True)
class Server:
    """A running server under test; ``errors`` is what it wrote to its standard error."""

    name: str
    port: int
    pid: int
    errors: IO[bytes]

    def cpu(self) -> float:
        """CPU seconds used so far, all threads; 0 where the system does not say."""
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / TICKS
        return 0.0

    def resident_mib(self) -> float:
        """Resident memory now, MiB; 0 where the system does not say."""
        return resident_mib(self.pid)

    def end(self) -> str:
        """The last that it wrote to its standard error."""
        return _end(self.errors)


def resident_mib(pid: int) -> float:
    """Resident memory of a process, MiB; 0 where the system does not say."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


@contextlib.asynccontextmanager
async def server(
    module: str, arguments: Mapping[str, str], *, python: Path, extra: Mapping[str, str]
) -> AsyncIterator[Server]:
    """A server module that runs while the block does.

    The module prints its port as soon as it serves; ``extra`` is added to its environment. Its
    standard error goes to a file.

    Raises:
        BrokenError: it did not start.
    """
    call = [str(python), "-m", f"benchmarks.servers.{module}"]
    for name, value in arguments.items():
        call += [f"--{name}", value]
    with tempfile.TemporaryFile() as errors:
        process = await asyncio.create_subprocess_exec(
            *call,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            cwd=ROOT,
            env=os.environ | dict(extra),
        )
        try:
            yield Server(module, await _port(process, errors), process.pid, errors)
        finally:
            await _terminate(process)


async def _port(process: asyncio.subprocess.Process, errors: IO[bytes]) -> int:
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), START_WITHIN)
    except TimeoutError:
        raise BrokenError(f"not started within {START_WITHIN:g} s\n{_end(errors)}") from None
    if not line.strip().isdigit():
        raise BrokenError(f"not started\n{_end(errors)}")
    return int(line)


def _end(errors: IO[bytes]) -> str:
    """The last that a process wrote."""
    errors.seek(max(0, errors.seek(0, os.SEEK_END) - 1500))
    return errors.read().decode(errors="replace")


async def _terminate(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), 10)
    except TimeoutError:
        process.kill()
        await process.wait()
