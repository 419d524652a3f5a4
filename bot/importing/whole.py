"""A file from first to last: read, check against the registers, apply; or say what is wrong."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import BinaryIO

from bot.importing.applying import Applied, Mine, anywhere, apply, known
from bot.importing.checking import check
from bot.importing.faults import Code, Fault
from bot.importing.reading import read
from bot.importing.rows import Reading
from bot.storage.registers.assessing import assess
from bot.storage.registers.base import Actor, Book, Pen
from bot.storage.registers.errors import RegisterError
from bot.storage.writer import Writer

Progress = Callable[[str, int], None]
"""Called with what is being done (``read``, ``write``) and with how many rows that was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file; ``applied`` is None where a fault forbade it.

    In a trial ``applied`` says what would have been written.
    """

    reading: Reading
    applied: Applied | None
    trial: bool


@dataclass(frozen=True, slots=True)
class Rights:
    """Where whoever imports may write: in communes by province and id, in new ones by province."""

    commune: Mine = anywhere
    new_commune: Callable[[str], bool] = lambda _province: True


ANYWHERE = Rights()
"""Of the operator at the command line."""


class _Trial(Exception):
    """Ends a transaction of which nothing may stay."""

    def __init__(self, applied: Applied) -> None:
        super().__init__("a trial writes nothing")
        self.applied = applied


async def import_file(
    book: Book,
    writer: Writer,
    file: BinaryIO,
    name: str,
    *,
    actor: Actor,
    at: datetime,
    today: date,
    trial: bool = False,
    rights: Rights = ANYWHERE,
    progress: Progress = lambda _what, _rows: None,
) -> Outcome:
    """Import a file whole, or nothing of it.

    Args:
        trial: do everything, then undo it: ``bot import --dry-run``.

    Raises:
        Refused: the file as a whole cannot be read.
        Unavailable: the database does not answer.
    """
    reading = await _read(file, name, today, progress)
    there = await book.read(lambda view: known(view, rights.commune))
    reading = check(reading, there, rights.new_commune)
    if not reading.sound:
        return Outcome(reading, None, trial)
    try:
        applied = await book.write(
            writer, actor, at, lambda pen: _apply(pen, reading, rights, progress, trial=trial)
        )
    except _Trial as ended:
        return Outcome(reading, ended.applied, trial)
    except RegisterError as error:
        return Outcome(_refused(reading, error), None, trial)
    await assess(book, writer, actor=actor, at=at, today=today, projects=applied.projects)
    return Outcome(reading, applied, trial)


async def _read(file: BinaryIO, name: str, today: date, progress: Progress) -> Reading:
    """The reading, made in a thread of its own: a large sheet takes seconds."""
    return await asyncio.to_thread(
        read, file, name, today, progress=lambda rows: progress("read", rows)
    )


def _apply(
    pen: Pen, reading: Reading, rights: Rights, progress: Progress, *, trial: bool
) -> Applied:
    applied = apply(pen, reading.batch, rights.commune, lambda rows: progress("write", rows))
    if trial:
        raise _Trial(applied)
    return applied


def _refused(reading: Reading, error: RegisterError) -> Reading:
    """The reading with what the registers refused; their texts hold ids and codes only."""
    fault = Fault(Code.REGISTER, args={"why": str(error)})
    return replace(reading, faults=(*reading.faults, fault))
