"""What is kept of a question holds known words alone: nothing that could name anybody."""

import pytest

from bot.rules import load
from bot.rules.wordbook import wordbook


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("anh páo nuôi lợn hỏi hạn nộp", "anh … nuôi lợn hỏi hạn nộp"),
        ("hoang van pao o thon na lau hoi khi nao nop tien", "… o … hoi khi nao nop tien"),
        ("nhà bà sùng thị mỷ có được hỗ trợ không", "nhà bà … có được hỗ trợ không"),
        ("lan hỏi hạn nộp", "… hỏi hạn nộp"),
        ("con bò nhà anh nam chết", "con bò nhà anh … chết"),
        ("tôi ở xã tân lập muốn trồng keo", "tôi ở xã … muốn trồng keo"),
        ("văn bản này của huyện nào", "văn bản này của huyện nào"),
        ("nhà văn hóa thôn làm bao nhiêu tiền", "nhà văn hóa thôn làm bao nhiêu tiền"),
        ("chết 12 con rồi bà con ơi", "chết 12 con rồi bà con ơi"),
        ("chu dau tu la ai", "chu dau tu la ai"),
        ("thời tiết hôm nay thế nào?", "thời tiết hôm nay thế nào?"),
        ("lợn,bò,páo", "…"),
        ("lợn,bò nộp bao nhiêu", "lợn,bò nộp bao nhiêu"),
        ("… hỏi páo", "… hỏi …"),
        ("", ""),
        ("?!", "?!"),
    ],
)
def test_words_that_may_name_somebody_go(said: str, kept: str) -> None:
    assert wordbook(tuple(load().values())).plain(said) == kept
