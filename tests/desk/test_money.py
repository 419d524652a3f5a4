"""A season of payments in both provinces, from the first word to the ledger, on a real database."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.storage.registers import grants, overview, places
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.verification import verify
from tests.people import NOON, Person, Village, village

PHOTO = b"\xff\xd8\xff"


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def sums(here: Village, province: str) -> tuple[int, int, int]:
    """Of a province's village: what counts as paid, what an officer confirmed, what is left."""

    def find(view: View) -> tuple[int, int, int]:
        (commune,) = places.communes(view, province)
        found = overview.sums(overview.of_communes(view, [commune.id]))
        return found.counted, found.confirmed, found.remaining

    return await Book(here.app.database).read(find)


async def receive(leader: Person, name: str, *amount: str) -> str:
    """As far as the receipt."""
    await leader.do("/noptien", "=received", name)
    return await leader.do(*(amount or ("=all",)), "=yes")


async def pay_in(leader: Person, photo: bytes = PHOTO) -> str:
    """As far as the end of putting everything into the account."""
    await leader.do("/noptien", "=deposited")
    if leader.question == "deposit_what":
        await leader.choose("all")
    await leader.photo(photo)
    return await leader.choose("yes")


async def test_season_in_lang_son_from_the_household_to_the_officer(database_url: str) -> None:
    async with village(database_url) as here:
        await here.settle()
        household, leader, officer = map(here.person, ("mau-pao", "mau-hoa", "mau-thu"))
        assert "20.000.000 đ × 15% = 3.000.000 đ" in await household.say("/toi")
        await household.do("/noptien", "=all", "=group_leader", "=skip", "=yes")
        assert "báo đã nộp 3.000.000 đ" in here.heard("mau-hoa")
        assert await sums(here, "lang-son") == (0, 0, 14_025_000)

        await leader.do("/noptien", "=received", "Páo", "=yes")
        receipt = await leader.choose("yes")
        code = re.search(r"mã (\w{8})", receipt)
        assert code is not None
        assert code[1] in here.heard("mau-pao")
        assert await sums(here, "lang-son") == (3_000_000, 0, 11_025_000)

        await pay_in(leader)
        assert "3.000.000 đ vào tài khoản" in here.heard("mau-thu")
        await officer.do("/viec", "1", "=yes", "=yes")
        assert "cán bộ đã thấy 3.000.000 đ" in here.heard("mau-pao")
        assert await sums(here, "lang-son") == (3_000_000, 3_000_000, 11_025_000)
        assert "đã nộp đủ 3.000.000 đ" in await household.say("/toi")
        report = await Book(here.app.database).read(verify)
        assert report.faults == ()


async def test_season_in_dong_nai_is_expected_until_the_recovery_decision(here: Village) -> None:
    household, officer = here.person("mau-lan"), here.person("mau-minh")
    assert "Dự kiến" in await household.say("/toi")
    assert any(item.attachments for item in household.got)
    await household.do("/noptien", "=all", "=agency", "=bank")
    await household.photo()
    assert "chờ cán bộ xác nhận" in await household.choose("yes")
    assert await sums(here, "dong-nai") == (2_000_000, 0, 6_800_000)

    await officer.do("/quyetdinh", "=recovery", "7/QĐ-UBND", "hôm qua", "UBND xã Mẫu Thủy")
    await officer.do("=skip", "=skip", "=yes")
    assert "Quyết định số 7/QĐ-UBND" in here.heard("mau-lan")
    assert "Dự kiến" not in await household.say("/toi")

    await officer.do("/viec", "1")
    assert [item.name for message in officer.got for item in message.attachments] == ["anh-1.jpg"]
    await officer.do("=yes", "=yes")
    assert await sums(here, "dong-nai") == (2_000_000, 2_000_000, 6_800_000)


