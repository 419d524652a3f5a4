"""What was written by mistake is taken back by a new entry: payments and decisions, with why."""

import asyncio

from bot.storage.ledger_tables import audit, audit_notes
from bot.storage.registers import overview, places
from bot.storage.registers.base import Book, View
from bot.storage.sealing import Place
from bot.storage.verification import verify
from tests.people import Village

WHY = "ghi nhầm hộ Páo"


async def sums(here: Village, province: str) -> tuple[int, int]:
    """Of a village: what counts as paid, what an officer confirmed."""

    def find(view: View) -> tuple[int, int]:
        (commune,) = places.communes(view, province)
        found = overview.sums(overview.of_communes(view, [commune.id]))
        return found.counted, found.confirmed

    return await Book(here.app.database).read(find)


async def reasons(here: Village) -> list[str]:
    """The words that the audit keeps of what was taken back."""

    def find(view: View) -> list[str]:
        notes = audit_notes.join(audit, audit.c.id == audit_notes.c.audit)
        rows = view.connection.execute(
            notes.select().with_only_columns(audit.c.id, audit_notes.c.words)
        )
        return [view.sealer.open(Place.AUDIT_NOTE, row.id, row.words).decode() for row in rows]

    return await Book(here.app.database).read(find)


async def receipt(here: Village, home: str) -> None:
    await here.person("mau-hoa").do("/noptien", "=received", home, "=all", "=yes")


async def confirmed(here: Village) -> None:
    """Páo's money as far as the officer."""
    await receipt(here, "Páo")
    await here.person("mau-hoa").do("/noptien", "=deposited", "=skip", "=yes")
    await here.person("mau-thu").do("/viec", "1", "=yes", "=yes")


async def test_a_wrong_confirmation_is_taken_back_and_waits_again(both: Village) -> None:
    await confirmed(both)
    officer = both.person("mau-thu")
    assert await sums(both, "lang-son") == (3_000_000, 3_000_000)
    text = await officer.do("/ghinham", "1", WHY)
    assert "bỏ dòng cán bộ đã thấy 3.000.000 đ vào tài khoản" in text
    assert f"Lý do: {WHY}" in text
    assert "Đã bỏ" in await officer.choose("yes")
    assert "là ghi nhầm, nay bỏ" in both.heard("mau-pao")
    assert "là ghi nhầm, nay bỏ" in both.heard("mau-hoa")
    assert await sums(both, "lang-son") == (3_000_000, 0)
    assert "Có 1 việc" in await officer.say("/viec")
    assert await reasons(both) == [WHY]
    report = await Book(both.app.database).read(verify)
    assert report.faults == ()


async def test_of_two_officers_at_once_one_wins_and_the_other_is_told(both: Village) -> None:
    await confirmed(both)
    officers = [both.person("mau-thu"), both.person("mau-tam")]
    for officer in officers:
        await officer.do("/ghinham", "1", WHY)
    await asyncio.gather(*(officer.choose("yes") for officer in officers))
    said = [await officer.say("/viec") for officer in officers]
    assert all("Có 1 việc" in text for text in said)
    assert await sums(both, "lang-son") == (3_000_000, 0)
    assert await reasons(both) == [WHY]


async def test_a_late_second_officer_hears_that_it_is_done(both: Village) -> None:
    await confirmed(both)
    first, second = both.person("mau-thu"), both.person("mau-tam")
    for officer in (first, second):
        await officer.do("/ghinham", "1", WHY)
    await first.choose("yes")
    assert "đã có người làm trước" in await second.choose("yes")


async def test_a_leader_takes_back_a_receipt_until_the_officer_has_confirmed(
    both: Village,
) -> None:
    leader, home = both.person("mau-hoa"), both.person("mau-pao")
    await receipt(both, "Páo")
    assert "bỏ phiếu nhận số 1, 3.000.000 đ" in await leader.do("/ghinham", "1", WHY)
    await leader.choose("yes")
    assert "phiếu nhận số 1, 3.000.000 đ là ghi nhầm" in both.heard("mau-pao")
    assert await sums(both, "lang-son") == (0, 0)
    assert "3.000.000 đ" in await home.say("/toi")
    await confirmed(both)
    assert "Không có khoản nào" in await leader.say("/ghinham")


async def test_a_household_takes_back_its_own_word_alone(both: Village) -> None:
    home = both.person("mau-pao")
    await home.do("/noptien", "=all", "=group_leader", "=skip", "=yes")
    assert "Không có khoản nào" in await both.person("mau-thu").say("/ghinham")
    assert "Không có khoản nào" in await both.person("mau-lan").say("/ghinham")
    assert "bỏ lời báo đã nộp 3.000.000 đ" in await home.do("/ghinham", "1", WHY)
    await home.choose("yes")
    assert "là ghi nhầm" in both.heard("mau-hoa")


async def test_nobody_outside_the_scope_is_offered_it(both: Village) -> None:
    await confirmed(both)
    for name in ("mau-minh", "mau-binh", "mau-pao"):
        assert "Không có khoản nào" in await both.person(name).say("/ghinham")
    assert "chưa biết" in await both.person("u-nobody").say("/ghinham")


async def test_a_withdrawal_is_undone_by_a_new_entry(both: Village) -> None:
    officer, home = both.person("mau-thu"), both.person("mau-pao")
    paper = ("Đơn xin rút", "30/7/2026", "UBND xã Mẫu Sơn", "=skip", "=yes")
    await officer.do("/quyetdinh", "=withdrawal", "=household", "Páo", *paper)
    assert "đã thôi tham gia" in await home.say("/toi")
    assert "bỏ Đơn xin rút, thôi tham gia" in await officer.do("/ghinham", "1", WHY)
    await officer.choose("yes")
    assert "nhà mình vẫn tham gia" in both.heard("mau-pao")
    assert "vẫn tham gia" in both.heard("mau-hoa")
    assert "vừa bỏ" in both.heard("mau-tam")
    assert "20.000.000 đ × 15% = 3.000.000 đ" in await home.say("/toi")
    assert "Páo" in await both.person("mau-hoa").say("/nhom")
    report = await Book(both.app.database).read(verify)
    assert report.faults == ()
