"""The desk: events of every kind, from the first word to what is stored, on a real database."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.base import Event
from bot.storage import journals, outbox
from tests.people import NOON, Person, Village, village


@pytest.fixture
async def here(database_url: str) -> AsyncIterator[Village]:
    async with village(database_url) as made:
        yield made


@pytest.fixture
def person(here: Village) -> Person:
    return here.person()


async def ask_rate(person: Person) -> None:
    """As far as the question for the approved rate."""
    for option in ("lang-son", "livestock_poultry"):
        await person.choose(option)
    await person.say("20 triệu")


async def test_first_words_are_answered_with_a_greeting(person: Person) -> None:
    assert "trợ lý vốn quay vòng" in await person.say("xin chào")
    assert person.options[:2] == ["eligibility", "calculation"]


async def test_choice_works_by_id_number_label_words_and_tap(person: Person) -> None:
    for way in ("choose", "number", "label", "tap"):
        await person.say("/tinh")
        if way == "choose":
            await person.choose("lang-son")
        elif way == "number":
            await person.say("2")
        elif way == "label":
            await person.say("lang son")
        else:
            await person.tap("Lạng Sơn")
        assert person.question == "project_type", way


async def test_tap_on_older_question_edits_that_answer_and_keeps_the_later(
    person: Person,
) -> None:
    await person.say("/tinh")
    await person.choose("lang-son")
    older = {button.id: button.tag for button in person.got[-1].buttons}
    await person.choose("livestock_poultry")
    await person.say("20 triệu")
    text = await person.press(older["large_livestock"])
    assert "Trâu, bò, ngựa".lower() in text.lower() or "đại gia súc" in text
    assert person.question == "approved_rate"


async def test_tap_on_another_conversation_is_refused_and_the_question_asked_again(
    person: Person,
) -> None:
    await person.say("/tinh")
    old = person.got[-1].buttons[0].tag
    await person.say("/dieukien")
    text = await person.press(old)
    assert "cuộc hỏi khác" in text
    assert person.question == "province"


@pytest.mark.parametrize("tag", ["", "x" * 40, "A" * 40, "không phải nhãn", "%" * 64])
async def test_forged_tap_changes_nothing(person: Person, tag: str) -> None:
    await person.say("/tinh")
    await person.press(tag)
    assert person.question == "province"


async def test_back_asks_the_last_answer_again_and_further_back_the_one_before(
    person: Person,
) -> None:
    await person.say("/tinh")
    await ask_rate(person)
    await person.back()
    assert person.question == "support_vnd"
    await person.say("/lui")
    assert person.question == "project_type"
    await person.choose("aquaculture")
    assert person.question == "approved_rate"


async def test_back_at_the_first_question_says_so_and_asks_it_again(person: Person) -> None:
    await person.say("/tinh")
    assert "câu đầu tiên" in await person.back()
    assert person.question == "province"


async def test_two_misses_bring_fewer_words_and_a_person(person: Person) -> None:
    await person.say("/tinh")
    await ask_rate(person)
    first = await person.say("mất gần hết rồi")
    assert "person" not in person.options
    second = await person.say("chịu thôi mà")
    assert "person" in person.options
    assert len(second) < len(first)
    await person.tap("Gặp cán bộ")
    assert "UBND xã" in person.text


async def test_numbers_after_did_you_mean_count_in_the_short_list(person: Person) -> None:
    await person.say("/tinh")
    text = await person.say("son lang")
    if "Ý bà con" in text:
        await person.say("1")
    assert person.question in {"province", "project_type"}


async def test_interrupted_conversation_is_offered_again(person: Person) -> None:
    await person.say("/tinh")
    await ask_rate(person)
    await person.say("/trogiup")
    assert "resume" in person.options
    await person.choose("resume")
    assert person.question == "approved_rate"


async def test_interrupted_conversation_is_dropped_after_a_day(
    here: Village, person: Person
) -> None:
    await person.say("/tinh")
    await ask_rate(person)
    here.clock.move(NOON + timedelta(hours=25))
    await person.say("/start")
    assert "resume" not in person.options


async def test_cancel_ends_the_conversation(person: Person) -> None:
    await person.say("/tinh")
    assert "Đã thôi" in await person.say("/huy")
    assert person.question is None


async def test_conversation_goes_on_in_another_process(database_url: str) -> None:
    async with village(database_url) as first:
        one = first.person()
        await one.say("/tinh")
        await ask_rate(one)
    async with village(database_url) as second:
        two = second.person()
        two._numbers = one._numbers
        await two.say("không biết", id_="later")
        assert two.question == "project_end"


async def test_why_and_edit_work_in_another_process_after_the_answer(database_url: str) -> None:
    async with village(database_url) as first:
        one = first.person()
        await one.say("/dieukien")
        await one.choose("lang-son")
    async with village(database_url) as second:
        two = second.person()
        assert "33/2022" in await two.say("vì sao", id_="later")
        await two.say("sửa", id_="later still")
        assert "province" in two.options


async def test_same_event_again_changes_nothing_and_says_nothing(person: Person) -> None:
    await person.say("/tinh", id_="e1")
    await person.choose("lang-son")
    await person.say("/tinh", id_="e1")
    assert person.got == []
    await person.choose("livestock_poultry")
    assert person.question == "support_vnd"


async def test_two_processes_on_one_chat_lose_and_repeat_nothing(database_url: str) -> None:
    async with village(database_url) as a, village(database_url) as b:
        one, two = a.person(), b.person()
        await one.say("/tinh", id_="1")
        await two.choose("lang-son")
        await one.choose("livestock_poultry")
        await two.say("20 triệu", id_="4")
        assert two.question == "approved_rate"


async def test_burst_of_one_person_is_taken_in_order(here: Village) -> None:
    person = here.person()
    await person.say("/tinh")
    words = ("lang son", "lợn", "20 triệu")
    await asyncio.gather(*(person.say(text, id_=text) for text in words))
    here.posted.clear()
    await person.say("không biết")
    assert person.question == "project_end"


@pytest.mark.parametrize(
    "event", [Event.PHOTO, Event.DOCUMENT, Event.LOCATION, Event.CONTACT, Event.OTHER]
)
async def test_whatever_else_is_sent_is_answered_and_the_question_asked_again(
    person: Person, event: Event
) -> None:
    await person.say("/tinh")
    await person.send(event)
    assert len(person.got) == 2
    assert person.question == "province"


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "/", "//", "/khong-co", "😀", "a" * 5000])
async def test_hostile_text_is_answered_with_the_same_question(person: Person, text: str) -> None:
    await person.say("/tinh")
    await person.say(text)
    assert person.question == "province"


async def test_language_changes_what_is_said(person: Person) -> None:
    await person.say("/ngonngu")
    await person.choose("en")
    await person.say("/tinh")
    assert person.question == "province"
    assert "province" in person.text.lower()


async def test_consent_and_name_change_the_address_and_erasure_forgets_both(
    here: Village, person: Person
) -> None:
    await person.say("/xungho")
    assert person.question == "consent"
    await person.choose("yes")
    await person.choose("anh")
    await person.say("Páo")
    chat = here.app.database.sealer.chat("console", "local", "u1")
    stored = await journals.chat_state(here.app.database, chat)
    assert stored is not None
    assert stored.consent is not None
    await person.say("/start")
    assert "anh Páo" in person.text
    await person.say("/xoadulieu")
    await person.choose("yes")
    assert await journals.chat_state(here.app.database, chat) is None
    await person.say("/start")
    assert "Páo" not in person.text


async def test_every_message_is_stored_before_it_is_handed_over(
    here: Village, person: Person
) -> None:
    await person.say("/tinh")
    chat = here.app.database.sealer.chat("console", "local", "u1")
    rows = await outbox.latest(here.app.database, chat)
    assert [row.state.value for row in rows] == ["sent", "sent"]
    assert [row.lane.value for row in rows] == ["echo", "answer"]


async def test_broken_conversation_gets_one_plain_sentence_and_stays_as_it_was(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.desk import scene
    from bot.handlers import CONVERSATIONS

    async def breaks(ask: object, facts: object) -> object:
        raise ZeroDivisionError

    await person.say("/tinh")
    whole = dict(CONVERSATIONS)
    broken = whole | {"calculation": replace(whole["calculation"], run=breaks)}  # type: ignore[arg-type]
    monkeypatch.setattr(scene, "CONVERSATIONS", broken)
    here = person.village.app.desk
    here.forget(person.village.app.database.sealer.chat("console", "local", "u1"))
    assert "trục trặc" in await person.choose("lang-son")
    monkeypatch.setattr(scene, "CONVERSATIONS", whole)
    await person.choose("lang-son")
    assert person.question == "project_type"


async def test_number_means_the_button_with_that_number(person: Person) -> None:
    await person.say("/tinh")
    await person.choose("lang-son")
    labels = [button.label for button in person.got[-1].buttons]
    await person.say(str(labels.index("Không biết") + 1))
    await person.back()
    await person.choose("forestry")
    assert "không biết" in person.text
    await person.back()
    await person.say("nhiều loại")
    assert person.question != "project_type"


async def test_why_while_a_question_is_open_gives_the_article_and_asks_again(
    person: Person,
) -> None:
    await person.say("/tinh")
    assert "Mỗi tỉnh có văn bản riêng" in await person.say("vi sao")
    assert person.question == "province"
    await person.choose("lang-son")
    assert "Điều 5" in await person.say("Tại sao?")
    assert person.question == "project_type"
    await person.choose("livestock_poultry")
    assert "Điều 2 khoản 3" in await person.say("hỏi làm gì")
    assert person.question == "support_vnd"
    await person.say("/tracuu")
    assert "không do điều luật nào ghi" in await person.say("vì sao hỏi")
    assert person.question == "query"
    await person.say("/heso")
    assert "Điều 4 khoản 2" in await person.say("vì sao")
    await person.say("Xã")
    assert "Điều 4 khoản 2" in await person.say("vì sao")


async def test_why_of_an_answer_without_an_article_is_said_to_have_none(person: Person) -> None:
    await person.say("/trogiup")
    for said in ("vì sao", "vì sao hỏi"):
        assert "không có điều luật" in await person.say(said)
