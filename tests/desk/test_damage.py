"""A loss is reported by several sorts of people, and the right ones hear of it."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.access import Role
from bot.channels.base import Event
from bot.rules import load
from bot.storage.registers import cases, places
from bot.storage.registers.base import Actor, Book
from bot.storage.registers.case_values import Case
from bot.storage.registers.cases import NewStep
from bot.storage.verification import verify
from tests.documents.test_origins import photo
from tests.people import Village, village


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def every_case(here: Village) -> tuple[Case, ...]:
    """All cases, oldest first."""
    book = Book(here.app.database)
    return await book.read(
        lambda view: tuple(
            sorted(
                cases.of_communes(
                    view, [item.id for item in places.communes(view)], open_only=False
                ),
                key=lambda case: case.id,
            )
        )
    )


async def test_one_sentence_begins_a_report_and_its_words_are_not_asked_again(
    here: Village,
) -> None:
    pao = here.person("mau-pao")
    said = await pao.say("heo chet 12 con hom qua")
    assert "112, 114" in said
    assert pao.question == "happened"
    await pao.do("=unknown")
    assert "lợn (heo); 12" in pao.text
    assert pao.question == "lost_total"
    await pao.say("40")
    assert pao.question == "photos"
    await pao.do("=skip", "thôn Mẫu Một")
    assert "mất 12 trên 40 con, từ 31/07/2026" in pao.text
    assert "Chưa gửi cho ai" in pao.text
    assert here.told == []
    sent = await pao.choose("yes")
    assert "phần vốn phải nộp lại" in sent
    (case,) = await every_case(here)
    assert case.code in sent
    assert case.steps[0].words == "heo chet 12 con hom qua"
    assert "xem giúp tin này đúng chưa" in here.heard("mau-hoa")
    assert "Tin báo sớm, tổ trưởng chưa xác nhận" in here.heard("mau-thu")
    assert "Hoàng Văn Páo" in here.heard("mau-thu")


async def test_two_numbers_of_the_first_sentence_are_what_was_lost_of_how_much(
    here: Village,
) -> None:
    pao = here.person("mau-pao")
    await pao.say("hôm qua mất 16 con lợn chết, trước có 40 con")
    await pao.do("=epidemic")
    assert pao.question == "photos"
    await pao.do("=skip", "=skip")
    assert "mất 16 trên 40 con, từ 31/07/2026" in pao.text


@pytest.mark.parametrize(
    "said", ["lũ quét cuốn mất 12 con lợn, có người bị thương nặng", "cháy chuồng lợn rồi"]
)
async def test_whom_to_call_is_said_once(here: Village, said: str) -> None:
    text = await here.person("mau-pao").say(said)
    assert text.count("112") == 1


async def test_a_photo_begins_a_report_and_an_album_stays_together(here: Village) -> None:
    lan = here.person("mau-lan")
    await lan.photo(photo())
    assert lan.question == "happened"
    assert "Đã nhận 2 ảnh" in await lan.photo(photo(south=True))
    where = await lan.send(Event.LOCATION, latitude=10.9, longitude=106.8)
    assert "Đã nhận vị trí" in where
    await lan.do("=natural_disaster", "=flood")
    assert "Đã nhận 3 ảnh" in await lan.photo()
    await lan.do("=poultry", "30/100", "=skip")
    assert "3 ảnh" in lan.text
    assert "Điều 5 khoản 5" in lan.text
    await lan.choose("yes")
    (case,) = await every_case(here)
    assert [item.origin is not None for item in case.evidence] == [True, True, False]
    assert case.place is not None
    assert case.place.latitude == 10.9
    assert case.evidence[0].origin is not None
    assert case.evidence[0].origin.latitude == 21.5
    assert [(event.cause, event.kind) for event in case.events] == [("natural_disaster", "flood")]


async def test_a_photo_after_a_payment_is_no_loss(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.do("/noptien", "=all", "=group_leader", "=skip", "=yes")
    assert "chưa cần ảnh" in await pao.photo()


async def test_a_file_that_is_no_photo_begins_nothing(here: Village) -> None:
    lan = here.person("mau-lan")
    assert "chưa mở được tệp" in await lan.photo(b"MZ\x90\0 a program")
    assert await every_case(here) == ()


async def test_a_leader_reports_for_a_household_which_hears_of_it(here: Village) -> None:
    hoa = here.person("mau-hoa")
    await hoa.say("/baothiethai")
    assert hoa.question == "report_for"
    await hoa.tap("Tổ lợn thôn Mẫu Một")
    assert hoa.question == "household"
    await hoa.do("Páo", "=fire", "=pig", "=skip", "=skip", "=skip", "=skip", "=yes")
    (case,) = await every_case(here)
    assert (case.role, case.items[0].lost) == ("group_leader", None)
    assert "thay nhà mình" in here.heard("mau-pao")
    assert case.code in here.heard("mau-thu")


async def test_details_follow_later_and_another_event_joins_the_open_case(here: Village) -> None:
    pao = here.person("mau-pao")
    whole = ("=fire", "=pig", "=skip", "=skip", "=skip", "=skip", "=yes")
    await pao.do("/baothiethai", *whole)
    await pao.do("/baothiethai", "=counts", "=pig", "12/40", "=yes")
    assert "12/40" in here.heard("mau-thu")
    await pao.do("/baothiethai", "=words", "chuồng đổ cả", "=yes")
    await pao.photo()
    assert pao.question == "confirm"
    await pao.choose("yes")
    await pao.do("/baothiethai", "=again", "=epidemic", "=pig", "5/28", "=skip", "=skip", "=skip")
    assert "Lời khuyên, không phải quy định" in await pao.choose("yes")
    (case,) = await every_case(here)
    assert [event.cause for event in case.events] == ["fire", "epidemic"]
    counts = [(str(item.lost), str(item.total)) for item in case.items]
    assert counts == [("12", "40"), ("5", "28")]
    assert [item.step.kind for item in case.steps] == ["reported", *["added"] * 4]
    assert len(case.evidence) == 1


async def test_a_stranger_reports_after_consent_and_stays_unverified(here: Village) -> None:
    person = here.person("u1")
    await person.do("/baothiethai", "=natural_disaster", "=storm", "=pig", "2/5", "=skip")
    assert person.question == "province"
    await person.choose("lang-son")
    assert person.question == "consent"
    await person.do("=yes", "Vi Văn Thử", "thôn Thử", "0900 000 009", "=skip", "=skip")
    assert "chưa có trong sổ" in person.text
    assert "chưa xác minh" in await person.choose("yes")
    (case,) = await every_case(here)
    assert (case.verified, case.reporter and case.reporter.phone) == (False, "+84900000009")
    assert "chưa xác minh" in here.heard("mau-thu")
    assert here.heard("mau-hoa") == ""


async def test_a_stranger_who_refuses_leaves_nothing(here: Village) -> None:
    person = here.person("u1")
    await person.do("/baothiethai", "=fire", "=pig", "=skip", "=skip", "=lang-son", "=no")
    assert "không giữ tên" in person.text
    assert await every_case(here) == ()
    bad = here.person("u2")
    await bad.do("/baothiethai", "=fire", "=pig", "=skip", "=skip", "=lang-son", "=yes")
    await bad.do("Vi Văn Thử", "=skip", "số máy cũ")
    assert bad.question == "reporter_phone"
    assert await every_case(here) == ()


async def test_an_answer_on_the_second_page_is_changed_by_its_name(here: Village) -> None:
    person = here.person("u1")
    await person.do("/baothiethai", "=natural_disaster", "=storm", "=pig", "2/5", "=skip")
    await person.do("=lang-son", "=yes", "Vi Văn Thử", "thôn Thử", "0900 000 009", "=skip", "=skip")
    await person.do("=edit", "so dien thoai")
    assert person.question == "reporter_phone"
    assert "0900 000 008" in await person.say("0900 000 008")


async def test_a_report_is_corrected_as_long_as_nobody_acted(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.do("/baothiethai", "=fire", "=pig", "12/40", "=skip", "=skip", "=skip", "=yes")
    await pao.edit("lost_share")
    await pao.do("14/40", "=yes")
    first, second = await every_case(here)
    assert first.steps[-1].step.kind == "withdrawn"
    assert (str(second.items[0].lost), second.closed_at) == ("14", None)


async def test_the_same_photo_in_another_case_is_pointed_out_to_the_officer(here: Village) -> None:
    pao, dua = here.person("mau-pao"), here.person("u9")
    whole = ("=fire", "=pig", "=skip", "=skip")
    await pao.photo(photo())
    await pao.do(*whole, "=skip", "=yes")
    await dua.photo(photo())
    await dua.do(*whole, "=lang-son", "=yes", "Vi Văn Thử", "=skip", "=skip", "=skip", "=yes")
    assert "giống hệt" in here.heard("mau-thu")
    assert "không kết luận" in here.heard("mau-thu")


async def test_a_repeated_event_reports_once(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.do("/baothiethai", "=fire", "=pig", "=skip", "=skip", "=skip", "=skip")
    for _ in range(2):
        await pao.send(Event.CHOOSE, "the-same", option="yes")
    assert len(await every_case(here)) == 1
    book = Book(here.app.database)
    assert (await book.read(verify)).whole


PIGS_IN_MAY = (
    "=natural_disaster",
    "=flood",
    "=pig",
    "16/40",
    "20/5/2026",
    "=skip",
    "=skip",
    "=yes",
)


async def forward(here: Village, *steps: str) -> Case:
    """The case after the officer's steps."""
    (case,) = await every_case(here)
    book = Book(here.app.database)
    for kind in steps:
        take = partial(cases.add_step, policies=load(), case=case.id, new=NewStep(kind))
        officer = Actor(None, Role.OFFICER)
        case = await book.write(here.app.writer, officer, here.clock.now(), take)
    return case


