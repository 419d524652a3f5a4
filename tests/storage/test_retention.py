"""What goes: drafts whose time is over, old events, forgotten chats, people who ask for it."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, text

from bot.storage import consents, files, journals, outbox, retention
from bot.storage.case_tables import case_evidence
from bot.storage.database import Database
from bot.storage.retention import Expired
from bot.storage.steps import Committed, Mark, State
from bot.storage.tables import METADATA
from bot.storage.writer import Writer
from tests.storage.people import NOON, Person, leased

DAY = timedelta(days=1)


async def test_drafts_and_messages_go_when_their_time_is_over(
    database: Database, writer: Writer
) -> None:
    keeping, draft = Person(1, database.ids), Person(2, database.ids)
    await keeping.say(writer, 1)
    step = draft.step(1)
    await writer.step(
        replace(
            step,
            journals=tuple(replace(row, expires_at=NOON + DAY) for row in step.journals),
            messages=tuple(replace(row, expires_at=NOON + DAY) for row in step.messages),
        )
    )
    assert await retention.expire(writer, NOON + DAY - timedelta(seconds=1)) == Expired(
        0, 0, 0, 0, 0
    )
    assert await retention.expire(writer, NOON + DAY) == Expired(1, 1, 1, 0, 0)
    kept = await journals.chat_states(database, (1, 2))
    assert [len(chat.journals) for chat in kept.values()] == [1, 0]
    assert len(await outbox.history(database, 1)) == 1
    assert await outbox.history(database, 2) == ()


async def test_message_that_is_being_sent_does_not_expire(
    database: Database, writer: Writer
) -> None:
    person = Person(1, database.ids)
    step = leased(person.step(1))
    (message,) = step.messages
    await writer.step(replace(step, messages=(replace(message, expires_at=NOON),)))
    assert (await retention.expire(writer, NOON + DAY)).messages == 0
    await writer.mark([Mark(message.id, State.SENT, NOON)])
    assert (await retention.expire(writer, NOON + DAY)).messages == 1


async def test_events_are_forgotten_after_two_days(database: Database, writer: Writer) -> None:
    person = Person(1, database.ids)
    await person.say(writer, 1)
    assert (await retention.expire(writer, NOON + 2 * DAY)).events == 1
    assert await person.say(writer, 1) is Committed.DONE


async def test_chat_that_nothing_speaks_for_is_forgotten(
    database: Database, writer: Writer
) -> None:
    plain, consenting, drafting = (Person(chat, database.ids) for chat in (1, 2, 3))
    for person in (plain, consenting, drafting):
        await person.say(writer, 1)
    await writer.transaction(lambda connection: consents.give(connection, 2, "v1", NOON))

    def clear(connection: Connection) -> None:
        connection.execute(text("DELETE FROM outbox"))
        connection.execute(text("DELETE FROM journals WHERE chat < 3"))

    await writer.transaction(clear)
    assert (await retention.expire(writer, NOON + 29 * DAY)).chats == 0
    assert (await retention.expire(writer, NOON + 31 * DAY)).chats == 1
    assert set(await journals.chat_states(database, (1, 2, 3))) == {2, 3}


async def test_many_expired_rows_go_in_parts(database: Database, writer: Writer) -> None:
    person = Person(1, database.ids)
    step = person.step(1)
    (message,) = step.messages
    many = tuple(
        replace(message, id=number, cause=str(number), expires_at=NOON) for number in range(2500)
    )
    await writer.step(replace(step, messages=many))
    gone = await retention.expire(writer, NOON)
    assert (gone.dropped, gone.messages) == (2500, 2500)


async def test_consent_holds_until_it_is_withdrawn_or_given_anew(
    database: Database, writer: Writer
) -> None:
    await Person(1, database.ids).say(writer, 1)

    async def holding() -> consents.Given | None:
        chat = await journals.chat_state(database, 1)
        assert chat is not None
        return chat.consent

    assert await holding() is None
    await writer.transaction(lambda connection: consents.give(connection, 1, "v1", NOON))
    assert await holding() == consents.Given("v1", NOON)
    await writer.transaction(lambda connection: consents.give(connection, 1, "v2", NOON + DAY))
    assert await holding() == consents.Given("v2", NOON + DAY)
    withdrawn = await writer.transaction(
        lambda connection: consents.withdraw(connection, 1, NOON + 2 * DAY)
    )
    assert withdrawn
    assert await holding() is None


async def test_erasure_leaves_only_the_good_bye_and_hashes_of_events(
    database: Database, writer: Writer
) -> None:
    person, neighbour = Person(1, database.ids), Person(2, database.ids)
    for event in range(3):
        await person.say(writer, event)
        await neighbour.say(writer, event)
    await writer.transaction(lambda connection: consents.give(connection, 1, "v1", NOON))
    photo = await files.keep(writer, 1, "image/jpeg", "anh.jpg", b"pixels", NOON)
    step = person.step(9, b"good-bye")
    (message,) = step.messages
    held = await writer.transaction(
        lambda connection: retention.erase_chat(connection, 1, (message.id,)), step
    )
    assert held == (photo.id,)
    await files.remove(database, held)
    assert await journals.chat_state(database, 1) is None
    assert await journals.journals_of(database, 1) == ()
    assert [found.payload for found in await outbox.history(database, 1)] == [b"good-bye"]
    assert await files.find(database, photo.id) is None
    assert await writer.step(person.step(10)) is Committed.STALE
    fresh = Person(1, database.ids)
    assert await fresh.say(writer, 9) is Committed.REPEATED
    assert await fresh.say(writer, 10) is Committed.DONE
    neighbours = await journals.chat_state(database, 2)
    assert neighbours is not None
    assert len(neighbours.journals) == 1


async def test_file_that_belongs_to_nothing_goes_with_its_draft(
    database: Database, writer: Writer
) -> None:
    stranger, drafting, known = (Person(chat, database.ids) for chat in (1, 2, 3))
    for person in (stranger, drafting, known):
        await person.say(writer, 1)
    await writer.transaction(lambda connection: consents.give(connection, 3, "v1", NOON))
    kept = {
        chat: await files.keep(writer, chat, "image/jpeg", "a.jpg", b"photo", NOON)
        for chat in (1, 2, 3)
    }

    def clear(connection: Connection) -> None:
        connection.execute(text("DELETE FROM outbox"))
        connection.execute(text("DELETE FROM journals WHERE chat <> 2"))

    await writer.transaction(clear)
    assert (await retention.expire(writer, NOON + DAY)).files == 0
    assert (await retention.expire(writer, NOON + 2 * DAY)).files == 1
    assert await files.find(database, kept[1].id) is None
    assert await files.sweep(database, NOON + 3650 * DAY) == 1
    assert (await retention.expire(writer, NOON + 30 * DAY)).files == 0
    assert (await retention.expire(writer, NOON + 31 * DAY)).files == 2


async def test_file_of_a_case_stays(database: Database, writer: Writer) -> None:
    file = await files.keep(writer, 1, "image/jpeg", "a.jpg", b"photo", NOON)

    def hold(connection: Connection) -> None:
        row = {"id": 1, "case_id": 1, "step": 1, "file": file.id, "sha256": file.sha256}
        row |= {"kind": file.kind, "size": file.size, "document": "photo", "sent_at": NOON}
        connection.execute(case_evidence.insert().values(**row, role="household", chat=1))

    await writer.transaction(hold)
    assert (await retention.expire(writer, NOON + 400 * DAY)).files == 0
    assert await files.find(database, file.id) == file


def test_every_column_that_holds_a_file_is_known() -> None:
    named = {
        str(column)
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name in {"file", "files", "scan", "photo"}
    }
    assert {str(column) for column in retention.HOLDING_FILES} == named
