"""Faults between rows, and between rows and the registers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from bot.importing.checking import check
from bot.importing.known import KnownCommune, commune_key
from bot.importing.labels import ROLES
from bot.importing.reading import read
from bot.rules import load
from tests.importing.books import (
    AGENCY,
    AUTHORITIES,
    GROUPS,
    HEADINGS,
    PROJECTS,
    TODAY,
    participant,
    reading,
    sheets,
    spots,
    workbook,
)

MAU_SON = KnownCommune(
    "lang-son", "Xã Mẫu Sơn", frozenset({"Phòng Kinh tế"}), {"LN-01": frozenset({"Tổ lợn Bản Mẫu"})}
)


def faults_of(pages: dict[str, Any], *known: KnownCommune) -> list[tuple[str, str]]:
    return spots(reading(workbook(pages), *known).faults)


def commune_with(title: str, *rows: Sequence[Any]) -> dict[str, Any]:
    """A sound commune with other rows on one sheet, below its headings."""
    pages = sheets(participant(1))
    pages[title] = [pages[title][0], *map(list, rows)]
    return pages


def test_a_whole_commune_is_sound() -> None:
    found = reading(workbook(sheets(*map(participant, range(30)))))
    assert found.sound
    assert found.batch.size == 1 + 2 + 2 + 2 + 30


def test_participants_alone_refer_to_the_registers() -> None:
    rows = {"Hộ tham gia": [HEADINGS, participant(1)]}
    assert faults_of(rows, MAU_SON) == []
    assert faults_of(rows) == [("2", "which_commune")]
    other = KnownCommune("lang-son", "Xã Khác")
    assert faults_of(rows, MAU_SON, other) == [("2", "which_commune")]
    mine = KnownCommune("lang-son", "Xã Khác", mine=False)
    assert faults_of(rows, MAU_SON, mine) == []


def test_a_household_whose_name_or_village_says_example_is_imported() -> None:
    for column in ("Chủ hộ", "Thôn"):
        row = list(participant(1))
        row[HEADINGS.index(column)] = "Vi Dụng Ví Dụ"
        found = reading(workbook(sheets(row)))
        assert found.sound
        assert (len(found.batch.participants), found.notes) == (1, ())


def test_a_commune_of_somebody_else_is_refused() -> None:
    theirs = KnownCommune("lang-son", "Mẫu Sơn", mine=False)
    found = faults_of(sheets(participant(1)), theirs)
    assert {code for _, code in found} == {"out_of_scope"}


def test_a_new_commune_needs_the_right_to_add_one() -> None:
    import io

    content = io.BytesIO(workbook(sheets(participant(1))))
    found = check(read(content, "b.xlsx", TODAY), (), lambda province: province == "dong-nai")
    assert {fault.code.value for fault in found.faults} == {"out_of_scope"}


def test_an_unknown_project_is_named_with_the_one_that_is_close() -> None:
    found = reading(workbook(sheets(participant(1, **{"Mã dự án": "LN-011"}))))
    assert spots(found.faults) == [("A2", "unknown_project")]
    assert found.faults[0].args["near"] == " Có phải “LN-01”?"


def test_a_faulty_project_is_told_once_and_not_at_each_participant() -> None:
    bad = [*PROJECTS[1]]
    bad[2] = "Văn bản lạ"
    found = faults_of(commune_with("Dự án", bad, PROJECTS[2]))
    assert found == [("C2", "choice")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, [("C3", "twice")]),
        ({"Mã hộ": "H1"}, {"Mã hộ": "H1", "Mã dự án": "NG-01", "Chủ hộ": "Ai Khác"},
         [("C3", "conflict")]),
        ({"Mã hộ": "H1"}, {"Mã hộ": "H2"}, []),
        ({"Mã hộ": "H1"}, {}, [("I3", "namesake")]),
        ({}, {"Mã hộ": "H1"}, [("I3", "namesake")]),
        ({}, {"Mã dự án": "NG-01"}, []),
        ({}, {"Mã dự án": "NG-01", "Đối tượng": "Hộ nghèo"}, [("E3", "conflict")]),
        ({}, {"Thôn": "Bản khác"}, []),
        ({}, {"Chủ hộ": "HOÀNG VĂN  B"}, [("C3", "twice")]),
    ],
)  # fmt: skip
def test_rows_that_mean_one_household_must_agree(
    first: dict[str, Any], second: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    rows = [participant(1, **{"Tổ nhóm": None} | other) for other in (first, second)]
    assert faults_of(sheets(*rows)) == expected


def test_one_telephone_may_serve_several_households() -> None:
    rows = [participant(number, **{"Điện thoại": "0912345678"}) for number in range(5)]
    assert faults_of(sheets(*rows)) == []


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Tổ lợn bản mẫu", []),
        ("Tổ lợn Bản Mâu", [("B2", "unknown_group")]),
        ("Tổ lợn Bản Mẫu 2", []),
        ("Tổ hoàn toàn khác", []),
    ],
)
def test_a_group_that_is_written_a_little_differently_is_asked_about(
    group: str, expected: list[tuple[str, str]]
) -> None:
    assert faults_of(sheets(participant(1, **{"Tổ nhóm": group}))) == expected


def test_projects_are_checked_against_their_province_and_each_other() -> None:
    row = PROJECTS[1]
    again = [*row]
    again[0] = "ln-01"
    elsewhere = ["DN-01", "Nuôi bò", "15/2023/QĐ-UBND", "bò", *row[4:]]
    backwards = ["BN-01", *row[1:9], date(2026, 7, 1), date(2026, 6, 30), None]
    pages = commune_with("Dự án", row, again, elsewhere, backwards)
    found = faults_of({title: rows for title, rows in pages.items() if title != "Tổ nhóm"})
    assert found == [("A3", "twice"), ("C4", "other_province"), ("K5", "ends_first")]


def test_an_account_is_given_whole_or_not_at_all() -> None:
    row = [*AGENCY[1]]
    row[7] = None
    found = reading(workbook(commune_with("Đơn vị", row)))
    assert spots(found.faults) == [("G2", "account_parts")]
    assert found.faults[0].args["what"] == "Chủ tài khoản"
    row[4:] = [None, None, None, None]
    assert faults_of(commune_with("Đơn vị", row)) == []


def test_holders_of_one_role_do_not_overlap() -> None:
    role = AUTHORITIES[1][0]
    rows = [
        (role, "UBND huyện", date(2022, 1, 1), date(2025, 6, 30)),
        (role, "UBND xã", date(2025, 6, 1), None),
        (role, "UBND phường", date(2026, 1, 1), date(2025, 1, 1)),
    ]
    found = faults_of(commune_with("Thẩm quyền", *rows))
    assert found == [("C3", "conflict"), ("D4", "ends_first")]


def test_an_open_holder_ends_where_the_next_begins() -> None:
    role = AUTHORITIES[1][0]
    rows = [(role, "A", date(2022, 1, 1), None), (role, "B", date(2025, 7, 1), None)]
    assert faults_of(commune_with("Thẩm quyền", *rows)) == []


def test_groups_are_there_once_in_a_known_project() -> None:
    rows = (GROUPS[1], GROUPS[1], ["XX", "Tổ", None, None])
    found = faults_of(commune_with("Tổ nhóm", *rows))
    assert found == [("B3", "twice"), ("A4", "unknown_project")]


def test_an_agency_that_nobody_listed_is_named() -> None:
    headings = [*PROJECTS[0], "Cơ quan được giao vốn"]
    pages = sheets(participant(1))
    pages["Dự án"] = [headings, [*PROJECTS[1], "Phòng lạ"], [*PROJECTS[2], "phòng kinh tế"]]
    assert faults_of(pages) == [("M2", "unknown_agency")]


@pytest.mark.parametrize("name", ["Xã Mẫu Sơn", "mẫu sơn", "XÃ  MẪU SƠN"])
def test_a_commune_is_known_with_and_without_its_kind(name: str) -> None:
    assert commune_key(name) == "mẫu sơn"


def test_every_role_of_the_documents_on_recovery_has_a_name_on_the_sheet() -> None:
    policies = [policy for policy in load().values() if policy.rates is not None]
    roles = {role for policy in policies for role in policy.authorities}
    assert roles <= set(ROLES)