async def test_payment_that_takes_another_path_is_taken_with_the_article(here: Village) -> None:
    household, leader = here.person("mau-pao"), here.person("mau-binh")
    await household.do("/noptien", "=all", "=agency", "=treasury")
    text = await household.choose("skip")
    assert "Văn bản ghi: hộ nộp cho tổ trưởng (Điều 6 khoản 1 điểm a" in text
    done = await household.choose("yes")
    assert "chờ cán bộ xem" in done
    assert "phiếu nhận" not in done
    assert "báo đã nộp" in here.heard("mau-thu")
    assert "báo đã nộp" not in here.heard("mau-hoa")
    await leader.do("/noptien", "=received", "Út")
    assert "vào tài khoản cơ quan (Điều 4 khoản 3 điểm a" in await leader.say("1 triệu")


async def test_edited_receipt_corrects_and_does_not_double(here: Village) -> None:
    leader = here.person("mau-hoa")
    await receive(leader, "Páo", "=part", "1 triệu")
    assert await sums(here, "lang-son") == (1_000_000, 0, 13_025_000)
    await leader.do("sửa", "=received_vnd", "2 triệu", "=yes")
    assert await sums(here, "lang-son") == (2_000_000, 0, 12_025_000)
    assert "đã được sửa" in here.heard("mau-pao")
    await leader.do("sửa", "=received_vnd", "1 triệu", "=no")
    assert await sums(here, "lang-son") == (0, 0, 14_025_000)


async def test_same_event_again_writes_no_second_entry(here: Village) -> None:
    leader = here.person("mau-hoa")
    await leader.do("/noptien", "=received", "Páo", "=all")
    await leader.say("đúng", id_="once")
    await leader.say("đúng", id_="once")
    assert leader.got == []
    assert await sums(here, "lang-son") == (3_000_000, 0, 11_025_000)


async def test_same_slip_for_another_payment_is_refused_and_can_be_changed(here: Village) -> None:
    one, other = here.person("mau-lan"), here.person("mau-binh")
    await one.do("/noptien", "=all", "=agency", "=bank")
    await one.photo()
    await one.choose("yes")
    await other.do("/noptien", "=paid", "=all", "=agency", "=bank")
    await other.photo()
    assert "Giấy nộp này đã có trong sổ" in await other.choose("yes")
    assert other.question == "confirm"
    await other.do("=edit", "=slip")
    await other.photo(PHOTO + b"another")
    await other.photo()
    assert "Giấy nộp này đã có trong sổ" in await other.choose("yes")
    await other.do("=edit", "=slip")
    await other.photo(PHOTO + b"another")
    assert "chờ cán bộ xác nhận" in await other.choose("yes")


async def test_of_two_officers_who_confirm_at_once_one_hears_that_the_other_was_first(
    here: Village,
) -> None:
    leader, one, two = map(here.person, ("mau-hoa", "mau-thu", "mau-tam"))
    await receive(leader, "Páo")
    await pay_in(leader)
    for officer in (one, two):
        await officer.do("/viec", "1", "=yes")
    assert "đã xác nhận" in await one.choose("yes")
    assert "đã có người làm trước" in await two.choose("yes")
    assert await sums(here, "lang-son") == (3_000_000, 3_000_000, 11_025_000)


async def test_money_that_never_arrived_is_taken_off_and_the_household_is_told(
    here: Village,
) -> None:
    household, officer = here.person("mau-lan"), here.person("mau-minh")
    await household.do("/noptien", "=all", "=agency", "=bank")
    await household.photo()
    await household.choose("yes")
    await officer.do("/viec", "1", "=no", "=yes")
    assert "chưa thấy 2.000.000 đ" in here.heard("mau-lan")
    assert await sums(here, "dong-nai") == (0, 0, 8_800_000)


async def test_several_photos_are_one_set_and_other_files_are_refused(here: Village) -> None:
    household = here.person("mau-lan")
    await household.do("/noptien", "=all", "=agency", "=bank")
    assert "chưa mở được tệp này" in await household.document("a.exe", b"MZ\0\0")
    assert household.question == "slip"
    await household.photo()
    assert "2 ảnh giấy nộp" in await household.photo(PHOTO + b"2")
    assert "3 ảnh giấy nộp" in await household.photo(PHOTO + b"3")
    assert household.question == "confirm"


