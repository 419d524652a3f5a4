"""Cutting and escaping texts for Telegram, with letters that are more than one code."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.text import escape, split, units
from bot.channels.texts import plain
from tests.channels.telegram.strict import parsed

ODD = st.text(st.sampled_from("aăế\u0301\u0323 .\n🐖👩‍🌾🏽️<>&;\u0000\ud800"), max_size=300)


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("vốn", 3), ("🐖", 2), ("e\u0301", 2)]
)
def test_length_is_counted_in_utf_16(text: str, length: int) -> None:
    assert units(text) == length


def test_short_text_is_one_part() -> None:
    assert split("Nhà mình ở tỉnh nào?") == ("Nhà mình ở tỉnh nào?",)
    assert split(" \n ") == ()


def test_cut_falls_between_paragraphs_then_lines_then_sentences_then_words() -> None:
    assert split("một hai\n\nba bốn", 10) == ("một hai", "ba bốn")
    assert split("một hai\nba bốn", 10) == ("một hai", "ba bốn")
    assert split("Một hai. Ba bốn", 10) == ("Một hai.", "Ba bốn")
    assert split("một hai ba", 8) == ("một hai", "ba")
    assert split("mộthaibabốn", 4) == ("mộth", "aiba", "bốn")


def test_no_letter_is_cut_in_two() -> None:
    assert split("a" + "e\u0301" * 3, 4) == ("ae\u0301", "e\u0301e\u0301")
    assert split("x👩‍🌾", 5) == ("x", "👩‍🌾")
    assert split("🐖🐖🐖", 3) == ("🐖", "🐖", "🐖")


@given(ODD, st.integers(2, 40))
def test_every_part_fits_and_nothing_but_space_is_lost(text: str, limit: int) -> None:
    clean = plain(text)
    parts = split(clean, limit)
    assert all(0 < units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(clean.split())


@given(ODD)
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    assert parsed(escape(plain(text))) == plain(text)


@given(ODD)
def test_plain_text_can_be_sent_as_json(text: str) -> None:
    clean = plain(text)
    clean.encode()
    assert not any(unicodedata.category(c) == "Cc" for c in clean if c not in "\n\t")
