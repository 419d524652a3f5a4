"""A message as calls of the OpenAPI, in their order. Pure: makes no call.

Choices stand in the words too, with their numbers; the first five are buttons as well. Zalo counts
letters after NFC.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from bot.channels.base import Button, File, Outgoing, Refused
from bot.channels.choices import with_choices
from bot.channels.texts import plain, shortened, split
from bot.channels.zalo_oa.payloads import LONGEST, Payloads

LONGEST_TEXT: Final = 2000
MOST_BUTTONS: Final = 5
LONGEST_TITLE: Final = 100
LONGEST_SUBTITLE: Final = 500
CONTACT: Final = "contact"
"""What ``Outgoing.extra["wants"]`` names where the person's own number is asked for."""
SHARE: Final = "Chia sẻ số điện thoại"
SHARE_HOW: Final = (
    "Bấm vào đây rồi bấm Chia sẻ. Trợ lý chỉ dùng số này để tìm tên nhà mình trong sổ."
)

PHOTOS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words, perhaps with buttons."""

    text: str
    buttons: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, perhaps with words; it is uploaded first."""

    file: File = field(repr=False)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file; it is uploaded first."""

    file: File = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskContact:
    """The card by which a person shares their number."""

    title: str
    subtitle: str


Call = Text | Photo | Document | AskContact


def render(message: Outgoing, payloads: Payloads) -> tuple[Call, ...]:
    """The calls.

    Raises:
        Refused: there is nothing to say.
    """
    words = unicodedata.normalize("NFC", plain(with_choices(message.text, message.buttons))).strip()
    parts = split(words, LONGEST_TEXT)
    buttons = _buttons(message.to.id, message.buttons, payloads)
    calls = list(_calls(parts, message.attachments, buttons))
    if message.extra.get("wants") == CONTACT:
        calls.append(AskContact(SHARE[:LONGEST_TITLE], SHARE_HOW[:LONGEST_SUBTITLE]))
    if not calls:
        raise Refused("empty")
    return tuple(calls)


def _calls(
    parts: Sequence[str], files: Sequence[File], buttons: tuple[dict[str, Any], ...]
) -> Iterator[Call]:
    """Files first, so that the question with its choices stands last."""
    if len(files) == 1 and is_photo(files[0]) and len(parts) == 1 and not buttons:
        yield Photo(files[0], parts[0])
        return
    for file in files:
        yield Photo(file) if is_photo(file) else Document(file)
    for part in parts[:-1]:
        yield Text(part)
    for part in parts[-1:]:
        yield Text(part, buttons)


def _buttons(
    chat: str, buttons: Sequence[Button], payloads: Payloads
) -> tuple[dict[str, Any], ...]:
    made = []
    for button in buttons[:MOST_BUTTONS]:
        carries, label = payloads.of(chat, button), button.label.strip()
        if carries is not None and len(carries) <= LONGEST and label:
            title = shortened(unicodedata.normalize("NFC", label), LONGEST_TITLE)
            made.append({"title": title, "type": "oa.query.hide", "payload": carries})
    return tuple(made)


def is_photo(file: File) -> bool:
    """Whether the file is shown as a picture."""
    return PurePath(file.name).suffix.lower() in PHOTOS


def template(payload: dict[str, Any], text: str = "") -> dict[str, Any]:
    """The message of a template, with words where there are some."""
    message: dict[str, Any] = {"text": text} if text else {}
    return message | {"attachment": {"type": "template", "payload": payload}}


def words_of(call: Text) -> dict[str, Any]:
    """The message of words."""
    if not call.buttons:
        return {"text": call.text}
    return template({"buttons": list(call.buttons)}, call.text)


def picture_of(attachment: str, text: str) -> dict[str, Any]:
    """The message of an uploaded picture."""
    element = {"media_type": "image", "attachment_id": attachment}
    return template({"template_type": "media", "elements": [element]}, text)


def file_of(token: str) -> dict[str, Any]:
    """The message of an uploaded file."""
    return {"attachment": {"type": "file", "payload": {"token": token}}}


def card_of(call: AskContact, image_url: str) -> dict[str, Any]:
    """The message that asks for a person's number."""
    element = {"title": call.title, "subtitle": call.subtitle}
    if image_url:
        element["image_url"] = image_url
    return template({"template_type": "request_user_info", "elements": [element]})
