"""Structured log lines: one JSON object each, with codes, counts and times only.

No name, number, text or chat id of a person may be handed to a log call; a test scans the lines of
whole conversations for every word that was said. Exceptions are logged by type and place, never by
their text, which may quote what a person typed.
"""

import logging
import sys
import traceback
from typing import Any, TextIO

import orjson

EXTRA = "facts"


class JsonLines(logging.Formatter):
    """Formats a record as one JSON line: instant, level, logger, event, facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without exception text."""
        line: dict[str, Any] = {
            "at": round(record.created, 3),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        line.update(getattr(record, EXTRA, {}))
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = describe(record.exc_info[1])
        return orjson.dumps(line, default=str).decode()


def describe(error: BaseException) -> list[str]:
    """Where an error came from: its type and the frames of our code, without its text."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-6:]]
    return [type(error).__name__, *places]


def start(level: str, stream: TextIO | None = None) -> None:
    """Send this process's records to ``stream`` (standard error) as JSON lines."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger("bot")
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    root.propagate = False
    # aiohttp's access lines would carry addresses and message ids; ours count instead.
    logging.getLogger("aiohttp.access").setLevel(logging.ERROR)


def note(logger: logging.Logger, event: str, level: int = logging.INFO, **facts: object) -> None:
    """Log one event with facts: codes, counts, milliseconds; nothing that a person said."""
    if logger.isEnabledFor(level):
        logger.log(level, event, extra={EXTRA: facts})
