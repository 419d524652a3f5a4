"""What documents refuse."""

from bot.errors import BotError


class CannotPrint(BotError):
    """A document that must not or cannot be made of these values; the text says why."""


class NoTransferCode(CannotPrint):
    """An account or a sum for which there is no VietQR code; the other ways to pay remain."""
