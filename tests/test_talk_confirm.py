"""Confirmations, look-ups, effects and groups on a walk."""

from datetime import date
from typing import Any

import pytest

from bot.talk import (
    Ask,
    ConversationBroken,
    Effect,
    Invalid,
    Looking,
    NotShown,
    Say,
    answer,
    look,
    play,
    show,
)
from tests.talking import START, asking, keys, put, result

# Confirmation


async def confirmed(ask: Ask, facts: int) -> object:
    lost = await ask.whole("lost", least=0, most=99, skip=False)
    return await ask.confirm("confirm", (Say("read-back", {"lost": lost, "balance": facts}),))


def test_confirmation_shows_what_it_confirms() -> None:
    question = asking(confirmed, put(confirmed, 3), 5).question
    assert question.shown == (Say("read-back", {"lost": 3, "balance": 5}),)
    assert question.options == ("yes", "edit", "no")


def test_confirmation_holds_for_what_was_shown() -> None:
    assert result(confirmed, put(confirmed, 3, "yes")) == "yes"


def test_confirmation_is_asked_again_when_an_answer_moves() -> None:
    journal = put(confirmed, 3, "yes")
    moved = answer(journal, play(confirmed, journal, 30).path[0][0], 4)
    walk = asking(confirmed, moved)
    assert (walk.question.key, walk.value, walk.rejected) == ("confirm", "yes", Invalid("moved"))


def test_confirmation_is_asked_again_when_fresh_facts_move_it() -> None:
    journal = put(confirmed, 3, "yes", facts=5)
    assert asking(confirmed, journal, 6).question.key == "confirm"
    assert result(confirmed, journal, 5) == "yes"


def test_showing_the_new_figures_does_not_confirm_them() -> None:
    journal = put(confirmed, 3, "yes", facts=5)
    shown = show(journal, asking(confirmed, journal, 6).question)
    assert asking(confirmed, shown, 6).question.key == "confirm"


def test_figures_that_moved_since_they_were_shown_cannot_be_confirmed() -> None:
    journal = put(confirmed, 3)
    shown = show(journal, asking(confirmed, journal, 5).question)
    with pytest.raises(NotShown):
        answer(shown, asking(confirmed, shown, 6).question, "yes")


def test_showing_twice_or_showing_another_kind_changes_nothing() -> None:
    journal = put(confirmed, 3)
    question = asking(confirmed, journal).question
    shown = show(journal, question)
    assert show(shown, question) is shown
    assert show(START, asking(confirmed, START).question) is START


def test_confirmation_of_what_is_no_plain_data_breaks() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.confirm("confirm", (Say("x", {"a": {1, 2}}),))

    with pytest.raises(ConversationBroken, match="no plain data"):
        play(conversation, START, None)


# Look-ups


async def looked_up(ask: Ask, _facts: object) -> object:
    code = await ask.text("code")
    found = await ask.lookup("household_of", {"code": code})
    if found is None:
        return await ask.text("name")
    return found


def test_lookup_stops_the_walk_until_it_is_recorded() -> None:
    journal = put(looked_up, "A1", facts=None)
    walk = play(looked_up, journal, None)
    assert isinstance(walk, Looking)
    assert (walk.name, walk.argument, keys(walk)) == ("household_of", {"code": "A1"}, ["code"])
    journal = look(journal, walk.name, walk.argument, {"name": "Páo"})
    assert result(looked_up, journal, None) == {"name": "Páo"}


def test_lookup_that_found_nothing_is_recorded_too() -> None:
    journal = look(put(looked_up, "A1"), "household_of", {"code": "A1"}, None)
    assert asking(looked_up, journal).question.key == "name"


def test_lookup_with_another_argument_is_performed_anew() -> None:
    journal = look(put(looked_up, "A1"), "household_of", {"code": "A1"}, 1)
    edited = answer(journal, play(looked_up, journal, None).path[0][0], "B2")
    walk = play(looked_up, edited, None)
    assert isinstance(walk, Looking)
    assert walk.argument == {"code": "B2"}


