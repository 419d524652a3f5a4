"""What one walk knows while it is under way: answers to feed, the path so far, misuse found.

Made by ``play``, used by ``Ask``; lives for microseconds and is never shared.
"""

import re
from collections.abc import Generator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from bot.talk.answers import Invalid, decode
from bot.talk.errors import ConversationBroken
from bot.talk.journal import Journal, Path, lookup_key
from bot.talk.plain import copied, plain
from bot.talk.stops import Asking, Effect, Looking
from bot.talk.values import SKIP, Json, Kind, Question, name_of

MOST_QUESTIONS: Final = 200
"""Questions and look-ups on one walk; a conversation that comes here does not end."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_MISSING: Final = object()


class Pause:
    """The one thing that a walk may suspend on; ``play`` takes ``stop``, and goes on with ``value``
    where it has an answer."""

    __slots__ = ("stop", "value", "walking")

    def __init__(self, walking: "Walking", stop: Asking | Looking) -> None:
        self.walking = walking
        self.stop: Any = stop
        self.value: Any = _MISSING

    def leave(self) -> Asking | Looking:
        """Where the walk stopped; a pause does not keep what keeps it."""
        stop: Asking | Looking = self.stop
        self.stop = None
        return stop

    def __await__(self) -> Generator["Pause", None, Any]:
        yield self
        if self.value is _MISSING:
            raise self.walking.fail("it was resumed by something else than play")
        return self.value


class Walking:
    """The state of one walk. Misuse: keeping it, or the ``Ask`` over it, after the walk."""

    __slots__ = ("_asked", "_effects", "_journal", "_kinds", "_path", "_seen", "broken")

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._path: list[tuple[Question, Json]] = []
        self._seen: set[str] = set()
        self._kinds: dict[str, Kind] = {}
        self._effects: dict[str, Effect] = {}
        self._asked = 0
        self.broken: ConversationBroken | None = None

    def path(self) -> Path:
        """The answered questions, in order."""
        return tuple(self._path)

    def effects(self) -> tuple[Effect, ...]:
        """What should have happened so far, in order."""
        return tuple(self._effects.values())

    def fail(self, what: str) -> ConversationBroken:
        """The error to raise for a misuse; ``play`` raises the first even if it is swallowed."""
        key = self._path[-1][0].key if self._path else None
        error = ConversationBroken(what, self._journal.header.conversation, key)
        self.broken = self.broken or error
        return error

    def take(self, question: Question) -> Any:
        """What the conversation receives for this question, or the ``Pause`` to await."""
        self._enter(question)
        return self.taken(question)

    def goes_on(self, stop: Asking, journal: Journal) -> bool:
        """Whether the journal only adds an answer to the question where this walk stands; then it
        is fed from that journal."""
        before, key = self._journal, stop.question.key
        if (
            stop.recorded
            or key not in journal.answers
            or journal.reopened is not None
            or journal.header is not before.header
            or journal.lookups is not before.lookups
            or journal.answers != {**before.answers, key: journal.answers[key]}
            or not before.confirmed.items() <= journal.confirmed.items()
        ):
            return False
        self._journal = journal
        return True

    def taken(self, question: Question) -> Any:
        """What the journal has for a question that was entered, or the ``Pause`` to await."""
        key, journal = question.key, self._journal
        recorded = journal.answers.get(key, _MISSING)
        if recorded is _MISSING:
            return Pause(self, Asking(question, self.path(), self.effects()))
        value = decode(question, recorded)
        if question.kind is Kind.CONFIRM and journal.confirmed.get(key) != question.digest:
            value = Invalid("moved")
        rejected = value if isinstance(value, Invalid) else None
        if rejected is not None or key == journal.reopened:
            stop = Asking(question, self.path(), self.effects(), True, recorded, rejected)
            return Pause(self, stop)
        self._path.append((question, recorded))
        return value

    def look(self, name: str, argument: Json) -> Any:
        """What was found for this name and argument, or the ``Pause`` to await."""
        self._count()
        try:
            found = self._journal.lookups.get(lookup_key(name, plain(argument)))
        except ValueError as error:
            raise self.fail(f"look-up {name!r}: the argument is not plain data") from error
        if found is None:
            return Pause(self, Looking(name, plain(argument), self.path(), self.effects()))
        return copied(found.value)

    def effect(self, key: str, command: Mapping[str, Json]) -> None:
        """Note what should happen."""
        if key in self._effects:
            raise self.fail(f"two effects have the key {key!r}")
        try:
            self._effects[key] = Effect(key, plain(command))
        except ValueError as error:
            raise self.fail(f"effect {key!r}: the command is not plain data") from error

    def _enter(self, question: Question) -> None:
        key = question.key
        self._count()
        if key in self._seen:
            raise self.fail(f"two questions have the key {key!r}")
        self._seen.add(key)
        if "." in key and self._kinds.setdefault(name_of(key), question.kind) != question.kind:
            raise self.fail(f"{name_of(key)!r} has two meanings")

    def _count(self) -> None:
        self._asked += 1
        if self._asked > MOST_QUESTIONS:
            raise self.fail(f"it does not end within {MOST_QUESTIONS} questions")


@lru_cache(maxsize=4096)
def is_key(text: str) -> bool:
    """Whether this may name a question, a group or an effect: ``able_members``."""
    return _KEY.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def wrong_options(options: tuple[str, ...]) -> str:
    """What is wrong with the options of a choice, or nothing."""
    if not options:
        return "a choice without options"
    if SKIP in options:
        return "skip is not an option of its own: say skip=True"
    if len(set(options)) < len(options):
        return "an option is there twice"
    return "" if all(options) else "an option without an id"


def nothing_fits(
    least: int | None = None,
    most: int | None = None,
    earliest: date | None = None,
    latest: date | None = None,
    **_: Any,
) -> bool:
    """Whether no number or no day lies within these bounds."""
    if least is not None and most is not None and least > most:
        return True
    return earliest is not None and latest is not None and earliest > latest
