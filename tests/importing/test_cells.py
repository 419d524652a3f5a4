"""What cells mean, by kind of column."""

from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.cells import Reader
from bot.importing.columns import FORMS, Cell, Column
from bot.importing.faults import Code
from bot.importing.labels import choices
from bot.importing.results import Read, Wrong
from bot.importing.sources import Raw
from tests.importing.books import TODAY

READER = Reader(TODAY, datetime.fromisoformat("1899-12-30"), choices())


def column(kind: Cell, key: str = "value", **changed: Any) -> Column:
    return Column(key, "Cột", kind, (), **changed)


MONEY = column(Cell.MONEY, "state_vnd", most=10**9)
DAY = column(Cell.DAY)
PHONE = column(Cell.PHONE)
RATE = column(Cell.RATE)
TYPE = column(Cell.CHOICE, "type")


def value(kind: Column, cell: object) -> object:
    return READER.read(kind, Raw(cell)).value  # type: ignore[arg-type]


def why(kind: Column, cell: object) -> Code:
    with pytest.raises(Wrong) as caught:
        value(kind, cell)
    return caught.value.code


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (20_000_000, 20_000_000),
        (20_000_000.0, 20_000_000),
        ("20 triệu", 20_000_000),
        ("20.000.000 đ", 20_000_000),
        ("20,000,000", 20_000_000),
        ("20 000 000", 20_000_000),
        ("20000000", 20_000_000),
        ("20tr5", 20_500_000),
        ("1,5 triệu", 1_500_000),
        (0, 0),
        ("0", 0),
    ],
)
def test_money_is_read_as_people_write_it(cell: object, expected: int) -> None:
    assert value(MONEY, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("20", Code.MONEY_UNIT),
        (20_000, Code.MONEY_UNIT),
        (True, Code.MONEY),
        (float("inf"), Code.MONEY_NOT_WHOLE),
        (float("nan"), Code.MONEY_NOT_WHOLE),
        ("1 triệu 25", Code.MONEY_TWO_WAYS),
        ("khoảng 20 triệu", Code.MONEY),
        (10**10, Code.MONEY_RANGE),
        (time(3, 4), Code.MONEY),
    ],
)
def test_money_that_is_not_clear_is_a_fault(cell: object, expected: Code) -> None:
    assert why(MONEY, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2026, 6, 30), date(2026, 6, 30)),
        (datetime.fromisoformat("2026-06-30T00:00"), date(2026, 6, 30)),
        ("30/6/2026", date(2026, 6, 30)),
        ("30-06-2026", date(2026, 6, 30)),
        ("30.6.26", date(2026, 6, 30)),
        ("2026-06-30", date(2026, 6, 30)),
        ("2026-06-30 00:00:00", date(2026, 6, 30)),
        ("ngày 30 tháng 6 năm 2026", date(2026, 6, 30)),
        (46203, date(2026, 6, 30)),
        ("46203", date(2026, 6, 30)),
        (46203.0, date(2026, 6, 30)),
    ],
)
def test_days_are_read_as_people_and_spreadsheets_write_them(cell: object, expected: date) -> None:
    assert value(DAY, cell) == expected


