"""Structured log lines: one JSON object each, with codes, counts and times only.

No name, number, text or chat id of a person may be handed to a log call; a test scans the lines of
whole conversations for every word that was said. Exceptions are logged by type and place, never by
their text, which may quote what a person typed.
"""

import asyncio
import logging
import sys
import time
import traceback
from collections.abc import Mapping
from typing import Final, TextIO

import orjson

EXTRA = "facts"
_OURS: Final = logging.getLogger("bot")
_LEVELS: Final = {number: name.lower() for name, number in logging.getLevelNamesMapping().items()}
LATEST_SECONDS: Final = 0.5
"""How long an ordinary line may wait to be written together with others."""


class JsonLines(logging.Formatter):
    """Formats a record as one JSON line: instant, level, logger, event, facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without exception text."""
        event = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        facts = dict(getattr(record, EXTRA, {}))
        if record.exc_info and record.exc_info[1] is not None:
            facts["error"] = describe(record.exc_info[1])
        return _line(record.created, record.levelno, record.name, event, facts)


class Lines(logging.StreamHandler[TextIO]):
    """Writes lines: warnings and worse at once, the others of an event loop twice a second.

    Writing and flushing a line for each message costs as much as walking its conversation. A
    process that is killed loses the ordinary lines of its last half second, nothing else does.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self.setFormatter(JsonLines())
        self._waiting: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record; the caller holds the handler's lock."""
        try:
            self.take(self.format(record), record.levelno)
        except Exception:  # noqa: BLE001  (a log call never breaks what it tells about)
            self.handleError(record)

    def take(self, line: str, level: int) -> None:
        """Take a line that is made already."""
        self._waiting.append(line)
        if level >= logging.WARNING or not self._later():
            self.flush()

    def flush(self) -> None:
        """Write what waits; ``logging`` calls this too when the process ends."""
        self.acquire()
        try:
            waiting, self._waiting = self._waiting, []
            if getattr(self.stream, "closed", False):
                return  # whoever read the lines is gone; what is being ended ends all the same
            if waiting:
                self.stream.write("\n".join(waiting) + "\n")
            super().flush()
        finally:
            self.release()

    def _later(self) -> bool:
        """Whether a loop will write what waits; the first line of a batch asks it to."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return False
        if len(self._waiting) == 1:
            loop.call_later(LATEST_SECONDS, self.flush)
        return True


def describe(error: BaseException) -> list[str]:
    """Where an error came from: its type and the frames of our code, without its text."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-6:]]
    return [type(error).__name__, *places]


def start(level: str, stream: TextIO | None = None) -> None:
    """Send this process's records to ``stream`` (standard error) as JSON lines."""
    _OURS.handlers[:] = [Lines(stream or sys.stderr)]
    _OURS.setLevel(level.upper())
    _OURS.propagate = False
    # What no line shows is not gathered.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    # aiohttp's access lines would carry addresses and message ids; ours count instead.
    logging.getLogger("aiohttp.access").setLevel(logging.ERROR)


def flush() -> None:
    """Write every line that waits; for the end of a loop, whose timers no longer run."""
    for handler in _OURS.handlers:
        handler.flush()


def note(logger: logging.Logger, event: str, level: int = logging.INFO, **facts: object) -> None:
    """Log one event with facts: codes, counts, milliseconds; nothing that a person said."""
    if not logger.isEnabledFor(level):
        return
    ours = _OURS.handlers[0] if _OURS.handlers and not _OURS.propagate else None
    if isinstance(ours, Lines):
        # Every message is told: a record would gather what no line shows, and cost thrice as much.
        at = time.time()  # noqa: TID251 - as of any record
        ours.take(_line(at, level, logger.name, event, facts), level)
        return
    # Made here: the logger would walk the stack for a caller that no line shows.
    record = logging.LogRecord(logger.name, level, "", 0, event, (), None)
    record.__dict__[EXTRA] = facts
    logger.handle(record)


def _line(at: float, level: int, name: str, event: str, facts: Mapping[str, object]) -> str:
    line = {
        "at": round(at, 3),
        "level": _LEVELS.get(level, "info"),
        "from": name,
        "event": event,
        **facts,
    }
    return orjson.dumps(line, default=str).decode()
