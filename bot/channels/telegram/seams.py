"""What Telegram's intake needs from the rest of the house. The commands fill it in."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.channels.base import ChatRef, Incoming
from bot.channels.inbox import Inbox
from bot.channels.telegram.reading import InGroup

Menu = tuple[str, bool]
"""Which commands a chat is shown: its language, and whether its person works for others."""
Answers = tuple[str, Mapping[str, object], Menu]
"""A chat's conversation by its id ("" where there is none), the answers it has so far, its menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seams:
    """The seams.

    ``receive`` returns after the commit and is idempotent by (chat, id). ``answers`` are those of
    the chat's current or last conversation. ``reachable`` is told that a chat was blocked or let
    us in again, ``moved`` that a group became another chat. ``group`` hears what is said to us in
    a group and gives the sentence to say there, or None for the usual one; it must never be one
    that names a household. ``show_menu`` shows a chat the commands that it has now.
    """

    now: Callable[[], datetime]
    receive: Callable[[Incoming], Awaitable[None]]
    answers: Callable[[ChatRef], Awaitable[Answers]]
    reachable: Callable[[ChatRef, bool], Awaitable[None]]
    moved: Callable[[ChatRef, ChatRef], Awaitable[None]]
    group: Callable[[InGroup], Awaitable[str | None]]
    show_menu: Callable[[ChatRef, Menu], Coroutine[Any, Any, None]]
    inbox: Inbox
    largest_file: int
