"""Spoken messages: nobody but people listens, and an officer can."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.base import Event, File
from bot.storage import files
from bot.storage.registers.case_values import VOICE
from tests.desk.test_damage import every_case
from tests.people import Person, Village, village

SPOKEN = b"OggS\0lon nha toi chet het"


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def speak(person: Person, content: bytes = SPOKEN) -> str:
    return await person.send(Event.VOICE, files=(File("v.ogg", content),))


async def report(person: Person) -> None:
    await person.do("=skip", "thôn Mẫu Một", "=yes")


async def spoken(here: Village) -> list[bytes]:
    """What is kept with the newest case and is spoken."""
    case = (await every_case(here))[-1]
    ids = [item.file for item in case.evidence if item.document == VOICE]
    return [await files.content(here.app.database, id_) for id_ in ids]


async def test_what_is_spoken_during_a_report_goes_with_it_without_being_a_photo(
    here: Village,
) -> None:
    pao = here.person("mau-pao")
    await speak(pao, b"OggS\0 truoc do")
    await pao.say("heo chet 12/40 con hom qua")
    question = pao.question
    said = await speak(pao)
    assert "kèm vào tin báo này để cán bộ nghe" in said
    assert pao.question == question
    await pao.do("=unknown")
    await report(pao)
    assert await spoken(here) == [SPOKEN]
    told = here.heard("mau-thu")
    assert "BÁO THIỆT HẠI" in told
    assert "1 ảnh" not in told


async def test_officer_opens_what_was_spoken(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.say("heo chet 12/40 con hom qua")
    await speak(pao)
    await pao.do("=unknown")
    await report(pao)
    (case,) = await every_case(here)
    thu = here.person("mau-thu")
    await thu.say(f"/vu {case.code}")
    assert "Tệp gửi kèm: 1" in await thu.choose("details")
    (file,) = [file for message in thu.got for file in message.attachments]
    assert (file.name, file.content) == ("loi-noi-1.ogg", SPOKEN)


async def test_what_is_spoken_later_joins_the_open_case_and_is_told(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.do("/xungho", "=yes", "=anh", "Páo")
    await pao.say("heo chet 12/40 con hom qua")
    await pao.do("=unknown")
    await report(pao)
    (case,) = await every_case(here)
    here.posted.clear()
    for number in (1, 2):
        said = await speak(pao, SPOKEN + bytes([number]))
        assert "giữ lại làm bằng chứng" in said
        assert f"Tin thoại này đã kèm vào tin báo {case.code} để cán bộ nghe" in said
    assert await spoken(here) == [SPOKEN + b"\1", SPOKEN + b"\2"]
    told = here.heard("mau-thu")
    assert f"Tin báo {case.code}" in told
    assert "gửi thêm tin thoại" in told


async def test_without_case_or_consent_nothing_is_told(here: Village) -> None:
    pao = here.person("mau-pao")
    assert "không giữ lại" in await speak(pao)
    await pao.do("/xungho", "=yes", "=anh", "Páo")
    said = await speak(pao)
    assert "bằng chứng" in said
    assert "kèm vào tin báo" not in said
    assert here.heard("mau-thu") == ""
