"""``bot policies``: which packs there are, whether they hold, what a change moves."""

from bot.policies.changes import affected
from bot.policies.checking import check, listing

__all__ = ["affected", "check", "listing"]
