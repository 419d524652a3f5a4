"""Walking every path: what is reached, what is refused, and the diagram that comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.talk import Ask, ConversationBroken, Kind, Question, Say, decode
from bot.talk.explore import Trail, explore, usual_values
from bot.talk.report import diagram, survey


async def household(ask: Ask, _facts: object) -> Say:
    """Ends in six ways, one of which hangs on three answers together."""
    status = await ask.choice("status", ("poor", "disabled", "none"), skip=True)
    if status is None or status == "none":
        return Say("ask_officer" if status is None else "no", {})
    members = await ask.whole("members", least=0, most=30)
    share = await ask.share("lost")
    if members == 0 and share is not None and share.percent > 70:
        return Say("waived", {})
    if status == "disabled" and not await ask.yes_no("able"):
        return Say("no", {"members": members or 0})
    return Say("yes", {})


async def animals(ask: Ask, _facts: object) -> int:
    count = 0
    async for item in ask.rounds("item", most=9):
        await item.choice("kind", ("pig", "cow"))
        count += 1
    return count


def trails(*args: Any, **options: Any) -> list[Trail[Any]]:
    return list(explore(*args, **options))


def results(found: Sequence[Trail[Say]]) -> set[str]:
    return {trail.walk.result.id for trail in found}


def test_every_ending_is_reached() -> None:
    assert results(trails(household, None)) == {"ask_officer", "no", "waived", "yes"}


def test_no_way_is_walked_twice_and_the_order_never_changes() -> None:
    found = trails(household, None)
    assert len({str(trail.journal.answers) for trail in found}) == len(found)
    assert found == trails(household, None)


def test_fewer_variations_walk_fewer_ways_but_still_every_question() -> None:
    found = trails(household, None, variations=0)
    assert len(found) < len(trails(household, None))
    assert set(survey(found).kinds) == {"status", "members", "lost", "able"}


def test_all_unknown_is_one_of_the_ways() -> None:
    answers = [dict(trail.journal.answers) for trail in trails(household, None, variations=0)]
    assert {"status": "disabled", "members": "skip", "lost": "skip", "able": "skip"} in answers


def test_table_replaces_the_usual_values() -> None:
    found = trails(household, None, {"members": [0], "lost": [{"percent": "71"}]})
    assert results(found) == {"ask_officer", "no", "waived"}


def test_value_that_does_not_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="'members'"):
        trails(household, None, {"members": [31]})


def test_groups_are_walked_for_two_rounds() -> None:
    assert {trail.walk.result for trail in trails(animals, None)} == {1, 2}


def test_table_holds_for_every_round_by_name() -> None:
    found = trails(animals, None, {"item.kind": ["pig"]}, rounds=3)
    assert [trail.walk.result for trail in found] == [3, 2, 1]


async def looked_up(ask: Ask, _facts: object) -> str:
    found = await ask.lookup("household_of", "A1")
    return "unknown" if found is None else str(await ask.confirm("confirm", (Say("x", found),)))


def test_lookups_find_everything_that_they_might() -> None:
    found = trails(looked_up, None, findings={"household_of": lambda _: [None, {"a": 1}]})
    assert {trail.walk.result for trail in found} == {"unknown", "yes", "edit", "no"}


def test_lookup_that_nothing_is_said_about_is_refused() -> None:
    with pytest.raises(ValueError, match="'household_of'"):
        trails(looked_up, None)


def test_more_ways_than_anyone_can_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.talk.explore.MOST_PATHS", 3)
    with pytest.raises(ValueError, match="fewer"):
        trails(household, None)


@pytest.mark.parametrize("kind", [k for k in Kind if k not in (Kind.CHOICE, Kind.CONFIRM)])
@pytest.mark.parametrize("bounded", [False, True])
def test_usual_values_answer_their_question(kind: Kind, bounded: bool) -> None:
    question = Question("q", kind, ("skip",))
    if bounded:
        question = replace(question, least=2, most=5)
        question = replace(question, earliest=date(2026, 7, 5), latest=date(2026, 7, 6))
    values = usual_values(question, date(2026, 8, 1))
    assert values[-1] == "skip"
    assert len(values) > 1
    assert decode(question, values[0]) is not None


# Reports


def test_report_counts_paths_and_keeps_each_question_and_result_once() -> None:
    report = survey(trails(household, None))
    assert report.longest == ("status", "members", "lost", "able")
    assert len(report.questions) == 4
    assert len(report.results) == len({str(result) for result in report.results})
    assert report.paths > len(report.results)


def test_longest_path_is_counted_outside_groups() -> None:
    assert survey(trails(animals, None)).longest == ()


async def two_meanings(ask: Ask, _facts: object) -> None:
    if await ask.choice("status", ("a", "b")) == "a":
        await ask.text("what")
    else:
        await ask.money("what")


async def no_plain_words(ask: Ask, _facts: object) -> None:
    await ask.text("what", context_of={1, 2})


def test_key_with_two_meanings_on_different_paths_breaks() -> None:
    with pytest.raises(ConversationBroken, match="two meanings"):
        survey(explore(two_meanings, None))


def test_words_that_are_no_plain_data_break() -> None:
    with pytest.raises(ConversationBroken, match="no plain data"):
        survey(explore(no_plain_words, None))


DIAGRAM = """\
# household

Made from the code, not written by hand: a test fails when it is stale.

```mermaid
flowchart TD
  start(["household"])
  q1["able<br/>choice"]
  q2["lost<br/>share"]
  q3["members<br/>whole"]
  q4["status<br/>choice"]
  e1(["ask_officer"])
  e2(["no"])
  e3(["waived"])
  e4(["yes"])
  start --> q4
  q1 -->|"no, skip"| e2
  q1 -->|"yes"| e4
  q2 -->|"…"| e3
  q2 -->|"skip, …"| e4
  q2 -->|"skip, …"| q1
  q3 --> q2
  q4 -->|"skip"| e1
  q4 -->|"none"| e2
  q4 -->|"disabled, poor"| q3
```
"""


def test_diagram_has_questions_as_nodes_and_options_as_edges() -> None:
    assert diagram("household", explore(household, None), lambda say: say.id) == DIAGRAM


def test_diagram_merges_the_rounds_of_a_group() -> None:
    text = diagram("animals", explore(animals, None), lambda _: "done")
    assert 'q2["item.more<br/>choice"]' in text
    assert 'q2 -->|"yes"| q1' in text


async def many_endings(ask: Ask, _facts: object) -> str:
    if not await ask.yes_no("begin", skip=False):
        return "unwilling"
    return await ask.choice("letter", tuple("abcdefghijklm"))


async def no_questions(_ask: Ask, _facts: object) -> str:
    return "hello"


def test_diagram_lists_many_endings_below_one_node() -> None:
    lines = diagram("many", explore(many_endings, None), str).splitlines()
    assert [line for line in lines if "-->" in line] == [
        "  start --> q1",
        '  q1 -->|"no"| e1',
        '  q1 -->|"yes"| q2',
        "  q2 --> e1",
    ]
    assert lines[-14:] == [
        *(f"| `{letter}` | `letter` |" for letter in "abcdefghijklm"),
        "| `unwilling` | `begin` |",
    ]


def test_diagram_of_a_conversation_without_questions_goes_straight_to_its_end() -> None:
    lines = diagram("short", explore(no_questions, None), str).splitlines()
    assert '  e1(["hello"])' in lines
    assert "  start --> e1" in lines
