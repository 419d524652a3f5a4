"""The conversations by name: an explicit list, so that importing one registers nothing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.handlers.base import Conversation
from bot.handlers.calculation import calculation
from bot.handlers.eligibility import eligibility
from bot.handlers.help import help_, person
from bot.handlers.introduction import introduction
from bot.handlers.settings import erase, language
from bot.handlers.start import start

_ALL = (
    Conversation("start", start, ("/start", "/batdau")),
    Conversation("eligibility", eligibility, ("/dieukien",)),
    Conversation("calculation", calculation, ("/tinh",)),
    Conversation("person", person, ("/gap",)),
    Conversation("help", help_, ("/trogiup", "/help")),
    Conversation("introduction", introduction, ("/xungho",), names_a_person=True),
    Conversation("language", language, ("/ngonngu", "/language")),
    Conversation("erase", erase, ("/xoadulieu",)),
)

CONVERSATIONS: Final[Mapping[str, Conversation]] = MappingProxyType(
    {conversation.name: conversation for conversation in _ALL}
)
"""Every conversation of the assistant by its name, in the order in which help lists them."""
