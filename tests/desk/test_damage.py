"""A loss is reported by several sorts of people, and the right ones hear of it."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.base import Event
from bot.storage.registers import cases, places
from bot.storage.registers.base import Book
from bot.storage.registers.case_values import Case
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
    assert "Tổ trưởng xem rồi xác nhận" in here.heard("mau-hoa")
    assert "Tin báo sớm, tổ trưởng chưa xác nhận" in here.heard("mau-thu")
    assert "Hoàng Văn Páo" in here.heard("mau-thu")


async def test_a_photo_begins_a_report_and_an_album_stays_together(here: Village) -> None:
    lan = here.person("mau-lan")
    await lan.photo(photo())
    assert lan.question == "happened"
    assert "Đã nhận 2 ảnh" in await lan.photo(photo(south=True))
    await lan.do("=natural_disaster", "=flood")
    assert "Đã nhận 3 ảnh" in await lan.photo()
    await lan.do("=poultry", "30/100", "=skip", "=skip")
    assert "3 ảnh" in lan.text
    assert "Điều 5 khoản 5" in lan.text
    await lan.choose("yes")
    (case,) = await every_case(here)
    assert [item.origin is not None for item in case.evidence] == [True, True, False]
    assert case.evidence[0].origin is not None
    assert case.evidence[0].origin.latitude == 21.5
    assert [(event.cause, event.kind) for event in case.events] == [("natural_disaster", "flood")]


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
    await bad.do("Vi Văn Thử", "=skip", "số máy cũ", "=skip", "=skip", "=yes")
    assert "Bấm Sửa" in bad.text
    assert await every_case(here) == ()


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
