"""People who talk to the bot: they make the steps that a desk would make."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.storage.ids import Ids
from bot.storage.steps import (
    ChatChange,
    Committed,
    JournalRow,
    Lane,
    Message,
    State,
    Status,
    Step,
)
from bot.storage.writer import Writer

NOON = datetime(2026, 8, 1, 5, tzinfo=UTC)


@dataclass
class Person:
    """One chat as the process of ``ids`` knows it."""

    chat: int
    ids: Ids
    revision: int = 0
    at: datetime = NOON
    journal: int = 0
    answers: list[int] = field(default_factory=list)

    def step(self, event: int | None, payload: bytes = b"answer", cause: str = "") -> Step:
        """The next step: one answer in the journal, one message out."""
        self.journal = self.journal or self.ids.new(self.at)
        number = self.ids.new(self.at, above=self.revision)
        out = Message(number, self.chat, cause or f"{number}", Lane.ANSWER, payload)
        new = self.ids.new(self.at, above=self.revision)
        change = ChatChange(
            self.chat, self.revision, new, "console", "main", b"address", "vi", payload
        )
        row = JournalRow(
            self.journal, self.chat, "eligibility", Status.OPEN, NOON, new, payload, None
        )
        return Step(self.at, change, event, (row,), (out,))

    async def say(self, writer: Writer, event: int | None, payload: bytes = b"answer") -> Committed:
        """What came of the next step; the person goes on from it where it is done."""
        step = self.step(event, payload)
        committed = await writer.step(step)
        if committed is Committed.DONE:
            self.revision = step.chat.revision
            self.answers.append(step.messages[0].id)
            self.at += timedelta(seconds=1)
        return committed


def leased(step: Step) -> Step:
    """The step with its messages leased by the process that commits it."""
    messages = tuple(replace(message, state=State.LEASED) for message in step.messages)
    return replace(step, messages=messages)
