"""What can go wrong between a conversation, a journal and the desk.

BotError
├── ConversationBroken  the conversation is wrong: ours to repair, never the person's doing
├── BadAnswer           a value that does not answer its question was to be recorded
├── NotShown            a confirmation was to be recorded that was never put like that
└── BadJournal          stored data is not a journal
"""

from bot.errors import BotError


class ConversationBroken(BotError):
    """A conversation raised, awaited something else, misused a key or does not end.

    ``key`` is the last question that it came to; the cause is chained. The message holds no
    answer, so it may be logged.
    """

    def __init__(self, what: str, conversation: str = "", key: str | None = None) -> None:
        place = f" after {key!r}" if key else ""
        super().__init__(f"conversation {conversation or '?'}{place}: {what}")
        self.what = what
        self.conversation = conversation
        self.key = key


class BadAnswer(BotError):
    """A value that does not answer its question; ``reason`` is that of ``Invalid``."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"the value does not answer {key!r}: {reason}")
        self.key = key
        self.reason = reason


class NotShown(BotError):
    """What this confirmation confirms was not the last thing shown: show it, then ask again."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key!r} was not shown like this; call show() and send it first")
        self.key = key


class BadJournal(BotError):
    """Stored data that is no journal; the message says where, never what it holds."""
