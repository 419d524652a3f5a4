"""One conversation with given answers, as a person would have given them."""

from collections.abc import Mapping
from datetime import date

from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Facts
from bot.rules import load
from bot.talk import Asking, Finished, Header, Journal, Json, play
from bot.words import Words

VI = Words.of("vi")


def walked(name: str, today: date, answers: Mapping[str, Json]) -> Asking | Finished[Answered]:
    """How far these answers lead."""
    header = Header(name, "0", f"{today.isoformat()}T07:00:00+07:00", today)
    journal = Journal(header, answers=dict(answers))
    walk = play(CONVERSATIONS[name].run, journal, Facts(today, load()))
    assert isinstance(walk, Asking | Finished)
    return walk


def asked(name: str, today: date, answers: Mapping[str, Json]) -> str | None:
    """The key of the next question; None at the end."""
    walk = walked(name, today, answers)
    return walk.question.key if isinstance(walk, Asking) else None


def answered(name: str, today: date, answers: Mapping[str, Json]) -> Answered:
    """The answer that these answers lead to, each of them asked for."""
    walk = walked(name, today, answers)
    assert isinstance(walk, Finished), f"still asks {walk.question.key}"
    assert {question.key for question, _ in walk.path} == answers.keys()
    return walk.result


def ids(answer: Answered) -> list[str]:
    """What is said, by id."""
    return [say.id for say in answer.say]


def texts(answer: Answered) -> list[str]:
    """What is said, in Vietnamese."""
    return [VI.text(say) for say in answer.say]


def day(iso: str) -> Json:
    """One exact day, as an answer."""
    return {"from": iso, "to": iso}
