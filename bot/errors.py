"""The error tree: each leaf a situation that a caller can act on.

    BotError
    ├── SettingsError      a setting is unknown or wrong; the operator corrects it
    ├── UsageError         a command was called wrongly; exit status 2
    └── ConversationError  a conversation broke; the operator gets a log line

A person never sees the text of an exception; an operator reads what, why and what to do.
"""


class BotError(Exception):
    """Anything that we raise for a caller to act on."""


class SettingsError(BotError):
    """A setting is unknown or has a bad value."""


class UsageError(BotError):
    """A command was called with words that do not fit."""
