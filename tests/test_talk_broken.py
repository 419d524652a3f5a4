"""Conversations that are wrong break at once, and tell where."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from bot.talk import (
    MOST_QUESTIONS,
    Ask,
    ConversationBroken,
    Kind,
    Question,
    answer,
    look,
    play,
)
from tests.talking import START, Conversation, put, result


async def broken_key(ask: Ask, _facts: object) -> object:
    return await ask.text("Tên hộ")


async def same_key(ask: Ask, _facts: object) -> object:
    return await ask.text("words"), await ask.text("words")


async def no_options(ask: Ask, _facts: object) -> object:
    return await ask.choice("status", ())


async def skip_option(ask: Ask, _facts: object) -> object:
    return await ask.choice("status", ("a", "skip"))


async def option_twice(ask: Ask, _facts: object) -> object:
    return await ask.choice("status", ("a", "a"))


async def empty_option(ask: Ask, _facts: object) -> object:
    return await ask.choice("status", ("a", ""))


async def no_number_fits(ask: Ask, _facts: object) -> object:
    return await ask.whole("members", least=2, most=1, skip=False)


async def no_day_fits(ask: Ask, _facts: object) -> object:
    return await ask.day("on", earliest=date(2026, 2, 1), latest=date(2026, 1, 1), skip=False)


async def asks_without_end(ask: Ask, _facts: object) -> None:
    n = 0
    while True:
        n += 1
        await ask.lookup("next", n % 3)


async def raises(ask: Ask, _facts: object) -> object:
    await ask.text("words")
    raise KeyError("secret words")


async def sleeps(ask: Ask, _facts: object) -> object:
    await ask.text("words")
    await asyncio.sleep(0)
    return None


async def waits_in_the_end(ask: Ask, _facts: object) -> None:
    try:
        await ask.text("other")
    finally:
        await ask.text("another")


async def swallows(ask: Ask, _facts: object) -> object:
    try:
        return await ask.text("Tên hộ")
    except ConversationBroken:
        return "as if nothing was"


async def swallows_and_raises(ask: Ask, _facts: object) -> object:
    try:
        return await ask.text("Tên hộ")
    except ConversationBroken:
        raise KeyError("hidden") from None


def not_async(ask: Ask, _facts: object) -> Any:
    return "at once"


@pytest.mark.parametrize(
    ("conversation", "what"),
    [
        (broken_key, "'Tên hộ' is no key"),
        (same_key, "two questions have the key 'words'"),
        (no_options, "without options"),
        (skip_option, "say skip=True"),
        (option_twice, "there twice"),
        (empty_option, "without an id"),
        (no_number_fits, "no possible answer"),
        (no_day_fits, "no possible answer"),
        (asks_without_end, f"within {MOST_QUESTIONS} questions"),
        (raises, "it raised KeyError"),
        (sleeps, "something else than a question"),
        (waits_in_the_end, "it raised RuntimeError"),
        (swallows, "'Tên hộ' is no key"),
        (swallows_and_raises, "'Tên hộ' is no key"),
        (not_async, "not an async function"),
    ],
)
def test_wrong_conversation_breaks_at_once(conversation: Conversation, what: str) -> None:
    journal = START
    for n in range(3):
        journal = look(journal, "next", n, n)
    words = Question("words", Kind.TEXT)
    with pytest.raises(ConversationBroken, match=what):
        play(conversation, answer(journal, words, "secret words"), None)


def test_broken_conversation_tells_where_but_no_answers() -> None:
    journal = answer(START, Question("words", Kind.TEXT), "secret words")
    with pytest.raises(ConversationBroken) as caught:
        play(raises, journal, None)
    assert (caught.value.conversation, caught.value.key) == ("test", "words")
    assert "secret" not in str(caught.value)
    assert isinstance(caught.value.__cause__, KeyError)


def test_question_that_may_be_skipped_may_have_no_day_that_fits() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.day("on", earliest=date(2026, 2, 1), latest=date(2026, 1, 1))

    assert result(conversation, put(conversation, "skip")) is None


async def test_waiting_on_the_running_loop_breaks_at_once() -> None:
    async def conversation(ask: Ask, _facts: object) -> None:
        await asyncio.sleep(3600)

    with pytest.raises(ConversationBroken, match="something else"):
        play(conversation, START, None)


def test_question_of_another_walk_breaks() -> None:
    asks: list[Ask] = []

    async def lends(ask: Ask, _facts: object) -> object:
        asks.append(ask)
        return await ask.text("words")

    async def borrows(ask: Ask, _facts: object) -> object:
        return await asks[0].text("others")

    play(lends, START, None)
    with pytest.raises(ConversationBroken, match="something else"):
        play(borrows, START, None)


def test_walk_that_is_resumed_by_something_else_breaks() -> None:
    asks: list[Ask] = []

    @dataclass
    class Resumes:
        ask: Ask

        def __await__(self) -> Any:
            stopped = self.ask.text("words").__await__()
            next(stopped)
            return (yield from stopped)

    async def conversation(ask: Ask, _facts: object) -> object:
        asks.append(ask)
        return await Resumes(ask)

    with pytest.raises(ConversationBroken, match="resumed"):
        play(conversation, START, None)
