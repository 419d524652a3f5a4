"""Received files: a row in the database, the sealed content in a folder beside it.

The content is written and durable before its row; what has no row is swept. Nothing here looks
into a file.
"""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

from bot.records import record
from bot.storage.database import Database
from bot.storage.errors import Unreadable
from bot.storage.sealing import Place, Sealer
from bot.storage.tables import files as _files
from bot.storage.writer import Writer

_PART = 500


@record
class StoredFile:
    """A received file; ``sha256`` is that of its content."""

    id: int
    chat: int
    sha256: str
    kind: str
    size: int
    name: str
    at: datetime


async def keep(
    writer: Writer, chat: int, kind: str, name: str, content: bytes, at: datetime
) -> StoredFile:
    """The file, once content and row are durable.

    Args:
        writer: where its row is written.
        chat: whose file it is.
        kind: what it is by its content, such as ``image/jpeg``.
        name: what the sender called it.
        content: its bytes.
        at: when it came.
    """
    database = writer.database
    digest = hashlib.sha256(content).hexdigest()
    file = StoredFile(database.ids.new(at), chat, digest, kind, len(content), name, at)
    await asyncio.to_thread(_write, database, file.id, content)
    row = {
        "id": file.id,
        "chat": chat,
        "sha256": digest,
        "kind": kind,
        "size": file.size,
        "name": database.sealer.seal(Place.FILE_NAME, file.id, name.encode("utf-8", "replace")),
        "at": at,
    }

    def write(connection: Connection) -> None:
        connection.execute(insert(_files).values(row))

    await writer.transaction(write)
    return file


async def find(database: Database, id: int) -> StoredFile | None:  # noqa: A002
    """What is known of a file; None where there is none, or no longer."""
    sealer = database.sealer
    return await database.read(lambda connection: find_in(connection, sealer, id))


def find_in(connection: Connection, sealer: Sealer, id: int) -> StoredFile | None:  # noqa: A002
    """The same inside a transaction."""
    row = connection.execute(select(*_files.c).where(_files.c.id == id)).first()
    if row is None:
        return None
    values = dict(row._mapping)
    values["name"] = sealer.open(Place.FILE_NAME, id, values["name"]).decode()
    return StoredFile(**values)


def since(connection: Connection, chat: int, kinds: Iterable[str], at: datetime) -> tuple[int, ...]:
    """The ids of a chat's files of these kinds since an instant, oldest first."""
    here = (_files.c.chat == chat) & (_files.c.at >= at) & _files.c.kind.in_(list(kinds))
    return tuple(
        connection.execute(select(_files.c.id).where(here).order_by(_files.c.id)).scalars()
    )


async def content(database: Database, id: int) -> bytes:  # noqa: A002
    """The bytes of a file.

    Raises:
        Unreadable: they are missing or were changed.
    """
    return await asyncio.to_thread(_read, database, id)


async def remove(database: Database, ids: Iterable[int]) -> None:
    """Remove contents whose rows are gone."""
    paths = [_path(database, id) for id in ids]  # noqa: A001
    await asyncio.to_thread(_unlink, paths)


async def sweep(database: Database, before: datetime) -> int:
    """How many contents without a row were removed; those since ``before`` may still get theirs."""
    old = await asyncio.to_thread(_contents, database, before)

    def with_rows(connection: Connection) -> set[int]:
        known: set[int] = set()
        ids = list(old)
        for start in range(0, len(ids), _PART):
            part = select(_files.c.id).where(_files.c.id.in_(ids[start : start + _PART]))
            known.update(connection.execute(part).scalars())
        return known

    known = await database.read(with_rows)
    orphans = [path for id, path in old.items() if id not in known]  # noqa: A001
    await asyncio.to_thread(_unlink, orphans)
    return len(orphans)


def _path(database: Database, id: int) -> Path:  # noqa: A002
    name = f"{id:016x}"
    return database.address.files / name[-2:] / name


def _write(database: Database, id: int, plain: bytes) -> None:  # noqa: A002
    path = _path(database, id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sealed = database.sealer.seal(Place.FILE, id, plain)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as out:
        out.write(sealed)
        out.flush()
        os.fsync(out.fileno())
    Path(draft).rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(database: Database, id: int) -> bytes:  # noqa: A002
    try:
        sealed = _path(database, id).read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"the content of file {id} is missing") from None
    return database.sealer.open(Place.FILE, id, sealed)


def _contents(database: Database, before: datetime) -> dict[int, Path]:
    """The contents that lie there since before then, by id; drafts of lost writes are removed."""
    found = {}
    for path in database.address.files.glob("*/*"):
        if path.stat().st_mtime >= before.timestamp():
            continue
        if path.name.startswith("."):
            path.unlink(missing_ok=True)
        else:
            found[int(path.name, 16)] = path
    return found


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
