"""One incoming message, start to finish; ``Desk.receive`` is the door for every channel."""

from bot.desk.desk import Busy, Desk
from bot.desk.scene import House

__all__ = ["Busy", "Desk", "House"]
