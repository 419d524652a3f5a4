"""``bot admin``: the operator's own actions on the database and on who may do what."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from bot.access import Role
from bot.clock import SystemClock
from bot.commands import copies, personal, rights
from bot.commands.erasing import erase, erase_person
from bot.settings import Settings, load
from bot.storage.database import Database
from bot.storage.registers.base import Actor, Book
from bot.storage.verification import verify
from bot.storage.writer import Writer

OPERATOR: Final = Actor(None, Role.ADMINISTRATOR)
"""Whoever may run commands on this machine."""


class Office:
    """An opened database with what the actions need."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.writer = Writer(database)
        self.book = Book(database)

    @property
    def now(self) -> datetime:
        """The instant that is written down."""
        return SystemClock().now().astimezone(UTC)

    async def close(self) -> None:
        """Close writer and database."""
        await self.writer.close()
        self.database.close()


def run(arguments: argparse.Namespace) -> int:
    """Carry out the action; the exit status."""
    settings = load()
    if arguments.action == "migrate":
        opened(settings, migrate=True).close()
        print("The database has this version's schema.")
        return 0
    if arguments.action == "restore":
        return copies.restore(settings, arguments.folder)
    return asyncio.run(_act(settings, arguments))


def opened(settings: Settings, *, migrate: bool = False) -> Database:
    """The database of the settings."""
    key = settings.data_key.get_secret_value() if settings.data_key else None
    return Database.open(settings.database_url, key=key, migrate=migrate)


async def _act(settings: Settings, arguments: argparse.Namespace) -> int:
    office = Office(opened(settings))
    try:
        return await _ACTIONS[arguments.action](office, arguments)
    finally:
        await office.close()


async def _erase(office: Office, arguments: argparse.Namespace) -> int:
    """Erase one chat and its person, or a person; 1 where nothing is kept of it."""
    if arguments.person is not None:
        person = await office.book.read(lambda view: rights.person_of(view, arguments.person))
        await erase_person(office.writer, OPERATOR, person, office.now)
        print("What was kept of this person is erased; the ledger stays.")
        return 0
    chat = rights.chat_of(office.database, arguments.user)
    if not await erase(office.writer, OPERATOR, chat.chat, office.now):
        print(f"Nothing is kept of this {chat.channel} chat.")
        return 1
    print(f"What was kept of this {chat.channel} chat is erased; the ledger stays.")
    return 0


async def _verify(office: Office, _arguments: argparse.Namespace) -> int:
    """Check audit and ledger; 1 where they are not whole."""
    report = await office.book.read(verify)
    print(
        f"{report.audited} audit rows ({report.sealed} sealed, {report.waiting} waiting), "
        f"{report.entries} ledger entries of {report.obligations} obligations"
    )
    for fault in report.faults:
        print(f"✗ {fault.table} {fault.id}: {fault.what}")
    print("Everything holds." if report.whole else f"{len(report.faults)} faults.")
    return 0 if report.whole else 1


async def _backup(office: Office, arguments: argparse.Namespace) -> int:
    return await asyncio.to_thread(copies.backup, office.database, arguments.folder)


async def _grant(office: Office, arguments: argparse.Namespace) -> int:
    user, role, scope = arguments.user, arguments.role, arguments.scope
    print(
        await office.book.write(
            office.writer,
            OPERATOR,
            office.now,
            lambda pen: rights.grant(pen, office.database, user, role, scope, arguments.name),
        )
    )
    return 0


async def _revoke(office: Office, arguments: argparse.Namespace) -> int:
    user, role, scope = arguments.user, arguments.role, arguments.scope
    print(
        await office.book.write(
            office.writer,
            OPERATOR,
            office.now,
            lambda pen: rights.revoke(pen, office.database, user, role, scope),
        )
    )
    return 0


async def _code(office: Office, arguments: argparse.Namespace) -> int:
    print(
        await office.book.write(
            office.writer, OPERATOR, office.now, lambda pen: rights.code(pen, arguments.person)
        )
    )
    return 0


async def _export(office: Office, arguments: argparse.Namespace) -> int:
    """Write what is kept of a person into a file for that person."""
    print(await personal.export(office.database, arguments))
    return 0


async def _zalo(office: Office, arguments: argparse.Namespace) -> int:
    from bot.commands.admin_zalo import act

    return await act(office.writer, load(), arguments)


_ACTIONS: Final[dict[str, Callable[[Office, argparse.Namespace], Awaitable[int]]]] = {
    "grant": _grant,
    "revoke": _revoke,
    "code": _code,
    "verify": _verify,
    "backup": _backup,
    "erase": _erase,
    "export": _export,
    "zalo": _zalo,
}
