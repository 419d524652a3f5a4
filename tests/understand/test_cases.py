"""Every line of the tables in cases/: a text and what it must come to."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.talk import Kind, Question
from bot.understand import DidYouMean, NotUnderstood, Understood, Why, understand

TODAY = date(2026, 11, 21)
CASES = Path(__file__).parent / "cases"
TABLES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in CASES.glob("*.toml")}


def question_of(table: dict[str, Any]) -> Question:
    """The question that a table's head describes."""
    return Question(
        key=table.get("key", "x"),
        kind=Kind(table["kind"]),
        options=tuple(table.get("options", ())),
        least=table.get("least"),
        most=table.get("most"),
        earliest=table.get("earliest"),
        latest=table.get("latest"),
    )


def labels_of(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The labels that a table's head describes."""
    return {option: tuple(names) for option, names in table.get("labels", {}).items()}


def cases(part: str) -> list[Any]:
    """Each line of that part of each table."""
    return [
        pytest.param(name, text, expected, id=f"{name}: {text}")
        for name, table in sorted(TABLES.items())
        for text, expected in table.get(part, {}).items()
    ]


def answer(name: str, text: str) -> object:
    """What the text comes to as an answer to the table's question."""
    table = TABLES[name]
    return understand(question_of(table), text, labels_of(table), TODAY)


def days(expected: object, kind: str) -> object:
    """A day or "first..last" of a table as the journal's value."""
    if kind != "day" or not isinstance(expected, str) or expected == "skip":
        return expected
    first, _, last = expected.partition("..")
    return {"from": first, "to": last or first}


@pytest.mark.parametrize(("name", "text", "expected"), cases("understood"))
def test_text_is_understood(name: str, text: str, expected: object) -> None:
    assert answer(name, text) == Understood(days(expected, TABLES[name]["kind"]))  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "text", "expected"), cases("did_you_mean"))
def test_close_options_are_asked_back(name: str, text: str, expected: list[str]) -> None:
    assert answer(name, text) == DidYouMean(tuple(expected))


@pytest.mark.parametrize(("name", "text", "expected"), cases("not_understood"))
def test_text_is_refused_with_its_reason(name: str, text: str, expected: str) -> None:
    assert answer(name, text) == NotUnderstood(Why(expected))


def test_main_grammars_have_at_least_forty_cases() -> None:
    main = ("money", "counts", "shares", "rates", "days", "past_days", "household_status", "yes_no")
    parts = ("understood", "did_you_mean", "not_understood")
    sizes = {name: sum(len(TABLES[name].get(part, {})) for part in parts) for name in main}
    assert {name: size for name, size in sizes.items() if size < 40} == {}


def test_tables_name_every_reason_that_a_typed_answer_can_have() -> None:
    named = {why for table in TABLES.values() for why in table.get("not_understood", {}).values()}
    elsewhere = {Why.EMPTY, Why.TOO_LONG, Why.TOO_SHORT, Why.FILE}
    assert set(Why) - elsewhere == named
