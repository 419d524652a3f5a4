"""An officer's work in the chat: decisions within the text, the area as a sheet, an import."""

import io
from collections.abc import AsyncIterator
from datetime import date, timedelta

import openpyxl
import pytest

from bot.access import Role, Scope, ScopeKind
from bot.storage.registers import grants, groups, overview, people, places
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.registers.people import ChatAddress, How, NewPerson
from bot.storage.registers.places import Switch
from tests.people import NOON, Person, Village, village

PHONE = "0900000078"
HEADINGS = "Mã dự án *,Tổ nhóm,Chủ hộ *,Thôn *,Đối tượng,Vốn nhà nước hỗ trợ *,Vốn của hộ"


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def phases(here: Village) -> dict[str, str]:
    """By household in Lạng Sơn, where its payment stands and until when."""

    def find(view: View) -> dict[str, str]:
        (commune,) = places.communes(view, "lang-son")
        return {
            line.household.name: f"{line.standing.phase} {line.standing.pay_by}"
            for line in overview.of_communes(view, [commune.id])
            if line.standing is not None
        }

    return await Book(here.app.database).read(find)


async def decide(officer: Person, kind: str, number: str, *terms: str) -> str:
    """A decision about Sính, as far as its terms."""
    await officer.do("/quyetdinh", f"={kind}", "Sính", number, "30/7/2026", "UBND xã Mẫu Sơn")
    return await officer.do(*terms)


async def test_extension_shows_both_readings_and_takes_the_one_of_the_decision(
    here: Village,
) -> None:
    officer = here.person("mau-thu")
    text = await decide(officer, "extension", "45/QĐ-UBND", "=natural_disaster", "40%", "31/8/2027")
    assert "muộn nhất 31/08/2027" in text
    assert "muộn nhất 31/05/2027" in text
    await officer.do("=deadline", "=skip", "=yes")
    assert (await phases(here))["Lý A Sính"] == "open 2027-08-31"


async def test_extension_beyond_the_maximum_is_refused_with_the_article(here: Village) -> None:
    text = await decide(
        here.person("mau-thu"), "extension", "46/QĐ-UBND", "=fire", "40%", "30/9/2027"
    )
    assert "vượt mức lùi dài nhất" in text
    assert "QĐ 33/2022, Lạng Sơn)" in text


async def test_waiver_needs_damage_above_seventy_percent(here: Village) -> None:
    officer = here.person("mau-thu")
    assert "không ứng với" in await decide(officer, "waiver", "47/QĐ-UBND", "=epidemic", "70%")
    await officer.edit("damage_percent")
    await officer.do("71%", "=skip", "=yes")
    assert (await phases(here))["Lý A Sính"].startswith("waived")


async def test_recovery_decision_is_not_in_lang_sons_text(here: Village) -> None:
    officer = here.person("mau-thu")
    await officer.do("/quyetdinh", "=recovery", "48/QĐ-UBND", "30/7/2026", "UBND xã")
    assert "không ghi loại quyết định này" in await officer.choose("skip")


async def test_edited_decision_takes_back_the_one_before(here: Village) -> None:
    officer = here.person("mau-thu")
    await decide(officer, "reduction", "49/QĐ-UBND", "=fire", "40%", "1 triệu", "=skip", "=yes")
    assert "còn 1.000.000 đ" in await here.person("mau-hoa").say("/nhom")
    await officer.edit("new_amount")
    await officer.do("1,2 triệu", "=yes")
    assert "còn 1.200.000 đ" in await here.person("mau-hoa").say("/nhom")


async def test_second_officer_confirms_where_the_setting_asks_for_one(here: Village) -> None:
    def ask_for_two(pen: Pen) -> None:
        for commune in places.communes(pen):
            places.set_switch(pen, Switch.SECOND_OFFICER, True, commune.id)

    await Book(here.app.database).write(here.app.writer, SYSTEM, NOON, ask_for_two)
    first, second = here.person("mau-thu"), here.person("mau-tam")
    await decide(first, "waiver", "50/QĐ-UBND", "=epidemic", "80%", "=skip", "=yes")
    assert "chờ cán bộ thứ hai" in here.heard("mau-tam")
    assert "Không có việc nào" in await first.say("/viec")
    await second.do("/viec", "1")
    assert second.question == "right_decision"
    await second.choose("yes")
    assert (await phases(here))["Lý A Sính"].startswith("waived")


async def test_area_comes_as_a_sheet_with_names_for_the_officer(here: Village) -> None:
    officer = here.person("mau-thu")
    assert "5 hộ" in await officer.say("/danhsach")
    (file,) = officer.got[-1].attachments
    assert file.name == "danh-sach.xlsx"
    assert file.content.startswith(b"PK")


async def test_area_shows_what_was_asked_that_no_document_answers(here: Village) -> None:
    asker, officer = here.person("mau-pao"), here.person("mau-thu")
    await asker.say("chào")
    await asker.say("giá heo hơi hôm nay bao nhiêu, gọi 0912345678")
    await here.person("x").do(
        "/tracuu", "mấy giờ họp thôn", "/tinh", "=dong-nai", "/tracuu", "cccc"
    )
    await officer.say("/danhsach")
    (file,) = officer.got[-1].attachments
    page = openpyxl.load_workbook(io.BytesIO(file.content))["Câu hỏi chưa trả lời"]
    asked = " ".join(str(row[3]) for row in page.iter_rows(min_row=2, values_only=True))
    assert "giá heo hơi" in asked
    assert "mấy giờ họp" in asked
    assert "cccc" not in asked
    assert "0912345678" not in asked


