"""``bot admin``: the operator's own actions on the database."""

import argparse
import asyncio

from bot.errors import UsageError
from bot.settings import Settings, load
from bot.storage import files, journals, retention
from bot.storage.database import Database
from bot.storage.writer import Writer


def run(arguments: argparse.Namespace) -> int:
    """Carry out the action; the exit status."""
    settings = load()
    if arguments.action == "migrate":
        return _migrate(settings)
    return asyncio.run(_erase(settings, arguments.user))


def _open(settings: Settings, *, migrate: bool) -> Database:
    key = settings.data_key.get_secret_value() if settings.data_key else None
    return Database.open(settings.database_url, key=key, migrate=migrate)


def _migrate(settings: Settings) -> int:
    _open(settings, migrate=True).close()
    print("The database has this version's schema.")
    return 0


async def _erase(settings: Settings, user: str) -> int:
    """Erase one chat; 1 where nothing is kept of it."""
    channel, _, id_ = user.partition(":")
    if not channel or not id_:
        raise UsageError("--user must be CHANNEL:ID, such as console:me")
    database = _open(settings, migrate=False)
    writer = Writer(database)
    try:
        chat = database.sealer.chat(channel, _ACCOUNTS.get(channel, channel), id_)
        if await journals.chat_state(database, chat) is None:
            print(f"Nothing is kept of this {channel} chat.")
            return 1
        held = await writer.transaction(lambda connection: retention.erase_chat(connection, chat))
        await files.remove(database, held)
        print(f"What was kept of this {channel} chat is erased.")
        return 0
    finally:
        await writer.close()
        database.close()


_ACCOUNTS = {"console": "local", "web": "web"}
