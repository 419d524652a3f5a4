"""Choices in words: what has a number can be chosen by it, and nothing else has one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.base import Button
from bot.channels.choices import listed, with_choices
from bot.channels.texts import shortened, split
from tests.people import village

ODD = st.text(st.sampled_from("aăế\u0301\u0323 .\n🐖👩‍🌾🏽️"), max_size=300)


def test_only_numbered_choices_count() -> None:
    buttons = (Button("a", "Hộ nghèo"), Button("b", "Gặp cán bộ", "", False), Button("c", "Khác"))
    assert listed(buttons) == "1. Hộ nghèo\n• Gặp cán bộ\n2. Khác"
    assert with_choices("Nhà mình?", buttons[:1]) == "Nhà mình?\n\n1. Hộ nghèo"
    assert with_choices("Chào", ()) == "Chào"


async def test_every_number_that_is_shown_chooses_what_it_stands_before(sqlite_url: str) -> None:
    async with village(sqlite_url) as people:
        for number in (1, 2, 3):
            person = people.person(f"n{number}")
            await person.do("/dieukien", "đồng nai", "trong 2023-2025", "đồng nai")
            shown = [button for button in person.got[-1].buttons if button.numbered]
            chosen = shown[number - 1]
            await person.say(str(number))
            typed = person.text
            other = people.person(f"w{number}")
            await other.do("/dieukien", "đồng nai", "trong 2023-2025", "đồng nai", chosen.label)
            assert (other.question, other.text) == (person.question, typed)


async def test_beside_a_count_no_choice_has_a_number(sqlite_url: str) -> None:
    async with village(sqlite_url) as people:
        person = people.person()
        await person.do("/dieukien", "đồng nai", "trong 2023-2025", "đồng nai", "1")
        assert person.question == "able_members"
        assert [button.numbered for button in person.got[-1].buttons] == [False]


async def test_a_person_who_is_offered_after_misses_has_no_number(sqlite_url: str) -> None:
    async with village(sqlite_url) as people:
        person = people.person()
        await person.do("/dieukien", "xyzzy", "xyzzy", "xyzzy")
        *own, offered = person.got[-1].buttons
        assert (offered.id, offered.numbered) == ("person", False)
        assert all(button.numbered for button in own)


@given(ODD, st.integers(3, 40))
def test_parts_fit_and_lose_no_letter(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(0 < len(part) <= limit for part in parts)
    kept = "".join("".join(parts).split())
    assert kept == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"), [("vốn quay", "vốn quay"), ("vốn quay vòng", "vốn quay…")]
)
def test_what_is_too_long_ends_in_an_ellipsis(text: str, expected: str) -> None:
    assert shortened(unicodedata.normalize("NFC", text), 10) == expected
