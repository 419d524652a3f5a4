"""What a person's words mean as an answer to a question. Pure: no clock, no network, no data.

``understand`` gives the journal's JSON value, the options that are close, or the reason why there
is no answer. Each kind of question has one grammar in a module of its own, and each grammar has a
table of cases in tests/understand/cases. It never guesses sums or shares: where a text reads two
ways the person is asked again, because a wrong figure is worse than one more question.
"""

from bot.understand.answer import understand
from bot.understand.fold import clean, fold
from bot.understand.options import mostly
from bot.understand.results import (
    DidYouMean,
    NotUnderstood,
    Understanding,
    Understood,
    Value,
    Why,
)
from bot.understand.starts import find_start

__all__ = [
    "DidYouMean",
    "NotUnderstood",
    "Understanding",
    "Understood",
    "Value",
    "Why",
    "clean",
    "find_start",
    "fold",
    "mostly",
    "understand",
]
