"""The copy with its marks, the form, and the commands around them."""

import argparse
import io
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import parser
from bot.commands import export, imports
from bot.errors import UsageError
from bot.importing.checking import check
from bot.importing.columns import FORMS, GUIDE, LISTS
from bot.importing.faults import Code, Fault, letters
from bot.importing.marking import LIST, listing, marked_copy
from bot.importing.reading import read
from bot.importing.template import participants_csv, template
from bot.importing.wording import WORDS, line
from tests.importing.books import (
    TODAY,
    participant,
    reading,
    sheets,
    spots,
    workbook,
)

FAULTY = workbook(
    sheets(
        participant(1),
        participant(2, **{"Điện thoại": "1", "Chủ hộ": None}),
        participant(3, Thôn="=1+1"),
        participant(4, **{"Điện thoại": 913000004}),
        participant(1),
    )
)


def copy_of(content: bytes, name: str = "bang.xlsx") -> bytes:
    return marked_copy(io.BytesIO(content), name, reading(content, name=name))


def test_every_faulty_cell_is_marked_at_its_place_and_says_what_is_wrong() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(FAULTY)))["Hộ tham gia"]
    marked = {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }
    assert set(marked) == {"C3", "F3", "D4", "C6", "F5"}
    assert marked["F3"] == "Không phải số điện thoại Việt Nam. Ví dụ đúng: 0912345678."
    assert sheet["C3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["C2"].comment is None


def test_the_copy_lists_every_fault_first() -> None:
    book = openpyxl.load_workbook(io.BytesIO(copy_of(FAULTY)))
    assert book.sheetnames[0] == LIST
    rows = [tuple(cell.value for cell in row) for row in book[LIST].iter_rows()]
    assert ("Hộ tham gia, ô C3", "Còn trống: Chủ hộ.") in rows
    assert ("Trợ lý đã đọc thế này", None) in rows


def test_the_copy_has_the_same_faults_as_the_file() -> None:
    assert spots(reading(copy_of(FAULTY)).faults) == spots(reading(FAULTY).faults)


def test_a_formula_is_only_text_in_the_copy() -> None:
    cell = openpyxl.load_workbook(io.BytesIO(copy_of(FAULTY)))["Hộ tham gia"]["D4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_csv_gets_a_copy_too() -> None:
    text = "Mã dự án,Chủ hộ,Thôn,Vốn nhà nước hỗ trợ\nLN-01,,Bản Mẫu,20\n".encode()
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(text, "ho.csv")))["ho"]
    assert sheet["B2"].comment.text == "Còn trống: Chủ hộ."
    assert sheet["D2"].comment.text.startswith("Chưa rõ 20 là đồng, nghìn hay triệu.")


def test_the_list_for_a_terminal_is_short_and_says_how_many_more() -> None:
    faults = reading(workbook(sheets(*(participant(n, **{"Chủ hộ": None}) for n in range(60)))))
    lines = listing(faults, "vi", 10)
    assert len(lines) == 11
    assert lines[-1] == "… và 50 chỗ nữa."
    assert listing(faults, "en", 10)[0] == "Hộ tham gia, cell C2: Chủ hộ is empty."


@pytest.mark.parametrize("code", Code)
def test_every_fault_has_words_in_both_languages(code: Code) -> None:
    names = ("header", "name", "near", "other", "what", "why", "was", "now", "known", "most",
             "least", "ref", "province")  # fmt: skip
    fault = Fault(code, "Trang", 3, 4, dict.fromkeys(names, "X"))
    vi, en = line(fault), line(fault, "en")
    assert vi != en
    assert vi.startswith("Trang, ô D3: ")
    assert len(WORDS) == len(Code)


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_their_letters(column: int, name: str) -> None:
    assert letters(column) == name


def test_the_form_has_every_sheet_with_lists_to_choose_from() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    assert book.sheetnames == [GUIDE, *(form.title for form in FORMS), LISTS]
    assert book[LISTS].sheet_state == "hidden"
    rules = book["Hộ tham gia"].data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["G2:G2000"]
    choices = {cell.value for column in book[LISTS].iter_cols() for cell in column if cell.value}
    assert {"Hộ cận nghèo", "Kho bạc", "33/2022/QĐ-UBND Lạng Sơn"} <= choices


