"""What Zalo refuses of a message's form, read from the channel's facts: a code, or nothing."""

import unicodedata
from typing import Any

LONGEST_TEXT = 2000
MOST_BUTTONS = 5
LARGEST_IMAGE = 1024 * 1024
LARGEST_FILE = 5 * 1024 * 1024
BAD, OVER, UNSUPPORTED, STALE = -201, -210, -233, -100


class Refusal(Exception):
    """Zalo's error; ``ours`` says that no caller by the book is ever told it."""

    def __init__(self, code: int, why: str, *, ours: bool = True) -> None:
        super().__init__(why)
        self.code = code
        self.why = why
        self.ours = ours


def need(holds: bool, why: str, code: int = BAD) -> None:
    if not holds:
        raise Refusal(code, why)


def check_message(message: Any, kept: set[str]) -> None:
    """Refuse a consultation message that is not of the form; ``kept`` are living attachments."""
    need(isinstance(message, dict), "no message")
    need(message.keys() <= {"text", "attachment", "quote_message_id"}, "unknown field")
    text = message.get("text", "")
    need(isinstance(text, str), "text is no text")
    need(text == unicodedata.normalize("NFC", text), "text is not NFC")
    need(len(text) <= LONGEST_TEXT, "text too long", OVER)
    attachment = message.get("attachment")
    need(bool(text.strip()) or attachment is not None, "empty message")
    if attachment is None:
        return
    need(attachment.keys() == {"type", "payload"}, "attachment")
    payload = attachment["payload"]
    if attachment["type"] == "file":
        need(payload.keys() == {"token"} and not text, "file")
        if payload["token"] not in kept:
            raise Refusal(STALE, "token over", ours=False)
        return
    need(attachment["type"] == "template", "type")
    _template(payload, text, kept)


def _template(payload: dict[str, Any], text: str, kept: set[str]) -> None:
    kind = payload.get("template_type")
    if kind is None:
        need(payload.keys() == {"buttons"} and bool(text), "buttons need a text")
        _buttons(payload["buttons"])
    elif kind == "media":
        need(payload.keys() == {"template_type", "elements"}, "media")
        [element] = payload["elements"]
        need(element.keys() == {"media_type", "attachment_id"}, "element")
        need(element["media_type"] == "image", "media_type")
        if element["attachment_id"] not in kept:
            raise Refusal(STALE, "attachment over", ours=False)
    elif kind == "request_user_info":
        need(len(payload["elements"]) == 1, "one element")
        [element] = payload["elements"]
        need(element.keys() <= {"title", "subtitle", "image_url"}, "element")
        need(0 < len(element["title"]) <= 100 and 0 < len(element["subtitle"]) <= 500, "long", OVER)
    else:
        raise Refusal(UNSUPPORTED, f"template {kind}")


def _buttons(buttons: Any) -> None:
    need(isinstance(buttons, list) and 0 < len(buttons) <= MOST_BUTTONS, "buttons", OVER)
    for button in buttons:
        need(button.keys() == {"title", "type", "payload"}, "button")
        need(0 < len(button["title"]) <= 100, "title", OVER)
        need(button["type"] in {"oa.query.hide", "oa.query.show"}, "type of button", UNSUPPORTED)
        carries = button["payload"]
        need(isinstance(carries, str) and 0 < len(carries) <= 1000, "payload", OVER)
        need(carries.startswith("#"), "payload begins with #")


def check_picture(content: bytes) -> None:
    need(content[:3] == b"\xff\xd8\xff" or content[:4] == b"\x89PNG", "no jpg or png", UNSUPPORTED)
    need(len(content) <= LARGEST_IMAGE, "picture over 1 MB", OVER)


def check_file(name: str, content: bytes) -> None:
    suffix = name.rpartition(".")[2].lower()
    need(suffix in {"pdf", "doc", "docx", "csv"}, "kind of file", UNSUPPORTED)
    need(len(content) <= LARGEST_FILE, "file over 5 MB", OVER)


def check_template(data: Any, fields: dict[str, int]) -> None:
    """Refuse values that the approved template has not, or that are too long for it."""
    need(isinstance(data, dict) and data.keys() == fields.keys(), "fields of the template")
    for name, longest in fields.items():
        need(isinstance(data[name], str) and 0 < len(data[name]) <= longest, f"value of {name}")
