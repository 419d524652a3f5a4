"""What is kept of a question that nobody answered names nobody."""

import pytest

from bot.understand.masking import masked


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("anh Páo nuôi 12 con lợn, số 0912 345 678", "anh … nuôi 12 con lợn, số …"),
        ("tôi là Nguyễn Văn A hỏi hạn nộp 2026", "tôi là … hạn nộp 2026"),
        ("chị Lan hỏi HTX OCOP thế nào", "chị … hỏi HTX OCOP thế nào"),
        ("ten toi la hoang van pao muon hoi", "ten toi la … hoi"),
        ("Mẹ tôi bị ốm. Ai giúp", "Mẹ tôi bị ốm. Ai giúp"),
        ("gửi a@b.vn hay https://x.vn nhé", "gửi … hay … nhé"),
        ("hạn nộp khi nào", "hạn nộp khi nào"),
        ("", ""),
    ],
)
def test_names_numbers_and_addresses_go(said: str, kept: str) -> None:
    assert masked(said) == kept
