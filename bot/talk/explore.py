"""Every way through a conversation: for tests and for the diagrams. Pure, not used in service.

Paths that ask other questions are all walked. Values that lead to the same next question are
combined two at a time: all combinations of all values would take hours.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, Generic, TypeAlias, TypeVar

from bot.records import record
from bot.talk.answers import Invalid, decode
from bot.talk.ask import MORE, Ask
from bot.talk.journal import Header, Journal, answer, look, show
from bot.talk.plain import canonical
from bot.talk.stops import Asking, Finished, Looking
from bot.talk.values import SKIP, Json, Kind, Question
from bot.talk.walk import play

F = TypeVar("F")
R = TypeVar("R")

TODAY: Final = date(2026, 8, 1)
MOST_PATHS: Final = 200_000

Values: TypeAlias = Mapping[str, Sequence[Json]]
"""By question name, the JSON values to try instead of the usual ones."""
Findings: TypeAlias = Mapping[str, Callable[[Json], Iterable[Json]]]
"""By look-up name, from the argument to what might be found."""

_MORE = re.compile(r"([1-9][0-9]*)\." + MORE)


@record
class Trail(Generic[R]):
    """One way to the end, and the journal that leads there."""

    journal: Journal
    walk: Finished[R]


def explore(
    conversation: Callable[[Ask, F], Awaitable[R]],
    facts: F,
    values: Values | None = None,
    *,
    findings: Findings | None = None,
    rounds: int = 2,
    variations: int = 2,
    header: Header | None = None,
) -> Iterator[Trail[R]]:
    """Every way through the conversation, each once, in an order that never changes.

    Args:
        conversation: as ``play`` takes it.
        facts: what it may know; they stay the same on every path.
        values: what to answer to a question by name, where the usual values miss a border.
        findings: what each look-up might find; one that is missing here is an error.
        rounds: of a group, at most.
        variations: how many answers of one path may be other than the first of those that lead
            to the same next question.
        header: of the journals; it gives the day around which days are tried.

    Raises:
        ConversationBroken: on the first path where the conversation breaks.
        ValueError: a value of the table does not answer its question, or there are more than
            200,000 ways: give fewer values or variations.
    """
    start = Journal(header or Header("explored", "0", "2026-08-01T07:00:00+07:00", TODAY))
    tries = _Tries(values or {}, findings or {}, rounds)
    seen: set[str] = set()
    for backwards in (False, True):  # the last of the values is "Không biết" where there is one
        branches = [(start, play(conversation, start, facts), variations)]
        while branches:
            journal, walk, left = branches.pop()
            if isinstance(walk, Finished):
                if _first(journal, seen):
                    yield Trail(journal, walk)
                continue
            nexts = tries.after(journal, walk)
            if backwards:
                nexts.reverse()
            played = [(after, play(conversation, after, facts)) for after in nexts]
            branches += reversed(list(_kept(played, left)))


def _first(journal: Journal, seen: set[str]) -> bool:
    found = {key: seen.value for key, seen in journal.lookups.items()}
    way = canonical(journal.answers) + canonical(found)
    if way in seen:
        return False
    seen.add(way)
    if len(seen) > MOST_PATHS:
        raise ValueError(f"more than {MOST_PATHS} ways: give fewer values or variations")
    return True


def _kept(
    played: Iterable[tuple[Journal, Asking | Looking | Finished[R]]], left: int
) -> Iterator[tuple[Journal, Asking | Looking | Finished[R], int]]:
    """The branches to follow: all ends, the first to each next question, others while any left."""
    reached = set()
    for journal, walk in played:
        where = _where(walk)
        if isinstance(walk, Finished) or where not in reached:
            reached.add(where)
            yield journal, walk, left
        elif left:
            yield journal, walk, left - 1


def _where(walk: Asking | Looking | Finished[Any]) -> tuple[object, ...]:
    if not isinstance(walk, Asking):
        return (type(walk),)
    asked = walk.question
    return (asked.key, asked.options, asked.least, asked.most, asked.earliest, asked.latest)


class _Tries:
    """What is answered to each question and found by each look-up."""

    def __init__(self, values: Values, findings: Findings, rounds: int) -> None:
        self._values = values
        self._findings = findings
        self._rounds = rounds

    def after(self, journal: Journal, walk: Asking | Looking) -> list[Journal]:
        """The journals that go on from here."""
        if isinstance(walk, Looking):
            if walk.name not in self._findings:
                raise ValueError(f"nothing says what the look-up {walk.name!r} might find")
            found = self._findings[walk.name](walk.argument)
            return [look(journal, walk.name, walk.argument, value) for value in found]
        question = walk.question
        shown = show(journal, question)
        values = self._for(question, journal.header.today)
        return [answer(shown, question, value) for value in values]

    def _for(self, question: Question, today: date) -> list[Json]:
        if question.name in self._values:
            values = list(self._values[question.name])
            wrong = [v for v in values if isinstance(decode(question, v), Invalid)]
            if wrong:
                raise ValueError(f"{wrong!r} do not answer {question.key!r}")
            return values
        more = _MORE.search(question.key)
        if more and int(more[1]) >= self._rounds:
            return ["no"]
        return usual_values(question, today)


def usual_values(question: Question, today: date) -> list[Json]:
    """Values of every sort that answer the question: usual, borders, "Không biết" last."""
    if question.kind in (Kind.CHOICE, Kind.CONFIRM):
        return list(question.options)
    values = {canonical(value): value for value in _USUAL[question.kind](question, today)}
    fitting = [v for v in values.values() if not isinstance(decode(question, v), Invalid)]
    return [*fitting, SKIP] if question.skippable else fitting


def _counts(question: Question, _today: date) -> list[Json]:
    least, most = question.least or 0, question.most if question.most is not None else 100
    return [least + (most - least) // 2, least, least + 1, most]


def _amounts(question: Question, _today: date) -> list[Json]:
    return [20_000_000, 10_000_001, question.least, question.most]


def _rates(_question: Question, _today: date) -> list[Json]:
    return ["0.15", "0", "1/3", "1"]


def _shares(_question: Question, _today: date) -> list[Json]:
    percents = [{"percent": text} for text in ("0", "29.99", "70", "70.01", "100")]
    return [{"percent": "40"}, {"lost": 12, "total": 40}, {"lost": "3.5", "total": 5}, *percents]


def _days(question: Question, today: date) -> list[Json]:
    month, long_ago = today.replace(day=1), today - timedelta(days=400)
    spans = [(today, today), (long_ago, long_ago), (month - timedelta(days=31), month)]
    spans += [(today + timedelta(days=400),) * 2]
    spans += [(day, day) for day in (question.earliest, question.latest) if day is not None]
    return [{"from": first.isoformat(), "to": last.isoformat()} for first, last in spans]


def _texts(question: Question, _today: date) -> list[Json]:
    return ["Bà Mười", "ă" * (question.most or 1)]


def _files(question: Question, _today: date) -> list[Json]:
    counts = (question.least or 0, question.most or 1)
    return [[f"file-{n}" for n in range(count)] for count in counts]


def _places(_question: Question, _today: date) -> list[Json]:
    return [{"latitude": 21.85, "longitude": 106.76}, {"text": "Thôn 3"}]


_USUAL: Final[Mapping[Kind, Callable[[Question, date], list[Json]]]] = {
    Kind.WHOLE: _counts,
    Kind.MONEY: _amounts,
    Kind.RATE: _rates,
    Kind.SHARE: _shares,
    Kind.DAY: _days,
    Kind.TEXT: _texts,
    Kind.FILES: _files,
    Kind.PLACE: _places,
}
