"""Consent, address, language, erasure, help: what is asked first and what it sets in motion."""

from datetime import date

import pytest

from bot.handlers import CONVERSATIONS
from bot.handlers.base import REOPENS, Offer
from bot.talk import Effect, Finished, Json
from tests.handlers.asking import VI, answered, asked, ids, walked
from tests.spoken import everything

# One worker walks every path once.
pytestmark = pytest.mark.xdist_group("spoken")

TODAY = date(2026, 8, 1)


def commands(name: str, answers: dict[str, Json]) -> list[dict[str, Json]]:
    walk = walked(name, TODAY, answers)
    assert isinstance(walk, Finished)
    effects: tuple[Effect, ...] = walk.effects
    return [dict(effect.command) for effect in effects]


def test_consent_is_asked_before_any_name() -> None:
    assert asked("introduction", TODAY, {}) == "consent"
    assert asked("introduction", TODAY, {"consent": "yes"}) == "form_of_address"


def test_consent_says_what_is_kept_and_how_long_and_that_no_is_fine() -> None:
    walk = walked("introduction", TODAY, {})
    assert not isinstance(walk, Finished)
    said = VI.question("introduction", walk.question)
    for part in ("tên và cách gọi", "30 ngày", "/xoadulieu", "vẫn hỏi được như thường"):
        assert part in said


def test_a_yes_remembers_the_text_that_was_agreed_to_and_the_address() -> None:
    told: dict[str, Json] = {"consent": "yes", "form_of_address": "bac", "given_name": "Tư"}
    consent, address = commands("introduction", told)
    assert consent["do"] == address["do"] == "remember"
    assert consent["consent"]
    assert address["address"] == "bác Tư"


def test_a_no_forgets_and_keeps_everything_that_needs_no_name() -> None:
    assert commands("introduction", {"consent": "no"}) == [
        {"do": "remember", "consent": "", "address": ""}
    ]
    answer = answered("introduction", TODAY, {"consent": "no"})
    assert answer.offers == (Offer.ELIGIBILITY, Offer.CALCULATION)


def test_what_may_name_a_person_needs_consent_to_outlive_the_day() -> None:
    named = {c.name for c in CONVERSATIONS.values() if c.names_a_person}
    assert {"damage_report", "registration", "introduction"} <= named


def test_the_language_is_remembered() -> None:
    assert commands("language", {"language": "en"}) == [{"do": "remember", "language": "en"}]


def test_erasing_needs_a_clear_yes() -> None:
    assert commands("erase", {"confirm": "no"}) == []
    assert commands("erase", {"confirm": "yes"}) == [{"do": "erase"}]
    assert ids(answered("erase", TODAY, {"confirm": "no"})) == ["erase-kept"]


def test_start_and_help_ask_nothing() -> None:
    assert {"start", "help"}.isdisjoint(name for name, _ in everything().questions)


def test_every_offer_leads_somewhere() -> None:
    by_desk = {Offer.WHY, Offer.EDIT, Offer.RESUME, Offer.MORE}
    assert {o for o in Offer if o not in by_desk and o not in REOPENS} <= CONVERSATIONS.keys()


def test_start_words_are_slashed_and_belong_to_one_conversation() -> None:
    starts = [word for conversation in CONVERSATIONS.values() for word in conversation.starts]
    assert len(starts) == len(set(starts))
    assert all(
        word.startswith("/") and word[1:].isascii() and word[1:].islower() for word in starts
    )
