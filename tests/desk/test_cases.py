"""A damage case worked on by several people in both provinces, step by step to the decision."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.storage.registers import projects
from bot.storage.registers.base import SYSTEM, Pen
from bot.storage.registers.case_values import Case
from tests.desk.reported import MONDAY, book, case_of, later, report, stranger
from tests.documents.opened import words_of
from tests.people import Person, Village, village

PDF = b"%PDF-1.7 signed record"


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url, MONDAY) as made:
        await made.settle()
        made.posted.clear()
        yield made


async def approved_by(here: Village, province: str, who: str) -> None:
    def write(pen: Pen) -> None:
        from bot.storage.registers import places

        (commune,) = places.communes(pen, province)
        (project,) = projects.of_commune(pen, commune.id)
        projects.change(pen, project.id, approved_by=who)

    await book(here).write(here.app.writer, SYSTEM, MONDAY, write)


async def do(person: Person, case: Case, *steps: str) -> str:
    """Open the case and take steps."""
    await person.say(f"/vu {case.code}")
    return await person.do(*steps)


async def state(here: Village, case: Case) -> str:
    return (await case_of(here, case)).state


async def test_dong_nai_case_goes_from_the_leader_to_the_commune_and_up(here: Village) -> None:
    await approved_by(here, "dong-nai", "district_chair")
    case = await report(here, "dong-nai", "Trần Thị Lan")
    leader, officer, lan = (here.person(name) for name in ("mau-binh", "mau-minh", "mau-lan"))
    await leader.choose(f"confirmed-{case.code}")
    assert "Báo luôn cơ quan được giao vốn" in leader.text
    await leader.choose("yes")
    assert "tổ trưởng Phạm Văn Bình xác nhận" in here.heard("mau-minh")
    assert "tổ trưởng Phạm Văn Bình xác nhận" in here.heard("mau-lan")
    assert await state(here, case) == "with_agency"
    await officer.choose(f"taken-{case.code}")
    await do(officer, case, "=record_called", "7/8/2026", "tại chuồng, 8 giờ", "=yes")
    assert "thứ Sáu 07/08/2026, tại chuồng, 8 giờ" in here.heard("mau-lan")
    text = await do(officer, case, "=record_signed")
    assert "UBND cấp huyện" in text
    await officer.do("=yes", "=objective", "12/BB")
    await officer.document("bb.pdf", PDF)
    assert "khách quan, theo biên bản đã ký" in officer.text
    await officer.choose("yes")
    assert await state(here, case) == "objective"
    assert "nguyên nhân khách quan" in here.heard("mau-lan")
    await do(officer, case, "=sent_to_commune", "=yes")
    await do(officer, case, "=submitted", "=yes")
    assert await state(here, case) == "with_authority"
    assert "Chờ cấp có thẩm quyền ra quyết định" in here.heard("mau-binh")
    assert "ở /quyetdinh" in await do(officer, case, "=decided")
    await officer.do("/quyetdinh", "=refusal", "Lan", "15/QĐ-UBND", "3/8/2026", "UBND xã Mẫu")
    await officer.photo()
    await officer.choose("yes")
    assert await state(here, case) == "decided"
    assert "15/QĐ-UBND" in here.heard("mau-lan")
    held = await case_of(here, case)
    assert "on_site_record" in {item.document for item in held.evidence}
    assert held.steps[-1].decision is not None
    await lan.say(f"/vu {case.code}")
    assert "Đã có quyết định" in lan.text


async def test_lang_son_case_reaches_its_share_and_decision(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    await officer.choose(f"taken-{case.code}")
    assert "Vi Thị Thu đã nhận việc" in here.heard("mau-pao")
    await do(officer, case, "=put_forward", "=yes")
    await do(officer, case, "=cause_found", "=objective", "=yes")
    await do(officer, case, "=share_determined", "40%", "=yes")
    assert await state(here, case) == "share_determined"
    held = await case_of(here, case)
    assert {"percent": "40"}.items() <= dict(held.steps[-1].step.facts).items()
    await officer.do("/quyetdinh", "=reduction", "Páo", "16/QĐ-UBND", "3/8/2026", "UBND xã Mẫu")
    await officer.do("=natural_disaster", "40%", "1,8 triệu", "=skip", "=yes")
    assert await state(here, case) == "adjusted"
    assert "1.800.000 đ" in here.heard("mau-pao")


async def test_subjective_cause_is_told_with_the_words_of_the_text(here: Village) -> None:
    await approved_by(here, "dong-nai", "commune_chair")
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    await do(officer, case, "=taken")
    await do(officer, case, "=taken_up", "=yes")
    text = await do(officer, case, "=record_signed")
    assert "UBND cấp huyện" not in text
    await officer.do("=yes", "=subjective", "=skip")
    await officer.photo()
    assert "văn bản không ghi lùi hạn, không ghi miễn" in officer.text
    await officer.choose("yes")
    heard = here.heard("mau-lan")
    assert "văn bản không ghi lùi hạn, không ghi miễn" in heard
    assert "Điều 5 khoản 5" in heard
    assert "Gặp cán bộ" in heard
    await do(officer, case, "=collection_kept", "=yes")
    assert await state(here, case) == "collected"


async def test_record_without_all_signatures_is_not_written_down(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    await do(officer, case, "=taken_up", "=yes")
    await do(officer, case, "=record_signed")
    assert officer.question == "approved_by"
    assert "Chưa đủ chữ ký" in await officer.do("=district_chair", "=no")
    assert await state(here, case) == "with_agency"
    await do(officer, case, "=record_signed", "=district_chair", "=yes", "=objective", "=skip")
    await officer.photo()
    await officer.choose("yes")
    assert await state(here, case) == "objective"


async def test_question_comes_as_a_question_and_the_answer_lands_in_the_case(
    here: Village,
) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer, lan = here.person("mau-minh"), here.person("mau-lan")
    await officer.choose(f"asked-{case.code}")
    await officer.do("còn sống mấy con?", "=yes")
    (message,) = [item for item in here.told if item.to.id == "mau-lan"]
    assert 'hỏi nhà Trần Thị Lan, ấp Mẫu Hai: "còn sống mấy con?"' in message.text
    assert [button.label for button in message.buttons] == ["Trả lời", "Mở"]
    await lan.press(message.buttons[0].tag)
    assert lan.question == "case_reply"
    await lan.say("còn 28 con")
    await lan.photo(b"\xff\xd8\xff alive")
    assert "còn 28 con" in here.heard("mau-minh")
    assert "Kèm 1 ảnh" in here.heard("mau-minh")
    held = await case_of(here, case)
    assert held.steps[-1].words == "còn 28 con"
    assert len(held.evidence) == 1
    await officer.say(f"/vu {case.code}")
    await officer.choose("details")
    assert 'Hộ trả lời: "còn 28 con"' in officer.text
    assert officer.got[-1].attachments


async def test_stranger_is_asked_in_their_own_chat_and_joined_only_by_an_officer(
    here: Village,
) -> None:
    await here.person("la").say("/start")
    case = await stranger(here, "dong-nai", "la")
    officer, unknown = here.person("mau-minh"), here.person("la")
    await do(officer, case, "=asked", "nhà ở đâu?", "=yes")
    await here.app.delivery.catch_up()
    heard = [row.message for row in here.posted if row.message.to.id == "la"]
    here.posted.clear()
    assert "nhà ở đâu?" in heard[-1].text
    await unknown.press(heard[-1].buttons[0].tag)
    await unknown.do("cạnh suối", "=skip")
    assert "cạnh suối" in here.heard("mau-minh")
    await do(officer, case, "=others", "=joined", "Út", "=yes")
    held = await case_of(here, case)
    assert held.verified
    assert "mau-binh" in {message.to.id for message in here.told}
    await later(here)
    assert "đã ghi tin báo này vào sổ của hộ" in here.heard("la")
    assert "Út" not in here.heard("la")
    assert "Không có vụ nào" in await here.person("la").say("/vu")


async def test_step_is_undone_by_a_further_one_and_never_erased(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    await do(officer, case, "=taken_up", "=yes")
    assert await state(here, case) == "with_agency"
    await do(officer, case, "=others", "=undone", "1", "=yes")
    held = await case_of(here, case)
    assert held.state == "reported"
    assert [item.step.kind for item in held.steps] == ["reported", "taken_up", "undone"]
    assert "ghi nhầm, nay bỏ" in here.heard("mau-lan")


async def test_officer_hands_the_case_over_to_another(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    await do(officer, case, "=assigned", "=yes")
    assert "giao cho bà con vụ" in here.heard("mau-tam")
    second = here.person("mau-tam")
    await second.say("/viec")
    assert f"case-{case.code}" in second.options


async def test_case_that_waits_stands_in_the_list_of_work(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    for name in ("mau-binh", "mau-minh"):
        person = here.person(name)
        await person.say("/viec")
        assert f"case-{case.code}" in person.options, name
        await person.say("Trần Thị Lan")
        assert person.question == "case_doing"


async def test_papers_of_the_case_are_filled_and_left_to_the_hand(here: Village) -> None:
    await approved_by(here, "dong-nai", "district_chair")
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    await do(officer, case, "=papers")
    record, letter = (words_of(file.content) for file in officer.got[-1].attachments)
    for part in ("Trần Thị Lan", "Phạm Văn Bình", "Lợn (heo)", "12 con", "ĐẠI DIỆN UBND CẤP HUYỆN"):
        assert part in record
    assert "☒" not in record
    assert "TỜ TRÌNH" in letter
    assert "Gia hạn thu hồi" in letter
    assert "2.000.000 đ" in letter


async def test_officer_of_another_province_sees_and_does_nothing(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    other = here.person("mau-thu")
    assert "Không có vụ nào" in await other.say(f"/vu {case.code}")
    await other.choose(f"taken-{case.code}")
    assert "Không có vụ nào" in other.text
    assert (await case_of(here, case)).assignee is None


async def test_button_of_a_case_that_is_not_theirs_does_nothing_to_another(here: Village) -> None:
    foreign = await report(here, "dong-nai", "Trần Thị Lan")
    own = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    await officer.choose(f"taken-{foreign.code}")
    assert officer.question == "case"
    await officer.choose(own.code)
    assert officer.question == "case_doing"
    assert (await case_of(here, own)).assignee is None


async def test_neighbour_sees_no_case_and_household_sees_no_note(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    assert "Không có vụ nào" in await here.person("mau-lan").say(f"/vu {case.code}")
    officer, pao = here.person("mau-thu"), here.person("mau-pao")
    await do(officer, case, "=others", "=noted", "đã gọi thú y")
    await do(pao, case, "=details")
    assert "thú y" not in pao.text
    await do(officer, case, "=details")
    assert "thú y" in officer.text


async def test_case_is_chosen_by_its_number_whatever_digits_its_code_has(here: Village) -> None:
    for name in ("Trần Thị Lan", "Phạm Văn Bình"):
        for _ in range(6):
            await report(here, "dong-nai", name)
    officer = here.person("mau-tam")
    for number in ("1", "2", "12"):
        await officer.say("/vu")
        await officer.say(number)
        assert officer.question == "case_doing", number


async def test_two_officers_who_take_a_case_at_once_know_of_each_other(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    await later(here, MONDAY + timedelta(days=2))
    await here.person("mau-minh").choose(f"taken-{case.code}")
    assert "Đỗ Văn Minh đã nhận việc" in here.heard("mau-tam")


async def test_edited_question_undoes_the_first_and_asks_anew(here: Village) -> None:
    case = await report(here, "dong-nai", "Trần Thị Lan")
    officer = here.person("mau-minh")
    await do(officer, case, "=asked", "còn mấy con?", "=yes")
    await officer.edit("case_question")
    await officer.do("còn mấy con gà?", "=yes")
    held = await case_of(here, case)
    assert [item.words for item in held.alive if item.step.kind == "asked"] == ["còn mấy con gà?"]
