"""Who sends what: claims, crashes, leases."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.storage import leases, outbox
from bot.storage.database import Database
from bot.storage.steps import Lane, Mark, State
from bot.storage.writer import Writer
from tests.storage.conftest import KEY
from tests.storage.people import NOON, Person, leased

MINUTE = timedelta(minutes=1)


async def queue(writer: Writer, *messages: tuple[Lane, timedelta]) -> list[int]:
    """Ids of messages of one chat, queued in these lanes, due so long after noon."""
    person = Person(7, writer.database.ids)
    step = person.step(1)
    (first,) = step.messages
    made = []
    for lane, delay in messages:
        number = writer.database.ids.new(NOON)
        made.append(replace(first, id=number, cause=f"m{number}", lane=lane, due=NOON + delay))
    await writer.step(replace(step, messages=tuple(made)))
    return [message.id for message in made]


async def test_claim_takes_what_is_due_urgent_first(writer: Writer) -> None:
    bulk, late, reminder, answer, echo, early = await queue(
        writer,
        (Lane.BULK, -MINUTE),
        (Lane.ANSWER, MINUTE),
        (Lane.REMINDER, -2 * MINUTE),
        (Lane.ANSWER, timedelta(0)),
        (Lane.ECHO, -MINUTE),
        (Lane.ANSWER, -MINUTE),
    )
    taken = await outbox.claim(writer, NOON, 3)
    assert [message.id for message in taken] == [early, answer, reminder]
    assert {message.state for message in taken} == {State.LEASED}
    assert {message.attempts for message in taken} == {1}
    assert {message.leased_by for message in taken} == {writer.database.process}
    rest = await outbox.claim(writer, NOON, 10)
    assert [message.id for message in rest] == [bulk]
    assert [message.id for message in await outbox.claim(writer, NOON + MINUTE, 10)] == [late]
    assert await outbox.claim(writer, NOON + MINUTE, 10, (Lane.ECHO,)) != ()
    assert echo


async def test_message_put_back_is_claimed_again_when_it_is_due(writer: Writer) -> None:
    (number,) = await queue(writer, (Lane.ANSWER, timedelta(0)))
    await outbox.claim(writer, NOON, 10)
    await writer.mark([Mark(number, State.QUEUED, NOON, "retry_after", due=NOON + MINUTE)])
    assert await outbox.claim(writer, NOON, 10) == ()
    (again,) = await outbox.claim(writer, NOON + MINUTE, 10)
    assert (again.attempts, again.reason) == (2, "retry_after")


async def test_processes_that_claim_together_share_and_never_double(
    database_url: str, tmp_path: Path
) -> None:
    opened = [Database.open(database_url, key=KEY, folder=tmp_path) for _ in range(4)]
    writers = [Writer(database) for database in opened]
    ids = await queue(writers[0], *[(Lane.REMINDER, timedelta(0))] * 120)

    async def work(writer: Writer) -> list[int]:
        mine: list[int] = []
        while taken := await outbox.claim(writer, NOON, 7):
            mine.extend(message.id for message in taken)
        return mine

    shares = await asyncio.gather(*(work(writer) for writer in writers))
    assert sorted(number for share in shares for number in share) == sorted(ids)
    for writer in writers:
        await writer.close()
        writer.database.close()


async def test_what_a_dead_process_had_leased_becomes_unknown(
    database_url: str, tmp_path: Path
) -> None:
    dead, living, heir = (Database.open(database_url, key=KEY, folder=tmp_path) for _ in range(3))
    writers = [Writer(database) for database in (dead, living, heir)]
    for chat, writer in enumerate(writers):
        await leases.alive(writer, NOON, NOON + MINUTE)
        assert await writer.step(leased(Person(chat, writer.database.ids).step(1)))
    assert await outbox.recover(writers[2], NOON) == ()
    await leases.alive(writers[1], NOON, NOON + 3 * MINUTE)
    (lost,) = await outbox.recover(writers[2], NOON + 2 * MINUTE)
    assert (lost.chat, lost.state, lost.reason) == (0, State.UNKNOWN, "process_ended")
    (known,) = await outbox.recover(writers[2], NOON, process=living.process)
    assert known.chat == 1
    assert await outbox.claim(writers[2], NOON + MINUTE, 10) == ()
    for writer in writers:
        await writer.close()
        writer.database.close()


async def test_history_goes_on_from_a_cursor(database: Database, writer: Writer) -> None:
    person, other = Person(7, database.ids), Person(8, database.ids)
    for event in range(5):
        await person.say(writer, event)
        await other.say(writer, event)
    first = await outbox.history(database, 7, limit=2)
    rest = await outbox.history(database, 7, after=first[-1].id)
    assert [message.id for message in (*first, *rest)] == person.answers
    last = await outbox.latest(database, 7, limit=2)
    assert [message.id for message in last] == person.answers[-2:]
    assert await outbox.history(database, 7, after=person.answers[-1]) == ()


async def test_lease_has_one_holder_until_it_ends_or_is_given_back(
    database_url: str, tmp_path: Path
) -> None:
    opened = [Database.open(database_url, key=KEY, folder=tmp_path) for _ in range(2)]
    one, other = (Writer(database) for database in opened)
    assert await leases.take(one, "planner", NOON, NOON + MINUTE)
    assert not await leases.take(other, "planner", NOON, NOON + MINUTE)
    assert await leases.take(other, "poller", NOON, NOON + MINUTE)
    assert await leases.take(one, "planner", NOON, NOON + 2 * MINUTE)
    assert not await leases.take(other, "planner", NOON + MINUTE, NOON + 2 * MINUTE)
    assert await leases.take(other, "planner", NOON + 2 * MINUTE, NOON + 3 * MINUTE)
    await leases.release(one, "planner")
    assert not await leases.take(one, "planner", NOON + 2 * MINUTE, NOON + 4 * MINUTE)
    await leases.release(other, "planner")
    assert await leases.take(one, "planner", NOON + 2 * MINUTE, NOON + 4 * MINUTE)
    for writer in (one, other):
        await writer.close()
        writer.database.close()
