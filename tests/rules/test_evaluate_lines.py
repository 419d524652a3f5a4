"""The JSON edge: strict with hostile lines, exact in numbers, one answer in each line's place."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from bot.evaluate import answers, run
from bot.evaluate.lines import LONGEST, MOST_DIGITS

TODAY = date(2026, 8, 1)
FACTS = '{"support_vnd": 20000000, "project_type": "livestock_poultry"}'


def line(facts: str = FACTS, **other: str) -> str:
    keys = {"id": '"a1"', "policy": '"lang-son-33-2022"', "ask": '"recovery"'} | other
    return (
        "{"
        + "".join(f'"{key}": {value}, ' for key, value in keys.items())
        + (f'"facts": {facts}' + "}")
    )


def answer(text: str | bytes) -> dict[str, Any]:
    (found,) = answers([text], TODAY)
    result: dict[str, Any] = json.loads(found)
    return result


def values(facts: str, **other: str) -> dict[str, Any]:
    found: dict[str, Any] = answer(line(facts, **other))["values"]
    return found


def error(text: str | bytes) -> dict[str, Any]:
    found: dict[str, Any] = answer(text)["error"]
    return found


def test_the_contract_s_example_comes_out_as_written() -> None:
    request = (
        '{"id": "a1", "policy": "lang-son-33-2022", "ask": "recovery", "as_of": "2026-08-01", '
        '"facts": {"support_vnd": 20000000, "project_type": "livestock_poultry", '
        '"project_end": "2026-06-30"}}'
    )
    found = answer(request)
    assert (found["id"], found["outcome"], found["missing"]) == ("a1", "determined", [])
    assert found["values"] == {
        "rate": "0.15",
        "amount_vnd": 3_000_000,
        "basis": "minimum",
        "pay_by": "2026-09-30",
        "pay_by_rolled": "2026-09-30",
        "pay_by_office": "2026-09-30",
    }
    assert found["reasons"][0]["id"] == "minimum_rate"
    assert found["reasons"][0]["met"] is True
    assert found["citations"][0] == {
        "part": "regulation",
        "article": "5",
        "clause": "1",
        "point": "b",
        "quote": "Gia súc, gia cầm: tỷ lệ thu hồi vốn tối thiểu là 15%.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "[]",
        '"text"',
        "7",
        "not json",
        "{} {}",
        "[" * 100_000,
        '{"a":' * 100_000,
        " " * (LONGEST + 1) + "{}",
        b"\xff\xfe{}",
        '{"id": "a1"}x',
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_line_that_is_no_object_is_a_bad_request_without_id(text: str | bytes) -> None:
    found = answer(text)
    assert (found["id"], found["error"]["code"]) == (None, "bad_request")


@pytest.mark.parametrize(
    "text",
    [
        line('{"support_vnd": NaN}'),
        line('{"support_vnd": Infinity}'),
        line('{"support_vnd": -Infinity}'),
        line('{"support_vnd": 1, "support_vnd": 1}'),
        line('{"damage": {"cause": "fire", "cause": "fire"}}'),
        line('{"support_vnd": true}'),
        line('{"damage": {"cause": "fire", "percent": false}}'),
        line('{"support_vnd": ' + "9" * (MOST_DIGITS + 1) + "}"),
        line('{"support_vnd": 1.' + "9" * MOST_DIGITS + "}"),
        line("[]"),
        line("null"),
        line(FACTS, policy="1"),
        line(FACTS, ask="null"),
        line(FACTS, as_of='"01/08/2026"'),
        line(FACTS, as_of='"2026-13-01"'),
        line(FACTS, as_of='"20260801"'),
        line(FACTS, as_of='"0001-01-01"'),
        line(FACTS, as_of="true"),
        line(FACTS, as_of="null"),
        line(FACTS, asof='"2026-08-01"'),
    ],
)
def test_a_malformed_request_keeps_its_id(text: str) -> None:
    found = answer(text)
    assert (found["id"], found["error"]["code"]) == ("a1", "bad_request")
    assert found.keys() == {"id", "error"}


@pytest.mark.parametrize("name", ["true", "1.5", "[]", "{}"])
def test_an_id_is_a_text_or_a_whole_number(name: str) -> None:
    found = answer(line(FACTS, id=name))
    assert (found["id"], found["error"]["code"]) == (None, "bad_request")


@pytest.mark.parametrize("name", ['"ăâ"', "7", "null", "-1", '""'])
def test_an_id_comes_back_as_it_was(name: str) -> None:
    assert answer(line(FACTS, id=name))["id"] == json.loads(name)


def test_a_request_needs_no_id_no_facts_and_no_day() -> None:
    found = answer('{"policy": "dong-nai-15-2023", "ask": "minimum_rate"}')
    assert (found["id"], found["as_of"]) == (None, "2026-08-01")
    assert found["values"] == {"rate": "0.1"}


def test_half_a_character_is_a_bad_request() -> None:
    half = answer(line('{"\\ud800": 1}'))
    assert (half["id"], half["error"]["code"]) == ("a1", "bad_request")
    assert answer(line(FACTS, id='"\\udfff"'))["id"] is None
    assert answer(line('{"\ud800": 1}'))["error"]["code"] == "bad_request"


def test_bytes_are_read_as_utf_8_and_a_mark_before_the_first_line_is_nothing() -> None:
    assert answer(("\ufeff" + line()).encode())["outcome"] == "determined"


@pytest.mark.parametrize(
    ("facts", "code", "fact"),
    [
        ('{"wealth": 1}', "unknown_fact", "wealth"),
        ('{"damage": {"cause": "fire", "share": 1}}', "unknown_fact", "damage.share"),
        ('{"damage": [{"cause": "fire"}, {"x": 1}]}', "unknown_fact", "damage.1.x"),
        ('{"support_vnd": null}', "bad_fact", "support_vnd"),
        ('{"damage": {"cause": null}}', "bad_fact", "damage.cause"),
        ('{"damage": [null]}', "bad_fact", "damage.0"),
        ('{"damage": 40}', "bad_fact", "damage"),
        ('{"damage": [40]}', "bad_fact", "damage.0"),
        ('{"damage": ' + json.dumps([{"cause": "fire"}] * 21) + "}", "bad_fact", "damage"),
        ('{"support_vnd": "20tr"}', "bad_fact", "support_vnd"),
        ('{"support_vnd": "２０"}', "bad_fact", "support_vnd"),
        ('{"support_vnd": "1_000"}', "bad_fact", "support_vnd"),
        ('{"support_vnd": "1e3"}', "bad_fact", "support_vnd"),
        ('{"support_vnd": 1e999999999}', "bad_fact", "support_vnd"),
        ('{"support_vnd": 1e-999999999}', "bad_fact", "support_vnd"),
        ('{"support_vnd": 10000000000000000000}', "bad_fact", "support_vnd"),
        ('{"support_vnd": 0.5}', "bad_fact", "support_vnd"),
        ('{"support_vnd": []}', "bad_fact", "support_vnd"),
        ('{"project_type": 1}', "bad_fact", "project_type"),
        ('{"project_type": "Crop"}', "bad_fact", "project_type"),
        ('{"approved_rate": 15}', "bad_fact", "approved_rate"),
        ('{"approved_rate": "1/0"}', "bad_fact", "approved_rate"),
        ('{"has_income": "yes"}', "bad_fact", "has_income"),
        ('{"has_income": 1}', "bad_fact", "has_income"),
        ('{"project_end": "2026-02-29"}', "bad_fact", "project_end"),
        ('{"project_end": "2026-2-3"}', "bad_fact", "project_end"),
        ('{"project_end": "9999-12-31"}', "bad_fact", "project_end"),
        ('{"project_end": 20260630}', "bad_fact", "project_end"),
        ('{"households": 0}', "bad_fact", "households"),
        ('{"damage": {"cause": "fire", "lost": 5, "total": 4}}', "bad_fact", "damage.lost"),
        ('{"damage": {"cause": "fire", "lost": 0, "total": 0}}', "bad_fact", "damage.total"),
        ('{"damage": {"cause": "fire", "lost": 1, "total": 4, "percent": 30}}', "bad_fact",
         "damage.percent"),
        ('{"sources": "front"}', "bad_fact", "sources"),
        ('{"sources": ["front", "friends"]}', "bad_fact", "sources"),
        ('{"query": ""}', "bad_fact", "query"),
        ('{"works": 13}', "bad_fact", "works"),
        ('{"works": ""}', "bad_fact", "works"),
        ('{"units": 1}', "bad_fact", "units"),
        ('{"units": [{"name": 5, "coefficient": 1}]}', "bad_fact", "units.0.name"),
        ('{"units": [{"name": "x", "coefficient": -1}]}', "bad_fact", "units.0.coefficient"),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_used_is_named(facts: str, code: str, fact: str) -> None:
    found = error(line(facts))
    assert (found["code"], found["fact"]) == (code, fact)
    assert found["message"]


def test_a_known_fact_that_a_case_does_not_use_is_accepted() -> None:
    unused = (
        '{"support_vnd": 20000000, "project_type": "other", "works": 7, "query": "lợn", '
        '"units": [{"name": "A", "coefficient": "5.0"}], "sources": ["front"], "works": "roads"}'
    )
    assert error(line(unused))["code"] == "bad_request"  # works twice
    assert values(unused.replace(', "works": "roads"', ""))["amount_vnd"] == 4_000_000
    assert values(unused.replace('"works": 7, ', ""))["amount_vnd"] == 4_000_000


@pytest.mark.parametrize(
    ("number", "rate"),
    [("0.28", "0.28"), ('"0.28"', "0.28"), ("2.8e-1", "0.28"), ('"1/3"', "1/3"), ("1", "1")],
)
def test_a_rate_may_be_a_number_a_decimal_string_or_a_fraction(number: str, rate: str) -> None:
    facts = f'{{"support_vnd": 3, "project_type": "other", "approved_rate": {number}}}'
    assert values(facts)["rate"] == rate


def test_counts_and_percentages_are_exact() -> None:
    facts = (
        '{{"support_vnd": 20000000, "project_type": "livestock_poultry", '
        '"damage": {{"cause": "fire", {}, "no_planned_output": true}}}}'
    )
    assert values(facts.format('"lost": 12, "total": 40'))["rate"] == "0.105"
    assert values(facts.format('"lost": "3.5", "total": "5"'))["rate"] == "0.045"
    assert values(facts.format('"lost": 1, "total": 3'))["amount_vnd"] == 2_000_000
    third = values(facts.format('"percent": "100/3"').replace("20000000", "1000001"))
    assert (third["rate"], third["exact_vnd"]) == ("0.1", "100000.1")
    seventh = values(facts.format('"lost": 3, "total": 7'))
    assert (seventh["rate"], seventh["exact_vnd"]) == ("3/35", "12000000/7")


def test_blank_lines_have_no_answer() -> None:
    assert list(answers(["", "  \n", "\r\n"], TODAY)) == []


def test_an_answer_is_written_before_the_next_line_is_read() -> None:
    written: list[str] = []
    seen: list[int] = []

    def lines() -> Iterator[str]:
        for _ in range(3):
            seen.append(len(written))
            yield line()

    assert run(lines(), written.append, TODAY) == 0
    assert seen == [0, 1, 2]
    assert all(text.endswith("}\n") for text in written)


def test_one_bad_line_among_good_ones_makes_the_status_one() -> None:
    written: list[str] = []
    assert run([line(), "{", line()], written.append, TODAY) == 1
    assert [("error" in json.loads(text)) for text in written] == [False, True, False]


def test_a_text_that_speaks_of_errors_is_no_error() -> None:
    written: list[str] = []
    name = json.dumps('x", "error": {"code": "bad_fact"}')
    assert run([line(FACTS, id=name)], written.append, TODAY) == 0
