"""What a sentence tells of a loss by the way: whether there was one, and which part."""

import pytest

from bot.understand.told import find_part, tells_loss


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("mat nua dan", True),
        ("lợn chết có phải nộp lại không", True),
        ("lũ cuốn mất nửa", True),
        ("cháy chuồng", True),
        ("mất 3 sào lúa", True),
        ("heo bị tiêu hủy", True),
        ("hư hết rồi", True),
        ("không chết con nào", False),
        ("chưa thiệt hại gì", False),
        ("mất 3 triệu tiền thức ăn", False),
        ("mất 3", False),
        ("mất", False),
        ("nuôi gà nộp lại bao nhiêu", False),
        ("", False),
        ("mất " * 500, False),
    ],
)
def test_a_loss_is_told_apart_from_other_words(said: str, is_one: bool) -> None:
    assert tells_loss(said) is is_one


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("chết 16/40 con vì dịch", {"lost": 16, "total": 40}),
        ("bị dịch chết 12 trong 40 con lợn", {"lost": 12, "total": 40}),
        ("mat nua dan", {"percent": "50"}),
        ("thiệt hại 40% thì nộp bao nhiêu", {"percent": "40"}),
        ("lợn chết thì nộp 15%", None),
        ("lợn chết", None),
        ("nộp 15%", None),
    ],
)
def test_the_part_is_read_where_it_is_that_of_the_loss(said: str, part: object) -> None:
    assert find_part(said) == part
