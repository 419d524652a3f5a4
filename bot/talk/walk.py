"""``play``: one conversation driven by hand from the top, fed from a journal. Pure.

A walk asks nobody and changes nothing: it says what would be asked or looked up next, or what
the conversation came to. It never runs on the event loop.
"""

from collections.abc import Awaitable, Callable
from types import CoroutineType
from typing import Any, TypeVar

from bot.talk.ask import Ask
from bot.talk.journal import Journal
from bot.talk.stops import Asking, Finished, Looking
from bot.talk.walking import Pause, Walking

F = TypeVar("F")
R = TypeVar("R")


def play(
    conversation: Callable[[Ask, F], Awaitable[R]], journal: Journal, facts: F
) -> Asking | Looking | Finished[R]:
    """How far the journal carries the conversation.

    Args:
        conversation: ``async def f(ask, facts) -> R`` that awaits nothing but ``ask``. Misuse:
            a clock, chance, I/O or state outside; the same journal must give the same walk.
        journal: answers, look-ups and the reopened key.
        facts: whatever the conversation may know. Facts that change between two walks may
            change the result; what steers questions is looked up instead.

    Raises:
        ConversationBroken: the conversation is wrong, whatever the person answered.
    """
    walking = Walking(journal)
    try:
        stop = _drive(conversation(Ask(walking), facts), walking)
    except Exception as error:
        if error is walking.broken:
            raise
        raise walking.broken or walking.fail(f"it raised {type(error).__name__}") from error
    if walking.broken is not None:  # the conversation swallowed it
        raise walking.broken
    return stop


def _drive(coroutine: Awaitable[R], walking: Walking) -> Asking | Looking | Finished[R]:
    if not isinstance(coroutine, CoroutineType):
        raise walking.fail("it is not an async function")
    try:
        awaited: Any = coroutine.send(None)
    except StopIteration as done:
        return Finished(done.value, walking.path(), walking.effects())
    coroutine.close()
    if type(awaited) is Pause and awaited.walking is walking:
        return awaited.stop
    raise walking.fail("it awaited something else than a question")
