"""A household or a whole project is no longer in: written down, told, shown, and undone."""

import io

import openpyxl

from bot.storage.registers import obligations, overview, places
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.registers.places import Switch
from bot.storage.verification import verify
from tests.people import NOON, Village

PAPER = ("Đơn xin rút", "30/7/2026", "UBND xã Mẫu Sơn", "=skip")


async def footings(here: Village) -> dict[str, str]:
    """By household in Lạng Sơn, on what its amount rests."""

    def find(view: View) -> dict[str, str]:
        (commune,) = places.communes(view, "lang-son")
        lines = overview.of_communes(view, [commune.id])
        seen = obligations.latest(view, [line.obligation.id for line in lines if line.obligation])
        return {
            line.household.name: seen[line.obligation.id].footing.value
            for line in lines
            if line.obligation is not None
        }

    return await Book(here.app.database).read(find)


async def test_a_household_leaves_is_told_and_comes_back_when_it_was_a_mistake(
    both: Village,
) -> None:
    officer, home, leader = map(both.person, ("mau-thu", "mau-pao", "mau-hoa"))
    await leader.do("/noptien", "=received", "Páo", "=part", "1 triệu", "=yes")
    await officer.do("/quyetdinh", "=withdrawal", "=household", "Páo", *PAPER)
    assert "Văn bản không ghi việc thôi tham gia" in officer.text
    await officer.choose("yes")
    assert "thôi tham gia Nuôi lợn Mẫu Một, theo giấy Đơn xin rút" in both.heard("mau-pao")
    assert "Sổ giữ khoản đã nộp 1.000.000 đ" in both.heard("mau-pao")
    assert "Không thu thêm nữa" in both.heard("mau-hoa")
    assert "đã thôi tham gia" in await home.say("/toi")
    assert "nhiều hơn số phải nộp 1.000.000 đ" in home.text
    assert "hiện không còn gì phải nộp lại" in await home.say("/noptien")
    assert "Páo" not in await leader.say("/nhom")
    await leader.do("/noptien", "=deposited")
    assert "1.000.000 đ vào tài khoản" in await leader.choose("skip")
    assert "Đã thôi tham gia" in await states(both)

    await officer.say("/quyetdinh")
    await officer.say("/huy")
    assert (await footings(both))["Hoàng Văn Páo"] == "withdrawn"
    report = await Book(both.app.database).read(verify)
    assert report.faults == ()


async def states(here: Village) -> set[str]:
    """What the officer's sheet says of where households stand."""
    officer = here.person("mau-thu")
    await officer.say("/danhsach")
    (file,) = officer.got[-1].attachments
    page = openpyxl.load_workbook(io.BytesIO(file.content))["Danh sách"]
    return {str(row[16]) for row in page.iter_rows(min_row=2, values_only=True)}


async def test_a_project_that_ends_for_good_waits_for_a_second_officer_and_can_be_edited_away(
    both: Village,
) -> None:
    def ask_for_two(pen: Pen) -> None:
        for commune in places.communes(pen):
            places.set_switch(pen, Switch.SECOND_OFFICER, True, commune.id)

    await Book(both.app.database).write(both.app.writer, SYSTEM, NOON, ask_for_two)
    first, second = both.person("mau-thu"), both.person("mau-tam")
    before = await footings(both)
    await first.do("/quyetdinh", "=withdrawal", "=project", *PAPER, "=yes")
    assert await footings(both) == before
    text = await second.do("/viec", "1")
    assert "Đơn xin rút: thôi tham gia" in text
    await second.choose("yes")
    assert "dự án Nuôi lợn Mẫu Một dừng hẳn" in both.heard("mau-pao")
    assert "Dự án Nuôi lợn Mẫu Một dừng hẳn" in both.heard("mau-hoa")
    assert set((await footings(both)).values()) == {"withdrawn"}
    assert await states(both) == {"Dự án đã dừng hẳn"}
    assert "dừng hẳn" not in await both.person("mau-lan").say("/toi")


async def test_money_that_the_leader_still_holds_goes_into_the_account_all_the_same(
    both: Village,
) -> None:
    leader = both.person("mau-hoa")
    await leader.do("/noptien", "=received", "Páo", "=all", "=yes")
    await both.person("mau-thu").do("/quyetdinh", "=withdrawal", "=project", *PAPER, "=yes")
    text = await leader.do("/noptien", "=deposited", "=skip")
    assert "nộp 3.000.000 đ vào tài khoản cơ quan" in text
    assert "tên PHONG MAU LANG SON" in text
    await leader.choose("yes")
    assert "3.000.000 đ vào tài khoản" in both.heard("mau-thu")