def test_a_day_number_is_said_back() -> None:
    assert READER.read(DAY, Raw(46203)) == Read(
        date(2026, 6, 30), Code.SERIAL, {"was": "46203", "now": "30/06/2026"}
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("30/6", Code.DAY_YEAR),
        ("hôm nay", Code.DAY_YEAR),
        ("tháng 6/2026", Code.DAY_PARTIAL),
        ("6/30/2026", Code.DAY),
        ("31/6/2026", Code.DAY),
        ("30/6/1026", Code.DAY_RANGE),
        (date(1999, 12, 31), Code.DAY_RANGE),
        (5, Code.DAY_RANGE),
        (True, Code.DAY),
        ("rằm tháng 7 năm 2025", Code.DAY_LUNAR),
        ("chưa rõ", Code.DAY),
    ],
)
def test_a_day_that_is_not_one_is_a_fault(cell: object, expected: Code) -> None:
    assert why(DAY, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected", "note"),
    [
        ("0912345678", "+84912345678", None),
        ("0912.345.678", "+84912345678", None),
        ("(0912) 345 678", "+84912345678", None),
        ("+84 912 345 678", "+84912345678", None),
        ("84912345678", "+84912345678", None),
        ("+84 0912 345 678", "+84912345678", None),
        ("0084912345678", "+84912345678", None),
        (912345678, "+84912345678", Code.PHONE_ZERO),
        (912345678.0, "+84912345678", Code.PHONE_ZERO),
        ("912345678", "+84912345678", Code.PHONE_ZERO),
        ("02053812345", "+842053812345", None),
        (2053812345, "+842053812345", Code.PHONE_ZERO),
    ],
)
def test_telephone_numbers_come_to_one_form(cell: object, expected: str, note: Code | None) -> None:
    read = READER.read(PHONE, Raw(cell))  # type: ignore[arg-type]
    assert (read.value, read.note) == (expected, note)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("091234567", Code.PHONE),
        ("09123456789", Code.PHONE),
        ("0112345678", Code.PHONE),
        ("abc", Code.PHONE),
        ("01681234567", Code.PHONE_OLD),
        ("0912345678, 0987654321", Code.PHONE_TWO),
        (date(2026, 1, 1), Code.NOT_TEXT),
    ],
)
def test_what_is_no_number_of_ours_is_a_fault(cell: object, expected: Code) -> None:
    assert why(PHONE, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("15%", Fraction(3, 20)),
        (0.15, Fraction(3, 20)),
        ("0,15", Fraction(3, 20)),
        ("1/3", Fraction(1, 3)),
    ],
)
def test_rates_are_exact(cell: object, expected: Fraction) -> None:
    assert value(RATE, cell) == expected


@pytest.mark.parametrize("cell", ["15", 15, "0", 0, "-5%", True, "101%"])
def test_a_rate_without_its_unit_or_out_of_bounds_is_a_fault(cell: object) -> None:
    assert why(RATE, cell) == Code.RATE


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Lợn (heo), gà, dê", "livestock_poultry"), ("heo", "livestock_poultry"), ("ngô", "crop")],
)
def test_choices_are_known_by_everyday_words(cell: str, expected: str) -> None:
    assert value(TYPE, cell) == expected


def test_a_number_never_chooses_by_place() -> None:
    assert why(TYPE, "2") in {Code.CHOICE, Code.CHOICE_NEAR}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Raw("=1+1", formula=True), Code.FORMULA),
        (Raw(" =cmd|'/c calc'!A1"), Code.FORMULA),
        (Raw("#REF!", error=True), Code.ERROR_VALUE),
        (Raw("a" * 1_000_000), Code.TOO_LONG),
        (Raw("tên ☃"), Code.LETTERS),
        (Raw("Тест"), Code.LETTERS),
        (Raw(time(1, 2)), Code.NOT_TEXT),
    ],
)
def test_hostile_text_is_a_fault(cell: Raw, expected: Code) -> None:
    with pytest.raises(Wrong) as caught:
        READER.read(column(Cell.TEXT), cell)
    assert caught.value.code == expected


@pytest.mark.parametrize("name", ["Hoàng Thị Ưởng", "Y Bhăm Niê", "Sùng A Páo", "Đinh K'Rông"])
def test_names_of_every_people_are_kept(name: str) -> None:
    assert value(column(Cell.NAME), name) == name


def test_invisible_signs_are_taken_out_and_said() -> None:
    read = READER.read(column(Cell.TEXT), Raw("Bản\u200b Mẫu\x07"))
    assert (read.value, read.note) == ("Bản Mẫu", Code.CONTROL)


def test_a_decomposed_name_is_composed() -> None:
    assert value(column(Cell.NAME), "Hoa\u0300ng Thi\u0323") == "Hoàng Thị"


@pytest.mark.parametrize("cell", ["", "  ", None, "\u200b"])
def test_nothing_is_nothing_and_a_fault_where_it_is_required(cell: object) -> None:
    assert value(column(Cell.TEXT), cell) is None
    assert why(column(Cell.TEXT, required=True), cell) == Code.EMPTY


ANY = st.one_of(
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
)


@given(ANY, st.sampled_from([column for form in FORMS for column in form.columns]))
def test_no_cell_breaks_the_reader(cell: object, kind: Column) -> None:
    try:
        read = READER.read(kind, Raw(cell))  # type: ignore[arg-type]
    except Wrong:
        return
    assert read.value is None or isinstance(read.value, str | int | date | Fraction)
