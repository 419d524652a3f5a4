"""A question handed to a person: the right one gets it, the answer comes back, nobody is forgotten.

Several people talk; the same on both databases.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.bookkeeping import do_what_is_due
from bot.storage.handover_tables import handovers as table
from bot.storage.registers import handovers, unanswered
from bot.storage.registers.base import SYSTEM, Book, View
from tests.people import Person, Village, village

MONDAY = datetime(2026, 8, 3, 1, 0, tzinfo=UTC)  # eight in the morning, in a session
QUESTION = "Nhà em nộp dần được không cán bộ?"


@pytest.fixture
async def here(database_url: str) -> AsyncIterator[Village]:
    async with village(database_url, MONDAY) as made:
        await made.settle()
        yield made


async def later(here: Village, at: datetime) -> dict[str, str]:
    """What everybody is told by the minute's work at an instant."""
    here.clock.move(at)
    here.posted.clear()
    await do_what_is_due(here.app)
    told: dict[str, str] = {}
    for row in here.posted:
        name = row.message.to.id
        told[name] = f"{told.get(name, '')}\n{row.message.text}"
    return told


async def asked(person: Person) -> str:
    return await person.do("/gap", QUESTION, "=yes")


async def test_leader_gets_question_with_what_the_household_was_at(here: Village) -> None:
    pao = here.person("mau-pao")
    await pao.do("/tinh", "Lạng Sơn", "trâu bò")
    assert "Đã gửi Lê Thị Hoa, tổ trưởng" in await asked(pao)
    told = here.heard("mau-hoa")
    assert f'Páo hỏi: "{QUESTION}"' in told
    assert "Đang làm: Tính vốn nộp lại; Tỉnh: Lạng Sơn; Loại dự án: đại gia súc" in told


async def test_assistant_is_silent_and_passes_on_until_it_is_closed(here: Village) -> None:
    pao, hoa = here.person("mau-pao"), here.person("mau-hoa")
    await asked(pao)
    assert await pao.say("hạn nộp khi nào nhỉ") == ""
    assert 'ghi thêm: "hạn nộp khi nào nhỉ"' in here.heard("mau-hoa")
    assert await hoa.do("/traloi", "Được, nộp trước một nửa", "=no")
    assert 'Hoa trả lời: "Được, nộp trước một nửa"' in here.heard("mau-pao")
    assert await pao.say("cảm ơn chị") == ""
    await hoa.do("/traloi", "Không có gì", "=yes")
    assert "Câu hỏi đã khép" in here.heard("mau-pao")
    assert "ít nhất 15%" in await pao.say("nuôi lợn nộp mấy phần trăm")
    assert "Không có câu hỏi nào" in await hoa.say("/traloi")


async def test_words_of_danger_are_answered_even_while_silent(here: Village) -> None:
    pao = here.person("mau-pao")
    await asked(pao)
    assert "114 chữa cháy" in await pao.say("cháy chuồng rồi cứu với")
    assert "cứu với" in here.heard("mau-hoa")


async def test_a_command_calls_the_assistant_back(here: Village) -> None:
    pao = here.person("mau-pao")
    await asked(pao)
    assert "Câu hỏi trước đang chờ" in await pao.say("/gap")
    assert await pao.say("/trogiup")


async def test_stranger_asks_after_consent_and_gets_the_answer(here: Village) -> None:
    stranger, thu = here.person("stranger"), here.person("mau-thu")
    await stranger.do("/gap", "Xã Mẫu Sơn")
    assert stranger.question == "consent"
    await stranger.do("=yes", "Muốn vào tổ nuôi lợn thì làm sao", "=yes")
    assert 'Bà con hỏi: "Muốn vào tổ nuôi lợn thì làm sao"' in here.heard("mau-thu")
    await thu.do("/traloi", "Gặp chị Hoa nhé", "=yes")
    assert "Gặp chị Hoa nhé" in here.heard("stranger")


async def test_without_consent_nothing_goes_out(here: Village) -> None:
    stranger = here.person("stranger")
    text = await stranger.do("/gap", "Xã Mẫu Sơn", "=no")
    assert "UBND xã" in text
    assert here.told == []
    database = here.app.database
    assert await Book(database).read(lambda view: handovers.to_return(view, here.clock.now())) == ()


