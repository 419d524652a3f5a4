"""What Telegram refuses in a call: names, types and required parameters, limits, broken HTML.

The table of names and types is reduced from the Bot API's to the methods that are called.
"""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

TABLE = json.loads((Path(__file__).parent / "bot_api.json").read_text("utf-8"))
TAGS = frozenset(
    ("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "a", "code", "pre")
) | {"blockquote", "span", "tg-emoji"}
BARE_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class Refusal(Exception):
    """A 400 with Telegram's words; ``ours`` where it is a fault of the caller's program."""

    def __init__(self, description: str, *, ours: bool = True) -> None:
        super().__init__(description)
        self.description = f"Bad Request: {description}"
        self.ours = ours


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def check(method: str, given: dict[str, Any], files: dict[str, bytes]) -> None:
    """Raise Refusal where Telegram would answer 400, whoever the chat is."""
    _fields(TABLE["methods"][method], given, files, method)
    _text(given.get("text"), given.get("parse_mode"), 4096, least=1)
    _text(given.get("caption"), given.get("parse_mode"), 1024, least=0)
    if "reply_markup" in given:
        _keyboard(given["reply_markup"])
    if method == "setMyCommands":
        _commands(given["commands"])
    if method == "answerCallbackQuery" and units(given.get("text", "")) > 200:
        raise Refusal("MESSAGE_TOO_LONG")
    if method == "sendMediaGroup" and not 2 <= len(given["media"]) <= 10:
        raise Refusal("wrong number of media in the album")


def _fields(
    wanted: dict[str, str], given: dict[str, Any], files: dict[str, bytes], where: str
) -> None:
    optional = {name.rstrip("?"): kinds for name, kinds in wanted.items()}
    if unknown := set(given) - set(optional):
        raise Refusal(f"{where}: unknown parameter {', '.join(sorted(unknown))}")
    for name, kinds in wanted.items():
        plain = name.rstrip("?")
        if plain not in given:
            if plain == name and plain not in files:
                raise Refusal(f"{where}: parameter {plain} is missing")
            continue
        if not any(_fits(given[plain], kind, files) for kind in kinds.split(" | ")):
            raise Refusal(f"{where}: {plain} is none of {kinds}: {given[plain]!r:.80}")


def _fits(value: Any, kind: str, files: dict[str, bytes]) -> bool:
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return isinstance(value, list) and all(_fits(item, inner, files) for item in value)
    plain = {"String": str, "Boolean": bool, "Float": float}.get(kind)
    if plain is not None:
        return isinstance(value, plain)
    if kind == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "InputFile":
        return isinstance(value, str) and value.removeprefix("attach://") in files
    return _is_object(value, kind, files)


def _is_object(value: Any, kind: str, files: dict[str, bytes]) -> bool:
    fields = TABLE["types"][kind]
    if "" in fields:
        return any(_fits(value, sub, files) for sub in fields[""].split(" | "))
    try:
        _fields(fields, dict(value), files, kind)
    except (Refusal, TypeError, ValueError):
        return False
    return True


def _text(text: Any, mode: Any, most: int, least: int) -> None:
    if text is None:
        return
    if mode not in (None, "HTML"):
        raise Refusal("unsupported parse_mode")
    shown = parsed(text) if mode == "HTML" else text
    if units(shown.strip()) < least:
        raise Refusal("message text is empty")
    if units(shown) > most:
        raise Refusal("message is too long")


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _attrs: Any) -> None:
        if tag not in TAGS:
            raise Refusal(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset 0')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refusal("can't parse entities: Unexpected end tag at byte offset 0")

    def handle_data(self, data: str) -> None:
        if "<" in data or "&" in data:
            raise Refusal("can't parse entities: Unclosed start tag at byte offset 0")
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name]

    def handle_charref(self, name: str) -> None:
        self.text += unescape(f"&#{name};")


def parsed(text: str) -> str:
    """The text that HTML shows."""
    if BARE_AMPERSAND.search(text):
        raise Refusal("can't parse entities: bare ampersand")
    reader = _Html()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise Refusal("can't parse entities: Can't find end tag")
    return reader.text


def _keyboard(markup: dict[str, Any]) -> None:
    for row in markup.get("inline_keyboard", ()):
        if not row:
            raise Refusal("an empty row of buttons")
        for button in row:
            _button(button)
    for row in markup.get("keyboard", ()):
        if not all(button["text"].strip() for button in row):
            raise Refusal("keyboard button text is empty")


def _button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise Refusal("inline keyboard button text is empty")
    if len(set(button) - {"text", "style", "icon_custom_emoji_id"}) != 1:
        raise Refusal("Text buttons are unallowed in the inline keyboard")
    if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
        raise Refusal("BUTTON_DATA_INVALID")


def _commands(commands: list[dict[str, str]]) -> None:
    for command in commands:
        if not COMMAND.fullmatch(command["command"]):
            raise Refusal("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise Refusal("BOT_COMMAND_DESCRIPTION_INVALID")
    if len(commands) > 100:
        raise Refusal("BOT_COMMANDS_TOO_MUCH")


def from_form(method: str, name: str, text: str) -> Any:
    """A form's value in the type that the method wants."""
    fields = {field.rstrip("?"): kinds for field, kinds in TABLE["methods"][method].items()}
    kinds = fields.get(name, "String").split(" | ")
    if kinds == ["String"]:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
