"""The rules: policy packs and what they answer. Pure: no clock, no chance, no I/O but the packs."""

from bot.rules.engine import evaluate
from bot.rules.errors import BadFact, FactError, PackError, RulesError, UnknownAsk, UnknownFact
from bot.rules.loading import Policies, load
from bot.rules.policy import Policy
from bot.rules.results import Citation, OpenPoint, Outcome, Reason, Result

__all__ = [
    "BadFact",
    "Citation",
    "FactError",
    "OpenPoint",
    "Outcome",
    "PackError",
    "Policies",
    "Policy",
    "Reason",
    "Result",
    "RulesError",
    "UnknownAsk",
    "UnknownFact",
    "evaluate",
    "load",
]
