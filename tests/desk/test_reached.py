"""What follows a reminder: buttons under it, whom none reached, what became of each, broadcasts."""

import io
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import openpyxl
import pytest
from docx import Document
from sqlalchemy import select, update

from bot.bookkeeping import queue_broadcasts
from bot.storage import reminder_reach
from bot.storage.registers.base import Book
from bot.storage.reminder_tables import reminders
from bot.storage.steps import Lane, State
from bot.storage.tables import outbox as _outbox
from tests.people import Village, village

MORNING = datetime.fromisoformat("2026-08-03T08:00:00+07:00")


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    """The sample village, reminded of what is due in 30 days."""
    async with village(sqlite_url) as made:
        await made.settle()
        await remind(made, MORNING)
        made.posted.clear()
        yield made


async def remind(here: Village, at: datetime) -> None:
    """Everything that is due at an instant."""
    here.clock.move(at)
    await here.app.planner().run(at)
    await here.app.delivery.catch_up()


def news(here: Village, name: str) -> str:
    """What somebody has got since this was last asked, of everybody."""
    texts = [row.message.text for row in here.posted if row.message.to.id == name]
    here.posted.clear()
    return "\n".join(texts)


def answers(here: Village) -> set[str | None]:
    """What was answered to any reminder."""
    with here.app.database.engine.begin() as connection:
        return set(connection.execute(select(reminders.c.answer)).scalars())


async def test_understood_is_written_down(here: Village) -> None:
    text = await here.person("mau-pao").choose("reminder_seen")
    assert "Trợ lý đã ghi" in text
    assert answers(here) == {None, "seen"}


async def test_whoever_needs_help_is_heard_by_the_leader_once(here: Village) -> None:
    pao = here.person("mau-pao")
    assert "đã báo Lê Thị Hoa, tổ trưởng" in await pao.choose("reminder_help")
    told = here.heard("mau-hoa")
    assert "Nhà Hoàng Văn Páo, thôn Mẫu Một báo cần giúp" in told
    assert "000 đ" not in told
    assert "đã báo Lê Thị Hoa" in await pao.choose("reminder_help")
    assert here.heard("mau-hoa") == ""
    assert answers(here) == {None, "help"}


async def test_help_takes_the_place_of_understood_and_not_the_other_way_round(
    here: Village,
) -> None:
    pao = here.person("mau-pao")
    await pao.choose("reminder_seen")
    await pao.choose("reminder_help")
    await pao.choose("reminder_seen")
    assert answers(here) == {None, "help"}


async def test_a_leader_who_needs_help_is_heard_by_the_officers(here: Village) -> None:
    assert "đã báo cán bộ" in await here.person("mau-binh").choose("reminder_help")
    assert "báo cần giúp" in here.heard("mau-minh")


async def test_a_stranger_who_needs_help_is_shown_a_person(here: Village) -> None:
    await here.person("lạ").say("xin chào")
    assert "UBND xã" in await here.person("lạ").choose("reminder_help")


async def test_paid_under_a_reminder_counts_as_its_answer_and_within_seven_days(
    here: Village,
) -> None:
    lan = here.person("mau-lan")
    await lan.do("=payment", "=paid", "=all", "=agency", "=skip", "=skip", "=yes")
    assert answers(here) == {None, "paid"}
    counted = await Book(here.app.database).read(
        lambda view: reminder_reach.counts(view, None, MORNING - timedelta(days=1), "household")
    )
    (row,) = [row for row in counted if row.step == "before_30"]
    assert (row.sent, row.delivered, row.answered, row.paid) == (5, 5, 1, 1)
    assert row.lost == 5


async def test_an_officer_sees_counts_of_their_commune_and_no_names(here: Village) -> None:
    text = await here.person("mau-minh").do("/guinhac", "=counts")
    assert "trước 30 ngày: gửi 2, tới 2" in text
    assert "Lan" not in text


async def test_what_the_leader_was_asked_needs_no_slip(here: Village) -> None:
    text = await here.person("mau-thu").do("/guinhac", "=unreached")
    assert "2 nhà chưa nhận tin đã nhờ tổ trưởng báo" in text