async def test_an_open_case_shows_beside_what_is_paid_back_with_every_reading(
    here: Village,
) -> None:
    pao = here.person("mau-pao")
    await pao.do("/baothiethai", *PIGS_IN_MAY)
    shown = await pao.say("/toi")
    assert "đang chờ quyết định" in shown
    assert "cán bộ phụ trách, từ 01/08/2026" in shown
    assert "Ước tính, chưa phải quyết định" in shown
    assert "16 trên 40" in shown
    assert "đang chờ quyết định về thiệt hại" in await here.person("mau-hoa").say("/nhom")


async def test_lang_son_goes_to_its_decision_and_the_household_reads_the_arithmetic(
    here: Village,
) -> None:
    pao, thu = here.person("mau-pao"), here.person("mau-thu")
    await pao.do("/baothiethai", *PIGS_IN_MAY)
    await forward(here, "put_forward")
    await thu.do("/quyetdinh", "=reduction", "Páo", "45/QĐ-UBND", "30/7/2026", "UBND xã Mẫu Sơn")
    await thu.do("=natural_disaster", "40%", "1,8 triệu", "=skip", "=yes")
    told = here.heard("mau-pao")
    assert "Thiệt hại 40%, tỷ lệ nộp lại từ 15% còn 9%" in told
    assert "20.000.000 đ × 9% = 1.800.000 đ (trước là 3.000.000 đ)" in told
    assert "Điều 5 khoản 4 điểm a" in told
    (case,) = await every_case(here)
    assert (case.state, case.steps[-1].paper and case.steps[-1].paper.number) == (
        "adjusted",
        "45/QĐ-UBND",
    )
    assert "Đã có quyết định điều chỉnh" in await pao.say("/toi")


