"""``bot evaluate``: the rules as a program, and past answers repeated byte for byte."""

from bot.evaluate.answers import answers, run
from bot.evaluate.replay import replay

__all__ = ["answers", "replay", "run"]
