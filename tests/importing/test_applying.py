"""Sheets into the registers, on both databases: whole, once, and never half."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.access import Role
from bot.documents.exports import What, page
from bot.documents.sheets import csv_text, xlsx
from bot.importing import whole
from bot.importing.applying import Applied
from bot.importing.whole import Outcome, Rights, import_file
from bot.storage.ledger_tables import obligations as obligation_table
from bot.storage.register_tables import participations as participation_table
from bot.storage.registers import (
    accounts,
    assessing,
    groups,
    households,
    overview,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.assessing import assess, unassessed
from bot.storage.registers.base import SYSTEM, Actor, Book, View
from bot.storage.registers.households import Relation
from bot.storage.tables import METADATA
from bot.storage.writer import Writer
from tests.importing.books import (
    AGENCY,
    HEADINGS,
    TODAY,
    moment,
    participant,
    sheets,
    spots,
    workbook,
)


async def imported(
    book: Book,
    writer: Writer,
    content: bytes,
    *,
    trial: bool = False,
    rights: Rights = whole.ANYWHERE,
    hour: int = 0,
) -> Outcome:
    return await import_file(
        book,
        writer,
        io.BytesIO(content),
        "bang.xlsx",
        actor=SYSTEM,
        at=moment(hour),
        today=TODAY,
        trial=trial,
        rights=rights,
    )


async def applied(book: Book, writer: Writer, content: bytes, **options: Any) -> Applied:
    outcome = await imported(book, writer, content, **options)
    assert outcome.reading.faults == ()
    assert outcome.applied is not None
    return outcome.applied


async def counts(book: Book) -> dict[str, int]:
    """How many rows every table has."""

    def count(view: View) -> dict[str, int]:
        return {
            table.name: view.connection.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for table in METADATA.tables.values()
        }

    return await book.read(count)


def commune(*rows: Sequence[Any]) -> bytes:
    return workbook(sheets(*rows))


async def test_one_sheet_sets_up_a_commune(book: Book, writer: Writer) -> None:
    done = await applied(book, writer, commune(*map(participant, range(5))))
    assert done.added == {
        "commune": 1, "agency": 1, "account": 1, "authority": 2, "project": 2, "group": 2,
        "person": 7, "household": 5, "participation": 5,
    }  # fmt: skip
    assert (done.changed, done.waiting) == ({}, 1)

    def look(view: View) -> None:
        here = places.communes(view)[0]
        assert (here.province, here.name) == ("lang-son", "Xã Mẫu Sơn")
        assert [h.holder for h in places.holdings(view, "lang-son")] == [
            "UBND huyện Mẫu",
            "UBND xã Mẫu Sơn",
        ]
        agency = places.agencies(view, here.id)[0]
        waiting = accounts.standing(view, [agency.id], moment())[agency.id].coming
        assert waiting is not None
        assert (waiting.facts.number, waiting.facts.bin) == ("3713.0.1234567", None)
        pigs, maize = projects.of_commune(view, here.id)
        assert (pigs.facts.type, pigs.facts.approved_by) == ("livestock_poultry", "district_chair")
        assert (maize.facts.cycle_months, str(maize.facts.rate)) == (5, "1/10")
        assert pigs.facts.agency == agency.id
        group = groups.of_project(view, pigs.id)[0]
        assert people.get(view, group.leader or 0).phone == "+84912000001"
        lines = overview.of_groups(view, [group.id])
        assert {line.participation.facts.state_vnd for line in lines} == {20_000_000}
        assert {line.standing.sums.due for line in lines if line.standing} == {3_000_000}

    await book.read(look)


async def test_the_same_file_twice_changes_nothing(book: Book, writer: Writer) -> None:
    content = commune(*map(participant, range(40)), participant(50, **{"Mã hộ": "H-50"}))
    await applied(book, writer, content)
    before = await counts(book)
    again = await applied(book, writer, content, hour=1)
    assert again.nothing
    assert again.projects == ()
    assert await counts(book) == before


async def test_a_trial_says_what_it_would_do_and_writes_nothing(book: Book, writer: Writer) -> None:
    before = await counts(book)
    done = await applied(book, writer, commune(*map(participant, range(3))), trial=True)
    assert done.added["participation"] == 3
    assert await counts(book) == before


async def test_one_fault_and_nothing_is_written(book: Book, writer: Writer) -> None:
    before = await counts(book)
    outcome = await imported(
        book, writer, commune(participant(1), participant(2, **{"Điện thoại": "1"}))
    )
    assert outcome.applied is None
    assert spots(outcome.reading.faults) == [("F3", "phone")]
    assert await counts(book) == before


async def test_what_breaks_in_the_middle_leaves_nothing(
    book: Book, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await counts(book)

    def lost(*_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(participations, "add_many", lost)
        with pytest.raises(RuntimeError, match="the power went"):
            await imported(book, writer, commune(*map(participant, range(20))))
    assert await counts(book) == before
    assert (await applied(book, writer, commune(participant(1)))).added["household"] == 1


async def test_a_crash_before_anything_was_assessed_is_made_good(
    book: Book, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(assessing, "assess_some", lost)
        with pytest.raises(RuntimeError, match="the power went"):
            await imported(book, writer, commune(*map(participant, range(4))))
    assert len(await book.read(unassessed)) == 1
    await assess(book, writer, actor=SYSTEM, at=moment(), today=TODAY)
    assert await book.read(unassessed) == ()
    done = await counts(book)
    assert done[obligation_table.name] == done[participation_table.name] == 4


async def test_a_corrected_sheet_changes_only_what_differs(book: Book, writer: Writer) -> None:
    await applied(book, writer, commune(*map(participant, range(5))))
    rows = [participant(number) for number in range(5)]
    rows[2] = participant(2, **{"Vốn nhà nước hỗ trợ": "15 triệu", "Đối tượng": "Hộ nghèo"})
    rows[3] = participant(3, **{"Điện thoại": "0987000003"})
    done = await applied(book, writer, commune(*rows), hour=1)
    assert done.added == {}
    assert done.changed == {"household": 1, "person": 1, "participation": 1}
    assert len(done.projects) == 1


async def test_what_a_sheet_leaves_empty_erases_nothing(book: Book, writer: Writer) -> None:
    await applied(book, writer, commune(participant(1)))
    bare = {"Điện thoại": None, "Đối tượng": None, "Vốn của hộ": None, "Tổ nhóm": None}
    assert (await applied(book, writer, commune(participant(1, **bare)), hour=1)).nothing


async def test_a_shared_telephone_makes_a_helper_who_is_told_nothing_yet(
    book: Book, writer: Writer
) -> None:
    leader = {"Điện thoại": "0912000001"}
    shared = {"Điện thoại": "0913999999"}
    rows = [
        participant(1, **leader),
        participant(2, **leader | {"Chủ hộ": "Nông Thị Hoa"}),
        participant(3, **shared),
        participant(4, **shared),
    ]
    await applied(book, writer, commune(*rows))

    def look(view: View) -> list[list[tuple[str, str, str | None, bool]]]:
        found = []
        for home in households.of_commune(view, places.communes(view)[0].id):
            members = households.members(view, [home.id])[home.id]
            known = people.many(view, [item.person for item in members])
            found.append(
                sorted(
                    (item.relation.value, known[item.person].name, known[item.person].phone,
                     item.gets_notices)
                    for item in members
                )
            )  # fmt: skip
        return found

    head, helper = Relation.HEAD.value, Relation.HELPER.value
    assert await book.read(look) == [
        [(head, "Hoàng Văn B", None, True), (helper, "Nông Thị Hoa", "+84912000001", False)],
        [(head, "Nông Thị Hoa", "+84912000001", True)],
        [(head, "Hoàng Văn D", "+84913999999", True)],
        [(head, "Hoàng Văn E", None, True), (helper, "Hoàng Văn D", "+84913999999", False)],
    ]
    assert (await applied(book, writer, commune(*rows), hour=1)).nothing


async def test_namesakes_are_told_apart_by_their_code(book: Book, writer: Writer) -> None:
    rows = [
        participant(number, **{"Chủ hộ": "Lý Thị Mai", "Thôn": "Bản 1", "Mã hộ": f"H{number}"})
        for number in (1, 2)
    ]
    assert (await applied(book, writer, commune(*rows))).added["household"] == 2
    assert (await applied(book, writer, commune(*rows), hour=1)).nothing


async def test_a_new_account_waits_and_another_one_is_held_back(book: Book, writer: Writer) -> None:
    await applied(book, writer, commune(participant(1)))
    pages = sheets(participant(1))
    row = [*AGENCY[1]]
    row[6] = "3713.0.9999999"
    pages["Đơn vị"] = [AGENCY[0], row]
    done = await applied(book, writer, workbook(pages), hour=1)
    assert (done.waiting, done.held_back) == (0, 1)


async def test_a_bank_account_gets_the_number_of_its_bank(book: Book, writer: Writer) -> None:
    pages = sheets(participant(1))
    row = [*AGENCY[1]]
    row[4:6] = ["Ngân hàng", "Agribank Lộc Bình"]
    row[6] = "8400205000000"
    pages["Đơn vị"] = [AGENCY[0], row]
    await applied(book, writer, workbook(pages))

    def look(view: View) -> str | None:
        agency = places.agencies(view)[0]
        coming = accounts.standing(view, [agency.id], moment())[agency.id].coming
        return coming.facts.bin if coming else None

    assert await book.read(look) == "970405"


async def test_an_officer_writes_in_the_own_commune_only(book: Book, writer: Writer) -> None:
    await applied(book, writer, commune(participant(1)))
    alone = workbook({"Hộ tham gia": [HEADINGS, participant(2)]})
    nowhere = Rights(lambda *_: False, lambda _: False)
    outcome = await imported(book, writer, alone, rights=nowhere)
    assert outcome.applied is None
    here = Rights(lambda province, _: province == "lang-son", lambda _: False)
    assert (await applied(book, writer, alone, rights=here)).added["participation"] == 1


async def test_what_is_exported_can_be_imported_and_changes_nothing(
    book: Book, writer: Writer
) -> None:
    rows = [participant(number) for number in range(6)]
    rows.append(participant(7, **{"Tỷ lệ riêng của hộ": "1/3", "Vốn của hộ": None}))
    await applied(book, writer, commune(*rows))
    for what in (What.PARTICIPANTS, What.PROJECTS):
        for write in (lambda one: xlsx([one]), csv_text):

            def export(view: View, what: What = what, write: Any = write) -> bytes:
                ids = [item.id for item in places.communes(view)]
                content: bytes = write(page(view, what, ids, masked=False))
                return content

            again = await applied(book, writer, await book.read(export), hour=1)
            assert again.nothing, (what, again)


async def test_an_import_is_written_under_the_name_of_its_officer(
    book: Book, writer: Writer
) -> None:
    officer = await book.write(
        writer, SYSTEM, moment(), lambda pen: people.add(pen, people.NewPerson("Lý Thị Cán"))
    )
    await import_file(
        book,
        writer,
        io.BytesIO(commune(participant(1))),
        "bang.xlsx",
        actor=Actor(officer, Role.OFFICER),
        at=moment(),
        today=TODAY,
    )
    table = METADATA.tables["audit"]

    def who(view: View) -> set[tuple[int | None, str]]:
        rows = view.connection.execute(select(table.c.person, table.c.role))
        return {(person, role) for person, role in rows}

    assert (officer, "officer") in await book.read(who)


async def test_an_officer_of_one_commune_among_several_need_not_name_it(
    book: Book, writer: Writer
) -> None:
    await applied(book, writer, commune(participant(1)))
    pages = sheets(participant(1))
    pages["Đơn vị"] = [AGENCY[0], ["Lạng Sơn", "Xã Khác", *AGENCY[1][2:]]]
    await applied(book, writer, workbook(pages))

    def second(view: View) -> int:
        return max(item.id for item in places.communes(view))

    mine = await book.read(second)
    rights = Rights(lambda _, id_: id_ == mine, lambda _: False)
    alone = workbook({"Hộ tham gia": [HEADINGS, participant(2)]})
    assert (await applied(book, writer, alone, rights=rights)).added["participation"] == 1

    def there(view: View) -> int:
        return len(overview.of_communes(view, [mine]))

    assert await book.read(there) == 2
    assert (await imported(book, writer, alone)).applied is None


async def test_communes_of_one_name_in_two_provinces_are_two(book: Book, writer: Writer) -> None:
    await applied(book, writer, commune(participant(1)))
    pages = {"Đơn vị": [AGENCY[0], ["Đồng Nai", *AGENCY[1][1:]]]}
    done = await applied(book, writer, workbook(pages))
    assert done.added == {"commune": 1, "agency": 1, "account": 1}
