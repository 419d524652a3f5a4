"""Received files: durable before their row, sealed, swept when nobody knows them."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import files
from bot.storage.database import Database
from bot.storage.errors import Unreadable
from bot.storage.writer import Writer
from tests.storage.people import NOON

NAME = "Ảnh chuồng lợn.jpg"


def contents(folder: Path) -> list[bytes]:
    """Every file there."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


async def test_file_comes_back_as_it_was(database: Database, writer: Writer) -> None:
    kept = await files.keep(writer, 7, "image/jpeg", NAME, b"pixels", NOON)
    assert await files.find(database, kept.id) == kept
    assert await files.content(database, kept.id) == b"pixels"
    assert (kept.size, kept.name) == (6, NAME)
    assert kept.sha256 == hashlib.sha256(b"pixels").hexdigest()


async def test_nothing_of_a_file_lies_open(
    database: Database, writer: Writer, tmp_path: Path
) -> None:
    await files.keep(writer, 7, "image/jpeg", NAME, b"pixels of a face", NOON)
    await writer.close()
    lying = contents(tmp_path)
    assert len(lying) >= 1
    assert not any(b"pixels of a face" in content or NAME.encode() in content for content in lying)


async def test_unknown_file_is_none_and_missing_content_is_said(
    database: Database, writer: Writer
) -> None:
    assert await files.find(database, 1) is None
    with pytest.raises(Unreadable, match="missing"):
        await files.content(database, 1)


async def test_contents_without_a_row_are_swept(
    database: Database, writer: Writer, tmp_path: Path
) -> None:
    kept = await files.keep(writer, 7, "image/jpeg", "a", b"kept", NOON)
    lost = await files.keep(writer, 7, "image/jpeg", "b", b"lost", NOON)
    await writer.transaction(
        lambda connection: connection.execute(
            text("DELETE FROM files WHERE id = :id"), {"id": lost.id}
        ).close()
    )
    (database.address.files / "00").mkdir(exist_ok=True)
    (database.address.files / "00" / ".draft").write_bytes(b"half")
    assert await files.sweep(database, NOON - timedelta(days=3650)) == 0
    assert await files.sweep(database, NOON + timedelta(days=3650)) == 1
    assert await files.content(database, kept.id) == b"kept"
    assert not list(database.address.files.glob("*/.*"))
