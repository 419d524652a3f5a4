"""``play``: one conversation driven by hand from the top, fed from a journal. Pure.

A walk asks nobody and changes nothing: it says what would be asked or looked up next, or what
the conversation came to. It never runs on the event loop.
"""

from collections.abc import Awaitable, Callable, Coroutine
from types import CoroutineType
from typing import Any, TypeVar

from bot.records import record
from bot.talk.ask import Ask
from bot.talk.journal import Journal
from bot.talk.stops import Asking, Finished, Looking
from bot.talk.walking import Pause, Walking

F = TypeVar("F")
R = TypeVar("R")


@record(eq=False)
class _Stood:
    """A walk that stopped at a question, and what it was a walk of."""

    conversation: Callable[..., object]
    facts: object
    stop: Asking
    coroutine: Coroutine[Any, Any, Any]
    pause: Pause


class Standing:
    """Where somebody's last walk stopped; with one more answer the next one goes on from there."""

    __slots__ = ("_stood",)

    def __init__(self) -> None:
        self._stood: _Stood | None = None

    def keep(self, stood: _Stood) -> None:
        """Remember where a walk stopped, instead of the one before."""
        self._stood = stood

    def take(self) -> _Stood | None:
        """Where the last walk stopped, once."""
        stood, self._stood = self._stood, None
        return stood


def play(
    conversation: Callable[[Ask, F], Awaitable[R]],
    journal: Journal,
    facts: F,
    standing: Standing | None = None,
) -> Asking | Looking | Finished[R]:
    """How far the journal carries the conversation.

    Args:
        conversation: ``async def f(ask, facts) -> R`` that awaits nothing but ``ask``. Misuse:
            a clock, chance, I/O or state outside; the same journal must give the same walk.
        journal: answers, look-ups and the reopened key.
        facts: whatever the conversation may know. Facts that change between two walks may
            change the result; what steers questions is looked up instead.
        standing: where the last walk stopped, and afterwards where this one did. Where the
            journal only adds an answer, the walk goes on from there, to the same end as from the
            top; so that the twentieth answer costs no more than the first.

    Raises:
        ConversationBroken: the conversation is wrong, whatever the person answered.
    """
    stood = None if standing is None else standing.take()
    if stood is not None and not _goes_on(stood, conversation, journal, facts):
        stood = None
    walking = Walking(journal) if stood is None else stood.pause.walking
    try:
        coroutine = stood.coroutine if stood else _begun(conversation(Ask(walking), facts), walking)
        came = _drive(coroutine, walking)
        if isinstance(came, Finished):
            stop: Asking | Looking | Finished[R] = came
        else:
            stop = came.leave()
            if standing is not None and isinstance(stop, Asking):
                standing.keep(_Stood(conversation, facts, stop, coroutine, came))
            else:
                coroutine.close()
    except Exception as error:
        if error is walking.broken:
            raise
        raise walking.broken or walking.fail(f"it raised {type(error).__name__}") from error
    if walking.broken is not None:  # the conversation swallowed it
        raise walking.broken
    return stop


def _goes_on(
    stood: _Stood, conversation: Callable[..., object], journal: Journal, facts: object
) -> bool:
    """Whether an earlier walk goes on with this journal, to which it is given the answer."""
    if stood.conversation != conversation or stood.facts != facts:
        return False
    pause, walking = stood.pause, stood.pause.walking
    if not walking.goes_on(stood.stop, journal):
        return False
    pause.value = walking.taken(stood.stop.question)
    return not isinstance(pause.value, Pause)


def _begun(made: Awaitable[R], walking: Walking) -> Coroutine[Any, Any, R]:
    if not isinstance(made, CoroutineType):
        raise walking.fail("it is not an async function")
    return made


def _drive(coroutine: Coroutine[Any, Any, R], walking: Walking) -> Pause | Finished[R]:
    try:
        awaited: Any = coroutine.send(None)
    except StopIteration as done:
        return Finished(done.value, walking.path(), walking.effects())
    if type(awaited) is Pause and awaited.walking is walking:
        return awaited
    coroutine.close()
    raise walking.fail("it awaited something else than a question")
