"""Counts that all processes share, such as messages of a month. Each name is one number."""

from datetime import date

from sqlalchemy import Connection, text

from bot.storage.database import Database
from bot.storage.writer import Writer

_ADD = text(
    "INSERT INTO meta (name, value) VALUES (:name, :by) ON CONFLICT (name) DO UPDATE"
    " SET value = CAST(CAST(meta.value AS BIGINT) + CAST(:by AS BIGINT) AS TEXT) RETURNING value"
)
_CHATS = text("SELECT count(*) FROM chats WHERE channel = :channel AND account = :account")


_GET = text("SELECT value FROM meta WHERE name = :name")


def month(channel: str, account: str, day: date) -> str:
    """The name of what an account of a channel has sent in the month of a day."""
    return f"sent/{channel}/{account}/{day:%Y-%m}"


async def get(database: Database, name: str) -> int:
    """The count, 0 where nothing was ever added."""

    def find(connection: Connection) -> int:
        return int(connection.execute(_GET, {"name": name}).scalar_one_or_none() or 0)

    return await database.read(find)


async def add(writer: Writer, name: str, by: int) -> int:
    """The count after this much was added to it."""
    values = {"name": name, "by": str(by)}

    def write(connection: Connection) -> int:
        return int(connection.execute(_ADD, values).scalar_one())

    return await writer.transaction(write)


async def chats(database: Database, channel: str, account: str) -> int:
    """How many chats an account of a channel has."""
    values = {"channel": channel, "account": account}

    def find(connection: Connection) -> int:
        found: int = connection.execute(_CHATS, values).scalar_one()
        return found

    return await database.read(find)
