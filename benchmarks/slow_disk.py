"""A slow disk for the servers under test: a preload shim, built where there is a C compiler."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from benchmarks.process import OURS

SOURCE = Path(__file__).with_name("slow_fsync.c")

_PROBE = """
import os, tempfile, time
with tempfile.NamedTemporaryFile() as file:
    file.write(b"x"); file.flush()
    start = time.perf_counter(); os.fdatasync(file.fileno()); print(time.perf_counter() - start)
"""


def environment(folder: Path, milliseconds: int) -> Mapping[str, str] | str:
    """What to add to a process's environment so that its fsync is slow, or why there is none."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return "no C compiler"
    library = folder / "slow_fsync.so"
    built = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"],
        capture_output=True,
        check=False,
    )
    if built.returncode:
        return "the compiler could not build the shim"
    added = {"LD_PRELOAD": str(library), "FSYNC_MS": str(milliseconds)}
    probe = subprocess.run([OURS, "-c", _PROBE], env=added, capture_output=True, check=False)
    if probe.returncode or float(probe.stdout) < milliseconds / 1000:
        return "the shim has no effect on this system"
    return added
