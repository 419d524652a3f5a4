"""What the writer promises for one process, on both databases."""

import asyncio
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from bot.storage import journals, outbox
from bot.storage.database import Database
from bot.storage.errors import Repeated, Stale
from bot.storage.steps import Committed, Mark, State, Status
from bot.storage.writer import Writer
from tests.storage.people import NOON, Person, leased


def count(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


async def rows_of(writer: Writer, table: str) -> int:
    return await writer.transaction(lambda connection: count(connection, table))


async def test_committed_step_is_read_back_whole(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    step = person.step(1, b"sealed words")
    assert await writer.step(step) is Committed.DONE
    stored = await journals.chat_state(database, 7)
    assert stored is not None
    assert (stored.id, stored.revision) == (7, step.chat.revision)
    assert (stored.channel, stored.account, stored.language) == ("console", "main", "vi")
    assert (stored.external, stored.state) == (b"address", b"sealed words")
    assert stored.journals == step.journals
    (message,) = await outbox.history(database, 7)
    assert message.payload == b"sealed words"
    assert (message.state, message.due) == (State.QUEUED, NOON)


async def test_same_event_again_writes_nothing(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    assert await person.say(writer, 1) is Committed.DONE
    assert await person.say(writer, 1) is Committed.REPEATED
    assert await person.say(writer, 2) is Committed.DONE
    assert [message.id for message in await outbox.history(database, 7)] == person.answers


async def test_same_event_id_in_another_chat_is_another_event(
    database: Database, writer: Writer
) -> None:
    assert await Person(7, database.ids).say(writer, 1) is Committed.DONE
    assert await Person(8, database.ids).say(writer, 1) is Committed.DONE


async def test_moved_chat_makes_a_step_stale_and_writes_nothing(
    database: Database, writer: Writer
) -> None:
    fast, slow = Person(7, database.ids), Person(7, database.ids)
    await fast.say(writer, 1)
    assert await slow.say(writer, 2) is Committed.STALE
    assert await rows_of(writer, "seen") == 1
    assert await rows_of(writer, "outbox") == 1
    slow.revision = fast.revision
    assert await slow.say(writer, 2) is Committed.DONE


async def test_very_same_step_again_is_done_without_a_second_message(
    database: Database, writer: Writer
) -> None:
    step = Person(7, database.ids).step(1)
    assert await writer.step(step) is Committed.DONE
    assert await writer.step(step) is Committed.DONE
    assert await rows_of(writer, "outbox") == 1


async def test_step_of_an_erased_chat_is_stale(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    await person.say(writer, 1)
    await writer.transaction(lambda connection: connection.execute(text("DELETE FROM chats")))
    assert await person.say(writer, 2) is Committed.STALE


async def test_steps_that_wait_together_are_judged_one_by_one(
    database: Database, writer: Writer
) -> None:
    good = [Person(chat, database.ids) for chat in range(100, 160)]
    repeating, stale = Person(1, database.ids), Person(2, database.ids)
    await repeating.say(writer, 1)
    await stale.say(writer, 1)
    stale.revision -= 1
    outcomes = await asyncio.gather(
        *(person.say(writer, 9) for person in good[:30]),
        repeating.say(writer, 1),
        stale.say(writer, 2),
        *(person.say(writer, 9) for person in good[30:]),
    )
    expected = [Committed.DONE] * 30 + [Committed.REPEATED, Committed.STALE] + [Committed.DONE] * 30
    assert outcomes == expected


async def test_broken_step_fails_alone(database: Database, writer: Writer) -> None:
    people = [Person(chat, database.ids) for chat in range(1, 40)]
    steps = [person.step(1) for person in people]
    steps[20] = replace(steps[20], chat=replace(steps[20].chat, language=None))  # type: ignore[arg-type]
    outcomes = await asyncio.gather(*(writer.step(step) for step in steps), return_exceptions=True)
    assert isinstance(outcomes.pop(20), Exception)
    assert outcomes == [Committed.DONE] * 38
    assert await rows_of(writer, "seen") == 38
    assert await rows_of(writer, "outbox") == 38


async def test_message_with_a_known_cause_is_not_written_again(
    database: Database, writer: Writer
) -> None:
    person = Person(7, database.ids)
    for event in (1, 2):
        step = person.step(event, cause="reminder/1/2")
        assert await writer.step(step) is Committed.DONE
        person.revision = step.chat.revision
    assert await rows_of(writer, "outbox") == 1


async def test_steps_of_one_chat_given_at_once_keep_their_order(
    database: Database, writer: Writer
) -> None:
    person = Person(7, database.ids)
    steps = []
    for event in range(200):
        steps.append(person.step(event, b"%d" % event))
        person.revision = steps[-1].chat.revision
    outcomes = await asyncio.gather(*(writer.step(step) for step in steps))
    assert outcomes == [Committed.DONE] * 200
    stored = await journals.chat_state(database, 7)
    assert stored is not None
    assert stored.state == b"199"
    assert stored.journals[0].payload == b"199"


async def test_thousand_chats_at_once_are_all_written(database: Database, writer: Writer) -> None:
    people = [Person(chat, database.ids) for chat in range(1000)]
    for event in (1, 2):
        outcomes = await asyncio.gather(*(person.say(writer, event) for person in people))
        assert set(outcomes) == {Committed.DONE}
    stored = await journals.chat_states(database, range(1000))
    assert {chat: state.revision for chat, state in stored.items()} == {
        person.chat: person.revision for person in people
    }
    assert await rows_of(writer, "outbox") == 2000


async def test_step_with_hundreds_of_rows_is_one_step(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    step = person.step(1)
    journal, message = step.journals[0], step.messages[0]
    step = replace(
        step,
        journals=tuple(replace(journal, id=number) for number in range(1, 300)),
        messages=tuple(replace(message, id=number, cause=str(number)) for number in range(1, 700)),
    )
    assert await writer.step(step) is Committed.DONE
    assert await rows_of(writer, "journals") == 299
    assert await rows_of(writer, "outbox") == 699


async def test_marks_say_what_became_of_messages(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    for event in range(4):
        step = leased(person.step(event))
        await writer.step(step)
        person.revision = step.chat.revision
        person.answers.append(step.messages[0].id)
    later = NOON + timedelta(minutes=1)
    sent, refused, queued, soon = person.answers
    await writer.mark(
        [
            Mark(sent, State.SENT, later),
            Mark(refused, State.REFUSED, later, "blocked"),
            Mark(queued, State.QUEUED, later, "retry", due=later),
        ]
    )
    writer.mark_soon([Mark(soon, State.SENT, later)])
    await writer.mark([Mark(sent, State.QUEUED, later)])
    found = await outbox.history(database, 7)
    assert [message.state for message in found] == [
        State.SENT,
        State.REFUSED,
        State.QUEUED,
        State.SENT,
    ]
    assert [message.reason for message in found] == [None, "blocked", "retry", None]
    assert found[2].due == later


async def test_marks_that_nobody_waits_for_are_written_without_a_step(
    database: Database, writer: Writer
) -> None:
    person = Person(7, database.ids)
    await person.say(writer, 1)
    writer.mark_soon([])
    writer.mark_soon([Mark(person.answers[0], State.SENT, NOON)])
    for _ in range(500):
        (found,) = await outbox.history(database, 7)
        if found.state is State.SENT:
            return
        await asyncio.sleep(0.01)
    pytest.fail("the mark was not written")


async def test_broken_mark_fails_alone(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    broken = Mark(1, State.SENT, NOON, reason=object())  # type: ignore[arg-type]
    failed, committed = await asyncio.gather(
        writer.mark([broken]), person.say(writer, 1), return_exceptions=True
    )
    assert isinstance(failed, Exception)
    assert committed is Committed.DONE


async def test_transaction_comes_after_the_steps_before_it_on_sqlite(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)
    writer = Writer(database)
    first, second = Person(7, database.ids), Person(8, database.ids)
    _, between, _ = await asyncio.gather(
        first.say(writer, 1), rows_of(writer, "outbox"), second.say(writer, 1)
    )
    assert between == 1
    await writer.close()
    database.close()


def test_writer_whose_loop_is_gone_still_commits(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)

    async def leave() -> Writer:
        writer = Writer(database)
        step = Person(7, database.ids).step(1)
        left = asyncio.ensure_future(writer.step(step))
        await asyncio.sleep(0)
        left.cancel()
        return writer

    asyncio.run(asyncio.run(leave()).close())
    with database.engine.connect() as connection:
        assert count(connection, "outbox") == 1
    database.close()


async def test_final_mark_wins_over_a_later_one_of_the_same_batch(
    database: Database, writer: Writer
) -> None:
    person = Person(7, database.ids)
    await person.say(writer, 1)
    (message,) = person.answers
    await writer.mark([Mark(message, State.SENT, NOON), Mark(message, State.UNKNOWN, NOON)])
    assert (await outbox.history(database, 7))[0].state is State.SENT


async def test_transaction_commits_step_and_function_together(
    database: Database, writer: Writer
) -> None:
    step = Person(7, database.ids).step(1)

    def effect(connection: Connection) -> int:
        connection.execute(text("INSERT INTO meta (name, value) VALUES ('effect', '1')"))
        return count(connection, "seen")

    assert await writer.transaction(effect, step) == 1
    assert await rows_of(writer, "outbox") == 1


async def test_failing_function_takes_its_step_back(database: Database, writer: Writer) -> None:
    step = Person(7, database.ids).step(1)

    def fail(connection: Connection) -> None:
        connection.execute(text("INSERT INTO meta (name, value) VALUES ('effect', '1')"))
        raise LookupError("no such obligation")

    with pytest.raises(LookupError):
        await writer.transaction(fail, step)
    assert await rows_of(writer, "seen") == 0
    assert await rows_of(writer, "outbox") == 0
    assert await writer.step(step) is Committed.DONE


async def test_transaction_of_a_step_that_does_not_hold_does_not_run_its_function(
    database: Database, writer: Writer
) -> None:
    person = Person(7, database.ids)
    await person.say(writer, 1)
    ran: list[Connection] = []
    with pytest.raises(Repeated):
        await writer.transaction(ran.append, person.step(1))
    person.revision -= 1
    with pytest.raises(Stale):
        await writer.transaction(ran.append, person.step(2))
    assert ran == []


async def test_closing_writes_what_waits(database: Database) -> None:
    writer = Writer(database)
    person = Person(7, database.ids)
    step = person.step(1)
    waiting = asyncio.ensure_future(writer.step(step))
    await asyncio.sleep(0)
    writer.mark_soon([Mark(step.messages[0].id, State.SENT, NOON)])
    await writer.close()
    assert await waiting is Committed.DONE
    assert (await outbox.history(database, 7))[0].state is State.SENT
    with pytest.raises(RuntimeError, match="closed"):
        await writer.step(person.step(2))


async def test_waiter_that_gives_up_harms_nobody(database: Database, writer: Writer) -> None:
    people = [Person(chat, database.ids) for chat in range(1, 20)]
    waiting = [asyncio.ensure_future(writer.step(person.step(1))) for person in people]
    await asyncio.sleep(0)
    waiting[3].cancel()
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(outcomes.pop(3), asyncio.CancelledError)
    assert outcomes == [Committed.DONE] * 18


async def test_journal_moves_through_its_statuses(database: Database, writer: Writer) -> None:
    person = Person(7, database.ids)
    await person.say(writer, 1)
    step = person.step(2)
    done = replace(step.journals[0], status=Status.DONE, payload=b"done", expires_at=NOON)
    await writer.step(replace(step, journals=(done,)))
    stored = await journals.chat_state(database, 7)
    assert stored is not None
    assert stored.journals == ()
    assert await journals.journal(database, done.id) == done
    assert await journals.journals_of(database, 7) == (done,)


async def test_random_histories_leave_what_a_simple_model_leaves(
    database: Database, writer: Writer
) -> None:
    """Repeats, outdated revisions and good steps in any mixture, many at a time."""
    dice = random.Random(20260801)
    model: dict[int, list[int]] = {chat: [] for chat in range(12)}
    people = {chat: Person(chat, database.ids) for chat in model}

    async def act(chat: int) -> None:
        person = people[chat]
        kind = dice.choice(("new", "new", "new", "repeat", "stale"))
        if kind == "repeat" and model[chat]:
            assert await person.say(writer, dice.choice(model[chat])) is Committed.REPEATED
        elif kind == "stale" and person.revision:
            outdated = replace(person, revision=person.revision - 1)
            assert await outdated.say(writer, 10**9) is Committed.STALE
        else:
            event = len(model[chat]) + 1
            assert await person.say(writer, event) is Committed.DONE
            model[chat].append(event)

    for _ in range(60):
        await asyncio.gather(*(act(chat) for chat in dice.sample(range(12), dice.randint(1, 12))))
    for chat, person in people.items():
        found = await outbox.history(database, chat, limit=1000)
        assert [message.id for message in found] == person.answers
    assert await rows_of(writer, "seen") == sum(len(events) for events in model.values())
