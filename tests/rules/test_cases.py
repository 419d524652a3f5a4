"""Runs every case of tests/rules/cases through the JSON edge, all lines in one go.

A case is a request in the form of docs/contract.md, section 2 (or a raw ``line`` where a request
could not be written so), and what is expected of its answer:

- ``outcome``, ``missing`` (in any order), ``error`` (code and, if named, fact): equal;
- ``values``: those named are equal; ``absent``: value names that must not be there;
- ``open_points``, ``no_open_points``: ids that must, or must not, be there;
- ``first_answer``: the id of the best passage of a look-up;
- ``citation``: one citation of the answer has these fields; of a look-up, that of the best passage.
"""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.evaluate import answers

TODAY = date(2026, 8, 1)
FOLDER = Path(__file__).parent / "cases"
EXPECTATIONS = {
    "outcome",
    "values",
    "absent",
    "missing",
    "open_points",
    "no_open_points",
    "citation",
    "first_answer",
    "error",
}

Json = dict[str, Any]


def _cases() -> list[Json]:
    files = sorted(FOLDER.glob("*.toml"))
    return [case for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"]]


def _line(case: Json) -> str:
    if "line" in case:
        return str(case["line"])
    return json.dumps({"id": case["id"], **case["request"]}, ensure_ascii=False)


SILENT = ("not_covered", "needs_information")
CASES = _cases()


@pytest.fixture(scope="module")
def answered() -> dict[str, Json]:
    """Return the answer of every case by its id."""
    lines = list(answers([_line(case) for case in CASES], TODAY))
    assert len(lines) == len(CASES)
    return {case["id"]: json.loads(line) for case, line in zip(CASES, lines, strict=True)}


def _holds(expected: object, actual: object) -> bool:
    """Return whether ``actual`` has at least what ``expected`` says; lists match whole."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            key in actual and _holds(value, actual[key]) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(expected)
            and all(any(_holds(item, other) for other in actual) for item in expected)
        )
    return type(expected) is type(actual) and expected == actual


def _differences(expect: Json, answer: Json) -> list[str]:
    """Return what is not as expected, in words."""
    values, points = answer["values"], {point["id"] for point in answer["open_points"]}
    found = []
    if expect.get("outcome", answer["outcome"]) != answer["outcome"]:
        found.append(f"outcome {answer['outcome']}, expected {expect['outcome']}")
    if "missing" in expect and sorted(expect["missing"]) != sorted(answer["missing"]):
        found.append(f"missing {answer['missing']}, expected {expect['missing']}")
    found += [
        f"values.{name} {values.get(name)!r}, expected {value!r}"
        for name, value in expect.get("values", {}).items()
        if not _holds(value, values.get(name))
    ]
    found += [f"values.{name} is there" for name in expect.get("absent", ()) if name in values]
    found += [
        f"no open point {point}" for point in expect.get("open_points", ()) if point not in points
    ]
    found += [
        f"open point {point}" for point in expect.get("no_open_points", ()) if point in points
    ]
    first = (values.get("answers") or [{}])[0]
    if expect.get("first_answer", first.get("id")) != first.get("id"):
        found.append(f"first answer {first.get('id')}, expected {expect['first_answer']}")
    citation = expect.get("citation")
    cited = [first["citation"]] if first else answer["citations"]
    if citation and not any(_holds(citation, one) for one in cited):
        found.append(f"no citation {citation} in {answer['citations']}")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: Json, answered: dict[str, Json]) -> None:
    answer, expect = answered[case["id"]], case["expect"]
    if "error" in expect:
        assert _holds(expect["error"], answer.get("error")), answer
        return
    assert "error" not in answer, answer
    assert _differences(expect, answer) == [], case["name"]


def test_every_case_has_its_own_id_a_name_a_source_and_known_expectations() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert [case["id"] for case in CASES if not (case["name"] and case["source"])] == []
    unknown = {case["id"]: case["expect"].keys() - EXPECTATIONS for case in CASES}
    assert {key: keys for key, keys in unknown.items() if keys} == {}


def test_an_answer_repeats_its_request_and_an_error_only_its_id(answered: dict[str, Json]) -> None:
    whole = {"outcome", "values", "reasons", "missing", "open_points", "citations"}
    for case in CASES:
        answer = answered[case["id"]]
        assert answer["id"] == case["id"]
        if "error" in case["expect"]:
            assert answer.keys() == {"id", "error"}
            assert answer["error"]["message"]
        else:
            assert answer.keys() == {"id", "policy", "ask", "as_of"} | whole
            named = {key: case["request"][key] for key in ("policy", "ask")}
            assert {key: answer[key] for key in named} == named


def _good(answered: dict[str, Json]) -> dict[str, Json]:
    return {key: answer for key, answer in answered.items() if "error" not in answer}


def test_an_estimate_and_a_case_for_an_officer_say_what_is_open(answered: dict[str, Json]) -> None:
    open_ = {
        key: answer
        for key, answer in _good(answered).items()
        if answer["outcome"] in ("estimate", "needs_officer")
    }
    assert open_
    assert [key for key, answer in open_.items() if not answer["open_points"]] == []


def test_every_open_point_has_a_text(answered: dict[str, Json]) -> None:
    points = [point for answer in _good(answered).values() for point in answer["open_points"]]
    assert [point for point in points if not (point["id"] and point["text"])] == []


def test_a_case_that_needs_information_says_which(answered: dict[str, Json]) -> None:
    without = [
        key
        for key, answer in _good(answered).items()
        if answer["outcome"] == "needs_information" and not answer["missing"]
    ]
    assert without == []


def test_every_answer_that_says_something_cites_the_text(answered: dict[str, Json]) -> None:
    for key, answer in _good(answered).items():
        assert answer["citations"] or answer["outcome"] in SILENT, key
        cited = [*answer["citations"], *(reason["citation"] for reason in answer["reasons"])]
        assert [citation for citation in cited if not citation["quote"]] == [], key


def test_the_same_request_gets_the_same_bytes(answered: dict[str, Json]) -> None:
    lines = [_line(case) for case in CASES]
    assert list(answers(lines, TODAY)) == list(answers(lines, TODAY))