async def test_without_a_leader_an_officer_prints_slips_and_the_digest_counts_them_no_more(
    sqlite_url: str,
) -> None:
    async with village(sqlite_url) as here:
        await here.settle()
        for leader in ("mau-hoa", "mau-binh"):
            await here.person(leader).do("/nhac", "=fewer", "=none")
        await remind(here, MORNING)
        here.posted.clear()
        await remind(here, MORNING + timedelta(days=1))
        officer = here.person("mau-thu")
        assert "2 nhà chưa nhắn được" in news(here, "mau-thu")
        text = await officer.do("/guinhac", "=unreached")
        assert "nhà chưa ai báo được" in text
        slips, sheet = officer.got[-1].attachments
        assert (slips.name, sheet.name) == ("phieu-nhac.docx", "chua-nhan-tin.xlsx")
        said = [
            cell.text
            for table in Document(io.BytesIO(slips.content)).tables
            for row in table.rows
            for cell in row.cells
        ]
        assert any("Lý A Sính" in cell and "28/08/2026" in cell for cell in said)
        book = openpyxl.load_workbook(io.BytesIO(sheet.content))
        rows = list(book["Chưa nhận tin"].values)
        assert {row[1] for row in rows[1:]} >= {"Lý A Sính", "Nông Văn Tài"}
        assert {row[6] for row in rows[1:]} == {"chưa"}
        again = await officer.do("/guinhac", "=unreached")
        assert "nhà chưa ai báo được" in again
        here.posted.clear()
        await remind(here, MORNING + timedelta(days=2))
        assert news(here, "mau-thu") == ""


async def test_a_household_is_found_by_name_and_its_messages_are_shown_with_times(
    here: Village,
) -> None:
    await here.person("mau-pao").choose("reminder_seen")
    text = await here.person("mau-thu").do("/guinhac", "=household", "pao")
    assert "• 08:00 ngày 03/08/2026, trước 30 ngày: đã tới, bà con bấm Đã rõ" in text
    assert "chưa thấy nhà nào" in await here.person("mau-thu").do(
        "/guinhac", "=household", "không có ai"
    )
    text = await here.person("mau-minh").do("/guinhac", "=household", "pao")
    assert "chưa thấy nhà nào" in text


async def break_off(here: Village) -> int:
    """The reminder to Páo is one of which nobody knows whether it arrived; its id."""

    def change(connection: object) -> int:
        chat = here.app.database.sealer.chat("console", "local", "mau-pao")
        here_ = (_outbox.c.chat == chat) & (_outbox.c.lane == Lane.REMINDER.value)
        id_ = connection.execute(select(_outbox.c.id).where(here_)).scalars().first()  # type: ignore[attr-defined]
        values = {"state": State.UNKNOWN.value, "reason": "interrupted"}
        connection.execute(update(_outbox).where(_outbox.c.id == id_).values(values))  # type: ignore[attr-defined]
        mine = reminders.c.message == id_
        connection.execute(update(reminders).where(mine).values(state="unknown"))  # type: ignore[attr-defined]
        return int(id_)

    return await here.app.writer.transaction(change)


async def stands(here: Village, message: int) -> tuple[str, str]:
    """How a message and its step stand."""
    with here.app.database.engine.begin() as connection:
        found = select(_outbox.c.state).where(_outbox.c.id == message)
        step = select(reminders.c.state).where(reminders.c.message == message)
        return (
            connection.execute(found).scalar_one(),
            connection.execute(step).scalars().first() or "",
        )


@pytest.mark.parametrize(
    ("way", "after"), [("arrived", ("sent", "sent")), ("let_go", ("dropped", "unknown"))]
)
async def test_an_officer_says_what_became_of_an_uncertain_message(
    here: Village, way: str, after: tuple[str, str]
) -> None:
    message = await break_off(here)
    officer = here.person("mau-thu")
    await officer.do("/guinhac", "=held", f"={message}", f"={way}")
    assert await stands(here, message) == after
    assert "Không có tin nào chưa rõ" in await officer.do("/guinhac", "=held")


