"""The commands that a channel shows as a menu, in the reader's language."""

from typing import Final

from bot.desk.typed import STARTS
from bot.words import MissingWords, Words

ORDER: Final = (
    *("eligibility", "calculation", "damage_report", "my_things", "payment", "lookup", "reminders"),
    *(
        "receipt_check",
        "person",
        "safety",
        "help",
        "back",
        "registration",
        "introduction",
        "language",
    ),
    *("my_data", "erase"),
)
"""What a household is shown; what this version does not have is left out."""
WORK: Final = (
    "group",
    "tasks",
    "area",
    "decision",
    "mistake",
    "importing",
    "invitation",
    "printing",
    "office",
    "reminding",
    "broadcast",
)
"""What leaders and officers are shown before it."""


def menu_of(language: str, *, works: bool = False) -> tuple[tuple[str, str], ...]:
    """Each command without its slash, with what it does; ``works`` for leaders and officers."""
    words = Words.of(language)
    found = []
    for name in (*WORK, *ORDER) if works else ORDER:
        command = next(iter(STARTS.get(name, ())), "")
        try:
            label = words.offer(name)
        except MissingWords:
            continue
        if command:
            found.append((command.removeprefix("/"), label))
    return tuple(found)