@pytest.mark.parametrize(
    ("content", "name"), [(template(), "m.xlsx"), (participants_csv(), "m.csv")]
)
def test_the_form_as_it_is_brings_nobody_and_has_no_fault(content: bytes, name: str) -> None:
    found = check(read(io.BytesIO(content), name, TODAY), ())
    assert (found.faults, found.batch.size) == ((), 0)
    assert {str(note.code) for note in found.notes} == {"example"}


def test_the_examples_of_the_form_are_right_where_they_do_not_say_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    for form in FORMS:
        for row in book[form.title].iter_rows(min_row=2, max_row=5):
            for cell in row:
                if isinstance(cell.value, str):
                    for old, new in (("Ví Dụ", "Mẫu"), ("ví dụ", "mẫu")):
                        cell.value = cell.value.replace(old, new)
    out = io.BytesIO()
    book.save(out)
    found = check(read(io.BytesIO(out.getvalue()), "m.xlsx", TODAY), ())
    assert found.faults == ()
    assert found.batch.size == 1 + 2 + 2 + 2 + 3


def arguments(*words: str) -> argparse.Namespace:
    return parser().parse_args(words)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with settings that lead to a database in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_DATABASE_URL", f"sqlite:///{tmp_path}/bot.db")
    return tmp_path


def test_the_command_imports_says_what_it_did_and_exports_it_again(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("xa.xlsx").write_bytes(workbook(sheets(participant(1), participant(2))))
    assert imports.run(arguments("import", "xa.xlsx", "--dry-run")) == 0
    assert "Chạy thử, chưa ghi gì." in capsys.readouterr().out
    assert imports.run(arguments("import", "xa.xlsx")) == 0
    assert "Thêm 2 hộ" in capsys.readouterr().out
    assert imports.run(arguments("import", "xa.xlsx")) == 0
    assert "không có gì đổi" in capsys.readouterr().out
    assert export.run(arguments("export", "area", "--masked")) == 0
    book = openpyxl.load_workbook("danh-sach.xlsx")
    assert book.sheetnames == ["Danh sách", "Hộ tham gia", "Dự án", "Câu hỏi chưa trả lời"]
    words = {cell.value for row in book["Hộ tham gia"].iter_rows() for cell in row}
    assert "H. V. C" in words
    assert not words & {"Hoàng Văn C", "0913000001", "Hộ nghèo"}
    with pytest.raises(UsageError, match="there already"):
        export.run(arguments("export", "area"))
    options = ("participants", "--output", "h.csv", "--commune", "xã mẫu sơn")
    assert export.run(arguments("export", *options)) == 0
    assert Path("h.csv").read_text("utf-8-sig").splitlines()[1].startswith("LN-01,Xã Mẫu Sơn,")
    with pytest.raises(UsageError, match="there is no commune Xa La"):
        export.run(arguments("export", "projects", "--commune", "Xa La"))


def test_the_command_names_faults_and_leaves_a_marked_copy_beside_the_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("xa.xlsx").write_bytes(FAULTY)
    for name in ("xa-loi.xlsx", "xa-loi2.xlsx"):
        assert imports.run(arguments("import", "xa.xlsx")) == 1
        said = capsys.readouterr().err
        assert "Hộ tham gia, ô C3: Còn trống: Chủ hộ." in said
        assert "Chưa ghi gì vào sổ." in said
        assert openpyxl.load_workbook(name).sheetnames[0] == LIST


def test_the_command_refuses_what_is_no_sheet(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.xlsx").write_bytes(b"")
    assert imports.run(arguments("import", "a.xlsx")) == 1
    assert capsys.readouterr().err.strip() == "Tệp trống, không có chữ nào."
    with pytest.raises(UsageError, match="cannot read"):
        imports.run(arguments("import", "missing.xlsx"))


@pytest.mark.parametrize(
    ("words", "name"),
    [((), "mau-von-quay-vong.xlsx"), (("--format", "csv"), "mau-von-quay-vong.csv")],
)
def test_the_command_gives_the_form(here: Path, words: tuple[str, ...], name: str) -> None:
    assert export.run(arguments("export", "template", *words)) == 0
    assert (here / name).stat().st_size > 200