def test_conversation_may_change_what_was_found_without_changing_the_journal() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        found = await ask.lookup("projects", None)
        found.append(1)
        return found

    journal = look(START, "projects", None, [0])
    assert result(conversation, journal) == [0, 1]
    assert result(conversation, journal) == [0, 1]


def test_oldest_lookups_are_dropped_first() -> None:
    journal = START
    for n in range(101):
        journal = look(journal, "household_of", n, n)
    assert len(journal.lookups) == 100
    assert "household_of 0" not in journal.lookups


def test_lookup_by_what_is_no_plain_data_breaks() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.lookup("household_of", {1, 2})

    with pytest.raises(ConversationBroken, match="not plain data"):
        play(conversation, START, None)


# Effects


async def reporting(ask: Ask, _facts: object) -> str:
    ask.effect("draft", {"state": "open"})
    lost = await ask.whole("lost", least=0, most=99, skip=False)
    ask.effect("alert", {"lost": lost})
    return "done"


def test_effects_come_with_every_walk_in_order() -> None:
    assert asking(reporting, START).effects == (Effect("draft", {"state": "open"}),)
    assert play(reporting, put(reporting, 3), None).effects == (
        Effect("draft", {"state": "open"}),
        Effect("alert", {"lost": 3}),
    )


@pytest.mark.parametrize(
    ("key", "command", "what"),
    [
        ("draft", {}, "two effects"),
        ("Alert!", {}, "no key"),
        ("alert", {"at": date(2026, 1, 1)}, "not plain data"),
    ],
)
def test_misused_effect_breaks(key: str, command: dict[str, Any], what: str) -> None:
    async def conversation(ask: Ask, _facts: object) -> None:
        ask.effect("draft", {})
        ask.effect(key, command)

    with pytest.raises(ConversationBroken, match=what):
        play(conversation, START, None)


# Groups


async def animals(ask: Ask, _facts: object) -> list[tuple[str, int | None]]:
    lost = []
    async for item in ask.rounds("item", most=3):
        kind = await item.choice("kind", ("pig", "cow"))
        lost.append((kind, await item.whole("lost", least=1, most=9)))
    return lost


def test_rounds_ask_their_questions_under_numbered_keys() -> None:
    journal = put(animals, "pig", 1, "yes", "cow", 2, "no")
    walk = play(animals, journal, None)
    assert keys(walk) == [
        "item1.kind",
        "item1.lost",
        "item1.more",
        "item2.kind",
        "item2.lost",
        "item2.more",
    ]
    assert result(animals, journal) == [("pig", 1), ("cow", 2)]


def test_last_round_allowed_does_not_ask_for_more() -> None:
    journal = put(animals, "pig", 1, "yes", "pig", 2, "yes", "pig", 3)
    assert result(animals, journal) == [("pig", 1), ("pig", 2), ("pig", 3)]


def test_words_hang_on_the_name_without_the_round() -> None:
    assert asking(animals, put(animals, "pig", 1, "yes")).question.name == "item.kind"


def test_groups_nest_and_their_effects_have_their_own_keys() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        part = ask.group("item", 2).group("part", 1)
        part.effect("alert", {})
        return await part.text("words")

    walk = asking(conversation, START)
    assert (walk.question.key, walk.question.name) == ("item2.part1.words", "item.part.words")
    assert walk.effects == (Effect("item2.part1.alert", {}),)


@pytest.mark.parametrize(("name", "n"), [("item", 0), ("item", 51), ("item1", 1), ("Item", 1)])
def test_no_round_of_a_group_breaks(name: str, n: int) -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.group(name, n).text("words")

    with pytest.raises(ConversationBroken):
        play(conversation, START, None)


def test_more_rounds_than_any_group_may_have_break() -> None:
    async def conversation(ask: Ask, _facts: object) -> bool:
        return await ask.more("item", 1, most=51)

    with pytest.raises(ConversationBroken, match="50 rounds"):
        play(conversation, START, None)


def test_key_with_two_meanings_breaks() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        await ask.group("item", 1).text("kind")
        return await ask.group("item", 2).whole("kind", least=0, most=1)

    with pytest.raises(ConversationBroken, match="two meanings"):
        play(conversation, put(conversation, "lợn"), None)
