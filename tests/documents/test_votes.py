"""Papers of a turnover: who may be chosen, a vote that is left to the people, what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.documents.errors import CannotPrint
from bot.documents.letter_parts import PREPARED
from bot.documents.votes import Candidate, Chosen, Result, Round, invitation, minutes, report
from tests.documents.opened import words_of

ROUND = Round(
    "0000000A",
    "Nuôi lợn Mẫu Một",
    "Tổ lợn thôn Mẫu Một",
    "Xã Mẫu Sơn",
    "Phòng Mẫu Lạng Sơn",
    "Điều 6 khoản 1 điểm b, QĐ 33/2022, Lạng Sơn",
    9_000_000,
    date(2026, 12, 5),
    "nhà văn hóa thôn",
    (Candidate("Giàng A Mẫu", "thôn Mẫu Ba"), Candidate("Lý A Sính", "thôn Mẫu Một", True)),
    "Lê Thị Hoa",
)
RESULT = Result("số 3/BB", date(2026, 12, 5), (Chosen("Giàng A Mẫu", 6_000_000, 4_000_000),))


def test_invitation_says_day_place_money_and_who_may_be_chosen() -> None:
    words = words_of(invitation(ROUND))
    for part in ("thứ Bảy 05/12/2026", "nhà văn hóa thôn", "9.000.000 đ", "Giàng A Mẫu", "Rồi"):
        assert part in words
    assert "trợ lý không nhận phiếu" in words
    assert PREPARED in words


def test_minutes_leave_every_vote_blank() -> None:
    words = words_of(minutes(ROUND)).split("\n")
    for name in ("Giàng A Mẫu", "Lý A Sính"):
        place = words.index(name)
        assert words[place + 2 : place + 4] == ["", ""]
    assert "ĐẠI DIỆN MẶT TRẬN TỔ QUỐC CẤP XÃ" in words


def test_minutes_name_the_maximum_where_there_is_one() -> None:
    most = words_of(minutes(replace(ROUND, maximum_vnd=20_000_000)))
    assert "Mức nhiều nhất cho một hộ: 20.000.000 đ" in most
    assert "Mức nhiều nhất cho một hộ (*)" in words_of(minutes(ROUND))


def test_report_adds_up_what_each_household_got() -> None:
    words = words_of(report(ROUND, RESULT, date(2026, 12, 20)))
    for part in (
        "số 3/BB ngày 05/12/2026",
        "6.000.000 đ",
        "4.000.000 đ",
        "1 hộ, cộng 10.000.000 đ",
    ):
        assert part in words
    assert "ngày 20 tháng 12 năm 2026" in words


def test_nothing_is_printed_of_a_vote_about_nobody() -> None:
    empty = replace(ROUND, candidates=())
    for make in (invitation, minutes):
        with pytest.raises(CannotPrint):
            make(empty)
    with pytest.raises(CannotPrint):
        report(ROUND, replace(RESULT, chosen=()), date(2026, 12, 20))
