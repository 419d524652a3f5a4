"""Which sum of a first sentence is the support that a household got."""

import pytest

from bot.desk.openings import support_in

GOT = {
    "tinh giup toi: nha nuoc cho 15tr nuoi ga, bi lut chet het ga": "15tr",
    "Nhà tôi được hỗ trợ nuôi lợn 20 triệu, phải nộp lại bao nhiêu": "20 triệu",
    "nhận 12.000.000đ trồng cây": "12.000.000đ",
    "nha nuoc ho tro cho nha toi 1,5 triệu": "1,5 triệu",
    "được cấp con giống trị giá 8 triệu": "8 triệu",
}
NOT_GOT = (
    "đã nộp 3 triệu",
    "được hỗ trợ rồi nộp 3 triệu còn bao nhiêu",
    "được hỗ trợ 20 triệu đã nộp 2 triệu",
    "tôi được cấp con giống phải nộp 2 triệu à",
    "được giảm còn 3 triệu",
    "nhận 12 con heo",
    "nhận 12.000 con cá",
    "nhận 1.000.0000đ",
    "",
)


@pytest.mark.parametrize(("sentence", "sum_"), GOT.items())
def test_sum_that_a_household_got_is_its_support(sentence: str, sum_: str) -> None:
    assert support_in(sentence) == sum_


@pytest.mark.parametrize("sentence", NOT_GOT)
def test_other_sums_are_no_support(sentence: str) -> None:
    assert support_in(sentence) is None
