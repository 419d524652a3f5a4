"""Choices as Telegram shows them: under a message, or in place of the keyboard. Pure.

Every choice also works by its number and by typed words; nothing here is the only way.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from telegram import InlineKeyboardMarkup

from bot.channels.base import Button, Outgoing

Markup = dict[str, Any]
"""A ``reply_markup`` in the Bot API's own form: making it of the library's objects, which are then
taken apart again, costs more than everything else about a message."""
Rows = list[list[dict[str, str]]]

LONGEST_DATA: Final = 64
"""Bytes of a button's data."""
PLAIN: Final = "="
"""Begins the data of a choice that nothing was signed for: it counts as if it had been typed."""
CHOSEN: Final = "✓ "

_ROW_LETTERS: Final = 24
_ROW_BUTTONS: Final = 3
_WANTED: Final[dict[str, dict[str, str | bool]]] = {
    "contact": {"text": "📱 Gửi số điện thoại của mình", "request_contact": True},
    "place": {"text": "📍 Gửi vị trí đang đứng", "request_location": True},
}
"""What ``Outgoing.extra["wants"]`` may name: a button that asks the phone itself."""


def markup(message: Outgoing) -> Markup | None:
    """The keyboard of a message, if it has any."""
    asked = _WANTED.get(message.extra.get("wants", ""))
    if asked is not None:
        return _instead(asked, message.buttons)
    buttons = [made for made in map(_button, message.buttons) if made is not None]
    if link := message.extra.get("url"):
        buttons.append({"text": message.extra.get("url_label") or link, "url": link})
    return {"inline_keyboard": rows(buttons)} if buttons else None


def rows(buttons: Iterable[dict[str, str]]) -> Rows:
    """Short labels share a row, as many as a small phone shows whole."""
    found: Rows = []
    room = left = 0
    for button in buttons:
        length = len(button["text"])
        if not found or length > room or not left:
            found.append([])
            room, left = _ROW_LETTERS, _ROW_BUTTONS
        found[-1].append(button)
        room, left = room - length, left - 1
    return found


def chosen(shown: InlineKeyboardMarkup, data: str) -> Markup | None:
    """The keyboard with a mark on what was tapped; None where it looks like that already.

    The other buttons stay: a tap on one of them changes the answer.
    """
    before: Rows = shown.to_dict()["inline_keyboard"]
    after = [[_marked(button, data) for button in row] for row in before]
    return None if after == before else {"inline_keyboard": after}


def _marked(button: dict[str, str], data: str) -> dict[str, str]:
    label = button["text"].removeprefix(CHOSEN)
    return button | {"text": CHOSEN + label if button.get("callback_data") == data else label}


def _button(button: Button) -> dict[str, str] | None:
    """The button; None where its data would be refused (it can still be typed)."""
    data = button.tag or PLAIN + button.id
    label = button.label.strip()
    if not label or len(data.encode("utf-8", "replace")) > LONGEST_DATA:
        return None
    return {"text": label, "callback_data": data}


def _instead(asked: dict[str, str | bool], buttons: Sequence[Button]) -> Markup:
    """In place of the keyboard: only there may a bot ask for a number or a place."""
    others = [[{"text": button.label}] for button in buttons if button.label.strip()]
    return {"keyboard": [[asked], *others], "resize_keyboard": True, "one_time_keyboard": True}
