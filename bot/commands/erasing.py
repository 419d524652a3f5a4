"""Erasing a chat and its person, for an operator and for a platform that passes the wish on."""

from datetime import datetime
from functools import partial

from bot.storage import files, journals, retention
from bot.storage.registers import erasure, people
from bot.storage.registers.base import Actor, Book, Pen
from bot.storage.writer import Writer


async def erase(writer: Writer, actor: Actor, chat: int, at: datetime) -> tuple[int, ...]:
    """The chats that are erased, with the person that this one speaks for; none were kept: ()."""
    database, book = writer.database, Book(writer.database)
    stored = await journals.chat_state(database, chat)
    linked = await book.read(lambda view: people.linked(view, chat))
    if stored is None and linked is None:
        return ()
    person = None if linked is None else linked.person
    chats, held = await book.write(writer, actor, at, partial(_erase, chat, person))
    await files.remove(database, held)
    return chats


async def erase_person(writer: Writer, actor: Actor, person: int, at: datetime) -> None:
    """Erase a person with all of their chats, whether they have any or not.

    Raises:
        NotFound: there is nobody of that id, or nobody any more.
    """
    database, book = writer.database, Book(writer.database)
    _, held = await book.write(writer, actor, at, partial(_erase, None, person))
    await files.remove(database, held)


def _erase(
    chat: int | None, person: int | None, pen: Pen
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    chats = set() if chat is None else {chat}
    if person is not None:
        chats |= {one.chat for one in erasure.erase(pen, person).chats}
    held: tuple[int, ...] = ()
    for one in sorted(chats):
        held += retention.erase_chat(pen.connection, one)
    return tuple(sorted(chats)), held
