"""Public money in the chat: a sentence opens the reckoning, and the sheet of shares is right."""

import io
from collections.abc import AsyncIterator

import openpyxl
import pytest

from bot.documents.sheets import Page, xlsx
from bot.handlers.allocation import MOST_UNITS
from tests.people import Village, village


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        yield made


async def test_sentence_opens_the_share_with_what_was_understood(here: Village) -> None:
    officer = here.person()
    text = await officer.say(
        "xã mình thuộc diện nào, làm nhà văn hóa thôn 2 tỷ thì Nhà nước hỗ trợ bao nhiêu"
    )
    assert officer.question == "commune_kind"
    assert text.startswith("Công trình: nhà văn hóa thôn.")
    text = await officer.say("không biết")
    assert "2.000.000.000 đ" in text
    assert "1.800.000.000 đ" in text


async def test_sum_of_a_sentence_is_the_central_money(here: Village) -> None:
    officer = here.person()
    await officer.say("trung ương cho 100 tỷ thì tỉnh đối ứng bao nhiêu")
    assert officer.question == "provincial_vnd"


async def test_sheet_of_units_gives_a_sheet_of_shares_that_add_up(here: Village) -> None:
    officer = here.person()
    await officer.do("/chiavon", "10 tỷ", "=sheet")
    units = [("Xã Một", "5"), ("Xã Hai", "3,0"), ("Xã Ba", "1")]
    content = xlsx([Page("Đơn vị", (("Tên đơn vị", 30), ("Hệ số", 10)), units)])
    text = await officer.document("don-vi.xlsx", content)
    assert "Ước tính, chưa phải quyết định" in text
    (file,) = officer.got[-2].attachments or officer.got[-1].attachments
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    assert sheet is not None
    amounts = [row[2] for row in sheet.iter_rows(min_row=2, max_row=4, values_only=True)]
    assert sum(map(int, map(str, amounts))) == 10_000_000_000
    assert sheet.cell(5, 3).value == 10_000_000_000


async def test_sheet_sent_at_once_chooses_the_sheet(here: Village) -> None:
    officer = here.person()
    await officer.do("/chiavon", "10 tỷ")
    content = xlsx([Page("Đơn vị", (("Tên", 30), ("Hệ số", 10)), [("Xã Một", "5")])])
    assert "Ước tính, chưa phải quyết định" in await officer.document("don-vi.xlsx", content)


async def test_row_that_is_no_unit_is_named(here: Village) -> None:
    officer = here.person()
    await officer.do("/chiavon", "10 tỷ", "=sheet")
    rows = [("Xã Một", "5"), ("Xã Hai", "nhiều")]
    content = xlsx([Page("Đơn vị", (("Tên", 30), ("Hệ số", 10)), rows)])
    assert "Xã Hai nhiều" in await officer.document("don-vi.xlsx", content)


async def test_sheet_with_too_many_units_is_never_cut_short(here: Village) -> None:
    officer = here.person()
    await officer.do("/chiavon", "10 tỷ")
    rows = [(f"Xã {number}", "1") for number in range(MOST_UNITS + 1)]
    content = xlsx([Page("Đơn vị", (("Tên", 30), ("Hệ số", 10)), rows)])
    text = await officer.document("don-vi.xlsx", content)
    assert f"quá {MOST_UNITS} đơn vị" in text
    assert "10.000.000.000" not in text


@pytest.mark.parametrize(
    "content", ["Xã;Hệ số\nXã Một;5\nXã Hai;3,0\n".encode(), b"ten,he so\nXa Mot,5\nXa Hai,3.0\n"]
)
async def test_units_come_as_a_csv_too(here: Village, content: bytes) -> None:
    officer = here.person()
    await officer.do("/chiavon", "8 tỷ")
    text = await officer.document("don-vi.csv", content)
    assert "5.000.000.000 đ" in text
    assert "3.000.000.000 đ" in text


async def test_every_draft_answer_says_so_and_shows_the_mismatch_with_its_cause(
    here: Village,
) -> None:
    text = await here.person().say("12.083,2 triệu là tiền gì")
    assert "Đây là dự thảo" in text
    assert "4.300" in text
    assert "ghi hai lần" in text


async def test_task_names_its_agency_the_blank_number_and_the_merger(here: Village) -> None:
    text = await here.person().say("sở kế hoạch và đầu tư phải làm gì ở sơn la")
    assert "để trống số và ngày" in text
    assert "Tên cũ: Sở Kế hoạch và Đầu tư" in text


async def test_danger_is_heard_first_and_the_question_then_answered(here: Village) -> None:
    person = here.person()
    text = await person.say("cháy chuồng thì có phải nộp lại không")
    assert text.startswith("Đang nguy hiểm thì gọi ngay: 112")
    assert "hỏa hoạn" in text
    assert "calculation" in person.options
    await person.say("/baothiethai")
    assert "112" not in await person.say("cháy")  # an answer to a question is no call for help
    assert "112" in await person.say("cứu với")


async def test_question_with_a_due_date_goes_to_the_documents_of_a_stranger(here: Village) -> None:
    person = here.person()
    assert "3 tháng" in await person.say("hạn nộp khi nào")


async def test_readers_own_province_answers_first(here: Village) -> None:
    person = here.person()
    await person.do("/tinh", "Lạng Sơn", "/huy")
    assert "Lạng Sơn)" in await person.say("nộp trễ thì sao")
