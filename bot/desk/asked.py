"""A sentence outside every question: the conversation or the passage that it asks for. Pure."""

from typing import Final

from bot.access import Role
from bot.desk.intents import Intent, Open
from bot.desk.openings import (
    FEWEST_WORDS,
    answers,
    asks,
    asks_what_to_pay,
    means,
    opening,
    paid,
    pays_later,
    wonders,
    works_in,
)
from bot.desk.scene import Scene
from bot.rules.lookup import Found
from bot.understand.told import tells_loss

LINKING: Final = "registration"


def is_question(text: str) -> bool:
    """Whether a sentence asks; no button's name hides in it then."""
    return asks(text) and len(text.split()) >= FEWEST_WORDS


def asked_for(scene: Scene, text: str) -> Intent | None:
    """The conversation that a sentence asks for, or the look-up that answers it."""
    read = answers(text, scene.house.policies, scene.memory.province)
    found = next(iter(read), None)
    if works := works_in(text, read):
        return Open("support_share", text, works)
    phrases = scene.words.openings()
    if scene.memory.roles:  # "tôi là tổ trưởng, ai chưa nộp": that one is linked already
        del phrases[LINKING]
    name = opening(text, phrases)
    if found is not None and _is_for_documents(scene, name, text):
        return Open("lookup", text)
    if name == "payment" and pays_later(text):
        name = None
    if name == "calculation" and _asks_own_sum(scene, text, found):
        name = "my_things"
    if name is None and paid(text):
        name = "payment"
    if name is not None:
        return Open(name, text)
    return Open("lookup", text) if found is not None else None


def _asks_own_sum(scene: Scene, text: str, found: Found | None) -> bool:
    """Whether a household that has a book asks what is theirs to pay, of no kind and no loss."""
    of_a_kind = found is not None and found.id.startswith("rate_")
    theirs = Role.HOUSEHOLD in scene.memory.roles and asks_what_to_pay(text)
    return theirs and not of_a_kind and not tells_loss(text)


def _is_for_documents(scene: Scene, name: str | None, text: str) -> bool:
    """Whether a sentence that names a conversation asks what is written all the same."""
    if name == "my_things":
        return not scene.memory.roles  # there is no book of somebody who is not known yet
    if name in {"damage_report", "payment"}:
        return wonders(text)  # "lợn chết thì báo cho ai" reports nothing
    return name == "calculation" and means(text)
