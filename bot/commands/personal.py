"""``bot admin export``: everything that is kept of one person, as a file for that person."""

import argparse
import json
from pathlib import Path
from typing import Any

from bot.commands import rights
from bot.errors import UsageError
from bot.storage.database import Database
from bot.storage.registers import erasure, people
from bot.storage.registers.base import Book, View

NAME = "du-lieu-ca-nhan.xlsx"


async def export(database: Database, arguments: argparse.Namespace) -> Path:
    """Where the data of ``--person`` or ``--user`` were written: a sheet, or JSON by the name.

    The file is readable by its owner alone.

    Raises:
        UsageError: nobody is meant, or the file cannot be written.
    """
    kept = await Book(database).read(lambda view: _kept(view, database, arguments))
    return _write(kept, arguments.output or Path(NAME))


def _write(kept: dict[str, Any], file: Path) -> Path:
    try:
        file.touch(mode=0o600)
        file.chmod(0o600)
        file.write_bytes(_content(kept, file.suffix))
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from error
    return file


def _kept(view: View, database: Database, arguments: argparse.Namespace) -> dict[str, Any]:
    if arguments.person is not None:
        return erasure.my_data(view, rights.person_of(view, arguments.person))
    linked = people.linked(view, rights.chat_of(database, arguments.user).chat)
    if linked is None:
        raise UsageError(f"nobody is known by the chat {arguments.user}")
    return erasure.my_data(view, linked.person)


def _content(kept: dict[str, Any], suffix: str) -> bytes:
    if suffix == ".json":
        return json.dumps(kept, ensure_ascii=False, indent=2).encode()
    from bot.documents import mine, sheets

    return sheets.xlsx(mine.mine(kept))
