"""A process that takes conversations and is killed: for ``test_kill``.

Run: python -m tests.storage.killed URL FOLDER CHATS. It reads what was stored, lets the platform
repeat the last event of every chat, goes on, and prints "chat event" once a step is durable.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot.storage import journals
from bot.storage.database import Database
from bot.storage.steps import Committed
from bot.storage.writer import Writer
from tests.storage.conftest import KEY
from tests.storage.people import Person


async def run(database: Database, chats: int) -> None:
    """Converse in every chat at once until the end of the process."""
    writer = Writer(database)
    stored = await journals.chat_states(database, range(1, chats + 1))

    async def converse(chat: int) -> None:
        person = Person(chat, database.ids)
        event = 0
        if chat in stored:
            person.revision = stored[chat].revision
            person.journal = stored[chat].journals[0].id
            event = int(stored[chat].state)
            assert await person.say(writer, event, b"again") is Committed.REPEATED
        while True:
            event += 1
            assert await person.say(writer, event, b"%d" % event) is Committed.DONE
            os.write(1, b"%d %d\n" % (chat, event))

    await asyncio.gather(*(converse(chat) for chat in range(1, chats + 1)))


if __name__ == "__main__":
    opened = Database.open(sys.argv[1], key=KEY, folder=Path(sys.argv[2]))
    asyncio.run(run(opened, int(sys.argv[3])))
