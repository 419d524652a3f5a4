"""Updates that are repeated, forged, reordered or odd; edits, groups, menus."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.channels.base import Incoming
from bot.storage.errors import Unavailable
from tests.channels.telegram.fake import Fake
from tests.channels.telegram.methods import Chat
from tests.channels.telegram.people import Person
from tests.channels.telegram.running import Running, idle, intake, webhook_is_set


@pytest.mark.parametrize("secret", ["", "test-Secret_2", "test-Secret_", "Tế"])
async def test_update_without_our_secret_is_refused_and_not_read(
    hooked: Running, fake: Fake, taken: list[Incoming], secret: str
) -> None:
    await webhook_is_set(fake)
    person = Person(fake)
    update = {"update_id": 5, "message": person.message(text="/tinh")}
    async with aiohttp.ClientSession() as session:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        async with session.post(fake.webhook["url"], json=update, headers=headers) as answer:
            assert (answer.status, await answer.text()) == (403, "")
    assert taken == []
    assert hooked.app is not None


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"null", b"1", b'"x"', b"{}", b'{"update_id": 1}'),
        b'{"update_id": 1, "message": {}}',
        b'{"update_id": 1, "message": {"chat": {"id": "x"}, "text": 5}}',
        b'{"update_id": 1, "callback_query": {"id": "1"}}',
        b'{"update_id": 1, "message": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b"\xff\xfe",
    ],
    ids=lambda body: repr(body[:40]),
)
async def test_odd_update_is_acknowledged_and_stops_nobody(
    hooked: Running, fake: Fake, body: bytes
) -> None:
    await intake(hooked).take(body)
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")


async def test_repeated_and_reordered_updates_change_nothing(hooked: Running, fake: Fake) -> None:
    await webhook_is_set(fake)
    person = Person(fake)
    first = person.say("/tinh")
    await person.hears("tỉnh nào")
    second = person.say("lang son")
    await person.hears("Dự án")
    tapped = person.tap("Lợn (heo), gà, dê")
    await person.hears("bao nhiêu tiền")
    statuses = [await fake.post(update) for update in (second, first, tapped, second, tapped)]
    assert statuses == [200] * 5
    await idle(hooked, fake)
    assert person.new() == []
    assert fake.callbacks == {tapped["callback_query"]["id"]: 1}


async def test_same_update_a_hundred_times_at_once_is_one(hooked: Running, fake: Fake) -> None:
    await webhook_is_set(fake)
    person = Person(fake)
    update = {"update_id": 77, "message": person.message(text="/tinh")}
    assert set(await asyncio.gather(*(fake.post(update) for _ in range(100)))) == {200}
    await person.hears("tỉnh nào")
    await idle(hooked, fake)
    assert len(person.chat.messages) == 1


async def test_forged_and_foreign_buttons_are_refused_and_answered(
    hooked: Running, fake: Fake
) -> None:
    owner, other = Person(fake), Person(fake)
    for person in (owner, other):
        person.say("/tinh")
        await person.hears("tỉnh nào")
    prompt = owner.chat.messages[-1]
    data = prompt["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    owner.press("x" * 64, prompt)
    await owner.hears("không nhận ra nút này")
    owner.press(data[:-1] + ("A" if data[-1] != "A" else "B"), prompt)
    await owner.hears("không nhận ra nút này")
    other.press(data, prompt)  # the owner's button, pressed by somebody else
    await other.hears("cuộc hỏi khác")
    await idle(hooked, fake)
    assert owner.new() == []
    assert fake.callbacks == dict.fromkeys(fake.asked, 1)


async def test_tapped_choice_is_marked_and_another_tap_changes_the_answer(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    person.tap("Lạng Sơn")
    await person.hears("Dự án")
    await idle(hooked, fake)
    rows = person.chat.messages[0]["reply_markup"]["inline_keyboard"]
    assert "✓ Lạng Sơn" in [button["text"] for row in rows for button in row]
    person.tap("Đồng Nai")
    await person.hears("thành Đồng Nai")


async def test_edited_message_changes_the_answer_that_it_gave(hooked: Running, fake: Fake) -> None:
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    person.tap("Lạng Sơn")
    await person.hears("Dự án")
    person.say("lợn")
    await person.hears("bao nhiêu tiền")
    money = person.say("20 triệu")
    await person.hears("tỷ lệ")
    person.edit(money, "30 triệu")
    assert "thành 30.000.000 đ" in await person.hears("tỷ lệ")
    again = person.say("mười tám phần gì đó")
    await person.hears("chưa hiểu")
    person.edit(again, "18%")
    await person.hears("kết thúc ngày nào")
    intake(hooked)._edits._known.clear()  # as after a restart
    person.edit(money, "40 triệu")
    await person.hears("muốn sửa điều nào")


async def test_update_is_not_acknowledged_while_the_database_is_away(
    hooked: Running, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    await webhook_is_set(fake)
    seams, person, failures = intake(hooked)._seams, Person(fake), [1, 1]
    receive = seams.receive

    async def away(incoming: Any) -> None:
        if failures:
            failures.pop()
            raise Unavailable("away")
        await receive(incoming)

    object.__setattr__(seams, "receive", away)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    await fake.taken()
    assert fake.webhook_answers == [503, 503, 200]


async def test_group_hears_one_fixed_sentence_and_never_a_household(
    hooked: Running, fake: Fake
) -> None:
    group = fake.chats[-1001] = Chat(-1001, "supergroup", "Cán bộ xã")
    person = Person(fake, chat=group)
    async with asyncio.timeout(10):
        while not intake(hooked).groups.username:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    person.say("lợn nhà chị Lan chết 12/40")
    person.say("/tinh")
    assert "nhắn riêng" in await person.hears()
    person.say("/tinh@quay_vong_bot 20 triệu")
    await idle(hooked, fake)
    assert person.new() == []
    button = group.messages[0]["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"] == "https://t.me/quay_vong_bot"


async def test_button_in_a_group_is_of_whoever_pressed_it(hooked: Running, fake: Fake) -> None:
    group = fake.chats[-1002] = Chat(-1002, "supergroup", "Cán bộ xã")
    officer, passer = Person(fake), Person(fake)
    officer.say("/tinh")
    await officer.hears("tỉnh nào")
    prompt = officer.chat.messages[-1]
    data = prompt["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    shown = {**prompt, "chat": group.shown()}
    passer.press(data, shown)
    await passer.hears()
    officer.press(data, shown)
    await officer.hears("?")
    await idle(hooked, fake)
    assert group.messages == []


async def test_work_over_a_second_shows_that_somebody_types(
    hooked: Running, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    seams, person = intake(hooked)._seams, Person(fake)
    receive = seams.receive

    async def slow(incoming: Any) -> None:
        await asyncio.sleep(1.3)
        await receive(incoming)

    object.__setattr__(seams, "receive", slow)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    assert person.chat.actions == 1


async def test_menu_is_shown_in_both_languages(hooked: Running, fake: Fake) -> None:
    async with asyncio.timeout(10):
        while len(fake.commands) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert set(fake.commands) == {"all_private_chats/", "all_private_chats/en"}
    named = {
        entry["command"]: entry["description"] for entry in fake.commands["all_private_chats/"]
    }
    assert named["dieukien"] == "Hỏi điều kiện"
    assert hooked.service.by_webhook
