"""Updates that are repeated, forged, reordered or odd; edits, groups, menus."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot import demo
from bot.channels.base import Incoming
from bot.channels.telegram import CHANNEL
from bot.storage.addresses import addresses
from bot.storage.errors import Unavailable
from bot.storage.registers import codes, people
from bot.storage.registers.base import SYSTEM, Book, Pen, View
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
    for forged in ("x" * 64, data[:-1] + ("A" if data[-1] != "A" else "B")):
        owner.press(forged, prompt)
        await owner.hears("tỉnh nào", "không nhận ra nút này")  # and it asks on
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
    await person.hears("tỷ lệ", "thành 30.000.000 đ")
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
    await person.hears("nhắn riêng")
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


async def test_menu_follows_role_and_language(hooked: Running, fake: Fake) -> None:
    person = Person(fake)
    person.say("/ngonngu")
    await person.hears()
    person.tap("English")
    await person.hears()
    officer = Person(fake)
    code = await code_for(hooked, "Đỗ Văn Minh")
    officer.say(f"/start {code}")
    await officer.hears("?")
    officer.say("có")
    await officer.hears("gọi Minh")
    officer.say("1")
    await officer.hears()
    mine, theirs = f"chat{person.id}/", f"chat{officer.id}/"
    await idle(hooked, fake)
    english = {entry["command"]: entry["description"] for entry in fake.commands[mine]}
    assert english["dieukien"] != "Hỏi điều kiện"
    assert "viec" not in english
    assert fake.commands[theirs][0]["command"] == "nhom"
    assert fake.commands[theirs][0]["description"] == "Tổ của mình"


async def code_for(running: Running, name: str) -> str:
    """A one-time linking code of somebody of the sample village."""
    app = running.app
    await demo.settle(app.desk, app.writer, (), CHANNEL, "123456", app.clock.now())

    def make(pen: Pen) -> str:
        return codes.make(pen, people.with_name(pen, name)[0].id).text

    return await Book(app.database).write(app.writer, SYSTEM, app.clock.now(), make)


async def test_own_number_links_and_a_typed_or_foreign_one_does_not(
    hooked: Running, fake: Fake
) -> None:
    await code_for(hooked, "Trần Thị Lan")
    person = Person(fake)
    person.say("/lienket")
    await person.hears("cách nào")
    person.tap("Gửi số của mình")
    await person.hears("Bấm nút")
    keyboard = person.chat.messages[-1]["reply_markup"]["keyboard"]
    assert [button["request_contact"] for button in keyboard[0]] == [True]
    person.say("0900000002")
    await person.hears("Bấm nút")
    person.send(contact={"phone_number": "84900000002", "first_name": "Lan", "user_id": 5})
    await person.hears("Bấm nút")
    person.send(contact={"phone_number": "84900000002", "first_name": "Lan"})
    await person.hears("Bấm nút")
    card = {"phone_number": "84900000002", "first_name": "Lan", "user_id": person.id}
    person.send(contact=card)
    await person.hears("?", "Trần Thị Lan")
    person.say("có")
    await person.hears()


@pytest.mark.parametrize(
    ("description", "why"),
    [
        ("Forbidden: user is deactivated", "deactivated"),
        ("Forbidden: bot was blocked by the user", "blocked"),
    ],
)
async def test_chat_that_takes_nothing_is_closed_until_its_person_writes(
    hooked: Running, fake: Fake, description: str, why: str
) -> None:
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    person.chat.refusal = (403, description)
    hooked.clock.move(hooked.clock.now() + timedelta(minutes=1))
    person.say("2")
    async with asyncio.timeout(10):
        while await closed(hooked, person) != why:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    person.chat.refusal = None
    hooked.clock.move(hooked.clock.now() + timedelta(minutes=1))
    person.say("lợn")
    await person.hears("bao nhiêu tiền")
    assert await closed(hooked, person) is None


async def closed(running: Running, person: Person) -> str | None:
    """Why nothing is sent to a person's chat, None where it is."""
    database = running.app.database
    chat = database.sealer.chat(CHANNEL, "123456", str(person.id))

    def find(view: View) -> str | None:
        return addresses(view.connection, [chat])[chat].closed

    return await Book(database).read(find)
