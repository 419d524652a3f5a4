"""What a sentence about a loss says by the way; what reads two ways is not taken."""

from datetime import date

import pytest

from bot.understand.losses import find_count, find_day, find_named, find_share, says_danger

TODAY = date(2026, 11, 20)
YESTERDAY = {"from": "2026-11-19", "to": "2026-11-19"}


@pytest.mark.parametrize(
    ("said", "share", "count"),
    [
        ("lợn chết 12 con hôm qua", None, 12),
        ("heo chet muoi hai con", None, 12),
        ("con heo nhà tôi chết", None, None),
        ("heo chết 12/40 con từ đêm qua", {"lost": 12, "total": 40}, None),
        ("mất 3 trên 5 sào lúa tuần trước", {"lost": 3, "total": 5}, None),
        ("nhà tôi mất 3 sào lúa, 20 con gà", None, None),
        ("chết hai ba con", None, None),
        ("chết 3,5 con", None, None),
        ("chết 0 con", None, None),
        ("ngày 19/11 bão làm chết 5 con bò", None, 5),
        ("", None, None),
        ("2 triệu rưỡi tư con", None, None),
        ("mất 16 con lợn chết, trước có 40 con", {"lost": 16, "total": 40}, None),
        ("16 con trên tổng 40", {"lost": 16, "total": 40}, 16),
        ("đàn 40 con, chết mất 16 con hôm qua", {"lost": 16, "total": 40}, None),
        ("heo chet 12 con hom qua, nha nuoi 40 con", {"lost": 12, "total": 40}, None),
        ("trước có 5 con trâu, mất 20 con gà", None, None),
        ("trước có 20 con trâu, mất 5 con gà", None, None),
        ("trước có 2 mẫu lúa, mất 1 sào", None, None),
        ("mất 2 con bò, mất 3 con dê, trước có 9 con", None, None),
        ("ngày 5/11 chết 12 con", None, 12),
        ("12 con heo chết hôm 5/11", None, 12),
        ("5/11 lợn chết 12 con", None, 12),
        ("từ 5/11 lợn chết", None, None),
        ("lợn chết 5/11", None, None),
        ("chết 3/5 con hôm 5/11", {"lost": 3, "total": 5}, None),
        ("3 hôm trước chết 12 con", None, 12),
    ],
)
def test_counts_are_taken_where_they_are_clear(said: str, share: object, count: int | None) -> None:
    assert (find_share(said), find_count(said)) == (share, count)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("lợn chết 12 con hôm qua", YESTERDAY),
        ("lon chet 12 con hom qua", YESTERDAY),
        ("ngày 19/11 bão làm chết 5 con bò", YESTERDAY),
        ("lợn chết 12 con", None),
        ("ngày mai bán lợn", None),
        ("từ 19/11 lợn chết", YESTERDAY),
        ("19/11 lợn chết 12 con", YESTERDAY),
        ("mất 3/5 sào lúa", None),
        ("lợn chết 5/11", None),
    ],
)
def test_a_day_is_taken_where_a_word_of_time_stands(said: str, day: object) -> None:
    assert find_day(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("lợn chết 12 con hôm qua", "pig"),
        ("heo chet 12 con", "pig"),
        ("cháy chuồng", None),
        ("chay chuong", None),
        ("bỏ hoang", None),
        ("con bò với con lợn", None),
        ("cây ăn quả đổ hết", "tree"),
    ],
)
def test_an_option_is_taken_where_it_alone_stands_there(said: str, named: str | None) -> None:
    labels = {"pig": ("Lợn (heo)", "lợn", "heo"), "cattle": ("bò",), "tree": ("cây ăn quả", "cây")}
    assert find_named(said, labels) == named


def test_people_in_danger_are_heard() -> None:
    assert says_danger("nhà sập, có người bị thương")
    assert says_danger("nuoc lon qua, dang mac ket")
    assert not says_danger("lợn chết 12 con")


def test_no_sentence_breaks_it() -> None:
    for said in ("12/" * 300, "con " * 500, "💥 12 con", "12\0con", "٣ con", "9" * 400 + " con"):
        find_share(said), find_count(said), find_day(said, TODAY), says_danger(said)
