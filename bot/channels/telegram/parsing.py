"""An update's raw form as the library's type. Pure.

The library refuses a whole update where one field is missing that its version requires, such as a
new one of a poll. Then only what we read is kept, and what is required is filled in: better a
sticker without its size than a tap without an answer.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from telegram import Chat, Message, Update, User

_EARLIEST_IN_MILLISECONDS: Final = 100_000_000_000
_WORDS: Final = frozenset({"message_id", "from", "chat", "date", "text", "entities"})
_WORDS_IN: Final = 2
"""An update's id and its message."""
_PLAIN: Final = ("message_id", "text", "caption", "media_group_id", "edit_date")
_FILES: Final = ("animation", "document", "voice", "audio", "video", "video_note", "sticker")
_MIGRATED: Final = ("migrate_to_chat_id", "migrate_from_chat_id")
_NUMBERS: Final = ("file_size", "width", "height", "length", "duration")
_KINDS: Final = ("message", "edited_message")
_OTHERWISE: Final = ("poll", "dice", "story", "game", "paid_media")


class _Words(Message):
    """A message whose hundred fields are set as plain attributes.

    The library asks at each of them whether the object is closed already, which takes half of the
    time in which it is made. Nothing here changes one afterwards.
    """

    __slots__ = ()
    if not TYPE_CHECKING:
        __setattr__ = object.__setattr__


class _Came(Update):
    """An update made in the same way."""

    __slots__ = ()
    if not TYPE_CHECKING:
        __setattr__ = object.__setattr__


def parse(raw: object) -> Update:
    """The update.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: it is none, or not of any use.
    """
    if not isinstance(raw, dict):
        raise TypeError("no object")
    try:
        return _words(raw) or Update.de_json(raw)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return Update.de_json(_mended(raw))


def _words(raw: dict[str, Any]) -> Update | None:
    """The update of what people send most, words in a private chat; None where it is anything else.

    ``de_json`` looks for a hundred fields that it does not have, which takes as long as a walk.
    """
    message = raw.get("message")
    if len(raw) != _WORDS_IN or not isinstance(message, dict) or not message.keys() <= _WORDS:
        return None
    chat, user = message["chat"], message["from"]
    date = datetime.fromtimestamp(message["date"], UTC)
    return _Came(
        raw["update_id"],
        message=_Words(
            message["message_id"],
            date,
            Chat(chat["id"], chat["type"]),
            from_user=User(user["id"], user["first_name"], user["is_bot"]),
            text=message["text"],
        ),
    )


def _mended(raw: dict[str, Any]) -> dict[str, Any]:
    mended: dict[str, Any] = {"update_id": int(raw["update_id"])}
    for kind in _KINDS:
        if kind in raw:
            mended[kind] = _message(raw[kind])
    if query := raw.get("callback_query"):
        mended["callback_query"] = {
            "id": str(query["id"]),
            "from": _user(query["from"]),
            "chat_instance": str(query.get("chat_instance", "")),
            "data": query.get("data"),
        }
        if query.get("message"):
            mended["callback_query"]["message"] = _message(query["message"])
    return mended


def _message(raw: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = {name: raw[name] for name in (*_PLAIN, *_MIGRATED) if name in raw}
    message.setdefault("message_id", 0)
    date = int(raw.get("date") or 0)
    message["date"] = date // 1000 if date > _EARLIEST_IN_MILLISECONDS else date
    message["chat"] = {"type": "private", **raw["chat"]}
    if raw.get("from"):
        message["from"] = _user(raw["from"])
    if raw.get("photo"):
        message["photo"] = [_file(size) for size in raw["photo"]]
    message |= {name: _file(raw[name]) for name in _FILES if name in raw and name != "sticker"}
    for name in ("location", "contact", "venue", "reply_markup"):
        if name in raw:
            message[name] = raw[name]
    if "sticker" in raw or any(name in raw for name in _OTHERWISE):
        # What it was does not matter: it is something that we cannot read.
        message["dice"] = {"value": 1, "emoji": "🎲"}
    return message


def _user(raw: dict[str, Any]) -> dict[str, Any]:
    return {"is_bot": False, "first_name": "", **raw}


def _file(raw: dict[str, Any]) -> dict[str, Any]:
    given = {"file_id": str(raw["file_id"]), "file_unique_id": str(raw["file_id"])}
    if "file_name" in raw:
        given["file_name"] = str(raw["file_name"])
    return {**given, **{name: int(raw.get(name) or 0) for name in _NUMBERS}}
