"""The figures, one module each; a new one is a module and a line here."""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.figures import (
    delivery,
    lookup,
    reminders,
    rules,
    slow_disk,
    start,
    step,
    telegram,
    understand,
)
from benchmarks.report import Options, Row

FIGURES: Mapping[str, Callable[[Options], Iterator[Row]]] = {
    "step": step.measure,
    "telegram": telegram.measure,
    "slow-disk": slow_disk.measure,
    "rules": rules.measure,
    "lookup": lookup.measure,
    "understand": understand.measure,
    "delivery": delivery.measure,
    "reminders": reminders.measure,
    "start": start.measure,
}
"""Name on the command line → what measures it."""
