"""The figures, one module each; a new one is a module and a line here."""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.figures import rules, slow_disk, start, step, understand
from benchmarks.report import Options, Row

FIGURES: Mapping[str, Callable[[Options], Iterator[Row]]] = {
    "step": step.measure,
    "slow-disk": slow_disk.measure,
    "rules": rules.measure,
    "understand": understand.measure,
    "start": start.measure,
}
"""Name on the command line → what measures it."""
