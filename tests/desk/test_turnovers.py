"""Recovered money goes on: a meeting on paper, signed minutes, the officer's hand, a report."""

from collections.abc import AsyncIterator

import pytest

from bot.storage.registers import places, projects, turnovers
from bot.storage.registers.base import Book, View
from bot.storage.registers.turnovers import State, Turnover
from tests.documents.opened import words_of
from tests.people import Person, Village, village

PDF = b"%PDF-1.7 signed minutes"


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def rounds(here: Village, province: str) -> tuple[Turnover, ...]:
    def find(view: View) -> tuple[Turnover, ...]:
        (commune,) = places.communes(view, province)
        (project,) = projects.of_commune(view, commune.id)
        return turnovers.of_project(view, project.id)

    return await Book(here.app.database).read(find)


async def recover(here: Village) -> None:
    """Sính pays his whole part in Lạng Sơn: received, put in, confirmed."""
    leader, officer = here.person("mau-hoa"), here.person("mau-thu")
    await leader.do("/noptien", "=received", "Sính", "=all", "=yes")
    await leader.do("/noptien", "=deposited")
    await leader.photo(b"\xff\xd8\xff deposit")
    await leader.do("=yes")
    await officer.do("/viec", "1", "=yes", "=yes")


async def meeting(leader: Person) -> str:
    """A meeting about Mẩy and Tài."""
    await leader.do("/luanchuyen", "Mẩy", "=yes", "Tài", "=no", "=skip")
    return await leader.do("15/8/2026", "nhà văn hóa thôn, 8 giờ", "=yes")


async def signed(leader: Person, amount: str = "2 triệu") -> str:
    """Minutes that name Mẩy, with their scan."""
    await leader.do("/luanchuyen", "=minutes", "3/BB", "hôm nay", "Mẩy", amount, "=no")
    await leader.document("bb.pdf", PDF)
    return await leader.choose("yes")


async def test_nothing_is_called_before_anything_was_paid_back(here: Village) -> None:
    assert "chưa thu lại được" in await here.person("mau-hoa").say("/luanchuyen")


async def test_meeting_brings_invitation_and_blank_minutes_and_invites_households(
    here: Village,
) -> None:
    await recover(here)
    leader = here.person("mau-hoa")
    text = await meeting(leader)
    assert "Trợ lý không nhận phiếu" in text
    invitation, minutes = leader.got[-1].attachments
    assert "Triệu Thị Mẩy" in words_of(invitation.content)
    assert "nhà văn hóa thôn, 8 giờ" in words_of(invitation.content)
    assert "2.250.000 đ" in words_of(minutes.content)
    assert "Mời bà con họp chọn hộ" in here.heard("mau-pao")
    (round_,) = await rounds(here, "lang-son")
    assert round_.state is State.CALLED


async def test_minutes_need_a_signed_scan_and_then_wait_for_the_officer(here: Village) -> None:
    await recover(here)
    leader = here.person("mau-hoa")
    await meeting(leader)
    await leader.do("/luanchuyen", "=minutes", "3/BB", "hôm nay", "Mẩy", "2 triệu", "=no")
    assert leader.question == "minutes_scan"
    assert "skip" not in leader.options
    await leader.say("chưa có")
    assert leader.question == "minutes_scan"
    await leader.document("bb.pdf", PDF)
    await leader.choose("yes")
    assert "biên bản bình chọn số 3/BB" in here.heard("mau-thu")
    (round_,) = await rounds(here, "lang-son")
    assert round_.state is State.MINUTED
    assert [share.recovered_vnd for share in round_.minutes.shares] == [2_000_000]  # type: ignore[union-attr]


async def test_leader_cannot_move_money_and_the_officer_does_it_once(here: Village) -> None:
    await recover(here)
    leader, officer = here.person("mau-hoa"), here.person("mau-thu")
    await meeting(leader)
    await signed(leader)
    await leader.say("/luanchuyen")
    assert "transfer" not in leader.options
    await officer.say("/viec")
    assert "Luân chuyển: Nuôi lợn Mẫu Một" in [b.label for b in officer.got[-1].buttons]
    assert "chờ cấp vốn" in await officer.say("1")
    await officer.do("/luanchuyen", "=transfer", "hôm nay", "=yes")
    assert "được nhận 2.000.000 đ vốn luân chuyển" in here.heard("mau-hoa")
    assert "cấp vốn cho 1 hộ" in here.heard("mau-hoa")
    text = await officer.do("/luanchuyen", "=report")
    assert "Báo cáo sau đợt bình chọn" in text
    (file,) = officer.got[-1].attachments
    assert "1 hộ, cộng 2.000.000 đ" in words_of(file.content)
    assert "250.000 đ" in await officer.choose("yes")
    (round_,) = await rounds(here, "lang-son")
    assert round_.state is State.REPORTED


async def test_no_more_goes_on_than_has_arrived(here: Village) -> None:
    await recover(here)
    leader, officer = here.person("mau-hoa"), here.person("mau-thu")
    await meeting(leader)
    await signed(leader, "3 triệu")
    assert "mới xác nhận 2.250.000 đ" in await officer.do("/luanchuyen", "=transfer")
    (round_,) = await rounds(here, "lang-son")
    assert round_.state is State.MINUTED


async def test_dong_nai_wants_the_approved_list_and_keeps_the_maximum(here: Village) -> None:
    lan, officer = here.person("mau-lan"), here.person("mau-minh")
    await lan.do("/noptien", "=all", "=agency", "=bank")
    await lan.photo(b"\xff\xd8\xff paid")
    await lan.do("=yes")
    await officer.do("/viec", "1", "=yes", "=yes")
    await officer.do("/luanchuyen", "Mai", "=no", "15/8/2026", "nhà văn hóa ấp", "=yes")
    await officer.do("/luanchuyen", "=minutes", "4/BB", "hôm nay", "Mai")
    text = await officer.do("2 triệu", "19 triệu", "=no")
    assert "vượt mức hỗ trợ tối đa" in text
    assert "Điều 4 khoản 3 điểm b" in text
    await officer.edit("chosen1.new_vnd")
    await officer.say("18 triệu")
    await officer.document("bb.pdf", PDF)
    await officer.choose("yes")
    text = await officer.do("/luanchuyen", "=transfer", "=skip")
    assert "Chưa có danh sách hộ" in text
    await officer.edit("approved_list")
    await officer.document("ds.pdf", b"%PDF-1.7 list")
    await officer.do("hôm nay", "=yes")
    (round_,) = await rounds(here, "dong-nai")
    assert round_.state is State.TRANSFERRED


async def test_out_of_scope_officer_has_no_project_to_pass_on(here: Village) -> None:
    await recover(here)
    await meeting(here.person("mau-hoa"))
    assert "chưa thu lại được" in await here.person("mau-minh").say("/luanchuyen")
    assert "Nuôi lợn" not in here.person("mau-minh").text


async def test_called_off_meeting_is_told_to_those_who_were_invited(here: Village) -> None:
    await recover(here)
    leader = here.person("mau-hoa")
    await meeting(leader)
    await leader.do("/luanchuyen", "=cancel", "=yes")
    assert "thôi không họp" in here.heard("mau-pao")
    (round_,) = await rounds(here, "lang-son")
    assert round_.state is State.CANCELLED
