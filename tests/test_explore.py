"""The real conversations on every path: bounded, unambiguous, drawn; and made into test cases."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot.explore import diagrams, outcome, repro, trails
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Conversation, Facts
from bot.talk import (
    Ask,
    Header,
    Journal,
    Json,
    Kind,
    Question,
    Say,
    answer,
    from_json,
    look,
    reopen,
)
from bot.talk.report import Report, survey

DOCS = Path(__file__).parents[1] / "docs" / "conversations"
HEADER = Header("probe", "4711", "2026-08-01T07:00:00+07:00", date(2026, 8, 1))
WORDS = Question("name", Kind.TEXT)
DAY = {"from": "2026-06-30", "to": "2026-06-30"}


@cache
def report(name: str) -> Report[Answered]:
    return survey(trails(CONVERSATIONS[name], variations=1))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_no_path_is_longer_than_twenty_questions_outside_groups(name: str) -> None:
    assert len(report(name).longest) <= 20


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_every_question_and_result_is_plain_data(name: str) -> None:
    assert report(name).results  # survey refuses anything else


@cache
def drawn() -> dict[str, str]:
    return dict(diagrams())


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_diagram_is_not_stale(name: str) -> None:
    """Where this fails, write what ``bot.explore.diagrams()`` gives to docs/conversations."""
    assert (DOCS / f"{name}.md").read_text(encoding="utf-8") == drawn()[f"{name}.md"]


def test_there_is_no_diagram_of_a_conversation_that_is_gone() -> None:
    assert {path.name for path in DOCS.glob("*.md")} <= {*drawn(), "README.md"}


# A conversation with everything that a test case must not repeat


async def probe(ask: Ask, _facts: Facts) -> Answered:
    """Asks what names a person and where that person is."""
    name = await ask.text("name")
    await ask.files("photos")
    await ask.place("place")
    await ask.day("since", skip=False)
    if await ask.yes_no("known") and await ask.lookup("household_of", name) is None:
        return Answered((Say("unknown", {}),))
    return Answered((Say("done", {"name": name}), Say("thanks", {})))


@pytest.fixture
def probed(monkeypatch: pytest.MonkeyPatch) -> Journal:
    conversation = Conversation("probe", probe, ("/probe",))
    monkeypatch.setattr("bot.explore.CONVERSATIONS", {**CONVERSATIONS, "probe": conversation})
    journal = Journal(HEADER)
    said: list[tuple[Question, Json]] = [
        (WORDS, "Vàng A Páo"),
        (Question("photos", Kind.FILES), ["secret-1", "secret-2"]),
        (Question("place", Kind.PLACE), {"latitude": 21.85, "longitude": 106.76}),
        (Question("since", Kind.DAY), DAY),
        (Question("known", Kind.CHOICE, ("no",)), "no"),
    ]
    for question, value in said:
        journal = answer(journal, question, value)
    return journal


def test_repro_leads_to_the_same_place(probed: Journal) -> None:
    case = json.loads(repro(probed))
    assert case["expected"] == outcome(probed)
    assert case["expected"] == {
        "asked": ["name", "photos", "place", "since", "known"],
        "say": ["done", "thanks"],
        "offers": [],
    }
    assert outcome(from_json(case["journal"])) == case["expected"]


def test_repro_repeats_no_words_files_places_or_ids_of_a_person(probed: Journal) -> None:
    journal = look(answer(probed, Question("other", Kind.TEXT), "Lò Thị Mai"), "who", "Páo", "x")
    case = json.loads(repro(journal))["journal"]
    assert case["answers"] == {
        "name": "…",
        "photos": ["file-0", "file-1"],
        "place": {"text": "…"},
        "since": DAY,
        "known": "no",
    }
    assert (case["id"], case["lookups"]) == ("0", [])


def test_repro_of_a_question_that_was_reopened_keeps_its_answer(probed: Journal) -> None:
    case = json.loads(repro(reopen(probed, "since")))
    assert case["expected"] == {"asked": ["name", "photos", "place"], "asking": "since"}
    assert case["journal"]["answers"]["since"] == DAY


def test_repro_may_end_at_a_lookup_of_words_that_it_does_not_hold(probed: Journal) -> None:
    journal = answer(probed, Question("known", Kind.CHOICE, ("yes",)), "yes")
    case = json.loads(repro(look(journal, "household_of", "Vàng A Páo", "A1")))
    assert case["expected"]["looking"] == "household_of"


def test_repro_of_a_conversation_just_opened_asks_its_first_question(probed: Journal) -> None:
    case = json.loads(repro(Journal(probed.header)))
    assert case["expected"] == {"asked": [], "asking": "name"}


def test_repro_keeps_what_was_skipped(probed: Journal) -> None:
    journal = answer(probed, Question("place", Kind.PLACE, ("skip",)), "skip")
    assert json.loads(repro(journal))["journal"]["answers"]["place"] == "skip"
