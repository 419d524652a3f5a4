"""What officers and administrators look after in the chat: accounts, holders, switches, rights."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.access import Role, Scope, ScopeKind
from bot.rules import load
from bot.storage.registers import grants, people, places
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.registers.people import ChatAddress, How, NewPerson
from bot.storage.registers.places import Switch
from tests.people import NOON, Person, Village, village

ACCOUNT = ("=bank", "Agribank", "1234 5678 90", "UBND XA MAU THUY", "đúng")


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def let_in(here: Village, name: str, role: Role, scope: Scope) -> Person:
    """Somebody with a role, known in a chat of this name."""

    def add(pen: Pen) -> None:
        person = people.add(pen, NewPerson(f"Người {name}"))
        chat = pen.sealer.chat("console", "local", name)
        people.link(pen, person, ChatAddress(chat, "console", "local", name), How.OFFICER)
        grants.grant(pen, person, role, scope)

    await Book(here.app.database).write(here.app.writer, SYSTEM, NOON, add)
    return here.person(name)


async def commune(here: Village, province: str) -> int:
    """The sample commune of a province."""

    def find(view: View) -> int:
        return places.communes(view, province)[0].id

    return await Book(here.app.database).read(find)


async def administrator(here: Village) -> Person:
    return await let_in(here, "quan-tri", Role.ADMINISTRATOR, Scope(ScopeKind.ALL))


async def test_account_needs_a_second_officer_and_a_day_and_all_are_told(here: Village) -> None:
    first, second, household = (here.person(name) for name in ("mau-minh", "mau-tam", "mau-lan"))
    assert "0000000002" in await household.say("/toi")
    await first.do("/taikhoan", *ACCOUNT)
    assert "1234567890" in here.heard("mau-tam")
    frozen = await household.say("/toi")
    assert "đang được kiểm tra" in frozen
    assert "1234567890" not in frozen
    assert household.got[-1].attachments == ()
    assert "Không có việc nào" in await first.say("/viec")
    await second.do("/viec", "1", "=yes")
    assert "sau 24 giờ" in here.heard("mau-minh")
    assert "đủ 24 giờ" in await first.say("/taikhoan")
    here.clock.move(NOON + timedelta(hours=23, minutes=59))
    assert "đang được kiểm tra" in await household.say("/toi")
    here.clock.move(NOON + timedelta(hours=24))
    after = await household.say("/toi")
    assert "1234567890" in after
    assert "Chỉ nộp vào tài khoản này" in after


async def test_second_officer_reads_whose_account_it_is(here: Village) -> None:
    await here.person("mau-minh").do("/taikhoan", *ACCOUNT)
    assert "Tài khoản Phòng Mẫu Đồng Nai: Agribank" in await here.person("mau-tam").do("/viec", "1")


async def test_edited_account_takes_the_place_of_the_one_that_waited(here: Village) -> None:
    first, second = here.person("mau-minh"), here.person("mau-tam")
    await first.do("/taikhoan", *ACCOUNT)
    await first.edit("account_number")
    await first.do("99887766", "đúng")
    text = await second.do("/viec", "1")
    assert "99887766" in text
    await second.choose("no")
    assert "0000000002" in await here.person("mau-lan").say("/toi")


async def test_account_of_another_kind_than_the_text_names_is_shown_with_the_article(
    here: Village,
) -> None:
    officer = here.person("mau-thu")
    text = await officer.do("/taikhoan", *ACCOUNT[:-1])
    assert "nơi khác (Điều 6 khoản 1 điểm b, QĐ 33/2022, Lạng Sơn)" in text
    assert officer.question == "confirm"


async def test_account_with_an_odd_number_is_not_written(here: Village) -> None:
    officer = here.person("mau-minh")
    assert "chưa nhận" in await officer.do("/taikhoan", "=bank", "Agribank", "?", "UBND", "đúng")
    assert officer.question == "confirm"
    assert here.heard("mau-tam") == ""


async def holder(here: Village, province: str, role: str, on: date) -> str | None:
    id_ = await commune(here, province)
    (policy,) = load().of_province(province, on)
    book = Book(here.app.database)
    return await book.read(lambda view: places.holder(view, policy, id_, role, on))


async def test_holder_of_a_role_is_written_down_from_a_day_on_and_can_be_corrected(
    here: Village,
) -> None:
    officer = here.person("mau-minh")
    today = date(2026, 8, 1)
    assert await holder(here, "dong-nai", "recovery_decision", today) is None
    steps = ("/thamquyen", "=recovery_decision", "UBND xã Mẫu Thủy", "1/7/2025", "đúng")
    await officer.do(*steps)
    assert "UBND xã Mẫu Thủy" in here.heard("mau-tam")
    assert await holder(here, "dong-nai", "recovery_decision", today) == "UBND xã Mẫu Thủy"
    before = await holder(here, "dong-nai", "recovery_decision", date(2025, 6, 30))
    assert before == "UBND cấp huyện"
    await officer.do(*steps[:2], "Sở Mẫu", "1/7/2025", "đúng")
    assert await holder(here, "dong-nai", "recovery_decision", today) == "Sở Mẫu"
    await officer.do(*steps[:2], "Ban Mẫu", "1/8/2026", "đúng")
    assert await holder(here, "dong-nai", "recovery_decision", date(2026, 7, 31)) == "Sở Mẫu"
    assert await holder(here, "dong-nai", "recovery_decision", today) == "Ban Mẫu"


async def test_switch_holds_for_the_commune_and_the_officers_hear_of_it(here: Village) -> None:
    officer, id_ = here.person("mau-thu"), await commune(here, "lang-son")
    await officer.do("/batat", "hai cán bộ", "bật", "đúng")
    assert "Vừa bật" in here.heard("mau-tam")
    book = Book(here.app.database)
    assert await book.read(lambda view: places.is_on(view, Switch.SECOND_OFFICER, id_))
    other = await commune(here, "dong-nai")
    assert not await book.read(lambda view: places.is_on(view, Switch.SECOND_OFFICER, other))
    assert "đang bật rồi" in await officer.do("/batat", "hai cán bộ", "bật")


async def test_administrator_gives_a_role_with_a_code_and_takes_it_away(here: Village) -> None:
    boss, new = await administrator(here), here.person("moi")
    place = f"=commune-{await commune(here, 'lang-son')}"
    steps = ("/phanquyen", place, "=grant", "=officer", "0911 000 111", "Hà Văn Mới", "đúng")
    text = await boss.do(*steps)
    code = text.partition(": ")[2].partition(".")[0]
    await new.do(f"/start {code}", "=yes", "=anh")
    assert "Xã Mẫu Sơn: 1 dự án" in await new.say("/toi")
    await boss.do("/phanquyen", place, "=revoke", "=officer", "Hà Văn Mới", "đúng")
    assert "thôi giao vai trò" in here.heard("moi")
    assert "chưa có hộ nào" in await new.say("/toi")


async def test_known_person_is_found_by_the_number_and_told(here: Village) -> None:
    boss = await administrator(here)
    text = await boss.do("/phanquyen", "=all", "=grant", "=supervisor", "0900000003")
    assert "Lê Thị Hoa" in text
    await boss.choose("yes")
    assert "người giám sát" in here.heard("mau-hoa")


async def test_nobody_gives_roles_beyond_the_own_place(here: Village) -> None:
    id_ = await commune(here, "lang-son")
    boss = await let_in(here, "nho", Role.ADMINISTRATOR, Scope(ScopeKind.COMMUNE, str(id_)))
    await boss.say("/phanquyen")
    assert boss.question == "rights_do"  # the one place is not asked for
    assert "không có ở đây" in await boss.choose("all")
    assert "dành cho quản trị" in await here.person("mau-thu").say("/phanquyen")


@pytest.mark.parametrize("command", ["/taikhoan", "/thamquyen", "/batat", "/phanquyen", "/caidat"])
@pytest.mark.parametrize("who", ["nobody", "mau-pao", "mau-hoa"])
async def test_household_and_leader_look_after_nothing(
    here: Village, who: str, command: str
) -> None:
    person = here.person(who)
    await person.say(command)
    assert person.question is None


async def test_set_up_lists_what_is_lacking_until_it_is_there(here: Village) -> None:
    officer = here.person("mau-minh")
    assert "chưa ghi cơ quan nào lo: quyết định thu hồi" in (await officer.say("/caidat")).lower()
    await officer.do("/thamquyen", "=recovery_decision", "UBND xã Mẫu Thủy", "1/7/2025", "đúng")
    assert "lo: quyết định thu hồi" not in (await officer.say("/caidat")).lower()


async def test_supervisor_sees_sums_and_neither_names_nor_lists(here: Village) -> None:
    id_ = await commune(here, "lang-son")
    watcher = await let_in(here, "giam-sat", Role.SUPERVISOR, Scope(ScopeKind.COMMUNE, str(id_)))
    text = await watcher.say("/toi")
    assert "Xã Mẫu Sơn, 5 hộ" in text
    assert "Phải nộp lại 14.025.000 đ" in text
    for command in ("/viec", "/danhsach", "/nhom", "/quyetdinh", "/nhap", "/ma", "/taikhoan"):
        text += await watcher.say(command)
        assert watcher.question is None
        assert watcher.got[-1].attachments == ()
    assert "Páo" not in text


async def test_sum_of_fewer_than_three_households_is_not_shown(here: Village) -> None:
    from bot.desk.watching import _sums
    from bot.storage.registers.overview import Totals, of_communes, sums

    id_ = await commune(here, "lang-son")

    def find(view: View) -> Totals:
        lines = of_communes(view, [id_])[:2]
        return Totals(frozenset(line.household.id for line in lines), 0, sums(lines))

    found = _sums("", await Book(here.app.database).read(find))
    assert found["shown"] is False
    assert (found["charged"], found["rest"]) == (0, 0)


async def test_authority_confirms_a_decision_that_waits(here: Village) -> None:
    id_ = await commune(here, "lang-son")
    head = await let_in(here, "tham-quyen", Role.AUTHORITY, Scope(ScopeKind.COMMUNE, str(id_)))
    officer = here.person("mau-thu")
    await officer.do("/batat", "hai cán bộ", "bật", "đúng")
    decided = ("/quyetdinh", "=waiver", "Sính", "50/QĐ-UBND", "30/7/2026", "UBND xã Mẫu Sơn")
    await officer.do(*decided, "=epidemic", "80%", "=skip", "=yes")
    await head.do("/viec", "1")
    assert head.question == "right_decision"
    assert "Đã xác nhận" in await head.choose("yes")
    assert "5 hộ" in await head.say("/danhsach")


async def test_anybody_checks_a_receipt_and_reads_no_name(here: Village) -> None:
    leader, stranger = here.person("mau-hoa"), here.person("nguoi-la")
    text = await leader.do("/noptien", "=received", "Páo", "=all", "đúng")
    code = text.partition("mã ")[2].partition(":")[0]
    read = await stranger.say(f"/phieu {code.lower()}")
    assert f"mã {code}: tổ trưởng đã nhận 3.000.000 đ ngày 01/08/2026, dự án MAU-LS-1" in read
    assert "Páo" not in read
    assert "không có phiếu" in await stranger.do("/phieu", "00000000")
    await leader.edit("how_much")
    await leader.do("=part", "1 triệu", "đúng")
    assert "đã gạch khỏi sổ" in await stranger.say(f"/phieu {code}")


async def test_own_data_come_as_a_sheet_and_nobody_elses(here: Village) -> None:
    import io

    import openpyxl

    person = here.person("mau-pao")
    await person.say("/dulieu")
    (file,) = person.got[-1].attachments
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    cells = {str(cell) for sheet in book for row in sheet.values for cell in row}
    assert {"Hoàng Văn Páo", "+84900000001", "MAU-LS-1", "3000000"} <= cells
    assert not any("Hoa" in cell for cell in cells)
    stranger = here.person("nguoi-la")
    assert "chưa biết bà con là ai" in await stranger.say("/dulieu")
    assert stranger.got[-1].attachments == ()
