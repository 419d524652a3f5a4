"""Whole conversations through the Zalo bot, by numbers and by words, over real HTTP."""

from datetime import timedelta

import aiohttp

from tests.channels.zalo_bot.fake import Fake
from tests.channels.zalo_bot.people import JPEG, Person
from tests.channels.zalo_bot.running import Running, intake, villagers


async def test_conversation_by_numbers_alone(bot: Running, fake: Fake) -> None:
    person, last = Person(fake), ""
    person.say("/dieukien")
    await person.hears("tỉnh nào", "1. Đồng Nai")
    for said, heard in (
        ("1", "2023–2025"),
        ("1", "01/07/2025"),
        ("số 1", "hộ nghèo"),
        ("2.", "lao động"),
    ):
        person.say(said)
        last = await person.hears(heard)
    assert "• Không biết" in last  # "1" is one person who works, no choice
    person.say("1")
    await person.hears("Nhà mình thuộc đối tượng được xét: hộ cận nghèo", "1. Vì sao?")
    person.say("1")
    await person.hears("Điều 1", "có ít nhất một thành viên có khả năng lao động")
    assert bot.app is not None


async def test_numbers_under_an_answer_are_those_that_are_shown_there(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    for said, heard in (
        *(("/dieukien", "tỉnh nào"), ("đồng nai", "2023–2025"), ("1", "01/07/2025")),
        *(("1", "hộ nghèo"), ("2", "lao động"), ("2", "được xét")),
    ):
        person.say(said)
        await person.hears(heard)
    person.say("vì sao")  # the list is another one than under the first answer
    await person.hears("Điều 1", "2. Tính vốn nộp lại")
    person.say("2")
    await person.hears("tỉnh nào")
    assert hooked.app is not None


async def test_calculation_in_words_and_a_way_back(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    for said, heard in (
        *(("/tinh", "tỉnh nào"), ("lang son", "Dự án"), ("lon", "bao nhiêu tiền")),
        *(("30tr", "tỷ lệ"), ("/lui", "bao nhiêu tiền"), ("20tr", "tỷ lệ")),
        *(("18%", "kết thúc ngày nào"), ("30/6/2026", "thiệt hại"), ("có", "do đâu")),
        ("dịch", "bao nhiêu phần"),
    ):
        person.say(said)
        await person.hears(heard)
    person.say("16/40")
    await person.hears("30/09/2026", "2.160.000 đ", "1.800.000 đ", "2.400.000 đ")
    assert bot.app is not None


async def test_both_envelopes_stickers_voice_and_withheld_content_are_answered(
    hooked: Running, fake: Fake
) -> None:
    for fake.flat in (False, True):
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")
        for kind, content in (
            ("sticker", {"sticker": "abc"}),
            ("voice", {"voice_url": f"{fake.address}/photos/none"}),
            ("unsupported", {}),
        ):
            person.send(kind, **content)
            await person.hears("chữ")
        person.say("2")
        await person.hears("Dự án")
    assert set(fake.statuses) == {200}
    assert hooked.app is not None


async def test_group_is_told_once_to_write_privately_and_nothing_of_anybody(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    group = Person(fake, "g1")
    here = {"id": "g1", "chat_type": "GROUP"}
    for text in ("/toi", "nhà chị Lan nợ bao nhiêu", "/tinh", "/tinh"):
        fake.publish("message.text.received", person.message(text=text, chat=here))
    await group.hears("nhắn riêng cho trợ lý", "trong nhóm này trợ lý không trả lời")
    person.say("/trogiup")
    await person.hears()
    await intake(hooked).background.idle()
    assert len(group.chat.messages) == 1


async def test_group_bots_and_unknown_events_are_acknowledged_and_not_answered(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    group = {"id": "g1", "chat_type": "GROUP"}
    bot = {"id": person.id, "display_name": "x", "is_bot": True}
    for name, message in (
        ("message.text.received", person.message(text="chuyện nhà", chat=group)),
        ("message.text.received", person.message(text="/tinh", **{"from": bot})),
        ("message.brand_new.received", person.message(text="/tinh")),
        ("message.text.received", {"text": "/tinh"}),
    ):
        fake.publish(name, message)
    bodies = [b"", b"{", b"[]", b"null", b'{"ok": true}', b'{"result": [1]}', b"\xff"]
    assert [await fake.post(body) for body in bodies] == [200] * len(bodies)
    person.say("/trogiup")
    await person.hears()
    assert set(fake.statuses) == {200}
    assert not any("tỉnh nào" in message["text"] for message in person.chat.messages)
    assert hooked.app is not None


async def test_officers_alert_has_numbered_actions_and_photos_come_and_go(
    bot: Running, fake: Fake
) -> None:
    household, officer = await villagers(bot, fake, "mau-lan", "mau-minh")
    await declare(household, fake)
    alert = await officer.hears("Trần Thị Lan, ấp Mẫu Hai báo đã nộp 2.000.000 đ")
    assert alert.startswith("Trợ lý vốn quay vòng, Xã Mẫu Thủy.")
    number = next(x.split(".")[0] for x in alert.splitlines() if x.endswith(". Việc đang chờ"))
    officer.say(number)
    await officer.hears("1. Trần Thị Lan, 2.000.000 đ")
    officer.say("1")
    await officer.hears("vào tài khoản")
    if not bot.service.by_webhook:
        assert "chưa gửi được qua đây" in officer.chat.messages[-1]["text"]
        return  # without a public address nobody could fetch the slip
    slips = [message["photo"] for message in officer.chat.messages if "photo" in message]
    assert slips == [JPEG]
    officer.say("1")
    await officer.hears("1. ")
    officer.say("1")
    await officer.hears("Việc đang chờ")
    await household.hears("cán bộ đã thấy", "cán bộ đã thấy 2.000.000 đ")


async def test_number_answers_an_open_question_before_an_alert(hooked: Running, fake: Fake) -> None:
    household, officer = await villagers(hooked, fake, "mau-lan", "mau-minh")
    for said, heard in (("/dieukien", "tỉnh nào"), ("1", "2023–2025"), ("1", "01/07/2025")):
        officer.say(said)
        await officer.hears(heard)
    await declare(household, fake)
    await officer.hears("báo đã nộp")
    officer.say("1")
    await officer.hears("hộ nghèo")


async def test_report_is_a_file_at_an_address_that_holds_for_a_while(
    hooked: Running, fake: Fake
) -> None:
    [officer] = await villagers(hooked, fake, "mau-minh")
    officer.say("/danhsach")
    said = await officer.hears("danh-sach.xlsx", "http")
    url = next(word for word in said.split() if word.startswith("http"))
    status, content = await get(url)
    assert (status, content[:2]) == (200, b"PK")
    token = url.split("/")[-2]
    forged = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
    for other in (url.replace(token, forged), url.replace(token, "x"), url.replace(token, "%00")):
        assert (await get(other))[0] == 404
    hooked.clock.move(hooked.clock.now() + timedelta(minutes=31))
    assert (await get(url))[0] == 404


async def get(url: str) -> tuple[int, bytes]:
    """Status and body."""
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.read()


async def declare(household: Person, fake: Fake) -> None:
    """A household of Đồng Nai says that it has paid, with a photo of the slip."""
    household.say("/noptien")
    heard = await household.hears("1. ")
    for word, next_ in (("nộp hết", "1. "), ("cơ quan", "1. "), ("ngân hàng", "ảnh")):
        number = next(
            line.split(".")[0]
            for line in heard.splitlines()
            if line[:1].isdigit() and word in line.lower()
        )
        household.say(number)
        heard = await household.hears(next_)
    household.photo(field="photo_url" if fake.flat else "photo", caption="giấy nộp")
    await household.hears("Đúng")
    household.say("1")
    await household.hears("chờ cán bộ xác nhận")
