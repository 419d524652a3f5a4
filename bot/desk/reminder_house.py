"""What reminders are made with: the reader's words and name, signed buttons, the outbox's form."""

from functools import partial

from bot.delivery.reminder_made import House
from bot.desk.memory import Memory
from bot.desk.posts import stored
from bot.desk.scene import NOTICE, OFFER
from bot.rules import Policies
from bot.storage.registers.base import View
from bot.storage.reminder_readers import Reader
from bot.storage.sealing import Place, Sealer
from bot.talk import Kind, Question, sign
from bot.words import Words


def reminder_house(policies: Policies, sealer: Sealer) -> House:
    """What the planner makes messages with."""
    secret = sealer.secret("buttons")
    return House(policies, _words, partial(_tag, secret), stored)


def _words(view: View, reader: Reader) -> Words:
    """The words of a chat: its language, and how its person asked to be called."""
    if reader.state is None:
        return Words.of(reader.language)
    memory = Memory.from_bytes(view.sealer.open(Place.CHAT_STATE, reader.chat, reader.state))
    return Words.of(memory.language, memory.address or None)


def _tag(secret: bytes, option: str) -> str:
    """A button that opens a conversation from any message, as notices have them."""
    return sign(secret, NOTICE, Question(OFFER, Kind.CHOICE, (option,)), option)
