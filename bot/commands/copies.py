"""Copies of a SQLite database with its key and files, and back again."""

import shutil
import sqlite3
from pathlib import Path

from bot.errors import UsageError
from bot.settings import Settings
from bot.storage.address import Address
from bot.storage.database import Database

_DATABASE = "bot.db"
_FILES = "files"


def backup(database: Database, folder: Path) -> int:
    """Copy database, key file and files into a new folder, while others go on writing.

    Raises:
        UsageError: the folder is there already, or the database is not a file.
    """
    path = _path(database.address)
    if folder.exists():
        raise UsageError(f"{folder} is there already: name a new folder")
    folder.mkdir(parents=True, mode=0o700)
    source = sqlite3.connect(path)
    target = sqlite3.connect(folder / _DATABASE)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    if database.address.key_file.exists():
        shutil.copy2(database.address.key_file, folder / f"{_DATABASE}.key")
    if database.address.files.is_dir():
        shutil.copytree(database.address.files, folder / _FILES)
    print(f"Copied to {folder}. Keep the key (bot.db.key or BOT_DATA_KEY) apart from it.")
    return 0


def restore(settings: Settings, folder: Path) -> int:
    """Put a copy in the place of the settings' database, which must not be there yet.

    Raises:
        UsageError: there is no copy, or something is in its way.
    """
    address = Address.parse(settings.database_url, None)
    path = _path(address)
    if not (folder / _DATABASE).is_file():
        raise UsageError(f"{folder} holds no copy: there is no {_DATABASE} in it")
    if path.exists():
        raise UsageError(f"{path} is there already: move it away first, nothing is overwritten")
    path.parent.mkdir(parents=True, exist_ok=True)
    if (folder / f"{_DATABASE}.key").is_file() and not address.key_file.exists():
        shutil.copy2(folder / f"{_DATABASE}.key", address.key_file)
    if (folder / _FILES).is_dir():
        shutil.copytree(folder / _FILES, address.files, dirs_exist_ok=True)
    shutil.copy2(folder / _DATABASE, path)
    print(f"Restored to {path}.")
    return 0


def _path(address: Address) -> Path:
    if not address.sqlite or address.url.database is None:
        raise UsageError("this copies SQLite files; for PostgreSQL use pg_dump and pg_restore")
    return Path(address.url.database)