async def test_a_refusal_says_who_decided_what_remains_and_where_to_write(here: Village) -> None:
    pao, thu = here.person("mau-pao"), here.person("mau-thu")
    await pao.do("/baothiethai", *PIGS_IN_MAY)
    await forward(here, "put_forward")
    await thu.do("/quyetdinh", "=refusal", "Páo", "46/UBND", "30/7/2026", "UBND xã Mẫu Sơn")
    await thu.do("=skip", "=yes")
    told = here.heard("mau-pao")
    assert "46/UBND" in told
    assert "3.000.000 đ" in told
    assert "Sở Tài chính (Điều 9 khoản 2" in told
    assert "Tôi không đồng ý" in [
        button.label
        for message in thu.village.told
        if message.to.id == "mau-pao"
        for button in message.buttons
    ]
    await pao.do("/khongdongy", "chuồng bị lũ cuốn thật", "=yes")
    assert "không đồng ý với trả lời" in here.heard("mau-thu")
    (case,) = await every_case(here)
    assert (case.state, case.steps[-1].words) == ("not_adjusted", "chuồng bị lũ cuốn thật")


async def test_a_decision_before_its_steps_is_kept_and_the_officer_told(here: Village) -> None:
    pao, thu = here.person("mau-pao"), here.person("mau-thu")
    await pao.do("/baothiethai", *PIGS_IN_MAY)
    await thu.do("/quyetdinh", "=waiver", "Páo", "47/QĐ-UBND", "30/7/2026", "UBND xã Mẫu Sơn")
    said = await thu.do("=natural_disaster", "71%", "=skip", "=yes")
    assert "chưa đến bước quyết định" in said
    assert "không phải nộp lại" in here.heard("mau-pao")
    (case,) = await every_case(here)
    assert case.closed_at is None


