"""Golden journals: conversations that once were, and lead to the same place for ever.

A file holds a journal as it was stored and what it is compared by: the questions on the way, the
ids of what is said or asked, what is offered. ``bot.explore.repro`` makes one from any journal.
Never correct the journal of a file; where a rule changed, correct what is expected.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.explore import outcome, repro
from bot.handlers import CONVERSATIONS
from bot.talk import from_json

JOURNALS = Path(__file__).with_name("journals")
GOLDEN = sorted(JOURNALS.glob("*.json"))
LOOKED_UP = sorted((JOURNALS / "looked_up").glob("*.json"))
"""Journals that hold what was looked up, of invented people: ``repro`` drops that of real ones."""


def read(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


@pytest.mark.parametrize("path", [*GOLDEN, *LOOKED_UP], ids=lambda path: path.stem)
def test_golden_journal_leads_where_it_led(path: Path) -> None:
    case = read(path)
    assert case.keys() == {"journal", "expected"}
    assert outcome(from_json(case["journal"])) == case["expected"]


def test_every_conversation_has_a_golden_journal() -> None:
    assert {read(path)["journal"]["conversation"] for path in GOLDEN} == set(CONVERSATIONS)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_repro_of_a_golden_journal_expects_the_same(path: Path) -> None:
    case = read(path)
    assert json.loads(repro(from_json(case["journal"])))["expected"] == case["expected"]
