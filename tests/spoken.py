"""Everything that the conversations say and ask on every path, for the tests of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.explore import trails
from bot.handlers import CONVERSATIONS
from bot.talk import Question, Say, fingerprint


@dataclass(frozen=True, slots=True)
class Spoken:
    """Every distinct message and question, each with its conversation."""

    says: tuple[tuple[str, Say], ...]
    questions: tuple[tuple[str, Question], ...]


@cache
def everything() -> Spoken:
    """Every distinct message and question on every path."""
    says: dict[str, tuple[str, Say]] = {}
    questions: dict[str, tuple[str, Question]] = {}
    for name, conversation in CONVERSATIONS.items():
        for trail in trails(conversation):
            for question, _ in trail.walk.path:
                questions.setdefault(f"{name} {fingerprint(question)}", (name, question))
                for say in question.shown:
                    says.setdefault(fingerprint(say), (name, say))
            for say in (*trail.walk.result.say, *trail.walk.result.why):
                says.setdefault(fingerprint(say), (name, say))
    return Spoken(tuple(says.values()), tuple(questions.values()))


def inside(say: Say) -> Iterator[Say]:
    """The message and every message in its variables."""
    yield say
    for value in say.args.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Say):
                yield from inside(item)
