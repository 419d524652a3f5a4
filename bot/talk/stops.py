"""Where a walk comes to: a question, a look-up, or the end, with the way there.

Values only; ``bot.talk.walk`` makes them.
"""

from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar

from bot.records import record
from bot.talk.answers import Invalid
from bot.talk.journal import Path
from bot.talk.values import Json, Question

R = TypeVar("R")


@record
class Effect:
    """Something that should happen, by a key that is unique in the conversation."""

    key: str
    command: Mapping[str, Json]


@record
class Asking:
    """The walk stopped at ``question``.

    ``recorded`` says whether the journal holds an answer, which is then ``value``: either the
    question was reopened, or the answer no longer holds and ``rejected`` says why.
    """

    question: Question
    path: Path
    effects: tuple[Effect, ...]
    recorded: bool = False
    value: Json = None
    rejected: Invalid | None = None


@record
class Looking:
    """The walk needs this looked up; record what was found with ``look`` and play again."""

    name: str
    argument: Json
    path: Path
    effects: tuple[Effect, ...]


@record
class Finished(Generic[R]):
    """The conversation came to its end with ``result``."""

    result: R
    path: Path
    effects: tuple[Effect, ...]


Walk: TypeAlias = Asking | Looking | Finished[R]
