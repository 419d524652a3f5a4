"""A person who taps, writes, goes back, edits and repeats at random, and what must hold."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final

from bot.talk import (
    Ask,
    Asking,
    BadAnswer,
    Finished,
    Header,
    Invalid,
    Journal,
    Json,
    Looking,
    Question,
    Standing,
    Tapped,
    TappedOlder,
    answer,
    back,
    decode,
    from_json,
    look,
    play,
    reopen,
    resolve,
    show,
    sign,
    to_json,
)
from bot.talk.explore import usual_values

SECRET: Final = b"s" * 32
HEADER: Final = Header("fuzzed", "77", "2026-08-01T07:00:00+07:00", date(2026, 8, 1))
NONSENSE: Final[list[Json]] = ["mất gần hết", -1, None, True, [], {}, "", "\0", 10**50, 0.5]
MOST_EVENTS: Final = 8

Walk = Asking | Looking | Finished[Any]
Conversation = Callable[[Ask, Any], Awaitable[Any]]


@dataclass
class Person:
    """One conversation of one person. ``values`` remembers what may be answered, by key."""

    conversation: Conversation
    facts: Any
    random: Random
    values: dict[str, list[Json]]
    header: Header = HEADER
    journal: Journal = field(init=False)
    walk: Walk = field(init=False)
    tags: list[str] = field(default_factory=list)
    said: tuple[Question, Json] | None = None
    standing: Standing = field(default_factory=Standing)

    def __post_init__(self) -> None:
        self.move(Journal(self.header))

    def live(self) -> None:
        """Some events at random, then straight answers to the end: there is no dead end."""
        events = (self.tap, self.write, self.write, self.go_back, self.edit, self.retap, self.again)
        for _ in range(self.random.randrange(MOST_EVENTS)):
            self.random.choice(events)()
        steps = 0
        while isinstance(self.walk, Asking):
            self.write()
            steps += 1
            assert steps < 500, "no end"

    # Events

    def tap(self) -> None:
        """A tap on a button of the open question."""
        if isinstance(self.walk, Asking) and self.walk.question.options:
            question = self.walk.question
            tag = sign(SECRET, self.header.id, question, self.random.choice(question.options))
            self.tags.append(tag)
            self.press(tag)

    def retap(self) -> None:
        """A tap on a button that was shown some time ago, or of another conversation."""
        if self.tags:
            self.press(self.random.choice(self.tags))

    def press(self, tag: str) -> None:
        """What the desk does with a tap."""
        question = self.walk.question if isinstance(self.walk, Asking) else None
        match resolve(SECRET, self.header.id, tag, question, self.walk.path):
            case Tapped(question, option) | TappedOlder(question, option):
                self.say(question, option)
            case _:
                pass

    def write(self) -> None:
        """Words that were understood as a value, one in eight nonsense."""
        if not isinstance(self.walk, Asking):
            return
        question = self.walk.question
        if self.random.random() < 0.125:
            value = self.random.choice(NONSENSE)
        else:
            if question.key not in self.values or "named" in (question.context or {}):
                self.values[question.key] = usual_values(question, self.header.today)
            value = self.random.choice(self.values[question.key])
        self.say(question, value)

    def go_back(self) -> None:
        """Back: the last answered question is asked again."""
        before = self.walk.path
        self.move(back(self.journal, before))
        if before:
            assert isinstance(self.walk, Asking)
            assert self.walk.question == before[-1][0]
            assert self.walk.recorded
            assert self.walk.path == before[:-1]

    def edit(self) -> None:
        """Edit: any answered question is asked again, the answers before it stand."""
        if self.walk.path:
            place = self.random.randrange(len(self.walk.path))
            before = self.walk.path
            self.move(reopen(self.journal, before[place][0].key))
            assert isinstance(self.walk, Asking)
            assert self.walk.question == before[place][0]
            assert self.walk.path == before[:place]

    def again(self) -> None:
        """The same answer once more, as a platform repeats what it was not thanked for."""
        if self.said is not None:
            question, value = self.said
            keys = {asked.key for asked, _ in self.walk.path}
            journal = self.journal
            if question.key in keys and journal.reopened != question.key:
                same = journal.answers[question.key] == value
                self.say(question, value)
                assert not same or self.journal is journal

    # What must hold

    def say(self, question: Question, value: Json) -> None:
        """Record an answer and check that it did what an answer may do, no more."""
        before, walk = self.journal, self.walk
        if isinstance(decode(question, value), Invalid):
            try:
                answer(before, question, value)
            except BadAnswer:
                return
            raise AssertionError("a rejected input was journaled")
        self.move(answer(show(before, question), question, value))
        self.said = (question, value)
        others = {key: kept for key, kept in before.answers.items() if key != question.key}
        assert self.journal.answers == {**others, question.key: value}
        place = next(
            (n for n, (asked, _) in enumerate(walk.path) if asked.key == question.key),
            len(walk.path),
        )
        assert self.walk.path[: place + 1] == (*walk.path[:place], (question, value))

    def move(self, journal: Journal) -> None:
        """Walk the new journal; look up what it needs."""
        self.journal = journal
        self.walk = play(self.conversation, journal, self.facts, self.standing)
        while isinstance(self.walk, Looking):
            found = self.find(self.walk)
            self.journal = look(self.journal, self.walk.name, self.walk.argument, found)
            self.walk = play(self.conversation, self.journal, self.facts, self.standing)
        self.check()

    def find(self, walk: Looking) -> Json:
        """What a look-up finds."""
        return len(str(walk.argument)) % 3 or None

    def check(self) -> None:
        """A walk from the top, also after a restart, comes to the same as one that goes on, and
        nothing answered is asked again."""
        walk, journal = self.walk, self.journal
        stored = from_json(to_json(journal)) if self.random.random() < 0.125 else journal
        assert play(self.conversation, stored, self.facts) == walk
        for question, value in walk.path:
            assert journal.answers[question.key] == value
            assert not isinstance(decode(question, value), Invalid)
        if isinstance(walk, Asking):
            key = walk.question.key
            assert walk.recorded == (key in journal.answers)
            assert not walk.recorded or walk.rejected is not None or journal.reopened == key
            self.tags += [
                sign(SECRET, self.header.id, walk.question, option)
                for option in walk.question.options[:1]
            ]


def live_many(conversation: Conversation, facts: Any, lives: int, seed: int) -> None:
    """This many random lives of one conversation; the seed makes a failure come again."""
    random, values = Random(seed), dict[str, list[Json]]()
    for _ in range(lives):
        Person(conversation, facts, random, values).live()