async def test_where_nobody_is_set_up_it_says_where_to_go(database_url: str) -> None:
    async with village(database_url) as empty:
        text = await empty.person("stranger").say("gặp cán bộ")
        assert "chưa có cán bộ nào nhận câu hỏi" in text


async def test_unanswered_question_goes_up_in_working_sessions_once(here: Village) -> None:
    await asked(here.person("mau-pao"))
    early = MONDAY + timedelta(hours=4)  # noon, between two sessions
    assert QUESTION not in "".join((await later(here, early)).values())
    afternoon = datetime(2026, 8, 3, 6, 31, tzinfo=UTC)
    told = await later(here, afternoon)
    assert QUESTION in told["mau-thu"]
    assert "báo thêm cán bộ khác" in told["mau-pao"]
    again = await later(here, afternoon + timedelta(minutes=1))
    assert QUESTION not in "".join(again.values())


async def test_answered_question_does_not_go_up(here: Village) -> None:
    await asked(here.person("mau-pao"))
    await here.person("mau-hoa").do("/traloi", "Được", "=no")
    told = await later(here, datetime(2026, 8, 3, 7, 0, tzinfo=UTC))
    assert QUESTION not in "".join(told.values())


async def test_assistant_comes_back_after_the_set_time(here: Village) -> None:
    pao = here.person("mau-pao")
    await asked(pao)
    told = await later(here, MONDAY + timedelta(hours=24))
    assert "lại trả lời được như thường" in told["mau-pao"]
    assert "ít nhất 15%" in await pao.say("nuôi lợn nộp mấy phần trăm")


@pytest.mark.parametrize("name", ["mau-minh", "mau-binh", "mau-lan", "stranger"])
async def test_nobody_of_another_commune_reads_or_answers(here: Village, name: str) -> None:
    await asked(here.person("mau-pao"))
    text = await here.person(name).say("/traloi")
    assert QUESTION not in text
    assert "Không có câu hỏi nào" in text


async def test_words_go_with_the_person_who_asked(here: Village) -> None:
    pao = here.person("mau-pao")
    await asked(pao)
    database = here.app.database
    (made,) = await Book(database).read(lambda v: handovers.to_return(v, here.clock.now()))
    await pao.do("/xoadulieu", "=yes")
    left = await Book(database).read(lambda view: handovers.lines(view, made.id))
    after = await Book(database).read(lambda view: handovers.get(view, made.id))
    assert (left, after.address, after.person) == ((), None, None)
    assert after.closed_at is not None


async def test_words_are_dropped_long_after_the_end(here: Village) -> None:
    await asked(here.person("mau-pao"))
    await here.person("mau-hoa").do("/traloi", "Được", "=yes")
    book, writer, at = Book(here.app.database), here.app.writer, here.clock.now()
    (made,) = await book.read(every)
    long_after = at + handovers.WORDS_FOR + timedelta(days=1)
    await book.write(writer, SYSTEM, long_after, handovers.expire)
    assert await book.read(lambda view: handovers.lines(view, made.id)) == ()


def every(view: View) -> list[handovers.Handover]:
    """All questions that were handed over."""
    ids = view.connection.execute(select(table.c.id)).scalars().all()
    return [handovers.get(view, id_) for id_ in ids]


async def test_unanswered_questions_are_kept_without_names_and_numbers(here: Village) -> None:
    await here.person("mau-pao").say("/trogiup")
    await here.person("mau-pao").say("tên tôi là Vàng A Páo, 0912345678, bao giờ lên trời")
    database = here.app.database
    (kept,) = await Book(database).read(unanswered.every)
    assert "Páo" not in kept.words
    assert "0912345678" not in kept.words
    assert "lên trời" in kept.words
    late = here.clock.now() + unanswered.KEPT_FOR + timedelta(days=1)
    await Book(database).write(here.app.writer, SYSTEM, late, unanswered.expire)
    assert await Book(database).read(unanswered.every) == ()
