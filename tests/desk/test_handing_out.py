"""What is printed and handed out: invitations with codes, receipts, the board, the loudspeaker."""

import io
import re
from collections.abc import AsyncIterator

import docx
import pytest

from tests.people import Person, Village, village


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


def printed(person: Person) -> str:
    """The words of the file that came with the last message."""
    (file,) = person.got[-1].attachments
    paper = docx.Document(io.BytesIO(file.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


async def test_invitation_names_a_household_that_nobody_speaks_for_and_its_code_links(
    here: Village,
) -> None:
    leader, new = here.person("mau-hoa"), here.person("may-moi")
    assert "2 hộ chưa có người nhận tin" in await leader.do("/in", "=invitations")
    assert "2 giấy mời" in await leader.choose("yes")
    paper = printed(leader)
    assert "Lý A Sính" in paper
    assert "Hoàng Văn Páo" not in paper
    code = paper.partition("Mã của nhà mình: ")[2].split("\n")[0].replace(" ", "")
    await new.do(f"/start {code}", "=yes", "=yes", "=anh")
    assert "1 hộ" in await leader.do("/in", "=invitations")


async def test_newer_invitation_takes_the_place_of_the_older(here: Village) -> None:
    leader, new = here.person("mau-hoa"), here.person("may-moi")
    codes = []
    for _ in range(2):
        await leader.do("/in", "=invitations", "=yes")
        paper = printed(leader)
        codes.append(paper.partition("Mã của nhà mình: ")[2].split("\n")[0].replace(" ", ""))
    assert "chưa đúng" in await new.say(f"/start {codes[0]}")
    assert "đúng không" in await new.say(f"/start {codes[1]}")


async def test_receipts_are_printed_as_they_stand_in_the_book(here: Village) -> None:
    leader = here.person("mau-hoa")
    assert "Chưa có gì để in" in await leader.do("/in", "=receipts")
    text = await leader.do("/noptien", "=received", "Páo", "=part", "1 triệu", "=yes")
    code = text.partition("mã ")[2].partition(":")[0]
    assert "1 phiếu nhận" in await leader.do("/in", "=receipts")
    paper = printed(leader)
    assert code in re.sub(r"\W", "", paper)
    assert "1.000.000 đ" in paper
    assert "Còn lại: 2.000.000 đ" in paper


async def test_board_and_loudspeaker_name_nobody(here: Village) -> None:
    officer = here.person("mau-thu")
    assert "không ghi tên ai" in await officer.do("/in", "=board")
    paper = printed(officer)
    assert "14.025.000 đ" in paper
    text = await officer.do("/in", "=loudspeaker")
    assert "thứ Sáu 28/08/2026" in text
    assert "nộp cho tổ trưởng" in text
    assert re.search(r"\d đ", text) is None
    for name in ("Páo", "Hoa", "Mẩy", "Sính"):
        assert name not in paper
        assert name not in text


@pytest.mark.parametrize("who", ["mau-pao", "mau-binh", "mau-minh"])
async def test_nobody_prints_for_another_place(here: Village, who: str) -> None:
    person = here.person(who)
    text = await person.do("/in")
    assert "Mẫu Sơn" not in text
    assert "Tổ lợn" not in text
