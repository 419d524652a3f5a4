"""Counters and times of this process in Prometheus' text form.

Labels are closed lists (channel, outcome, conversation): no person, no text.
"""

from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.received = Counter(
            "bot_messages_received_total",
            "Incoming messages by channel and outcome",
            ("channel", "outcome"),
            registry=self.registry,
        )
        self.sent = Counter(
            "bot_messages_sent_total",
            "Outgoing messages by channel and outcome",
            ("channel", "outcome"),
            registry=self.registry,
        )
        self.finished = Counter(
            "bot_conversations_finished_total",
            "Conversations that reached an answer",
            ("conversation",),
            registry=self.registry,
        )
        self.step_seconds = Histogram(
            "bot_step_seconds",
            "From an incoming message to its commit",
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
            registry=self.registry,
        )
        self.plan = Gauge(
            "bot_channel_plan",
            "How much of a channel's plan is used, and its limit, by what is counted",
            ("channel", "counted", "value"),
            registry=self.registry,
        )
        self.heard_at = Gauge(
            "bot_channel_heard_timestamp_seconds",
            "When a channel last brought an event",
            ("channel",),
            registry=self.registry,
        )
        # Finding a child takes longer than counting; the labels are few, so all are kept.
        self._child = lru_cache(maxsize=None)(_child)

    def count(self, counter: Counter, *labels: str) -> None:
        """Count one more under these labels."""
        self._child(counter, labels).inc()

    def text(self) -> bytes:
        """The exposition that ``/metrics`` answers."""
        return generate_latest(self.registry)


def _child(counter: Counter, labels: tuple[str, ...]) -> Counter:
    return counter.labels(*labels)
