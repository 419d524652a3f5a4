"""Officers' groups: linked by an officer, told that something waits, never of whom or how much."""

import asyncio
import re

from bot.storage.registers import group_chats
from bot.storage.registers.base import Book
from tests.channels.telegram.fake import Fake
from tests.channels.telegram.methods import Chat
from tests.channels.telegram.people import Person, said
from tests.channels.telegram.running import Running, idle, villagers
from tests.people import NOON

GROUP = -1001


def in_group(fake: Fake, person: Person, id_: int = GROUP) -> Person:
    """The same person, writing in the group."""
    group = fake.chats.setdefault(id_, Chat(id_, "supergroup", "Cán bộ xã"))
    return Person(fake, person.id, group)


async def declare(household: Person, amount: str = "1 triệu") -> None:
    """A household of Đồng Nai says that it has paid, straight to the agency."""
    household.say("/noptien")
    await household.hears("hết hay một phần")
    household.tap("Số khác")
    await household.hears("bao nhiêu tiền")
    household.say(amount)
    await household.hears("cho ai")
    household.tap("Tài khoản cơ quan")
    await household.hears("vào đâu")
    household.tap("Ngân hàng")
    await household.hears("ảnh")
    household.tap("Chưa có ảnh")
    await household.hears("đúng chưa")
    household.say("đúng")
    await household.hears("Đã ghi")


async def test_group_is_linked_told_masked_alerts_and_let_go(hooked: Running, fake: Fake) -> None:
    household, officer, leader = await villagers(hooked, fake, "mau-lan", "mau-minh", "mau-binh")
    group = in_group(fake, officer)
    stranger = in_group(fake, Person(fake))
    for other in (stranger, in_group(fake, leader)):
        other.read = len(group.chat.messages)
        other.say("/noinhom")
        await other.hears("Chỉ cán bộ phụ trách")
    group.read = len(group.chat.messages)
    update = group.say("/noinhom@quay_vong_bot")
    await group.hears("sẽ được báo", "Xã Mẫu Thủy")
    await fake.post(update)  # again, as Telegram may
    await declare(household)
    assert await group.hears("Có hộ báo đã nộp tiền") == (
        "Trợ lý vốn quay vòng, Xã Mẫu Thủy. Có hộ báo đã nộp tiền."
        " Ai phụ trách thì bấm, trợ lý trả lời riêng."
    )
    await officer.hears("báo đã nộp", "Lan")
    heard = "\n".join(said(message) for message in group.chat.messages)
    assert not re.search(r"Lan|Trần|triệu|000|ấp", heard)

    passer = Person(fake)
    group.tap("Việc đang chờ", by=passer)
    await passer.hears("mã")
    group.tap("Việc đang chờ", by=officer)
    assert "Trần Thị Lan" in "".join([await officer.hears("?"), *officer.labels])
    group.say("/gonhom")
    await group.hears("không còn được báo")
    count = len(group.chat.messages)
    group.say("/gonhom")
    await group.hears("chưa được nối")
    await declare(household, "100.000")
    await officer.hears("báo đã nộp")
    await idle(hooked, fake)
    assert len(group.chat.messages) == count + 1
    assert fake.callbacks == dict.fromkeys(fake.asked, 1)


async def test_officer_of_two_places_says_which(hooked: Running, fake: Fake) -> None:
    [second] = await villagers(hooked, fake, "mau-tam")
    group = in_group(fake, second)
    group.say("/noinhom")
    asked = await group.hears("nơi nào")
    assert "1. Xã Mẫu" in asked
    group.say("/noinhom 3")
    await group.hears("Không có số này")
    group.say("/noinhom 2")
    place = asked.split("2. ")[1].strip()
    await group.hears("sẽ được báo", place)


async def test_linked_group_that_becomes_a_supergroup_is_followed(
    hooked: Running, fake: Fake
) -> None:
    household, officer = await villagers(hooked, fake, "mau-lan", "mau-minh")
    old = fake.chats[-77] = Chat(-77, "group", "Cán bộ xã", moved_to=-10077)
    new = fake.chats[-10077] = Chat(-10077, "supergroup", "Cán bộ xã")
    old.moved_to = None
    group = Person(fake, officer.id, old)
    group.say("/noinhom")
    await group.hears("sẽ được báo")
    old.moved_to = -10077
    group.send(migrate_to_chat_id=-10077)
    moved = Person(fake, officer.id, new)
    moved.send(migrate_from_chat_id=-77)
    await idle(hooked, fake)
    await declare(household)
    await moved.hears("Có hộ báo đã nộp tiền")
    assert len(old.messages) == 1


async def test_alert_finds_a_group_that_moved_without_telling(hooked: Running, fake: Fake) -> None:
    household, officer = await villagers(hooked, fake, "mau-lan", "mau-minh")
    old = fake.chats[-78] = Chat(-78, "group", "Cán bộ xã")
    new = fake.chats[-10078] = Chat(-10078, "supergroup", "Cán bộ xã")
    group = Person(fake, officer.id, old)
    group.say("/noinhom")
    await group.hears("sẽ được báo")
    old.moved_to = -10078
    await declare(household)
    await Person(fake, officer.id, new).hears("Có hộ báo đã nộp tiền")
    book, sealer = Book(hooked.app.database), hooked.app.database.sealer
    chat = sealer.chat("telegram", "123456", "-10078")
    async with asyncio.timeout(5):
        while await book.read(lambda view: group_chats.linked(view, chat)) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_group_that_throws_us_out_is_told_nothing_more(hooked: Running, fake: Fake) -> None:
    household, officer = await villagers(hooked, fake, "mau-lan", "mau-minh")
    group = in_group(fake, officer)
    group.say("/noinhom")
    await group.hears("sẽ được báo")
    group.member("kicked")
    await fake.taken()
    group.member("member")
    await declare(household)
    await officer.hears("báo đã nộp")
    await idle(hooked, fake)
    assert len(group.chat.messages) == 1


async def test_officer_who_is_no_officer_any_more_links_nothing(
    hooked: Running, fake: Fake
) -> None:
    household, officer = await villagers(hooked, fake, "mau-lan", "mau-minh")
    group = in_group(fake, officer)
    group.say("/noinhom")
    await group.hears("sẽ được báo")
    await revoke_all(hooked, officer)
    await declare(household)
    await idle(hooked, fake)
    assert len(group.chat.messages) == 1


async def revoke_all(running: Running, person: Person) -> None:
    """Take every role away from somebody."""
    from bot.storage.registers import grants, people
    from bot.storage.registers.base import SYSTEM, Pen

    def carry_out(pen: Pen) -> None:
        linked = people.linked(pen, pen.sealer.chat("telegram", "123456", str(person.id)))
        assert linked is not None
        for item in grants.of(pen, linked.person):
            grants.revoke(pen, item.id)

    app = running.app
    await Book(app.database).write(app.writer, SYSTEM, NOON, carry_out)
