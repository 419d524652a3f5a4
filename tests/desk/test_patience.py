"""Who writes too fast: asked once to wait, then not heard until it is calm, on every channel."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.base import ChatRef
from bot.desk import patience
from bot.desk.patience import Hearing, Patience
from bot.storage import journals
from tests.people import Person, Village, village

ALLOWED = 30
"""At once, of the sixty a minute that are allowed by default."""


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        yield made


@pytest.fixture
def person(here: Village) -> Person:
    return Person(here, ChatRef("web", "web", "fast"))


async def say_many(person: Person) -> None:
    await person.say("/tinh")
    for _ in range(ALLOWED - 1):
        await person.say("hả")


async def test_one_sentence_then_silence_then_heard_again(here: Village, person: Person) -> None:
    await say_many(person)
    assert await person.say("2") == "Bà con gửi nhanh quá, chờ một phút rồi gửi tiếp nhé."
    assert await person.say("2") == ""
    assert await person.say("2") == ""
    here.clock.move(here.clock.now() + timedelta(seconds=31))
    assert "Dự án" in await person.say("2")
    assert person.question == "project_type"


async def test_nothing_of_the_conversation_is_written_meanwhile(
    here: Village, person: Person
) -> None:
    await say_many(person)
    database = here.app.database
    chat = database.sealer.chat("web", "web", "fast")
    [before] = await journals.journals_of(database, chat)
    await person.say("2")
    told = await journals.chat_state(database, chat)
    await person.say("2")
    assert await journals.journals_of(database, chat) == (before,)
    assert await journals.chat_state(database, chat) == told
    text = here.app.metrics.text().decode()
    assert 'bot_messages_received_total{channel="web",outcome="too_many"} 1.0' in text
    assert 'bot_messages_received_total{channel="web",outcome="unheard"} 1.0' in text


async def test_repeats_by_the_platform_are_nobodys_haste(person: Person) -> None:
    for _ in range(2 * ALLOWED):
        await person.say("/tinh", "the same event")
    assert await person.say("2") != ""
    assert person.question == "project_type"


async def test_others_and_the_terminal_are_heard_all_the_time(
    here: Village, person: Person
) -> None:
    await say_many(person)
    await person.say("2")
    assert await Person(here, ChatRef("web", "web", "slow")).say("/tinh") != ""
    terminal = here.person()
    for _ in range(2 * ALLOWED):
        assert await terminal.say("/trogiup") != ""


def test_steady_pace_is_never_too_fast() -> None:
    patient = Patience(60)
    assert {patient.hear(1, float(second)) for second in range(500)} == {Hearing.HEARD}


def test_slow_allowance_still_takes_a_few_at_once() -> None:
    patient = Patience(1)
    heard = [patient.hear(1, 1000.0) for _ in range(12)]
    assert heard == [Hearing.HEARD] * 10 + [Hearing.TOLD, Hearing.UNHEARD]


def test_clock_that_jumps_back_leaves_nobody_unheard() -> None:
    patient = Patience(60)
    for _ in range(40):
        patient.hear(1, 5000.0)
    assert patient.hear(1, 1000.0) is Hearing.HEARD


def test_memory_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_CHATS", 100)
    patient = Patience(60)
    for chat in range(1000):
        assert patient.hear(chat, 1.0 + chat / 1000) is Hearing.HEARD
    assert len(patient._busy_until) <= 101
