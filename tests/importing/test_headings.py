"""Titles and headings as people write them."""

import pytest

from tests.importing.books import HEADINGS, PROJECTS, participant, reading, sheets, spots, workbook


def with_headings(*headings: str | None) -> bytes:
    pages = sheets(participant(1))
    pages["Hộ tham gia"][0] = list(headings)
    return workbook(pages)


def renamed(**names: str | None) -> bytes:
    return with_headings(*(names.get(name.replace(" ", "_"), name) for name in HEADINGS))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Chủ_hộ", "HỌ VÀ TÊN CHỦ HỘ"),
        ("Chủ_hộ", "chu ho *"),
        ("Chủ_hộ", "Họ tên\nchủ hộ (*)"),
        ("Thôn", "Thôn, bản"),
        ("Điện_thoại", "SĐT"),
        ("Vốn_nhà_nước_hỗ_trợ", "Vốn NSNN (đồng)"),
        ("Mã_dự_án", "Mã DA"),
    ],
)
def test_a_heading_is_known_by_its_usual_names(old: str, new: str) -> None:
    assert reading(renamed(**{old: new})).faults == ()


def test_a_misspelt_heading_is_asked_about() -> None:
    found = reading(renamed(Vốn_nhà_nước_hỗ_trợ="Vốn nhà nước hổ chợ"))
    assert spots(found.faults) == [("G1", "renamed_column")]
    assert found.faults[0].args["near"] == "Vốn nhà nước hỗ trợ"


def test_a_missing_heading_is_named() -> None:
    found = reading(renamed(Thôn=None))
    assert spots(found.faults) == [("1", "missing_column")]
    assert found.faults[0].args["header"] == "Thôn"


def test_a_heading_that_is_not_ours_is_left_out_and_said() -> None:
    found = reading(with_headings(*HEADINGS, "Số căn cước"))
    assert found.faults == ()
    assert ("K1", "unused_column") in spots(found.notes)


def test_a_heading_that_is_there_twice_is_named() -> None:
    found = reading(with_headings(*HEADINGS, "SĐT"))
    assert spots(found.faults) == [("K1", "column_twice")]


@pytest.mark.parametrize("unit", ["triệu đồng", "nghìn đồng", "ĐVT: 1.000 đ"])
def test_a_heading_that_counts_thousands_or_millions_is_named(unit: str) -> None:
    found = reading(renamed(Vốn_nhà_nước_hỗ_trợ=f"Vốn nhà nước hỗ trợ ({unit})"))
    assert ("G1", "column_unit") in spots(found.faults)


def test_a_sheet_with_another_title_is_known_by_its_headings() -> None:
    pages = sheets(participant(1))
    pages["Sheet1"] = pages.pop("Hộ tham gia")
    assert len(reading(workbook(pages)).batch.participants) == 1


def test_two_sheets_of_one_kind_are_named() -> None:
    pages = sheets(participant(1)) | {"Du an": PROJECTS}
    assert "two_sheets" in {str(fault.code) for fault in reading(workbook(pages)).faults}


def test_a_sheet_of_something_else_is_left_out_and_said() -> None:
    found = reading(workbook(sheets(participant(1)) | {"Ghi chú": [["Gọi anh Ba"]]}))
    assert found.faults == ()
    assert "unused_sheet" in {str(note.code) for note in found.notes}
