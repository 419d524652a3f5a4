"""Figures of a process in Prometheus' text form."""

from bot.metrics import Figure, Metrics, Times


def test_counter_counts_by_its_labels() -> None:
    figure = Figure("bot_said_total", "What was said", ("channel", "outcome"))
    figure.count("web", "answer")
    figure.count("web", "answer")
    figure.count("telegram", 'a "b"\\')
    assert list(figure.lines()) == [
        r'bot_said_total{channel="telegram",outcome="a \"b\"\\"} 1.0',
        'bot_said_total{channel="web",outcome="answer"} 2.0',
    ]


def test_times_count_how_many_were_at_most_as_long() -> None:
    times = Times("bot_step_seconds", "A step", (0.1, 1.0))
    for seconds in (0.05, 0.1, 0.5, 3.0):
        times.observe(seconds)
    assert list(times.lines()) == [
        'bot_step_seconds_bucket{le="0.1"} 2',
        'bot_step_seconds_bucket{le="1.0"} 3',
        'bot_step_seconds_bucket{le="+Inf"} 4',
        "bot_step_seconds_count 4",
        "bot_step_seconds_sum 3.65",
    ]


def test_exposition_names_every_figure_and_shows_what_was_added() -> None:
    metrics = Metrics()
    metrics.gauge("bot_tried", "Something new").set(3)
    metrics.received.count("web", "answer")
    text = metrics.text().decode()
    assert text.endswith("\n")
    assert "# TYPE bot_messages_received_total counter" in text
    assert 'bot_messages_received_total{channel="web",outcome="answer"} 1.0' in text
    assert "# TYPE bot_step_seconds histogram" in text
    assert "# HELP bot_tried Something new\n# TYPE bot_tried gauge\nbot_tried 3.0\n" in text