async def test_sheet_is_read_back_and_then_imported_once(here: Village) -> None:
    officer = here.person("mau-thu")
    rows = f"{HEADINGS}\nMAU-LS-1,Tổ lợn thôn Mẫu Một,Vàng Thị Mới,thôn Mẫu Một,Hộ nghèo,10000000,0"
    await officer.say("/nhap")
    assert officer.question == "sheet"
    assert officer.got[-1].attachments
    text = await officer.document("ds.csv", rows.encode())
    assert "1 hộ" in text
    assert "Vàng Thị Mới" not in await phases(here)
    assert "Đã nhập" in await officer.choose("yes")
    assert (await phases(here))["Vàng Thị Mới"].startswith("open")
    await officer.say("/nhap")
    await officer.document("ds.csv", rows.encode())
    assert "0 mới" in await officer.choose("yes")


async def test_faulty_sheet_comes_back_marked_and_changes_nothing(here: Village) -> None:
    officer = here.person("mau-thu")
    rows = f"{HEADINGS}\nMAU-LS-1,Tổ lợn thôn Mẫu Một,,thôn Mẫu Một,Hộ nghèo,=1+1,0"
    await officer.say("/nhap")
    assert "cần sửa" in await officer.document("ds.csv", rows.encode())
    (file,) = officer.got[-1].attachments
    assert file.name == "can-sua.xlsx"
    assert len(await phases(here)) == 5


async def test_sheet_of_another_commune_is_not_taken(here: Village) -> None:
    officer = here.person("mau-minh")
    rows = f"{HEADINGS}\nMAU-LS-1,Tổ lợn thôn Mẫu Một,Vàng Thị Mới,thôn Mẫu Một,Hộ nghèo,1000000,0"
    await officer.say("/nhap")
    await officer.document("ds.csv", rows.encode())
    assert officer.question is None
    assert len(await phases(here)) == 5


async def test_who_is_ten_days_over_stands_among_the_officers_tasks(here: Village) -> None:
    officer = here.person("mau-thu")
    over = [
        (name, date.fromisoformat(standing.split()[1]))
        for name, standing in (await phases(here)).items()
        if standing.startswith(("open", "part"))
    ]
    last = max(day for _, day in over)
    here.clock.move(NOON.replace(year=last.year, month=last.month, day=last.day))
    here.clock.move(here.clock.now() + timedelta(days=9))
    await officer.say("/viec")
    assert len([id_ for id_ in officer.options if id_.startswith("overdue")]) < len(over)
    here.clock.move(here.clock.now() + timedelta(days=1))
    await officer.say("/viec")
    late = [id_ for id_ in officer.options if id_.startswith("overdue")]
    assert len(late) == len(over)
    said = await officer.choose(late[0])
    assert "đ, hoặc sổ ghi chậm. Nhờ anh/chị hỏi tổ trưởng Lê Thị Hoa trước" in said


async def test_an_officer_of_one_group_sees_and_confirms_what_is_the_groups_alone(
    here: Village,
) -> None:
    def let_in(pen: Pen) -> None:
        (commune,) = places.communes(pen, "lang-son")
        (group,) = groups.of_commune(pen, commune.id)
        (person,) = people.with_phone(pen, PHONE)
        grants.grant(pen, person.id, Role.OFFICER, Scope(ScopeKind.GROUP, str(group.id)))

    def arrive(pen: Pen) -> None:
        chat = pen.sealer.chat("console", "local", "của tổ")
        address = ChatAddress(chat, "console", "local", "của tổ")
        people.link(pen, people.add(pen, NewPerson("Cán bộ Tổ", PHONE)), address, How.OFFICER)

    book = Book(here.app.database)
    await book.write(here.app.writer, SYSTEM, NOON, arrive)
    one = here.person("của tổ")
    assert "dành cho cán bộ" in await one.say("/viec")
    await book.write(here.app.writer, SYSTEM, NOON, let_in)
    assert "Không có việc" in await one.say("/viec")

    leader = here.person("mau-hoa")
    await leader.do("/noptien", "=received", "Páo", "=all", "=yes")
    await leader.do("/noptien", "=deposited")
    await leader.photo()
    await leader.choose("yes")
    assert "báo đã nộp 3.000.000 đ" in here.heard("của tổ")
    lan = here.person("mau-lan")
    await lan.do("/noptien", "=all", "=agency", "=bank")
    await lan.photo(b"\xff\xd8\xff another")
    await lan.choose("yes")

    assert "Có 1 việc" in await one.say("/viec")
    assert "đã xác nhận 3.000.000 đ" in await one.do("1", "=yes", "=yes")
    assert "phải nộp lại" in await one.say("/nhom")
    assert "phải nộp lại" in await one.say("/toi")
    assert "dành cho cán bộ" in await one.say("/danhsach")
    paper = ("=refusal", "Páo", "12/TB-UBND", "30/7/2026", "UBND xã", "=skip", "=yes")
    assert "Đã ghi: 12/TB-UBND" in await one.do("/quyetdinh", *paper)
    assert one.question is None
    await one.do("/in", "=board")
    assert one.got[-1].attachments
