"""Long polling: nothing is acknowledged before it is committed, and one process polls at a time."""

import asyncio
from typing import Any

import orjson
import pytest

from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.errors import Unavailable
from bot.storage.writer import Writer
from tests.channels.telegram.fake import Fake, Fault
from tests.channels.telegram.people import Person
from tests.channels.telegram.running import Running, assistant
from tests.people import KEY, NOON


@pytest.fixture
async def polling(fake: Fake, sqlite_url: str) -> Any:
    async with assistant(fake, sqlite_url, by_webhook=False) as running:
        yield running


def offsets(fake: Fake) -> list[int | None]:
    return [given.get("offset") for method, given in fake.calls if method == "getUpdates"]


async def test_offset_moves_only_after_the_commit(
    polling: Running, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert polling.service._intake is not None
    seams, person = polling.service._intake._seams, Person(fake)
    receive, failures, committed = seams.receive, [1, 1], []

    async def away(incoming: Any) -> None:
        if failures:
            failures.pop()
            raise Unavailable("away")
        await receive(incoming)
        committed.append(int(incoming.id))
        assert fake.confirmed < committed[-1]

    object.__setattr__(seams, "receive", away)
    update = person.say("/tinh")
    await person.hears("tỉnh nào")
    await fake.taken()
    assert committed == [update["update_id"]]
    assert offsets(fake)[-1] == update["update_id"] + 1
    assert set(offsets(fake)[:-1]) == {None}


async def test_update_that_nobody_can_read_stops_no_other(polling: Running, fake: Fake) -> None:
    fake.publish(message={"chat": {}, "from": {"id": 1}})
    fake.publish(brand_new={"from": {"id": 1}})
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    await fake.taken()
    assert not polling.service.by_webhook


async def test_updates_that_waited_are_taken_in_their_order(polling: Running, fake: Fake) -> None:
    person, other = Person(fake), Person(fake)
    for text in ("/tinh", "lạng sơn", "lợn", "20tr"):
        person.say(text)
        other.say(text)
    await asyncio.gather(person.hears("tỷ lệ"), other.hears("tỷ lệ"))
    assert polling.app is not None


async def test_webhook_that_is_still_set_is_removed(fake: Fake, sqlite_url: str) -> None:
    fake.webhook = {"url": "https://old.example/hook", "secret_token": "x"}
    fake.faults["deleteWebhook"].append(Fault(500))
    async with assistant(fake, sqlite_url, by_webhook=False):
        person = Person(fake)
        fake.updates.append({"update_id": 9, "message": person.message(text="/tinh")})
        await person.hears("tỉnh nào")
    assert fake.webhook == {}


async def test_only_one_of_two_processes_polls_and_the_other_takes_over(
    fake: Fake, sqlite_url: str
) -> None:
    async with assistant(fake, sqlite_url, by_webhook=False) as first:
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")
        async with assistant(fake, sqlite_url, by_webhook=False):
            person.say("lang son")
            await person.hears("Dự án")
        person.say("lợn")
        await person.hears("bao nhiêu tiền")
    assert first.app is not None
    async with assistant(fake, sqlite_url, by_webhook=False):
        person.say("20tr")
        await person.hears("tỷ lệ")


async def test_telegram_being_away_at_the_start_stops_nothing(fake: Fake, sqlite_url: str) -> None:
    for method in ("deleteWebhook", "getUpdates", "getMe", "setMyCommands"):
        fake.faults[method].extend([Fault(503), Fault(drop=True)])
    async with assistant(fake, sqlite_url, by_webhook=False):
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")


async def test_webhook_is_set_again_until_telegram_takes_it(fake: Fake, sqlite_url: str) -> None:
    fake.faults["setWebhook"].extend([Fault(503), Fault(drop=True)])
    fake.faults["getWebhookInfo"].append(Fault(500))
    person = Person(fake)
    person.say("/tinh")
    async with assistant(fake, sqlite_url, by_webhook=True) as running:
        await person.hears("tỉnh nào")
        assert fake.webhook["url"] == f"{running.address}/telegram/webhook"
        assert fake.webhook["allowed_updates"] == [
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
        ]


async def test_what_a_dead_process_left_is_adopted_once(database_url: str) -> None:
    dead = Database.open(database_url, key=KEY)
    writer = Writer(dead)
    kept = await inbox.add(writer, "telegram", 5, 77, b'{"update_id": 1}', NOON)
    assert await inbox.add(writer, "telegram", 5, 77, b'{"update_id": 1}', NOON) is None
    assert kept is not None
    assert await inbox.adopt(writer, "telegram", NOON) == ()
    await writer.close()
    dead.close()
    living = Database.open(database_url, key=KEY)
    writer = Writer(living)
    assert await inbox.adopt(writer, "other", NOON) == ()
    [adopted] = await inbox.adopt(writer, "telegram", NOON)
    assert (adopted.id, adopted.payload) == (kept.id, b'{"update_id": 1}')
    assert await inbox.adopt(writer, "telegram", NOON) == ()
    await inbox.remove(writer, [adopted.id])
    await writer.close()
    living.close()


async def test_album_that_a_dead_process_left_reaches_the_desk(fake: Fake, sqlite_url: str) -> None:
    person = Person(fake)
    parts = [person.photo(album="a")["message"] for _ in range(3)]
    fake.updates.clear()
    dead = Database.open(sqlite_url, key=KEY)
    writer = Writer(dead)
    chat = dead.sealer.chat("telegram", "123456", str(person.id))

    for number, part in enumerate(parts, 1):
        payload = orjson.dumps({"update_id": number, "message": part})
        await inbox.add(writer, "telegram", chat, number, payload, NOON)
    await writer.close()
    dead.close()
    async with assistant(fake, sqlite_url, by_webhook=False) as running:
        await person.hears("Chuyện gì đã xảy ra")
        assert running.service._intake is not None
        await running.service._intake.background.idle()
    danger, asked = (message["text"] for message in person.chat.messages)
    assert "112, 114" in danger
    assert "Chuyện gì đã xảy ra" in asked
