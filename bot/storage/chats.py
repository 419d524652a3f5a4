"""What a platform says about a chat as a whole: it is closed to us, or open again."""

from datetime import datetime

from sqlalchemy import Connection, text

from bot.storage.moments import micros
from bot.storage.writer import Writer

_SET = text("UPDATE chats SET closed = :why, closed_at = :at WHERE id = :chat")


async def set_closed(writer: Writer, chat: int, why: str | None, at: datetime) -> None:
    """Remember why the platform takes nothing for this chat; None where it takes it again."""
    values = {"chat": chat, "why": why, "at": micros(at)}

    def write(connection: Connection) -> None:
        connection.execute(_SET, values)

    await writer.transaction(write)
