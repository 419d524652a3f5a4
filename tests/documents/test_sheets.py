"""Sheets that we write, and pictures of tables: nothing runs, every letter is drawn."""

import csv
import io
import unicodedata
from datetime import date, datetime, time
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.documents.fonts import bold, drawable, fitted, regular, wrapped
from bot.documents.pictures import ROWS_OF_A_PICTURE, GroupRow, group
from bot.documents.sheets import Cell, Page, csv_text, risky, xlsx

FORMULAS = ("=1+1", "+84912345678", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1")


def page(*rows: tuple[Cell, ...]) -> Page:
    return Page("Trang", [("Cột", 20)] * len(rows[0]), rows)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_in_a_workbook(text: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx([page((text,))]))).worksheets[0]
    cell = sheet["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip() == text.strip()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_in_a_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(page((text,))).decode("utf-8-sig"), newline="")))
    assert rows[1] == [f"'{text}"]


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    assert xlsx([page((text,))])
    rows = csv_text(page((text,))).decode("utf-8-sig")
    assert not any(risky(cell) for row in csv.reader(io.StringIO(rows)) for cell in row)


def test_numbers_days_and_rates_stay_what_they_are() -> None:
    day = date(2026, 9, 30)
    row: tuple[Cell, ...] = (
        3_000_000,
        day,
        Fraction(3, 20),
        Fraction(1, 3),
        None,
        "Hộ",
    )
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx([page(row)]))).worksheets[0]
    cells = [cell.value for cell in sheet[2]]
    midnight = datetime.combine(day, time())
    assert cells == [3_000_000, midnight, 0.15, "1/3", None, "Hộ"]
    text = csv_text(page(row)).decode("utf-8-sig").splitlines()[1]
    assert text == "3000000,30/09/2026,15%,1/3,,Hộ"


ROWS = [
    GroupRow(f"Hoàng Văn Hộ {number}", 3_000_000, 1_500_000 * (number % 3)) for number in range(70)
]


@pytest.mark.parametrize("count", [0, 1, ROWS_OF_A_PICTURE, ROWS_OF_A_PICTURE + 1, 70])
def test_a_group_is_drawn_on_as_many_pictures_as_it_needs(count: int) -> None:
    made = group("Tổ lợn Bản Mẫu", "Nuôi lợn đen", ROWS[:count], "21/11/2026")
    assert len(made) == max(1, -(-count // ROWS_OF_A_PICTURE))
    for content in made:
        image = Image.open(io.BytesIO(content))
        assert (image.format, image.width) == ("PNG", 900)
        assert image.height <= 2400


def test_every_vietnamese_letter_has_a_shape_of_its_own_in_the_font() -> None:
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯYđĐ":
        for mark in marks if base not in "đĐ" else ("",):
            letter = unicodedata.normalize("NFC", base + mark)
            for font in (regular(30), bold(30)):
                missing = bytes(font.getmask("\uffff"))
                assert bytes(font.getmask(letter)) != missing, letter


@given(st.text(max_size=200), st.integers(60, 600))
def test_text_is_cut_or_wrapped_to_its_width(text: str, width: int) -> None:
    font = regular(30)
    assert font.getlength(fitted(text, font, width)) <= width
    assert all(font.getlength(line) <= width for line in wrapped(text, font, width))
    assert drawable(drawable(text)) == drawable(text)
