"""Several processes on one database, and a server that goes away."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, text

from bot.storage import journals, outbox
from bot.storage.database import Database
from bot.storage.errors import Unavailable
from bot.storage.steps import Committed, Mark, State
from bot.storage.writer import Writer
from tests.storage.conftest import KEY
from tests.storage.people import NOON, Person

PROCESSES = 4
CHATS = 12
EVENTS = 8


@contextlib.contextmanager
def processes(url: str, folder: Path) -> Iterator[list[Database]]:
    """The same database opened as often as there are processes."""
    opened = [Database.open(url, key=KEY, folder=folder) for _ in range(PROCESSES)]
    yield opened
    for database in opened:
        database.close()


async def deliver(writer: Writer, person: Person, event: int) -> Committed:
    """What a process makes of an event: where its chat was moved, it reads and replays."""
    while (committed := await person.say(writer, event, b"%d" % event)) is Committed.STALE:
        stored = await journals.chat_state(writer.database, person.chat)
        person.revision = stored.revision if stored else 0
        person.journal = stored.journals[0].id if stored else 0
    return committed


async def test_events_that_reach_every_process_are_committed_once(
    database_url: str, tmp_path: Path
) -> None:
    with processes(database_url, tmp_path) as opened:
        writers = [Writer(database) for database in opened]
        done: Counter[tuple[int, int]] = Counter()

        async def serve(writer: Writer, chat: int) -> None:
            person = Person(chat, writer.database.ids)
            for event in range(EVENTS):
                if await deliver(writer, person, event) is Committed.DONE:
                    done[chat, event] += 1

        await asyncio.gather(*(serve(writer, chat) for writer in writers for chat in range(CHATS)))
        everything = {(chat, event): 1 for chat in range(CHATS) for event in range(EVENTS)}
        assert done == everything
        for chat in range(CHATS):
            found = await outbox.history(opened[0], chat)
            assert sorted(int(message.payload) for message in found) == list(range(EVENTS))
        await asyncio.gather(*(writer.close() for writer in writers))


async def test_events_of_one_chat_through_every_process_lose_none(
    database_url: str, tmp_path: Path
) -> None:
    with processes(database_url, tmp_path) as opened:
        writers = [Writer(database) for database in opened]

        async def serve(number: int) -> list[Committed]:
            person = Person(7, opened[number].ids)
            mine = range(number * 100, number * 100 + EVENTS)
            return [await deliver(writers[number], person, event) for event in mine]

        outcomes = await asyncio.gather(*(serve(number) for number in range(PROCESSES)))
        assert outcomes == [[Committed.DONE] * EVENTS] * PROCESSES
        found = await outbox.history(opened[0], 7, limit=1000)
        assert len({int(message.payload) for message in found}) == PROCESSES * EVENTS
        await asyncio.gather(*(writer.close() for writer in writers))


async def test_transactions_that_wait_for_each_other_both_happen(
    postgres_url: str, tmp_path: Path
) -> None:
    with processes(postgres_url, tmp_path) as opened:
        writers = [Writer(database) for database in opened[:2]]
        with opened[0].engine.begin() as connection:
            connection.execute(text("INSERT INTO meta VALUES ('a', '0'), ('b', '0')"))

        def raised(connection: Connection, name: str) -> None:
            connection.execute(
                text(
                    "UPDATE meta SET value = CAST(CAST(value AS INT) + 1 AS TEXT)"
                    " WHERE name = :name"
                ),
                {"name": name},
            )
            connection.execute(text("SELECT pg_sleep(0.2)"))

        def forwards(connection: Connection) -> None:
            raised(connection, "a")
            raised(connection, "b")

        def backwards(connection: Connection) -> None:
            raised(connection, "b")
            raised(connection, "a")

        await asyncio.gather(writers[0].transaction(forwards), writers[1].transaction(backwards))
        with opened[0].engine.begin() as connection:
            found = connection.execute(text("SELECT value FROM meta WHERE name IN ('a', 'b')"))
            assert found.scalars().all() == ["2", "2"]
        await asyncio.gather(*(writer.close() for writer in writers))


def admit(server: Any, url: str, *, connections: bool) -> None:
    """Let this database take connections, or end them all and refuse new ones."""
    name = make_url(url).database
    server.psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {connections};")
    if not connections:
        server.psql(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}';"
        )


async def test_steps_wait_for_a_server_that_comes_back(
    postgres_server: Any, postgres_url: str, tmp_path: Path
) -> None:
    database = Database.open(postgres_url, key=KEY, folder=tmp_path)
    writer = Writer(database, patience=30)
    person = Person(7, database.ids)
    assert await person.say(writer, 1) is Committed.DONE
    admit(postgres_server, postgres_url, connections=False)
    waiting = asyncio.ensure_future(person.say(writer, 2))
    await asyncio.sleep(0.2)
    admit(postgres_server, postgres_url, connections=True)
    assert await waiting is Committed.DONE
    await writer.close()
    database.close()


async def test_steps_fail_as_unavailable_while_the_server_is_away_and_may_be_repeated(
    postgres_server: Any, postgres_url: str, tmp_path: Path
) -> None:
    database = Database.open(postgres_url, key=KEY, folder=tmp_path)
    writer = Writer(database, patience=0.1)
    person = Person(7, database.ids)
    assert await person.say(writer, 1) is Committed.DONE
    admit(postgres_server, postgres_url, connections=False)
    step = person.step(2)
    for _ in range(2):
        with pytest.raises(Unavailable):
            await writer.step(step)
    with pytest.raises(Unavailable):
        await writer.transaction(lambda connection: connection.execute(text("SELECT 1")))
    with pytest.raises(Unavailable):
        await writer.mark([Mark(person.answers[0], State.REFUSED, NOON)])
    writer.mark_soon([Mark(person.answers[0], State.SENT, NOON)])
    with pytest.raises(Unavailable):
        await journals.chat_state(database, 7)
    admit(postgres_server, postgres_url, connections=True)
    assert await writer.step(step) is Committed.DONE
    assert (await outbox.history(database, 7))[0].state is State.SENT
    await writer.close()
    database.close()


async def test_transaction_whose_connection_is_lost_midway_is_repeated(
    postgres_url: str, tmp_path: Path
) -> None:
    database = Database.open(postgres_url, key=KEY, folder=tmp_path)
    writer = Writer(database)
    step = Person(7, database.ids).step(1)
    tries = []

    def fn(connection: Connection) -> int:
        tries.append(1)
        if len(tries) == 1:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return len(tries)

    assert await writer.transaction(fn, step) == 2
    assert await writer.step(step) is Committed.DONE
    assert len(await outbox.history(database, 7)) == 1
    await writer.close()
    database.close()
