"""Files as they come: of every encoding, broken, hostile, or no sheet at all."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing import containers
from bot.importing.faults import Code, Refused
from bot.importing.reading import read
from bot.importing.rows import Reading
from bot.importing.sources import MOST_ROWS
from bot.importing.wording import line
from tests.importing.books import (
    HEADINGS,
    PROJECTS,
    TODAY,
    participant,
    sheets,
    spots,
    workbook,
)

LINES = "Mã dự án,Chủ hộ,Thôn,Vốn nhà nước hỗ trợ\nLN-01,Hoàng Thị Ưởng,Bản Mẫu,20 triệu\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def opened(content: bytes, name: str = "bang") -> Reading:
    return read(io.BytesIO(content), name, TODAY)


def refused(content: bytes) -> Code:
    with pytest.raises(Refused) as caught:
        opened(content)
    assert line(caught.value.fault)
    return caught.value.fault.code


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode(),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        LINES.encode("utf-16-le"),
        LINES.encode("utf-16-be"),
        b"\xfe\xff" + LINES.encode("utf-16-be"),
        LINES.replace(",", ";").encode(),
        LINES.replace(",", "\t").encode(),
        LINES.replace("\n", "\r\n").encode(),
        LINES.replace("Hoàng Thị Ưởng", '"Hoàng Thị Ưởng"').encode(),
    ],
)
def test_a_csv_is_read_in_its_encoding_and_separator(content: bytes) -> None:
    row = opened(content).batch.participants[0]
    assert (row.name, row.village, row.state_vnd) == ("Hoàng Thị Ưởng", "Bản Mẫu", 20_000_000)


def test_windows_1258_is_read_and_its_marks_composed() -> None:
    marks = {"à": "a\u0300", "ã": "a\u0303", "ự": "ư\u0323", "ủ": "u\u0309", "ộ": "ô\u0323",
             "ị": "i\u0323", "Ư": "Ư", "ở": "ơ\u0309", "ả": "a\u0309", "ẫ": "â\u0303",
             "ố": "ô\u0301", "ớ": "ơ\u0301", "ỗ": "ô\u0303", "ợ": "ơ\u0323",
             "ệ": "ê\u0323"}  # fmt: skip
    apart = "".join(marks.get(letter, letter) for letter in LINES)
    assert opened(apart.encode("cp1258")).batch.participants[0].name == "Hoàng Thị Ưởng"


def test_a_mark_that_falls_between_two_chunks_is_read() -> None:
    filler = "a\u0300" * 200_000
    apart = "x" + filler + "\n" + "Ma\u0303 dự án".encode("cp1258", "ignore").decode("cp1258")
    assert refused(apart.encode("cp1258")) == Code.NO_SHEET


@pytest.mark.parametrize(
    "content",
    [
        "Hä tªn chñ hé,Th«n\nNguyÔn V¨n A,B¶n\n".encode("latin-1"),  # TCVN3
        LINES.encode("utf-8") + b"\xff\xfe\x81",
        b"a,b\n\x00\x01\x02",
        b"\xff\xfe\x00\xd8\x00\xd8",
    ],
)
def test_another_encoding_is_refused_by_name(content: bytes) -> None:
    assert refused(content) == Code.ENCODING


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name) for name in made.namelist()}


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(content)
    return archive(parts | {name: change(parts[name])})


GOOD = workbook(sheets(participant(1)))
LAST_SHEET = "xl/worksheets/sheet5.xml"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Code.EMPTY_FILE),
        (OLE, Code.OLD_EXCEL),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Code.ENCRYPTED),
        (archive({"word/document.xml": b"<w/>"}), Code.OTHER_FORMAT),
        (archive({"mimetype": b"application/vnd.oasis.opendocument"}), Code.OTHER_FORMAT),
        (b"%PDF-1.7", Code.OTHER_FORMAT),
        (b"<html><table></table></html>", Code.OTHER_FORMAT),
        (GOOD[: len(GOOD) // 2], Code.BROKEN),
        (b"PK\x03\x04" + bytes(100), Code.BROKEN),
        (archive({"xl/workbook.xml": b"<not a workbook"}), Code.BROKEN),
        (archive({"xl/workbook.xml": b"<workbook/>"}), Code.BROKEN),
        (b"chi mot dong\n", Code.NO_SHEET),
        (workbook({"Trang": [["a", "b"], [1, 2]]}), Code.NO_SHEET),
        (workbook({"Trang": []}), Code.NO_SHEET),
    ],
)
def test_what_is_no_sheet_is_refused_by_name(content: bytes, expected: Code) -> None:
    assert refused(content) == expected


def test_an_archive_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = changed(GOOD, LAST_SHEET, lambda part: part + b" " * 3_000_000)
    monkeypatch.setattr(containers, "MOST_UNPACKED", 2_000_000)
    assert len(bomb) < 20_000
    assert refused(bomb) == Code.BOMB


def test_lists_that_are_read_whole_may_not_be_large() -> None:
    huge = b"<styleSheet>" + b" " * (containers.MOST_OTHERS + 1) + b"</styleSheet>"
    assert refused(changed(GOOD, "xl/styles.xml", lambda _: huge)) == Code.BOMB


def test_an_archive_of_many_parts_is_not_opened() -> None:
    many = {f"xl/x{number}.xml": b"<x/>" for number in range(containers.MOST_PARTS)}
    assert refused(archive(parts_of(GOOD) | many)) == Code.BOMB


@pytest.mark.parametrize("name", ["xl/workbook.xml", LAST_SHEET, "xl/styles.xml"])
def test_entities_are_never_declared(name: str) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    def declare(part: bytes) -> bytes:
        begin = part.index(b"?>") + 2 if part.startswith(b"<?xml") else 0
        return part[:begin] + declared + part[begin:]

    def declare_late(part: bytes) -> bytes:
        begin = part.index(b"?>") + 2 if part.startswith(b"<?xml") else 0
        return part[:begin] + b"<!--" + b"x" * 5000 + b"-->" + declared + part[begin:]

    assert refused(changed(GOOD, name, declare)) == Code.BROKEN
    assert refused(changed(GOOD, name, declare_late)) == Code.BROKEN


def test_a_declaration_in_another_encoding_is_seen() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><workbook/>'
    assert refused(changed(GOOD, "xl/workbook.xml", lambda _: text.encode("utf-16"))) == Code.BROKEN


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 100)
    assert refused(GOOD) == Code.TOO_LARGE


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    for begin in (b"", b"PK\x03\x04", GOOD[:200]):
        with suppress(Refused):
            opened(begin + content)


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_no_damaged_workbook_breaks_the_reader(place: int, noise: bytes) -> None:
    with suppress(Refused):
        opened(GOOD[:place] + noise + GOOD[place + len(noise) :])


def test_a_cell_of_a_megabyte_is_named() -> None:
    text = f"Mã dự án,Chủ hộ,Thôn,Vốn nhà nước hỗ trợ\nLN-01,{'a' * 1_000_000},Bản,20 triệu\n"
    assert spots(opened(text.encode()).faults) == [("B2", "too_long")]


def test_a_quote_that_never_closes_is_a_broken_file() -> None:
    text = LINES + 'LN-01,"' + "a" * 5_000_000
    assert refused(text.encode()) == Code.BROKEN


def edited(change: Callable[[Any], None], rows: int = 3) -> Reading:
    book = openpyxl.load_workbook(io.BytesIO(workbook(sheets(*map(participant, range(rows))))))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return opened(out.getvalue())


def test_merged_cells_are_named() -> None:
    found = edited(lambda book: book["Hộ tham gia"].merge_cells("D2:D4"))
    assert ("D2", "merged") in spots(found.faults)
    assert "D2:D4" in line(found.faults[0])


def test_a_merged_letterhead_above_the_headings_is_fine() -> None:
    def letterhead(book: Any) -> None:
        sheet = book["Hộ tham gia"]
        sheet.insert_rows(1, 3)
        sheet["A1"] = "DANH SÁCH HỘ THAM GIA DỰ ÁN"
        sheet.merge_cells("A1:F1")

    found = edited(letterhead)
    assert found.faults == ()
    assert [row.row for row in found.batch.participants] == [5, 6, 7]


def test_hidden_rows_columns_and_sheets_are_named() -> None:
    def hide(book: Any) -> None:
        book["Hộ tham gia"].row_dimensions[3].hidden = True
        book["Dự án"].column_dimensions["B"].hidden = True
        book["Tổ nhóm"].sheet_state = "hidden"

    assert spots(edited(hide).faults) == [
        ("B", "hidden_column"),
        ("", "hidden_sheet"),
        ("3", "hidden_row"),
    ]


def test_formulas_and_errors_are_named() -> None:
    def write(book: Any) -> None:
        book["Hộ tham gia"]["G2"] = "=SUM(1,2)"
        book["Hộ tham gia"]["G3"] = "#DIV/0!"

    assert spots(edited(write).faults) == [("G2", "formula"), ("G3", "error_value")]


def test_rows_far_below_and_cells_far_right_cost_nothing() -> None:
    def write(book: Any) -> None:
        book["Hộ tham gia"]["XFD2"] = "x"
        for column, cell in enumerate(participant(9), start=1):
            book["Hộ tham gia"].cell(200_000, column).value = cell

    found = edited(write)
    assert found.faults == ()
    assert found.batch.participants[-1].row == 200_000


def test_what_a_sheet_says_of_its_own_size_is_not_believed() -> None:
    lying = changed(
        GOOD,
        LAST_SHEET,
        lambda part: re.sub(b"<dimension[^>]*/>", b"", part).replace(
            b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>'
        ),
    )
    assert len(opened(lying).batch.participants) == 1


def test_a_line_of_column_numbers_and_a_line_of_sums_are_no_rows() -> None:
    rows: list[list[Any]] = [HEADINGS, [f"({n})" for n in range(1, 11)], participant(1),
            [None, None, "Tổng cộng", None, None, None, 20_000_000, None, None, None]]  # fmt: skip
    found = opened(workbook({"Dự án": PROJECTS, "Hộ tham gia": rows}))
    assert found.faults == ()
    assert [row.row for row in found.batch.participants] == [3]
    assert [str(note.code) for note in found.notes] == ["sum"]


def test_too_many_rows_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.importing.reading.MOST_ROWS", 10)
    found = opened(workbook(sheets(*map(participant, range(20)))))
    assert spots(found.faults) == [("12", "too_many_rows")]
    assert MOST_ROWS >= 20_000


def test_only_so_many_faults_are_listed() -> None:
    rows = [participant(number, **{"Chủ hộ": None}) for number in range(700)]
    found = opened(workbook(sheets(*rows)))
    assert (len(found.faults), found.unlisted) == (500, 200)
