"""Counters, values and times of this process in Prometheus' text form.

Labels are closed lists (channel, outcome, conversation): no person, no text. For one event loop:
counting is adding to a dict, so that it costs a message next to nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Figure:
    """Numbers under labels; a counter's only rise."""

    def __init__(self, name: str, about: str, labels: Sequence[str], kind: str = "counter") -> None:
        self.name = name
        self.about = about
        self.kind = kind
        self._labels = tuple(labels)
        self._values: defaultdict[tuple[str, ...], float] = defaultdict(float)

    def count(self, *labels: str) -> None:
        """Add one under these labels."""
        self._values[labels] += 1

    def set(self, value: float, *labels: str) -> None:
        """Have this value under these labels."""
        self._values[labels] = float(value)

    def lines(self) -> Iterator[str]:
        """The samples."""
        for values, number in sorted(self._values.items()):
            pairs = zip(self._labels, values, strict=True)
            labels = ",".join(f'{label}="{_escaped(value)}"' for label, value in pairs)
            yield f"{self.name}{{{labels}}} {number!r}" if labels else f"{self.name} {number!r}"


class Times:
    """How long something took, counted by upper bounds in seconds."""

    kind = "histogram"

    def __init__(self, name: str, about: str, bounds: Sequence[float] = _BUCKETS) -> None:
        self.name = name
        self.about = about
        self._bounds = tuple(bounds)
        self._counts = [0] * (len(self._bounds) + 1)
        self._sum = 0.0

    def observe(self, seconds: float) -> None:
        """Count one more."""
        self._counts[bisect_left(self._bounds, seconds)] += 1
        self._sum += seconds

    def lines(self) -> Iterator[str]:
        """The samples: how many were at most as long as each bound."""
        so_far = 0
        for bound, count in zip((*map(str, self._bounds), "+Inf"), self._counts, strict=True):
            so_far += count
            yield f'{self.name}_bucket{{le="{bound}"}} {so_far}'
        yield f"{self.name}_count {so_far}"
        yield f"{self.name}_sum {self._sum!r}"


F = TypeVar("F", Figure, Times)


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self._figures: list[Figure | Times] = []
        self.received = self._of(
            Figure(
                "bot_messages_received_total",
                "Incoming messages by channel and outcome",
                ("channel", "outcome"),
            )
        )
        self.sent = self._of(
            Figure(
                "bot_messages_sent_total",
                "Outgoing messages by channel and outcome",
                ("channel", "outcome"),
            )
        )
        self.finished = self._of(
            Figure(
                "bot_conversations_finished_total",
                "Conversations that reached an answer",
                ("conversation",),
            )
        )
        self.step_seconds = self._of(
            Times("bot_step_seconds", "From an incoming message to its commit")
        )
        self.plan = self.gauge(
            "bot_channel_plan",
            "How much of a channel's plan is used, and its limit, by what is counted",
            ("channel", "counted", "value"),
        )
        self.heard_at = self.gauge(
            "bot_channel_heard_timestamp_seconds",
            "When a channel last brought an event",
            ("channel",),
        )

    def gauge(self, name: str, about: str, labels: Sequence[str] = ()) -> Figure:
        """A further value that goes up and down, shown from now on."""
        return self._of(Figure(name, about, labels, "gauge"))

    def text(self) -> bytes:
        """The exposition that ``/metrics`` answers."""
        lines: list[str] = []
        for figure in self._figures:
            lines += (f"# HELP {figure.name} {figure.about}", f"# TYPE {figure.name} {figure.kind}")
            lines += figure.lines()
        return ("\n".join(lines) + "\n").encode()

    def _of(self, figure: F) -> F:
        self._figures.append(figure)
        return figure


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
