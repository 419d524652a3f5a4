"""Choices in words, for platforms with few buttons or none: a number where one counts. Pure.

Only the options of a closed question have numbers; beside "how many?" a typed 1 is an answer.
"""

from collections.abc import Sequence
from typing import Final

from bot.channels.base import Button

BULLET: Final = "•"


def listed(buttons: Sequence[Button]) -> str:
    """One line for each choice, to be answered by its number or its words."""
    lines, number = [], 0
    for button in buttons:
        label = button.label.strip()
        number += button.numbered
        if label:
            lines.append(f"{number}. {label}" if button.numbered else f"{BULLET} {label}")
    return "\n".join(lines)


def with_choices(text: str, buttons: Sequence[Button]) -> str:
    """The message's words with its choices under them."""
    return "\n\n".join([part for part in (text.strip(), listed(buttons)) if part])
