"""What can go wrong in the rules: each leaf a situation that a caller can act on.

RulesError
├── UnknownAsk    nobody asks that; the caller corrects its program
├── FactError     a fact cannot be used; the caller corrects that fact
│   ├── UnknownFact   its name is not one of the contract's
│   └── BadFact       its value is of a wrong type, out of bounds or contradicts another
└── PackError     a policy pack breaks the schema; whoever keeps the pack corrects that place
"""

from bot.errors import BotError


class RulesError(BotError):
    """Anything that the rules refuse."""


class UnknownAsk(RulesError):
    """No policy of any province answers that ask."""

    def __init__(self, ask: str) -> None:
        """Name the ask."""
        super().__init__(f"{ask!r} is not one of the asks")
        self.ask = ask


class FactError(RulesError):
    """A fact cannot be used; ``fact`` is its dotted name."""

    def __init__(self, fact: str, message: str) -> None:
        """Name the fact and say what is wrong with it."""
        super().__init__(f"{fact}: {message}")
        self.fact = fact
        self.message = message


class UnknownFact(FactError):
    """The name of a fact is not one of the contract's."""


class BadFact(FactError):
    """The value of a fact is of a wrong type, out of bounds or contradicts another fact."""


class BooleanAsNumber(BadFact):
    """True or false stands where a number must: the request itself is malformed."""


class PackError(RulesError):
    """A policy pack breaks the schema at ``where`` (``rate[2].citation.quote``)."""

    def __init__(self, where: str, message: str) -> None:
        """Name the place and say what is wrong there."""
        super().__init__(f"{where}: {message}" if where else message)
        self.where = where
        self.message = message
