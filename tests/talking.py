"""A small conversation and short ways to walk any, for the tests of the engine."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from bot.talk import (
    Ask,
    Asking,
    Finished,
    Header,
    Journal,
    Json,
    Looking,
    answer,
    play,
    show,
)

HEADER = Header("test", "1", "2026-08-01T07:00:00+07:00", date(2026, 8, 1))
START = Journal(HEADER)

Conversation = Callable[[Ask, Any], Awaitable[Any]]


async def household(ask: Ask, facts: int) -> tuple[object, ...]:
    """A small conversation: the status decides which question comes next."""
    status = await ask.choice("status", ("poor", "disabled", "none"), skip=True)
    if status == "poor":
        return status, await ask.whole("able_members", least=0, most=facts)
    if status == "disabled":
        return status, await ask.yes_no("able_to_work")
    return status, await ask.text("words")


def asking(conversation: Conversation, journal: Journal, facts: Any = 30) -> Asking:
    walk = play(conversation, journal, facts)
    assert isinstance(walk, Asking)
    return walk


def result(conversation: Conversation, journal: Journal, facts: Any = 30) -> Any:
    walk = play(conversation, journal, facts)
    assert isinstance(walk, Finished)
    return walk.result


def put(
    conversation: Conversation, *values: Json, journal: Journal = START, facts: Any = 30
) -> Journal:
    """The journal after answering the open questions one after the other."""
    for value in values:
        question = asking(conversation, journal, facts).question
        journal = answer(show(journal, question), question, value)
    return journal


def keys(walk: Asking | Looking | Finished[Any]) -> list[str]:
    return [question.key for question, _ in walk.path]
