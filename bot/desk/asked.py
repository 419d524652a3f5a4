"""A sentence outside every question: the conversation or the passage that it asks for. Pure."""

from bot.desk.intents import Intent, Open
from bot.desk.openings import FEWEST_WORDS, asks, looked_up, opening, works_in
from bot.desk.scene import Scene


def is_question(text: str) -> bool:
    """Whether a sentence asks; no button's name hides in it then."""
    return asks(text) and len(text.split()) >= FEWEST_WORDS


def asked_for(scene: Scene, text: str) -> Intent | None:
    """The conversation that a sentence asks for, or the look-up that answers it."""
    found = looked_up(text, scene.house.policies, scene.memory.province)
    if works := works_in(text, found):
        return Open("support_share", text, works)
    name = opening(text, scene.words.openings())
    if name == "my_things" and found is not None and not scene.memory.roles:
        return Open("lookup", text)  # there is no book of somebody who is not known yet
    if name is not None:
        return Open(name, text)
    return Open("lookup", text) if found is not None else None
