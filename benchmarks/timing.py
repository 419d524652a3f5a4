"""Short pieces of code, timed: medians over repeated loops, the garbage collector off."""

import timeit
from collections.abc import Callable

from benchmarks.report import Options, Spread

LOOP_SECONDS = 0.05
"""How long one loop lasts at least, so that the clock's own cost vanishes."""


def microseconds(call: Callable[[], object], options: Options) -> Spread:
    """µs of one call, over ``options.repeats`` loops."""
    timer = timeit.Timer(call)
    number = 1
    while timer.timeit(number) < LOOP_SECONDS:
        number *= 2
    return Spread.of([timer.timeit(number) / number * 1e6 for _ in range(options.repeats)])
