"""Log lines: when they are written, and that writing them breaks nothing."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs

LOG = logging.getLogger("bot.tried")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger("bot")
    before = (root.handlers[:], root.level, root.propagate)
    stream = io.StringIO()
    logs.start("info", stream)
    yield stream
    root.handlers[:], root.level, root.propagate = before[0], before[1], before[2]


def events(stream: io.StringIO) -> list[str]:
    return [json.loads(line)["event"] for line in stream.getvalue().splitlines()]


def test_without_a_loop_a_line_is_written_at_once(stream: io.StringIO) -> None:
    logs.note(LOG, "serving", port=8080)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["from"]) == ("serving", "info", "bot.tried")
    assert line["port"] == 8080


async def test_lines_of_a_loop_are_written_together(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "LATEST_SECONDS", 0.0)
    logs.note(LOG, "first")
    logs.note(LOG, "second")
    assert events(stream) == []
    await asyncio.sleep(0.01)  # a timer that is due fires in the next turn of the loop
    assert events(stream) == ["first", "second"]


async def test_warning_is_written_at_once_after_what_waits(stream: io.StringIO) -> None:
    logs.note(LOG, "first")
    logs.note(LOG, "trouble", logging.WARNING)
    assert events(stream) == ["first", "trouble"]


async def test_what_waits_is_written_when_asked(stream: io.StringIO) -> None:
    logs.note(LOG, "first")
    logs.flush()
    logs.flush()
    assert events(stream) == ["first"]


def test_error_is_logged_by_type_and_place_without_its_text(stream: io.StringIO) -> None:
    try:
        int("Lê Thị Thử")
    except ValueError:
        LOG.exception("broke")
    line = json.loads(stream.getvalue())
    assert line["error"][0] == "ValueError"
    assert "Thử" not in stream.getvalue()