async def test_dong_nai_has_no_share_to_estimate_and_no_path_to_object(here: Village) -> None:
    lan, minh = here.person("mau-lan"), here.person("mau-minh")
    whole = ("=fire", "=poultry", "40/100", "20/5/2026", "=skip", "=skip", "=yes")
    await lan.do("/baothiethai", *whole)
    shown = await lan.say("/toi")
    assert "đang chờ quyết định" in shown
    assert "Ước tính" not in shown
    await forward(here, "taken_up")
    await minh.do("/quyetdinh", "=suspension", "Lan", "3/QĐ", "30/7/2026", "Chủ dự án")
    await minh.do("=skip", "=yes")
    assert "Tạm dừng nộp" in here.heard("mau-lan")
    (case,) = await every_case(here)
    assert (case.state, case.steps[-1].step.kind) == ("with_agency", "suspended")
    assert "Chủ dự án đã dừng thu hồi" in await lan.say("/toi")


async def test_a_stranger_sees_where_the_report_stands(here: Village) -> None:
    person = here.person("u1")
    await person.do("/baothiethai", "=fire", "=pig", "=skip", "=skip", "=lang-son", "=yes")
    await person.do("Vi Văn Thử", "=skip", "=skip", "=skip", "=skip", "=yes")
    assert "chưa xác minh" in await person.say("/toi")


async def test_officer_sees_both_ways_of_counting_and_the_border_between(here: Village) -> None:
    pao, officer = here.person("mau-pao"), here.person("mau-thu")
    await pao.do("heo chết 8/40 con hôm qua", "=unknown", "=skip", "=skip", "=yes")
    (case,) = await every_case(here)
    await pao.do("heo chết 4/36 con hôm nay", "=again", "=unknown", "=skip", "=skip", "=yes")
    assert "có thêm tin" in here.heard("mau-thu")
    line = "lợn (heo), 2 lần: cộng lại ≈ 31,11%, tính dồn ≈ 28,89%. Mốc 30% của văn bản nằm giữa"
    assert line in await officer.say(f"/vu {case.code}")
    assert "tính dồn" not in await pao.say(f"/vu {case.code}")


async def test_danger_in_a_further_report_reaches_every_officer(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.do("heo chết 8/40 con hôm qua", "=unknown", "=skip", "=skip", "=yes")
    await pao.say("lũ cuốn 4/32 con heo, có người mất tích")
    await pao.do("=again", "=skip", "=skip", "=skip", "=yes")
    for name in ("mau-hoa", "mau-thu", "mau-tam"):
        assert "Có người gặp nguy hiểm" in here.heard(name), name


async def test_words_that_come_with_the_first_photo_are_the_report(here: Village) -> None:
    household = here.person("mau-pao")
    text = await household.photo(caption="lợn chết 12 con trên 40 hôm qua do dịch tả")
    assert "dịch bệnh; lợn (heo); 12 trên 40" in text
    assert household.question == "where"
    assert "1 ảnh" in await household.say("thôn Mẫu Một")


async def test_photo_that_comes_with_word_of_a_payment_is_its_slip(here: Village) -> None:
    household = here.person("mau-pao")
    await household.photo(caption="em nộp tiền cho chị Hoa rồi nhé")
    assert household.question == "how_much"
    await household.do("=all")
    assert "1 ảnh giấy nộp" in await household.choose("group_leader")
    assert household.question == "confirm"