async def test_an_officer_sends_an_uncertain_reminder_again_with_the_words_of_now(
    here: Village,
) -> None:
    message = await break_off(here)
    here.clock.move(MORNING + timedelta(hours=1))
    await here.person("mau-thu").do("/guinhac", "=held", f"={message}", "=again")
    await here.app.delivery.catch_up()
    assert "còn 25 ngày" in news(here, "mau-pao")
    assert await stands(here, message) == ("sent", "sent")


async def test_another_communes_uncertain_messages_are_not_shown(here: Village) -> None:
    await break_off(here)
    text = await here.person("mau-minh").do("/guinhac", "=held")
    assert "Không có tin nào chưa rõ" in text


async def send(here: Village, user: str, words: str, scope: int = 0) -> str:
    """An officer writes to a scope."""
    officer = here.person(user)
    await officer.do("/thongbao", "=new")
    button = officer.got[-1].buttons[scope]
    await officer.do(f"={button.id}", words)
    return await officer.do("=yes")


async def test_a_broadcast_is_previewed_counted_confirmed_sent_and_reported(
    here: Village,
) -> None:
    officer = here.person("mau-thu")
    await officer.do("/thongbao", "=new", "1")
    shown = await officer.say("Sáng thứ Ba họp thôn lúc 8 giờ.")
    assert "5 nhà, 2 nơi nhận tin. 2 nhà chưa có nơi nhận" in shown
    assert '"Trợ lý vốn quay vòng, Xã Mẫu Sơn. Cán bộ nhắn: Sáng thứ Ba' in shown
    assert not await queue_broadcasts(here.app)
    await officer.choose("yes")
    assert await queue_broadcasts(here.app)
    await here.app.delivery.catch_up()
    told = {row.message.to.id for row in here.posted if "Sáng thứ Ba" in row.message.text}
    assert told == {"mau-pao", "mau-hoa"}
    assert "đã gửi xong 2 nơi nhận. Đã tới 2" in await officer.do("/thongbao", "=sent")
    assert await queue_broadcasts(here.app)
    await here.app.delivery.catch_up()
    (report,) = [row.message for row in here.posted if "đã gửi xong" in row.message.text]
    assert (report.to.id, report.text.partition(". ")[0]) == (
        "mau-thu",
        "Trợ lý vốn quay vòng, Xã Mẫu Sơn",
    )
    assert not await queue_broadcasts(here.app)


async def test_a_broadcast_at_night_waits_for_the_morning_and_may_be_stopped(
    here: Village,
) -> None:
    here.clock.move(MORNING.replace(hour=22))
    await send(here, "mau-thu", "Mai họp thôn lúc 8 giờ.")
    await queue_broadcasts(here.app)
    await here.app.delivery.catch_up()
    assert "Mai họp" not in news(here, "mau-pao")
    officer = here.person("mau-thu")
    assert "đang chờ 2" in await officer.do("/thongbao", "=sent")
    await officer.choose("stop")
    await queue_broadcasts(here.app)
    here.clock.move(MORNING + timedelta(days=1))
    await here.app.delivery.catch_up()
    assert "Mai họp" not in news(here, "mau-pao")
    text = await officer.do("/thongbao", "=sent")
    assert "đã dừng. Đã tới 0, không tới 0, chưa rõ 0, không gửi nữa 2" in text


async def test_nobody_but_an_officer_of_the_area_writes_to_it(here: Village) -> None:
    for person in ("mau-pao", "mau-hoa"):
        assert "dành cho cán bộ" in await here.person(person).say("/thongbao")
    officer = here.person("mau-minh")
    await officer.do("/thongbao", "=new")
    assert all("Mẫu Sơn" not in button.label for button in officer.got[-1].buttons)


async def test_a_text_that_asks_for_a_secret_is_not_sent(here: Village) -> None:
    officer = here.person("mau-thu")
    await officer.do("/thongbao", "=new", "1")
    assert "Trợ lý không gửi tin như vậy" in await officer.say("Gửi lại mã OTP cho cán bộ")
    assert not await queue_broadcasts(here.app)
