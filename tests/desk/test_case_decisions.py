"""Decisions meet the case that they answer, whenever they were written down, and leave it again."""

from collections.abc import AsyncIterator

import pytest

from bot.storage.registers.case_values import Case
from tests.desk.reported import MONDAY, case_of, report
from tests.people import Person, Village, village

WRITTEN = ("3/8/2026", "UBND xã Mẫu")
STEPS = (
    ("=put_forward", "=yes"),
    ("=cause_found", "=objective", "=yes"),
)


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url, MONDAY) as made:
        await made.settle()
        made.posted.clear()
        yield made


async def do(person: Person, case: Case, *steps: str) -> str:
    """Open the case and take steps."""
    await person.say(f"/vu {case.code}")
    return await person.do(*steps)


async def refuse(officer: Person, number: str) -> str:
    """Write down that the authority adjusts nothing."""
    return await officer.do("/quyetdinh", "=refusal", "Páo", number, *WRITTEN, "=skip", "=yes")


async def waive(officer: Person, number: str) -> str:
    """Write down that nothing is to be paid back."""
    written = ("/quyetdinh", "=waiver", "Páo", number, *WRITTEN)
    return await officer.do(*written, "=natural_disaster", "80%", "=skip", "=yes")


async def kinds(here: Village, case: Case) -> list[str]:
    """The steps of the case that count."""
    return [item.step.kind for item in (await case_of(here, case)).alive]


async def test_decision_written_down_too_early_joins_the_case_when_it_gets_there(
    here: Village,
) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    text = await refuse(officer, "16/QĐ-UBND")
    assert f"Tin báo {case.code} chưa đến bước quyết định" in text
    assert "trợ lý tự gắn" in text
    assert await kinds(here, case) == ["reported"]
    text = await do(officer, case, "=put_forward", "=yes")
    assert f"Tin báo {case.code}: đã gắn Quyết định số 16/QĐ-UBND" in text
    held = await case_of(here, case)
    assert (held.state, held.closed_at is None) == ("not_adjusted", False)
    assert held.steps[-1].decision is not None
    assert await kinds(here, case) == ["reported", "put_forward", "decided"]


async def test_household_may_disagree_before_the_case_has_its_decision(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    await refuse(here.person("mau-thu"), "16/QĐ-UBND")
    pao = here.person("mau-pao")
    await pao.do("tôi không đồng ý", "chết hết đàn mà", "=yes")
    assert "Sở Tài chính" in pao.text
    assert "không đồng ý với trả lời" in here.heard("mau-thu")
    assert await kinds(here, case) == ["reported", "objected"]


async def test_later_decision_is_written_into_the_closed_case(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer, pao = here.person("mau-thu"), here.person("mau-pao")
    for steps in STEPS:
        await do(officer, case, *steps)
    await refuse(officer, "16/QĐ-UBND")
    assert (await case_of(here, case)).state == "not_adjusted"
    await waive(officer, "20/QĐ-UBND")
    assert "20/QĐ-UBND" in here.heard("mau-pao")
    held = await case_of(here, case)
    assert held.steps[-1].step.kind == "decided_again"
    assert held.steps[-1].paper is not None
    assert held.steps[-1].paper.number == "20/QĐ-UBND"
    assert held.closed_at is not None
    await do(pao, case, "=details")
    assert "Có quyết định sau đó" in pao.text


async def test_decision_that_is_taken_back_undoes_its_step_and_its_money(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer, pao = here.person("mau-thu"), here.person("mau-pao")
    for steps in STEPS:
        await do(officer, case, *steps)
    await waive(officer, "20/QĐ-UBND")
    assert (await case_of(here, case)).state == "not_recovered"
    assert "3.000.000 đ" not in await pao.say("/toi")
    await officer.edit("decision_number")
    await officer.do("21/QĐ-UBND", "=no")
    held = await case_of(here, case)
    assert (held.state, held.closed_at) == ("objective", None)
    assert [item.step.kind for item in held.steps][-2:] == ["decided", "undone"]
    assert "Quyết định số 20/QĐ-UBND ngày 03/08/2026 đã ghi nhầm, nay bỏ" in here.heard("mau-pao")
    assert "3.000.000 đ" in await pao.say("/toi")
    await do(officer, case, "=share_determined", "40%", "=yes")
    assert (await kinds(here, case))[-1] == "share_determined"


async def test_edited_decision_takes_the_place_of_the_one_before(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    for steps in STEPS:
        await do(officer, case, *steps)
    await waive(officer, "20/QĐ-UBND")
    await officer.edit("decision_number")
    await officer.do("21/QĐ-UBND", "=yes")
    assert "21/QĐ-UBND" in here.heard("mau-pao")
    assert "nay bỏ" not in here.heard("mau-pao")
    held = await case_of(here, case)
    assert held.state == "not_recovered"
    alive = [item for item in held.alive if item.decision is not None]
    assert [item.paper.number for item in alive if item.paper] == ["21/QĐ-UBND"]


async def test_share_is_read_back_as_it_was_said(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    for steps in STEPS:
        await do(officer, case, *steps)
    assert "Thiệt hại 40%, theo cơ quan" in await do(officer, case, "=share_determined", "40%")


async def test_decision_step_that_an_officer_undid_is_not_put_there_again(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    for steps in STEPS:
        await do(officer, case, *steps)
    await refuse(officer, "16/QĐ-UBND")
    await do(officer, case, "=undone", "1", "=yes")
    assert (await case_of(here, case)).state == "objective"
    await do(officer, case, "=others", "=noted", "xem lại")
    assert (await case_of(here, case)).state == "objective"


async def test_leader_hears_once_of_a_decision(here: Village) -> None:
    case = await report(here, "lang-son", "Hoàng Văn Páo")
    officer = here.person("mau-thu")
    for steps in STEPS:
        await do(officer, case, *steps)
    here.posted.clear()
    await waive(officer, "17/QĐ-UBND")
    heard = here.heard("mau-hoa")
    assert heard.count(case.code) == 1
    assert "Đã có quyết định: không phải nộp lại" in heard
