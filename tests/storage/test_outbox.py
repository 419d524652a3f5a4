"""Who sends what: leases of messages, crashes, named leases."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from bot.storage import claims, leases, outbox
from bot.storage.addresses import Address, addresses
from bot.storage.claims import NOWHERE, Back, Leased
from bot.storage.database import Database
from bot.storage.deliveries import held, release, settle
from bot.storage.outbox import Queued
from bot.storage.steps import Lane, Mark, State
from bot.storage.writer import Writer
from tests.storage.conftest import KEY
from tests.storage.people import NOON, Person, leased

MINUTE = timedelta(minutes=1)


_STOLEN = text("UPDATE outbox SET leased_by = :dead WHERE id = :id")


async def queue(
    writer: Writer, *messages: tuple[int, Lane, timedelta], route: str = ""
) -> list[int]:
    """Ids of messages that are queued for these chats and lanes, due so long after noon."""
    ids = [writer.database.ids.new(NOON) for _ in messages]
    rows = [
        Queued(id_, chat, f"m{id_}", lane, NOON + delay, b"sealed", route=route)
        for id_, (chat, lane, delay) in zip(ids, messages, strict=True)
    ]
    await writer.transaction(lambda connection: outbox.queue(connection, rows))
    return ids


async def lease(
    writer: Writer, lane: Lane, at: datetime = NOON, limit: int = 100, route: str = ""
) -> tuple[Leased, ...]:
    """What this process leases of a lane."""
    process = writer.database.process
    return await writer.transaction(
        lambda connection: claims.lease(connection, process, route, lane, at, limit)
    )


async def test_lease_takes_what_is_due_oldest_first(writer: Writer) -> None:
    answer, late, other, early = await queue(
        writer,
        (1, Lane.ANSWER, timedelta(0)),
        (2, Lane.ANSWER, MINUTE),
        (3, Lane.REMINDER, -MINUTE),
        (4, Lane.ANSWER, -MINUTE),
    )
    taken = await lease(writer, Lane.ANSWER)
    assert [(message.id, message.attempts) for message in taken] == [(early, 1), (answer, 1)]
    assert [message.id for message in await lease(writer, Lane.ANSWER, NOON + MINUTE)] == [late]
    assert [message.id for message in await lease(writer, Lane.REMINDER)] == [other]
    assert await lease(writer, Lane.REMINDER) == ()


async def test_a_chat_gives_one_message_at_a_time_in_its_order(writer: Writer) -> None:
    ids = await queue(writer, *[(1, Lane.BULK, timedelta(0))] * 3, (2, Lane.BULK, timedelta(0)))
    *mine, others = ids
    assert {message.id for message in await lease(writer, Lane.BULK)} == {mine[0], others}
    assert await lease(writer, Lane.BULK) == ()
    await writer.mark([Mark(mine[0], State.SENT, NOON)])
    assert [message.id for message in await lease(writer, Lane.BULK)] == [mine[1]]


async def test_a_chat_with_a_thousand_messages_hides_nobody(writer: Writer) -> None:
    ids = await queue(writer, *[(1, Lane.BULK, timedelta(0))] * 1000, (2, Lane.BULK, timedelta(0)))
    taken = await lease(writer, Lane.BULK, limit=2)
    assert [message.id for message in taken] == [ids[0], ids[-1]]


async def test_message_put_back_is_leased_again_when_it_is_due(writer: Writer) -> None:
    ids = await queue(writer, *[(1, Lane.ALERT, timedelta(0))] * 2)
    await lease(writer, Lane.ALERT)
    process = writer.database.process

    def back(connection: Connection) -> None:
        claims.put_back(connection, process, [Back(ids[0], NOON + MINUTE, "retry_after")])
        claims.hold(connection, {1: NOON + MINUTE})

    await writer.transaction(back)
    assert await lease(writer, Lane.ALERT) == ()
    (again,) = await lease(writer, Lane.ALERT, NOON + MINUTE)
    assert (again.id, again.attempts, again.reason) == (ids[0], 2, "retry_after")


async def test_nothing_overtakes_what_went_back_in_its_chat_and_lane(writer: Writer) -> None:
    (first,) = await queue(writer, (1, Lane.BULK, timedelta(0)))
    await lease(writer, Lane.BULK)
    process = writer.database.process
    late = Back(first, NOON + MINUTE, "not_taken")
    await writer.transaction(lambda connection: claims.put_back(connection, process, [late]))
    second, other = await queue(writer, (1, Lane.BULK, timedelta(0)), (2, Lane.BULK, timedelta(0)))
    (answer,) = await queue(writer, (1, Lane.ANSWER, timedelta(0)))
    assert [message.id for message in await lease(writer, Lane.BULK)] == [other]
    assert [message.id for message in await lease(writer, Lane.ANSWER)] == [answer]
    await writer.mark([Mark(answer, State.SENT, NOON)])
    assert [message.id for message in await lease(writer, Lane.BULK, NOON + MINUTE)] == [first]
    assert await lease(writer, Lane.BULK, NOON + MINUTE) == ()
    await writer.mark([Mark(first, State.SENT, NOON)])
    assert [message.id for message in await lease(writer, Lane.BULK, NOON + MINUTE)] == [second]


async def test_what_waits_already_stays_behind_what_goes_back(writer: Writer) -> None:
    first, second, third = await queue(writer, *[(1, Lane.REMINDER, timedelta(0))] * 3)
    process = writer.database.process
    for minute in (1, 2):
        await lease(writer, Lane.REMINDER, NOON + (minute - 1) * MINUTE)
        late = Back(first, NOON + minute * MINUTE, "later", tried=False)
        await writer.transaction(
            lambda connection, late=late: claims.put_back(connection, process, [late])  # type: ignore[misc]
        )
        assert await lease(writer, Lane.REMINDER, NOON + minute * MINUTE - MINUTE / 2) == ()
    taken = []
    for _ in range(3):
        (message,) = await lease(writer, Lane.REMINDER, NOON + 2 * MINUTE)
        taken.append(message.id)
        await writer.mark([Mark(message.id, State.SENT, NOON)])
    assert taken == [first, second, third]


async def test_messages_get_the_route_of_their_chat_and_their_address(writer: Writer) -> None:
    person = Person(1, writer.database.ids)
    await person.say(writer, 1)
    (unknown,) = await queue(writer, (2, Lane.ANSWER, timedelta(0)))

    async def pending() -> set[tuple[str, Lane]]:
        return {(one.route, one.lane) for one in await writer.database.read(claims.pending)}

    assert await pending() == {("", Lane.ANSWER)}
    found = await writer.transaction(lambda connection: claims.find_routes(connection, NOON, 10))
    assert found == 2
    assert await pending() == {("console/main", Lane.ANSWER), (NOWHERE, Lane.ANSWER)}
    (mine,) = await lease(writer, Lane.ANSWER, route="console/main")
    assert mine.address == Address("console", "main", b"address")
    (lost,) = await lease(writer, Lane.ANSWER, route=NOWHERE)
    assert (lost.id, lost.address) == (unknown, None)


async def test_a_closed_chat_is_open_again_once_its_person_writes(writer: Writer) -> None:
    person = Person(1, writer.database.ids)
    await person.say(writer, 1)
    at = person.at + MINUTE

    async def closed() -> str | None:
        found = await writer.transaction(lambda connection: addresses(connection, [1]))
        return found[1].closed

    assert await closed() is None
    await writer.transaction(lambda connection: claims.close(connection, {1: "blocked"}, at))
    assert await closed() == "blocked"
    person.at = at + MINUTE
    await person.say(writer, 2)
    assert await closed() is None


async def test_processes_that_lease_together_share_and_never_double(
    database_url: str, tmp_path: Path
) -> None:
    opened = [Database.open(database_url, key=KEY, folder=tmp_path) for _ in range(4)]
    writers = [Writer(database) for database in opened]
    ids = await queue(writers[0], *[(n % 60, Lane.REMINDER, timedelta(0)) for n in range(240)])
    taken: list[int] = []

    async def work(writer: Writer) -> None:
        while len(taken) < len(ids):
            mine = [message.id for message in await lease(writer, Lane.REMINDER, limit=7)]
            taken.extend(mine)
            await writer.mark([Mark(id_, State.SENT, NOON) for id_ in mine])

    await asyncio.gather(*(work(writer) for writer in writers))
    assert sorted(taken) == sorted(ids)
    for chat in range(60):
        mine = [id_ for id_ in ids if ids.index(id_) % 60 == chat]
        assert [id_ for id_ in taken if id_ in mine] == mine
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
        await queue(writer, (chat, Lane.REMINDER, timedelta(0)))
        assert len(await lease(writer, Lane.REMINDER)) == 1
    assert await outbox.recover(writers[2], NOON) == ()
    await leases.alive(writers[1], NOON, NOON + 3 * MINUTE)
    (lost,) = await outbox.recover(writers[2], NOON + 2 * MINUTE)
    assert (lost.chat, lost.state, lost.reason) == (0, State.UNKNOWN, "process_ended")
    (known,) = await outbox.recover(writers[2], NOON, process=living.process)
    assert known.chat == 1
    assert await lease(writers[2], Lane.REMINDER, NOON + MINUTE) == ()
    for writer in writers:
        await writer.close()
        writer.database.close()


async def test_a_dead_process_answer_is_sent_once_more_unless_the_chat_went_on(
    writer: Writer, database: Database
) -> None:
    dead = database.process - 1

    async def crash(person: Person, event: int) -> int:
        step = leased(person.step(event))
        await writer.step(step)
        person.revision = step.chat.revision
        (message,) = step.messages
        await writer.transaction(
            lambda connection: connection.execute(_STOLEN, {"id": message.id, "dead": dead})
        )
        return message.id

    one, other = Person(7, database.ids), Person(8, database.ids)
    lost = await crash(one, 1)
    passed = await crash(other, 1)
    later = leased(other.step(2))
    await writer.step(later)
    await writer.mark([Mark(later.messages[0].id, State.SENT, NOON)])
    assert [message.id for message in await outbox.recover(writer, NOON)] == [passed]
    (again,) = await lease(writer, Lane.ANSWER)
    assert (again.id, again.reason, again.attempts) == (lost, claims.AGAIN, 2)
    await writer.transaction(
        lambda connection: connection.execute(_STOLEN, {"id": lost, "dead": dead})
    )
    assert [message.id for message in await outbox.recover(writer, NOON)] == [lost]


async def test_an_unknown_message_waits_for_an_officer(writer: Writer, database: Database) -> None:
    ids = await queue(writer, *[(chat, Lane.REMINDER, timedelta(0)) for chat in range(3)])
    await lease(writer, Lane.REMINDER)
    await writer.mark([Mark(id_, State.UNKNOWN, NOON, "interrupted") for id_ in ids])
    assert {one.id for one in await held(database)} == set(ids)
    assert await lease(writer, Lane.REMINDER) == ()

    def decide(connection: Connection) -> list[bool]:
        return [
            release(connection, ids[0], NOON),
            settle(connection, ids[1], arrived=True, at=NOON),
            settle(connection, ids[2], arrived=False, at=NOON),
            release(connection, ids[1], NOON),
        ]

    assert await writer.transaction(decide) == [True, True, True, False]
    assert await held(database) == ()
    assert [message.id for message in await lease(writer, Lane.REMINDER)] == [ids[0]]


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


async def test_a_process_is_dead_once_it_no_longer_says_that_it_lives(writer: Writer) -> None:
    async def dead(at: datetime) -> frozenset[str]:
        return await writer.database.read(lambda connection: leases.dead(connection, at))

    await leases.take(writer, "planner", NOON, NOON)
    await leases.alive(writer, NOON, NOON + MINUTE)
    assert await dead(NOON) == frozenset()
    assert await dead(NOON + MINUTE) == {f"process/{writer.database.process}"}
    await leases.alive(writer, NOON + MINUTE, NOON + 2 * MINUTE)
    assert await dead(NOON + MINUTE) == frozenset()


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


async def test_a_lease_asks_for_each_chat_however_much_is_leased(writer: Writer) -> None:
    """PostgreSQL counted nothing leased when it last took statistics; then hundreds are."""
    if writer.database.address.sqlite:
        sent = await queue(writer, (1, Lane.REMINDER, timedelta(0)))
        assert [row.id for row in await lease(writer, Lane.REMINDER)] == sent
        return
    await queue(writer, *((chat, Lane.REMINDER, timedelta(0)) for chat in range(1, 601)))
    await writer.transaction(lambda connection: connection.execute(text("ANALYZE outbox")))
    assert len(await lease(writer, Lane.REMINDER, limit=300)) == 300

    def plan(connection: Connection) -> str:
        values = {"process": 1, "route": "", "lane": "reminder", "at": 2**62, "limit": 128}
        values["ahead"] = 2**62
        statement = claims._LEASES[160, True]
        rows = connection.execute(text(f"EXPLAIN {statement}"), values)
        return "\n".join(row[0] for row in rows)

    explained = await writer.transaction(plan)
    assert "Join Filter: (other.chat = heads.chat)" not in explained
    assert "(chat = heads.chat)" in explained
    assert len(await lease(writer, Lane.REMINDER, limit=200)) == 200


async def test_leasing_touches_no_index_of_postgresql(writer: Writer) -> None:
    await queue(
        writer, *((chat, Lane.REMINDER, timedelta(0)) for chat in range(1, 9)), route="test/main"
    )
    if writer.database.address.sqlite:
        assert len(await lease(writer, Lane.REMINDER, limit=8, route="test/main")) == 8
        return
    changed = text(
        "SELECT pg_stat_get_xact_tuples_updated('outbox'::regclass),"
        " pg_stat_get_xact_tuples_hot_updated('outbox'::regclass)"
    )

    def count(connection: Connection) -> tuple[int, ...]:
        claims.lease(connection, writer.database.process, "test/main", Lane.REMINDER, NOON, 8)
        return tuple(connection.execute(changed).one())

    assert await writer.transaction(count) == (8, 8)


async def test_a_lease_looks_past_a_chat_that_fills_its_window(writer: Writer) -> None:
    await queue(writer, *((1, Lane.REMINDER, timedelta(0)) for _ in range(200)))
    late = await queue(writer, (2, Lane.REMINDER, timedelta(seconds=1)))
    taken = await lease(writer, Lane.REMINDER, NOON + MINUTE, limit=5)
    assert [row.chat for row in taken] == [1, 2]
    assert taken[1].id == late[0]