async def test_button_of_a_notice_opens_its_conversation(here: Village) -> None:
    household, leader = here.person("mau-pao"), here.person("mau-hoa")
    await household.do("/noptien", "=all", "=group_leader", "=skip", "=yes")
    (told,) = here.told
    await leader.press(told.buttons[0].tag)
    assert leader.question == "task"
    await leader.do("Páo", "đã nhận")
    assert "Nhà Hoàng Văn Páo" in leader.text
    assert leader.question == "confirm"
    await leader.do("=yes")
    assert "Phiếu" in here.heard("mau-pao")
    await leader.do("/viec", "1", "chưa")
    assert "Để sau" in leader.text
    await leader.do("/viec", "1", "nộp rồi")
    assert leader.question == "slip"


async def test_every_payment_message_says_where_alone_to_pay(here: Village) -> None:
    for name in ("mau-pao", "mau-lan"):
        text = await here.person(name).say("/toi")
        assert "Chỉ nộp vào tài khoản này. Ai nhắn số khác thì đừng chuyển, gọi cán bộ" in text
        assert "PHONG MAU" in text


async def test_overdue_household_is_not_threatened(here: Village) -> None:
    here.clock.move(NOON + timedelta(days=33))
    text = await here.person("mau-pao").say("/toi")
    assert "đã qua 3 ngày" in text
    assert "sổ ghi chậm" in text
    assert not re.search("phạt|lãi|nợ|cưỡng chế", text)


@pytest.mark.parametrize("command", ["/nhom", "/viec", "/quyetdinh", "/danhsach", "/nhap", "/ma"])
async def test_whoever_has_no_such_role_sees_and_writes_nothing(
    here: Village, command: str
) -> None:
    for name in ("mau-pao", "nobody"):
        person = here.person(name)
        text = await person.say(command)
        assert person.question is None
        assert "Hoàng Văn Páo" not in text
        assert "000 đ" not in text


async def test_confirmation_after_the_role_was_lost_writes_nothing(here: Village) -> None:
    leader, officer = here.person("mau-hoa"), here.person("mau-thu")
    await receive(leader, "Páo")
    await pay_in(leader)
    await officer.do("/viec", "1", "=yes")

    def dismiss(pen: Pen) -> None:
        for item in grants.every(pen):
            grants.revoke(pen, item.id)

    await Book(here.app.database).write(here.app.writer, SYSTEM, NOON, dismiss)
    assert "chưa ghi" in await officer.choose("yes")
    assert await sums(here, "lang-son") == (3_000_000, 0, 11_025_000)


async def test_sum_that_is_typed_at_once_is_a_part(here: Village) -> None:
    household = here.person("mau-pao")
    assert "Nộp hết hay một phần?" in await household.say("tôi nộp tiền rồi")
    assert "Trợ lý hiểu: 1.500.000 đ" in await household.say("1tr5")
    assert household.question == "paid_to"
    await household.do("=group_leader", "=skip", "=yes")
    assert "báo đã nộp 1.500.000 đ" in here.heard("mau-hoa")


async def test_words_that_fit_neither_way_are_not_guessed(here: Village) -> None:
    household = here.person("mau-pao")
    await household.say("/noptien")
    assert "chưa hiểu" in await household.say("mấy hôm nữa")
    assert household.question == "how_much"


async def test_photo_of_the_slip_that_comes_first_is_kept_for_its_question(here: Village) -> None:
    household = here.person("mau-pao")
    await household.say("/noptien")
    assert "Đã nhận 1 ảnh" in await household.photo(PHOTO)
    assert household.question == "how_much"
    readback = await household.do("=all", "=group_leader")
    assert household.question == "confirm"
    assert "1 ảnh" in readback


async def test_photo_sent_where_it_is_asked_what_to_change_takes_the_old_ones_place(
    here: Village,
) -> None:
    household = here.person("mau-lan")
    await household.do("/noptien", "=all", "=agency", "=bank")
    await household.photo(PHOTO)
    await household.do("=edit")
    assert "sửa điều nào" in household.text
    text = await household.photo(PHOTO + b"right")
    assert "1 ảnh giấy nộp" in text
    assert household.question == "confirm"
    await household.do("=yes", "sửa")
    assert "Đổi Ảnh giấy nộp" in await household.photo(PHOTO + b"other")
