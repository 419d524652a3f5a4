"""A recorded answer repeats byte for byte, or says what became of it."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.evaluate import replay, run
from bot.rules import load
from bot.rules.calendar import load as load_calendar
from bot.rules.loading import shipped

TODAY = date(2026, 8, 1)
PACKS = dict(shipped())
LANG_SON = "lang-son-33-2022.toml"
REQUESTS = (
    {"id": "a1", "policy": "lang-son-33-2022", "ask": "recovery",
     "facts": {"support_vnd": 20_000_001, "project_type": "livestock_poultry",
               "project_end": "2026-06-30", "approved_rate": "1/6",
               "damage": [{"cause": "fire", "percent": 40.5}, {"cause": "fire", "percent": 1}]}},
    {"id": 2, "policy": "dong-nai-15-2023", "ask": "eligibility", "as_of": "2025-06-02",
     "facts": {"household_status": "poor", "able_members": 1}},
)  # fmt: skip


def recorded(*requests: Any) -> list[str]:
    written: list[str] = []
    lines = [json.dumps(request, ensure_ascii=False) for request in requests]
    run(lines, written.append, TODAY, record=True)
    return written


def repeated(lines: Sequence[str | bytes], folder: Path | None = None) -> tuple[list[str], int]:
    written: list[str] = []
    status = replay(lines, written.append, folder)
    return written, status


def only_error(line: str, folder: Path | None = None) -> dict[str, Any]:
    (found,), status = repeated([line], folder)
    assert status == 1
    error: dict[str, Any] = json.loads(found)["error"]
    return error


def test_a_recorded_answer_carries_its_facts_its_pack_and_its_calendar() -> None:
    (line,) = recorded(REQUESTS[1])
    assert json.loads(line)["record"] == {
        "facts": {"household_status": "poor", "able_members": 1},
        "policy": load()["dong-nai-15-2023"].version,
        "calendar": load_calendar().version,
    }


def test_past_answers_repeat_byte_for_byte() -> None:
    lines = recorded(*REQUESTS)
    assert repeated(lines) == (lines, 0)
    assert repeated([line.encode() for line in lines]) == (lines, 0)
    assert repeated(["", "\n", *lines]) == (lines, 0)


def test_an_error_that_was_recorded_is_written_as_it_is() -> None:
    lines = recorded({"id": "x", "policy": "nowhere", "ask": "recovery"})
    assert repeated(lines) == (lines, 0)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "x", "record": 1}',
        '{"id": "x", "record": {"facts": {}}}',
        '{"id": "x", "id": "x"}',
        '{"id": "x", "error": {"code": "bad_fact"}, "error": {}}',
    ],
)
def test_what_is_no_recorded_answer_is_a_bad_request(line: str) -> None:
    assert only_error(line)["code"] == "bad_request"


def test_a_changed_answer_differs_and_the_places_are_named() -> None:
    (line,) = recorded(REQUESTS[1])
    error = only_error(line.replace('"outcome": "eligible"', '"outcome": "not_eligible"'))
    assert error == {"code": "differs", "message": "outcome: not_eligible → eligible"}
    longer = line.replace('"missing": []', '"missing": ["able_members"], "extra": null')
    assert only_error(longer)["message"] == "missing.0: able_members → nothing"
    spaced = line.replace('"id": 2', '"id":  2')
    assert only_error(spaced)["message"] == "only the spelling of the line differs"


def test_only_the_first_differences_are_shown() -> None:
    (line,) = recorded(REQUESTS[0])
    other = line.replace('"text": "', '"text": "!')
    assert only_error(other)["message"].count(" → ") == 20
    assert " more" in only_error(other)["message"]


def test_an_old_pack_is_found_in_a_folder_by_its_sha_256(tmp_path: Path) -> None:
    old = PACKS[LANG_SON].replace(b'value = "0.15"', b'value = "0.16"')
    (tmp_path / "old.toml").write_bytes(old)
    (tmp_path / "broken.toml").write_bytes(b"schema = 1")
    (tmp_path / "calendar.toml").write_bytes(
        b'[[year]]\nyear = 2030\nannounced = true\nsource = "x"\n'
    )
    (line,) = recorded(REQUESTS[0])
    from bot.rules.pack import read_pack

    moved = line.replace(load()["lang-son-33-2022"].version, read_pack(old).version)
    assert only_error(moved)["code"] == "unknown_version"
    assert only_error(moved, tmp_path)["code"] == "differs"
    assert repeated([line], tmp_path) == ([line], 0)


def test_an_unknown_calendar_is_said_to_be_unknown(tmp_path: Path) -> None:
    (line,) = recorded(REQUESTS[0])
    moved = line.replace(load_calendar().version, "0" * 64)
    assert only_error(moved)["message"].startswith("no calendar table has the SHA-256 0000")


def test_an_older_calendar_gives_its_own_days(tmp_path: Path) -> None:
    table = (
        '[[year]]\nyear = 2026\nannounced = true\nsource = "x"\n\n'
        '[[day]]\ndate = 2026-09-30\nkind = "holiday"\nname = "x"\nstatus = "statute"\n'
        'source = "x"\n'
    )
    (tmp_path / "2026.toml").write_text(table)
    from bot.rules.calendar import Calendar

    older = Calendar.read(table.encode())
    (line,) = recorded(REQUESTS[0])
    message = only_error(line.replace(load_calendar().version, older.version), tmp_path)["message"]
    assert "values.pay_by_rolled: 2026-09-30 → 2026-10-01" in message
    assert "values.pay_by_office: 2026-09-30 → 2026-09-29" in message


def test_a_request_that_is_no_longer_answered_is_an_error() -> None:
    (line,) = recorded(REQUESTS[1])
    assert only_error(line.replace('"able_members": 1', '"able_members": -1'))["code"] == "bad_fact"
