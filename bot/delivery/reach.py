"""What a platform's refusal says about the chat: closed to us, or only this message. Values only.

A closed chat gets nothing more until its person writes again; what was meant for it goes another
way (the person's next channel, the group's leader, the officer's list).
"""

from typing import Final

CLOSED: Final = frozenset(
    {
        "blocked",  # the person has blocked us
        "left",  # we were removed from the group, or the person left it
        "deactivated",  # the account is gone
        "not_found",  # the platform does not know the chat (any more)
        "not_following",  # Zalo: unfollowed
        "no_interaction",  # Zalo: nothing written for seven days
        "restricted",  # Zalo: this kind of message is not let through to this person
    }
)
"""Codes of ``Refused`` after which nothing reaches the chat until its person writes."""

TRIES_USED_UP: Final = "tries_used_up"
NO_CHAT: Final = "no_chat"
"""Nothing says where the chat is: its person was forgotten or has unlinked it."""


def closes(why: str) -> bool:
    """Whether a refusal is about the whole chat."""
    return why in CLOSED
