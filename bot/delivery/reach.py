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

ELSEWHERE: Final = frozenset(
    {
        "quota",  # Zalo Bot: the plan's month is used up
        "tries_used_up",  # the platform took nothing for a day, or as long as it was useful
        "no_template",  # Zalo: the week is over and no approved template says this
        "over_budget",  # Zalo: the month's cap is reached
        "no_phone",
        "does_not_follow",
        "quota_of_person",
        "no_interaction_for_7_days",
        "interaction_over",
        "template_not_by_user",
        "no_answer_after_48_hours",
        "answers_used_up",
        "oa_unverified",
        "api_not_granted",
        "package_too_low",
        "no_cloud_account",
        "no_money",
        "phone_wrong",
        "phone_without_zalo",
        "template_wrong",
        "template_not_approved",
    }
)
"""Codes of ``Refused`` that say: this message not here, perhaps in the person's next chat."""

SILENT_FOR_LONG: Final = frozenset(
    {"no_template", "no_interaction_for_7_days", "interaction_over", "no_interaction"}
)
"""Codes of ``Refused`` that say: their person has not written for so long that nothing may go."""

TRIES_USED_UP: Final = "tries_used_up"
"""The platform took nothing for this chat as long as the message was useful."""
NO_CHAT: Final = "no_chat"
"""Nothing says where the chat is: its person was forgotten or has unlinked it."""


def closes(why: str) -> bool:
    """Whether a refusal is about the whole chat."""
    return why in CLOSED


def elsewhere(why: str) -> bool:
    """Whether a refusal sends the message to the person's next chat."""
    return why in CLOSED or why in ELSEWHERE or why == TRIES_USED_UP
