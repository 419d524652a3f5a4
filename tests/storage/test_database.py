"""Opening: addresses, keys, and readers that only read."""

import base64
import stat
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database
from bot.storage.errors import CannotOpen, Unavailable
from bot.storage.tables import chats, meta
from bot.storage.writer import Writer
from tests.storage.conftest import KEY
from tests.storage.people import NOON, Person


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data/bot.db",
        "mysql://localhost/bot",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///data/bot.db?mode=ro",
        "postgresql+asyncpg://localhost/bot",
        "http://localhost",
    ],
)
def test_address_that_is_no_database_says_what_to_write(url: str) -> None:
    with pytest.raises(CannotOpen, match="BOT_DATABASE_URL must be"):
        Database.open(url)


def test_server_that_does_not_answer_is_unavailable_and_keeps_the_password(tmp_path: Path) -> None:
    url = f"postgresql://officer:s3cret@/bot?host={tmp_path}"
    with pytest.raises(Unavailable, match="Is the server running") as caught:
        Database.open(url, key=KEY)
    assert "s3cret" not in str(caught.value)


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"no database " * 100)
    with pytest.raises(CannotOpen, match="Is it a database of this program"):
        Database.open(f"sqlite:///{tmp_path}/bot.db", key=KEY)


def test_new_database_gets_a_key_file_that_only_its_owner_reads(
    sqlite_url: str, tmp_path: Path
) -> None:
    database = Database.open(sqlite_url)
    database.close()
    file = tmp_path / "bot.db.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = Database.open(sqlite_url)
    again.close()
    assert again.sealer.key_id == database.sealer.key_id
    given = Database.open(sqlite_url, key=file.read_text())
    given.close()
    assert given.sealer.key_id == database.sealer.key_id


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    Database.open(f"sqlite:///{tmp_path}/a/b/bot.db").close()
    assert (tmp_path / "a/b/bot.db.key").exists()


def test_existing_database_with_another_key_does_not_start(
    database_url: str, tmp_path: Path
) -> None:
    Database.open(database_url, key=KEY, folder=tmp_path).close()
    with pytest.raises(CannotOpen, match=r"another data key.*Set BOT_DATA_KEY"):
        Database.open(database_url, key=bytes(32), folder=tmp_path)


def test_existing_database_whose_key_file_is_gone_does_not_start_or_make_one(
    sqlite_url: str, tmp_path: Path
) -> None:
    Database.open(sqlite_url).close()
    (tmp_path / "bot.db.key").unlink()
    with pytest.raises(CannotOpen, match=r"no key: .*bot\.db\.key is missing"):
        Database.open(sqlite_url)
    assert not (tmp_path / "bot.db.key").exists()


def test_key_file_that_others_can_read_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    Database.open(sqlite_url).close()
    (tmp_path / "bot.db.key").chmod(0o644)
    with pytest.raises(CannotOpen, match="chmod 600"):
        Database.open(sqlite_url)


@pytest.mark.parametrize(
    "key",
    [
        KEY.hex(),
        KEY.hex().upper(),
        f" {base64.b64encode(KEY).decode()}\n",
        base64.urlsafe_b64encode(KEY).decode().rstrip("="),
    ],
)
def test_data_key_may_be_hexadecimal_or_base64(sqlite_url: str, key: str) -> None:
    Database.open(sqlite_url, key=KEY).close()
    Database.open(sqlite_url, key=key).close()


@pytest.mark.parametrize("key", ["secret", "0" * 63, "g" * 64, b"short", "ếếế" * 15])
def test_data_key_that_is_none_is_refused_and_not_shown(sqlite_url: str, key: str | bytes) -> None:
    with pytest.raises(CannotOpen, match="openssl rand -hex 32") as caught:
        Database.open(sqlite_url, key=key)
    assert str(key) not in str(caught.value)


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await database.read(lambda connection: connection.execute(text("DELETE FROM meta")))


async def test_tables_read_instants_in_utc(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    await person.say(writer, 1)
    chat = await database.read(lambda connection: connection.execute(select(chats)).one())
    assert (chat.id, chat.revision, chat.created_at) == (7, person.revision, NOON)
    metas = await database.read(lambda connection: connection.execute(select(meta)).all())
    assert {row.name for row in metas} == {"key_id", "openings"}


async def test_reader_whose_connection_died_connects_again(
    postgres_url: str, tmp_path: Path
) -> None:
    database = Database.open(postgres_url, key=KEY, folder=tmp_path)
    pid = await database.read(
        lambda connection: connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    )
    with database.engine.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    found = await database.read(
        lambda connection: connection.execute(select(meta.c.name)).scalars().all()
    )
    assert sorted(found) == ["key_id", "openings"]
    database.close()
