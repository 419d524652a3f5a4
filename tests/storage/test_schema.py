"""The schema: one definition, two ways to it, and databases that must not be used."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from bot.storage import schema
from bot.storage.address import Address
from bot.storage.database import Database
from bot.storage.errors import CannotOpen
from bot.storage.tables import METADATA
from tests.storage.conftest import KEY


def index_text(index: ReflectedIndex) -> str:
    """An index with its condition, as one comparable text."""
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return str({**index, "dialect_options": options})


def shape(connection: Connection) -> dict[str, Any]:
    """Everything that the database says about its tables."""
    found = inspect(connection)
    return {
        table: (
            [{**column, "type": str(column["type"])} for column in found.get_columns(table)],
            found.get_pk_constraint(table),
            sorted(map(index_text, found.get_indexes(table))),
            sorted(map(str, found.get_unique_constraints(table))),
            str(found.get_table_options(table)),
        )
        for table in sorted(found.get_table_names())
    } | {"settings": settings(connection)}


def settings(connection: Connection) -> list[str]:
    """How PostgreSQL keeps single tables."""
    if connection.dialect.name != "postgresql":
        return []
    kept = (
        "SELECT relname || reloptions::text FROM pg_class"
        " WHERE reloptions IS NOT NULL AND relnamespace = 'public'::regnamespace ORDER BY 1"
    )
    return [row[0] for row in connection.execute(text(kept))]


def test_new_database_is_what_the_migrations_make(database_url: str, tmp_path: Path) -> None:
    engine = Address.parse(database_url, tmp_path).writing()
    with engine.begin() as connection:
        schema.create(connection)
        made = shape(connection)
        METADATA.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    with engine.begin() as connection:
        schema.upgrade(connection)
        migrated = shape(connection)
        assert schema.version(connection) == schema.HEAD
    engine.dispose()
    assert made == migrated


def test_autogenerate_finds_nothing_to_migrate(database_url: str, tmp_path: Path) -> None:
    engine = Address.parse(database_url, tmp_path).writing()
    with engine.begin() as connection:
        schema.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(revisions)) == schema.REVISIONS


def test_newer_schema_is_refused(database_url: str, tmp_path: Path) -> None:
    Database.open(database_url, key=KEY, folder=tmp_path).close()
    engine = Address.parse(database_url, tmp_path).writing()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(CannotOpen, match=r"schema 9999, which is newer .* Install the newer"):
        Database.open(database_url, key=KEY, folder=tmp_path)


def test_older_schema_is_brought_up_to_date_only_where_that_is_wanted(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database.open(sqlite_url, key=KEY).close()
    newest = schema.HEAD
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "9998"))
    monkeypatch.setattr(schema, "HEAD", "9998")
    with pytest.raises(CannotOpen, match=rf"schema {newest}; this program needs 9998"):
        Database.open(sqlite_url, key=KEY, migrate=False)
    Database.open(sqlite_url, key=KEY).close()


def test_missing_schema_is_made_only_where_that_is_wanted(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="schema none"):
        Database.open(sqlite_url, key=KEY, migrate=False)
    with pytest.raises(CannotOpen, match="no key"):
        Database.open(sqlite_url, migrate=False)
    assert not list(tmp_path.glob("*.key"))


def test_tables_of_another_program_are_left_alone(database_url: str, tmp_path: Path) -> None:
    engine = Address.parse(database_url, tmp_path).writing()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE chats (id INTEGER)"))
    engine.dispose()
    with pytest.raises(CannotOpen, match="tables named chats"):
        Database.open(database_url, key=KEY, folder=tmp_path)


def test_processes_that_start_together_make_one_schema(database_url: str, tmp_path: Path) -> None:
    processes: list[int] = []

    def start() -> None:
        opened = Database.open(database_url, folder=tmp_path)
        processes.append(opened.process)
        opened.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(processes) == [1, 2, 3, 4]


@pytest.mark.parametrize("start", ["first", "second"])
def test_starting_on_sqlite_loads_neither_alembic_nor_psycopg(sqlite_url: str, start: str) -> None:
    if start == "second":
        Database.open(sqlite_url).close()
    program = (
        "import sys; from bot.storage.database import Database; import bot.storage.writer\n"
        "Database.open(sys.argv[1]).close()\n"
        "print([name for name in ('alembic', 'psycopg', 'mako') if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program, sqlite_url], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
