"""20,000 random walks through the real conversations, half of the answers in people's words."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

import pytest

from bot.explore import DAYS, VALUES, facts_of
from bot.findings import FINDINGS
from bot.handlers import CONVERSATIONS
from bot.talk import Asking, Finished, Header, Invalid, Json, Looking, Question, decode
from bot.understand import Understood, understand
from bot.words import Words
from tests.fuzzing import Person

WALKS: Final = {
    "agency_account": 200,
    "allocation": 100,
    "answering": 100,
    "area": 200,
    "authority": 200,
    "broadcast": 300,
    "calculation": 2_200,
    "case_work": 1_000,
    "coefficient": 400,
    "cofunding": 100,
    "damage_report": 600,
    "decision": 1_500,
    "eligibility": 2_300,
    "erase": 500,
    "group": 200,
    "help": 100,
    "importing": 300,
    "introduction": 1_500,
    "invitation": 500,
    "language": 500,
    "lookup": 400,
    "mistake": 200,
    "my_data": 200,
    "my_things": 600,
    "objection": 200,
    "office": 200,
    "payment": 1_400,
    "person": 100,
    "printing": 200,
    "receipt_check": 200,
    "registration": 500,
    "reminder_help": 100,
    "reminder_seen": 100,
    "reminders": 200,
    "reminding": 400,
    "rights": 200,
    "safety": 100,
    "start": 100,
    "support_share": 200,
    "switches": 200,
    "tasks": 600,
    "turnover": 800,
}
TEXTS: Final = (
    "20tr",
    "20 triệu",
    "1,5 trieu",
    "hai mươi triệu",
    "hai người",
    "3 con",
    "40%",
    "15 phần trăm",
    "một nửa",
    "12/40",
    "12 trên 40 con",
    "hôm qua",
    "30/6/2026",
    "tháng 12/2022",
    "giữa năm ngoái",
    "dạ có",
    "chưa",
    "hông",
    "không biết",
    "ho can ngheo",
    "lang son",
    "mất gần hết",
    "Páo",
    "chị Lan",
    "1",
    "9",
    "/trogiup",
    "?!",
    "🙏",
    "a" * 3000,
)


@dataclass
class Writer(Person):
    """A person who writes words as often as values."""

    labels: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def write(self) -> None:
        """Words, read by the grammar of the question, or a value."""
        if not isinstance(self.walk, Asking) or self.random.random() < 0.5:
            super().write()
            return
        question = self.walk.question
        labels = self.labels_of(question)
        words = (*TEXTS, *(label for option in labels.values() for label in option))
        text = self.random.choice(words)
        understood = understand(question, text, labels, self.header.today)
        if isinstance(understood, Understood):
            value: Json = understood.value
            assert not isinstance(decode(question, value), Invalid), (question.key, text)
            self.say(question, value)

    def find(self, walk: Looking) -> Json:
        """Anything that this look-up might find."""
        return self.random.choice(list(FINDINGS[walk.name](walk.argument)))

    def labels_of(self, question: Question) -> dict[str, tuple[str, ...]]:
        """The labels of this question, made once."""
        if "named" in (question.context or {}):
            return dict(Words.of("vi").labels(self.header.conversation, question))
        if question.key not in self.labels:
            words = Words.of("vi")
            self.labels[question.key] = dict(words.labels(self.header.conversation, question))
        return self.labels[question.key]


def test_every_conversation_is_walked() -> None:
    assert set(WALKS) == set(CONVERSATIONS)
    assert sum(WALKS.values()) == 20_000


@pytest.mark.parametrize("name", CONVERSATIONS)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_random_walks_end_without_dead_end_or_error(name: str, today: date) -> None:
    header = Header(name, "77", f"{today}T07:00:00+07:00", today)
    run, facts = CONVERSATIONS[name].run, facts_of(header)
    random = Random(f"{name} {today}")
    values = {key: list(tried) for key, tried in VALUES.items()}
    labels: dict[str, dict[str, tuple[str, ...]]] = {}
    for _ in range(WALKS[name] // len(DAYS)):
        person = Writer(run, facts, random, values, header, labels=labels)
        person.live()
        assert isinstance(person.walk, Finished)
